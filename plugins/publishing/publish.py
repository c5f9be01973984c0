# SPDX-License-Identifier: AGPL-3.0-or-later
"""``invoke publish``: from the checked working tree to the live site, or back, with proof."""

import getpass
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from ..core import files
from . import gate, git, pace, places, release, smoke, websub, withdrawal
from .alone import alone
from .compare import Comparison, arrived, carried, compare
from .gate import RefusedError, refusals
from .making import Build, Built, make, stock
from .manifest import Manifest
from .places import Place
from .release import Event
from .smoke import Checked
from .targets import Parcel, Sent, State, StoppedError, Target, Told
from .wish import Wish

__all__ = ["Outcome", "StoppedError", "Wish", "ask", "listing", "publish", "rollback"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happened. ``release`` is empty where nothing was published; ``idle`` is the last event where nothing was due.

    ``ahead`` tells that something was committed since, whose dates the log cannot know. ``same`` tells that ``release`` is the one
    that was online before: it is what would have been published, byte for byte.
    """

    place: Place
    release: str = ""
    previous: str = ""
    comparison: Comparison = field(default_factory=Comparison)
    sent: Sent = field(default_factory=Sent)
    checked: Checked = field(default_factory=Checked)
    removed: tuple[str, ...] = ()
    purged: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    returned: bool = False
    same: bool = False
    hold: tuple[str, ...] = ()
    took: str = ""
    idle: Event | None = None
    ahead: bool = False

    @property
    def back(self) -> bool:
        """Tell whether the site answered wrongly, so that the release before is online again, if there is another."""
        return bool(self.checked.wrong)


def publish(settings: Path, wish: Wish, build: Build, told: Told = lambda _: None) -> Outcome:
    """Publish the project of ``settings``. Raises RefusedError, TargetError; until the switch visitors see what they saw before."""
    started, runner = time.time(), bool(os.environ.get("CI"))
    place = places.find(settings, wish.target)
    wish = replace(wish, hold=tuple(os.path.relpath(place.root / one, place.root) for one in wish.hold))
    target = place.open()
    tree = git.look(place.root, place.publish.branch, runner=runner)
    with target.connect():
        state = target.state()
        if wish.if_due and not release.due(state.events, datetime.now(UTC)):
            last = state.events[-1]
            return Outcome(place, previous=state.current, idle=last, ahead=bool(last.commit and tree.commit not in ("", last.commit)))
        if problems := refusals(tree, place.root, wish.hold, state, allow_dirty=wish.allow_dirty or wish.drafts):
            raise RefusedError(problems)
        saved = 0.0 if runner or wish.if_due else _saved(place, state)  # a runner's files are as old as its checkout
        with alone(place.cache.parent, _holder()):
            make(place, wish, build)
            if not wish.dry_run:
                target.prepare(state.current)
            built = stock(place, wish, told)
            beyond = gate.beyond(place.root, tree.commit, wish.hold)
            if wish.dry_run:
                return Outcome(place, "", state.current, compared(built, _online(target, state), wish), hold=tuple(wish.hold))
            with target.lock(_holder(), take_over=wish.take_over):
                return _bring(_Order(place, wish, built, tree.commit, started, saved, beyond, told), target)


def _saved(place: Place, state: State) -> float:
    """Return when the newest file that changed since the release online was saved."""
    online = release.made(state.events, state.current)
    return pace.newest(place.root, git.changed(place.root, online.commit if online else "", "content"))


@dataclass(frozen=True, slots=True)
class _Order:
    place: Place
    wish: Wish
    built: Built
    commit: str
    started: float
    saved: float
    beyond: Sequence[str]
    told: Told


def _online(target: Target, state: State) -> Manifest:
    return target.manifest(state.current) if state.current else Manifest()


def compared(built: Built, old: Manifest, wish: Wish) -> Comparison:
    """Compare with the release online; raises RefusedError where a feed lost an item that is still public."""

    def listed(page: str) -> bool:
        return page in built.manifest.files and page not in built.manifest.gone and b"noindex" not in (built.site / page).read_bytes()

    found = compare(old, built.manifest, {one.lstrip("/") for one in built.moved}, listed)
    if found.lost and not wish.drafts:
        raise RefusedError(
            f"Im Feed {feed} fehlt der Eintrag mit der Kennung „{guid}“, obwohl seine Seite weiter öffentlich ist. "
            "Programme würden ihn vergessen oder doppelt zeigen; stellen Sie die Kennung wieder her."
            for feed, guid in found.lost
        )
    return found


def _bring(order: _Order, target: Target) -> Outcome:
    state = target.state()  # anew: the lock is ours only now
    old, now = _online(target, state), datetime.now(UTC)
    found = compared(order.built, old, order.wish)
    done = Outcome(order.place, state.current, state.current, found, hold=tuple(order.wish.hold), same=True)
    if not _stands(order, target, state, old):
        name = release.name(now, order.commit or "ohne", state.releases)
        manifest = replace(order.built.manifest, carried=_links(order, target, state, old, name))
        sent = target.send(Parcel(name, order.built.site, manifest, arrived(old, manifest)), state, order.told)
        done = replace(done, release=name, sent=sent, same=False)
    return _live(done, order, target, state, now)


def _stands(order: _Order, target: Target, state: State, old: Manifest) -> bool:
    """Tell whether the release online is what would be sent: by its manifest, and by the bytes that lie there, which may be damaged."""
    if not state.current or replace(order.built.manifest, carried=old.carried) != old:
        return False
    order.told("Der Stand auf dem Ziel wird verglichen …")
    return target.stands(Parcel(state.current, order.built.site, old, {}))


def _links(order: _Order, target: Target, state: State, old: Manifest, name: str) -> dict[str, str]:
    """Return what the release ``name`` carries along of earlier ones: nothing that a withdrawal takes away."""
    new = order.built.manifest
    fresh = new.gone - old.gone
    unwanted = {one for page in fresh & set(old.files) for one in withdrawal.own(target.read(state.current, page), old, new)}
    kept = release.worth(name, state.current, state.releases)[: order.place.target.keep]
    links = carried(old, new, state.current, kept)
    return {path: origin for path, origin in links.items() if path not in unwanted}


def _live(done: Outcome, order: _Order, target: Target, state: State, at: datetime) -> Outcome:
    """Put a release online, note it, and ask the site: where it answers wrongly, go back."""
    place, built = order.place, order.built
    asked = list(smoke.questions(built.site, built.manifest, built.moved)) if place.target.check else []
    amiss = smoke.amiss(place.target, place.url, asked) if state.current else {}
    counts = (len(done.comparison.new), len(done.comparison.changed), len(done.comparison.removed))
    moment = at.isoformat(timespec="seconds")
    event = Event("publish", done.release, moment, _holder(), order.commit, *counts, built.next, done.hold, order.beyond)
    target.switch(done.release, event)
    before = release.made(state.events, state.current)
    took = pace.pace(order.saved, before.at if before else "", order.started, time.time())
    _note(place, event)
    order.told("Die Website wird befragt …")
    checked = smoke.check(place.target, place.url, asked, amiss) if asked else Checked(unreachable="abgeschaltet (check)")
    done = replace(done, checked=checked, took=took)
    if not checked.wrong:
        return _tidied(done, order, target, state)
    return done if done.same else _return(done, target)


def _tidied(done: Outcome, order: _Order, target: Target, state: State) -> Outcome:
    """Do what comes after a good switch: take what was withdrawn out of older releases, remove the oldest, tell hubs."""
    place, name = order.place, done.release
    purged = _purge(target, state.releases, name, order.built.manifest)
    surplus = release.surplus(release.worth(name, state.current, state.releases), name, place.target.keep)
    if surplus:
        target.remove(surplus)
    news = [one.feed for one in done.comparison.feeds if one.feed in {*done.comparison.changed, *done.comparison.new}]
    notified = websub.tell(place.target, place.url, order.built.site, news) if not order.wish.drafts else ()
    return replace(done, removed=tuple(surplus), purged=tuple(purged), told=tuple(notified))


def _return(done: Outcome, target: Target) -> Outcome:
    """Go back after a wrong answer; after the very first release, and in object storage, there is nothing to go back to."""
    if done.previous and target.atomic:
        event = Event("refused", done.previous, datetime.now(UTC).isoformat(timespec="seconds"), _holder())
        target.switch(done.previous, event)
        target.remove([done.release])
        _note(done.place, event)
    return replace(done, returned=bool(done.previous and target.atomic))


def _purge(target: Target, older: Sequence[str], current: str, new: Manifest) -> list[str]:
    """Take what was withdrawn out of every older release that still has it; what a crash left undone is done the next time."""
    purged = []
    for name in older if new.gone else ():
        old = target.manifest(name)
        if missing := new.gone - old.gone:
            own = {one for page in missing & set(old.files) for one in withdrawal.own(target.read(name, page), old, new)}
            target.purge(name, replace(old, gone=old.gone | missing), withdrawal.needles(missing, own), current)
            purged.append(name)
    return purged


def rollback(settings: Path, name: str = "", to: str = "", *, take_over: bool = False) -> tuple[str, str]:
    """Go back to the release ``to`` (default: the one before); return (from, to). Raises RefusedError, TargetError."""
    place = places.find(settings, name)
    target = place.open()
    with target.connect(), target.lock(_holder(), take_over=take_over):
        state = target.state()
        goal = to or release.before(state.releases, state.current)
        if goal not in state.releases:
            known = ", ".join(state.releases) or "keine"
            raise RefusedError([f"Den Stand „{to}“ gibt es nicht. Vorhanden: {known}." if to else "Es gibt keinen älteren Stand."])
        if state.current and (missing := target.manifest(state.current).gone - target.manifest(goal).gone):
            raise RefusedError([f"Der Stand {goal} enthält noch Zurückgezogenes ({', '.join(sorted(missing))})."])
        event = Event("rollback", goal, datetime.now(UTC).isoformat(timespec="seconds"), _holder())
        target.switch(goal, event)
        _note(place, event)
        return state.current, goal


def ask(settings: Path, name: str, online: str) -> Checked:
    """Ask the site whether home page and feeds of the release ``online`` answer; what they should say does not lie here."""
    place = places.find(settings, name)
    if not place.target.check:
        return Checked(unreachable="abgeschaltet (check)")
    target = place.open()
    with target.connect():
        paths = ["index.html", *target.manifest(online).feeds]
    return smoke.check(place.target, place.url, list(smoke.present(paths)), {})


def listing(settings: Path, name: str = "") -> tuple[Place, State]:
    """Return what lies on a target."""
    place = places.find(settings, name)
    target = place.open()
    with target.connect():
        return place, target.state()


def _holder() -> str:
    """Return who is publishing, as others may read it on the server."""
    user = os.environ.get("GITLAB_USER_LOGIN") or os.environ.get("GITHUB_ACTOR") or _user()
    return "".join(char for char in f"{user}@{os.uname().nodename}" if char.isprintable())[:80]


def _user() -> str:
    try:
        return getpass.getuser()  # cron and systemd set no variable
    except (KeyError, OSError):  # a container's user without a name
        return f"Benutzer {os.getuid()}"


def _note(place: Place, event: Event) -> None:
    """Write the event down here too."""
    path = place.root / "build" / "publishing" / f"{place.name}.jsonl"
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    files.write(path, f"{before}{event.line()}\n")
