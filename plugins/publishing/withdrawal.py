# SPDX-License-Identifier: AGPL-3.0-or-later
"""What has to leave older releases too when a document is withdrawn. Pure."""

from collections.abc import Iterable

from .manifest import Manifest, packed


def folder(page: str) -> str:
    """Return how other files mention a page: its address with a leading slash, „/2026/05/titel/“."""
    return f"/{page.removesuffix('index.html')}"


def own(text: bytes, old: Manifest, new: Manifest) -> set[str]:
    """Return the files that the page ``text`` used and that nothing uses any more: sound, pictures, cards."""
    gone = (path for path in {*old.files, *old.carried} - set(new.files) if not packed(path))
    return {path for path in gone if path.rsplit("/", 1)[-1].encode() in text}


def needles(pages: Iterable[str], files: Iterable[str]) -> list[str]:
    """Return what to look for in an older release."""
    return sorted({*map(folder, pages), *(f"/{path}" for path in files)})
