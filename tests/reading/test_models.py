# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

import plugins
from plugins.core.fields import Field
from plugins.reading import heads, models
from plugins.reading.models import Models, Policy, Typed
from plugins.reading.values import Exception_, Withdrawn

BERLIN = ZoneInfo("Europe/Berlin")


class Person(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    born: date | None = None


OWN = (
    Field("season", int, "Staffel.", ("episode",)),
    Field("persons", tuple[Person, ...], "Mitwirkende."),
    Field("since", date | None, "Seit."),
    Field("loud", bool, "Laut."),
    Field("places", list[str], "Orte."),
    Field("mode", Literal["full", "short"], "Art."),
)
MODELS = Models([*plugins.declared(("reading",)).fields, *OWN])


def typed(lines: str, kind: str = "article", policy: Policy = "error") -> Typed:
    head = heads.read(f"---\ntitle: Neu\ndate: 2026-11-20\n{lines}\n---\n", "a.md")
    return MODELS.convert(head, "a.md", kind, BERLIN, policy)


def problems(lines: str, kind: str = "article", policy: Policy = "error") -> list[str]:
    return [str(one).removeprefix("a.md:") for one in typed(lines, kind, policy).findings]


@pytest.mark.parametrize(
    ("lines", "key", "expected"),
    [
        ("modified: 20.11.2026 14:00", "modified", datetime(2026, 11, 20, 14, tzinfo=BERLIN)),
        ("expires: 2026-12-31", "expires", datetime(2026, 12, 31, 23, 59, 59, tzinfo=BERLIN)),
        ("tags: [a, 'b, c', a]", "tags", ("a", "b, c")),
        ("tags: a, b,, c", "tags", ("a", "b", "c")),
        ("authors: Beispiel, Anna; Muster, Ben", "authors", ("Beispiel, Anna", "Muster, Ben")),
        ("slug: 42", "slug", "42"),
        ("draft: ja", "draft", True),
        ("draft: no", "draft", False),
        ("status: Draft", "status", "draft"),
        ("lang: DE-Simple", "lang", "de-simple"),
        ("lang: pt-BR", "lang", "pt-BR"),
        ("title2: x", "title2", "x"),
        ("aliases: [/alt/a.html, https://alt.example/b/]", "aliases", ("alt/a.html", "b/")),
        ('aliases: ["/index.php?id=5&L=0"]', "aliases", ("index.php?id=5&L=0",)),
        ("guid: 3F0B4F6E-8A55-4D0E-9A39-0D8A5F6F2C11", "guid", UUID("3f0b4f6e-8a55-4d0e-9a39-0d8a5f6f2c11")),
        ("withdrawn: {date: 20.11.2026, reason: Fehler}", "withdrawn", Withdrawn(date=date(2026, 11, 20), reason="Fehler")),
        ("waive: [{rule: a.b, reason: weil}]", "waive", (Exception_(rule="a.b", reason="weil"),)),
        ("persons: [{name: Anna, born: 1990-02-01}]", "persons", (Person(name="Anna", born=date(1990, 2, 1)),)),
        ("since: 1.2.1990", "since", date(1990, 2, 1)),
        ("loud: nein", "loud", False),
        ("places: a, b", "places", ["a", "b"]),
        ("summary: |\n  Eins\n  zwei", "summary", "Eins\nzwei"),
        ("image_alt: |\n  Eins\n  zwei", "image_alt", "Eins zwei"),
        ("save_as: a/b.html", "save_as", "a/b.html"),
    ],
)
def test_strings_become_values(lines: str, key: str, expected: Any) -> None:
    assert typed(lines, policy="ignore").values[key] == expected
    assert typed(lines, policy="ignore").findings == []


SLUG = "taugt nicht als Adresse; erlaubt sind a–z, 0–9 und Bindestrich."


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("titel: x", "4:1: Das Feld „titel“ gibt es nicht. Meinten Sie „title“? [reading.unknown-field]"),
        ("Schlagwörter: x", "4:1: Das Feld „schlagwörter“ gibt es nicht. Meinten Sie „tags“? [reading.unknown-field]"),
        ("translation-key: x", "4:1: Das Feld „translation-key“ gibt es nicht. Meinten Sie „translation_key“? [reading.unknown-field]"),
        (
            "xyz: x",
            "4:1: Das Feld „xyz“ gibt es nicht. Löschen Sie die Zeile; welche Felder es gibt, steht im Handbuch. [reading.unknown-field]",
        ),
        (
            "season: 1",
            "4:1: Das Feld „season“ gehört nicht in einen Artikel. Es ist nur in Podcast-Folgen erlaubt. [reading.misplaced-field]",
        ),
        (
            "expires: 2026-02-31",
            "4:10: Das Feld „expires“ passt nicht: Den 31.2.2026 gibt es nicht; der Februar 2026 hat 28 Tage. [reading.wrong-field]",
        ),
        (
            "draft: vielleicht",
            "4:8: Das Feld „draft“ passt nicht: Hier gehört „true“ oder „false“ hin, nicht „vielleicht“. [reading.wrong-field]",
        ),
        (
            "status: fertig",
            "4:9: Das Feld „status“ passt nicht: Erlaubt ist nur „published“ oder „draft“ oder „hidden“ oder „skip“, "
            "nicht „fertig“. [reading.wrong-field]",
        ),
        (
            "summary: [Update]",
            "4:10: Das Feld „summary“ passt nicht: Hier gehört ein Text hin. "
            'Klammern gehören in Anführungszeichen: summary: "…" [reading.wrong-field]',
        ),
        ("slug: Mein Slug", f"4:7: Das Feld „slug“ passt nicht: „Mein Slug“ {SLUG} Schreiben Sie: mein-slug [reading.wrong-field]"),
        ("slug: ../x", f"4:7: Das Feld „slug“ passt nicht: „../x“ {SLUG} Schreiben Sie: x [reading.wrong-field]"),
        ("slug: ???", f"4:7: Das Feld „slug“ passt nicht: „???“ {SLUG} [reading.wrong-field]"),
        (
            "lang: Deutsch (einfach)",
            "4:7: Das Feld „lang“ passt nicht: „Deutsch (einfach)“ ist kein Kürzel einer Sprache. "
            "Erlaubt sind zum Beispiel de, en und de-simple (Leichte Sprache). [reading.wrong-field]",
        ),
        (
            "save_as: ../index.html",
            "4:10: Das Feld „save_as“ passt nicht: „../index.html“ ist kein Pfad auf der Website. "
            "Schreiben Sie zum Beispiel: aktuelles/umzug/index.html [reading.wrong-field]",
        ),
        (
            "aliases: [/gut/, /../x]",
            "4:18: Das Feld „aliases“ passt nicht: „/../x“ ist keine frühere Adresse dieser Website. "
            "Schreiben Sie zum Beispiel: /2019/05/alter-name/ [reading.wrong-field]",
        ),
        (
            "guid: 4711",
            "4:7: Das Feld „guid“ passt nicht: „4711“ ist keine UUID (Form: 123e4567-e89b-12d3-a456-426614174000). [reading.wrong-field]",
        ),
        ("tags: [[a]]", "4:8: Das Feld „tags“ passt nicht: Hier gehört ein Text hin. "),
        ("withdrawn: {date: 2026-11-20}", "4:12: Das Feld „withdrawn.reason“ passt nicht: Das Feld fehlt. [reading.wrong-field]"),
        (
            "withdrawn: 2026-11-20",
            "4:12: Das Feld „withdrawn“ passt nicht: Hier gehören benannte Angaben (Schlüssel: Wert) hin. [reading.wrong-field]",
        ),
        (
            "withdrawn: {date: 2026-11-20, reson: weil, reason: weil}",
            "4:38: Das Feld „withdrawn.reson“ gibt es nicht. Meinten Sie „reason“? [reading.unknown-field]",
        ),
        ("waive:\n  - rule: a.b\n    reasn: weil\n    reason: weil", "6:12: Das Feld „waive.reasn“ gibt es nicht. Meinten Sie „reason“?"),
        ("waive: reading.x", "4:8: Das Feld „waive“ passt nicht: Hier gehört eine Liste hin. [reading.wrong-field]"),
        ("mode: lang", "4:7: Das Feld „mode“ passt nicht: Erlaubt ist nur „full“ oder „short“, nicht „lang“. [reading.wrong-field]"),
    ],
)
def test_wrong_values_are_explained_where_they_stand(lines: str, expected: str) -> None:
    found = problems(lines)
    assert len(found) == 1
    assert found[0].startswith(expected)


