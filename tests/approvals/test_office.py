# SPDX-License-Identifier: AGPL-3.0-or-later
"""The tasks of a town with three channels: page and teasers, the folder and its code, who may enter what."""

import json
import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from plugins.approvals import office
from plugins.approvals.keeper import Keeper
from plugins.approvals.office import RefusedError
from plugins.approvals.policy import setting
from plugins.approvals.records import Record
from plugins.approvals.wish import Wish
from plugins.core import approved
from plugins.engine import run
from tests.conftest import Site
from tests.podcast.samples import picture

from . import town
from .town import PERSONS, Repository

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
HEAD = {"title": "Die Brücke ist gesperrt", "slug": "bruecke", "authors": "Anna Autorin", "category": "Verkehr"}


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with one article and two channels, and keys for everybody; Petra sits at the keyboard."""
    site = Site(tmp_path_factory.mktemp("rathaus") / "site")
    keys = tmp_path_factory.mktemp("schluessel")
    for name in PERSONS:
        town.key(keys, name)
    rules = ({"kinds": ("page",), "approvals": 0}, {"roles": ("press", "head")})
    site.configure(APPROVALS={"persons": dict(PERSONS), "rules": rules}, CHANNELS=["mastodon", "newsletter"], AUTHORITY={"name": "Stadt"})
    town.small(site, "channels")
    site.write("freigabe/allowed_signers", "".join(f"{name} {town.public(keys / name)}\n" for name in PERSONS))
    site.write("content/textbausteine/umleitung.md", "---\nowner: Bauhof\nquestion: Wo lang?\n---\nDie Umleitung ist beschildert.\n")
    site.article("bruecke", "Ab Montag.\n", teaser='"Gesperrt. <umleitung>"', **HEAD).settle()
    repository = Repository(site.root).begin()
    repository.commit()
    sit(repository, "petra", keys)
    return site


def sit(repository: Repository, who: str, keys: Path) -> None:
    """Let somebody sit down at this machine."""
    repository.git("config", "user.email", PERSONS[who]["addresses"][0])
    repository.git("config", "user.signingkey", str(keys / who))


def keys_of(site: Site) -> Path:
    return Path(Repository(site.root).git("config", "user.signingkey")).parent


def asked(site: Site, channel: str = "") -> office.Request:
    office.forget(site.root)
    built = run.check(site.root / "pelicanconf.py")
    assert not built.report.errors, built.report.findings
    return office.request(site.root / "pelicanconf.py", "bruecke", channel)


def teasers(site: Site) -> dict[str, Any]:
    rows = json.loads((site.root / "build/teasers/teasers.json").read_text(encoding="utf-8"))["teasers"]
    return {row["channel"]: row for row in rows}


def test_from_the_first_look_to_the_post(hall: Site) -> None:
    """Seen as a whole, refused with a wrong code, approved by folder and code, then changed in a text block."""
    site, repository = hall, Repository(hall.root)
    site.rebuild(SOURCE_DATE_EPOCH="1795420800").good()
    site.lacks("2026/11/bruecke/index.html")
    assert not (site.output / "karten").exists()
    assert {row["state"] for row in teasers(site).values()} == {"waiting"}
    assert teasers(site)["mastodon"]["reason"].startswith(
        "Der Beitrag selbst ist nicht freigegeben. Es wartet auf Pressestelle oder Leitung"
    )

    first = asked(site)
    assert [row["item"] for row in first.rows] == [f"artikel/bruecke.md{one}" for one in ("", "#mastodon", "#newsletter")]
    shown = first.shown()
    for words in ("Die Brücke ist gesperrt", "Ab Montag.", "Anriss für mastodon", "Die Umleitung ist beschildert.", first.code):
        assert words in shown
    listed = office.waiting(first.rows)
    both = "„Die Brücke ist gesperrt“ und Anrisse für mastodon, newsletter"
    assert f"20.11.2026  artikel/bruecke.md  {both}: wartet auf Pressestelle oder Leitung" in listed
    assert "Anriss zu „Die Brücke ist gesperrt“ für mastodon: wartet auf" in office.waiting(first.rows[1:2])
    assert ", seit 20.11.2026." in listed
    html, text = office.print_folder(first)
    printed = html.read_text(encoding="utf-8")
    assert first.code in printed
    assert "data:image/jpeg;base64," in printed
    assert 'src="http' not in printed
    assert first.code in text.read_text(encoding="utf-8")

    wrong = Wish("bruecke", code="AAAA-BBBB-CCCC", on_behalf="Hanna Leitung")
    with pytest.raises(RefusedError, match="Das Kurzzeichen „AAAA-BBBB-CCCC“ gehört nicht zu diesem Stand"):
        office.approve(first, wrong, NOW)
    with pytest.raises(RefusedError, match="Zu einem Kurzzeichen gehört, für wen Sie eintragen"):
        office.approve(first, Wish("bruecke", code=first.code), NOW)
    with pytest.raises(RefusedError, match="„Otto“ steht nicht als Person in APPROVALS"):
        office.approve(first, Wish("bruecke", code=first.code, on_behalf="Otto"), NOW)
    keys = keys_of(site)
    for until, said in (("morgen", "--until morgen: Schreiben Sie einen Tag"), ("2026-11-22", "--until 2026-11-22 ist schon vorbei.")):
        with pytest.raises(RefusedError, match=said):
            office.approve(first, Wish("bruecke", until=until), NOW)
    sit(repository, "anna", keys)
    with pytest.raises(RefusedError, match=r"Anna Autorin darf das nicht freigeben; .* Nichts ist eingetragen."):
        office.approve(first, Wish("bruecke"), NOW)
    with pytest.raises(RefusedError, match="Anna Autorin hat selbst an dem Text geschrieben"):
        office.approve(first, replace(wrong, code=first.code), NOW)
    assert not (site.root / "content/freigaben").exists()
    sit(repository, "petra", keys)
    made = office.approve(first, replace(wrong, code=first.code.lower(), until="2026-12-31"), NOW)
    assert len(made) == 3
    assert "until = 2026-12-31 23:59:59+01:00" in made[0].read_text(encoding="utf-8")
    assert 'on_behalf = "hanna"' in made[0].read_text(encoding="utf-8")
    repository.commit("Petra Presse", "petra@stadt.example")

    site.rebuild().good()
    site.has("2026/11/bruecke/index.html", "Ab Montag.")
    assert {row["state"] for row in teasers(site).values()} == {"waiting"}
    assert teasers(site)["mastodon"]["reason"].startswith(
        "Der Textbaustein „umleitung“: Nicht freigegeben. Es wartet auf Pressestelle oder"
    )
    assert not (site.root / "build/teasers/antworten.html").exists()
    block = office.request(site.root / "pelicanconf.py", "umleitung")
    assert [row["kind"] for row in block.rows] == ["block"]
    assert "Die Umleitung ist beschildert.\n\nSteht in: artikel/bruecke.md#mastodon, artikel/bruecke.md#newsletter" in block.shown()
    assert "ohne Datum  textbausteine/umleitung.md  „umleitung“: wartet auf Pressestelle" in office.waiting(office.register(site.root))
    office.approve(block, Wish("umleitung"), NOW)
    repository.commit("Petra Presse", "petra@stadt.example")
    site.rebuild().good()
    assert {row["state"] for row in teasers(site).values()} == {"planned"}
    site.has("../build/teasers/antworten.html", "Die Umleitung ist beschildert.")
    assert list((site.output / "karten").iterdir())
    audit = (site.root / "build/freigaben.html").read_text(encoding="utf-8")
    assert "Petra Presse (Leitung), für Hanna Leitung, 23.11.2026, 08:00 Uhr, unterschrieben mit SHA256:" in audit
    assert approved.refusals(site.root) == []
    again = asked(site)
    with pytest.raises(RefusedError, match="Genau dieser Stand ist von dieser Person schon freigegeben"):
        office.approve(again, Wish("bruecke", code=again.code, on_behalf="Hanna Leitung"), NOW)
    lines, bad = office.verified(office.register(site.root))
    assert (lines.count("✓"), bad) == (4, 0)

    site.write("content/textbausteine/umleitung.md", "---\nowner: Bauhof\nquestion: Wo lang?\n---\nDie Umleitung führt durch die Stadt.\n")
    repository.commit()
    site.rebuild().good()
    site.has("2026/11/bruecke/index.html", "Ab Montag.")
    assert teasers(site)["mastodon"]["state"] == "waiting"
    changed = "Der Textbaustein „umleitung“: Nicht freigegeben. Es wurde seit der letzten Freigabe geändert."
    assert teasers(site)["mastodon"]["reason"].startswith(changed)
    exports = b"".join(path.read_bytes() for path in (site.root / "build/teasers/exports").rglob("*") if path.is_file())
    assert b"durch die Stadt" not in exports
    block = office.request(site.root / "pelicanconf.py", "textbausteine/umleitung.md")
    assert "- Die Umleitung ist beschildert." in block.shown()
    assert "+ Die Umleitung führt durch die Stadt." in block.shown()

    # approved once, for every teaser that has it unchanged; what the desk wrote around it needs its own
    office.approve(block, Wish("umleitung"), NOW.replace(hour=8))
    site.article("bruecke", "Ab Montag.\n", teaser='"Ganz gesperrt. <umleitung>"', **HEAD)
    repository.commit("Petra Presse", "petra@stadt.example", "content/freigaben")
    repository.commit()
    site.rebuild().good()
    assert teasers(site)["mastodon"]["reason"].startswith("Nicht freigegeben. Es wurde seit der letzten Freigabe geändert.")
    again = asked(site, "mastodon").shown()
    assert "Seit der letzten Freigabe:" in again
    assert "- Gesperrt. Die Umleitung ist beschildert." in again
    assert "+ Ganz gesperrt. Die Umleitung führt durch die Stadt." in again
    site.article("bruecke", "Ab Montag.\n", teaser='"Gesperrt. <umleitung>"', **HEAD)
    repository.commit()
    site.rebuild().good()
    assert teasers(site)["mastodon"]["state"] == "planned"
    assert "Gesperrt. Die Umleitung führt durch die Stadt." in teasers(site)["mastodon"]["text"]


def test_what_is_not_in_git_cannot_be_approved(hall: Site) -> None:
    site = hall
    before = (site.root / "content/artikel/bruecke.md").read_text(encoding="utf-8")
    site.write("content/artikel/bruecke.md", before.replace("Ab Montag", "Ab Dienstag"))
    try:
        now = asked(site)
        assert "- Ab Montag." in now.shown()
        assert "+ Ab Dienstag." in now.shown()
        with pytest.raises(RefusedError, match=r"Noch nicht in git: content/artikel/bruecke.md"):
            office.approve(now, Wish("bruecke"), NOW)
    finally:
        site.write("content/artikel/bruecke.md", before)


def test_one_channel_alone_and_names_that_are_none(hall: Site) -> None:
    one = asked(hall, "mastodon")
    assert [row["item"] for row in one.rows] == ["artikel/bruecke.md#mastodon"]
    with pytest.raises(RefusedError, match="„bruecke“ hat keinen Anriss für „x“"):
        office.request(hall.root / "pelicanconf.py", "bruecke", "x")
    with pytest.raises(RefusedError, match=r"„brueke“ gibt es nicht. Meinten Sie „bruecke“"):
        office.request(hall.root / "pelicanconf.py", "brueke")


def test_a_teaser_may_be_called_as_findings_call_it(hall: Site) -> None:
    one = office.request(hall.root / "pelicanconf.py", "artikel/bruecke.md#mastodon")
    assert [row["item"] for row in one.rows] == ["artikel/bruecke.md#mastodon"]


def test_who_sits_at_the_keyboard_must_be_known(hall: Site) -> None:
    one, repository = asked(hall), Repository(hall.root)
    keys = keys_of(hall)
    repository.git("config", "user.email", "otto@freemail.example")
    repository.git("config", "user.name", "Otto")
    try:
        with pytest.raises(RefusedError, match=r"Niemand in APPROVALS.persons hat die Adresse „otto@freemail.example“"):
            office.approve(one, Wish("bruecke"), NOW)
    finally:
        sit(repository, "petra", keys)


def test_what_is_approved_already_is_not_asked_for_again(hall: Site) -> None:
    """Anna changes the text once more: Petra approves the page, not the teasers that say the same; Anna cannot, whatever her role."""
    repository, keys = Repository(hall.root), keys_of(hall)
    hall.article("bruecke", "Ab Dienstag.\n", teaser='"Gesperrt. <umleitung>"', **HEAD)
    hall.write("content/seiten/kontakt.md", "---\ntitle: Kontakt\n---\nRufen Sie an.\n")
    repository.commit()
    roles = {**PERSONS, "anna": {**PERSONS["anna"], "roles": ("press",)}}
    hall.configure(APPROVALS={**hall.settings["APPROVALS"], "persons": roles}).build().good()
    hall.has("2026/11/bruecke/index.html", "Ab Montag.")
    sit(repository, "anna", keys)
    with pytest.raises(RefusedError, match="Anna Autorin hat selbst an dem Text geschrieben"):
        office.approve(asked(hall), Wish("bruecke"), NOW.replace(hour=6))
    sit(repository, "petra", keys)
    made = office.approve(asked(hall), Wish("bruecke"), NOW.replace(hour=6))
    assert [Record.model_validate(tomllib.loads(one.read_text(encoding="utf-8"))).item for one in made] == ["artikel/bruecke.md"]
    repository.commit("Petra Presse", "petra@stadt.example")
    with pytest.raises(RefusedError, match="„kontakt“ braucht keine Freigabe"):
        office.request(hall.root / "pelicanconf.py", "kontakt")


def test_revoking_takes_it_off(hall: Site) -> None:
    office.revoke(asked(hall), NOW, "Falscher Tag")
    hall.rebuild().good()
    hall.lacks("2026/11/bruecke/index.html")
    assert any("Petra Presse hat die Freigabe am 23.11.2026, 08:00 Uhr widerrufen." in one for one in hall.findings)


def test_pictures_of_a_post_stay_in_until_it_is_approved(hall: Site) -> None:
    """A post of its own, with a picture of the editors' or with a card: neither is a file of the site before somebody has seen it."""
    site, repository = hall, Repository(hall.root)
    site.write("content/bilder/neu.jpg", picture((1200, 900)))
    shown = "pictures:\n  - path: bilder/neu.jpg\n    alt: Ein neuer Bus.\n"
    site.write("content/kanal/bus.md", f"---\ntitle: Neuer Bus\nchannels: [mastodon]\n{shown}---\nEin Bus.\n")
    site.write("content/kanal/rat.md", "---\ntitle: Der Rat\nchannels: [mastodon]\n---\nDer Rat tagt.\n")
    repository.commit()
    site.rebuild().good()

    def shown_files() -> list[bool]:
        rows = json.loads((site.root / "build/teasers/teasers.json").read_text(encoding="utf-8"))["teasers"]
        return [(site.output / each["url"]).is_file() for row in rows if row["slug"] in ("bus", "rat") for each in row["pictures"]]

    assert shown_files() == [False, False]
    for name in ("bus", "rat"):
        office.approve(office.request(site.root / "pelicanconf.py", f"kanal/{name}.md"), Wish(name), NOW)
    repository.commit("Petra Presse", "petra@stadt.example")
    site.rebuild().good()
    assert shown_files() == [True, True]


