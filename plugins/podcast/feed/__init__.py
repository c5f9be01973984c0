# SPDX-License-Identifier: AGPL-3.0-or-later
"""The feed of a show."""