def test_a_wrong_value_leaves_the_others() -> None:
    made = typed("slug: Ö Ö\nimage: a.jpg\nexpires: nie")
    assert len(made.findings) == 2
    assert set(made.values) == {"title", "date", "image"}


def test_policies() -> None:
    assert [one.severity for one in typed("farbe: rot").findings] == ["error"]
    assert [one.severity for one in typed("farbe: rot\nseason: 1", policy="warning").findings] == ["warning", "warning"]
    assert typed("farbe: rot\nseason: 1", policy="ignore").findings == []
    assert typed("farbe: rot\nseason: 1", policy="ignore").values["farbe"] == "rot"


def test_required_fields() -> None:
    head = heads.read("---\n# Kopf\ntitle:\nslug: x\n---\n", "a.md")
    made = MODELS.convert(head, "a.md", "article", BERLIN, "error")
    assert made.missing == ("title", "date")
    assert [str(models.missing(key, head, "a.md")) for key in made.missing] == [
        "a.md:3:1: Das Feld „title“ fehlt. Ergänzen Sie im Kopf: title: Titel des Beitrags [reading.missing-field]",
        "a.md:3:1: Das Feld „date“ fehlt. Ergänzen Sie im Kopf: date: 2026-11-20 09:00 "
        "(oder beginnen Sie den Dateinamen mit 2026-11-20-) [reading.missing-field]",
    ]
    assert MODELS.convert(head, "a.md", "page", BERLIN, "error").missing == ("title",)


anything = st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=6)


@given(st.dictionaries(st.sampled_from(sorted(MODELS.fields)) | st.text(), anything), st.sampled_from(("article", "episode", "page")))
def test_no_value_raises(values: dict[str, Any], kind: str) -> None:
    head = heads.Head(values, dict.fromkeys(values, heads.Position()))
    made = MODELS.convert(head, "a.md", kind, BERLIN, "error")
    assert set(made.values) <= set(values)
