# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a person reads about a publication, as plain German text."""

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from ..core.finding import counted
from .compare import Comparison
from .places import Place
from .publish import Outcome
from .smoke import Checked
from .targets import State

_SHOWN = 20
_EVENTS = {"publish": "veröffentlicht", "rollback": "zurückgerollt", "refused": "nach falscher Antwort zurückgestellt"}


def told(done: Outcome) -> str:
    """Return what happened."""
    if done.same:
        return "\n".join(_same(done))
    if not done.release and done.comparison == Comparison():
        return _idle(done)
    return "\n".join([*changes(done.comparison), *_end(done)])


def _same(done: Outcome) -> Iterator[str]:
    place = done.place
    yield f"Nichts zu veröffentlichen: Die Website steht schon so auf „{place.name}“ (Stand {done.release}, {place.url}/)."
    yield from (f"Zurückgehalten: {path}" for path in done.hold)
    yield from _cleared(done)
    if done.back:
        yield from _wrong(done.checked)
        yield "✗ Zurückzustellen gibt es nichts: Der Stand ist der, der schon online war. Es liegt am Webserver."
    else:
        yield from _proof(done)


def _idle(done: Outcome) -> str:
    last, zone = done.idle, done.place.zone
    if last is None:
        return "Es hat sich nichts geändert."
    if last.event != "publish":
        return (
            f"Nichts veröffentlicht: Zuletzt wurde {_EVENTS.get(last.event, last.event)} ({clock(last.at, zone)}, {last.by}). "
            "Termine ruhen, bis jemand ohne --if-due veröffentlicht."
        )
    when = f"Der nächste Termin ist am {clock(last.next, zone)}." if last.next else "Es steht kein Termin an."
    later = "\nSeitdem ist etwas eingecheckt; Termine darin gelten erst nach der nächsten Veröffentlichung: ./run publish"
    return f"Nichts zu tun: {when}{later if done.ahead else ''}"


def clock(moment: str, zone: tzinfo) -> str:
    """Return a moment of the log (RFC 3339) as it is read here."""
    try:
        return f"{datetime.fromisoformat(moment).astimezone(zone):%d.%m.%Y, %H:%M} Uhr"
    except ValueError:
        return moment


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
    yield f"Übertragen: {counted(done.sent.files, 'Datei', 'Dateien')}, {_size(done.sent.bytes)}"
    yield from _cleared(done)
    yield from done.told
    if done.back:
        yield from _wrong(done.checked)
        again = f"✗ Zurückgestellt auf {done.previous}: Besucher sehen wieder, was vorher da war."
        yield again if done.returned else "✗ Es liegt kein älterer Stand bereit; dieser bleibt."
    else:
        yield from _proof(done)
        yield done.took
        yield f"✓ Veröffentlicht: {done.release} auf „{done.place.name}“, {done.place.url}/"


def _cleared(done: Outcome) -> Iterator[str]:
    yield from (f"Zurückgezogenes getilgt in: {name}" for name in done.purged)
    yield from (f"Alter Stand entfernt: {name}" for name in done.removed)


def _wrong(checked: Checked) -> Iterator[str]:
    yield "Falsche Antworten der Website:"
    yield from (f"  {one}" for one in checked.wrong)


def _size(number: int) -> str:
    return f"{number / 1e6:.1f} MB".replace(".", ",") if number >= 1_000_000 else f"{number / 1000:.0f} kB"


def _proof(done: Outcome) -> Iterator[str]:
    yield _right(done.checked)
    if done.checked.headers:
        listed = ", ".join(done.checked.headers)
        yield f"Warnung: Kopfzeilen fehlen oder sind anders: {listed}. Näheres: ./run check-server {done.place.url}/"


def returned(before: str, now: str) -> str:
    """Return what a way back means."""
    return (
        f"✓ Zurückgerollt: von {before or 'nichts'} auf {now}\n"
        "Termine (--if-due) ruhen jetzt, bis jemand wieder von Hand veröffentlicht: ./run publish"
    )


def answered(checked: Checked) -> str:
    """Return what the site answered after a way back."""
    if checked.wrong:
        return "\n".join(
            [
                *_wrong(checked),
                "✗ Auch dieser Stand antwortet nicht richtig. Einen anderen nehmen: ./run releases, ./run rollback --release STAND",
            ]
        )
    return _right(checked)


def _right(checked: Checked) -> str:
    if checked.unreachable:
        return f"Website nicht geprüft: {checked.unreachable}"
    return f"Website geprüft: {counted(checked.right, 'Antwort', 'Antworten')} richtig"


def listed(place: Place, state: State) -> str:
    """Return the releases, newest first, the one online marked."""
    if not state.releases:
        return "Auf diesem Ziel liegt noch nichts."
    known = {event.release: event for event in reversed(state.events) if event.event == "publish"}  # when it was new
    lines = []
    for name in state.releases:
        event = known.get(name)
        what = (
            f"{clock(event.at, place.zone)}  {event.by}  {event.commit[:8]}  "
            f"{event.new} neu, {event.changed} geändert, {event.removed} entfernt"
            if event
            else "ohne Eintrag im Protokoll"
        )
        lines.append(f"{'→' if name == state.current else ' '} {name}  {what}")
    last = state.events[-1] if state.events else None
    if last and last.event in _EVENTS and last.event != "publish":
        lines.append(f"Zuletzt {_EVENTS[last.event]}: {clock(last.at, place.zone)}, {last.by}")
    return "\n".join(lines)
