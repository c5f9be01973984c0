# SPDX-License-Identifier: AGPL-3.0-or-later
"""The approval folder: one file to print, or to read without network, with everything that would be public, and its code."""

import base64
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any

from .audit import KINDS
from .diff import changes

_STYLE = (
    "body{font:1rem/1.5 sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}"
    "pre{white-space:pre-wrap;font:inherit}ins{background:#d9f2dd}del{background:#f7d9d9}img{max-width:100%}"
    ".code{font:bold 1.6rem monospace;border:2px solid;padding:.5rem 1rem;display:inline-block}"
    "@media print{section{break-inside:avoid-page}img{max-height:14cm}}"
)
_LINES = {"+": "ins", "-": "del"}


def html(rows: Iterable[Mapping[str, Any]], texts: Mapping[str, Mapping[str, Any]], code: str) -> str:
    """Return the folder as one HTML file without links to anywhere."""
    parts = "".join(_section(row, texts[row["item"]]) for row in rows)
    return (
        '<!DOCTYPE html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n<title>Freigabe-Mappe</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<style>{_STYLE}</style>\n</head>\n<body>\n'
        f"<h1>Freigabe-Mappe</h1>\n<p>Bitte lesen Sie alles. Wenn es so hinausgehen darf, antworten Sie mit diesem Kurzzeichen:</p>\n"
        f'<p class="code">{code}</p>\n{parts}<h2>Freigabe</h2>\n<p>Ich gebe genau diesen Stand frei (Kurzzeichen {code}).</p>\n'
        "<p>Name: ______________________ Datum: ____________ Unterschrift: ______________________</p>\n</body>\n</html>\n"
    )


def _section(row: Mapping[str, Any], text: Mapping[str, Any]) -> str:
    head = KINDS[row["kind"]] + (f" für {row['channel']}" if row["channel"] else "")
    made = f"<section>\n<h2>{escape(head)}: {escape(row['title'])}</h2>\n<pre>{escape(chr(10).join(text['now']))}</pre>\n"
    made += "".join(f"<p>{escape(line)}</p>\n" for line in used(text))
    made += "".join(_picture(path, alt) for path, alt in text.get("pictures", ()))
    if text["then"] is not None:
        lines = "\n".join(_line(one) for one in changes(text["then"], text["now"])) or "Nichts Sichtbares."
        made += f"<h3>Seit der letzten Freigabe</h3>\n<pre>{lines}</pre>\n"
    return f"{made}</section>\n"


def used(text: Mapping[str, Any]) -> list[str]:
    """Return where a text block stands: who approves it approves it for all of these."""
    return [f"Steht in: {', '.join(text['used'])}"] if text.get("used") else []


def _line(line: str) -> str:
    tag = _LINES.get(line[:1])
    return f"<{tag}>{escape(line)}</{tag}>" if tag else escape(line)


def _picture(path: str, alt: str) -> str:
    """Return a picture with its bytes in the page; what is no picture gives nothing."""
    kinds = {".jpg": "jpeg", ".jpeg": "jpeg", ".png": "png", ".webp": "webp"}
    file = Path(path)
    kind = kinds.get(file.suffix.lower())
    if kind is None or not file.is_file():
        return ""
    return f'<p><img src="data:image/{kind};base64,{base64.b64encode(file.read_bytes()).decode()}" alt="{escape(alt)}"></p>\n'
