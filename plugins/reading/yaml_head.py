# SPDX-License-Identifier: AGPL-3.0-or-later
"""A head in YAML, composed by libyaml into nodes: strings only, each with its line and column."""

import re
from dataclasses import dataclass, field, replace

import yaml

from ..core.finding import Finding, Position
from . import yaml_lines
from .heads import Head, Path, Raw, Value, salvaged
from .rules import CUT_OFF, DUPLICATE_FIELD, TAB, YAML

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_DEEPEST, _LARGEST = 12, 5_000
_SCALAR = yaml.ScalarNode
_ODD_SPACES = ("\u00a0", "\u200b", "\ufeff")
_ODD_SPACE = re.compile(r"^([ \u00a0\u200b\ufeff]*)((?:- ?)?[\w-]+:)?([ \u00a0\u200b]*)", re.MULTILINE)
_TAGGED = re.compile(r"^[ \t-]*(?:[\w-]+[ \t]*:)?[ \t]+([!&])", re.MULTILINE)
_HASHTAG = re.compile(r"[ \t]+(#[^\s#!].*)$")
_QUOTE = 'Setzen Sie den ganzen Wert in Anführungszeichen: {key}: "…"'

# What libyaml says (problem) -> what is wrong, what to do.
_PROBLEMS = {
    "mapping values are not allowed": ("Der Wert enthält einen Doppelpunkt, oder die Zeile ist zu weit eingerückt.", _QUOTE),
    "mapping keys are not allowed": ("Ein Wert darf nicht mit „?“ und Leerzeichen beginnen.", _QUOTE),
    "block sequence entries are not allowed": ("Ein Wert darf nicht mit „-“ und Leerzeichen beginnen.", _QUOTE),
    "cannot start any token": ("Ein Wert darf nicht mit „{char}“ beginnen.", _QUOTE),
    "unexpected end of stream": ("Das Anführungszeichen hier wird nie geschlossen.", "Setzen Sie ans Ende des Wertes dasselbe Zeichen."),
    "unknown escape": (
        "In doppelten Anführungszeichen hat „\\“ eine besondere Bedeutung.",
        "Nehmen Sie einfache Anführungszeichen: {key}: '…'",
    ),
    "alphabetic or numeric": ("Ein Wert darf nicht mit „*“ oder „&“ beginnen.", _QUOTE),
    "undefined alias": ("Ein Wert darf nicht mit „*“ beginnen.", _QUOTE),
    "duplicate anchor": ("Ein Wert darf nicht mit „&“ beginnen.", _QUOTE),
    "expected comment or line break": ("Hinter „|“ oder „>“ darf in dieser Zeile nichts stehen.", _QUOTE),
    "',' or ']'": ("Die eckige Klammer hier wird nicht geschlossen.", "Schreiben Sie Listen so: [eins, zwei]"),
    "',' or '}'": ("Die geschweifte Klammer hier wird nicht geschlossen.", "Schreiben Sie benannte Angaben so: {{eins: 1, zwei: 2}}"),
    "node content": ("Ein Wert darf nicht mit einer Klammer, einem Komma oder „%“ beginnen.", _QUOTE),
    "could not find expected ':'": ("In dieser Zeile fehlt der Doppelpunkt nach dem Namen des Feldes.", "Schreiben Sie: name: Wert"),
    "expected key": (
        "Nach dem Wert steht noch etwas, oder die Zeile ist anders eingerückt als die übrigen.",
        "Setzen Sie den ganzen Wert in einfache Anführungszeichen ({key}: '…'), und rücken Sie gleich weit ein.",
    ),
    "another document": ("Im Kopf steht eine weitere Trennlinie „---“.", "Löschen Sie sie."),
}
_OTHER = ("Das ist kein gültiges YAML.", "In jeder Zeile steht: name: Wert")
_FROM_BEGINNING = ("unexpected end of stream", "',' or ']'", "',' or '}'", "could not find expected ':'", "alphabetic or numeric")
_NOT_NAMED = ("Der Kopf besteht nicht aus Feldern.", "In jeder Zeile steht: name: Wert (nach dem Doppelpunkt ein Leerzeichen)")
_TOO_DEEP = ("Der Kopf ist zu verschachtelt.", "Schreiben Sie einfache Angaben: name: Wert")


def _even(found: re.Match[str]) -> str:
    """Return the beginning of a line with ordinary spaces before and after its key."""
    return " " * len(found[1]) + (found[2] or "") + " " * len(found[3])


