# SPDX-License-Identifier: AGPL-3.0-or-later
"""Transcripts: read in four forms, checked, published in five."""
