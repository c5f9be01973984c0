# SPDX-License-Identifier: AGPL-3.0-or-later
"""Approvals and revocations on record: one small TOML file each below content/freigaben/, readable, diffable, signed."""

import hashlib
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal

import tomli_w
from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError

from ..core.finding import Finding, Position
from ..core.messages import german
from ..core.text import slug
from . import rules
from .fingerprint import encode

FOLDER = "freigaben"
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,180}\.toml")
LARGEST = 20_000  # bytes; a record has a few hundred
_Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]


def _aware(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("Die Uhrzeit braucht ihren Abstand zur Weltzeit, zum Beispiel „+01:00“.")
    return value


Moment = Annotated[datetime, AfterValidator(_aware)]


class Record(BaseModel):
    """One approval or revocation."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    item: _Line
    """Was freigegeben ist: die Datei unterhalb des Inhaltsordners, bei Anrissen mit „#kanal“."""
    fingerprint: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    """Fingerabdruck genau dieses Standes."""
    who: _Line
    """Kürzel der Person, die unterschreibt."""
    role: str = ""
    """Rolle, in der sie freigibt."""
    at: Moment
    """Tag und Uhrzeit."""
    says: Literal["approved", "revoked"] = "approved"
    """„approved“ (Freigabe) oder „revoked“ (Widerruf)."""
    until: Moment | None = None
    """Bis wann die Freigabe gilt."""
    note: str = ""
    """Bemerkung."""
    on_behalf: str = ""
    """Person, für die eingetragen wurde (Freigabe-Mappe)."""
    commit: Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{40})?$")] = ""
    """Stand in git, in dem der freigegebene Inhalt steht."""
    signature: str = ""
    """Unterschrift von ssh-keygen über alles andere in diesem Eintrag."""

    @property
    def person(self) -> str:
        """Return who approves: the one it was entered for, else the one who signs."""
        return self.on_behalf or self.who

    def message(self) -> bytes:
        """Return what is signed: everything but the signature."""
        return encode({name: getattr(self, name) for name in type(self).model_fields if name != "signature"})


def as_toml(record: Record) -> str:
    """Return the text of the record's file."""
    values = {name: value for name, value in record if value not in (None, "")}
    return tomli_w.dumps(values, multiline_strings=True)


def name(record: Record) -> str:
    """Return the name of the record's file: item, moment, person."""
    what = slug(record.item.removesuffix(".md"))[:100] or "eintrag"
    return f"{what}--{record.at:%Y%m%d-%H%M%S}-{slug(record.who)[:40]}{'-widerruf' if record.says == 'revoked' else ''}.toml"


@dataclass
class Shelf:
    """Records as they were read before, by their files' names, with what a changed file cannot keep: size, number, the system's times."""

    known: Mapping[str, Any] = field(default_factory=dict)
    used: dict[str, Any] = field(default_factory=dict)

    def take(self, name: str, mark: list[int]) -> Record | None:
        """Return the record of a file that is as it was; None where it has to be read."""
        row = self.known.get(name)
        if not row or row["mark"] != mark:
            return None
        self.used[name] = row
        times = {key: datetime.fromisoformat(row["record"][key]) for key in ("at", "until") if row["record"][key]}
        return Record.model_construct(**{**row["record"], **times})

    def put(self, name: str, mark: list[int], record: Record) -> Record:
        """Remember what was read."""
        self.used[name] = {"mark": mark, "digest": hashlib.sha256(encode(record)).hexdigest(), "record": record.model_dump(mode="json")}
        return record


def _mark(stat: os.stat_result) -> list[int]:
    return [stat.st_size, stat.st_ino, stat.st_mtime_ns, stat.st_ctime_ns]


def read(content: Path, shown: str, shelf: Shelf | None = None) -> tuple[dict[str, Record], list[Finding]]:
    """Return every record by its file's name, and what is wrong with the others (they count for nothing).

    Only plain files with plain names in the folder itself are read: no link leads anywhere else.
    """
    made, found, shelf = dict[str, Record](), list[Finding](), shelf or Shelf()
    folder = content / FOLDER
    if folder.is_symlink():
        return {}, [rules.ODD_RECORD.at(f"{shown}/{FOLDER}")]
    for entry in sorted(os.scandir(folder), key=lambda one: one.name) if folder.is_dir() else ():
        if (known := shelf.take(entry.name, mark := _mark(entry.stat(follow_symlinks=False)))) is not None:
            made[entry.name] = known
            continue
        path = Path(entry.path)
        place = f"{shown}/{FOLDER}/{path.name.encode('utf-8', 'replace').decode()}"
        if path.name.startswith(".") or path.name.casefold() in ("readme.md", "liesmich.md"):
            continue
        if path.is_symlink() or not path.is_file() or not _NAME.fullmatch(path.name) or path.stat().st_size > LARGEST:
            found.append(rules.ODD_RECORD.at(place))
            continue
        try:
            made[path.name] = shelf.put(path.name, mark, parse(path.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            line = re.search(r"line (\d+), column (\d+)", str(error))
            found.append(rules.BROKEN_RECORD.at(place, Position(int(line[1]), int(line[2])) if line else Position()))
        except ValidationError as error:
            found += _wrong(error, path, place)
    return made, found


def parse(text: str) -> Record:
    """Return the record in a file's text; raises tomllib.TOMLDecodeError or ValidationError."""
    return Record.model_validate(tomllib.loads(text))


def _wrong(error: ValidationError, path: Path, place: str) -> Iterator[Finding]:
    lines = path.read_text(encoding="utf-8").splitlines()
    for problem in error.errors():
        key = ".".join(map(str, problem["loc"]))
        line = next((number for number, line in enumerate(lines, 1) if line.partition("=")[0].strip() == key), 1)
        yield rules.WRONG_RECORD.at(place, Position(line), key=key, what=german(problem))
