# SPDX-License-Identifier: AGPL-3.0-or-later
"""Puts a new recording in the place of the old one; a check of the whole site decides whether it may stay."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from ...core import files
from ...core.finding import Finding, Severity, nearest
from ...core.report import Report
from ...core.settings import run
from ...core.text import duration
from .. import place
from ..audio.decode import MissingExtraError
from ..audio.formats import EXTENSIONS, Format, UnreadableError, facts, is_lfs_pointer, sniff
from ..lint.measure import measure
from ..lint.rules.wrong_length import TOLERANCE
from ..lint.subject import Heard
from . import stored
from .exchange import Exchange, RefusedError, beside

_KEPT = "podcast/ersetzt"  # below the cache
_BLOCKING = ("settings.", "engine.", "core.")
_NAMED = re.compile(r"^enclosure:[ \t]*[\"']?([^\"'\n]+?)[\"']?[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Sound:
    """One of the two recordings: seconds, bytes, and what was heard (None: not measured)."""

    seconds: float
    size: int
    heard: Heard | None = None


@dataclass(frozen=True, slots=True)
class Replaced:
    """What was done: the file, both recordings, what became of the old one, what else lies there, the episode's findings."""

    path: str
    old: Sound
    new: Sound
    rest: str
    others: tuple[str, ...]
    findings: tuple[Finding, ...]


def swap(settings: Path, folder: str, new: Path, check: Callable[[], Report]) -> Replaced:
    """Replace the recording in ``folder`` by ``new``; ``check`` checks the whole site. Raises RefusedError, the old one in place."""
    known = run(settings)[0]
    content = settings.parent / str(known.get("PATH", "content"))
    root, home = content.parent, _home(content, folder)
    kind = _kind(new)
    fresh = _listened(new, kind)
    change = _change(home, new, kind, root / Path(str(known["MEDIA_STORE"])).expanduser() if known.get("MEDIA_STORE") else None)
    if files.same(change.old, new):
        raise RefusedError(f"„{new.name}“ ist dieselbe Aufnahme wie „{change.old.name}“; es gibt nichts auszutauschen.")
    before = check()
    blocking = next((one for one in before.findings if one.severity is Severity.ERROR and one.rule.startswith(_BLOCKING)), None)
    if blocking:
        raise RefusedError(f"Die Seite lässt sich zurzeit nicht prüfen; nichts wurde verändert.\n{blocking}")
    was = _stated(change.old, kind)
    after = _judged(change, _about(before.findings, root, home), lambda: _about(check().findings, root, home))
    others = tuple(sorted(one.name for one in home.iterdir() if one.suffix.lower() in EXTENSIONS and one != change.old))
    return Replaced(change.shown, was, fresh, change.rest, others, after)


def _change(home: Path, new: Path, kind: Format, store: Path | None) -> Exchange:
    """Return how ``new`` takes the old recording's place: in the media store where the head names one there, else in the folder."""
    heads = stored.named(home)
    if heads:
        change = stored.exchange(heads, store, new)
        if (found := sniff(change.old)) != kind:
            raise RefusedError(_other_format(found.label if found else change.old.name, new, kind))
        return change
    old, root = _old(home, new, kind), home.parents[3]
    return beside(old, new, root / ".cache" / _KEPT / f"{files.digest(old)[:8]}-{old.name}", root)


def _home(content: Path, word: str) -> Path:
    """Return the folder of the episode that ``word`` means: a path, „show/folder“ or the folder's name alone."""
    shows = content / place.ROOT
    known = sorted({one.parent for one in shows.glob("*/*/index.*")})
    given = {Path(word).resolve(), (content.parent / word).resolve(), (shows / word).resolve()}
    found = [one for one in known if one.resolve() in given] or [one for one in known if one.name == word]
    if len(found) == 1:
        return found[0]
    names = [f"{one.parent.name}/{one.name}" for one in known]
    if found:
        raise RefusedError(f"„{word}“ gibt es mehrmals; nennen Sie auch die Sendung, zum Beispiel: {min(names)}")
    hint = nearest(word.rstrip("/"), names) or nearest(word.rstrip("/"), [one.name for one in known])
    raise RefusedError(f"Eine Folge „{word}“ gibt es nicht. {hint}".rstrip())


