# SPDX-License-Identifier: AGPL-3.0-or-later
"""A town's own look: THEME_COLORS and THEME_FONT become custom properties that follow the theme's own; contrast is checked."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .colours import contrast, for_dark
from .settings import Colors

PAPER = "--kern-color-layout-background-default"
INK = "--kern-color-layout-text-default"
MUTED = "--kern-color-layout-text-muted"
ACTION = "--kern-color-action-default"
ON_ACTION = "--kern-color-action-on-default"
VISITED = "--kern-color-action-visited"
FOCUS = "--kern-color-action-focus-border-outside"
FONT = "--kern-typography-font-family-default"
LIGHT, DARK = "light", "dark"

Tokens = Mapping[str, str]

_OPENS = re.compile(r"^\s*(?P<what>[^{}]+?)\s*\{$")
_PROPERTY = re.compile(r"^\s*(?P<name>--[\w-]+):\s*(?P<value>.+?);?$")
_SHORT = re.compile(r"^#([0-9a-f])([0-9a-f])([0-9a-f])$", re.IGNORECASE)
_HEX = re.compile(r"^#[0-9a-f]{6}$", re.IGNORECASE)
# foreground, background, least contrast, what it is for; WCAG 1.4.6 for text, 1.4.3 for links, 1.4.11 for the focus ring
_PAIRS = (
    (INK, PAPER, 7.0, "Text"),
    (MUTED, PAPER, 4.5, "Nebentext"),
    (ACTION, PAPER, 4.5, "die Farbe von Links und Schaltflächen"),
    (VISITED, PAPER, 4.5, "die Farbe besuchter Links"),
    (ON_ACTION, ACTION, 4.5, "die Schrift auf Schaltflächen"),
    (FOCUS, PAPER, 3.0, "der Fokusrahmen"),
)


@dataclass(frozen=True, slots=True)
class Failure:
    """Two colours, by the names of their properties, that do not stand out from each other enough."""

    scheme: str
    front: str
    back: str
    ratio: float
    least: float
    purpose: str


def tokens(css: str) -> dict[str, dict[str, str]]:
    """Return the custom properties of ``:root`` in each colour scheme, read from CSS as lightningcss prints it."""
    found: dict[str, dict[str, str]] = {LIGHT: {}, DARK: {}}
    stack: list[str] = []
    for line in css.splitlines():
        opened = _OPENS.match(line)
        if opened:
            stack.append(opened["what"])
        elif line.strip() == "}":
            stack = stack[:-1]
        elif stack and stack[-1] == ":root" and (match := _PROPERTY.match(line)):
            queries = " ".join(one for one in stack if one.startswith("@media"))
            if "prefers-contrast" not in queries and "print" not in queries:
                found[DARK if "dark" in queries else LIGHT][match["name"]] = _long(match["value"])
    return {LIGHT: found[LIGHT], DARK: found[LIGHT] | found[DARK]}


def _long(value: str) -> str:
    """Return „#fff“ as „#ffffff“, everything else as it is."""
    return _SHORT.sub(r"#\1\1\2\2\3\3", value)


def chosen(colors: Colors, known: Mapping[str, Tokens]) -> dict[str, dict[str, str]]:
    """Return the custom properties that the town's colours set in each scheme; the dark accent is derived where none is given."""
    light = {PAPER: colors.paper, INK: colors.ink, ACTION: colors.accent, FOCUS: colors.focus}
    dark = {PAPER: colors.paper_dark, INK: colors.ink_dark, ACTION: colors.accent_dark, FOCUS: colors.focus_dark}
    if colors.accent and not colors.accent_dark:
        dark[ACTION] = for_dark(colors.accent, colors.paper_dark or known[DARK].get(PAPER, "#000000"), 7.0)
    schemes = {scheme: {name: value for name, value in given.items() if value} for scheme, given in ((LIGHT, light), (DARK, dark))}
    for values in schemes.values():
        if ACTION in values:
            values[ON_ACTION] = _readable_on(values[ACTION])
    return schemes


def _readable_on(ground: str) -> str:
    """Return white or black: on any colour one of the two reaches 4.5 : 1."""
    return max("#ffffff", "#000000", key=lambda colour: contrast(colour, ground))


def failures(schemes: Mapping[str, Tokens]) -> Iterator[Failure]:
    """Yield every pair of colours whose contrast is too low; colours that are no plain hexadecimal value are not judged."""
    for scheme, values in schemes.items():
        for front, back, least, purpose in _PAIRS:
            one, other = values.get(front, ""), values.get(back, "")
            if _HEX.match(one) and _HEX.match(other) and contrast(one, other) < least:
                yield Failure(scheme, front, back, contrast(one, other), least, purpose)


def stylesheet(schemes: Mapping[str, Tokens], layered: bool) -> str:
    """Return the CSS that sets ``schemes``; who asks their system for more contrast keeps the theme's own values."""
    more = "(prefers-contrast: more)"
    rules = [
        f"@media not {more} {{ :root {{ {_declared(schemes[LIGHT])} }} }}",
        f"@media screen and (prefers-color-scheme: dark) and (not {more}) {{ :root {{ {_declared(schemes[DARK])} }} }}",
    ]
    text = "\n".join(rules)
    return f"@layer tokens {{ {text} }}" if layered else text


def _declared(values: Tokens) -> str:
    return " ".join(f"{name}: {value};" for name, value in values.items())
