# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a person reads about a publication, as plain German text."""

from collections.abc import Iterator, Sequence

from ..core.finding import counted
from .compare import Comparison
from .publish import Outcome
from .targets import State

_SHOWN = 20
_EVENTS = {"publish": "veröffentlicht", "rollback": "zurückgerollt", "refused": "nach falscher Antwort zurückgestellt"}


def told(done: Outcome) -> str:
    """Return what happened."""
    if not done.release and done.comparison == Comparison():
        return "Nichts zu tun: Seit der letzten Veröffentlichung ist kein Zeitpunkt verstrichen, oder es hat sich nichts geändert."
    return "\n".join([*changes(done.comparison), *_end(done)])


def changes(found: Comparison) -> Iterator[str]:
    """Yield what changes, address by address."""
    for title, urls in (("Neu", found.new), ("Geändert", found.changed), ("Entfernt", found.removed)):
        if urls:
            yield f"{title} ({len(urls)}):"
            yield from _some(urls)
    if found.assets:
        yield f"{counted(found.assets, 'neue Datei', 'neue Dateien')} mit Prüfsumme im Namen (Bilder, Ton, Gestaltung)"
    for news in found.feeds:
        if news.new:
            yield f"Feed {news.feed}: {counted(news.new, 'neuer Eintrag', 'neue Einträge')}"
    if found.broken:
        yield "Warnung: Diese Adressen führen künftig ins Leere. Tragen Sie sie beim Nachfolger unter „aliases“ ein:"
        yield from _some(found.broken)
    if found.nothing:
        yield "Es hat sich nichts geändert."


def _some(urls: Sequence[str]) -> Iterator[str]:
    yield from (f"  {url}" for url in urls[:_SHOWN])
    if len(urls) > _SHOWN:
        yield f"  … und {len(urls) - _SHOWN} weitere"


def _end(done: Outcome) -> Iterator[str]:
    yield from (f"Zurückgehalten: {path}" for path in done.hold)
    if not done.release:
        yield "Probelauf: Es wurde nichts übertragen."
        return
    yield f"Übertragen: {counted(done.sent.files, 'Datei', 'Dateien')}, {done.sent.bytes / 1000:.0f} kB"
    yield from (f"Zurückgezogenes getilgt in: {name}" for name in done.purged)
    yield from (f"Alter Stand entfernt: {name}" for name in done.removed)
    yield from done.told
    if done.back:
        yield "Falsche Antworten der Website:"
        yield from (f"  {one}" for one in done.checked.wrong)
        yield f"✗ Zurückgestellt auf {done.previous}." if done.returned else "✗ Es liegt kein älterer Stand bereit; dieser bleibt."
    else:
        yield _proof(done)
        yield f"✓ Veröffentlicht: {done.release} auf „{done.place.name}“, {done.place.url}/"


def _proof(done: Outcome) -> str:
    if done.checked.unreachable:
        return f"Website nicht geprüft: {done.checked.unreachable}"
    return f"Website geprüft: {counted(done.checked.right, 'Antwort', 'Antworten')} richtig"


def listed(state: State) -> str:
    """Return the releases, newest first, the one online marked."""
    if not state.releases:
        return "Auf diesem Ziel liegt noch nichts."
    known = {event.release: event for event in state.events if event.event == "publish"}
    lines = []
    for name in state.releases:
        event = known.get(name)
        what = (
            f"{event.at}  {event.by}  {event.commit[:8]}  +{event.new} ~{event.changed} -{event.removed}"
            if event
            else "ohne Eintrag im Protokoll"
        )
        lines.append(f"{'→' if name == state.current else ' '} {name}  {what}")
    last = state.events[-1] if state.events else None
    if last and last.event in _EVENTS and last.event != "publish":
        lines.append(f"Zuletzt {_EVENTS[last.event]}: {last.at}, {last.by}")
    return "\n".join(lines)
