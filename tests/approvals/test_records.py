# SPDX-License-Identifier: AGPL-3.0-or-later
"""Records on disk: readable, and no trick with names or links gets one read from anywhere else."""

import tomllib
from pathlib import Path

import pytest

from plugins.approvals.records import FOLDER, Record, as_toml, name, parse, read
from plugins.approvals.suspicious import found, marked

from .town import NOW

RECORD = Record(
    item="artikel/a.md",
    fingerprint="0" * 64,
    who="petra",
    role="press",
    at=NOW,
    note='Mit dem Amt „Bau“\nabgestimmt \\ "ja"',
    signature="-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n",
)


def test_a_record_is_small_readable_and_comes_back_as_it_was() -> None:
    text = as_toml(RECORD)
    assert 'item = "artikel/a.md"' in text
    assert "at = 2026-11-23 08:00:00+00:00" in text or "at = 2026-11-23T08:00:00Z" in text
    assert parse(text) == RECORD
    assert "until" not in tomllib.loads(text)
    assert name(RECORD) == "artikel-a--20261123-080000-petra.toml"


def test_the_signature_covers_everything_else() -> None:
    for key, value in {
        "item": "b",
        "fingerprint": "1" * 64,
        "who": "otto",
        "role": "head",
        "note": "",
        "until": NOW,
        "on_behalf": "x",
    }.items():
        assert RECORD.model_copy(update={key: value}).message() != RECORD.message(), key
    assert RECORD.model_copy(update={"signature": ""}).message() == RECORD.message()


@pytest.mark.parametrize("trick", ["link", "folder", "name", "hidden", "large", "way out"])
def test_tricks_with_names_and_links_are_named_and_not_followed(tmp_path: Path, trick: str) -> None:
    outside = tmp_path / "draussen.toml"
    outside.write_text(as_toml(RECORD), encoding="utf-8")
    folder = tmp_path / "content" / FOLDER
    if trick == "way out":
        folder.parent.mkdir()
        (tmp_path / "anderswo").mkdir()
        folder.symlink_to(tmp_path / "anderswo")
        outside.rename(tmp_path / "anderswo" / "a.toml")
    else:
        folder.mkdir(parents=True)
        if trick == "link":
            (folder / "a.toml").symlink_to(outside)
        elif trick == "folder":
            (folder / "a.toml").mkdir()
        else:
            odd = {"name": "A\u202e;rm -rf.toml", "hidden": "-a.toml", "large": "gross.toml"}[trick]
            (folder / odd).write_text(as_toml(RECORD) + "#" * (30_000 if trick == "large" else 0), encoding="utf-8")
    made, problems = read(tmp_path / "content", "content")
    assert made == {}
    assert [one.message for one in problems] == [
        "Das ist kein Eintrag: Er braucht einen einfachen Namen auf „.toml“ und muss eine gewöhnliche kleine Datei sein."
    ]


def test_what_cannot_be_read_is_named_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "content" / FOLDER
    folder.mkdir(parents=True)
    (folder / "a.toml").write_text('item = "a"\nwho = \n', encoding="utf-8")
    (folder / "b.toml").write_text(as_toml(RECORD).replace('"artikel/a.md"', '""').replace("+00:00", "").replace("Z", ""), encoding="utf-8")
    (folder / "c.toml").write_text(as_toml(RECORD), encoding="utf-8")
    (folder / "README.md").write_text("Hier liegen die Freigaben.", encoding="utf-8")
    made, problems = read(tmp_path / "content", "content")
    assert list(made) == ["c.toml"]
    assert [(one.path, one.line, one.rule) for one in problems] == [
        ("content/freigaben/a.toml", 2, "approvals.broken-record"),
        ("content/freigaben/b.toml", 1, "approvals.wrong-record"),
        ("content/freigaben/b.toml", 5, "approvals.wrong-record"),
    ]


def test_look_alikes_and_bidi_controls_are_seen() -> None:
    assert list(found("Die Brücke ist gesperrt – für Bürger*innen. Straße, naïve, Ελλάδα, Москва, 👩‍👩‍👧")) == []
    assert list(found("R\u0430thaus, B\u00fcrg\u0435r")) == [
        "in „R\u0430thaus“ gemischte Schriften (U+0430)",
        "in „B\u00fcrg\u0435r“ gemischte Schriften (U+0435)",
    ]
    assert list(found("frei\u202eegrof")) == ["das unsichtbare Zeichen U+202E (Right-To-Left Override)"]
    assert marked("frei\u202egabe\u200b") == "frei⟦U+202E⟧gabe⟦U+200B⟧"
