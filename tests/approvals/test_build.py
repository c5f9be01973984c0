# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an approval does to a site: real Pelican, real git, real keys."""

from pathlib import Path

from plugins.approvals import office
from plugins.approvals.records import Record
from plugins.core import approved
from tests.conftest import Site
from tests.legal import data
from tests.podcast.samples import picture

from . import town
from .town import AT, PERSONS, RULES, Repository, Town

WAITS = "Es wartet auf Pressestelle (nicht auf jemanden, der mitgeschrieben hat)."


def test_the_life_of_an_article(hall: Town) -> None:
    """Written, left out, approved, public, changed, kept as it was, approved again, revoked."""
    site, repository = hall.site, hall.repository
    site.article("bus", "Der Bus kommt um 7.\n", title="Bus", slug="bus", tags="Nahverkehr", category="Verkehr", authors="Anna Autorin")
    site.article("rat", "Der Rat tagt.\n", title="Rat", slug="rat", category="Rathaus", authors="Anna Autorin")
    repository.commit()
    hall.build()
    assert not list(site.output.rglob("*bus*"))
    assert not (site.output / "thema/verkehr").exists()
    assert not (site.output / "schlagwort").exists()
    for page in ("index.html", "feed.xml"):
        site.lacks(page, "Bus", "Der Rat tagt")
    assert f"„Bus“ ist nicht freigegeben und bleibt weg: {WAITS} Freigeben: ./run approve artikel/bus.md" in hall.said("waiting")

    first = repository.git("rev-parse", "HEAD")
    hall.approve("artikel/bus.md", commit=first)
    hall.build()
    site.has("2026/11/bus/index.html", "Der Bus kommt um 7.").has("feed.xml", "Bus").lacks("feed.xml", "Rat tagt")
    assert hall.stand()["artikel/bus.md"]["approvals"][0]["who"] == "petra"
    assert hall.stand()["artikel/bus.md"]["public_commit"] == first

    site.article("bus", "Der Bus kommt um 8.\n", title="Bus", slug="bus", tags="Nahverkehr", category="Verkehr", authors="Anna Autorin")
    second = repository.commit()
    hall.build()
    site.has("2026/11/bus/index.html", "Der Bus kommt um 7.").lacks("2026/11/bus/index.html", "um 8")
    kept = f"„Bus“ bleibt öffentlich, wie es freigegeben war (Commit {first[:10]}): Die Änderung seitdem ist nicht freigegeben."
    assert hall.said("kept")[0].startswith(kept)
    assert "Anders ist: „Der Bus kommt um 8.“ statt „Der Bus kommt um 7.“." in hall.said("kept")[0]
    assert (hall.stand()["artikel/bus.md"]["state"], hall.stand()["artikel/bus.md"]["public_commit"]) == ("kept", first)

    hall.approve("artikel/bus.md", commit=second, note="Fahrplan geprüft", at=AT.replace(hour=13))
    hall.build()
    site.has("2026/11/bus/index.html", "Der Bus kommt um 8.")

    hall.approve("artikel/bus.md", "hanna", says="revoked", at=AT.replace(hour=14))
    hall.build()
    site.lacks("2026/11/bus/index.html")
    assert any("Hanna Leitung hat die Freigabe am 22.11.2026, 14:00 Uhr widerrufen." in one for one in hall.said("waiting"))


def test_in_a_shallow_clone_nothing_is_built(hall: Town, tmp_path: Path) -> None:
    """A pipeline's runner fetches the end of the history only: what is approved would vanish from the public site."""
    hall.site.article("bus", "Der Bus kommt.\n", title="Bus", slug="bus", authors="Anna Autorin")
    first = hall.repository.commit()
    hall.build().approve("artikel/bus.md", commit=first)
    hall.build().site.has("2026/11/bus/index.html")
    runner = tmp_path / "runner"
    hall.repository.git("clone", "-q", "--depth", "1", f"file://{hall.site.root}", str(runner))
    clone = Site(runner)
    clone.rebuild()
    assert [one.split("[")[-1] for one in clone.findings if "[approvals" in one] == ["approvals.shallow]"]
    assert not (runner / "output").exists()
    Repository(runner).git("fetch", "-q", "--unshallow")
    clone.rebuild().good().has("2026/11/bus/index.html", "Der Bus kommt.")


