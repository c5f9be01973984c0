# SPDX-License-Identifier: AGPL-3.0-or-later
"""The HTML of a picture, and pictures in the HTML of a text."""

import html
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ..core.html import escape
from .renditions import AVIF, WEBP, Plan

_TYPES = ((AVIF, "image/avif"), (WEBP, "image/webp"))
_OURS = {"src", "srcset", "sizes", "width", "height", "loading", "decoding", "fetchpriority"}
# comments and pictures somebody wrote out are left alone; so is a tag that is not closed
_TOKEN = re.compile(r"""<!--.*?-->|<picture\b.*?</picture>|<img\b(?P<inner>(?:[^>"']|"[^"]*"|'[^']*')*)>""", re.IGNORECASE | re.DOTALL)
_ATTRIBUTE = re.compile(r"""(?P<name>[^\s"'<>/=]+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'=<>`]+)))?""")


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture stands on its page."""

    sizes: str
    lazy: bool = True
    attributes: tuple[tuple[str, str], ...] = ()


def picture(plan: Plan, address: Callable[[str], str], look: Look) -> str:
    """Return the ``<picture>`` of ``plan``; ``address`` gives the URL of a file's name."""
    sources = ""
    for form, kind in _TYPES:
        files = ", ".join(f"{address(one.name)} {one.width}w" for one in plan.of(form))
        if files:
            sources += f'<source type="{kind}" srcset="{files}" sizes="{escape(look.sizes)}">'
    one = plan.fallback
    ours = [("src", address(one.name)), *look.attributes, ("width", str(one.width)), ("height", str(one.height))]
    ours += [("loading", "lazy"), ("decoding", "async")] if look.lazy else [("fetchpriority", "high")]
    tag = "<img " + " ".join(f'{name}="{escape(value)}"' for name, value in ours) + ">"
    return f"<picture>{sources}{tag}</picture>" if sources else tag


def replaced(markup: str, replace: Callable[[Mapping[str, str]], str | None]) -> str:
    """Return ``markup`` with every ``<img>`` that ``replace`` (given its attributes) returns other HTML for."""

    def one(match: re.Match[str]) -> str:
        if match["inner"] is None:
            return match[0]
        found = replace(attributes(match["inner"]))
        return match[0] if found is None else found

    return _TOKEN.sub(one, markup)


def attributes(inner: str) -> dict[str, str]:
    """Return the attributes of a tag, names in lower case, entities resolved; of two with one name the first counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(inner):
        value = next((group for group in match.group("double", "single", "bare") if group is not None), "")
        found.setdefault(match["name"].lower(), html.unescape(value))
    return found


def kept(given: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the attributes of an ``<img>`` that stay as its author wrote them; without „alt“ a picture gets an empty one."""
    return tuple({"alt": "", **{name: value for name, value in given.items() if name not in _OURS}}.items())


def references(markup: str) -> Iterable[str]:
    """Yield the ``src`` of every ``<img>``."""
    found: list[str] = []
    replaced(markup, lambda given: found.append(given.get("src", "")))
    yield from found
