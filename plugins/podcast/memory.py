# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was made of the same things by the same code is not made again: one file in the cache for what a build asked for."""

import hashlib
import json
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any, TypeVar

from ..core import files

T = TypeVar("T")
_LIBRARIES = ("nh3", "webvtt-py", "mutagen")


class Memory:
    """The values that the last builds noted, by keys that name all they depend on.

    ``save`` keeps those that this build asked for, and writes only where they are not the same as before. A file that was
    damaged from outside is not believed.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known = _load(file)
        self._asked: dict[str, Any] = {}

    def recall(self, key: str, read: Callable[[Any], T]) -> T | None:
        """Return what ``read`` makes of the value at ``key``; None where there is none, or none of that form."""
        with suppress(KeyError, ValueError, TypeError, AttributeError):
            value = self._asked[key] if key in self._asked else self._known[key]
            made = read(value)
            self._asked[key] = value
            return made
        return None

    def note(self, key: str, value: Any) -> None:
        """Note the JSON ``value`` at ``key``."""
        self._asked[key] = value

    def pure(self, make: Callable[..., T], *parts: object) -> T:
        """Return ``make(*parts)``, which depends on nothing but the code and the parts (strings, numbers, lists of them).

        It is remembered where it is JSON (and not null).
        """
        own = key(make.__module__, make.__qualname__, parts)
        made: T | None = self.recall(own, _as_it_is)
        if made is None:
            made = make(*parts)
            if _is_json(made):
                self.note(own, made)
        return made

    def save(self) -> None:
        """Write down what was asked for and noted; raises OSError when the disk refuses."""
        if self._asked != self._known:
            text = json.dumps(self._asked, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
            files.write(self._file, b"%08x\n%b" % (zlib.crc32(text), text))


def key(*parts: object) -> str:
    """Return the name of what is made of ``parts``; each must look different (``repr``) where it is different."""
    return hashlib.sha256(repr((code(), *parts)).encode()).hexdigest()


def _as_it_is(value: Any) -> Any:
    return value


def _is_json(value: object) -> bool:
    try:
        return value is not None and bool(json.loads(json.dumps(value)) == value)
    except (TypeError, ValueError):
        return False


@cache
def code() -> str:
    """Return what changes with the code of the podcast and of what it rests on."""
    here = Path(__file__).parent
    texts = sorted((*here.rglob("*.py"), *(here.parent / "core").glob("*.py")))
    libraries = " ".join(f"{one} {metadata.version(one)}" for one in _LIBRARIES).encode()
    return hashlib.sha256(libraries.join(one.read_bytes() for one in texts)).hexdigest()


def _load(file: Path) -> dict[str, Any]:
    try:
        check, _, text = file.read_bytes().partition(b"\n")
        known = json.loads(text.decode("utf-8", "surrogatepass")) if int(check, 16) == zlib.crc32(text) else {}
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}