def test_previews_show_it_marked(hall: Town) -> None:
    hall.site.article("bus", "Der Bus kommt.\n", title="Bus", slug="bus", authors="Anna Autorin")
    hall.repository.commit()
    hall.site.configure(PREVIEW=True).settle()
    hall.build()
    hall.site.has("2026/11/bus/index.html", f"Nicht freigegeben. {WAITS}", "Der Bus kommt.")


def test_what_does_not_show_changes_nothing(hall: Town) -> None:
    """The order of the head, comments, quotes, templates and theme: the approval holds."""
    site = hall.site
    site.write("content/artikel/a.md", "---\ntitle: Titel\ndate: 2026-11-20 09:00\nslug: a\nauthors: Anna Autorin\n---\n\nText.\n")
    hall.repository.commit()
    hall.build()
    hall.approve("artikel/a.md")
    site.write(
        "content/artikel/a.md",
        '---\n# ein Kommentar\nslug: "a"\nauthors: Anna Autorin\ndate: 2026-11-20 09:00\n\ntitle: Titel\n---\nText.\n',
    )
    site.write("theme/templates/article.html", "<p>Ein anderes Kleid</p>{{ article.content }}").configure(THEME=str(site.root / "theme"))
    site.settle()
    hall.repository.commit()
    hall.build()
    site.has("2026/11/a/index.html", "Text.", "Ein anderes Kleid")


def test_a_picture_replaced_under_the_same_name_voids_the_approval(hall: Town) -> None:
    """Approved by hand without a commit: then no earlier form can be shown, and none of the new picture is."""
    site = hall.site
    for name in ("bus", "a, b c"):
        site.write(f"content/bilder/{name}.jpg", picture((400, 300)))
    site.article(
        "bus", "![Ein Bus](/bilder/bus.jpg)\n\n![Noch einer](</bilder/a, b c.jpg>)\n", title="Bus", slug="bus", authors="Anna Autorin"
    )
    hall.repository.commit()
    hall.build()
    hall.approve("artikel/bus.md")
    assert (hall.build().site.output / "2026/11/bus/index.html").exists()
    for name in ("bus", "a, b c"):
        before = (site.root / f"content/bilder/{name}.jpg").read_bytes()
        site.write(f"content/bilder/{name}.jpg", picture((400, 301)))
        hall.repository.commit()
        hall.build()
        site.lacks("2026/11/bus/index.html")
        assert "Es wurde seit der letzten Freigabe geändert." in hall.said("waiting")[0]
        site.write(f"content/bilder/{name}.jpg", before)


def test_a_link_out_of_the_content_folder_is_no_way_around(hall: Town, tmp_path: Path) -> None:
    site, outside = hall.site, tmp_path / "draussen.jpg"
    outside.write_bytes(picture((400, 300)))
    (site.root / "content/bilder").mkdir(parents=True)
    (site.root / "content/bilder/bus.jpg").symlink_to(outside)
    site.article("bus", "![Ein Bus](/bilder/bus.jpg)\n", title="Bus", slug="bus", authors="Anna Autorin")
    hall.repository.commit()
    hall.build()
    hall.approve("artikel/bus.md")
    assert hall.build().stand()["artikel/bus.md"]["state"] == "approved"
    outside.write_bytes(picture((400, 301)))
    assert hall.build().stand()["artikel/bus.md"]["state"] == "waiting"


