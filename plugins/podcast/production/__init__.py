# SPDX-License-Identifier: AGPL-3.0-or-later
"""A whole folder as recording programs and Auphonic leave it: every file told by name or content, none passed over in silence."""
