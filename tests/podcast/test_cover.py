# SPDX-License-Identifier: AGPL-3.0-or-later
"""Cover art: square, 1400 to 3000 pixels, no transparency, RGB, JPEG or PNG by content."""

from pathlib import Path

import pytest

from plugins.core.finding import Position
from plugins.podcast.covers import check as cover
from plugins.podcast.settings import Show

from .samples import picture


def check(tmp_path: Path, name: str = "cover.jpg", raw: bytes = b"", alt: str = "Ein Turm") -> list[str]:
    if raw:
        (tmp_path / name).write_bytes(raw)
    show = Show(title="Funk", description="Neues.", cover=name, cover_alt=alt)
    return [str(one) for one in cover.check(show, "funk", tmp_path, ("pelicanconf.py", Position(4, 9)))[2]]


def test_good_covers(tmp_path: Path) -> None:
    assert check(tmp_path, raw=picture()) == []
    assert check(tmp_path, "cover.png", picture((3000, 3000), kind="PNG")) == []
    assert check(tmp_path, "phone.jpg", picture(kind="MPO")) == [], "a phone's JPEG with a second picture inside"
    show = Show(title="Funk", description="Neues.", cover="cover.png", cover_alt="x")
    assert cover.check(show, "funk", tmp_path, ("x", Position()))[:2] == (tmp_path / "cover.png", ".png")


AT = "pelicanconf.py:4:9: "


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        (
            "cover.jpg",
            picture((1400, 1399)),
            "Das Titelbild „cover.jpg“ ist nicht quadratisch (1400 × 1399 Pixel). Schneiden Sie es quadratisch zu. [podcast.cover-square]",
        ),
        (
            "cover.jpg",
            picture((1399, 1399)),
            "Das Titelbild „cover.jpg“ misst 1399 × 1399 Pixel; verlangt sind 1400 bis 3000. "
            "Speichern Sie es mit 3000 × 3000 Pixeln. [podcast.cover-size]",
        ),
        (
            "cover.jpg",
            picture((3001, 3001)),
            "Das Titelbild „cover.jpg“ misst 3001 × 3001 Pixel; verlangt sind 1400 bis 3000. "
            "Speichern Sie es mit 3000 × 3000 Pixeln. [podcast.cover-size]",
        ),
        (
            "cover.png",
            picture(mode="RGBA", kind="PNG"),
            "Das Titelbild „cover.png“ hat durchsichtige Stellen. "
            "Speichern Sie es ohne Transparenz, am einfachsten als JPEG. [podcast.cover-alpha]",
        ),
        (
            "cover.jpg",
            picture(mode="CMYK"),
            "Das Titelbild „cover.jpg“ ist im Farbraum CMYK gespeichert; verlangt ist RGB. Speichern Sie es in RGB. [podcast.cover-colour]",
        ),
        (
            "cover.jpg",
            picture(mode="L"),
            "Das Titelbild „cover.jpg“ ist im Farbraum Graustufen gespeichert; verlangt ist RGB. "
            "Speichern Sie es in RGB. [podcast.cover-colour]",
        ),
        (
            "cover.jpg",
            picture(kind="PNG"),
            "Das Titelbild „cover.jpg“ ist in Wirklichkeit PNG. Benennen Sie die Datei um in „cover.png“. [podcast.cover-extension]",
        ),
        (
            "cover.jpg",
            picture(kind="WEBP"),
            "Das Titelbild „cover.jpg“ ist WEBP; erlaubt sind JPEG und PNG. Speichern Sie es als JPEG. [podcast.cover-format]",
        ),
        (
            "cover.jpg",
            picture()[:-2000],
            "Das Titelbild „cover.jpg“ ist kein lesbares Bild; erlaubt sind JPEG und PNG. "
            "Speichern Sie es als JPEG. [podcast.cover-format]",
        ),
        (
            "cover.jpg",
            b"Hallo",
            "Das Titelbild „cover.jpg“ ist kein lesbares Bild; erlaubt sind JPEG und PNG. "
            "Speichern Sie es als JPEG. [podcast.cover-format]",
        ),
    ],
)
def test_covers_that_directories_refuse(tmp_path: Path, name: str, raw: bytes, message: str) -> None:
    assert check(tmp_path, name, raw) == [f"{AT}{message}"]


def test_a_missing_cover_a_wrong_path_and_a_missing_description(tmp_path: Path) -> None:
    assert check(tmp_path, "") == [
        f"{AT}Die Sendung „Funk“ hat kein Titelbild; Apple Podcasts und andere Verzeichnisse nehmen sie so nicht auf. "
        "Nennen Sie in PODCAST ein Bild: 'cover': 'podcast/funk/cover.jpg' [podcast.no-cover]"
    ]
    (tmp_path / "cover.png").write_bytes(picture(kind="PNG"))
    assert check(tmp_path, "cover.jpg") == [
        f"{AT}Das Titelbild „cover.jpg“ gibt es nicht. Meinten Sie „cover.png“? [podcast.cover-not-found]"
    ]
    assert check(tmp_path, raw=picture(), alt="") == [
        f"{AT}Dem Titelbild der Sendung „Funk“ fehlt der Alternativtext. "
        "Beschreiben Sie es in PODCAST: 'cover_alt': '…' [podcast.cover-alt]"
    ]