def test_an_unknown_key_a_forged_name_and_an_edited_record(hall: Town) -> None:
    site = hall.site
    for name in ("a", "b", "c"):
        site.article(name, f"Text {name}.\n", title=f"Titel {name}", slug=name, authors="Anna Autorin")
    hall.repository.commit()
    hall.build()
    stand = hall.stand()

    def record(name: str, who: str = "petra") -> Record:
        return Record(item=f"artikel/{name}.md", fingerprint=stand[f"artikel/{name}.md"]["fingerprint"], who=who, at=AT)

    town.put(site.root, town.signed(record("a"), hall.keys / "fremd"))
    town.put(site.root, town.signed(record("b"), hall.keys / "hanna"))
    town.put(site.root, town.signed(record("c"), hall.keys / "petra").model_copy(update={"note": "nachgetragen"}))
    hall.repository.commit("Petra Presse", "petra@stadt.example")
    hall.build()
    assert not list(site.output.glob("2026/11/*"))
    nobody = "Diese Freigabe zählt nicht: Die Unterschrift stammt von keinem Schlüssel, der „petra“ gehört und zu dieser Zeit galt."
    changed = "Diese Freigabe zählt nicht: Die Unterschrift passt nicht zu diesem Eintrag; er wurde nach dem Unterschreiben geändert."
    assert sorted(hall.said("refused")) == sorted([nobody, nobody, changed])


def test_the_commit_of_the_change_approves_nothing_and_a_second_address_is_known(hall: Town) -> None:
    site = hall.site
    site.article("a", "Text.\n", title="Titel", slug="a")
    hall.build()
    print_ = hall.stand()["artikel/a.md"]["fingerprint"]
    town.put(site.root, town.signed(Record(item="artikel/a.md", fingerprint=print_, who="petra", at=AT), hall.keys / "petra"))
    hall.repository.commit()
    hall.build()
    refused = ["Diese Freigabe zählt nicht: Die Freigabe kam im selben Commit wie die Änderung, die sie freigibt."]
    assert hall.said("refused") == refused
    site.article("anderer", falsch="x").rebuild()  # an error elsewhere does not hide it
    assert hall.said("refused") == refused
    (site.root / "content/artikel/anderer.md").unlink()

    site.article("b", "Text b.\n", title="Titel b", slug="b")
    hall.repository.commit("P. P.", "petra@stadt.example")
    hall.build()
    hall.approve("artikel/b.md")
    hall.build()
    site.lacks("2026/11/b/index.html")
    assert "Petra Presse hat selbst an dem Text geschrieben." in "".join(hall.said("waiting"))


def test_a_rewritten_history_leaves_the_item_out(hall: Town) -> None:
    site, repository = hall.site, hall.repository
    site.article("a", "Text.\n", title="Titel", slug="a", authors="Anna Autorin")
    commit = repository.commit()
    hall.build()
    hall.approve("artikel/a.md", commit=commit)
    hall.build()
    site.has("2026/11/a/index.html", "Text.")
    repository.git("checkout", "-q", "--orphan", "neu")
    repository.commit()
    hall.build()
    site.lacks("2026/11/a/index.html")
    gone = f"Der freigegebene Stand (Commit {commit[:10]}) ist in der Geschichte nicht mehr vorhanden"
    assert gone in hall.said("refused")[0]


def test_who_may_approve_needs_a_signature_itself(hall: Town) -> None:
    """The policy and the keys are approved like a text; else the last good site stays."""
    site = hall.site
    site.configure(APPROVALS={"persons": dict(PERSONS), "rules": RULES, "keepers": ("head",)}).settle()
    assert site.rebuild().built is not None
    assert not site.built.good  # type: ignore[union-attr]  # just built
    assert any("ist in dieser Form nicht unterschrieben: Es wartet auf Leitung" in one for one in site.findings)


def test_unseen_characters_are_a_finding(hall: Town) -> None:
    hall.site.article("a", "Ab morgen frei\u202egrof.\n", title="Titel", slug="a", authors="Anna Autorin")
    hall.build()
    assert any("U+202E" in one for one in hall.said("unseen-characters"))


def test_what_comes_later_waits_too_and_drafts_do_not(hall: Town) -> None:
    site = hall.site
    site.article("bald", title="Bald", slug="bald", date="2026-12-01 09:00")
    site.article("entwurf", title="Entwurf", slug="entwurf", draft="true")
    hall.build()
    assert {key: one["state"] for key, one in hall.stand().items()} == {"artikel/bald.md": "waiting"}


