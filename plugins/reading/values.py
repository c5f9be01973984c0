# SPDX-License-Identifier: AGPL-3.0-or-later
"""The types of front-matter values: how the string an editor wrote becomes a value, and what to say when it cannot."""

import re
from collections.abc import Callable
from datetime import date, datetime
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationInfo, WithJsonSchema

from ..core.text import slug as slugged
from . import dates

_SWITCHES = {"ja": True, "yes": True, "true": True, "on": True, "nein": False, "no": False, "false": False, "off": False}
_SLUG = re.compile(r"[A-Za-z0-9_~][\w.~-]*(?:/[A-Za-z0-9_~][\w.~-]*)*", re.ASCII)
_LANG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_OUTPUT = re.compile(r"[^\s?#<>\"|*\\]+")
_QUERY = re.compile(r"[^\s#<>\"]*")
_HOST = re.compile(r"https?://[^/]+", re.IGNORECASE)


def _zone(info: ValidationInfo) -> Any:
    return info.context["zone"] if info.context else ZoneInfo("UTC")


def _moment(value: Any, info: ValidationInfo) -> Any:
    return dates.parse(value, _zone(info)) if isinstance(value, str) else value


def _deadline(value: Any, info: ValidationInfo) -> Any:
    return dates.parse(value, _zone(info), end=True) if isinstance(value, str) else value


def _day(value: Any) -> Any:
    return dates.day(value) if isinstance(value, str) else value


def _switch(value: Any) -> Any:
    return _SWITCHES.get(value.lower(), value) if isinstance(value, str) else value


def _line(value: Any) -> Any:
    return " ".join(value.split("\n")) if isinstance(value, str) and "\n" in value else value


def _names(value: Any) -> Any:
    """Split „a, b“ or „Beispiel, Anna; Muster, Ben“ as Pelican does; a list stays one. Nothing stands twice."""
    if isinstance(value, str):
        value = value.split(";" if ";" in value else ",")
    if isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):
        return list(dict.fromkeys(stripped for one in value if (stripped := one.strip())))
    return value


def _slug(value: str) -> str:
    if _SLUG.fullmatch(value):
        return value
    better = slugged(value)
    hint = f" Schreiben Sie: {better}" if better else ""
    raise ValueError(f"„{value}“ taugt nicht als Adresse; erlaubt sind a–z, 0–9 und Bindestrich.{hint}")


def _lang(value: str) -> str:
    if not _LANG.fullmatch(value):
        raise ValueError(f"„{value}“ ist kein Kürzel einer Sprache. Erlaubt sind zum Beispiel de, en und de-simple (Leichte Sprache).")
    head, _, tail = value.partition("-")
    return f"{head.lower()}-{tail.lower() if len(tail) > 4 else tail}" if tail else value.lower()


def _output(value: str) -> str:
    if not _OUTPUT.fullmatch(value) or value.startswith(("/", "~")) or ".." in value.split("/"):
        raise ValueError(f"„{value}“ ist kein Pfad auf der Website. Schreiben Sie zum Beispiel: aktuelles/umzug/index.html")
    return value


def _alias(value: str) -> str:
    address = _HOST.sub("", value).lstrip("/")
    path, _, query = address.partition("?")  # „/index.php?id=5“: only a web server can redirect it, and is told to
    if not _OUTPUT.fullmatch(path) or ".." in path.split("/") or not _QUERY.fullmatch(query):
        raise ValueError(f"„{value}“ ist keine frühere Adresse dieser Website. Schreiben Sie zum Beispiel: /2019/05/alter-name/")
    return address


def _status(value: Any) -> Any:
    return value.lower() if isinstance(value, str) else value


def _schema(kind: str, **more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": kind, **more})


_LIST = {"anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "string"}]}
Line = Annotated[str, BeforeValidator(_line)]
Moment = Annotated[datetime, BeforeValidator(_moment), _schema("string", examples=["2026-11-20 09:00", "20.11.2026 9:00"])]
Deadline = Annotated[datetime, BeforeValidator(_deadline), _schema("string", examples=["2026-12-31"])]
Day = Annotated[date, BeforeValidator(_day), _schema("string", examples=["2026-11-20"])]
Switch = Annotated[bool, BeforeValidator(_switch), _schema("boolean")]
Names = Annotated[tuple[str, ...], BeforeValidator(_names), WithJsonSchema(_LIST)]


def _checked(check: Callable[[str], str], **more: Any) -> Any:
    return Annotated[str, BeforeValidator(lambda value: check(value) if isinstance(value, str) else value), _schema("string", **more)]


Slug = _checked(_slug, pattern=f"^{_SLUG.pattern}$")
Lang = _checked(_lang, examples=["de", "en", "de-simple"])
Output = _checked(_output)
_Alias = _checked(_alias)
Aliases = Annotated[tuple[_Alias, ...], BeforeValidator(_names), WithJsonSchema(_LIST)]  # type: ignore[valid-type]  # built by a function
Status = Annotated[Literal["published", "draft", "hidden", "skip"], BeforeValidator(_status)]
_Reason = Annotated[str, StringConstraints(min_length=3)]


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Withdrawn(_Closed):
    """When and why a document was withdrawn."""

    date: Day
    """Tag, an dem der Beitrag zurückgezogen wurde."""
    reason: _Reason
    """Grund, in einem Satz; er steht auf der Seite."""


class Exception_(_Closed):  # noqa: N801  # the word of the domain; Python has taken the plain one
    """A document's exception from one rule."""

    rule: Annotated[str, StringConstraints(min_length=3)]
    """Name der Regel, wie er am Ende der Meldung in eckigen Klammern steht."""
    reason: _Reason
    """Grund der Ausnahme; er wird veröffentlicht."""
    until: Day | None = None
    """Letzter Tag, an dem die Ausnahme gilt."""


def adapt(annotation: Any) -> Any:
    """Return ``annotation`` with dates, switches and lists of words read as editors write them."""
    known = {datetime: Moment, date: Day, bool: Switch}
    if isinstance(annotation, type) and annotation in known:
        return known[annotation]
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        return Union[tuple(adapt(one) for one in inner)]  # noqa: UP007  # built at run time
    if origin in (list, tuple) and inner and inner[0] is str:
        return Annotated[annotation, BeforeValidator(_names), WithJsonSchema(_LIST)]
    if origin is Annotated and any(isinstance(one, BeforeValidator) for one in inner[1:]):
        return annotation
    if origin is Annotated:
        return Annotated[(adapt(inner[0]), *inner[1:])]
    return annotation
