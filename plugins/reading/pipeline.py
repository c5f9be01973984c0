# SPDX-License-Identifier: AGPL-3.0-or-later
"""One file becomes what the site needs of it: bytes, text, head, values, state, HTML. Nothing here raises on bad input."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from html import escape, unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from ..core.document import ARTICLE, EPISODE, PAGE
from ..core.finding import Finding, Position, instead
from ..core.report import Standing, Waiver
from . import dates, heads, models, places, source, status
from .heads import Head
from .markdown import Body, FileFacts, ImageRef, LinkRef, Options, convert
from .models import Models, Policy
from .rules import DEAD_LINK, EMPTY_BODY, MISSING_ALT, NOTES, PLACEHOLDER, TEXT, UNKNOWN_RULE, UNREADABLE_DATE_NAME, WRONG_FIELD
from .status import DECISIVE, Now, State
from .typography import typeset

_MARKDOWN = re.compile(r"[*_`\[<\\&]|\n\n|://")
_SETTABLE = re.compile(  # only such text has quotes, dashes, bound spaces
    r"[\"'\-\d§.](?:(?<!\.)|(?=\.|\s*\w+\.)|(?<=\b(?:Dr|Nr|St)\.)|(?<=\b(?:Abs|Art)\.)|(?<=\bProf\.))"
)
_QUOTED = str.maketrans({"%": "%25", "?": "%3F", "#": "%23"})  # Pelican looks for the other characters as they are
_REMOTE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_GONE = ("summary", "image", "image_alt", "image_credit", "keywords", "tags", "authors", "author", "persons")


def _nothing(_: str) -> Collection[str]:
    return ()


def _no_values(_: str) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class Setup:
    """What reading needs to know of the site.

    ``shown`` is the content folder as findings name it; ``given`` tells which fields a file gets from the site's settings,
    ``supplied`` which values a capability has for a head that leaves them out, as the head would write them.
    """

    models: Models
    now: Now
    zone: ZoneInfo
    content: Path
    shown: str = "content"
    lang: str = "de"
    policy: Policy = "error"
    pages: tuple[str, ...] = ("pages",)
    articles: tuple[str, ...] = ("",)
    options: Options = Options()  # noqa: RUF009  # frozen
    rules: Collection[str] = ()
    given: Callable[[str], Collection[str]] = _nothing
    supplied: Callable[[str], Mapping[str, Any]] = _no_values


@dataclass(slots=True)
class Result:
    """What became of one file; ``values`` are typed, ``html`` still carries Pelican's placeholders for links."""

    source: str
    path: str
    kind: str = ARTICLE
    state: State = State.BROKEN
    status: str = "skip"
    complete: bool = False
    values: dict[str, Any] = field(default_factory=dict)
    html: str = ""
    notice: str = ""
    findings: list[Finding] = field(default_factory=list)
    positions: Mapping[str, Position] = field(default_factory=dict)
    standing: Standing = Standing()  # noqa: RUF009  # frozen
    links: tuple[LinkRef, ...] = ()
    images: tuple[ImageRef, ...] = ()

    @property
    def references(self) -> tuple[LinkRef | ImageRef, ...]:
        """Return everything the text refers to."""
        return (*self.links, *self.images)


def read(setup: Setup, name: str, raw: bytes) -> Result:
    """Return what the file ``name`` (relative to the content folder) with the bytes ``raw`` becomes."""
    result = Result(name, f"{setup.shown}/{name}")
    text = source.read(raw, result.path)
    head = _completed(heads.read(text.text, result.path, setup.models.fields), setup.supplied(name))
    result.findings += (*text.findings, *head.findings)
    result.positions, result.kind = head.keys, kind(setup, name, head.values)
    result.state = status.guessed(head.values, setup.now) if head.broken else _typed(setup, head, result)
    result.standing = _standing(setup, head, result)
    if result.state is State.WITHDRAWN:
        _empty(setup, result)
    else:
        _body(setup, head, result)
    whole = text.readable and result.complete
    result.status = status.pelican(result.state, result.values.get("status"), setup.now) if whole else "skip"
    return result


def _completed(head: Head, supplied: Mapping[str, Any]) -> Head:
    """Return the head with what it leaves out and others know; what a person wrote always counts."""
    return replace(head, values={**supplied, **head.values}) if supplied and not head.broken else head


def kind(setup: Setup, name: str, values: Mapping[str, Any]) -> str:
    """Return article, episode or page: by folder, or by an „enclosure“."""
    if "enclosure" in values and "enclosure" in setup.models.fields:
        return EPISODE
    if "podcast" in name.split("/")[:-2]:
        return EPISODE
    page, article = _deepest(name, setup.pages), _deepest(name, setup.articles)
    return PAGE if page > article else ARTICLE


def _deepest(name: str, folders: Collection[str]) -> int:
    return max((len(one) for one in folders if not one or name.startswith(f"{one}/")), default=-1)


def _typed(setup: Setup, head: Head, result: Result) -> State:
    """Give ``result`` its values; return its state, broken when a decisive value is missing or wrong."""
    typed = setup.models.convert(head, result.path, result.kind, setup.zone, setup.policy)
    result.values = typed.values
    result.findings += typed.findings
    if "date" not in head.values:
        _date_of_name(setup, result)
    found = status.state(typed.values, setup.now)
    if found is State.DRAFT:
        typed.values.setdefault("date", setup.now.clock.now.astimezone(setup.zone))
    missing = [key for key in typed.missing if key not in typed.values]
    if missing:
        given = setup.given(result.source)
        missing = [key for key in missing if key not in given]
        result.findings += [models.missing(key, head, result.path) for key in missing]
    wrong = [key for key in head.values if key in DECISIVE and key not in typed.values]
    result.complete = not wrong and DECISIVE.isdisjoint(missing)
    if not result.complete:
        return State.BROKEN if found.public else found
    if found is not State.WITHDRAWN:
        _image(setup, head, result)
    return found


