# SPDX-License-Identifier: AGPL-3.0-or-later
"""Findings collected, weighed and handed on: what the build process writes down and the tasks read."""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from . import files
from .finding import Finding, Rule, Severity

UNUSED_WAIVER = Rule(
    "core.unused-waiver",
    "Die Ausnahme für „{rule}“ wird nicht gebraucht.",
    "Löschen Sie den Eintrag unter „waive“.",
    help="Ein Dokument nimmt sich von einer Regel aus, gegen die es gar nicht verstößt.",
    severity=Severity.WARNING,
)
EXPIRED_WAIVER = Rule(
    "core.expired-waiver",
    "Die Ausnahme für „{rule}“ galt bis {until}.",
    "Beheben Sie die Ursache, oder begründen Sie die Ausnahme neu.",
    help="Die Frist einer Ausnahme („waive“) ist abgelaufen; die Regel gilt wieder.",
    severity=Severity.WARNING,
)
RULES = (UNUSED_WAIVER, EXPIRED_WAIVER)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A document's open exception from one rule."""

    rule: str
    reason: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What weighs a document's findings: ``public`` is False for drafts and for files that are not due yet."""

    public: bool = True
    dated: date | None = None
    waivers: tuple[Waiver, ...] = ()
    position: tuple[int, int] = (1, 1)


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one build, in the form it is handed from the build process to the tasks."""

    findings: tuple[Finding, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    written: tuple[str, ...] = ()
    waived: tuple[tuple[str, str, str], ...] = ()
    finished: bool = False

    @property
    def errors(self) -> int:
        """Return how many findings stop the build."""
        return sum(one.severity is Severity.ERROR for one in self.findings)

    @property
    def warnings(self) -> int:
        """Return how many findings do not stop the build but should be looked at."""
        return sum(one.severity is Severity.WARNING for one in self.findings)

    def save(self, path: Path) -> None:
        """Write this report as JSON to ``path``."""
        known = {one.name: getattr(self, one.name) for one in fields(self)}
        files.write(path, json.dumps({**known, "findings": [one.as_dict() for one in self.findings]}, ensure_ascii=False))

    @classmethod
    def load(cls, path: Path) -> "Report":
        """Return the report in ``path``; an unfinished, empty one where there is none."""
        try:
            raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return cls()
        found = tuple(Finding(**{**one, "severity": Severity(one["severity"])}) for one in raw["findings"])
        waived = tuple((path, rule, reason) for path, rule, reason in raw["waived"])
        return cls(found, raw["counts"], tuple(raw["written"]), waived, raw["finished"])


def weigh(
    findings: Iterable[Finding],
    standings: Mapping[str, Standing],
    rules: Mapping[str, Rule],
    since: date | None,
    today: date,
) -> tuple[tuple[Finding, ...], tuple[tuple[str, str, str], ...]]:
    """Return the findings, sorted, at their weight here, and the waivers that took effect (path, rule, reason).

    Errors of documents that are not public, or older than ``since`` (RULES_SINCE), become warnings; a valid waiver
    takes a finding away; rules marked ``final`` stay what they are in public documents.
    """
    kept: list[Finding] = []
    used: set[tuple[str, str, str]] = set()
    for one in set(findings):
        standing = standings.get(one.path, Standing())
        waiver = next((w for w in standing.waivers if w.rule == one.rule), None)
        if waiver and (waiver.until is None or waiver.until >= today):
            used.add((one.path, waiver.rule, waiver.reason))
            continue
        kept.append(_turned_down(one, standing, rules.get(one.rule), since))
    kept += _idle(standings, {(path, rule) for path, rule, _ in used}, rules, today)
    return tuple(sorted(kept)), tuple(sorted(used))


def _turned_down(one: Finding, standing: Standing, rule: Rule | None, since: date | None) -> Finding:
    old = since is not None and standing.dated is not None and standing.dated < since
    if one.severity is Severity.ERROR and (not standing.public or (old and not (rule and rule.final))):
        return replace(one, severity=Severity.WARNING)
    return one


def _idle(standings: Mapping[str, Standing], used: set[tuple[str, str]], rules: Collection[str], today: date) -> list[Finding]:
    idle = []
    for path, standing in standings.items():
        for waiver in standing.waivers:
            if waiver.until is not None and waiver.until < today:
                idle.append(EXPIRED_WAIVER.at(path, standing.position, rule=waiver.rule, until=f"{waiver.until:%d.%m.%Y}"))
            elif (path, waiver.rule) not in used and waiver.rule in rules:  # a rule that does not exist was named where it was read
                idle.append(UNUSED_WAIVER.at(path, standing.position, rule=waiver.rule))
    return idle


def as_json(findings: Iterable[Finding]) -> str:
    """Return the findings as a JSON list."""
    return json.dumps([one.as_dict() for one in findings], ensure_ascii=False, indent=2)


def as_gitlab(findings: Iterable[Finding]) -> str:
    """Return the findings as a GitLab Code Quality report (docs.gitlab.com, Code Quality report format)."""
    weight = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
    rows = [
        {
            "description": f"{one.message} {one.advice}".rstrip(),
            "check_name": one.rule,
            "fingerprint": hashlib.sha256(f"{one.path}|{one.rule}|{one.message}|{one.line}".encode()).hexdigest(),
            "severity": weight[one.severity],
            "location": {"path": one.path, "lines": {"begin": one.line}},
        }
        for one in findings
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


# what a check can be written as; the empty name is the text for people
FORMS: Mapping[str, Callable[[Iterable[Finding]], str] | None] = {"": None, "json": as_json, "gitlab": as_gitlab}
