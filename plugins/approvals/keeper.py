# SPDX-License-Identifier: AGPL-3.0-or-later
"""The keeper of one build: reads what is on record, has signatures checked once each, and judges items."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from ..core import files
from ..core.finding import Finding, Rule
from . import companions, covered, decide, erased, history, records, rules, signatures, suspicious
from .companions import Digests
from .decide import Decision, Entry, State
from .fingerprint import fingerprint
from .history import History
from .item import POLICY_KEY, Item
from .policy import POLICY, Policy, described
from .records import Record, Shelf
from .signatures import Keys

ANCHOR = "AMTSFUNK_KEEPERS"


@dataclass(frozen=True, slots=True)
class Judged:
    """An item with what was decided about it; ``since`` is when what waits was changed last, as git knows it."""

    item: Item
    decision: Decision
    since: datetime | None = None


@dataclass(eq=False)
class Keeper:
    """Knows the policy, the records and git's history of one project; ``root``, ``content`` and ``cache`` are its folders."""

    root: Path
    content: Path
    cache: Path
    policy: Policy
    now: datetime
    judged: dict[str, Judged] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @cached_property
    def history(self) -> History:
        """Return git's history."""
        return history.read(self.root, self.cache)

    @cached_property
    def digests(self) -> Digests:
        """Return the digests of files, as far as they are known from before."""
        return Digests(known=_loaded(self.cache / "dateien.json"))

    @cached_property
    def shown(self) -> str:
        """Return the content folder's name in findings and in git."""
        return self.content.relative_to(self.root).as_posix()

    @cached_property
    def entries(self) -> dict[str, list[Entry]]:
        """Return the records by their items, each with what is wrong with it for everybody."""
        shelf = Shelf(_loaded(self.cache / "eintraege.json"))
        made, found = records.read(self.content, self.shown, shelf)
        self.findings += found
        verified, kept = _loaded(self.cache / "unterschriften.json"), dict[str, str]()
        by_item: dict[str, list[Entry]] = {}
        for name, record in made.items():
            digest, path = shelf.used[name]["digest"], f"{self.shown}/{records.FOLDER}/{name}"
            held = self._refused(path, record) or self._unsigned(digest, (path, record), verified, kept)
            by_item.setdefault(record.item, []).append(Entry(name, record, held))
        for path, record in erased.find(self.root, f"{self.shown}/{records.FOLDER}", self.history, made):
            digest = fingerprint({"record": record}, {})
            held = self._refused(path, record) or self._unsigned(digest, (path, record), verified, kept)
            if record not in made.values() and not held:
                by_item.setdefault(record.item, []).append(Entry(path, record))
                self.findings.append(rules.ERASED.at(path, item=record.item, who=record.who))
        if (kept, shelf.used) != (verified, shelf.known):
            files.write(self.cache / "unterschriften.json", json.dumps(kept))
            files.write(self.cache / "eintraege.json", json.dumps(shelf.used))
        return by_item

    @cached_property
    def keys(self) -> Keys:
        """Return where the town keeps its keys."""
        return Keys(self.root / self.policy.signers, self.root / self.policy.revoked)

    @cached_property
    def anchor(self) -> Path | None:
        """Return the keepers' keys outside of the repository, where this machine names some."""
        named = os.environ.get(ANCHOR)
        return Path(named).expanduser() if named else None

    @cached_property
    def _ring(self) -> str:
        """Return the digest of what the validity of signatures depends on besides records: all keys."""
        paths = (self.keys.signers, self.keys.revoked, *((self.anchor,) if self.anchor else ()))
        return fingerprint({"keys": [one.read_bytes() if one.is_file() else None for one in paths]}, {})

    def _refused(self, path: str, record: Record) -> str:
        """Return what git says against a record."""
        if record.item == POLICY_KEY:
            return ""
        return decide.entry_problem(record, path, [f"{self.shown}/{record.item.partition('#')[0]}"], self.history)

    def _unsigned(self, digest: str, named: tuple[str, Record], verified: Mapping[str, str], kept: dict[str, str]) -> str:
        """Return what is wrong with a record's signature; OpenSSH is asked once for each record and all keys."""
        path, record = named
        if self.policy.signatures == "git" and not (record.item == POLICY_KEY and self.anchor):
            return ""
        times = (record.at, *(one.at for one in self.history.of(path)[-1:]))
        key = " ".join((digest, self._ring, *(one.isoformat() for one in times)))
        if key not in verified:
            keys = replace(self.keys, signers=self.anchor) if self.anchor and record.item == POLICY_KEY else self.keys
            kept[key] = signatures.problem(record.message(), record.signature, record.who, times, keys)
        return kept.setdefault(key, verified.get(key, ""))

    def known(self, item: Item, until: str = "") -> Item:
        """Return the item with what git says of it: its authors (up to a commit), its former names."""
        path, former = f"{self.shown}/{item.source}", item.former
        if path in self.history.former:
            tail, beginning = item.key.removeprefix(item.source), f"{self.shown}/"
            former = frozenset(f"{one.removeprefix(beginning)}{tail}" for one in self.history.names(path)[1:])
        within = self.history.reached(until) if until else None
        return item.known(item.authors | self.history.authors(path, within), former)

    def of(self, item: Item) -> list[Entry]:
        """Return what is on record of an item, under all its names."""
        own = self.entries.get(item.key, ())
        return [*own, *(entry for key in sorted(item.former) for entry in self.entries.get(key, ()))] if item.former else list(own)

    def judge(self, item: Item) -> Decision:
        """Return what becomes of ``item``, and remember it."""
        written, (item, decision) = item, self._decided(item)
        later = {entry.name for entry, _ in decision.refused if entry.name not in decision.past and self._was_fit(written, entry)}
        self.remember(item, decision := replace(decision, past=decision.past | later) if later else decision)
        return decision

    def _was_fit(self, written: Item, entry: Entry) -> bool:
        """Tell whether a record was right by whoever made it when it came into git, and they only wrote on later."""
        came = self.history.of(f"{self.shown}/{records.FOLDER}/{entry.name}")[-1:]
        if entry.problem or not came or entry.record.at > self.now:
            return False
        return not decide.unfit(entry.record, self._decided(written, came[0].commit)[0], self.policy)

    def _decided(self, written: Item, until: str = "") -> tuple[Item, Decision]:
        """Return the item as git knows it (up to a commit), without authors whose writing others have seen, and what becomes of it."""
        item = self.known(written, until)
        decision = decide.decide(item, self.of(item), self.policy, self.now)
        if decision.state is State.WAITING or decision.due or len(decision.refused) > len(decision.past):
            seen = covered.commits(item, written.authors, self, until)
            if leads := self.judged.get(item.source) if item.kind == "teaser" else None:  # a teaser may be made of what only the page says
                seen &= covered.commits(leads.item, frozenset(), self, until)
            if seen:
                within = self.history.reached(until) if until else None
                authors = self.history.authors(f"{self.shown}/{item.source}", within, seen)
                item = replace(item, authors=written.authors | authors)
                decision = decide.decide(item, self.of(item), self.policy, self.now)
        return item, decision

    def remember(self, item: Item, decision: Decision) -> None:
        """Remember what was decided."""
        waits = decision.state in (State.WAITING, State.KEPT)
        last = self.history.of(f"{self.shown}/{item.source}")[:1] if waits else ()
        self.judged[item.key] = Judged(item, decision, last[0].at if last else None)

    def older(self, item: Item) -> Iterator[Record]:
        """Yield the approvals of older forms of ``item`` that name their commit, newest first."""
        own = (one.record for one in self.of(self.known(item)) if not one.problem and one.record.says == "approved" and one.record.commit)
        yield from sorted((one for one in own if one.fingerprint != item.fingerprint), key=lambda one: one.at, reverse=True)

    def holds(self, item: Item, record: Record) -> bool:
        """Tell whether ``item``, read as it was in the record's commit, is approved in exactly that form."""
        if item.fingerprint != record.fingerprint:
            return False
        return self._decided(item, record.commit)[1].state is State.APPROVED

    def policy_item(self) -> Item:
        """Return the policy and the keys as something that is approved."""
        named = {"signers": self.keys.signers, "revoked": self.keys.revoked}
        digests = {name: files.digest(path) for name, path in named.items() if path.is_file()}
        return Item(POLICY_KEY, POLICY, "Regeln und Schlüssel der Freigabe", {"policy": self.policy}, digests)

    def obstacles(self) -> Iterator[tuple[Rule, dict[str, str]]]:
        """Yield what stands against judging at all, with the values of its text."""
        if not self.policy.off and history.shallow(self.root):
            yield rules.SHALLOW, {}
        elif why := self.unsigned():
            yield rules.POLICY_UNSIGNED, {"why": why}

    def unsigned(self) -> str:
        """Return why the policy itself does not hold; an empty string where it does or where nobody keeps it."""
        if not (self.policy.keepers or self.anchor):
            return ""
        item = self.policy_item()
        entries = self.of(item)
        policy = self.policy if self.policy.keepers else Policy(anybody=True)
        decision = decide.decide(item, entries, policy, self.now)
        return "" if decision.state is State.APPROVED else decision.why

    def save(self) -> None:
        """Keep the digests for the next build."""
        files.write(self.cache / "dateien.json", json.dumps(self.digests.used))

    def complaints(self, judged: Iterable[Judged]) -> Iterator[Finding]:
        """Yield a finding for every record of the present forms that does not count, for late countersignatures, unseen characters."""
        for one in judged:
            path = f"{self.shown}/{one.item.source}"
            for what in suspicious.found("\n".join(companions.texts(one.item.said))):
                yield rules.UNSEEN.at(path, title=one.item.title, what=what)
            for entry, why in one.decision.refused:
                had_its_time = entry.name in one.decision.past and one.decision.state is State.APPROVED
                if (entry.record.fingerprint == one.item.fingerprint or entry.problem) and not had_its_time:
                    yield rules.REFUSED.at(f"{self.shown}/{records.FOLDER}/{entry.name}", why=why)
            if one.decision.overdue:
                countersign = self.policy.rule(one.item.kind, one.item.category, one.item.channel).countersign
                roles = described(countersign.roles if countersign else ())
                yield rules.OVERDUE.at(path, title=one.item.title, hours=one.decision.overdue, roles=roles, key=one.item.key)


def _loaded(path: Path) -> dict[str, Any]:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return raw if isinstance(raw, dict) else {}
