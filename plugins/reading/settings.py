# SPDX-License-Identifier: AGPL-3.0-or-later
"""The setting ``READING``."""

from ..core.settings import Settings


class Reading(Settings):
    """READING: how source files are read."""

    typography: bool = True
    """Setzt deutsche Anführungszeichen, Gedankenstriche und geschützte Leerzeichen."""
    top_heading: int = 2
    """Ebene der obersten Überschrift im Text; die Seite selbst trägt mit dem Titel die Ebene 1."""
