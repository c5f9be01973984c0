# SPDX-License-Identifier: AGPL-3.0-or-later
"""Connects pictures: rewrites bodies, gives templates ``picture`` and ``picture_url``, publishes what was asked for."""

import posixpath
from dataclasses import dataclass, field

from pelican.contents import Content

from .. import pelican_site
from ..core import strip
from ..core.finding import Position, instead
from ..core.site import Site
from ..pelican_site import Adapter
from . import CAPABILITY, bodies, consents
from .bodies import Text
from .rules import MISSING
from .settings import Pictures
from .studio import Studio
from .templates import Templates

Place = tuple[str, Position]
_WHERE = "Der Pfad gilt von dieser Datei aus, oder mit „/“ am Anfang vom Inhaltsordner aus."


@dataclass(eq=False)
class _Session:
    """One build: its studio, what templates call, and which documents name which picture where."""

    studio: Studio
    templates: Templates
    places: dict[str, list[Place]] = field(default_factory=dict)
    reported: set[str] = field(default_factory=set)


_sessions: dict[Site, _Session] = {}


def register() -> None:
    """Take part in the build."""
    pelican_site.join(Adapter(CAPABILITY, start=_start, transform=_transform, documents=_documents, finish=_finish))


def _start(site: Site) -> None:
    studio = Studio(site.content, site.cache / "pictures", site.load(Pictures, "PICTURES"), site.approved)
    templates = Templates(studio, lambda name: f"{site.base}/{studio.settings.folder}/{name}")
    _sessions[site] = _Session(studio, templates)
    site.expose(picture=templates.picture, picture_url=templates.picture_url)


def _transform(site: Site) -> None:
    """Rewrite bodies; work on what they and the fields name begins at once, in other processes."""
    session = _sessions[site]
    for content in site.contents:
        _withhold(site, session, content)
        found = session.studio.find(*_image_names(site, content))
        if found:
            session.studio.plan(found)
        withheld = _held_back(site, session, content)
        if "<img" in (content._content or "") or withheld:
            _rewrite(site, session, content, withheld)
    _withdraw_originals(site, session)


def _withhold(site: Site, session: _Session, content: Content) -> None:
    """Take the picture away for which no consent holds today."""
    if not content.metadata.get("image"):
        return
    consent, source = content.metadata.get("image_consent"), content.relative_source_path or ""
    positions = site.sources.get(source, {})
    place = (site.path(source), positions.get("image_consent", positions.get("image", Position())))
    site.findings += consents.check(consent, site.today, place, wanted=session.studio.settings.consents)
    if not consents.holds(consent, site.today):
        del content.metadata["image"], content.image


def _image_names(site: Site, content: Content) -> tuple[str, ...]:
    """Return the file that the field ``image`` names: what ``reading`` has read is settled, other readers pass on what was written."""
    source, image = content.relative_source_path or "", str(getattr(content, "image", None) or "")
    beside = bodies.candidates(image, posixpath.dirname(source))
    below = bodies.candidates(image.lstrip("/"), "")
    return below if source in site.sources else tuple(dict.fromkeys((*beside, *below)))


def _held_back(site: Site, session: _Session, content: Content) -> frozenset[str]:
    """Return the pictures of the text for which no consent holds today; tell which these are, and which notes belong to none."""
    source, found = content.relative_source_path or "", set()
    place = (site.path(source), site.sources.get(source, {}).get("consents", Position()))
    for one in content.metadata.get("consents") or ():
        name = session.studio.find(*bodies.candidates(one.image, posixpath.dirname(source)))
        if name is None or not bodies.shows(content._content or "", posixpath.dirname(source), name):
            site.findings.append(consents.NOT_IN_TEXT.at(*place, name=one.image))
        elif not one.holds(site.today):
            site.findings.append(consents.EXPIRED_IN_TEXT.at(*place, name=one.image))
            found.add(name)
    return frozenset(found)


def _rewrite(site: Site, session: _Session, content: Content, withheld: frozenset[str]) -> None:
    source = content.relative_source_path or ""
    text = Text(content._content, posixpath.dirname(source), not getattr(content, "image", None), withheld)
    done = bodies.rewrite(text, session.studio, session.templates.address)
    content._content = done.body
    if not done.used and not done.missing:
        return
    path, written = site.path(source), (site.content / source).read_text(encoding="utf-8", errors="replace")
    for name, reference in done.used.items():
        session.places.setdefault(name, []).append((path, bodies.locate(written, reference)))
    for reference in done.missing:
        _missing(site, path, bodies.locate(written, reference), bodies.plain(reference))


def _missing(site: Site, path: str, position: Position, name: str) -> None:
    folders = [site.content / posixpath.dirname(name).lstrip("/"), (site.root / path).parent / posixpath.dirname(name)]
    known = {file.name for folder in folders if folder.is_dir() for file in folder.iterdir() if file.is_file()}
    site.findings.append(MISSING.at(path, position, name=name, nearest=instead(posixpath.basename(name), known) or _WHERE))


def _withdraw_originals(site: Site, session: _Session) -> None:
    """Keep Pelican from publishing the original of a picture, unless a link still leads to it or a setting publishes its folder."""
    linked = {posixpath.normpath(name) for content in site.contents for name in content.get_static_links()}
    folders = tuple(f"{folder.rstrip('/')}/" for folder in site.settings["STATIC_PATHS"])
    kept = linked | {name for name in session.places if name.startswith(folders) or "./" in folders or "/" in folders}
    files = site.context.get("staticfiles", [])
    files[:] = [one for one in files if one.relative_source_path not in session.places or one.relative_source_path in kept]


def _documents(site: Site) -> None:
    session = _sessions[site]
    for document, content in site.pairs:
        names = _image_names(site, content)
        place = (site.path(document.source), document.where("image"))
        found = session.studio.find(*names)
        if found:
            session.places.setdefault(found, []).append(place)
        elif names:
            _missing(site, *place, names[0])
            session.reported.update(names)
    session.studio.wait()
    _report(site, session)


def _report(site: Site, session: _Session) -> None:
    for name, defects in session.studio.defects.items():
        for one in defects:
            places = session.places.get(name) or [(site.path(name), Position())]
            site.findings += [one.rule.at(*place, name=name, **one.values) for place in places]


def _finish(site: Site) -> None:
    session = _sessions[site]
    session.studio.wait()
    _report(site, session)
    for name in sorted(session.templates.missing - session.reported):
        _missing(site, site.path(name), Position(), name)
    for save_as, path in session.studio.made():
        site.link(path, save_as)
    for one in site.context.get("staticfiles", []):
        _clean(site, one.save_as)
    session.studio.ledger.save()
    site.counts["pictures"] = len(session.studio.defects)
    site.stop_on_errors()


def _clean(site: Site, save_as: str) -> None:
    """Take the metadata out of a picture that is published as it is, because a link leads to it."""
    path = site.made(save_as) if save_as.lower().endswith(strip.SUFFIXES) else None
    if path:
        site.write(save_as, strip.cleaned(path.read_bytes()))
