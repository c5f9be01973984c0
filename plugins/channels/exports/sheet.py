# SPDX-License-Identifier: AGPL-3.0-or-later
"""A table for everyone else, as XLSX and as ODS: one row a post, columns in German."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from xml.etree.ElementTree import canonicalize

from odf import table as tables
from odf import text as texts
from odf.opendocument import OpenDocumentSpreadsheet, load
from openpyxl import Workbook, load_workbook

from ..book import book
from .row import Row, neutral, shown

TITLE, ALT, MOST = "Tabelle", True, None
CHANNELS = tuple(book())
_HEADER = ("Zeitpunkt", "Tag", "Kanal", "Text", "Bild", "Alternativtext", "Link")
_NAME = "Redaktionsplan"
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MOMENT = "2026-01-01T00:00:00Z"
_TIMES = re.compile(
    rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*|(<meta:creation-date>|<dc:date>)[^<]*|(<meta:generator>)[^<]*",
)


def write(rows: Iterable[Row]) -> Mapping[str, bytes]:
    """Return redaktionsplan.xlsx and redaktionsplan.ods."""
    listed = [_cells(one) for one in sorted(rows, key=lambda one: (one.at, one.channel, one.title))]
    if not listed:
        return {}
    return {"redaktionsplan.xlsx": _xlsx(listed), "redaktionsplan.ods": _ods(listed)}


def _cells(one: Row) -> tuple[str, ...]:
    urls, alts = "\n".join(each.url for each in one.pictures), "\n".join(" ".join(each.alt.split()) for each in one.pictures)
    day = f"{one.at:%d.%m.%Y, %H:%M} Uhr"
    return tuple(neutral(cell) for cell in (one.at.isoformat(timespec="minutes"), day, one.channel, one.text, urls, alts, one.link))


def _xlsx(rows: Iterable[Sequence[str]]) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = _NAME
    for row in (_HEADER, *rows):
        sheet.append(row)
    sheet.freeze_panes = "A2"
    for column, width in zip("ABCDEFG", (24, 24, 14, 70, 50, 50, 50), strict=True):
        sheet.column_dimensions[column].width = width
    stream = io.BytesIO()
    book.save(stream)
    return timeless(stream.getvalue())


def _ods(rows: Iterable[Sequence[str]]) -> bytes:
    document = OpenDocumentSpreadsheet()
    sheet = tables.Table(name=_NAME)
    for row in (_HEADER, *rows):
        line = tables.TableRow()
        for value in row:
            cell = tables.TableCell(valuetype="string")
            for paragraph in value.split("\n"):
                cell.addElement(texts.P(text=paragraph))
            line.addElement(cell)
        sheet.addElement(line)
    document.spreadsheet.addElement(sheet)
    stream = io.BytesIO()
    document.save(stream)
    return timeless(stream.getvalue())


def timeless(data: bytes) -> bytes:
    """Return the same ZIP container without the moment it was made, its XML in canonical form: the same rows give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for info in old.infolist():
            kept, content = zipfile.ZipInfo(info.filename, _EPOCH), _TIMES.sub(_stilled, old.read(info))
            kept.compress_type = info.compress_type  # ODF wants its first entry uncompressed
            if info.filename.endswith(".xml"):
                content = _DECLARATION + canonicalize(content.decode()).encode()  # odfpy orders namespaces by chance
            new.writestr(kept, content)
    return stream.getvalue()


def _stilled(match: re.Match[bytes]) -> bytes:
    return (match[1] or match[2]) + _MOMENT.encode() if match[1] or match[2] else match[3] + b"Amtsfunk"


def read(data: bytes) -> list[Row]:
    """Return what stands in one of the two files."""
    is_ods = b"mimetypeapplication/vnd.oasis" in data[:200]
    head, *rows = _of_ods(data) if is_ods else _of_xlsx(data)
    if tuple(head) != _HEADER:
        raise ValueError("other columns")
    whole = [[cell.removeprefix(" ") for cell in row] for row in rows]
    return [Row(row[2], row[3], datetime.fromisoformat(row[0]), shown(row[4].split("\n"), row[5].split("\n")), row[6]) for row in whole]


def _of_xlsx(data: bytes) -> list[list[str]]:
    sheet = load_workbook(io.BytesIO(data), read_only=True)[_NAME]
    return [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]


def _of_ods(data: bytes) -> list[list[str]]:
    sheet = load(io.BytesIO(data)).spreadsheet.getElementsByType(tables.Table)[0]
    rows = sheet.getElementsByType(tables.TableRow)
    cells = ([cell.getElementsByType(texts.P) for cell in row.getElementsByType(tables.TableCell)] for row in rows)
    return [["\n".join(str(paragraph) for paragraph in cell) for cell in row] for row in cells]
