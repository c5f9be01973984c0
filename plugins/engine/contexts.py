# SPDX-License-Identifier: AGPL-3.0-or-later
"""What templates see is let go as soon as their page is written.

The macros of a page see its names, and the names lead to the macros: circles that only the garbage collector would find,
some four hundred objects a page. Looking for them took a tenth of the time of writing.
"""

from typing import Any

from jinja2 import Environment
from jinja2.runtime import Context

_OF_A_PAGE = "output_file"  # Pelican gives it to every page; what is shared by all pages has no such name
_seen: list[Context] = []


class _Names(Context):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if _OF_A_PAGE in self.parent:
            _seen.append(self)


def watch(environment: Environment) -> None:
    """Let ``let_go`` know what templates of ``environment`` see; where somebody else does so too, leave it to them."""
    if environment.context_class is Context:
        environment.context_class = _Names


def let_go() -> None:
    """Cut the circles of the pages that were written since last time."""
    for one in _seen:
        one.vars.clear()
    _seen.clear()
