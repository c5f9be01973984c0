# SPDX-License-Identifier: AGPL-3.0-or-later
"""Subscribing to a show: links that open podcast apps, the feed's address as a QR code, directories that list the show."""
