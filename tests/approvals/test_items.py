# SPDX-License-Identifier: AGPL-3.0-or-later
"""What of a teaser is approved: also the bytes of its card, whatever the card is called and however old it claims to be."""

import os
from pathlib import Path

from plugins.approvals.companions import Digests
from plugins.approvals.decide import Entry, State, decide
from plugins.approvals.diff import view
from plugins.approvals.item import Item
from plugins.approvals.items import Around, teaser
from plugins.approvals.policy import setting
from plugins.approvals.records import Record
from plugins.core.document import ARTICLE, Document
from plugins.core.gate import Outgoing

from .town import NOW, PERSONS

DOCUMENT = Document(ARTICLE, "artikel/a.md", "Titel", "a", "a/", "a/index.html", "de", "")
POLICY = setting({"persons": PERSONS})


def item(folder: Path, digests: Digests, alt: str = "Eine Karte") -> Item:
    one = Outgoing(DOCUMENT, "mastodon", {"text": "Gesperrt.", "alt": [alt], "link": "https://x.example"}, {"bild-1": folder / "karte.jpg"})
    return teaser(one, Around(folder, POLICY, frozenset(), digests))


def state(one: Item, record: Record) -> State:
    return decide(one, [Entry("a.toml", record)], POLICY, NOW).state


def test_a_card_replaced_under_the_same_name_voids_the_approval(tmp_path: Path) -> None:
    card, digests = tmp_path / "karte.jpg", Digests()
    card.write_bytes(b"erste Karte!")
    before, age = item(tmp_path, digests), card.stat()
    record = Record(item=before.key, fingerprint=before.fingerprint, who="petra", at=NOW)
    assert state(before, record) is State.APPROVED
    card.write_bytes(b"andre Karte!")  # as long, and made to look as old
    os.utime(card, ns=(age.st_atime_ns, age.st_mtime_ns))
    assert state(item(tmp_path, Digests(known=digests.used)), record) is State.WAITING
    card.write_bytes(b"erste Karte!")
    assert state(item(tmp_path, Digests()), record) is State.APPROVED
    assert state(item(tmp_path, Digests(), "Etwas anderes"), record) is State.WAITING


def test_an_approved_block_stands_in_a_teaser_by_its_name(tmp_path: Path) -> None:
    """Where it is unchanged; what a limit cut, or other words in its place, are the teaser's own."""
    around = Around(tmp_path, POLICY, frozenset(), Digests())

    def number(text: str, wording: str, *alone: str) -> str:
        one = Outgoing(DOCUMENT, "mastodon", {"text": text, "parts": {"title": "Titel"}}, {}, (("textbausteine/a.md", "", wording),))
        return teaser(one, around, alone).fingerprint

    own = "textbausteine/a.md"
    assert number("Vorn. Alt. Hinten.", "Alt.", own) == number("Vorn. Neu. Hinten.", "Neu.", own)
    assert number("Vorn. Alt. Hinten.", "Alt.") != number("Vorn. Neu. Hinten.", "Neu.")
    assert number("Vorn. Alt. Hinten.", "Alt.", own) != number("Vorn. Alt. Anders.", "Alt.", own)
    assert number("Vorn. Al …", "Alt.", own) != number("Vorn. Ne …", "Neu.", own)
    assert number("Vorn. Alt.", "Alt.", own) != number("Vorn. Hinten.", "Alt.", own)
    assert number("Alt.Alt.", "Alt.", own) != number("Alt.", "Alt.", own)


def test_the_head_reads_like_text() -> None:
    text = "<p>Erstens.</p><table><tr><th>Bus</th> <th>um</th></tr><tr><td>7</td><td>12 Uhr</td></tr></table>"
    said = {"head": {"summary": '<p>Eine <a href="/x/">Probe</a>.</p>', "slug": "probe"}, "text": text}
    shown = view(Item("artikel/a.md", "article", "Titel", said))
    head = ["Vorspann: Eine [/x/] Probe.", "Kürzel in der Adresse: probe"]
    assert shown == [*head, "", "Erstens.", "Bus | um", "7 | 12 Uhr", ""]
