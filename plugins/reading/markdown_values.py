# SPDX-License-Identifier: AGPL-3.0-or-later
"""Values that go into and come out of the conversion of one Markdown body."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from ..core.finding import Finding, Position, Rule

FILENAME, STATIC, ATTACH = "filename", "static", "attach"
ANCHOR, SITE, EXTERNAL, MAIL = "anchor", "site", "external", "mail"


def words(text: str) -> frozenset[str]:
    """Return the words of ``text``: a readable way to write a set of names."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What is known of a file that the text offers for download."""

    size: int


@dataclass(frozen=True, slots=True)
class Options:
    """How one body is converted.

    ``lang`` is the document's language („de“, „en“, „de-simple“: every line break stays). ``top`` is the level of the
    topmost heading. ``facts`` tells the size of a file by its reference as the text writes it („x.pdf“ beside the text,
    „/dateien/x.pdf“ below the content folder); None where there is no such file.
    """

    typography: bool = True
    lang: str = "de"
    top: int = 2
    facts: Callable[[str], FileFacts | None] | None = None


class LinkRef(NamedTuple):
    """A link as it stands in the HTML: ``kind`` is one of the constants above.

    Targets of the kinds filename, static and attach carry Pelican's placeholder: „{filename}../a.md#teil“.
    """

    target: str
    position: Position
    kind: str


class ImageRef(NamedTuple):
    """A picture of the text; ``alt`` is empty for decoration."""

    target: str
    alt: str
    position: Position


@dataclass(frozen=True, slots=True)
class Body:
    """A converted body: HTML with Pelican's placeholders, what was found on the way, what it refers to."""

    html: str
    findings: tuple[Finding, ...] = ()
    links: tuple[LinkRef, ...] = ()
    images: tuple[ImageRef, ...] = ()


@dataclass(slots=True)
class Work:
    """One conversion under way: where the text stands, and what has been found so far.

    ``text`` is the cleaned source; ``masks`` undoes the private-use characters that protect it from the parser.
    ``rows`` are the lines that the parser read, where it counts columns in bytes.
    """

    path: str
    before: int
    options: Options
    text: str = ""
    masks: dict[int, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    links: list[LinkRef] = field(default_factory=list)
    images: list[ImageRef] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    rows: list[str] = field(default_factory=list)

    @property
    def english(self) -> bool:
        """Tell whether the document is in English."""
        return self.options.lang.startswith("en")

    def at(self, line: int, column: int = 1) -> Position:
        """Return the place in the file of a place in the body."""
        return Position(line + self.before, column)

    def parsed(self, line: str, column: str) -> Position:
        """Return the place in the file of a place in the body as the parser names it."""
        row, count = int(line), int(column)
        if self.rows and not self.rows[row - 1].isascii():
            count = len(self.rows[row - 1].encode()[: count - 1].decode(errors="ignore")) + 1
        return Position(row + self.before, count)

    def find(self, rule: Rule, position: Position, /, **values: object) -> None:
        """Note that ``rule`` is broken at ``position`` (in the file)."""
        self.findings.append(rule.at(self.path, position, **values))

    def unmask(self, text: str) -> str:
        """Return ``text`` with the protected characters as the editor wrote them."""
        for code, meaning in self.masks.items():
            text = text.replace(chr(code), meaning)
        return text

    def search(self, fragment: str | re.Match[str]) -> Position:
        """Return where ``fragment`` (or the first group of a match) stands in the source: for raw HTML, which carries no position."""
        return self._spot(max(self.text.find(fragment), 0) if isinstance(fragment, str) else fragment.start(1))

    def search_last(self, fragment: str) -> Position:
        """Return where ``fragment`` last stands in the source."""
        return self._spot(max(self.text.rfind(fragment), 0))

    def _spot(self, index: int) -> Position:
        line = self.text.count("\n", 0, index) + 1
        return self.at(line, index - self.text.rfind("\n", 0, index))
