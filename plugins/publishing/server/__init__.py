# SPDX-License-Identifier: AGPL-3.0-or-later
"""Configurations of web servers, written for one site."""

import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

_PLACE = re.compile("@([a-z_]+)@")


def filled(template: str, values: Mapping[str, str]) -> str:
    """Return the text of the file ``template`` beside this one, each „@name@“ replaced by its value.

    What a value says is not looked at again.
    """
    text = (Path(__file__).parent / template).read_text(encoding="utf-8")
    return _PLACE.sub(lambda found: values[found[1]], text)


@dataclass(frozen=True, slots=True)
class Config:
    """What a web server has to know about a site.

    ``root`` is the folder it shows, ``moved`` leads from former addresses (as a browser sends them) to new ones, ``gone`` are addresses of
    what was withdrawn, ``languages`` those with an error page of their own; ``base`` is the path below which the site lives: empty, or
    „/ordner“. ``release``, ``places`` (a site path -> where it lies), ``shared`` (pattern of paths that lie in „dateien“) and ``marks``
    (remarks at the top) are for a ``.htaccess`` beside several releases. ``first`` tells whether this is the configuration among those of
    one web server that carries what may stand there only once.
    """

    host: str
    root: str
    moved: Mapping[str, str]
    gone: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    private: bool = False
    base: str = ""
    secure: bool = True
    htpasswd: str = ""
    release: str = ""
    places: Mapping[str, str] = field(default_factory=dict)
    shared: str = ""
    marks: tuple[str, ...] = ()
    first: bool = True

    @property
    def linked(self) -> str:
        """Return how a folder is made in which the site lies at ``base``, as remarks; the link leads to whatever release is current."""
        if not self.base:
            return ""
        up = "../" * self.base.count("/")
        return (
            f"# Die Website liegt in einem Unterordner. Einmal anlegen, als Benutzer, dem der Ordner gehört:\n"
            f"#   mkdir -p {shlex.quote(self.root + self.base.rpartition('/')[0])}"
            f" && ln -s {up}current {shlex.quote(self.root + self.base)}\n"
            "# Gehört der Name schon zu einer anderen Website, übernehmen Sie, was hier steht, in deren Konfiguration.\n"
        )
