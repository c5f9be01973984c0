# SPDX-License-Identifier: AGPL-3.0-or-later
"""What approvals cost a build in which nothing changed: ``python -m tests.bench.bench_approvals [number of items]``.

A project with a record for every item, in git; the first build has read and checked all records. Budget: 0.5 s for 10,000.
Prints seconds of CPU time, the best of some rounds, step by step.
"""

import gc
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from plugins.approvals import signatures
from plugins.approvals.decide import State
from plugins.approvals.item import Item
from plugins.approvals.keeper import Keeper
from plugins.approvals.policy import setting
from plugins.approvals.records import Record

from ..approvals import town

ROUNDS = 5
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


def item(number: int) -> Item:
    head = {"title": f"Titel {number}", "tags": ["a", "b"]}
    said = {"head": head, "address": [f"titel-{number}", None, None], "text": "<p>Text.</p>" * 80}
    return Item(f"artikel/{number}.md", "article", f"Titel {number}", said, authors=frozenset({"Anna Autorin"}))


def project(root: Path, count: int) -> list[Item]:
    """Make a project; the signatures are those of one key, its check is taken as done: OpenSSH's own time is not the question."""
    made = [item(number) for number in range(count)]
    key = town.key(root / "keys", "petra")
    repository = town.Repository(root).begin()
    (root / "content/artikel").mkdir(parents=True)
    for one in made:
        (root / "content" / one.key).write_text("x", encoding="utf-8")
    repository.commit()
    signature = signatures.sign(b"", key)
    for one in made:
        record = Record(item=one.key, fingerprint=one.fingerprint, who="petra", at=datetime(2026, 11, 22, tzinfo=UTC), signature=signature)
        town.put(root, record)
    (root / "freigabe").mkdir()
    (root / "freigabe/allowed_signers").write_text(f"petra {town.public(key)}\n", encoding="utf-8")
    repository.commit("Petra Presse", "petra@stadt.example")
    return made


def keeper(root: Path) -> Keeper:
    return Keeper(root, root / "content", root / ".cache/approvals", setting({"persons": town.PERSONS}), NOW)


def once(root: Path, made: list[Item]) -> dict[str, float]:
    fresh = [item(number) for number in range(len(made))]
    steps, one = {}, keeper(root)
    for name, step in (
        ("history", lambda: one.history),
        ("records", lambda: one.entries),
        ("items", lambda: [one.judge(each) for each in fresh]),
    ):
        start = time.process_time()
        step()
        steps[name] = time.process_time() - start
    assert all(each.decision.state is State.APPROVED for each in one.judged.values())
    return steps


def main(count: int) -> None:
    gc.set_threshold(100_000, 20, 20)  # as the engine has it
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        made = project(root, count)
        true, signatures.problem = signatures.problem, lambda *_: ""  # type: ignore[assignment]  # checked before
        _ = keeper(root).entries
        signatures.problem = true
        rounds = [once(root, made) for _ in range(ROUNDS)]
        for name in rounds[0]:
            print(f"{name:14}{min(each[name] for each in rounds):.3f} s")
        print(f"{'all':14}{min(sum(each.values()) for each in rounds):.3f} s for {count} items")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
