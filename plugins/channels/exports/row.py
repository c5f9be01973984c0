# SPDX-License-Identifier: AGPL-3.0-or-later
"""What every tool gets of a teaser, and what all tables have in common."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

_BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Row:
    """One post: channel, text with link and hashtags, an aware moment, the absolute address of the picture and its alt text."""

    channel: str
    text: str
    at: datetime
    image: str = ""
    alt: str = ""
    link: str = ""
    title: str = ""
    tags: tuple[str, ...] = ()


def neutral(cell: str) -> str:
    """Return ``cell`` so that no spreadsheet takes it for a formula: with a space in front, which tools trim (OWASP, CSV Injection)."""
    return f" {cell}" if cell.startswith(_FORMULA) else cell


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a CSV file as Excel and the tools read it: UTF-8 with a byte-order mark, CRLF, every cell quoted (RFC 4180)."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([[neutral(cell) for cell in row] for row in rows])
    return (_BOM + stream.getvalue()).encode()


def cells(data: bytes, header: Sequence[str]) -> list[dict[str, str]]:
    """Return the rows of a CSV file by column; raises ValueError where its columns are others."""
    text = data.decode("utf-8")
    if not text.startswith(_BOM):
        raise ValueError("no byte-order mark")
    read = list(csv.reader(io.StringIO(text.removeprefix(_BOM), newline="")))
    if not read or read[0] != list(header):
        raise ValueError("other columns")
    if any(len(row) != len(header) for row in read):
        raise ValueError("a row of another length")
    return [dict(zip(header, [cell.removeprefix(" ") for cell in row], strict=True)) for row in read[1:]]


def by_channel(rows: Iterable[Row], channels: Iterable[str]) -> dict[str, list[Row]]:
    """Return the rows by channel, in the order of their moments; only those of ``channels``."""
    listed = sorted(rows, key=lambda one: (one.at, one.channel, one.title))
    return {name: found for name in channels if (found := [one for one in listed if one.channel == name])}
