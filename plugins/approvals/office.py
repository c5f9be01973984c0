# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the tasks do: show what waits, approve, revoke, verify, print the folder. Works on what the last check left behind."""

import json
import os
import subprocess
import sys
import webbrowser
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from ..core import files
from ..core.finding import nearest
from ..core.settings import run
from ..core.text import slug
from . import audit, folder, history, keeper, records, signatures
from .decide import State, unfit
from .diff import changes, view
from .fingerprint import code, same_code
from .item import POLICY_KEY, Item
from .policy import Policy, setting
from .records import Record
from .wish import Wish

REGISTER = Path(".cache/approvals") / audit.FILE
_DECISIVE = (State.WAITING, State.KEPT)


class RefusedError(Exception):
    """The task cannot be done; the text says why, in German."""


@dataclass(frozen=True)
class Request:
    """What is to be approved: the project, its policy, who is at the keyboard, the rows of the register and their texts."""

    root: Path
    content: Path
    policy: Policy
    zone: ZoneInfo
    rows: Sequence[Mapping[str, Any]]
    texts: Mapping[str, Mapping[str, Any]]

    @property
    def code(self) -> str:
        """Return the short code of everything here together."""
        return code(row["fingerprint"] for row in self.rows)

    def moment(self, now: datetime) -> datetime:
        """Return ``now`` as it stands on the authority's clock, to the second."""
        return now.astimezone(self.zone).replace(microsecond=0)

    def shown(self) -> str:
        """Return what will be public, and what has changed since the approval before."""
        return "\n\n".join(_told(row, self.texts[row["item"]]) for row in self.rows) + f"\n\nKurzzeichen: {self.code}"


def _told(row: Mapping[str, Any], text: Mapping[str, Any]) -> str:
    channel = f" für {row['channel']}" if row["channel"] else ""
    head = f"── {audit.KINDS[row['kind']]}{channel}: {row['item']} ──"
    parts = [head, *text["now"], *folder.used(text)]
    if text["then"] is not None:
        parts += ["", "Seit der letzten Freigabe:", *(changes(text["then"], text["now"]) or ["(nichts Sichtbares)"])]
    return "\n".join(parts)


