# SPDX-License-Identifier: AGPL-3.0-or-later
"""Small files in git: what was sent (content/gesendet/), the last plan and stops (content/plan/). A forge's web editor will do."""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError

from ...core.finding import Finding, Position, instead
from ...core.messages import german
from ..book import book, open_channels
from . import rules

SENT, PLAN = "gesendet", "plan"
STOP = "stopp.toml"
M = TypeVar("M", bound=BaseModel)
_Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def _known(name: str) -> str:
    """Return ``name`` where it is a channel, a closed one too: records stay; raises ValueError in German for any other."""
    if name not in book():
        raise ValueError(f"Den Kanal „{name}“ gibt es nicht. {instead(name, open_channels())}")
    return name


class Sent(BaseModel):
    """One record of content/gesendet/: a teaser that went out."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    slug: _Line
    """Kürzel des Beitrags, wie es in seiner Adresse steht."""
    channel: Annotated[_Line, AfterValidator(_known)]
    """Kanal."""
    at: datetime | None = None
    """Tag und Uhrzeit."""
    url: str = ""
    """Adresse des Beitrags auf dem Kanal."""
    turn: int = 1
    """Der wievielte Termin es war."""

    @property
    def key(self) -> str:
        """Return the key of the teaser."""
        return f"{self.slug}/{self.channel}" + (f"/{self.turn}" if self.turn > 1 else "")


class Stop(BaseModel):
    """content/plan/stopp.toml: nothing goes out for now."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    reason: _Line
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Records:
    """Everything that is on record."""

    sent: tuple[Sent, ...] = ()
    stop: Stop | None = None


def read(content: Path, shown: str) -> tuple[Records, list[Finding]]:
    """Return the records below ``content`` (called ``shown`` in findings); what cannot be read is a finding and left out."""
    sent, found = list[Sent](), list[Finding]()
    for path in sorted((content / SENT).glob("*.toml")):
        one = _read(path, Sent, f"{shown}/{SENT}/{path.name}", found)
        sent += [one] if one else []
    path = content / PLAN / STOP
    stop = _read(path, Stop, f"{shown}/{PLAN}/{STOP}", found) if path.exists() else None
    return Records(tuple(sent), stop), found


def _read(path: Path, model: type[M], shown: str, found: list[Finding]) -> M | None:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        return model.model_validate(raw)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        found.append(rules.BROKEN_RECORD.at(shown, Position(int(place[1]), int(place[2])) if place else Position()))
    except ValidationError as error:
        fields = ", ".join(model.model_fields)
        for one in error.errors():
            key = ".".join(map(str, one["loc"]))
            found.append(rules.WRONG_RECORD.at(shown, _line_of(path, key), key=key, what=german(one), fields=fields))
    except OSError:
        found.append(rules.BROKEN_RECORD.at(shown))
    return None


def _line_of(path: Path, key: str) -> Position:
    lines = path.read_text(encoding="utf-8").splitlines()
    return Position(next((number for number, line in enumerate(lines, 1) if line.partition("=")[0].strip() == key), 1))


def as_toml(values: Mapping[str, Any]) -> str:
    """Return a record's text: a line a value, strings quoted, moments as TOML has them."""
    return "".join(f"{key} = {_written(value)}\n" for key, value in values.items() if value not in (None, ""))


def _written(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else quoted(str(value))


def quoted(text: str) -> str:
    """Return ``text`` as a string of TOML (a basic one: JSON's form of it is one too)."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def unknown(records: Records, slugs: Iterable[str]) -> list[Sent]:
    """Return the records whose article nobody knows."""
    known = set(slugs)
    return [one for one in records.sent if one.slug not in known]
