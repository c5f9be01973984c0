# SPDX-License-Identifier: AGPL-3.0-or-later
"""Directives („Bausteine“): what there is, how their lines read, and which line closes which."""

import re
from dataclasses import dataclass, field

from ..core.capability import Directive
from ..core.finding import instead, nearest
from .body_rules import DIRECTIVE_ARGUMENT, DIRECTIVE_OPEN, DIRECTIVE_STRAY, DIRECTIVE_SURPLUS, TOO_DEEP, UNKNOWN_DIRECTIVE
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
DEEPEST = 8


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
    found = _Scan(work, lines)
    for call in found.calls:
        if call.end is None and not call.leaf:
            work.find(DIRECTIVE_OPEN, work.at(call.line, call.column), name=call.name)
    heights = _heights(found.calls)
    for number, call in enumerate(found.calls):
        before = lines[call.line - 1][: call.column - 1]
        if call.alone:
            lines[call.line - 1] = f"{before}# {mark}{number}{mark}"
            continue
        colons = ":" * (2 + heights[number])
        lines[call.line - 1] = f"{before}{colons} {mark}{number}{mark}"
        if call.end is not None:
            lines[call.end - 1] = lines[call.end - 1].split(":", 1)[0] + colons
    for line in found.spare:
        lines[line - 1] = lines[line - 1].split(":", 1)[0].rstrip()
    return "\n".join(lines), found.calls


class _Scan:
    """Every use of a directive, closed where it is meant to be, and the lines that nothing needs."""

    def __init__(self, work: Work, lines: list[str]) -> None:
        self.work = work
        self.calls: list[Call] = []
        self.spare: set[int] = set()
        self.stack: list[int] = []
        self.ignored = 0
        fence = ""
        for number, line in enumerate(lines, 1):
            if fence or "```" in line or "~~~" in line:
                fence = _fence(fence, line)
            elif ":::" in line and (found := _FENCE.match(line)):
                (self._begin if found["rest"] else self._end)(found, number)
        self._settle()

    def _begin(self, found: re.Match[str], number: int) -> None:
        if self.stack and self.calls[self.stack[-1]].leaf:
            self.calls[self.stack.pop()].alone = True
        if len(self.stack) >= DEEPEST:
            self.ignored += 1
            self.spare.add(number)
            self.work.find(TOO_DEEP, self.work.at(number, found.start("colons") + 1), limit=DEEPEST)
            return
        call = _call(self.work, found, number)
        call.outer = tuple(self.stack)
        self.calls.append(call)
        self.stack.append(len(self.calls) - 1)

    def _end(self, found: re.Match[str], number: int) -> None:
        if self.ignored:
            self.ignored -= 1
            self.spare.add(number)
        elif self.stack:
            self.calls[self.stack.pop()].end = number
        else:
            self.spare.add(number)
            self.work.find(DIRECTIVE_STRAY, self.work.at(number, found.start("colons") + 1))

    def _settle(self) -> None:
        """Give what is left open its due: a leaf stands alone, a box gets the closing line of the last leaf in it."""
        for index in self.stack:
            call = self.calls[index]
            if call.leaf:
                call.alone = True
                continue
            inside = [one for one in self.calls[index + 1 :] if one.leaf and one.end is not None and index in one.outer]
            if inside:
                last = max(inside, key=lambda one: one.end or 0)
                call.end, last.end, last.alone = last.end, None, True


def _fence(fence: str, line: str) -> str:
    found = _CODE.match(line)
    if not fence:
        return found[1] if found else ""
    closes = found and found[1].startswith(fence) and not line[found.end() :].strip()
    return "" if closes else fence


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
            work.find(
                DIRECTIVE_SURPLUS,
                position,
                name=call.name,
                argument=key or value,
                nearest=instead(key or value, shape.keys) or "Streichen Sie sie.",
            )
    for key in shape.required:
        if not call.values.get(key, "").strip():
            work.find(DIRECTIVE_ARGUMENT, position, name=call.name, what=_MISSING[key], example=EXAMPLES[call.name])
    if "bild" in call.values and "alt" not in call.values:
        work.find(DIRECTIVE_ARGUMENT, position, name=call.name, what="der Alternativtext des Vorschaubilds", example=EXAMPLES[call.name])
