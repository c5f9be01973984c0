# SPDX-License-Identifier: AGPL-3.0-or-later
"""Chapters: read from every usual source, checked, published in every form."""
