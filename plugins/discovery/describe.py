# SPDX-License-Identifier: AGPL-3.0-or-later
"""From the context of a template to the view of its page. Works with every theme: it reads only what Pelican gives."""

import posixpath
import re
from collections.abc import Iterable, Mapping
from typing import Any

from jinja2.runtime import Context

from ..core.document import Document, FeedLink
from ..core.html import plain
from .view import ARTICLE, EPISODE, HOME, LIST, PAGE, SHOW, Around, Audio, Episode, Image, Link, View

SIMPLE = "de-simple"
_LONGEST = 300
_STEP = re.compile(r"<li>\s*<(?:a|span)(?: [^>]*?href=\"([^\"]*)\")?[^>]*>(.*?)</(?:a|span)>", re.DOTALL)


def view(context: Context, around: Around) -> View:
    """Return what the page that is being rendered is."""
    shown = context.get("article") or context.get("page")
    document = getattr(shown, "document", None)
    if isinstance(document, Document):
        return _of_document(document, shown, context, around)
    show = context.get("show")
    if show is not None and context.get("output_file") in (None, f"{show.url}index.html"):
        return _of_show(show, context, around)
    return _of_list(context, around)  # further pages of a show's list are lists


def _of_document(document: Document, shown: Any, context: Context, around: Around) -> View:
    episode = getattr(shown, "episode", None)
    kind = EPISODE if document.kind == EPISODE and episode else PAGE if document.date is None else ARTICLE
    address, section = around.address(document.url), document.category
    show = getattr(episode, "show", None)
    return View(
        kind,
        document.title,
        shortened(document.summary) or around.subtitle,
        address,
        document.lang,
        index=indexed(document) and not around.preview,
        alternates=alternates(document, around),
        image=_picture(document, show, around, getattr(shown, "card", None)),
        published=document.date,
        modified=document.modified,
        expires=document.fields.get("expires"),
        section=section.name if section else "",
        tags=tuple(one.name for one in document.tags),
        authors=tuple(Link(one.name, around.address(one.url) if one.url in context.get("lists", ()) else "") for one in document.authors),
        feeds=_feeds(around, context, show.url if show else ""),
        trail=_trail(context, around, *_steps(document, show, around)),
        episode=_episode(episode, around) if episode else None,
    )


def _trail(context: Context, around: Around, *own: Link) -> tuple[Link, ...]:
    """Return the way from the home page to here: as the theme shows it in its block „trail“, else home and ``own``."""
    blocks = context.blocks.get("trail")
    shown = _STEP.findall("".join(blocks[0](context))) if blocks else []
    return tuple(Link(plain(text), around.address(url) if url else own[-1].address) for url, text in shown) or (
        Link(around.name, around.home),
        *own,
    )


def _steps(document: Document, show: Any, around: Around) -> tuple[Link, ...]:
    above = [(str(show.title), show.url)] if show else [(document.category.name, document.category.url)] if document.category else []
    return tuple(Link(name, around.address(url)) for name, url in (*above, (document.title, document.url)))


def indexed(document: Document) -> bool:
    """Tell whether search engines should list the document: it is public, in the site's lists, and not withdrawn."""
    return document.listed and not document.fields.get("withdrawn")


def missing(save_as: str) -> bool:
    """Tell whether an output file is what servers show for an address that leads nowhere: „404.html“, „en/404.html“."""
    return posixpath.basename(save_as) == "404.html"


def alternates(document: Document, around: Around) -> tuple[Link, ...]:
    """Return the hreflang links of a document."""
    versions = {document.lang: document.url, **{one.lang: one.url for one in document.translations}}
    return languages({lang: around.address(url) for lang, url in versions.items()}, document.lang, around.lang)


def languages(versions: Mapping[str, str], own: str, default: str) -> tuple[Link, ...]:
    """Return the hreflang links of a page in language ``own``; Leichte Sprache is no language of its own for search engines."""
    known = {lang: address for lang, address in versions.items() if lang != SIMPLE}
    if own == SIMPLE or len(known) < 2:
        return ()
    links = [Link(lang, known[lang]) for lang in sorted(known)]
    return (*links, Link("x-default", known[default])) if default in known else tuple(links)


