# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files that the tools of a social media desk import: one file here a tool."""
