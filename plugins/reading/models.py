# SPDX-License-Identifier: AGPL-3.0-or-later
"""One closed pydantic model a kind of document, put together from the fields that the capabilities declare."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, ValidationError, create_model
from pydantic import Field as Described

from ..core.document import ARTICLE, EPISODE, KINDS, PAGE
from ..core.fields import Field, of_kind
from ..core.finding import Finding, Position, Severity, did_you_mean, nearest
from ..core.messages import german
from .fields import SYNONYMS
from .heads import Head, Path, Value
from .rules import MISPLACED_FIELD, MISSING_FIELD, UNKNOWN_FIELD, WRONG_FIELD
from .values import adapt

Policy = Literal["error", "warning", "ignore"]
POLICIES: tuple[Policy, ...] = get_args(Policy)
_HERE = {ARTICLE: "einen Artikel", EPISODE: "eine Podcast-Folge", PAGE: "eine Seite"}
_IN = {ARTICLE: "Artikeln", EPISODE: "Podcast-Folgen", PAGE: "Seiten"}
_EXAMPLES = {"title": "title: Titel des Beitrags", "date": "date: 2026-11-20 09:00 (oder beginnen Sie den Dateinamen mit 2026-11-20-)"}


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, protected_namespaces=())


@dataclass(frozen=True, slots=True)
class Typed:
    """The values of one head as their types, wrong ones left out, and what was wrong; ``missing`` names required fields."""

    values: dict[str, Any]
    findings: list[Finding]
    missing: tuple[str, ...] = ()


class Models:
    """The models of one site, made once a build from its declared fields."""

    def __init__(self, fields: Iterable[Field]) -> None:
        self.fields = {one.name: one for one in fields}
        self.required = {kind: tuple(f.name for f in self.fields.values() if kind in f.required) for kind in KINDS}
        self.models = {kind: _model(kind, of_kind(self.fields.values(), kind)) for kind in KINDS}
        self.names = {kind: frozenset(model.model_fields) for kind, model in self.models.items()}

    def convert(self, head: Head, path: str, kind: str, zone: ZoneInfo, policy: Policy) -> Typed:
        """Return the values of ``head`` as their types; ``policy`` says how unknown fields weigh."""
        model, names = self.models[kind], self.names[kind]
        known = {key: value for key, value in head.values.items() if key in names}
        others = {key: value for key, value in head.values.items() if key not in names}
        findings = [] if policy == "ignore" else [self._stranger(key, head, path, kind, policy) for key in head.keys if key not in names]
        try:
            made = _validated(model, known, zone)
        except ValidationError as error:
            problems = error.errors(include_url=False)
            findings += [misfit(model, problem, head, path) for problem in problems]
            wrong = {problem["loc"][0] for problem in problems}
            made = _validated(model, {key: value for key, value in known.items() if key not in wrong}, zone)
        values = {name: getattr(made, name) for name in made.model_fields_set}
        missing = tuple(name for name in self.required[kind] if name not in known)
        return Typed(others | values, findings, missing)

    def _stranger(self, key: str, head: Head, path: str, kind: str, policy: Policy) -> Finding:
        elsewhere = self.fields.get(key)
        if elsewhere:
            kinds = " und ".join(_IN[one] for one in elsewhere.kinds)
            found = MISPLACED_FIELD.at(path, head.keys[key], key=key, here=_HERE[kind], kinds=kinds)
        else:
            found = UNKNOWN_FIELD.at(path, head.keys[key], key=key, nearest=suggestion(key, self.names[kind]))
        return replace(found, severity=Severity(policy))


def missing(key: str, head: Head, path: str) -> Finding:
    """Return the finding for a required field that is absent or empty."""
    first = min(head.keys.values(), default=Position(head.first_line))
    return MISSING_FIELD.at(path, head.keys.get(key, first), key=key, example=_EXAMPLES.get(key, f"{key}: …"))


def suggestion(key: str, known: Iterable[str]) -> str:
    """Return „Meinten Sie …?“ for a field that editors may have meant, or what else to do."""
    names = set(known)
    meant = SYNONYMS.get(key.lower().replace("-", "_"))
    if meant in names:
        return did_you_mean(meant)
    return nearest(key.lower(), names) or "Löschen Sie die Zeile; welche Felder es gibt, steht im Handbuch."


def _model(kind: str, fields: Sequence[Field]) -> type[BaseModel]:
    made: dict[str, Any] = {one.name: (adapt(one.type) | None, Described(None, description=one.help)) for one in fields}
    return create_model(kind.capitalize(), __base__=_Strict, **made)


def _validated(model: type[BaseModel], values: Mapping[str, Value], zone: ZoneInfo) -> BaseModel:
    return model.model_validate(values, context={"zone": zone})


def misfit(model: type[BaseModel], problem: Any, head: Head, path: str) -> Finding:
    """Return the finding for one entry of ``ValidationError.errors()``."""
    where: Path = problem["loc"]
    key = ".".join(part for part in where if isinstance(part, str))
    if problem["type"] == "extra_forbidden":
        return UNKNOWN_FIELD.at(path, head.place(where), key=key, nearest=suggestion(str(where[-1]), _inside(model, where)))
    text = german(problem)
    if isinstance(problem.get("input"), list | dict) and problem["type"].startswith(("string", "literal", "value")):
        text = f'{text} Klammern gehören in Anführungszeichen: {key}: "…"'
    return WRONG_FIELD.at(path, head.place(where), key=key, what=text)


def _inside(model: type[BaseModel], where: Path) -> list[str]:
    """Return the names of the fields where the unknown key at ``where`` stands."""
    level: type[BaseModel] | None = model
    for part in where[:-1]:
        if isinstance(part, str) and level is not None and part in level.model_fields:
            level = _nested(level.model_fields[part].annotation)
    return list(level.model_fields) if level else []


def _nested(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for one in get_args(annotation) if (found := _nested(one))), None)