def _picture(document: Document | None, show: Any, around: Around, card: Any = None) -> Image | None:
    """Return the document's own picture, the show's cover, the card that was drawn for it, or the site's picture."""
    fields: Mapping[str, Any] = document.fields if document else {}
    own, choices = str(fields.get("image") or ""), []
    if document and own:
        alt = fields.get("image_alt") or ""
        choices = [(own, alt), (posixpath.join(posixpath.dirname(document.source), own), alt)]
    if show is not None:
        choices.append((str(show.cover or ""), getattr(show, "cover_alt", "") or ""))
    found = _first(choices, around)
    if found is None and card is not None:
        width, height = card.size
        return Image(around.address(card.url), card.alt, width, height, "image/jpeg")
    return found or _first([(around.settings.image, around.settings.image_alt)], around)


def _first(choices: Iterable[tuple[str, str]], around: Around) -> Image | None:
    return next((found for path, alt in choices if path and (found := around.picture(path, alt))), None)


def _episode(one: Any, around: Around) -> Episode:
    audio = None
    if one.audio_url:
        audio = Audio(around.address(one.audio_url), one.audio_type, int(one.audio_size or 0), float(one.duration or 0))
    show = Link(str(one.show.title), around.address(one.show.url)) if one.show else None
    return Episode(show, one.number, one.season, audio, one.spoken)


def _of_show(show: Any, context: Context, around: Around) -> View:
    address = around.address(show.url)
    return View(
        SHOW,
        str(show.title),
        shortened(plain(show.description or "")) or around.subtitle,
        address,
        getattr(show, "language", "") or around.lang,
        index=not around.preview,
        image=_picture(None, show, around),
        feeds=_feeds(around, context, show.url),
        trail=_trail(context, around, Link(str(show.title), address)),
    )


def _of_list(context: Context, around: Around) -> View:
    """Return the view of every other page: home, lists, archives, pages that a capability queued."""
    file = str(context.get("output_file") or "index.html")
    url = file.removesuffix("index.html")
    kinds = ("category", "tag", "author", "show")
    listed = next((context[name] for name in kinds if name in context and hasattr(context[name], "slug")), None)
    lang = _called(context, "page_lang") or around.lang
    home = url in ("", _called(context, "home_url"))
    title = around.name if not url else _title(context, around.name) or (str(listed) if listed else around.name)
    address = around.address(url)
    return View(
        HOME if home else LIST,
        title,
        shortened(_introduction(context, title, lang, around) if home else f"{title} – {around.name}. {around.subtitle}"),
        address,
        lang,
        index=not around.preview and not missing(file),
        alternates=_homes(context, lang, around) if home else (),
        image=_picture(None, None, around),
        feeds=_feeds(around, context, str(listed.url) if listed else ""),
        trail=() if home else _trail(context, around, Link(title, address)),
    )


def _introduction(context: Context, title: str, lang: str, around: Around) -> str:
    """Return what a home page is about: the site's own sentence, in other languages the newest titles."""
    if lang == around.lang:
        return around.subtitle
    return f"{title}: {'; '.join(plain(str(one.title)) for one in context.get('articles') or ())}"


def _homes(context: Context, own: str, around: Around) -> tuple[Link, ...]:
    versions = {one["lang"]: around.address(str(one["url"]).lstrip("/")) for one in _called(context, "language_switch") or ()}
    return languages(versions, own, around.lang)


def _called(context: Context, name: str) -> Any:
    """Return what another capability's template function says about this page, if there is one."""
    function = context.get(name)
    return function(context) if callable(function) and hasattr(function, "jinja_pass_arg") else None


def _title(context: Context, site_name: str) -> str:
    """Return the theme's own title of this page without the site's name."""
    blocks = context.blocks.get("title")
    title = plain("".join(blocks[0](context))) if blocks else ""
    for joint in (" – ", " - ", " | ", " · "):
        title = title.removesuffix(f"{joint}{site_name}").removeprefix(f"{site_name}{joint}")
    return title


def _feeds(around: Around, context: Context, of: str = "") -> tuple[FeedLink, ...]:
    """Return the feeds of this list or show and of the whole site, what fits best first: many programs take the first one."""
    home = str(_called(context, "home_url") or "").rstrip("/")
    chosen = [one for one in around.feeds if one.of in ("", of)]
    chosen.sort(key=lambda one: (not one.of, posixpath.dirname(one.url) != home))
    return tuple(FeedLink(one.title, around.address(one.url), one.type, one.of) for one in chosen)


def shortened(text: str, longest: int = _LONGEST) -> str:
    """Return ``text``, cut after a word with „…“ when it is longer than ``longest`` characters."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
