# SPDX-License-Identifier: AGPL-3.0-or-later
"""The ledger: read with its lines, held against the episodes, added to and never rewritten."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core.finding import Position
from plugins.podcast import guids
from plugins.podcast.ledger import pending
from plugins.podcast.ledger.guard import Files, Known, check
from tests.conftest import Site

from ..samples import GUID, document
from ..test_site import SHOW, about_podcast, folge, funk

LEDGER = "content/podcast/funk/guids.toml"


def other(first: str) -> str:
    return first * 8 + GUID[8:]


def known(folder: Path, name: str, guid: str, *, listed: bool = True, over: bool = False, fixed: bool = True) -> Known:
    (folder / name).mkdir(parents=True)
    one = document(source=f"podcast/funk/{name}/index.md", listed=listed, positions={"guid": Position(5), "title": Position(2)})
    return Known(name, guid, one.source, one, over, fixed)


def told(folder: Path, text: str, *episodes: Known) -> list[str]:
    folder.mkdir(exist_ok=True)
    path = folder / guids.LEDGER
    if text:
        path.write_text(text, encoding="utf-8")
    ledger, broken = guids.read_ledger(path, LEDGER)
    found = check(ledger, Files(folder, LEDGER, "Rathausfunk", ("pelicanconf.py", Position(7))), episodes)
    return [str(one) for one in (*broken, *found)]


def test_a_ledger_says_who_is_who_and_where(tmp_path: Path) -> None:
    path = tmp_path / "guids.toml"
    path.write_text(
        f'# Kopf\n"." = "{GUID}"\n\n"001-a" = "https://alt.example/?p=1"\n\'b\' = {{guid = "b", ended = true}}\n', encoding="utf-8"
    )
    ledger, found = guids.read_ledger(path, LEDGER)
    assert found == []
    assert (dict(ledger.guids), ledger.show, set(ledger.ended)) == ({"001-a": "https://alt.example/?p=1", "b": "b"}, GUID, {"b"})
    assert (ledger.lines["."], ledger.lines["001-a"], ledger.lines["b"], ledger.there) == (2, 4, 5, True)
    assert not guids.read_ledger(tmp_path / "keine.toml", LEDGER)[0].there


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"a" = "1"\n"b" = ""\n', f"{LEDGER}:2:1: Das Verzeichnis der Kennungen ist nicht lesbar: „b“ hat keine Kennung."),
        ('"a" = "1"\n"b" = "1"\n', f"{LEDGER}:2:1: Das Verzeichnis der Kennungen ist nicht lesbar: „b“ hat dieselbe Kennung wie „a“."),
        ('"a" = "1"\n"a" = "2"\n', f"{LEDGER}:2:10: Das Verzeichnis der Kennungen ist nicht lesbar: Die Form stimmt nicht."),
    ],
)
def test_a_broken_ledger_is_told_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    assert any(one.startswith(said) for one in told(tmp_path / "funk", text))


def test_what_agrees_is_silent(tmp_path: Path) -> None:
    folder = tmp_path / "funk"
    here = (known(folder, "001", "a"), known(folder, "002", "b", listed=False), known(folder, "003", "c", listed=False, over=True))
    assert told(folder, '"001" = "a"\n"003" = "c"\n"004" = {guid = "d", ended = true}\n', *here) == []


def test_a_show_that_has_begun_is_told_to_keep_a_ledger(tmp_path: Path) -> None:
    folder = tmp_path / "funk"
    assert told(folder, "", known(folder, "001", "a"), known(folder, "002", "b")) == []
    (one,) = told(folder, "", *(known(folder, f"1{n}", str(n)) for n in range(3)))
    assert one == (
        "pelicanconf.py:7:1: Die Kennungen von „Rathausfunk“ sind noch nirgends festgehalten. Geben Sie ein: ./run guids --write; "
        f'oder legen Sie die Datei {LEDGER} an, mit einer Zeile je Folge: "10" = "0" [podcast.no-ledger]'
    )


def test_an_episode_without_a_line_gets_the_line_to_add(tmp_path: Path) -> None:
    folder = tmp_path / "funk"
    assert told(folder, '"001" = "a"\n', known(folder, "001", "a"), known(folder, "002", "b")) == [
        f"podcast/funk/002/index.md:5:1: Die Kennung dieser Folge steht noch nicht in {LEDGER}. "
        'Ergänzen Sie dort am Ende diese Zeile: "002" = "b" (das macht auch: ./run guids --write) [podcast.unlisted-guid]'
    ]


def test_a_folder_that_vanished_stops_the_build_until_it_is_said_on_purpose(tmp_path: Path) -> None:
    folder = tmp_path / "funk"
    (one,) = told(folder, '"001" = "a"\n"002" = "b"\n', known(folder, "001", "a"))
    assert one == (
        f"{LEDGER}:2:1: Die Folge „002“ ist erschienen; ihr Ordner ist aber nicht mehr da. Holen Sie ihn aus git zurück. "
        'Soll die Folge für immer fort sein, schreiben Sie: "002" = {guid = "b", ended = true} [podcast.guid-vanished]'
    )


@pytest.mark.parametrize("fixed", [True, False])
def test_a_renamed_folder_keeps_its_guid(tmp_path: Path, fixed: bool) -> None:
    folder = tmp_path / "funk"
    found = told(folder, '"001" = "a"\n', known(folder, "001-neu", "a" if fixed else "aus-dem-namen", fixed=fixed))
    assert 'Er heißt jetzt wohl „001-neu“; dann ändern Sie diese Zeile in: "001-neu" = "a" [podcast.guid-vanished]' in found[0]


def test_a_guid_is_never_given_again(tmp_path: Path) -> None:
    folder = tmp_path / "funk"
    found = told(folder, '"001" = {guid = "a", ended = true}\n', known(folder, "002", "a"))
    assert found[0] == (
        f"podcast/funk/002/index.md:5:1: Diese Kennung gehört nach {LEDGER} der Folge „001“. "
        f"Geben Sie dieser Folge eine eigene, zum Beispiel: guid: {guids.proposed('funk', '002')} [podcast.guid-reused]"
    )


def test_what_was_published_does_not_become_a_draft_again_unseen(tmp_path: Path) -> None:
    folder = tmp_path / "funk"
    (one,) = told(folder, '"001" = "a"\n', known(folder, "001", "a", listed=False))
    assert one.endswith("Soll sie zurückgenommen werden, schreiben Sie: withdrawn: {date: …, reason: …} [podcast.unpublished]")


@settings(deadline=None)
@given(st.dictionaries(st.text(min_size=1).filter(lambda name: name != "."), st.text(min_size=1).filter(str.strip), max_size=5))
def test_lines_are_read_as_they_were_written(tmp_path_factory: pytest.TempPathFactory, rows: dict[str, str]) -> None:
    unique = {name: f"{guid.strip()}-{number}" for number, (name, guid) in enumerate(rows.items())}
    path = tmp_path_factory.getbasetemp() / "guids.toml"
    path.write_text(guids.as_toml(unique.items()), encoding="utf-8")
    assert dict(guids.read_ledger(path, "x")[0].guids) == unique


def test_missing_lines_are_added_at_the_end_and_nothing_else_changes(tmp_path: Path) -> None:
    old, new = tmp_path / "alt/guids.toml", tmp_path / "neu/guids.toml"
    old.parent.mkdir()
    old.write_text('# von Hand\n"a" = "1"', encoding="utf-8")
    pending.note(tmp_path / ".cache", {"alt/guids.toml": [("b", "2")], "neu/guids.toml": [(".", GUID)], "gut": []})
    assert pending.settle(tmp_path, write=False).endswith("Eintragen: ./run guids --write")
    assert not new.exists()
    pending.settle(tmp_path, write=True)
    assert old.read_text(encoding="utf-8") == '# von Hand\n"a" = "1"\n"b" = "2"\n'
    assert new.read_text(encoding="utf-8").splitlines()[1:] == [f'"." = "{GUID}"']
    pending.note(tmp_path / ".cache", {"alt/guids.toml": []})
    assert pending.settle(tmp_path, write=True) == "✓ Alle Kennungen stehen in den Verzeichnissen."


def test_a_site_obeys_its_ledger(site: Site) -> None:
    """Written without a GUID it still appears; what the ledger contradicts is told; the rest is noted in the order of publication."""
    funk(site)
    folge(site, "003-neu", title="Drei", guid="", date="2026-11-22 09:00")
    folge(site, "002-zwei", title="Zwei", guid=other("b"), date="2026-11-21 09:00")
    site.write(LEDGER, f'"." = "{other("e")}"\n"001-anfang" = "{GUID}"\n').configure(PODCAST={"shows": {"funk": SHOW}}).build()
    assert [one.rpartition(" ")[2] for one in about_podcast(site)] == [
        "[podcast.unlisted-guid]",
        "[podcast.missing-guid]",
        "[podcast.show-guid-conflict]",
    ]
    shows = {"funk": {key: value for key, value in SHOW.items() if key != "guid"}}
    site.write(LEDGER, f'"." = "{other("f")}"\n"001-anfang" = "{GUID}"\n').configure(PODCAST={"shows": shows}).build().good()
    site.has("podcast/funk/feed.xml", f"<podcast:guid>{other('f')}</podcast:guid>", guids.proposed("funk", "003-neu"))
    assert site.built is not None
    rows = pending.settle(site.root, write=True).splitlines()[1:-1]
    assert rows == [f'  "002-zwei" = "{other("b")}"', f'  "003-neu" = "{guids.proposed("funk", "003-neu")}"']
    site.configure(SITEURL="https://neu.example").build().good()
    assert about_podcast(site) == []
    site.has("podcast/funk/feed.xml", f"<podcast:guid>{other('f')}</podcast:guid>")


def test_an_episode_that_was_published_vanishes_from_no_feed_without_a_word(site: Site) -> None:
    """A build makes no episodes of drafts and of what is not due; a preview does, and shows what is coming as if it were there."""
    funk(site, draft="true", translation_key="a")
    folge(site, "002-zwei", title="Zwei", guid=other("b"), date="2026-12-24 09:00")
    folge(site, "003-drei", title="Drei", guid=other("c"), status="skip")
    folge(site, "004-neu", title="Neu", guid=other("d"), draft="true")
    translated = "---\ntitle: Start\nlang: en\ntranslation_key: a\ndraft: true\n---\n\nText.\n"
    site.write("content/podcast/funk/001-anfang/index.en.md", translated)
    site.write(LEDGER, f'"001-anfang" = "{GUID}"\n"002-zwei" = "{other("b")}"\n"003-drei" = "{other("c")}"\n')
    expected = ["001-anfang/index.md:6:1", "002-zwei/index.md:3:1", "003-drei/index.md:6:1"]
    for preview, seen in ((False, expected), (True, expected[::2])):
        found = site.configure(PREVIEW=preview).build().findings
        assert [one.split(": ")[0].removeprefix("content/podcast/funk/") for one in found if "[podcast.unpublished]" in one] == seen
