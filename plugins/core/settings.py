# SPDX-License-Identifier: AGPL-3.0-or-later
"""Settings: one closed, typed model per name in pelicanconf.py; a wrong or unknown key is a finding with its line."""

import ast
import difflib
import os
import runpy
import sys
import traceback
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import reduce
from itertools import pairwise
from operator import getitem
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from .finding import Finding, Position, Rule, Severity, instead
from .messages import german

UNKNOWN_SETTING = Rule(
    "settings.unknown",
    "Die Einstellung „{key}“ gibt es in {name} nicht.",
    "{nearest}",
    help="Ein Schlüssel in einer Einstellung ist unbekannt, meist ein Tippfehler.",
    final=True,
)
WRONG_SETTING = Rule(
    "settings.wrong",
    "Die Einstellung „{key}“ passt nicht: {what}",
    help="Der Wert einer Einstellung hat die falsche Art oder fehlt.",
    final=True,
)
MISSPELLED_SETTING = Rule(
    "settings.misspelled",
    "Die Einstellung „{name}“ liest niemand.",
    "Meinten Sie „{nearest}“?",
    help="Eine Einstellung heißt fast wie eine bekannte; vermutlich ist sie verschrieben und bleibt ohne Wirkung.",
    severity=Severity.WARNING,
)
BROKEN_SETTINGS = Rule(
    "settings.broken",
    "Die Einstellungen lassen sich nicht lesen: {text}.",
    "Prüfen Sie in dieser Zeile und in der davor Klammern, Kommas und Anführungszeichen.",
    help="Die Datei mit den Einstellungen ist kein gültiges Python, oder es gibt sie nicht.",
    final=True,
)
RULES = (BROKEN_SETTINGS, UNKNOWN_SETTING, WRONG_SETTING, MISSPELLED_SETTING)


