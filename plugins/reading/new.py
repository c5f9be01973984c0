# SPDX-License-Identifier: AGPL-3.0-or-later
"""Skeletons of new documents for `invoke new`: a path and a text, or a refusal that says why in German."""

import re
import shlex
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ..core import files
from ..core.clock import build_clock
from ..core.finding import nearest
from ..core.settings import run
from ..core.text import slug
from . import heads
from .rules import NOTES, TEXT

_LONGEST = 80
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_NUMBER = re.compile(r"(\d+)-")
_ARTICLE = """\
---
title: {title}
date: {date}
slug: {slug}
guid: {guid}
# Diese Zeile löschen, sobald der Beitrag erscheinen soll:
draft: true
category:
tags: []
summary:
---

{text}
"""
_EPISODE = """\
---
title: {title}
date: {date}
slug: {slug}
guid: {guid}
# Diese Zeile löschen, sobald die Folge erscheinen soll:
draft: true
episode: {number}
summary:
# Mitwirkende, zum Beispiel:
# persons:
#   - name: Anna Beispiel
#     role: Moderation
---

{text} Legen Sie die Tondatei (am besten MP3), die Mitschrift (WebVTT, Endung .vtt)
und die Kapitel (chapters.txt) in denselben Ordner wie diese Datei.
"""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where and when something new is made: the content folder, the authority's time, a fresh identity, the shows there are."""

    content: Path
    now: datetime
    guid: UUID
    shows: Collection[str] = ()
    articles: str = "artikel"


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A file to be made: its path and its text."""

    path: Path
    text: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing is made, for the person who asked."""

    text: str


def desk(settings: Path) -> Desk | Refusal:
    """Return the desk of the project whose settings file is ``settings``, or why there is none."""
    values, found = run(settings)
    if found:
        return Refusal(str(found[0]))
    paths = values.get("ARTICLE_PATHS") or ["artikel"]
    try:
        zone = ZoneInfo(values.get("TIMEZONE", "UTC"))
        shows = tuple(values.get("PODCAST", {}).get("shows", {}))
    except (ValueError, ZoneInfoNotFoundError):
        return Refusal(f'Die Zeitzone „{values["TIMEZONE"]}“ gibt es nicht. Schreiben Sie in {settings.name}: TIMEZONE = "Europe/Berlin"')
    except (AttributeError, TypeError):
        return Refusal(f"PODCAST oder TIMEZONE in {settings.name} ist falsch geschrieben; ./run check nennt die Zeile.")
    return Desk(settings.parent / str(values.get("PATH", "content")), build_clock().now.astimezone(zone), uuid4(), shows, paths[0])


def article(title: str, desk: Desk) -> Skeleton | Refusal:
    """Return the skeleton of an article."""
    name = _name(title)
    if not name:
        return _nameless(title)
    path = desk.content / desk.articles / f"{desk.now:%Y-%m-%d}-{name}.md"
    if path.exists() or path.with_suffix("").exists():
        return _there(path, desk)
    return Skeleton(path, _ARTICLE.format(title=quoted(title), date=f"{desk.now:%Y-%m-%d %H:%M}", slug=name, guid=desk.guid, text=TEXT))


def episode(title: str, show: str, desk: Desk) -> Skeleton | Refusal:
    """Return the skeleton of an episode of ``show``, with the next number."""
    if show not in desk.shows:
        if not desk.shows:
            return Refusal("Es gibt noch keine Sendung. Tragen Sie sie in pelicanconf.py unter PODCAST ein.")
        all_shows = ", ".join(sorted(desk.shows))
        line = f"\n  ./run new episode {shlex.quote(title)} --show {min(desk.shows)}"
        if not show:
            return Refusal(f"Zu welcher Sendung gehört die Folge? Es gibt: {all_shows}. Geben Sie zum Beispiel ein:{line}")
        near = nearest(show, desk.shows)
        other = f"Es gibt: {all_shows}. Eine neue Sendung tragen Sie zuerst in pelicanconf.py unter PODCAST ein."
        return Refusal(f"Die Sendung „{show}“ gibt es nicht. {near or other}")
    name = _name(title)
    if not name:
        return _nameless(title)
    folder = desk.content / "podcast" / show
    names = sorted(one.name for one in folder.iterdir() if one.is_dir()) if folder.is_dir() else []
    same = [one for one in names if _NUMBER.sub("", one, count=1) == name]
    if same:
        return _there(folder / same[0], desk)
    number = max((int(found[1]) for found in map(_NUMBER.match, names) if found), default=0) + 1
    date = f"{desk.now:%Y-%m-%d %H:%M}"
    text = _EPISODE.format(title=quoted(title), date=date, slug=name, guid=desk.guid, number=number, text=NOTES)
    return Skeleton(folder / f"{number:03}-{name}" / "index.md", text)


def make(settings: Path, kind: str, title: str, show: str = "") -> Skeleton | Refusal:
    """Make a new document of ``kind`` (English or German name) in the project of ``settings``; return what was made or why not."""
    kinds = {"article": "article", "artikel": "article", "beitrag": "article", "episode": "episode", "folge": "episode"}
    meant = kinds.get(kind.lower())
    if meant is None:
        line = f"Möglich sind „article“ und „episode“. Geben Sie zum Beispiel ein:\n  ./run new article {shlex.quote(title)}"
        return Refusal(f"„{kind}“ kann nicht angelegt werden. {nearest(kind, kinds) or line}")
    where = desk(settings)
    if isinstance(where, Refusal):
        return where
    made = article(title, where) if meant == "article" else episode(title, show, where)
    return (put(made) or made) if isinstance(made, Skeleton) else made


def put(made: Skeleton) -> Refusal | None:
    """Write the file; one that is there already stays as it is."""
    try:
        made.path.parent.mkdir(parents=True, exist_ok=True)
        files.create(made.path, made.text)
    except FileExistsError:
        return Refusal(f"{made.path.name} gibt es schon; die Datei wurde nicht verändert.")
    except OSError as error:
        return Refusal(f"{made.path.name} lässt sich nicht schreiben: {files.reason(error)}. Prüfen Sie freien Platz und Rechte.")
    return None


def _name(title: str) -> str:
    """Return the last part of the address: the title's slug, cut between words where nobody would type it any more."""
    whole = slug(title)
    return whole if len(whole) <= _LONGEST else whole[: _LONGEST + 1].rpartition("-")[0] or whole[:_LONGEST]


def quoted(text: str) -> str:
    """Return ``text`` as a value in a YAML head, in quotation marks where it needs them."""
    plain = " ".join(_CONTROL.sub(" ", text).split())
    if heads.read(f"---\nname: {plain}\n---\n", "").values.get("name") == plain:
        return plain
    return "'" + plain.replace("'", "''") + "'"


def _nameless(title: str) -> Refusal:
    return Refusal(f"Aus dem Titel „{title}“ lässt sich keine Adresse bilden. Er braucht mindestens einen Buchstaben oder eine Ziffer.")


def _there(path: Path, desk: Desk) -> Refusal:
    shown = path.relative_to(desk.content.parent).as_posix()
    return Refusal(f"{shown} gibt es schon; nichts wurde verändert. Wählen Sie einen anderen Titel.")
