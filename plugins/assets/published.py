# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a theme publishes, put together: its files, and one stylesheet with the town's colours and font in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..core.finding import Finding, Position
from . import bundle, fonts, look
from .bundle import STYLE, Assets
from .colours import luminance, shade
from .look import LIGHT, PAPER, Failure
from .rules import CONTRAST, NO_TOKENS
from .settings import Colors, Font

__all__ = ["MAIN", "Assets", "Wishes", "assets"]

MAIN = Path("static/css/main.css")
_KEYS = {look.PAPER: "paper", look.INK: "ink", look.ACTION: "accent", look.ON_ACTION: "accent", look.FOCUS: "focus"}


@dataclass(frozen=True, slots=True)
class Wishes:
    """The town's settings, the folders its font may lie in, and where in its settings file each key stands."""

    colors: Colors
    font: Font
    folders: tuple[Path, ...]
    place: Callable[..., tuple[str, Position]]


def assets(theme: Path, wishes: Wishes) -> tuple[Assets, list[Finding]]:
    """Return everything the theme publishes, and what is wrong with it."""
    main = theme / MAIN
    shown = main.relative_to(theme.parent).as_posix()
    collected = bundle.collect(theme / "static")
    css = bundle.joined(main)
    if isinstance(css, Finding):
        return collected, [css]
    known = look.tokens(css)
    colours, found = _coloured(wishes, known, layered="@layer tokens" in css)
    family, files, wrong = fonts.styled(wishes.font, wishes.folders, known[LIGHT].get(look.FONT, ""), wishes.place("THEME_FONT"))
    css, unlinked = bundle.linked(css, collected.paths, shown)
    small = bundle.minified("\n".join((css, colours, family)), main)
    if isinstance(small, Finding):
        return collected, [small, *found, *wrong, *unlinked]
    target = bundle.fingerprinted(STYLE, small.encode())
    paths = {**collected.paths, STYLE: target}
    return Assets(paths, {**collected.files, **files, target: small.encode()}), [*found, *wrong, *unlinked]


def _coloured(wishes: Wishes, known: Mapping[str, look.Tokens], *, layered: bool) -> tuple[str, list[Finding]]:
    own = look.chosen(wishes.colors, known)
    if not any(own.values()):
        return "", []
    if PAPER not in known[LIGHT]:
        return "", [NO_TOKENS.at(*wishes.place("THEME_COLORS"), name=PAPER)]
    whole = {scheme: {**known[scheme], **own[scheme]} for scheme in own}
    found = [_finding(one, whole[one.scheme], wishes) for one in look.failures(whole)]
    return look.stylesheet(own, layered), found


def _finding(failure: Failure, values: look.Tokens, wishes: Wishes) -> Finding:
    """Blame the colour that the town chose; of two the one in front. Its better shade stands out from the other."""
    given = wishes.colors.model_dump(exclude_none=True)
    suffix = "" if failure.scheme == LIGHT else "_dark"
    keys = {name: f"{_KEYS[name]}{suffix}" for name in (failure.front, failure.back) if name in _KEYS}
    blamed = next((name for name, key in keys.items() if key in given), failure.front)
    other = failure.back if blamed == failure.front else failure.front
    colour, ground = values[blamed], values[other]
    better = shade(colour, ground, failure.least)
    return CONTRAST.at(
        *wishes.place("THEME_COLORS", keys.get(blamed, "accent")),
        key=keys.get(blamed, "accent"),
        colour=colour,
        ground=ground,
        ratio=_german(int(failure.ratio * 10) / 10),
        least=_german(failure.least),
        purpose=failure.purpose,
        change="heller" if luminance(better) > luminance(colour) else "dunkler",
        better=better,
    )


def _german(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")
