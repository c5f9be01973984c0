# SPDX-License-Identifier: AGPL-3.0-or-later
"""What every tool gets of a teaser, and what all tables have in common."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from typing import NamedTuple

_BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Shown(NamedTuple):
    """A picture of a post: its absolute address and its alt text."""

    url: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One post: channel, text with link and hashtags, an aware moment, its pictures."""

    channel: str
    text: str
    at: datetime
    pictures: tuple[Shown, ...] = ()
    link: str = ""
    title: str = ""

    @property
    def image(self) -> str:
        """Return the address of the first picture, an empty string where there is none."""
        return self.pictures[0].url if self.pictures else ""


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


def shown(urls: Iterable[str], alts: Iterable[str] = ()) -> tuple[Shown, ...]:
    """Return the pictures of two columns; empty addresses are none."""
    return tuple(Shown(url, alt) for url, alt in zip_longest(urls, alts, fillvalue="") if url)


def by_channel(rows: Iterable[Row], channels: Iterable[str]) -> dict[str, list[Row]]:
    """Return the rows by channel, in the order of their moments; only those of ``channels``."""
    listed = sorted(rows, key=lambda one: (one.at, one.channel, one.title))
    return {name: found for name in channels if (found := [one for one in listed if one.channel == name])}