def test_a_changed_legal_text_is_content_and_is_not_published(site: Site, keys: Path) -> None:
    """A generated page stays, because it must be there; but this site does not go out until somebody has seen it."""
    hall = Town(site, keys, "legal")
    rules = ({"roles": ("press",)},)
    site.configure(APPROVALS={"persons": dict(PERSONS), "rules": rules}, AUTHORITY=data.AUTHORITY, LEGAL=data.LEGAL).settle()
    hall.build()
    assert "Die Pflichtseite „Impressum“ ist in dieser Fassung nicht freigegeben" in "".join(hall.said("legal-text"))
    assert any("„Impressum“ steht in der Seite, ist aber nicht freigegeben." in one for one in approved.refusals(site.root))
    waits = "„Impressum“: wartet auf Pressestelle (nicht auf jemanden, der mitgeschrieben hat)."
    assert f"ohne Datum  seiten/impressum.md  {waits}" in office.waiting(office.register(site.root))
    for item in hall.stand():
        hall.approve(item)
    hall.build()
    assert approved.refusals(site.root) == []
    site.configure(LEGAL={**data.LEGAL, "impressum": {**data.LEGAL["impressum"], "note": "Ein neuer Satz."}}).settle()
    hall.build()
    assert [one.split("“")[0] for one in approved.refusals(site.root)] == ["„Impressum"]
    assert "Anders ist: neu „Hinweise“; neu „Ein neuer Satz.“." in hall.said("legal-text")[0]


def test_who_approved_and_wrote_on_later_was_right_then(hall: Town) -> None:
    """An older approval of the same form, by somebody who has changed the text and changed it back since, only had its time."""
    site, words = hall.site, {"title": "Bus", "slug": "bus", "authors": "Anna Autorin"}
    site.article("bus", "Der Bus kommt um 7.\n", **words)
    first = hall.repository.commit()
    hall.build().approve("artikel/bus.md", commit=first)
    for text in ("Der Bus kommt um 8.\n", "Der Bus kommt um 7.\n"):
        site.article("bus", text, **words)
        hall.repository.commit("Petra Presse", "petra@stadt.example", "content/artikel")
    hall.build()
    row = hall.stand()["artikel/bus.md"]
    assert "Petra Presse hat selbst an dem Text geschrieben." in hall.said("refused")[0]
    assert [(one["past"], one["why"]) for one in row["refused"]] == [(True, "Petra Presse hat selbst an dem Text geschrieben.")]

    hall.approve("artikel/bus.md", "anna", role="author", at=AT.replace(hour=13))
    hall.build()
    (own,) = (one for one in hall.stand()["artikel/bus.md"]["refused"] if not one["past"])
    assert own["why"] == "Anna Autorin darf das nicht freigeben; gebraucht wird Pressestelle."


def test_replaced_sound_voids_the_approval_of_an_episode(hall: Town) -> None:
    site = hall.site
    folder = "content/artikel/2026-11-20-folge"
    site.write(f"{folder}/index.md", "---\ntitle: Folge\ndate: 2026-11-20 09:00\nslug: folge\nauthors: Anna Autorin\n---\n\nEine Folge.\n")
    site.write(f"{folder}/ton.mp3", b"erste Aufnahme").write(f"{folder}/ton.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nGuten Tag\n")
    hall.repository.commit()
    hall.build()
    item = "artikel/2026-11-20-folge/index.md"
    hall.approve(item)
    assert hall.build().stand()[item]["state"] == "approved"
    for name, sound in (("ton.mp3", b"andere Aufnahme"), ("ton.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nGuten Abend\n")):
        before = (site.root / folder / name).read_bytes()
        site.write(f"{folder}/{name}", sound)
        assert hall.build().stand()[item]["state"] == "waiting", name
        site.write(f"{folder}/{name}", before)
    assert hall.build().stand()[item]["state"] == "approved"