def _date_of_name(setup: Setup, result: Result) -> None:
    text = dates.in_name(result.source)
    if text:
        try:
            result.values["date"] = dates.parse(text, setup.zone)
        except ValueError as error:
            result.findings.append(UNREADABLE_DATE_NAME.at(result.path, what=str(error)))


def _standing(setup: Setup, head: Head, result: Result) -> Standing:
    waivers = []
    for number, one in enumerate(result.values.get("waive") or ()):
        waivers.append(Waiver(one.rule, one.reason, one.until))
        if one.rule not in setup.rules:
            place = head.place(("waive", number, "rule"))
            result.findings.append(
                UNKNOWN_RULE.at(
                    result.path,
                    place,
                    name=one.rule,
                    nearest=instead(one.rule, setup.rules) or "Welche es gibt, steht im Handbuch unter „Befunde“.",
                )
            )
    dated = result.values.get("date")
    return Standing(result.state.public, dated.date() if dated else None, tuple(waivers), head.keys.get("waive", Position()))


def _image(setup: Setup, head: Head, result: Result) -> None:
    """Make the picture's path relative to the content folder; say so when it or its alternative text is missing."""
    image = result.values.get("image")
    if not image:
        return
    place = head.place(("image",))
    if _REMOTE.match(image):
        what = "Bilder von fremden Servern verraten diesen, wer die Seite liest. Legen Sie die Datei in den Inhaltsordner."
        result.findings.append(WRONG_FIELD.at(result.path, place, key="image", what=what))
        del result.values["image"]
        return
    if "image_alt" not in result.values:
        result.findings.append(MISSING_ALT.at(result.path, head.keys["image"], image=image))
    found = places.find(setup.content, result.source, image) or places.find(setup.content, "", image)
    if found:
        result.values["image"] = found
    else:
        result.findings.append(
            DEAD_LINK.at(result.path, place, target=image, nearest=places.neighbours(setup.content, result.source, image))
        )
        del result.values["image"]


def _empty(setup: Setup, result: Result) -> None:
    """Leave of a withdrawn document its title, its addresses and a notice."""
    result.html = status.notice(result.state, result.values, result.values.get("lang", setup.lang), setup.zone)
    for key in _GONE:
        result.values.pop(key, None)


def _body(setup: Setup, head: Head, result: Result) -> None:
    lang = result.values.get("lang", setup.lang)
    options = Options(setup.options.typography, lang, setup.options.top, _facts(setup.content, result.source))
    body = convert(head.body, first_line=head.first_line, path=result.path, options=options) if head.body.strip() else Body("")
    result.findings += body.findings
    result.html, result.links, result.images = body.html, body.links, body.images
    _files(setup.content, result)
    if not body.html.strip() and not head.broken and result.kind != EPISODE:
        result.findings.append(EMPTY_BODY.at(result.path, (max(head.first_line - 1, 1), 1)))
    text = head.body.lstrip()
    if text.startswith((TEXT, NOTES)) and result.state is not State.DRAFT:
        result.findings.append(PLACEHOLDER.at(result.path, (head.first_line + head.body[: -len(text)].count("\n"), 1)))
    result.notice = status.notice(result.state, result.values, lang, setup.zone)
    title, summary = result.values.get("title"), result.values.get("summary")
    if title:
        result.values["title"] = unescape(_typeset(title, options))
    if isinstance(summary, str):
        result.values["summary"] = _formatted(summary, head, result, options)


def _files(content: Path, result: Result) -> None:
    """Find the files the text refers to: one that is not there loses its address, one spelled differently gets its real name."""
    for one in result.references:
        what, _, shown = one.target.partition("}")
        if what not in ("{static", "{attach") and (what != "{filename" or one.target.isascii()):
            continue
        real = places.find(content, result.source, one.target)
        if not real and what != "{filename":
            hint = places.neighbours(content, result.source, shown)
            result.findings.append(DEAD_LINK.at(result.path, one.position, target=shown, nearest=hint))
            result.html = places.without(result.html, one.target)
        elif real and real != unquote(places.path_of(result.source, one.target)):
            address = f"{what}}}/{real.translate(_QUOTED)}{''.join(re.findall('[?#].*', shown))}"
            result.html = result.html.replace(f'"{places.written(one.target)}"', f'"{places.written(address)}"')
            result.links = tuple(other._replace(target=address) if other.target == one.target else other for other in result.links)


def _formatted(text: str, head: Head, result: Result, options: Options) -> str:
    """Return the summary as HTML; Markdown is understood."""
    if not _MARKDOWN.search(text):
        return f"<p>{_typeset(text, options)}</p>"
    made = convert(text, first_line=head.place(("summary",)).line, path=result.path, options=options)
    result.findings += made.findings
    result.links += made.links
    return made.html


def _typeset(text: str, options: Options) -> str:
    """Return plain ``text`` as HTML, with the language's quotation marks and dashes."""
    escaped = escape(text, quote=False)
    return typeset(escaped, options.lang) if options.typography and _SETTABLE.search(text) else escaped


def _facts(content: Path, name: str) -> Callable[[str], FileFacts | None]:
    def facts(target: str) -> FileFacts | None:
        found = places.find(content, name, target)
        return FileFacts((content / found).stat().st_size) if found else None

    return facts
