# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words of a teaser: where they come from, templates, German shortening, hashtags, text blocks."""
