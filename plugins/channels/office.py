# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the tasks of the social media desk do: look at the teasers that a build wrote, and put small records into git."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..core import files
from ..core.clock import build_clock
from ..core.finding import counted, instead
from ..core.settings import run
from .book import book
from .count import by_rule
from .plan import ledger, records
from .plan.settings import MOST_WEEKS
from .teaser import BUILT, State
from .text.shorten import shorten

_STATES = {State.PLANNED: "geplant", State.WAITING: "wartet", State.SENT: "gesendet", State.STOPPED: "gestoppt"}
_HALTS = {State.STOPPED: ("gestoppt", "bold red"), State.WAITING: ("wartet", "yellow")}
_DAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
_CORRECTION = "Korrektur zu „{title}“: Wir haben den Beitrag berichtigt. {link}"


class RefusedError(Exception):
    """Nothing was written; the message says why, in German."""


@dataclass(frozen=True, slots=True)
class Place:
    """A channel where an article went out: when, its address there, and a correction that fits."""

    channel: str
    at: datetime | None
    url: str
    correction: str


def load(root: Path) -> list[dict[str, Any]]:
    """Return the teasers that the last build wrote; raises RefusedError where there are none."""
    try:
        rows: list[dict[str, Any]] = json.loads((root / BUILT / "teasers.json").read_text(encoding="utf-8"))["teasers"]
    except (OSError, ValueError, KeyError):
        raise RefusedError("Es gibt noch keine Anrisse. Tragen Sie CHANNELS in pelicanconf.py ein, dann: ./run teasers") from None
    return rows


def chosen(rows: Iterable[dict[str, Any]], slugs: Collection[str], channels: Collection[str]) -> list[dict[str, Any]]:
    """Return the rows of these slugs and channels (empty: all); raises RefusedError for a name that none of them has."""
    listed = list(rows)
    for wanted, key, what in ((slugs, "slug", "einen Beitrag"), (channels, "channel", "einen Kanal")):
        known = {str(row[key]) for row in listed}
        for name in wanted:
            if name not in known:
                raise RefusedError(f"Anrisse für {what} „{name}“ gibt es nicht. {_instead(name, known)}")
    return [row for row in listed if (not slugs or row["slug"] in slugs) and (not channels or row["channel"] in channels)]


def _instead(name: str, known: Collection[str]) -> str:
    """Return what somebody may have meant who wrote ``name``."""
    if name in book():
        return f"„{name}“ steht nicht in CHANNELS, oder keiner dieser Beiträge ist dafür vorgesehen."
    return instead(name, known) or "Alle zeigt: ./run teasers"


def overview(rows: Iterable[dict[str, Any]]) -> RenderableType:
    """Return the teasers as a table: article, channel, length of limit, state."""
    table = Table(box=box.SIMPLE_HEAD)
    for name in ("Beitrag", "Kanal", "Länge", "Stand"):
        table.add_column(name, justify="right" if name == "Länge" else "left")
    for row in rows:
        limit = f"/{row['limit']}" if row["limit"] else ""
        table.add_row(row["slug"], book()[row["channel"]].title, f"{row['length']}{limit}", _state(row))
    return table


def calendar(rows: Iterable[dict[str, Any]]) -> RenderableType:
    """Return the plan as a table: day, time, title, channels; below, what waits and why."""
    table = Table(box=box.SIMPLE_HEAD)
    for name in ("Tag", "Uhr", "Beitrag", "Kanäle"):
        table.add_column(name, overflow="fold", no_wrap=name == "Uhr")
    listed, posts, day = list(rows), dict[tuple[str, str], list[dict[str, Any]]](), ""
    for row in listed:
        if row["at"] and row["state"] != State.SENT:
            posts.setdefault((row["at"], row["slug"]), []).append(row)
    for (moment, _), post in sorted(posts.items(), key=lambda pair: pair[0]):
        at = datetime.fromisoformat(moment)
        today = f"{_DAYS[at.weekday()]} {at:%d.%m.}"
        table.add_row("" if today == day else today, f"{at:%H:%M}", Text(post[0]["title"]), _channels(post))
        day = today
    return Group(table, *_waiting(listed))


def _channels(post: list[dict[str, Any]]) -> Text:
    """Return the channels of a post; what halts all of them is said once, before them."""
    titles, halts = [Text(book()[row["channel"]].title) for row in post], [_HALTS.get(row["state"]) for row in post]
    if halts[0] and len(set(halts)) == 1:
        word, style = halts[0]
        return Text(f"{word}: ", style) + Text(", ").join(titles)
    return Text(", ").join(title + Text(f" ({halt[0]})", halt[1]) if halt else title for title, halt in zip(titles, halts, strict=True))


