# SPDX-License-Identifier: AGPL-3.0-or-later
"""For how long somebody counts as an author: until others have approved what he wrote. Real git, real keys."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from plugins.approvals.decide import State
from plugins.approvals.item import Item
from plugins.approvals.keeper import Keeper
from plugins.approvals.policy import setting
from plugins.approvals.records import Record

from . import town
from .town import PERSONS

START = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
ADDRESS = {name: one["addresses"][0] for name, one in PERSONS.items()}


class Hall:
    """A project with one text; each form of it is a commit, and is approved by whom the test says."""

    def __init__(self, root: Path, keys: Path) -> None:
        self.root, self.keys, self.hours = root, keys, 0
        self.repository = town.Repository(root).begin()
        self.rules: dict[str, Any] = {}
        lines = [f"{name} {town.public(keys / name)}\n" for name in PERSONS]
        (root / "allowed_signers").write_text("".join(lines), encoding="utf-8")
        (root / "content/artikel").mkdir(parents=True)

    @property
    def text(self) -> str:
        return (self.root / "content/artikel/a.md").read_text(encoding="utf-8")

    def write(self, who: str, text: str) -> str:
        (self.root / "content/artikel/a.md").write_text(text, encoding="utf-8")
        return self.repository.commit(PERSONS[who]["name"], ADDRESS[who])

    def item(self, key: str = "artikel/a.md") -> Item:
        kind = "teaser" if "#" in key else "article"
        return Item(key, kind, "Titel", {"text": self.text}, channel=key.partition("#")[2])

    def approve(self, who: str, commit: str = "", says: str = "approved", key: str = "artikel/a.md") -> None:
        self.hours += 1
        commit = commit or self.repository.git("rev-parse", "HEAD")
        given = {
            "item": key,
            "fingerprint": self.item(key).fingerprint,
            "who": who,
            "at": START + timedelta(hours=self.hours),
            "says": says,
        }
        record = Record(**given, commit=commit)
        town.put(self.root, town.signed(record, self.keys / who))
        self.repository.commit("Petra Presse", ADDRESS["petra"], "content/freigaben")

    def merge(self, who: str, *words: str) -> None:
        who, address, day = PERSONS[who]["name"], ADDRESS[who], "2026-11-20T09:20:00+00:00"
        known = {"GIT_AUTHOR_NAME": who, "GIT_AUTHOR_EMAIL": address, "GIT_AUTHOR_DATE": day}
        known |= {"GIT_COMMITTER_NAME": who, "GIT_COMMITTER_EMAIL": address, "GIT_COMMITTER_DATE": day}
        self.repository.git("merge", "-q", "--no-edit", *words, **known)

    def keeper(self) -> Keeper:
        policy = setting({"persons": PERSONS, "signers": "allowed_signers", **self.rules})
        return Keeper(self.root, self.root / "content", self.root / ".cache", policy, town.NOW)

    def stand(self, key: str = "artikel/a.md") -> tuple[State, str]:
        keeper = self.keeper()
        made = keeper.judge(self.item())
        made = keeper.judge(self.item(key)) if "#" in key else made
        return made.state, made.why


@pytest.fixture
def hall(tmp_path: Path, keys: Path) -> Hall:
    return Hall(tmp_path / "stadt", keys)


OWN = "Petra Presse hat selbst an dem Text geschrieben."


def test_what_others_approved_makes_nobody_an_author_any_more(hall: Hall) -> None:
    hall.write("petra", "Petras Satz.")
    hall.approve("hanna")
    hall.write("anna", "Petras Satz. Annas Satz.")
    hall.approve("petra")
    assert hall.stand() == (State.APPROVED, "")
    hall.write("petra", "Petras Satz. Annas Satz. Noch einer von Petra.")
    hall.approve("petra")
    assert hall.stand()[0] is State.WAITING
    assert OWN in hall.stand()[1]
    hall.approve("hanna")
    assert hall.stand() == (State.APPROVED, "")


def test_an_approval_that_never_counted_covers_nothing(hall: Hall) -> None:
    """By herself, without the right role, taken back, without its second one, of a form that is in no commit."""
    hall.write("petra", "Petras Satz.")
    hall.approve("petra")
    hall.write("anna", "Petras Satz. Annas Satz.")
    hall.approve("petra")
    assert OWN in hall.stand()[1]

    hall.rules = {"rules": ({"roles": ("press",)},)}
    hall.write("petra", "Petras zweiter Satz.")
    hall.approve("hanna")  # no press officer
    hall.write("anna", "Petras zweiter Satz. Annas Satz.")
    hall.approve("petra")
    assert OWN in hall.stand()[1]

    hall.rules = {"rules": ({"approvals": 2},)}
    hall.approve("hanna")
    assert OWN in hall.stand()[1]

    hall.rules = {}
    hall.write("petra", "Petras dritter Satz.")
    hall.approve("hanna")
    hall.approve("hanna", says="revoked")
    hall.write("anna", "Petras dritter Satz. Annas Satz.")
    hall.approve("petra")
    assert OWN in hall.stand()[1]


def test_descent_counts_not_dates(hall: Hall) -> None:
    """What Petra wrote on another branch is not seen by an approval on this one, however early she dates it."""
    hall.write("anna", "Annas Satz.\n\n\n\nEnde.")
    hall.repository.git("branch", "seite")
    hall.write("anna", "Annas neuer Satz.\n\n\n\nEnde.")
    hall.approve("hanna")
    hall.repository.git("checkout", "-q", "seite")
    hall.repository.minute = -1  # before everything else
    hall.write("petra", "Annas Satz.\n\n\n\nPetras Ende.")
    hall.repository.git("checkout", "-q", "main")
    hall.merge("anna", "seite")
    assert hall.text == "Annas neuer Satz.\n\n\n\nPetras Ende."
    hall.approve("petra")
    assert OWN in hall.stand()[1]


def test_a_merge_that_brings_an_old_form_back_is_not_what_was_approved(hall: Hall) -> None:
    hall.write("petra", "Petras falscher Satz.")
    hall.repository.git("branch", "seite")
    hall.write("anna", "Annas richtiger Satz.")
    hall.approve("hanna")
    hall.repository.git("checkout", "-q", "seite")
    (hall.root / "content/artikel/b.md").write_text("Etwas anderes", encoding="utf-8")
    hall.repository.commit("Petra Presse", ADDRESS["petra"])
    hall.merge("petra", "-s", "ours", "main")
    hall.repository.git("checkout", "-q", "main", "--", "content/freigaben")
    hall.repository.commit("Petra Presse", ADDRESS["petra"])
    assert hall.text == "Petras falscher Satz."
    hall.approve("petra")
    assert OWN in hall.stand()[1]


def test_a_form_that_an_early_author_approved_stays_public(hall: Hall) -> None:
    """Petra may approve what Anna made of her sentence, as others had approved that sentence before; a later change does not undo it."""
    hall.write("petra", "Petras Satz.")
    hall.approve("hanna")
    hall.write("anna", "Petras Satz. Annas Satz.")
    hall.approve("petra")
    form = hall.item()
    hall.write("anna", "Petras Satz. Annas Satz. Noch einer.")
    keeper = hall.keeper()
    assert keeper.judge(hall.item()).state is State.WAITING
    newest = next(keeper.older(hall.item()))
    assert newest.fingerprint == form.fingerprint
    assert keeper.holds(form, newest)


def test_a_form_that_was_never_approved_is_not_so_by_what_came_later(hall: Hall) -> None:
    hall.write("petra", "Petras Satz.")
    hall.write("anna", "Petras Satz. Annas Satz.")
    hall.approve("petra")
    form = hall.item()
    hall.write("anna", "Petras Satz. Annas Satz. Noch einer.")
    hall.approve("hanna")
    seen = hall.item()
    hall.write("anna", "Ein anderer.")
    newest, older = hall.keeper().older(hall.item())
    assert hall.keeper().holds(seen, newest)
    assert not hall.keeper().holds(form, older)


def test_a_teaser_may_be_made_of_what_only_its_page_says(hall: Hall) -> None:
    """Who wrote the page approves its teaser only where page and teaser were both approved by others since."""
    teaser = "artikel/a.md#mastodon"
    hall.write("petra", "Petras Satz.")
    hall.approve("hanna", key=teaser)
    hall.write("anna", "Petras Satz. Annas Satz.")
    hall.approve("petra", key=teaser)
    assert OWN in hall.stand(teaser)[1]

    hall.write("petra", "Petras neuer Satz.")
    hall.approve("hanna", key=teaser)
    hall.approve("hanna")
    hall.write("anna", "Petras neuer Satz. Annas Satz.")
    hall.approve("petra", key=teaser)
    assert hall.stand(teaser) == (State.APPROVED, "")
