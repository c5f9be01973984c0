# SPDX-License-Identifier: AGPL-3.0-or-later
"""Directives („Bausteine“): what there is, how their lines read, and which line closes which."""

import re
from dataclasses import dataclass, field

from ..core.capability import Directive
from ..core.finding import nearest
from .body_rules import DIRECTIVE_ARGUMENT, DIRECTIVE_OPEN, DIRECTIVE_STRAY, DIRECTIVE_SURPLUS, UNKNOWN_DIRECTIVE
from .markdown_values import Work

DIRECTIVES = (
    Directive("hinweis", "Kasten mit einem Hinweis; hinter dem Namen kann ein Titel stehen.", "::: hinweis Bitte beachten"),
    Directive("warnung", "Kasten mit einer Warnung; hinter dem Namen kann ein Titel stehen.", "::: warnung Lebensgefahr"),
    Directive(
        "bild",
        "Bild mit Alternativtext, Bildunterschrift (im Inneren) und Nachweis.",
        '::: bild foto.jpg "Was zu sehen ist" credit="Wer es gemacht hat"',
    ),
    Directive("datei", "Datei zum Herunterladen; Art und Größe ergänzt die Seite.", '::: datei plan.pdf "Haushaltsplan 2027"'),
    Directive(
        "video",
        "Link auf ein Video mit eigenem Vorschaubild; geladen wird es erst auf der fremden Seite.",
        '::: video https://video.example/42 bild=vorschau.jpg alt="Was zu sehen ist" "Titel des Videos"',
    ),
    Directive(
        "audio",
        "Abspielgerät und Download für eine Tondatei; im Inneren kann die Abschrift stehen.",
        '::: audio rede.mp3 "Titel der Aufnahme"',
    ),
)
EXAMPLES = {one.name: one.example for one in DIRECTIVES}
BOXES = ("hinweis", "warnung")


@dataclass(frozen=True, slots=True)
class Shape:
    """What may stand behind a directive's name: values by their order, values by their name."""

    places: tuple[str, ...]
    keys: tuple[str, ...] = ()
    required: tuple[str, ...] = ()


SHAPES = {
    "bild": Shape(("datei", "alt"), ("credit", "alt"), ("datei", "alt")),
    "datei": Shape(("datei", "titel"), (), ("datei", "titel")),
    "video": Shape(("adresse", "titel"), ("bild", "alt"), ("adresse", "titel")),
    "audio": Shape(("datei", "titel"), (), ("datei", "titel")),
}
_MISSING = {
    "datei": "der Name der Datei",
    "alt": "der Alternativtext in Anführungszeichen",
    "titel": "der Titel in Anführungszeichen",
    "adresse": "die Adresse",
}


@dataclass(slots=True)
class Call:
    """One use of a directive: where it stands, what it says, and where its content ends (None: it has none)."""

    name: str
    line: int
    column: int
    source: str
    values: dict[str, str] = field(default_factory=dict)
    end: int | None = None
    outer: tuple[int, ...] = ()
    alone: bool = False

    @property
    def leaf(self) -> bool:
        """Tell whether this directive may do without content and closing line."""
        return self.name in SHAPES


_FENCE = re.compile(r"(?P<before>(?:> ?)* {0,3})(?P<colons>:{3,})[ \t]*(?P<rest>.*?)[ \t]*$")
_CODE = re.compile(r"(?:> ?)*[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)?(`{3,}|~{3,})")
_WORD = re.compile(r"""(?:(?P<key>[A-Za-zÄÖÜäöüß-]+)=)?(?:"(?P<a>[^"]*)"|„(?P<b>[^“”]*)[“”]|“(?P<c>[^”]*)”|(?P<d>[^\s"]+))""")


def scan(work: Work, text: str, mark: str) -> tuple[str, list[Call]]:
    """Return ``text`` with the lines of its directives in the parser's form, each carrying its number between two ``mark``."""
    lines = text.split("\n")
    calls, closers = _calls(work, lines)
    for call in calls:
        if call.end is None and not call.leaf:
            work.find(DIRECTIVE_OPEN, work.at(call.line, call.column), name=call.name)
    heights = _heights(calls)
    for number, call in enumerate(calls):
        before = lines[call.line - 1][: call.column - 1]
        if call.alone:
            lines[call.line - 1] = f"{before}# {mark}{number}{mark}"
            continue
        colons = ":" * (2 + heights[number])
        lines[call.line - 1] = f"{before}{colons} {mark}{number}{mark}"
        if call.end is not None:
            lines[call.end - 1] = lines[call.end - 1].split(":", 1)[0] + colons
    for line in closers:
        lines[line - 1] = lines[line - 1].split(":", 1)[0].rstrip()
    return "\n".join(lines), calls


