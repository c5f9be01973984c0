# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files: written to a temporary name and renamed; unchanged bytes are left alone."""

import contextlib
import errno
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

_PART = 65_536  # bytes compared at a time
_REASONS = {
    errno.ENOENT: "Datei oder Ordner fehlt",
    errno.EEXIST: "dort liegt schon etwas anderes",
    errno.EACCES: "die Berechtigung fehlt",
    errno.EPERM: "die Berechtigung fehlt",
    errno.EISDIR: "dort ist ein Ordner, keine Datei",
    errno.ENOTDIR: "dort ist eine Datei, kein Ordner",
    errno.ELOOP: "die Verknüpfung führt im Kreis",
    errno.ENAMETOOLONG: "der Name ist zu lang",
    errno.ENOSPC: "auf dem Datenträger ist kein Platz mehr frei",
    errno.EDQUOT: "der zugeteilte Speicherplatz ist verbraucht",
    errno.EFBIG: "die Datei würde größer, als hier erlaubt ist",
    errno.EROFS: "auf den Datenträger darf nicht geschrieben werden",
    errno.EADDRINUSE: "etwas anderes benutzt ihn schon",
}


def reason(error: Exception) -> str:
    """Return in German why the system refused something, without a full stop; the system's own words where there are no German ones."""
    text = getattr(error, "strerror", None) or str(error)
    return _REASONS.get(getattr(error, "errno", None) or 0, text)


def refusal(folder: Path) -> str:
    """Return why nothing of the size of a page can be written below ``folder``; an empty string where it can."""
    try:
        with tempfile.TemporaryFile(dir=folder, buffering=0) as file:
            file.write(bytes(100_000))
    except OSError as error:
        return reason(error)
    return ""


def write(path: Path, data: bytes | str) -> bool:
    """Write ``data`` (text as UTF-8) to ``path`` atomically; return whether the file changed.

    Raises OSError when the disk refuses; ``path`` is then as it was.
    """
    raw = data.encode("utf-8") if isinstance(data, str) else data
    with contextlib.suppress(OSError):
        if path.stat().st_size == len(raw) and path.read_bytes() == raw:
            return False
    path.parent.mkdir(parents=True, exist_ok=True)
    with _temporary(path) as draft:
        draft.write_bytes(raw)
    return True


def create(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8 to the new file ``path``.

    Raises FileExistsError where there is one, OSError when the disk refuses; a file half written does not stay.
    """
    with path.open("x", encoding="utf-8", newline="\n") as file:
        try:
            file.write(text)
            file.flush()
        except OSError:
            path.unlink()
            raise


def link(source: Path, path: Path) -> None:
    """Make ``path`` the same bytes as ``source``, without copying where the file system can link.

    Never link from a folder that editors work in: writing through the link would change their file.
    """
    with contextlib.suppress(OSError):  # the usual case, a new name in a folder that is there: atomic, and one call
        os.link(source, path)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(OSError):
        os.link(source, path)
        return
    with _temporary(path) as draft:
        draft.unlink()
        try:
            os.link(source, draft)
        except OSError:
            shutil.copyfile(source, draft)


def copy(source: Path, path: Path) -> None:
    """Copy the bytes of ``source`` to ``path``, atomically; raises OSError when the disk refuses."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with _temporary(path) as draft:
        shutil.copyfile(source, draft)


def move(source: Path, path: Path) -> None:
    """Put ``source`` at ``path`` by renaming; across file systems by a copy that is renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        source.replace(path)
    except OSError:
        with _temporary(path) as draft:
            shutil.copyfile(source, draft)
        source.unlink()


def same(one: str | Path, other: str | Path) -> bool:
    """Tell whether both paths are files with the same bytes."""
    try:
        a, b = os.stat(one), os.stat(other)  # noqa: PTH116  # asked of every file of a site: ``Path`` takes longer than the system
    except OSError:
        return False
    if os.path.samestat(a, b):
        return True
    if a.st_size != b.st_size:
        return False
    with open(one, "rb") as first, open(other, "rb") as second:  # noqa: PTH123  # as above
        return all(part == second.read(_PART) for part in iter(lambda: first.read(_PART), b""))


def holds(path: str | Path, data: bytes) -> bool:
    """Tell whether ``path`` is a file with the bytes ``data``."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  # as above
            return os.fstat(file.fileno()).st_size == len(data) and file.readall() == data
    except OSError:
        return False


def digest(path: Path) -> str:
    """Return the SHA-256 of the file as 64 hex digits, read in one pass."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def kept(cache: Path, key: str, make: Callable[[Path], None]) -> Path:
    """Return the cached file ``key`` below ``cache``; when it is missing ``make`` writes it first (atomically)."""
    path = cache / key
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with _temporary(path) as draft:
            make(draft)
    return path


@contextlib.contextmanager
def _temporary(path: Path) -> Iterator[Path]:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".neu-", suffix=path.suffix)
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        draft.chmod(0o644)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
