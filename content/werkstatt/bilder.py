# SPDX-License-Identifier: AGPL-3.0-or-later
"""Draws every picture of the example: python content/werkstatt/bilder.py (needs Pillow)."""

from __future__ import annotations

from pathlib import Path

import szenen_bau as works
import szenen_innen as rooms
import szenen_land as land
import szenen_stadt as town
from portraets import PORTRAITS
from titelbilder import COVERS

CONTENT = Path(__file__).resolve().parent.parent
PICTURES = {
    "stadt-am-abend": town.dusk,
    "rathaus": town.town_hall,
    "wintermarkt": town.market,
    "bibliothek-der-dinge": rooms.library,
    "ratssaal": rooms.council,
    "jugendrat": rooms.young_people,
    "linie-7": town.bus,
    "pegel-alte-bruecke": land.gauge,
    "brueckenbau": land.bridge_works,
    "marktplatz-baustelle": works.building_site,
    "pflanztag": land.planting,
    "wasserturm": land.water_tower,
    "winterdienst": works.winter,
    "trinkbrunnen": works.plane_tree,
    "waermenetz": works.heating,
}


def main() -> None:
    """Draw pictures, portraits and covers."""
    for name, draw in PICTURES.items():
        draw().save(CONTENT / "bilder" / f"{name}.jpg")
    for name, draw in PORTRAITS.items():
        draw().save(CONTENT / "bilder" / f"{name}.jpg", limit=40_000)
    for show, draw in COVERS.items():
        draw().save(CONTENT / "podcast" / show / "cover.jpg", limit=350_000, grain=0.0)


if __name__ == "__main__":
    main()
