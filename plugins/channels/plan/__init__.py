# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which teaser goes out when: windows, quiet hours, holidays, embargo; what was sent; the calendar and the gallery."""
