# SPDX-License-Identifier: AGPL-3.0-or-later
"""A revocation that was on record once counts, whatever becomes of its file: real git, real keys."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from plugins.approvals.decide import State
from plugins.approvals.item import Item
from plugins.approvals.keeper import Keeper
from plugins.approvals.policy import setting
from plugins.approvals.records import Record

from . import town

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
ITEM = Item("artikel/a.md", "article", "Titel", {"text": "<p>Text</p>"}, authors=frozenset({"Anna Autorin"}))


class Hall:
    """A project with one text that Petra approved and Hanna took back."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.repository = town.Repository(root).begin()
        for name in ("petra", "hanna", "fremd"):
            town.key(root / "keys", name)
        lines = [f"{name} {town.public(root / 'keys' / name)}\n" for name in ("petra", "hanna")]
        (root / "allowed_signers").write_text("".join(lines), encoding="utf-8")
        (root / "content/artikel").mkdir(parents=True)
        (root / "content/artikel/a.md").write_text("Text", encoding="utf-8")
        self.repository.commit()
        self.put("petra", AT)
        self.repository.commit("Petra Presse", "petra@stadt.example")

    def put(self, who: str, at: datetime, says: str = "approved", key: str = "") -> Path:
        record = Record(**{"item": ITEM.key, "fingerprint": ITEM.fingerprint, "who": who, "at": at, "says": says})
        return town.put(self.root, town.signed(record, self.root / "keys" / (key or who)))

    def stand(self) -> tuple[State, list[str]]:
        policy = setting({"persons": town.PERSONS, "signers": "allowed_signers"})
        keeper = Keeper(self.root, self.root / "content", self.root / ".cache", policy, town.NOW)
        return keeper.judge(ITEM).state, [one.message for one in keeper.findings]


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    return Hall(tmp_path)


GONE = "Dieser Widerruf von „artikel/a.md“ (durch „hanna“) wurde gelöscht oder geändert. Er steht in der Geschichte und gilt weiter."


@pytest.mark.parametrize("how", ["deleted", "rewritten", "not yet committed"])
def test_who_erases_a_revocation_brings_nothing_back(hall: Hall, how: str) -> None:
    assert hall.stand() == (State.APPROVED, [])
    path = hall.put("hanna", AT + timedelta(hours=1), "revoked")
    hall.repository.commit("Hanna Leitung", "hanna@stadt.example")
    assert hall.stand() == (State.WAITING, [])
    if how == "rewritten":
        path.write_text(path.read_text(encoding="utf-8").replace("revoked", "approved"), encoding="utf-8")
    else:
        path.unlink()
    if how != "not yet committed":
        hall.repository.commit()
    assert hall.stand() == (State.WAITING, [GONE])
    hall.put("petra", AT + timedelta(hours=2))  # whoever wants it out again approves it again
    assert hall.stand()[0] is State.APPROVED


def test_a_renamed_record_is_no_erased_one(hall: Hall) -> None:
    path = hall.put("hanna", AT + timedelta(hours=1), "revoked")
    hall.repository.commit("Hanna Leitung", "hanna@stadt.example")
    path.rename(path.with_name("anders.toml"))
    hall.repository.commit()
    assert hall.stand() == (State.WAITING, [])


def test_a_revocation_that_nobody_signed_never_counted(hall: Hall) -> None:
    path = hall.put("hanna", AT + timedelta(hours=1), "revoked", key="fremd")
    hall.repository.commit()
    path.unlink()
    hall.repository.commit()
    assert hall.stand() == (State.APPROVED, [])
