# SPDX-License-Identifier: AGPL-3.0-or-later
"""What directives and alerts become: boxes, figures, downloads, videos, audio.

Classes for themes: .box .box-hinweis|-tipp|-wichtig|-warnung|-achtung .box-titel; figure.bild .bildnachweis; p.datei .datei-art;
figure.video .video-link .video-titel .video-hinweis; figure.audio. (Elsewhere: .tabelle .mitte .rechts; .fussnote .fussnoten
.zurueck; pre.highlight with Pygments' short classes.)
"""

import re
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from ..core.html import escape
from ..core.text import size
from .body_rules import FOREIGN_SOUND
from .directives import BOXES, Call
from .links import resolve
from .markdown_links import DECORATION
from .markdown_values import EXTERNAL, SITE, Work

_DIV = re.compile(r"<div\b(?P<attributes>[^>]*)>|(?P<end></div>)")
_ALERT = re.compile(r'class="markdown-alert markdown-alert-(\w+)"')
_ALERT_TITLE = re.compile(r'\s*<p class="markdown-alert-title">(.*?)</p>', re.DOTALL)
_ALERTS = {
    "note": ("hinweis", "Hinweis", "Note"),
    "tip": ("tipp", "Tipp", "Tip"),
    "important": ("wichtig", "Wichtig", "Important"),
    "warning": ("warnung", "Warnung", "Warning"),
    "caution": ("achtung", "Achtung", "Caution"),
}
_TITLES = {"hinweis": ("Hinweis", "Note"), "warnung": ("Warnung", "Warning")}
_TYPES = {
    "doc": "Word",
    "docx": "Word",
    "xls": "Excel",
    "xlsx": "Excel",
    "ppt": "PowerPoint",
    "pptx": "PowerPoint",
    "jpg": "JPEG",
    "txt": "Text",
    "ics": "Kalender",
    "vcf": "Kontakt",
}


def boxes(work: Work, html: str, calls: Sequence[Call], mark: str) -> str:
    """Return ``html`` with its directives and alerts rendered, the inner ones first."""
    if mark:
        html = re.sub(rf"<h1[^>]*>({mark}\d+{mark})</h1>", r'<div class="\1"></div>', html)
    elif "markdown-alert" not in html:
        return html
    out: list[str] = [""]
    renderers: list[Callable[[str], str]] = []
    index = 0
    for match in _DIV.finditer(html):
        out[-1] += html[index : match.start()]
        index = match.end()
        if match["end"] is None:
            renderers.append(_renderer(work, match, calls, mark))
            out.append("")
        elif renderers:
            inner = out.pop()
            out[-1] += renderers.pop()(inner)
    while renderers:
        inner = out.pop()
        out[-1] += renderers.pop()(inner)
    done = out[0] + html[index:]
    return re.sub(rf"(?:# )?{mark}(\d+){mark}", lambda m: escape(calls[int(m[1])].source), done) if mark else done


def _renderer(work: Work, match: re.Match[str], calls: Sequence[Call], mark: str) -> Callable[[str], str]:
    found = re.search(rf'class="{mark}(\d+){mark}"', match["attributes"]) if mark else None
    if found and int(found[1]) < len(calls):
        call = calls[int(found[1])]
        make = _MAKERS.get(call.name)
        return (lambda inner: make(work, call, inner.strip())) if make else (lambda inner: f"<div>{inner}</div>")
    alert = _ALERT.search(match["attributes"])
    if alert and alert[1] in _ALERTS:
        kind, *titles = _ALERTS[alert[1]]
        return lambda inner: _alert(kind, alert[1], titles[work.english], inner)
    return lambda inner: f"{match[0]}{inner}</div>"


def _alert(kind: str, english: str, title: str, inner: str) -> str:
    found = _ALERT_TITLE.match(inner)
    own = found[1] if found and found[1].lower() != english else title
    return _box(kind, own, inner[found.end() :].strip() if found else inner)


def _box(kind: str, title: str, inner: str) -> str:
    label = re.sub(r"<[^>]*>", "", title).replace('"', "&quot;")
    return f'<div class="box box-{kind}" role="note" aria-label="{label}">\n<p class="box-titel">{title}</p>\n{inner}\n</div>'


def _titled(work: Work, call: Call, inner: str) -> str:
    return _box(call.name, escape(call.values.get("titel") or _TITLES[call.name][work.english]), inner)


