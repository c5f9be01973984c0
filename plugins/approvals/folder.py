# SPDX-License-Identifier: AGPL-3.0-or-later
"""The approval folder: one file to print, or to read without network, with everything that would be public, and its code."""

import base64
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from .audit import KINDS
from .diff import changes

_STYLE = (
    "body{font:1rem/1.5 sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}"
    "section{border-top:1px solid #767676;margin-top:2.5rem}dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem}"
    "dt{color:#555}dd{margin:0;grid-column:2}.dateien{font-size:.85rem;color:#555}"
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
    made = f"<section>\n<h2>{escape(head)}: {escape(row['title'])}</h2>\n{_said(text['now'], whole=bool(row['channel']))}"
    made += "".join(f"<p>{escape(line)}</p>\n" for line in used(text))
    made += "".join(_picture(path, alt) for path, alt in text.get("pictures", ()))
    if text["then"] is not None:
        lines = "\n".join(_line(one) for one in changes(text["then"], text["now"])) or "Nichts Sichtbares."
        made += f"<h3>Seit der letzten Freigabe</h3>\n<pre>{lines}</pre>\n"
    return f"{made}</section>\n"


def _said(lines: Sequence[str], *, whole: bool) -> str:
    """Return values as a list, then the text, then the files; ``whole`` keeps the line breaks of a post as they are."""
    parts = ("\n".join(lines) + "\n").split("\n\n")
    values = "".join(_value(line) for line in parts[0].rstrip("\n").split("\n"))
    files = parts.pop() if len(parts) > 1 and parts[-1].startswith("Datei ") else ""
    text = "\n\n".join(parts[1:]).strip("\n")
    told = f"<pre>{escape(text)}</pre>\n" if whole else "".join(f"<p>{escape(line)}</p>\n" for line in text.split("\n") if line)
    return f"<dl>\n{values}</dl>\n{told}{_small(files)}"


def _value(line: str) -> str:
    """Return a value with its name; one of several lines begins with two spaces in each."""
    if line.startswith("  "):
        return f"<dd>{escape(line.strip())}</dd>\n"
    name, _, value = line.partition(":")
    return f"<dt>{escape(name)}</dt>{f'<dd>{escape(value.strip())}</dd>' if value.strip() else ''}\n"


def _small(files: str) -> str:
    return f'<p class="dateien">{escape(files.strip()).replace(chr(10), "<br>")}</p>\n' if files else ""


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
