# SPDX-License-Identifier: AGPL-3.0-or-later
"""JSON-LD after schema.org: the same facts as on the page, for programs."""

import json
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from .view import ARTICLE, EPISODE, HOME, SHOW, Around, Episode, Image, Link, View

Node = dict[str, Any]
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def scripts(view: View, around: Around) -> Iterator[Markup]:
    """Yield the data block of the page; pages that search engines should not list have none."""
    nodes = graph(view, around) if view.index else []
    if nodes:
        text = json.dumps({"@context": "https://schema.org", "@graph": nodes}, ensure_ascii=False, separators=(",", ":"))
        yield Markup(f'<script type="application/ld+json">{_escaped(text)}</script>')  # noqa: S704  # no „<“ is left


def _escaped(text: str) -> str:
    for char, code in _UNSAFE.items():
        text = text.replace(char, code)
    return text


def graph(view: View, around: Around) -> list[Node]:
    """Return what the page is about as a list of nodes that refer to each other by their addresses."""
    nodes: list[Node] = []
    if view.kind == HOME:
        nodes.append(_website(around))
    elif view.kind == ARTICLE:
        nodes.append(_article(view, around))
    elif view.kind == EPISODE and view.episode:
        nodes.append(_episode(view, view.episode, around))
    elif view.kind == SHOW:
        nodes.append(_series(view, around))
    if nodes:
        nodes.append(organisation(around))
    if view.trail:
        nodes.append(_breadcrumb(view.trail))
    return nodes


def organisation(around: Around) -> Node:
    """Return the body that publishes the site; without AUTHORITY it is some organisation with the site's name."""
    own = around.authority
    post = own.address
    place = post and {
        "@type": "PostalAddress",
        "streetAddress": post.street,
        "postalCode": post.postcode,
        "addressLocality": post.city,
        "addressCountry": post.country,
    }
    logo = around.picture(own.logo, own.logo_alt) if own.logo else None
    return _filled(
        {
            "@type": "GovernmentOrganization" if own.name else "Organization",
            "@id": _publisher(around)["@id"],
            "name": own.name or around.name,
            "url": own.website or around.home,
            "email": own.email,
            "telephone": own.phone,
            "address": place,
            "logo": logo.address if logo else None,
            "sameAs": list(own.channels.values()),
        }
    )


def _publisher(around: Around) -> Node:
    return {"@id": f"{around.home}#organisation"}


def _website(around: Around) -> Node:
    return _filled(
        {
            "@type": "WebSite",
            "@id": f"{around.home}#website",
            "url": around.home,
            "name": around.name,
            "description": around.subtitle,
            "inLanguage": around.lang,
            "publisher": _publisher(around),
        }
    )


def _creative(view: View, around: Around) -> Node:
    """Return what articles and episodes have in common."""
    return {
        "url": view.address,
        "description": view.description,
        "datePublished": view.published and view.published.isoformat(),
        "dateModified": view.modified and view.modified.isoformat(),
        "expires": view.expires and view.expires.isoformat(),
        "inLanguage": view.lang,
        "keywords": list(view.tags),
        "author": [_author(one, around) for one in view.authors] or _publisher(around),
        "publisher": _publisher(around),
        "image": view.image and _image(view.image),
        "isAccessibleForFree": True,
    }


def _author(one: Link, around: Around) -> Node:
    """Return who wrote something: nobody can tell a person from a department by the name, so the settings say it."""
    person = around.settings.authors == "person" or one.name in around.settings.persons
    return _filled({"@type": "Person" if person else "Organization", "name": one.name, "url": one.address})


def _article(view: View, around: Around) -> Node:
    own = {
        "@type": "NewsArticle",
        "@id": f"{view.address}#article",
        "mainEntityOfPage": view.address,
        "headline": view.title,
        "articleSection": view.section,
    }
    return _filled({**own, **_creative(view, around)})


def _episode(view: View, one: Episode, around: Around) -> Node:
    audio = one.audio and _filled(
        {
            "@type": "AudioObject",
            "contentUrl": one.audio.address,
            "encodingFormat": one.audio.type,
            "contentSize": str(one.audio.size) if one.audio.size else "",
            "duration": period(one.audio.seconds) if one.audio.seconds else "",
            "inLanguage": view.lang,
            "transcript": one.transcript,
        }
    )
    own = {
        "@type": "PodcastEpisode",
        "@id": f"{view.address}#episode",
        "mainEntityOfPage": view.address,
        "name": view.title,
        "episodeNumber": one.number,
        "partOfSeason": one.season and {"@type": "PodcastSeason", "seasonNumber": one.season},
        "partOfSeries": one.show and _part_of(one.show),
        "associatedMedia": audio,
        "accessMode": ["auditory", "textual"] if one.transcript else ["auditory"],
        "accessModeSufficient": ["textual"] if one.transcript else [],
        "accessibilityFeature": ["transcript"] if one.transcript else [],
    }
    return _filled({**own, **_creative(view, around)})


def _part_of(show: Link) -> Node:
    return {"@type": "PodcastSeries", "@id": f"{show.address}#series", "name": show.name, "url": show.address}


def _series(view: View, around: Around) -> Node:
    return _filled(
        {
            "@type": "PodcastSeries",
            "@id": f"{view.address}#series",
            "url": view.address,
            "name": view.title,
            "description": view.description,
            "inLanguage": view.lang,
            "image": view.image and _image(view.image),
            "webFeed": next((feed.url for feed in view.feeds if feed.of), None),
            "publisher": _publisher(around),
        }
    )


def _image(image: Image) -> Node:
    size = {"width": image.width, "height": image.height} if image.width and image.height else {}
    return _filled({"@type": "ImageObject", "url": image.address, "caption": image.alt, **size})


def _breadcrumb(trail: tuple[Link, ...]) -> Node:
    items = [{"@type": "ListItem", "position": n, "name": one.name, "item": one.address} for n, one in enumerate(trail, 1)]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def period(seconds: float) -> str:
    """Return a length of time as ISO 8601: 3723 -> „PT1H2M3S“."""
    minutes, rest = divmod(round(seconds), 60)
    hours, left = divmod(minutes, 60)
    parts = ((hours, "H"), (minutes if not hours else left, "M"), (rest, "S"))
    return "PT" + ("".join(f"{number}{unit}" for number, unit in parts if number) or "0S")


def _filled(node: Node) -> Node:
    """Return ``node`` without what nothing is known about."""
    return {key: value for key, value in node.items() if value is not None and value not in ("", [])}