class Settings(BaseModel):
    """Base of every settings model: closed and frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


def run(file: Path) -> tuple[dict[str, Any], list[Finding]]:
    """Return what the settings file says, and a finding with its line where Python does not understand it."""
    try:
        return runpy.run_path(str(file)), []
    except FileNotFoundError:
        return {}, [BROKEN_SETTINGS.at(file.name, text="Die Datei gibt es nicht")]
    except SyntaxError as error:
        name = Path(error.filename or file).name
        return {}, [BROKEN_SETTINGS.at(name, (error.lineno or 1, error.offset or 1), text=error.msg)]
    except (Exception, SystemExit) as error:  # whatever the file does is the file's mistake
        lines = [one.lineno for one in traceback.extract_tb(error.__traceback__) if one.filename == str(file)]
        return {}, [BROKEN_SETTINGS.at(file.name, (lines[-1] or 1 if lines else 1, 1), text=f"{type(error).__name__}: {error}")]


def settings_file() -> Path:
    """Return the settings file that Pelican was started with (``AMTSFUNK_SETTINGS``, else its option ``-s``)."""
    named = [after for word, after in pairwise(sys.argv) if word in ("-s", "--settings")]
    return Path(os.environ.get("AMTSFUNK_SETTINGS") or (named[-1] if named else "pelicanconf.py")).absolute()


M = TypeVar("M", bound=Settings)
_TRIES = 9


def read(model: type[M], name: str, raw: object, file: Path) -> tuple[M | None, list[Finding]]:
    """Return the settings ``name`` as ``model`` (None when they are wrong) and the findings, placed in ``file``."""
    try:
        return model.model_validate({} if raw is None else raw), []
    except ValidationError as error:
        problems = error.errors()
        blamed = {problem["loc"][:-1] for problem in problems}  # a list is only too short because what stands in it is wrong
        return None, [_finding(model, name, one, file) for one in problems if one["type"] != "too_short" or one["loc"] not in blamed]


def kept(model: type[M], raw: object) -> M:
    """Return what is right in ``raw`` as ``model``; what is wrong is left out, so that one mistake does not look like many."""
    rest = _loosened(raw)
    for _ in range(_TRIES):
        try:
            return model.model_validate(rest)
        except ValidationError as error:
            wrong = {_standing(rest, one["loc"]) for one in error.errors()}
            for path in sorted(wrong, key=_order, reverse=True):  # what stands behind in a list goes first
                _drop(rest, path)
    return model()


def _loosened(raw: object) -> object:
    if isinstance(raw, Mapping):
        return {key: _loosened(value) for key, value in raw.items()}
    return [_loosened(value) for value in raw] if isinstance(raw, list | tuple) else raw


def _standing(rest: Any, loc: Iterable[int | str]) -> tuple[int | str, ...]:
    """Return how much of ``loc`` stands in ``rest``: pydantic names what is missing too, and the members of unions."""
    path = list[int | str]()
    for part in loc:
        inside = isinstance(part, int) and part < len(rest) if isinstance(rest, list) else isinstance(rest, dict) and part in rest
        if inside:
            path.append(part)
            rest = rest[part]
    return tuple(path)


def _order(path: Iterable[int | str]) -> list[tuple[str, int | str]]:
    return [(type(part).__name__, part) for part in path]


def _drop(rest: Any, path: Sequence[int | str]) -> None:
    if path:
        del reduce(getitem, path[:-1], rest)[path[-1]]


def misspelled(names: Iterable[str], known: Collection[str], file: Path) -> list[Finding]:
    """Return a finding for each of ``names`` that nobody reads and that is almost a ``known`` one; a site may have settings of its own."""
    found = []
    for name in sorted(one for one in names if one.isupper() and one not in known):
        near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.85)
        if near:
            found.append(MISSPELLED_SETTING.at(*place(file, name), name=name, nearest=near[0]))
    return found


def _finding(model: type[Settings], name: str, problem: Any, file: Path) -> Finding:
    path: tuple[int | str, ...] = problem["loc"]
    where, position = place(file, name, path)
    key = ".".join(str(part) for part in (name, *path))
    if problem["type"] == "extra_forbidden":
        advice = instead(str(path[-1]), _known(model, path)) or "Löschen Sie sie; was es gibt, steht im Handbuch unter „Einstellungen“."
        return UNKNOWN_SETTING.at(where, position, key=path[-1], name=name, nearest=advice)
    return WRONG_SETTING.at(where, position, key=key, what=german(problem))


def _known(model: type[BaseModel], path: Sequence[int | str]) -> list[str]:
    level = model
    for part in path[:-1]:
        inner = level.model_fields.get(str(part))
        level = (_model_in(inner.annotation) if inner else None) or level
    return list(level.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the model that a field holds, itself or in a list or mapping."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for one in get_args(annotation) if (found := _model_in(one))), None)


def place(file: Path, name: str, path: Sequence[int | str] = ()) -> tuple[str, Position]:
    """Return file and place of the setting ``name`` (and of the key ``path`` in it), looked up in the source text.

    A file such as publishconf.py that takes its settings from pelicanconf.py beside it is followed there.
    """
    for candidate in dict.fromkeys((file, file.with_name("pelicanconf.py"))):
        if node := _assigned(candidate).get(name):
            found = _inside(node.value, path) or node
            return candidate.name, Position(found.lineno, found.col_offset + 1)
    return file.name, Position()


def texts(file: Path) -> dict[str, str]:
    """Return the settings that are a plain text where ``file`` (or pelicanconf.py beside it) gives them, in its source."""
    given = {name: node.value for name, node in (_assigned(file.with_name("pelicanconf.py")) | _assigned(file)).items()}
    return {name: one.value for name, one in given.items() if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def _assigned(file: Path) -> dict[str, ast.Assign]:
    """Return by name where ``file`` assigns it last, which is what counts; nothing of a file that is not there or no Python."""
    try:
        body = ast.parse(file.read_text(encoding="utf-8")).body
    except (OSError, SyntaxError, ValueError):
        return {}
    return {one.id: node for node in body if isinstance(node, ast.Assign) for one in node.targets if isinstance(one, ast.Name)}


def _inside(node: ast.expr, path: Sequence[int | str]) -> ast.expr | None:
    found: ast.expr | None = None
    for part in path:
        if isinstance(node, ast.Dict):
            pairs = [(k, v) for k, v in zip(node.keys, node.values, strict=True) if isinstance(k, ast.Constant) and k.value == part]
            if not pairs:
                break
            found, node = pairs[-1]
        elif isinstance(node, ast.List | ast.Tuple) and isinstance(part, int) and part < len(node.elts):
            found = node = node.elts[part]
        else:
            break
    return found
