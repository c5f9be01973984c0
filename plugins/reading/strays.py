# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files that look like documents but that nobody reads: in a folder of another name, or with an ending that hides them."""

import os
import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from ..core.finding import Finding, nearest
from ..core.walk import Walker
from .rules import UNREAD_FILE

_TEXT = re.compile(r"\.(?:md|markdown|mkd|mdown)$", re.IGNORECASE)
_HIDDEN_ENDING = re.compile(r"\.(?:md|markdown|mkd|mdown)\.txt$|\.mdx?\.docx$", re.IGNORECASE)
_OTHER_TEXT = re.compile(r"\.(?:rst|html?|docx?|odt|rtf)$", re.IGNORECASE)
_TRANSFER = "Übertragen Sie den Text in eine Datei mit Kopf und der Endung „.md“; ist sie zum Herunterladen da, verlinken Sie sie."
_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:---|\+\+\+|title:)", re.IGNORECASE)


def find(content: Path, shown: str, known: Collection[str], read: Sequence[str], walk: Walker = os.walk) -> list[Finding]:
    """Return the findings: ``known`` are the sources that were read, ``read`` the folders that are; ``shown`` names the content folder."""
    return [one for name in sorted(_files(content, walk)) if name not in known for one in _judged(content, f"{shown}/{name}", name, read)]


def _files(content: Path, walk: Walker) -> Iterator[str]:
    for folder, folders, names in walk(content):
        folders[:] = [one for one in folders if not one.startswith((".", "_"))]
        inside = folder.removeprefix(str(content)).lstrip(os.sep).replace(os.sep, "/")
        for name in names:
            if not name.startswith((".", "_")) and any(one.search(name) for one in (_TEXT, _HIDDEN_ENDING, _OTHER_TEXT)):
                yield f"{inside}/{name}" if inside else name


def _judged(content: Path, path: str, name: str, read: Sequence[str]) -> Iterator[Finding]:
    if _HIDDEN_ENDING.search(name):
        yield UNREAD_FILE.at(path, why="Ihr Name hat eine zweite Endung.", advice="Benennen Sie die Datei so um, dass sie auf „.md“ endet.")
        return
    inside = any(not folder or name.startswith(f"{folder}/") for folder in read)
    if _OTHER_TEXT.search(name):
        if inside:
            yield UNREAD_FILE.at(path, why="Beiträge sind Markdown-Dateien.", advice=_TRANSFER)
        return
    try:
        with (content / name).open("rb") as file:
            looks = bool(_HEAD.match(file.read(200)))
    except OSError:
        looks = False
    if not looks:
        return
    if inside:
        yield UNREAD_FILE.at(
            path, why="Ihre Endung ist ungewöhnlich geschrieben.", advice="Benennen Sie die Datei so um, dass sie auf „.md“ endet."
        )
        return
    hint = nearest(name.partition("/")[0], [folder for folder in read if folder]) if "/" in name else ""
    folders = " oder ".join(f"„{folder}“" for folder in read if folder)
    yield UNREAD_FILE.at(path, why="Sie liegt in keinem Ordner für Beiträge.", advice=hint or f"Legen Sie sie in den Ordner {folders}.")
