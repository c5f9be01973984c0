# SPDX-License-Identifier: AGPL-3.0-or-later
"""Puts a show into the text of a settings file, where PODCAST is plain data; everything else stays to the letter."""

import ast
import json
import re
from collections.abc import Mapping
from typing import Any

_STEP = "    "


def entry(slug: str, show: Mapping[str, Any], depth: int = 2) -> str:
    """Return the show as a line of PODCAST["shows"], indented by ``depth`` steps, with a comma at its end."""
    return f"{_STEP * depth}{_written(slug, depth)}: {_written(show, depth)},"


def _written(value: Any, depth: int) -> str:
    inner = _STEP * (depth + 1)
    if isinstance(value, Mapping):
        rows = "".join(f"{inner}{_written(key, depth)}: {_written(one, depth + 1)},\n" for key, one in value.items())
        return f"{{\n{rows}{_STEP * depth}}}"
    if isinstance(value, tuple):
        rows = "".join(f"{inner}{_written(one, depth + 1)},\n" for one in value)
        return f"(\n{rows}{_STEP * depth})"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


def with_show(text: str, slug: str, show: Mapping[str, Any]) -> str | None:
    """Return the settings file ``text`` with the show; None where PODCAST is no plain data or has a show of that name."""
    try:
        before = _podcast(text)
        made = _inserted(text, slug, show)
        after = _podcast(made)
    except (SyntaxError, ValueError, TypeError, AttributeError):
        return None
    shows = {**before.get("shows", {}), slug: dict(show)}
    return made if slug not in before.get("shows", {}) and after == {**before, "shows": shows} else None


def _podcast(text: str) -> dict[str, Any]:
    node = _node(text)
    return ast.literal_eval(node) if node else {}


def _node(text: str) -> ast.expr | None:
    """Return what is assigned to PODCAST; the last assignment counts."""
    found: ast.expr | None = None
    for one in ast.parse(text).body:
        if isinstance(one, ast.Assign | ast.AnnAssign):
            targets = one.targets if isinstance(one, ast.Assign) else [one.target]
            if any(isinstance(target, ast.Name) and target.id == "PODCAST" for target in targets):
                found = one.value
    return found


def _inserted(text: str, slug: str, show: Mapping[str, Any]) -> str:
    node = _node(text)
    if node is None:
        return f'{text.rstrip()}\n\nPODCAST = {{\n{_STEP}"shows": {{\n{entry(slug, show)}\n{_STEP}}},\n}}\n'
    if not isinstance(node, ast.Dict):
        raise TypeError("PODCAST is no literal")
    keys = [key.value if isinstance(key, ast.Constant) else None for key in node.keys]
    if "shows" in keys:
        return _after_brace(text, node.values[keys.index("shows")], f"\n{entry(slug, show)}")
    return _after_brace(text, node, f'\n{_STEP}"shows": {{\n{entry(slug, show)}\n{_STEP}}},')


def _after_brace(text: str, node: ast.expr, added: str) -> str:
    """Insert right behind the opening brace: there no comma and no comment can be in the way."""
    lines = re.split(r"(?<=\n)", text)
    line = lines[node.lineno - 1].encode()
    at = node.col_offset + 1  # in bytes
    rest = line[at:].decode()
    lines[node.lineno - 1] = line[:at].decode() + added + (rest if rest.startswith("\n") else f"\n{_STEP}{rest}")
    return "".join(lines)
