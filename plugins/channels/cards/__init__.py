# SPDX-License-Identifier: AGPL-3.0-or-later
"""Image cards: one declarative layout, every size, drawn once for the same content."""