def _place(call: Call) -> str:
    return f'data-sourcepos="{call.line}:{call.column}-"'


def _static(reference: str) -> str:
    """Return a directive's file as Pelican's placeholder: relative to the text, or with „/“ to the content folder."""
    target, kind = resolve(reference)
    return f"{{static}}{reference}" if kind == SITE or not kind else target


def _facts(work: Work, reference: str) -> str:
    suffix = PurePosixPath(reference).suffix.lstrip(".").lower()
    facts = work.options.facts(reference) if work.options.facts else None
    kind = _TYPES.get(suffix, suffix.upper())
    return ", ".join(part for part in (kind, size(facts.size) if facts else "") if part)


def _download(work: Work, call: Call, text: str, extra: str = "") -> str:
    reference = call.values["datei"]
    facts = _facts(work, reference)
    shown = f'{escape(text)} <span class="datei-art">({facts})</span>' if facts else escape(text)
    return f'<p class="datei"><a {_place(call)} href="{escape(_static(reference))}"{extra}>{shown}</a></p>'


def _picture(call: Call, reference: str) -> str:
    alt = call.values.get("alt", "")
    decoration = DECORATION if alt.strip() in ("-", "–") or not alt.strip() else ""
    return f'<img {_place(call)} src="{escape(_static(reference))}" alt="{"" if decoration else escape(alt)}"{decoration} />'


def _figure(_: Work, call: Call, inner: str) -> str:
    if not call.values.get("datei"):
        return inner
    credit = call.values.get("credit", "")
    caption = "\n".join(part for part in (inner, f'<p class="bildnachweis">{escape(credit)}</p>' if credit else "") if part)
    below = f"\n<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure class="bild">\n{_picture(call, call.values["datei"])}{below}\n</figure>'


def _file(work: Work, call: Call, inner: str) -> str:
    if not call.values.get("datei"):
        return inner
    return "\n".join(part for part in (_download(work, call, call.values.get("titel") or call.values["datei"]), inner) if part)


def _video(work: Work, call: Call, inner: str) -> str:
    address = call.values.get("adresse", "")
    if not address:
        return inner
    external = resolve(address)[1] == EXTERNAL
    target = address if external or not resolve(address)[1] else _static(address)
    host = escape(urlsplit(address).hostname or "") if external else ""
    note = "Video ansehen" if not host else f"Video auf {host} ansehen (fremde Seite mit eigenen Datenschutzregeln)"
    if work.english:
        note = "Watch the video" if not host else f"Watch the video on {host} (external site with its own privacy policy)"
    picture = f"{_picture(call, call.values['bild'])}\n" if call.values.get("bild") else ""
    title = f'<span class="video-titel">{escape(call.values.get("titel", address))}</span>'
    link = f'<a {_place(call)} href="{escape(target)}" class="video-link">\n{picture}{title}\n<span class="video-hinweis">{note}</span></a>'
    below = f"\n<figcaption>{inner}</figcaption>" if inner else ""
    return f'<figure class="video">\n{link}{below}\n</figure>'


def _audio(work: Work, call: Call, inner: str) -> str:
    reference = call.values.get("datei", "")
    if not reference:
        return inner
    title = escape(call.values.get("titel", reference))
    words = ("Abschrift", "herunterladen") if not work.english else ("Transcript", "download")
    if resolve(reference)[1] == EXTERNAL:
        work.find(FOREIGN_SOUND, work.at(call.line, call.column), target=reference)
        return "\n".join(part for part in (_download(work, call, call.values.get("titel", reference)), inner) if part)
    player = f'<audio controls preload="none" src="{escape(_static(reference))}" aria-label="{title}"></audio>'
    download = _download(work, call, f"{call.values.get('titel', reference)} {words[1]}", " download")
    transcript = f"\n<details>\n<summary>{words[0]}</summary>\n{inner}\n</details>" if inner else ""
    return f'<figure class="audio">\n<figcaption>{title}</figcaption>\n{player}\n{download}{transcript}\n</figure>'


_MAKERS: dict[str, Callable[[Work, Call, str], str]] = {
    **dict.fromkeys(BOXES, _titled),
    "bild": _figure,
    "datei": _file,
    "video": _video,
    "audio": _audio,
}