def register(root: Path) -> list[dict[str, Any]]:
    """Return the rows of the last check; raises RefusedError where approvals are off or it did not get that far."""
    try:
        data = json.loads((root / REGISTER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise RefusedError("Freigaben sind aus (APPROVALS), oder die Seite hat Fehler: ./run check zeigt sie.") from None
    return [{**row, "generated": row["item"] in data["refuses"]} for row in data["items"]]


def forget(root: Path) -> None:
    """Forget what an earlier check left, so that nothing old is approved."""
    (root / REGISTER).unlink(missing_ok=True)


def waiting(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return what waits for whom, by the day on which it is to appear."""
    open_ = [row for row in rows if _open(row)]
    alike: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for row in sorted(open_, key=lambda row: (_moment(row["published"]), row["item"])):
        alike.setdefault((row["item"].partition("#")[0], _waits(row)), []).append(row)
    lines = [_waiting(rows, waits) for (_, waits), rows in alike.items()]
    return "\n".join(lines) if lines else "Nichts wartet auf eine Freigabe."


def _open(row: Mapping[str, Any]) -> bool:
    return row["state"] in _DECISIVE or bool(row.get("countersign"))


def _moment(text: str | None) -> float:
    return datetime.fromisoformat(text).timestamp() if text else 0


def _waiting(rows: Sequence[Mapping[str, Any]], waits: str) -> str:
    """Return what a page and its teasers wait for, as far as it is the same."""
    first, channels = rows[0], [row["channel"] for row in rows if row["channel"]]
    word, title, where = "Anriss" if len(channels) == 1 else "Anrisse", f"„{first['title']}“", f"für {', '.join(channels)}"
    teasers = f"{word} zu {title} {where}" if first["channel"] else f"{title} und {word} {where}"
    return f"{_day(first['published'])}  {first['item'].partition('#')[0]}  {teasers if channels else title}: {waits}"


def _waits(row: Mapping[str, Any]) -> str:
    """Return what one item waits for, and since when: the last change in git, else the text is in no commit yet."""
    if row["countersign"]:
        return f"öffentlich, Gegenzeichnung bis {_day(row['countersign'])}, {row['countersign'][11:16]} Uhr."
    since = f", seit {_day(row['since'])}" if row["since"] else "" if row["generated"] else ", noch nicht in git"
    return f"wartet auf {row['waits']}{since}."


def _day(moment: str | None) -> str:
    return f"{moment[8:10]}.{moment[5:7]}.{moment[:4]}" if moment else "ohne Datum"


def request(settings: Path, name: str, channel: str = "") -> Request:
    """Return what ``name`` (an address part, a file or a folder) and ``channel`` name; raises RefusedError.

    „name#channel“ means the same: that is how findings call a teaser.
    """
    name, _, own = name.partition("#")
    channel = channel or own
    policy, content, zone = _read(settings)
    root = settings.parent
    if name == POLICY_KEY:
        return _policy_request(root, content, policy, zone)
    rows = register(root)
    known = {one: row["item"].partition("#")[0] for row in rows for one in _names(row)}
    if name not in known:
        raise RefusedError(f"„{name}“ gibt es nicht. {nearest(name, known)}".rstrip())
    chosen = [row for row in rows if row["item"].partition("#")[0] == known[name] and (not channel or row["channel"] == channel)]
    if not chosen:
        raise RefusedError(f"„{name}“ hat keinen Anriss für „{channel}“.")
    judged = [row for row in chosen if row["state"] != State.FREE]
    if not judged:
        raise RefusedError(f"„{name}“ braucht keine Freigabe. Soll es weg, schreiben Sie withdrawn in den Kopf.")
    texts = json.loads((root / ".cache/approvals/fassungen.json").read_text(encoding="utf-8"))
    return Request(root, content, policy, zone, judged, texts)


def _policy_request(root: Path, content: Path, policy: Policy, zone: ZoneInfo) -> Request:
    """Return the policy itself as what is to be approved."""
    item = keeper.Keeper(root, content, root / ".cache/approvals", policy, datetime.now(UTC)).policy_item()
    row = {
        "item": item.key,
        "kind": item.kind,
        "channel": "",
        "fingerprint": item.fingerprint,
        "state": State.WAITING,
        "title": item.title,
    }
    return Request(root, content, policy, zone, [row], {item.key: {"now": view(item), "then": None, "files": []}})


def _names(row: Mapping[str, Any]) -> set[str]:
    path = Path(row["item"].partition("#")[0])
    return {row["slug"], str(path), path.stem if path.stem != "index" else path.parent.name} - {""}


def _read(settings: Path) -> tuple[Policy, Path, ZoneInfo]:
    values, found = run(settings)
    if found:
        raise RefusedError(str(found[0]))
    try:
        policy = setting(values.get("APPROVALS"))
    except ValueError:
        raise RefusedError("Die Einstellung APPROVALS passt nicht: ./run check zeigt, was daran falsch ist.") from None
    return policy, settings.parent / str(values.get("PATH", "content")), ZoneInfo(str(values.get("TIMEZONE", "UTC")))


def approve(asked: Request, wish: Wish, now: datetime) -> list[Path]:
    """Sign and write one record for each row that this person has not approved yet; raises RefusedError."""
    if wish.code and not same_code(wish.code, asked.code):
        raise RefusedError(f"Das Kurzzeichen „{wish.code}“ gehört nicht zu diesem Stand; er wurde seitdem geändert, oder es ist vertippt.")
    if bool(wish.code) != bool(wish.on_behalf):
        raise RefusedError("Zu einem Kurzzeichen gehört, für wen Sie eintragen: --code … --on-behalf „Name“.")
    commit = _commit(asked)
    who = _who(asked)
    behalf = asked.policy.person(wish.on_behalf) if wish.on_behalf else ""
    if wish.on_behalf and not behalf:
        raise RefusedError(f"„{wish.on_behalf}“ steht nicht als Person in APPROVALS.")
    rows = [row for row in asked.rows if _open(row)] or asked.rows
    new = [row for row in rows if (behalf or who) not in {one["on_behalf"] or one["who"] for one in row.get("approvals", ())}]
    if not new:
        raise RefusedError("Genau dieser Stand ist von dieser Person schon freigegeben.")
    same = {
        "who": who,
        "at": asked.moment(now),
        "note": wish.note,
        "on_behalf": behalf,
        "commit": commit,
        "until": _until(asked, wish.until, now),
    }
    made = [_record(asked, row, same) for row in new]
    return [_written(asked, one, wish.key) for one in made]


def _until(asked: Request, text: str, now: datetime) -> datetime | None:
    """Return until when an approval holds: a moment, in the town's time where it says no other, or the end of a day."""
    if not text:
        return None
    try:
        given = datetime.fromisoformat(text if len(text) > len("2026-12-31") else f"{text}T23:59:59")
    except ValueError:
        raise RefusedError(
            f"--until {text}: Schreiben Sie einen Tag oder Zeitpunkt, zum Beispiel 2026-12-31 oder 2026-12-31T18:00."
        ) from None
    until = given if given.tzinfo else given.replace(tzinfo=asked.zone)
    if until <= now:
        raise RefusedError(f"--until {text} ist schon vorbei. Nichts ist eingetragen.")
    return until


def _record(asked: Request, row: Mapping[str, Any], same: Mapping[str, Any]) -> Record:
    """Return the record for one row; raises RefusedError where it would not count for whom it names."""
    text = asked.texts[row["item"]]
    authors = frozenset(text.get("authors", ()))
    item = Item(row["item"], row["kind"], row["title"], category=text.get("category", ""), channel=row["channel"], authors=authors)
    role = _role(asked.policy, same["on_behalf"] or same["who"], asked.policy.rule(item.kind, item.category, item.channel).roles)
    record = Record.model_validate({"item": row["item"], "fingerprint": row["fingerprint"], "role": role, **same})
    if why := unfit(record, item, asked.policy):
        raise RefusedError(f"{why} Nichts ist eingetragen.")
    return record


def revoke(asked: Request, now: datetime, note: str = "", key: str = "") -> list[Path]:
    """Sign and write one revocation for each row; raises RefusedError."""
    who = _who(asked)
    rows = [{"item": row["item"], "fingerprint": row["fingerprint"], "who": who, "says": "revoked", "note": note} for row in asked.rows]
    return [_written(asked, Record.model_validate({**row, "at": asked.moment(now)}), key) for row in rows]


def _written(asked: Request, record: Record, key: str) -> Path:
    if asked.policy.signatures == "ssh":
        file = key or os.environ.get("AMTSFUNK_KEY", "") or _git(asked.root, "user.signingkey")
        if not file:
            raise RefusedError("Womit soll unterschrieben werden? Nennen Sie Ihren Schlüssel: --key ~/.ssh/id_ed25519")
        try:
            record = record.model_copy(update={"signature": signatures.sign(record.message(), Path(file).expanduser())})
        except signatures.SigningError as error:
            raise RefusedError(str(error)) from None
    path = asked.content / records.FOLDER / records.name(record)
    files.write(path, records.as_toml(record))
    return path


def confirmed(asked: Request) -> bool:
    """Show everything in the browser and ask whether it is approved; without a terminal nobody says yes."""
    if not sys.stdin.isatty():
        raise RefusedError("Ohne Bildschirm fragt niemand nach; wer alles gelesen hat, schreibt --yes dazu.")
    webbrowser.open(print_folder(asked)[0].as_uri())
    return input("Genau so freigeben? [j/N] ").strip().casefold() in ("j", "ja")


def _commit(asked: Request) -> str:
    """Return the commit that holds what is approved; raises RefusedError where part of it is in none yet."""
    commit = history.head(asked.root)
    shown = asked.content.relative_to(asked.root).as_posix()
    named = {row["item"].partition("#")[0] for row in asked.rows if row["kind"] != "policy"}
    pages = {name for row in asked.rows if row["kind"] != "teaser" for name in asked.texts[row["item"]]["files"]}
    paths = [one for one in sorted(f"{shown}/{name}" for name in named | pages) if (asked.root / one).is_file()]
    if commit and paths and (open_ := history.pending(asked.root, paths)):
        raise RefusedError(
            f"Noch nicht in git: {', '.join(open_)}. Übernehmen Sie die Änderung zuerst (git commit), dann geben Sie sie frei."
        )
    return commit


def _who(asked: Request) -> str:
    """Return the key of the person at the keyboard, by their address in git."""
    address, name = _git(asked.root, "user.email"), _git(asked.root, "user.name")
    who = asked.policy.person(address) or asked.policy.person(name) or (name if asked.policy.anybody else "")
    if not who:
        raise RefusedError(f"Niemand in APPROVALS.persons hat die Adresse „{address}“, mit der Sie in git arbeiten.")
    return who


def _role(policy: Policy, key: str, wanted: Sequence[str]) -> str:
    """Return in which of their roles somebody approves: one that is asked for, else the first."""
    roles = policy.persons[key].roles if key in policy.persons else ()
    return next((one for one in roles if one in wanted), next(iter(roles), ""))


def _git(root: Path, name: str) -> str:
    done = subprocess.run(["git", "config", name], cwd=root, capture_output=True, encoding="utf-8", check=False)
    return done.stdout.strip()


def print_folder(asked: Request) -> list[Path]:
    """Write the approval folder as HTML and text below build/freigabe-mappe; return the files."""
    name = slug(asked.rows[0]["title"])[:60] or "mappe"
    place = asked.root / "build/freigabe-mappe"
    made = {place / f"{name}.html": folder.html(asked.rows, asked.texts, asked.code), place / f"{name}.txt": f"{asked.shown()}\n"}
    for path, text in made.items():
        files.write(path, text)
    return list(made)


def verified(rows: Iterable[Mapping[str, Any]]) -> tuple[str, int]:
    """Return a line for every record that was checked, and how many are wrong; what only has had its time („–“) is not."""
    good = [(one["record"], f"✓ {one['record']}: {row['item']}, {one['who']}, {one['at']}") for row in rows for one in row["approvals"]]
    told = [one for row in rows for one in row["refused"]]
    bad = [(one["record"], f"{'–' if one['past'] else '✗'} {one['record']}: {one['why']}") for one in told]
    return "\n".join(text for _, text in sorted(good + bad)) or "Es gibt keine Einträge.", sum(not one["past"] for one in told)
