# SPDX-License-Identifier: AGPL-3.0-or-later
"""One exact content as one number: every value with its kind, its name and its length, so that no byte can change places unseen."""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

_VERSION = "amtsfunk-freigabe 1"
_SIMPLE = frozenset({type(None), bool, int, float, bytes, date, datetime})
_CODE = 12  # characters of five bits each


def encode(value: Any) -> bytes:
    """Return the only encoding of ``value``: kind, length in bytes, content; mappings sorted by their keys.

    What is not a plain value stands for what people see of it, its text; times with a zone stand for their moment.
    """
    kind = type(value)
    if kind is str:  # most values are; asking what else they might be takes longer than the rest
        return _text(value)
    if kind is dict and {str}.issuperset(map(type, value)):
        content = b"".join([_name(key) + (_text(one) if type(one := value[key]) is str else encode(one)) for key in sorted(value)])
        return b"m%d:%s" % (len(content), content)
    if kind is list or kind is tuple:
        content = b"".join([_text(one) if type(one) is str else encode(one) for one in value])
        return b"l%d:%s" % (len(content), content)
    return _part(*(_plain_value(value) if kind in _SIMPLE else _composed(value)))


def _text(value: str) -> bytes:
    content = value.encode("utf-8", "surrogatepass")
    return b"s%d:%s" % (len(content), content)


@lru_cache(4096)
def _name(key: str) -> bytes:
    """Return the encoding of a key; there are few, and each comes again and again."""
    return encode(key)


def _composed(value: Any) -> tuple[str, bytes]:
    """Return kind and bytes of a value that may hold others."""
    if isinstance(value, BaseModel):
        value = {name: getattr(value, name) for name in type(value).model_fields}
    elif is_dataclass(value) and not isinstance(value, type):
        value = {one.name: getattr(value, one.name) for one in fields(value)}
    if isinstance(value, Mapping):
        named = {str(key): inner for key, inner in value.items()}
        return "m", b"".join([_name(key) + encode(named[key]) for key in sorted(named)])
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return "l", b"".join(map(encode, value))
    return _plain_value(value)


def _plain_value(value: Any) -> tuple[str, bytes]:
    """Return kind and bytes of a value that holds no others."""
    if value is None:
        return "n", b""
    if isinstance(value, bytes):
        return "x", value
    if isinstance(value, date):
        moment = value.astimezone(UTC) if isinstance(value, datetime) and value.tzinfo else value
        return "d", moment.isoformat().encode()
    if isinstance(value, bool | int | float) and not isinstance(value, Enum):
        return "b" if isinstance(value, bool) else "i", repr(value).encode()
    return "s", str(value).encode("utf-8", "surrogatepass")


def _part(kind: str, content: bytes) -> bytes:
    return b"%s%d:%s" % (kind.encode(), len(content), content)


def fingerprint(said: Mapping[str, Any], files: Mapping[str, str]) -> str:
    """Return the SHA-256 (64 hex digits) of what the public gets: named values, and files by name with their digests."""
    return hashlib.sha256(encode({"form": _VERSION, "said": said, "files": files})).hexdigest()


def code(fingerprints: Iterable[str]) -> str:
    """Return the short code of one or several fingerprints, to be read aloud: three groups of four letters and digits (60 bits)."""
    digest = hashlib.sha256(encode(sorted(fingerprints))).digest()
    text = base64.b32encode(digest).decode()[:_CODE]
    return "-".join(text[start : start + 4] for start in range(0, _CODE, 4))


def same_code(one: str, other: str) -> bool:
    """Tell whether two codes are the same to people: case, hyphens and blanks do not count; nor do 0 for O, 1 for I, 8 for B."""
    return _letters(one) == _letters(other) != ""


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.upper())).translate(str.maketrans("018", "OIB"))