def _calls(work: Work, lines: list[str]) -> tuple[list[Call], set[int]]:
    """Return every use of a directive, closed where it is meant to be, and the closing lines that nothing needs."""
    calls: list[Call] = []
    stack: list[int] = []
    spare: set[int] = set()
    fence = ""
    for number, line in enumerate(lines, 1):
        if fence or "```" in line or "~~~" in line:
            fence = _fence(fence, line)
            continue
        found = _FENCE.match(line) if ":::" in line else None
        if not found:
            continue
        if found["rest"]:
            call = _call(work, found, number)
            call.outer = tuple(stack)
            calls.append(call)
            if call.name == "datei" and not _closed_at_once(lines, number):
                call.alone = True
            else:
                stack.append(len(calls) - 1)
        elif stack:
            calls[stack.pop()].end = number
        else:
            spare.add(number)
            work.find(DIRECTIVE_STRAY, work.at(number, found.start("colons") + 1))
    _settle(calls, stack)
    return calls, spare


def _fence(fence: str, line: str) -> str:
    found = _CODE.match(line)
    if not fence:
        return found[1] if found else ""
    closes = found and found[1].startswith(fence) and not line[found.end() :].strip()
    return "" if closes else fence


def _closed_at_once(lines: list[str], number: int) -> bool:
    after = next((line for line in lines[number:] if line.strip(" \t>")), "")
    found = _FENCE.match(after)
    return bool(found and not found["rest"])


def _settle(calls: list[Call], unclosed: list[int]) -> None:
    """Give what is left open at the end its due: leaves stand alone, a box gets the closing line of a leaf in it."""
    for index in unclosed:
        call = calls[index]
        if call.leaf:
            call.alone = True
            continue
        inside = [one for one in calls[index + 1 :] if one.leaf and one.end is not None and index in one.outer]
        if inside:
            last = max(inside, key=lambda one: one.end or 0)
            call.end, last.end, last.alone = last.end, None, True


def _heights(calls: list[Call]) -> list[int]:
    heights = [1] * len(calls)
    for number in range(len(calls) - 1, -1, -1):
        for above in calls[number].outer:
            if not calls[number].alone and not calls[above].alone:
                heights[above] = max(heights[above], heights[number] + len(calls[number].outer) - calls[number].outer.index(above))
    return heights


def _call(work: Work, found: re.Match[str], line: int) -> Call:
    name, _, rest = found["rest"].partition(" ")
    call = Call(name.lower(), line, found.start("colons") + 1, found["rest"])
    position = work.at(line, call.column)
    if call.name not in EXAMPLES:
        work.find(UNKNOWN_DIRECTIVE, position, name=name, nearest=nearest(call.name, EXAMPLES) or f"Es gibt: {', '.join(EXAMPLES)}.")
    elif call.leaf:
        _fill(work, call, rest)
    else:
        call.values["titel"] = _unquoted(rest.strip())
    return call


def _unquoted(text: str) -> str:
    found = _WORD.fullmatch(text)
    return (found["a"] or found["b"] or found["c"] or text) if found and not found["key"] else text


def _fill(work: Work, call: Call, rest: str) -> None:
    shape, position = SHAPES[call.name], work.at(call.line, call.column)
    places = list(shape.places)
    for word in _WORD.finditer(rest):
        value = next((word[group] for group in "abcd" if word[group] is not None), "")
        key = word["key"]
        if key and key in shape.keys:
            call.values[key] = value
        elif places and (not key or word["d"]):
            call.values.setdefault(places.pop(0), value if not key else word[0])
        else:
            work.find(DIRECTIVE_SURPLUS, position, name=call.name, argument=key or value, nearest=nearest(key or value, shape.keys))
    for key in shape.required:
        if not call.values.get(key, "").strip():
            work.find(DIRECTIVE_ARGUMENT, position, name=call.name, what=_MISSING[key], example=EXAMPLES[call.name])
    if "bild" in call.values and "alt" not in call.values:
        work.find(DIRECTIVE_ARGUMENT, position, name=call.name, what="der Alternativtext des Vorschaubilds", example=EXAMPLES[call.name])
