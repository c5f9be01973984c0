# SPDX-License-Identifier: AGPL-3.0-or-later
"""The tags for ``<head>``: description, canonical address, languages, link preview, feeds, JSON-LD."""

from collections.abc import Iterator
from itertools import chain

from markupsafe import Markup, escape

from . import structured
from .view import ARTICLE, EPISODE, Around, View

_TERRITORY = {
    "ar": "AR", "cs": "CZ", "da": "DK", "el": "GR", "en": "GB", "et": "EE", "fa": "IR", "ga": "IE", "ku": "TR",
    "sl": "SI", "sq": "AL", "sr": "RS", "sv": "SE", "uk": "UA", "vi": "VN", "zh": "CN",
}  # fmt: skip


def tags(view: View, around: Around) -> Markup:
    """Return the tags, one a line; link previews first (WhatsApp reads the first 300 kB only)."""
    lines = chain(_search(view, around), _preview(view, around), _links(view), structured.scripts(view, around))
    return Markup("".join(f"{line}\n" for line in lines))  # noqa: S704  # ``_tag`` escapes every value


def _tag(element: str, /, **attributes: str) -> str:
    """Return a tag with its values escaped."""
    written = " ".join(f'{key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{element} {written}>"


def _search(view: View, around: Around) -> Iterator[str]:
    if view.description:
        yield _named("description", view.description)
    if not view.index:
        yield _named("robots", "noindex")
    else:
        yield _tag("link", rel="canonical", href=view.address)
        for one in view.alternates:
            yield _tag("link", rel="alternate", hreflang=one.name, href=one.address)
    if around.settings.text_and_data_mining == "reserved":
        yield _named("tdm-reservation", "1")


def _preview(view: View, around: Around) -> Iterator[str]:
    yield _property("og:type", "article" if view.kind in (ARTICLE, EPISODE) else "website")
    yield _property("og:title", view.title)
    if view.description:
        yield _property("og:description", view.description)
    yield _property("og:url", view.address)
    yield _property("og:site_name", around.name)
    yield _property("og:locale", locale(view.lang))
    yield from _image(view)
    if view.episode and view.episode.audio:
        yield _property("og:audio", view.episode.audio.address)
        yield _property("og:audio:type", view.episode.audio.type)
    if view.kind in (ARTICLE, EPISODE):
        yield from _article(view)
    yield _named("twitter:card", "summary_large_image" if view.image else "summary")
    if around.settings.fediverse:
        yield _named("fediverse:creator", around.settings.fediverse)


def _image(view: View) -> Iterator[str]:
    image = view.image
    if image is None:
        return
    yield _property("og:image", image.address)
    if image.type:
        yield _property("og:image:type", image.type)
    if image.width and image.height:
        yield _property("og:image:width", str(image.width))
        yield _property("og:image:height", str(image.height))
    if image.alt:
        yield _property("og:image:alt", image.alt)


def _article(view: View) -> Iterator[str]:
    if view.published:
        yield _property("article:published_time", view.published.isoformat())
    if view.modified:
        yield _property("article:modified_time", view.modified.isoformat())
    if view.expires:
        yield _property("article:expiration_time", view.expires.isoformat())
    if view.section:
        yield _property("article:section", view.section)
    for tag in view.tags:
        yield _property("article:tag", tag)


def _links(view: View) -> Iterator[str]:
    for feed in view.feeds:
        yield _tag("link", rel="alternate", type=feed.type, title=feed.title, href=feed.url)


def locale(lang: str) -> str:
    """Return a BCP 47 tag as OpenGraph writes it: „de“ -> „de_DE“, „pt-BR“ -> „pt_BR“, „de-simple“ -> „de_DE“."""
    language, _, rest = lang.partition("-")
    territory = rest.upper() if len(rest) == 2 else _TERRITORY.get(language.lower(), language.upper())
    return f"{language.lower()}_{territory}"


def _named(name: str, content: str) -> str:
    return _tag("meta", name=name, content=content)


def _property(name: str, content: str) -> str:
    return _tag("meta", property=name, content=content)