def _waiting(rows: Iterable[dict[str, Any]]) -> Iterator[RenderableType]:
    """Yield why teasers wait, each reason once, with the articles that it keeps."""
    reasons: dict[str, dict[str, int]] = {}
    for row in rows:
        if row["state"] == State.WAITING:
            kept = reasons.setdefault(row["reason"], {})
            kept[row["slug"]] = kept.get(row["slug"], 0) + 1
    for reason, kept in sorted(reasons.items()):
        count = sum(kept.values())
        yield Text(f"{counted(count, 'Anriss wartet', 'Anrisse warten')}: {reason}", "bold")
        yield Padding(Text(", ".join(kept), no_wrap=False, overflow="fold"), (0, 0, 1, 2))


def _state(row: dict[str, Any]) -> str:
    at = f" für {datetime.fromisoformat(row['at']):%d.%m. %H:%M}" if row["at"] and row["state"] == State.PLANNED else ""
    return f"{_STATES[State(row['state'])]}{at}"


def sent(settings: Path, slug: str, channel: str, url: str = "") -> Path:
    """Record that a teaser went out; the path of the record. Raises RefusedError."""
    rows = chosen(chosen(load(settings.parent), [slug], []), [], [channel])
    if url and not url.startswith("https://"):
        raise RefusedError(f"„{url}“ ist keine vollständige Adresse. Sie beginnt mit https://")
    folder = _content(settings) / records.SENT
    paths = [folder / f"{slug}--{channel}{f'--{turn}' if turn > 1 else ''}.toml" for turn in range(1, len(rows) + 1)]
    path = next((one for one in paths if not one.exists()), None)
    if path is None:
        known = f"{folder.parent.name}/{folder.name}/{paths[-1].name}"
        raise RefusedError(f"„{slug}“ ist auf {book()[channel].title} schon als gesendet vermerkt: {known}")
    turn = paths.index(path) + 1
    moment = build_clock().now.replace(microsecond=0)
    values = {"slug": slug, "channel": channel, "at": moment, "url": url, **({"turn": turn} if turn > 1 else {})}
    files.write(path, records.as_toml(values))
    return path


def weeks(number: int) -> str:
    """Return ``number`` as builds take it from the environment; raises RefusedError where no plan is so long."""
    if not 1 <= number <= MOST_WEEKS:
        raise RefusedError(f"{number} Wochen lassen sich nicht planen; möglich sind 1 bis {MOST_WEEKS}.")
    return str(number)


def stop(settings: Path, reason: str) -> Path:
    """Stop everything that has not gone out yet; the path of the record. Raises RefusedError."""
    if not reason.strip():
        raise RefusedError('Nennen Sie den Grund: ./run plan --stop "Hochwasser an der Aue"')
    path = _content(settings) / records.PLAN / records.STOP
    files.write(path, records.as_toml({"reason": reason, "at": build_clock().now.replace(microsecond=0)}))
    return path


def resume(settings: Path) -> bool:
    """Take the stop back; whether there was one."""
    path = _content(settings) / records.PLAN / records.STOP
    known = path.exists()
    path.unlink(missing_ok=True)
    return known


def give_out(settings: Path) -> Path:
    """Put the plan that the last build made on record: calendars learn from it what moved."""
    made = settings.parent / BUILT / ledger.FILE
    path = _content(settings) / records.PLAN / ledger.FILE
    files.write(path, made.read_bytes())
    return path


def where(settings: Path, slug: str) -> list[Place]:
    """Return every channel where the article went out, each with a correction that fits there; raises RefusedError."""
    row = chosen(load(settings.parent), [slug], [])[0]
    kept, _ = records.read(_content(settings), "content")
    return [Place(one.channel, one.at, one.url, correction(row, one.channel)) for one in kept.sent if one.slug == slug]


def correction(row: dict[str, Any], channel: str) -> str:
    """Return the text that corrects an article on ``channel``: its title gives way where it is too long."""
    rule = book()[channel].text
    if rule is None:
        return ""

    def whole(title: str) -> str:
        return _CORRECTION.format(title=title, link=row["url"]).strip()

    return whole(shorten(str(row["title"]), lambda title: by_rule(whole(title), rule).fits))


def places(slug: str, found: Iterable[Place]) -> RenderableType:
    """Return what ``where`` prints."""
    parts = list[RenderableType]()
    for one in found:
        day = f"{one.at:%d.%m.%Y}" if one.at else "ohne Datum"
        lines = (f"  {one.url or 'Adresse nicht vermerkt'}", f"  {one.correction}", "")
        parts += [Text(f"{book()[one.channel].title}, {day}", "bold"), *map(Text, lines)]
    return Group(*parts) if parts else Text(f"„{slug}“ ist noch auf keinem Kanal als gesendet vermerkt.")


def _content(settings: Path) -> Path:
    values, found = run(settings)
    if found:
        raise RefusedError(str(found[0]))
    return settings.parent / str(values.get("PATH", "content"))