class _Loader(yaml.CBaseLoader):
    """Composes nodes without asking what type a plain scalar might be: here all are strings (a third of the time)."""

    def resolve(self, *_: object) -> str:
        return ""

    def descend_resolver(self, *_: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


def parse(raw: Raw) -> Head:
    """Return the head that the YAML text ``raw`` describes."""
    simple = yaml_lines.read(raw)
    if simple:
        return Head(*simple, place=lambda path: parse_whole(raw).place(path))
    return parse_whole(raw)


def parse_whole(raw: Raw) -> Head:
    """Return what ``parse`` does, by the parser in any case."""
    if any(space in raw.text for space in _ODD_SPACES):
        raw = replace(raw, text=_ODD_SPACE.sub(_even, raw.text))
    text = raw.text
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        return replace(salvaged(raw), findings=(_problem(error, raw),))
    except yaml.YAMLError:
        return _refused(raw, _OTHER, (1, 1))
    if root is None:
        return Head()
    if not isinstance(root, yaml.MappingNode):
        return _refused(raw, _NOT_NAMED, (1, 1))
    tagged = _TAGGED.search(text) if "!" in text or "&" in text else None
    if tagged:
        words = (f"Ein Wert darf nicht mit „{tagged[1]}“ beginnen.", _QUOTE)
        return _refused(raw, words, (text.count("\n", 0, tagged.start(1)) + 1, tagged.start(1) - text.rfind("\n", 0, tagged.start(1))))
    return _head(root, raw)


@dataclass(slots=True)
class _Reading:
    raw: Raw
    findings: list[Finding] = field(default_factory=list)
    nodes: int = 0


def _head(root: yaml.MappingNode, raw: Raw) -> Head:
    state = _Reading(raw)
    keys: dict[str, Position] = {}
    try:
        values = {key.lower(): value for key, value in _mapping(root, state, 0, keys).items()}
    except RecursionError:
        return _refused(raw, _TOO_DEEP, (1, 1))
    if " #" in raw.text:
        state.findings += _cut_off(root, raw)
    return Head(values, keys, tuple(state.findings), place=lambda path: _find(root, path, raw))


def _mapping(node: yaml.MappingNode, state: _Reading, depth: int, keys: dict[str, Position]) -> dict[str, Value]:
    """Return the values of ``node`` and note in ``keys`` where each key, in lower case, stands first."""
    values: dict[str, Value] = {}
    for key_node, value_node in node.value:
        key = key_node.value.strip() if isinstance(key_node, _SCALAR) else "{…}"
        mark, lower = key_node.start_mark, key.lower()
        place = Position(mark.line + state.raw.line, mark.column + 1)
        if lower in keys:
            state.findings.append(DUPLICATE_FIELD.at(state.raw.path, place, key=key, line=keys[lower].line))
        else:
            keys[lower] = place
        value = _value(value_node, state, depth + 1)
        if value is not None:
            values[key] = value
    return values


def _value(node: yaml.Node, state: _Reading, depth: int) -> Value:
    state.nodes += 1
    if depth > _DEEPEST or state.nodes > _LARGEST:
        raise RecursionError
    if isinstance(node, _SCALAR):
        text: str = node.value.strip()
        return None if not text or (not node.style and text in _NOTHING) else text
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, state, depth, {}) or None
    items = [_value(one, state, depth + 1) for one in node.value]
    return [one for one in items if one is not None] or None


def _place(node: yaml.Node, raw: Raw) -> Position:
    return Position(node.start_mark.line + raw.line, node.start_mark.column + 1)


def _find(root: yaml.MappingNode, path: Path, raw: Raw) -> Position:
    node: yaml.Node = root
    for part in path:
        if isinstance(node, yaml.MappingNode):
            found = [value for key, value in node.value if str(key.value).strip().lower() == str(part).lower()]
            if not found:
                break
            node = found[-1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
        else:
            break
    return _place(node, raw)


def _cut_off(root: yaml.MappingNode, raw: Raw) -> list[Finding]:
    """Find words such as „#Ehrenamt“ that YAML takes for comments."""
    lines = raw.text.split("\n")
    found = []
    for key, node in root.value:
        if isinstance(node, yaml.ScalarNode) and not node.style:
            mark = node.end_mark if node.value else node.start_mark
            rest = _HASHTAG.match(lines[mark.line], mark.column) if mark.line < len(lines) else None
            if rest:
                place = raw.at((mark.line + 1, rest.start(1) + 1))
                found.append(CUT_OFF.at(raw.path, place, rest=rest[1].strip(), key=key.value))
    return found


def _refused(raw: Raw, words: tuple[str, str], position: tuple[int, int]) -> Head:
    return replace(salvaged(raw), findings=(_finding(raw, words, position),))


def _problem(error: yaml.MarkedYAMLError, raw: Raw) -> Finding:
    problem = str(error.problem)
    mark = error.problem_mark
    if error.context_mark and any(part in problem for part in _FROM_BEGINNING):
        mark = error.context_mark
    position = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = raw.text.split("\n")
    row = lines[position[0] - 1] if position[0] <= len(lines) else ""
    char = row[position[1] - 1 : position[1]]
    if char == "\t" or "tab character" in problem or row[: position[1]].strip(" ") == "\t":
        return TAB.at(raw.path, raw.at((position[0], row.find("\t") + 1 or position[1])))
    words = next((words for part, words in _PROBLEMS.items() if part in problem), _OTHER)
    return _finding(raw, words, position, char)


def _finding(raw: Raw, words: tuple[str, str], position: tuple[int, int], char: str = "") -> Finding:
    lines = raw.text.split("\n")
    row = lines[position[0] - 1] if position[0] <= len(lines) else ""
    key = row.split(":", 1)[0].strip(" -") if ":" in row else "name"
    what, advice = (text.format(char=char, key=key) for text in words)
    return YAML.at(raw.path, raw.at(position), what=what, advice=advice)
