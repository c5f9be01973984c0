# SPDX-License-Identifier: AGPL-3.0-or-later
"""Footnotes: roles and labels in the document's language, links back to the text; none is lost without a word."""

import html as _html
import re
from urllib.parse import unquote

from .body_rules import UNKNOWN_FOOTNOTE, UNUSED_FOOTNOTE
from .markdown_values import Work

_SECTION = re.compile(r'<section data-sourcepos="[^"]*" class="footnotes"[^>]*>')
_REFERENCE = re.compile(r'<sup[^>]*class="footnote-ref"[^>]*><a href="#([^"]*)" id="([^"]*)"[^>]*>(\d+)</a></sup>')
_BACK = re.compile(r'<a href="#([^"]*)" class="footnote-backref"[^>]*>↩(?:<sup[^>]*>(\d+)</sup>)?</a>')
_DEFINITION = re.compile(r"^[ >]{0,3}\[\^([^\]\s]+)\]:", re.MULTILINE)
_LEFT = re.compile(r"\[\^([^\]\s<]+)\](?!:)")


def footnotes(work: Work, html: str) -> str:
    """Return ``html`` with its footnotes labelled."""
    if "^" not in work.text:
        return html
    numbers: dict[str, str] = {}
    note, back, notes = ("Footnote", "Back to reference", "Footnotes") if work.english else ("Fußnote", "Zurück zur Fußnote", "Fußnoten")

    def reference(match: re.Match[str]) -> str:
        numbers[match[2]] = match[3]
        label = f'role="doc-noteref" aria-label="{note} {match[3]}"'
        return f'<sup class="fussnote"><a href="#{match[1]}" id="{match[2]}" {label}>{match[3]}</a></sup>'

    def backward(match: re.Match[str]) -> str:
        which = f" ({match[2]})" if match[2] else ""
        label = f"{back} {numbers.get(match[1], '')}{which}{'' if work.english else ' im Text'}"
        return f'<a class="zurueck" href="#{match[1]}" role="doc-backlink" aria-label="{label}">↩\N{VARIATION SELECTOR-15}</a>'

    html = _REFERENCE.sub(reference, html)
    html = _BACK.sub(backward, html)
    _check(work, html, set(re.findall(r'<li[^>]* id="fn-([^"]*)"', html)))
    return _SECTION.sub(f'<section class="fussnoten" role="doc-endnotes" aria-label="{notes}">', html)


def _check(work: Work, html: str, shown: set[str]) -> None:
    names = {unquote(_html.unescape(name)).casefold() for name in shown}
    prose = re.sub(r"<(pre|code)\b.*?</\1>", "", html, flags=re.DOTALL)
    for match in _DEFINITION.finditer(work.text):
        if match[1].casefold() not in names and f"[^{match[1]}]:" not in _html.unescape(html):
            work.find(UNUSED_FOOTNOTE, work.search(f"[^{match[1]}]:"), name=match[1])
    for name in dict.fromkeys(_LEFT.findall(prose)):
        work.find(UNKNOWN_FOOTNOTE, work.search(f"[^{_html.unescape(name)}]"), name=_html.unescape(name))
