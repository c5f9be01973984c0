# SPDX-License-Identifier: AGPL-3.0-or-later
"""The decision, pure: an item, what is on record of it, the policy and the clock give a state and its reasons."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from .history import Change, History
from .item import Item
from .policy import Policy, Rule, described
from .records import Record

_SKEW = timedelta(minutes=10)  # how far clocks of two machines may differ


class State(StrEnum):
    """What becomes of an item."""

    FREE = "free"
    APPROVED = "approved"
    KEPT = "kept"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as it was found: its file's name, and why it counts for nothing whatever it says („“: signature and commits hold)."""

    name: str
    record: Record
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, and why. ``waits`` says in German for whom; ``refused`` are the entries that do not count, with the reason.

    ``past`` names those of them that were right and only have had their time: the item changed, they ended, were taken back.

    ``due``: until when a countersignature is to come that is still missing; ``overdue``: hours since the first approval, where
    that has passed. ``kept``: the approval that still holds an older form.
    """

    state: State
    why: str = ""
    waits: str = ""
    counted: tuple[Entry, ...] = ()
    refused: tuple[tuple[Entry, str], ...] = ()
    overdue: int = 0
    due: datetime | None = None
    kept: Record | None = None
    past: frozenset[str] = frozenset()


def decide(item: Item, entries: Iterable[Entry], policy: Policy, now: datetime) -> Decision:
    """Return what becomes of ``item``."""
    rule = policy.rule(item.kind, item.category, item.channel)
    if rule.approvals == 0:
        return Decision(State.FREE)
    own = [one for one in entries if one.record.item == item.key or one.record.item in item.former]
    counted, refused = list[Entry](), list[tuple[Entry, str]]()
    for one in own:
        if one.record.says == "approved":
            reason = one.problem or _refusal(one.record, item, policy, now) or _revoked(one, own, policy)
            if reason:
                refused.append((one, reason))
            else:
                counted.append(one)
    past = _past(item, refused, policy, now)
    persons = {one.record.person for one in counted if _counts(one, rule, policy)}
    if len(persons) >= rule.approvals:
        first = _unsigned(item, rule, counted, policy)
        due = first + timedelta(hours=rule.countersign.hours) if first and rule.countersign else None
        overdue = int((now - first) / timedelta(hours=1)) if first and due and now >= due else 0
        return Decision(State.APPROVED, counted=tuple(counted), refused=tuple(refused), overdue=overdue, due=due, past=past)
    waits = _waits(rule, len(persons))
    why = " ".join((*_reasons(own, item, refused), f"Es wartet auf {waits}."))
    return Decision(State.WAITING, why, waits, tuple(counted), tuple(refused), past=past)


def _past(item: Item, refused: Sequence[tuple[Entry, str]], policy: Policy, now: datetime) -> frozenset[str]:
    rows = (one for one, _ in refused if not one.problem and one.record.at <= now + _SKEW)
    return frozenset(one.name for one in rows if not unfit(one.record, item, policy)) if refused else frozenset()


def _refusal(record: Record, item: Item, policy: Policy, now: datetime) -> str:
    """Return why the record does not count for ``item``; an empty string where it does."""
    if record.fingerprint != item.fingerprint:
        return f"Die Freigabe vom {_day(record.at)} gilt einem anderen Stand."
    if record.at > now + _SKEW:
        return f"Die Freigabe ist auf die Zukunft datiert ({_day(record.at)})."
    if record.until and record.until < now:
        return f"Die Freigabe galt bis {_day(record.until)}."
    return unfit(record, item, policy)


def unfit(record: Record, item: Item, policy: Policy) -> str:
    """Return why the persons in the record may not approve ``item``, whatever else is right with it."""
    rule = policy.rule(item.kind, item.category, item.channel)
    why = _unfit(record.who, record, item, rule, policy)
    return why or (_unfit(record.person, record, item, rule, policy) if record.person != record.who else "")


def _unfit(said: str, record: Record, item: Item, rule: Rule, policy: Policy) -> str:
    """Return why this person may not approve ``item``."""
    key = policy.person(said)
    if not key and policy.anybody:
        return ""
    if not key or (said == record.who and key != said):
        return f"„{said}“ steht nicht als Person in APPROVALS."
    roles = policy.persons[key].roles
    if said == record.person:
        if record.role and record.role not in roles:
            return f"{policy.called(key)} hat die Rolle „{record.role}“ nicht."
        if not _may(key, rule, policy):
            return f"{policy.called(key)} darf das nicht freigeben; gebraucht wird {described(rule.roles)}."
    return _own(key, item, policy) if rule.other_than_author or _countersigns(key, rule, policy) else ""


def _countersigns(key: str, rule: Rule, policy: Policy) -> bool:
    """Tell whether this person can only countersign."""
    return rule.countersign is not None and bool(rule.roles) and not set(rule.roles) & set(policy.persons[key].roles)


def _may(key: str, rule: Rule, policy: Policy) -> bool:
    wanted = {*rule.roles, *(rule.countersign.roles if rule.countersign and rule.roles else ())}
    return not wanted or bool(wanted & set(policy.persons[key].roles))


def _counts(entry: Entry, rule: Rule, policy: Policy) -> bool:
    """Tell whether an approval is one of those needed at once; who only countersigns is not."""
    key = policy.person(entry.record.person)
    return not rule.roles or not key or bool(set(rule.roles) & set(policy.persons[key].roles))


def _own(key: str, item: Item, policy: Policy) -> str:
    """Return why this person is, or may be, an author of the item."""
    authors, strangers = policy.known(item.authors)
    if key in authors:
        return f"{policy.called(key)} hat selbst an dem Text geschrieben."
    if strangers:
        return (
            f"An dem Text hat „{strangers[0]}“ geschrieben, und niemand in APPROVALS.persons hat diese Adresse; "
            "so ist nicht sicher, dass jemand anders freigibt. Tragen Sie die Adresse dort ein."
        )
    return ""


def _revoked(entry: Entry, own: Sequence[Entry], policy: Policy) -> str:
    """Return who took back what was approved until then; no older form comes back by it."""
    for one in own:
        record = one.record
        if record.says == "revoked" and not one.problem and record.at >= entry.record.at:
            return f"{policy.called(policy.person(record.who) or record.who)} hat die Freigabe am {_day(record.at)} widerrufen."
    return ""


def _reasons(own: Sequence[Entry], item: Item, refused: Sequence[tuple[Entry, str]]) -> Iterator[str]:
    """Yield why the item is not approved: what was refused of this very form, else that it is new or changed."""
    told = [reason for entry, reason in refused if entry.record.fingerprint == item.fingerprint]
    if told:
        yield from dict.fromkeys(told)
    elif any(one.record.says == "approved" for one in own):
        yield "Es wurde seit der letzten Freigabe geändert."


def _waits(rule: Rule, there: int) -> str:
    missing = rule.approvals - there
    text = described(rule.roles) + (" (nicht auf jemanden, der mitgeschrieben hat)" if rule.other_than_author else "")
    return text if missing == 1 else f"{missing} Freigaben: {text}"


def _unsigned(item: Item, rule: Rule, counted: Sequence[Entry], policy: Policy) -> datetime | None:
    """Return the moment of the approval that let it out, where nobody else has countersigned; None where nothing is missing."""
    if rule.countersign is None:
        return None
    first = min((one for one in counted if _counts(one, rule, policy)), key=lambda one: one.record.at).record
    for one in counted:
        key = policy.person(one.record.person)
        may = key and set(rule.countersign.roles) & set(policy.persons[key].roles)
        if may and policy.person(first.person) != key and not _own(key, item, policy):
            return None
    return first.at


def entry_problem(record: Record, path: str, sources: Sequence[str], history: History) -> str:
    """Return what git says against a record in the file ``path`` about an item made of ``sources``; an empty string for nothing."""
    if not history.known:
        return ""
    if record.commit and record.commit not in history.commits:
        return (
            f"Der freigegebene Stand (Commit {record.commit[:10]}) ist in der Geschichte nicht mehr vorhanden; "
            "sie wurde umgeschrieben oder unvollständig geholt."
        )
    if record.says == "revoked":
        return ""
    last = {made[0].commit: made[0] for one in sources if (made := history.of(one))}
    if {one.commit for one in history.changes.get(path, ())} & set(last):
        return "Die Freigabe kam im selben Commit wie die Änderung, die sie freigibt."
    return _early(record, last.values())


def _early(record: Record, last: Iterable[Change]) -> str:
    """Return what to say of an approval that is older than what it approves: a clock set back gains nothing."""
    if record.commit and any(record.commit == one.commit and record.at < one.at - _SKEW for one in last):
        return "Die Freigabe ist älter als der Stand, den sie freigibt; eine Uhr ging falsch oder wurde zurückgestellt."
    return ""


def _day(moment: datetime) -> str:
    return f"{moment:%d.%m.%Y, %H:%M} Uhr"
