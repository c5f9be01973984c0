# SPDX-License-Identifier: AGPL-3.0-or-later
"""Connects approvals: whatever is read is judged at once; what is not approved never becomes part of any list, feed or page."""

import json
import os
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from html import escape
from pathlib import Path
from typing import Any

from pelican.contents import Article, Page, SkipStub, Static
from pelican.utils import file_suffix

from .. import pelican_site
from ..core import files
from ..core.document import ARTICLE, EPISODE
from ..core.finding import Severity
from ..core.gate import BLOCK, Outgoing
from ..core.site import Site
from ..pelican_site import Adapter
from . import CAPABILITY, audit, companions, edition, history, items, rewriting, rules, seen
from .decide import Decision, State
from .diff import told, view
from .item import Item
from .keeper import Keeper
from .policy import Policy, setting
from .records import Record


@dataclass(eq=False)
class _Desk:
    """What one build needs to judge."""

    site: Site
    keeper: Keeper
    around: items.Around
    editions: edition.Editions
    then: dict[str, list[str]] = field(default_factory=dict)
    shown: dict[str, Item] = field(default_factory=dict)  # earlier forms that are shown with files that are otherwise now
    taken: dict[str, str] = field(default_factory=dict)  # addresses of files of earlier forms, with their digests
    uses: dict[str, list[str]] = field(default_factory=dict)  # text blocks, and the teasers that they stand in
    unclear: list[str] = field(default_factory=list)
    withheld: list[Any] = field(default_factory=list)

    @cached_property
    def seen(self) -> dict[str, list[str]]:
        """Return what is known of earlier forms that git does not keep."""
        return seen.known(self.keeper.cache)


_desks: dict[Site, _Desk] = {}


def register() -> None:
    """Take part in the build."""
    pelican_site.join(Adapter(CAPABILITY, _start, _readers, transform=_transform, documents=_documents, finish=_finish, stopped=_report))


def _start(site: Site) -> None:
    before = len(site.findings)
    policy = setting(None) if site.settings.get("APPROVALS") is None else site.load(Policy, "APPROVALS")
    keeper = Keeper(site.root, site.content, site.cache / "approvals", policy, site.clock.now)
    site.findings += [rule.at(*site.setting_place("APPROVALS"), **values) for rule, values in keeper.obstacles()]
    if policy.off or len(site.findings) > before:
        return
    site.settings["CACHE_CONTENT"] = site.settings["LOAD_CONTENT_CACHE"] = False  # a cached text would pass by unseen
    private = frozenset(one.name for one in site.declared.fields if not one.public)
    editions = edition.Editions(site.root, site.content, site.approved, keeper.digests)
    desk = _desks[site] = _Desk(site, keeper, items.Around(site.content, policy, private, keeper.digests), editions)
    site.gate = partial(_gate, desk)


def _readers(site: Site, readers: Any) -> None:
    if site in _desks:
        readers.read_file = partial(_read, _desks[site], readers, readers.read_file)


def _read(desk: _Desk, readers: Any, read: Callable[..., Any], *args: Any, **options: Any) -> Any:
    """Read a file as Pelican does; return it, an approved form of it, or nothing to be shown."""
    site = desk.site
    before = len(site.findings)
    content = read(*args, **options)
    if not isinstance(content, Article | Page) or not content.is_valid():
        return content
    item = _item(desk, content)
    decision = desk.keeper.judge(item)
    if decision.state in (State.FREE, State.APPROVED):
        return content
    item = desk.keeper.judged[item.key].item  # with its authors
    again = partial(read, *args, **options)
    if site.preview:
        _older(desk, readers, again, item)
        site.editions.pop(item.source, None)
        content._content = f'<div class="notice" role="note"><p>Nicht freigegeben. {escape(decision.why)}</p></div>\n{content._content}'
        return content
    # mistakes in what the public does not get yet are no reason to stop
    site.findings[before:] = [replace(one, severity=min(one.severity, Severity.WARNING, key=_weight)) for one in site.findings[before:]]
    older = _older(desk, readers, again, item)
    desk.keeper.remember(*_told(desk, item, decision, older))
    if older:
        return older[0]
    desk.withheld += [content] if isinstance(content, Article) and content.status == "published" else []
    return SkipStub("", source_path=content.source_path)


def _weight(one: Severity) -> int:
    return (Severity.INFO, Severity.WARNING, Severity.ERROR).index(one)


def _told(desk: _Desk, item: Item, decision: Decision, older: Any) -> tuple[Item, Decision]:
    """Add the finding that says what became of ``item``; return what is to be remembered."""
    site = desk.site
    path, place = site.path(item.source), site.sources.get(item.source, {}).get("title", (1, 1))
    why = _why(desk, item, decision)
    if not older:
        site.findings.append(rules.WAITING.at(path, place, title=item.title, why=why, key=item.key))
        return item, decision
    record = older[1]
    site.findings.append(rules.KEPT.at(path, place, title=item.title, why=why, commit=record.commit[:10], key=item.key))
    return item, replace(decision, state=State.KEPT, kept=record)