def _kind(new: Path) -> Format:
    if not new.is_file():
        raise RefusedError(f"Die Datei „{new}“ gibt es nicht.")
    if is_lfs_pointer(new):
        raise RefusedError(f"„{new.name}“ ist nur ein Platzhalter von Git LFS. Geben Sie ein: git lfs pull")
    kind = sniff(new)
    if kind is None:
        raise RefusedError(f"„{new.name}“ ist keine Tondatei, die Podcast-Programme spielen. Exportieren Sie die Aufnahme als MP3.")
    return kind


def _listened(new: Path, kind: Format) -> Sound:
    """Return the new recording, listened to; raises RefusedError when its end is missing."""
    try:
        sound, told = _stated(new, kind), measure(new, kind)
    except UnreadableError:
        raise RefusedError(f"„{new.name}“ lässt sich nicht als {kind.label} lesen; exportieren Sie die Aufnahme noch einmal.") from None
    except MissingExtraError:
        return sound
    heard = Heard(**told)
    if heard.broken or abs(heard.seconds - sound.seconds) > TOLERANCE:
        lengths = f"Sie nennt als Dauer {duration(sound.seconds)}, zu hören sind {duration(heard.seconds)}"
        raise RefusedError(f"„{new.name}“ ist wohl unvollständig: {lengths}. Exportieren oder kopieren Sie sie noch einmal.")
    return Sound(sound.seconds, sound.size, heard)


def _stated(path: Path, kind: Format) -> Sound:
    try:
        return Sound(facts(path, kind)["seconds"], path.stat().st_size)
    except UnreadableError:
        return Sound(0, path.stat().st_size)


def _old(home: Path, new: Path, kind: Format) -> Path:
    """Return the file that ``new`` takes the place of: of the same format, the one that the head names where there are several."""
    lying = {one: sniff(one) for one in sorted(home.iterdir()) if one.suffix.lower() in EXTENSIONS and one.is_file()}
    named = _NAMED.search(
        min(home.glob("index.*"), key=lambda one: (len(one.suffixes), one.name)).read_text(encoding="utf-8", errors="replace")
    )
    alike = [one for one, found in lying.items() if found == kind and (not named or one.name == named[1])]
    if len(alike) == 1:
        return alike[0]
    if alike:
        names = ", ".join(one.name for one in alike)
        raise RefusedError(f"Im Ordner liegen mehrere Dateien im Format {kind.label}: {names}. Nennen Sie im Kopf eine: enclosure: …")
    if lying:
        formats = ", ".join(dict.fromkeys(found.label if found else one.name for one, found in lying.items()))
        raise RefusedError(_other_format(formats, new, kind))
    raise RefusedError(f"Im Ordner „{home.name}“ liegt keine Tondatei, und der Kopf nennt keine im Medienspeicher (audio).")


def _other_format(formats: str, new: Path, kind: Format) -> str:
    return f"Die Folge gibt es als {formats}, „{new.name}“ ist {kind.label}. Exportieren Sie sie im selben Format."


def _about(findings: Iterable[Finding], root: Path, home: Path) -> tuple[Finding, ...]:
    below = f"{home.relative_to(root).as_posix()}/"
    return tuple(one for one in findings if one.path.startswith(below))


def _judged(change: Exchange, before: tuple[Finding, ...], check: Callable[[], tuple[Finding, ...]]) -> tuple[Finding, ...]:
    """Return the episode's findings with the new recording; where it brings an error, or the check ends early, the old one returns."""
    stays = False
    change.do()
    try:
        after = check()
        known = {one.rule for one in before}
        worse = [one for one in after if one.severity is Severity.ERROR and one.rule not in known]
        stays = not worse
    finally:
        if not stays:
            change.undo()
    if worse:
        lines = "\n".join(str(one) for one in worse)
        raise RefusedError(
            f"Mit der neuen Aufnahme wäre die Folge fehlerhaft; die alte liegt wieder da. Beheben Sie zuerst:\n{lines}\n"
            "Geben Sie den Befehl danach noch einmal ein."
        )
    return after
