# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who takes part: defined once, shown with a page and a picture where there is consent, credited in every feed."""
