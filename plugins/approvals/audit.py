# SPDX-License-Identifier: AGPL-3.0-or-later
"""build/freigaben.json and a page of it: who approved what, when, with what; what is public from which commit."""

import json
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import PurePosixPath
from typing import Any

from . import signatures
from .decide import State
from .diff import view
from .fingerprint import code
from .item import Item
from .keeper import Judged
from .policy import ROLES, Policy
from .records import Record

FILE = "freigaben.json"
_STYLE = (
    ":root{color-scheme:light dark}body{font:1rem/1.5 sans-serif;margin:2rem}div{overflow-x:auto}"
    "table{border-collapse:collapse}caption{text-align:left}"
    "th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;border-bottom:1px solid #767676}tbody th{font-weight:normal}"
)
STATES = {
    State.FREE: "braucht keine Freigabe",
    State.APPROVED: "freigegeben",
    State.KEPT: "öffentlich in der freigegebenen Fassung",
    State.WAITING: "wartet",
}
KINDS = {
    "article": "Beitrag",
    "episode": "Folge",
    "page": "Seite",
    "notice": "Krisenmeldung",
    "teaser": "Anriss",
    "block": "Textbaustein",
    "policy": "Regeln",
}


def as_dict(judged: Iterable[Judged], commit: str, unclear: Iterable[str]) -> dict[str, Any]:
    """Return everything as JSON has it.

    ``unclear`` are the keys of what stands in the site without an approval; such a site is not published.
    """
    rows = [_row(one) for one in sorted(judged, key=lambda one: one.item.key)]
    return {"commit": commit, "refuses": sorted(unclear), "items": rows}


def _row(one: Judged) -> dict[str, Any]:
    item, decision = one.item, one.decision
    kept = decision.kept
    return {
        "item": item.key,
        "kind": item.kind,
        "channel": item.channel,
        "title": item.title,
        "slug": str((item.said.get("address") or [PurePosixPath(item.source).stem])[0]),
        "published": item.published.isoformat() if item.published else None,
        "state": decision.state,
        "fingerprint": item.fingerprint,
        "code": code([item.fingerprint]),
        "public_commit": kept.commit if kept else next((entry.record.commit for entry in decision.counted), ""),
        "why": decision.why,
        "waits": decision.waits,
        "since": one.since.isoformat() if one.since else None,
        "countersign": decision.due.isoformat() if decision.due else None,
        "approvals": [_entry(entry.name, entry.record) for entry in decision.counted],
        "refused": [{"record": entry.name, "why": why, "past": entry.name in decision.past} for entry, why in decision.refused],
    }


def _entry(name: str, record: Record) -> dict[str, Any]:
    return {
        "record": name,
        "who": record.who,
        "on_behalf": record.on_behalf,
        "role": record.role,
        "at": record.at.isoformat(),
        "until": record.until.isoformat() if record.until else None,
        "note": record.note,
        "commit": record.commit,
        "signed": bool(record.signature),
        "key": signatures.key(record.signature),
    }


def page(data: Mapping[str, Any], policy: Policy) -> str:
    """Return the HTML page of the register of approvals."""
    rows = "".join(_html(row, policy) for row in data["items"])
    return (
        '<!DOCTYPE html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n<title>Verzeichnis der Freigaben</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<style>{_STYLE}</style>\n"
        "</head>\n<body>\n<h1>Verzeichnis der Freigaben</h1>\n"
        f"<p>Stand der Website: Commit {escape(data['commit'] or 'unbekannt')}</p>\n"
        '<div role="region" aria-label="Freigaben" tabindex="0">\n<table>\n'
        "<caption>Was freigegeben ist, von wem und wann</caption>\n<thead><tr>"
        + "".join(f'<th scope="col">{name}</th>' for name in ("Was", "Art", "Stand", "Freigaben", "Kurzzeichen", "Commit"))
        + f"</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n</body>\n</html>\n"
    )


def _html(row: Mapping[str, Any], policy: Policy) -> str:
    said = "<br>".join(escape(_said(one, policy)) for one in row["approvals"]) or escape(row["why"])
    kind = KINDS[row["kind"]] + (f" ({row['channel']})" if row["channel"] else "")
    cells = (escape(kind), escape(STATES[State(row["state"])]), said, row["code"], escape(row["public_commit"][:10]))
    return (
        f'<tr><th scope="row">{escape(row["title"])}<br>{escape(row["item"])}</th>'
        + "".join(f"<td>{one}</td>" for one in cells)
        + "</tr>\n"
    )


def _said(one: Mapping[str, Any], policy: Policy) -> str:
    day = f"{one['at'][8:10]}.{one['at'][5:7]}.{one['at'][:4]}, {one['at'][11:16]} Uhr"
    role = f" ({ROLES[one['role']]})" if one["role"] in ROLES else ""
    for_ = f", für {policy.called(policy.person(one['on_behalf']) or one['on_behalf'])}" if one["on_behalf"] else ""
    signed = f"unterschrieben mit {one['key']}" if one["signed"] else "ohne Unterschrift"
    return f"{policy.called(one['who'])}{role}{for_}, {day}, {signed}" + (f" – {one['note']}" if one["note"] else "")


def views(judged: Iterable[Judged], then: Mapping[str, list[str]], uses: Mapping[str, Sequence[str]]) -> str:
    """Return what the tasks need to show items: their lines now and, where they were approved before, then; where text blocks stand."""
    rows = {one.item.key: {**_view(one.item, then), "used": uses.get(one.item.key, ())} for one in judged}
    return json.dumps(rows, ensure_ascii=False)


def _view(item: Item, then: Mapping[str, list[str]]) -> dict[str, Any]:
    known = {"authors": sorted(item.authors), "category": item.category}
    return {"now": view(item), "then": then.get(item.key), "files": list(item.files), "pictures": item.pictures, **known}