def test_the_policy_is_approved_like_a_text(hall: Site) -> None:
    """Somebody gives himself a role: the build stops until a keeper has signed."""
    site, repository, keys = hall, Repository(hall.root), keys_of(hall)
    policy = {**site.settings["APPROVALS"], "keepers": ("head",)}
    site.configure(APPROVALS=policy).settle().rebuild()
    assert "ist in dieser Form nicht unterschrieben: Es wartet auf Leitung" in "".join(site.findings)
    sit(repository, "hanna", keys)
    wanted = office.request(site.root / "pelicanconf.py", "APPROVALS")
    office.approve(wanted, Wish("APPROVALS"), NOW)
    repository.commit("Hanna Leitung", "hanna@stadt.example")
    site.rebuild().good()
    site.write("freigabe/allowed_signers", "petra ssh-ed25519 AAAA\n").rebuild()
    assert "nicht unterschrieben" in "".join(site.findings)


def test_the_anchor_outside_of_the_repository_holds_even_where_the_policy_is_switched_off(hall: Site, tmp_path: Path) -> None:
    """Somebody who may write everything into the repository switches approvals off; the machine that publishes refuses."""
    site, repository, keys = hall, Repository(hall.root), keys_of(hall)
    anchor = tmp_path / "keepers"
    anchor.write_text(f"hanna {town.public(keys / 'hanna')}\n", encoding="utf-8")
    site.configure(APPROVALS="off").settle().rebuild(AMTSFUNK_KEEPERS=str(anchor))
    assert "ist in dieser Form nicht unterschrieben" in "".join(site.findings)
    for who, good in (("petra", False), ("hanna", True)):
        sit(repository, who, keys)
        item = Keeper(site.root, site.root / "content", site.root / ".cache/approvals", setting("off"), NOW).policy_item()
        record = Record(item=item.key, fingerprint=item.fingerprint, who=who, at=NOW)
        town.put(site.root, town.signed(record, keys / who))
        site.rebuild(AMTSFUNK_KEEPERS=str(anchor))
        assert bool(site.built and site.built.good) is good, site.findings