def _why(desk: _Desk, item: Item, decision: Decision) -> str:
    """Return why ``item`` waits, and what changed since the approval before, where that is known."""
    then = desk.then.get(item.key)
    return f"{decision.why} {told(then, view(item)) if then else ''}".rstrip()


def _older(desk: _Desk, readers: Any, read: Callable[[], Any], item: Item) -> tuple[Any, Record] | None:
    """Return the newest form of ``item`` that is approved, with the files it had, and its record; None where there is none."""
    site, lost = desk.site, list[tuple[Record, list[str]]]()
    for record in desk.keeper.older(item):
        laid, known = desk.editions.lay(record.commit, record.item, item.source), len(site.findings)
        if laid is None:
            continue
        site.editions[item.source] = laid.root
        again = partial(_redirected, readers.readers[file_suffix(item.source)], laid.root / item.source, read)
        content = again()
        if isinstance(content, Article | Page):
            named = desk.editions.named(
                record.commit, item.source, (*companions.addresses(content._content or ""), *companions.texts(content.metadata))
            )
            if desk.editions.fetch(laid, record.commit, named):
                site.findings[known:] = []
                content = again()
            then, stored = _item(desk, content), _not_stored(site, content.metadata)
            desk.then.setdefault(item.key, view(then))
            if not stored and desk.keeper.holds(then, record):
                _settle(desk, content, then)
                return content, record
            lost.append((record, [*stored, *desk.editions.unknown(laid, record.commit, item.files)]))
        del site.editions[item.source]
        site.findings[known:] = []
        desk.editions.drop(laid)
    for record, names in [one for one in lost if one[1]][:1]:
        place = (site.path(item.source), site.sources.get(item.source, {}).get("title", (1, 1)))
        site.findings.append(rules.REPLACED.at(*place, title=item.title, commit=record.commit[:10], names=", ".join(names)))
    return None


def _not_stored(site: Site, head: Mapping[str, Any]) -> list[str]:
    """Return the recording in MEDIA_STORE that a head refers to, where it is not there with the bytes that the head names."""
    wanted, store = getattr(head.get("audio"), "sha256", ""), site.settings.get("MEDIA_STORE")
    if not wanted:
        return []
    path = site.root / Path(store or "").expanduser() / head["audio"].path
    there = store and path.is_file() and _desks[site].keeper.digests.of(path) == wanted
    return [] if there else [f"MEDIA_STORE/{head['audio'].path}"]


def _settle(desk: _Desk, content: Any, then: Item) -> None:
    """Let the earlier form ``then`` have the present files where they are still the same, else those of its own."""
    root = desk.site.editions.pop(then.source)
    if _item(desk, content).files != then.files:
        desk.site.editions[then.source], desk.shown[then.source] = root, then


def _redirected(reader: Any, path: Path, read: Callable[[], Any]) -> Any:
    """Let ``reader`` read ``path`` for once, whatever it is asked for."""
    original = reader.read
    reader.read = lambda _: original(str(path))
    try:
        return read()
    finally:
        reader.read = original


def _item(desk: _Desk, content: Any) -> Item:
    source = os.path.relpath(content.source_path, desk.site.content).replace(os.sep, "/")
    kind = pelican_site.kind(content)
    if isinstance(content, Article) and kind not in (ARTICLE, EPISODE):
        kind = ARTICLE  # a head that another reader read may say anything; no rule for pages or teasers is meant
    read = items.Read(source, kind, content.metadata, getattr(content, "slug", ""), content._content or "")
    return items.document(read, replace(desk.around, content=desk.site.folder(source)))


def _transform(site: Site) -> None:
    """Let documents in earlier forms name the files of these; what links lead to is published with the bytes it had."""
    if not site.editions or site not in _desks:
        return
    desk, moved = _desks[site], list[tuple[Any, dict[str, Path], rewriting.Moved]]()
    folders = tuple(f"{one.strip('/')}/" for one in site.settings["STATIC_PATHS"] if one.strip("./"))
    for content in site.contents:
        if (then := desk.shown.get(source := content.relative_source_path or "")) is not None:
            here, now = site.editions[source], desk.keeper.digests.at
            files = {name: here / name for name, digest in then.files.items() if now(site.content / name) != digest}
            names = rewriting.moved(files, site.content, lambda name: name.startswith(folders) or name in site.context["static_content"])
            content._content = rewriting.body(content._content or "", source, names)
            for name, value in rewriting.head(content.metadata, source, names).items():
                content.metadata[name] = value
                setattr(content, name, value)
            moved.append((content, files, names))
    linked = {name for content in site.contents for name in content.get_static_links()}
    for content, files, names in moved:
        for name in files:
            if (new := names.names[name]) in content._content or name in site.context["static_content"]:
                _attach(desk, files[name], (name, new), linked)


