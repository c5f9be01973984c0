# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where the files of a release lie on web space without links: most in the release's own folder, hash-named ones once for all. Pure."""

import re
from collections.abc import Mapping

from ...core.headers import DIGEST
from ..manifest import Entry, Manifest

FOLDER = "dateien"
# as in headers.IMMUTABLE: a number alone may be a date. Files with other characters in their names stay with the release.
SHARED = rf"(?:[A-Za-z0-9._/-]*[/.-])?(?=[0-9]*[a-f])(?=[a-f]*[0-9]){DIGEST}"
_SHARED = re.compile(SHARED)
Index = Mapping[str, Entry]
"""What lies in the common folder: place -> content."""


def shared(path: str) -> bool:
    """Tell whether releases share a file: its name tells its content, also that of its compressed variants."""
    return bool(_SHARED.fullmatch(path.removesuffix(".gz").removesuffix(".br")))


def place(path: str, entry: Entry, index: Index) -> str:
    """Return where a shared file lies, or will lie.

    Sound is named after its recording, so a corrected title gives other bytes under the same name: those lie beside the first.
    """
    usual, beside = f"{FOLDER}/{path}", f"{FOLDER}/{entry.sha256[:16]}/{path}"
    there = index.get(usual)
    return beside if beside in index or (there and there.sha256 != entry.sha256) else usual


def own(manifest: Manifest) -> list[str]:
    """Return the files that lie in the release's folder."""
    return sorted(path for path in manifest.files if not shared(path))


def places(manifest: Manifest, index: Index) -> dict[str, str]:
    """Return every shared file of a release -> its place."""
    return {path: place(path, entry, index) for path, entry in manifest.files.items() if shared(path)}


def unusual(manifest: Manifest, older: Mapping[str, Manifest], index: Index) -> dict[str, str]:
    """Return the files that rules alone do not find -> where they lie; ``older`` are the releases that files may come from."""
    found = {path: there for path, there in places(manifest, index).items() if there != f"{FOLDER}/{path}"}
    for path, origin in manifest.carried.items():
        entry = older[origin].files.get(path) if origin in older else None
        if entry and not shared(path):
            found[path] = f"releases/{origin}/{path}"
        elif entry and place(path, entry, index) != f"{FOLDER}/{path}":
            found[path] = place(path, entry, index)
    return found


def used(manifests: Mapping[str, Manifest], index: Index) -> set[str]:
    """Return every place that a release still needs."""
    found = {there for manifest in manifests.values() for there in places(manifest, index).values()}
    for manifest in manifests.values():
        for path, origin in manifest.carried.items():
            if shared(path) and origin in manifests and path in manifests[origin].files:
                found.add(place(path, manifests[origin].files[path], index))
    return found