def _attach(desk: _Desk, path: Path, names: tuple[str, str], linked: Set[str]) -> None:
    """Have an earlier file published, at its own address where no present document needs that."""
    context, (own, new) = desk.site.context, names
    address = rewriting.free(own, lambda name: name in linked or name in desk.taken, digest := desk.keeper.digests.of(path))
    if desk.taken.get(own) == digest:
        address = own
    made = Static("", {"title": own}, desk.site.settings, str(path), context)
    made.override_save_as = made.override_url = address
    if address == own:
        desk.taken[own] = digest
        context["staticfiles"][:] = [one for one in context["staticfiles"] if one.relative_source_path != own]
        context["static_content"][own] = made
    context["static_content"][new] = made
    context["staticfiles"].append(made)


def _gate(desk: _Desk, outgoing: Outgoing) -> str:
    """Return why a text block or a teaser has to wait: for itself, for what it leads to, or for a text block in it."""
    judged = desk.keeper.judged
    if outgoing.document.kind == BLOCK:
        return _held(desk.keeper.judge(items.block(outgoing)))
    sources = dict.fromkeys(source for source, _, _ in outgoing.blocks)
    alone = [one for one in sources if judged[one].decision.state is not State.FREE]
    decision = desk.keeper.judge(items.teaser(outgoing, desk.around, alone))
    for source in alone:
        desk.uses.setdefault(source, []).append(f"{outgoing.document.source}#{outgoing.channel}")
    leads = desk.keeper.judged.get(outgoing.document.source)
    if leads and leads.decision.state is State.WAITING:
        return f"Der Beitrag selbst ist nicht freigegeben. {leads.decision.why}"
    told = (f"Der Textbaustein „{judged[one].item.title}“: {why}" for one in alone if (why := _held(judged[one].decision)))
    return next(told, _held(decision))


def _held(decision: Decision) -> str:
    return "" if decision.state in (State.FREE, State.APPROVED) else f"Nicht freigegeben. {decision.why}"


def _documents(site: Site) -> None:
    if site not in _desks:
        return
    desk = _desks[site]
    for _, content in site.coming:
        _foresee(desk, content)
    for one in desk.withheld:
        one._content = rewriting.unplaced(one._content or "")
    site.coming += (pairs := [(site.make_document(site, one), one) for one in desk.withheld])  # the desk sees them; their teasers wait
    site.withheld |= {document.source for document, _ in pairs}
    for content in site.contents:  # pages that no file was read for
        item = _item(desk, content)
        if item.key not in desk.keeper.judged and (decision := desk.keeper.judge(item)).state is State.WAITING:
            _complain(desk, item, decision)


def _complain(desk: _Desk, item: Item, decision: Decision) -> None:
    """Say that a generated page is not approved in this form; it has to be there all the same."""
    desk.unclear.append(item.key)
    desk.then |= seen.then(desk.keeper, [desk.keeper.judged[item.key]], desk.seen)
    path, values = desk.site.path(item.source), {"title": item.title, "why": _why(desk, item, decision), "key": item.key}
    desk.site.findings.append(rules.UNCLEAR.at(path, **values))


def _foresee(desk: _Desk, content: Any) -> None:
    """Judge what is not due yet; its teasers wait for it."""
    item = _item(desk, content)
    decision = desk.keeper.judge(item)
    if decision.state is State.WAITING:
        desk.site.withheld.add(item.source)
        _told(desk, item, decision, None)


def _report(site: Site) -> None:
    if site in _desks:
        keeper = _desks[site].keeper
        site.findings += [*keeper.findings, *keeper.complaints(keeper.judged.values())]


def _finish(site: Site) -> None:
    register = site.root / "build" / audit.FILE
    if site not in _desks:
        if not site.settings.get("CHECK_ONLY"):
            register.unlink(missing_ok=True)  # an old one would still speak
        return
    desk = _desks[site]
    keeper = desk.keeper
    _report(site)
    keeper.save()
    desk.editions.tidy()
    data = audit.as_dict(keeper.judged.values(), history.head(site.root), desk.unclear)
    folder = keeper.cache if site.settings.get("CHECK_ONLY") or site.preview else register.parent
    learnt = seen.learnt(keeper, desk.seen, keeper.judged.values())
    seen.keep(keeper.cache, learnt)
    then = seen.then(keeper, keeper.judged.values(), learnt) | desk.then
    files.write(keeper.cache / "fassungen.json", audit.views(keeper.judged.values(), then, desk.uses))
    for place in {keeper.cache, folder}:
        files.write(place / audit.FILE, json.dumps(data, ensure_ascii=False, indent=1) + "\n")
    files.write(folder / "freigaben.html", audit.page(data, keeper.policy))
