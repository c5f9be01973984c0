# SPDX-License-Identifier: AGPL-3.0-or-later
"""RSS and Atom, read back and compared with the Documents."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from plugins.core import syndication
from plugins.core.document import Document
from plugins.core.syndication import ATOM_TYPE, RSS_TYPE
from plugins.feeds.channels import Channel
from plugins.feeds.writer import Writer

from .test_channels import article, label

GUID = "2f1c1d3e-5a53-4f4a-9d1c-0c7f6a1b2c3d"
NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
RICH: dict[str, Any] = {
    "title": "Größe & „Maß“ <neu>",
    "guid": GUID,
    "summary": "Kurz & gut",
    "body": (
        '<h2 id="x" class="titel">Mehr</h2><p>Zum <a href="/blog/2026/10/y/">Text</a>, <a href="#x">hinauf</a>.</p>'
        '<picture><source srcset="/blog/b-800.avif 800w" type="image/avif"><img src="/blog/b.jpg" alt="Ein Turm" loading="lazy"></picture>'
        "<script>alert(1)</script>"
    ),
    "modified": datetime(2026, 11, 21, 8, 0, tzinfo=UTC),
    "category": label("thema", "Rat"),
    "tags": (label("schlagwort", "Eins"),),
    "authors": (label("autor", "Bauamt"), label("autor", "Anna Beispiel")),
}
PAGE = "https://stadt.example/blog/2026/11/a/"
TEXT = (
    f'<h2>Mehr</h2><p>Zum <a href="https://stadt.example/blog/2026/10/y/">Text</a>, <a href="{PAGE}#x">hinauf</a>.</p>'
    '<img src="https://stadt.example/blog/b.jpg" alt="Ein Turm">'
)


def writer(**more: Any) -> Writer:
    known = {"description": "Neues", "author": "Stadt"}
    return Writer("https://stadt.example", "/blog", ZoneInfo("Europe/Berlin"), **{**known, **more})


def channel(kind: str, *documents: Document) -> Channel:
    return Channel("Amt: Rat", "thema/rat/", "thema/rat/feed.xml", kind, "de", documents)


def parsed(raw: bytes) -> Any:
    found = feedparser.parse(raw)
    assert not found.bozo
    return found


@pytest.mark.parametrize("kind", [RSS_TYPE, ATOM_TYPE])
def test_a_reader_gets_what_the_document_says(kind: str) -> None:
    raw = writer().write(channel(kind, article("a", **RICH)))
    (entry,) = parsed(raw).entries
    assert (entry.link, entry.id) == (PAGE, f"urn:uuid:{GUID}")
    assert etree.fromstring(raw).xpath("string(//content:encoded|//atom:entry/atom:content)", namespaces=NAMES) == TEXT
    assert entry.published_parsed[:5] == (2026, 11, 20, 8, 0)
    assert [one.term if kind == RSS_TYPE else one.label for one in entry.tags] == ["Rat", "Eins"]
    assert [one.name for one in entry.authors] == ["Bauamt", "Anna Beispiel"]


def test_rss_in_detail() -> None:
    raw = writer(hub="https://hub.example/").write(channel(RSS_TYPE, article("a", **RICH)))
    root = etree.fromstring(raw)
    expected = {
        "channel/title": "Amt: Rat",
        "channel/link": "https://stadt.example/blog/thema/rat/",
        "channel/description": "Neues",
        "channel/language": "de",
        "channel/lastBuildDate": "Sat, 21 Nov 2026 09:00:00 +0100",
        "channel/docs": "https://www.rssboard.org/rss-specification",
        "channel/atom:link[1]/@href": "https://stadt.example/blog/thema/rat/feed.xml",
        "channel/atom:link[1]/@rel": "self",
        "channel/atom:link[2]/@href": "https://hub.example/",
        "channel/atom:link[2]/@rel": "hub",
        "channel/item/title": "Größe & „Maß“ <neu>",
        "channel/item/pubDate": "Fri, 20 Nov 2026 09:00:00 +0100",
        "channel/item/guid": f"urn:uuid:{GUID}",
        "channel/item/guid/@isPermaLink": "false",
        "channel/item/description": "Kurz & gut",
        "channel/item/dc:creator[2]": "Anna Beispiel",
        "count(channel/link)": "1",
        "count(//enclosure)": "0",
    }
    assert {path: root.xpath(f"string({path})", namespaces=NAMES) for path in expected} == expected


def test_atom_in_detail() -> None:
    raw = writer(hub="https://hub.example/").write(channel(ATOM_TYPE, article("a", **RICH)))
    root = etree.fromstring(raw)
    expected = {
        "atom:id": "https://stadt.example/blog/thema/rat/feed.xml",
        "atom:updated": "2026-11-21T09:00:00+01:00",
        "atom:author/atom:name": "Stadt",
        "atom:link[@rel='self']/@href": "https://stadt.example/blog/thema/rat/feed.xml",
        "atom:link[@rel='alternate']/@href": "https://stadt.example/blog/thema/rat/",
        "atom:link[@rel='hub']/@href": "https://hub.example/",
        "atom:entry/atom:id": f"urn:uuid:{GUID}",
        "atom:entry/atom:title": "Größe & „Maß“ <neu>",
        "atom:entry/atom:published": "2026-11-20T09:00:00+01:00",
        "atom:entry/atom:updated": "2026-11-21T09:00:00+01:00",
        "atom:entry/atom:content/@type": "html",
        "atom:entry/atom:author[1]/atom:uri": "https://stadt.example/blog/autor/bauamt/",
    }
    assert {path: root.xpath(f"string({path})", namespaces=NAMES) for path in expected} == expected


def test_summaries_only() -> None:
    raw = writer(full=False).write(channel(RSS_TYPE, article("a", **RICH)))
    assert b"content:encoded>" not in raw
    assert parsed(raw).entries[0].summary == "Kurz & gut"


def test_no_clock_and_no_change_of_the_title_or_address_makes_a_new_entry() -> None:
    before, after = article("a", **RICH), article("b", **{**RICH, "title": "Neu"})
    assert writer().write(channel(RSS_TYPE, before)) == writer().write(channel(RSS_TYPE, before))
    ids = [parsed(writer().write(channel(RSS_TYPE, one))).entries[0].id for one in (before, after)]
    assert len(set(ids)) == 1
    kept = article("a", **{**RICH, "guid": "https://alt.example/?p=1"})
    assert parsed(writer().write(channel(RSS_TYPE, kept))).entries[0].id == "https://alt.example/?p=1"


def test_an_empty_feed_has_no_time_of_its_own() -> None:
    rss, atom = (writer().write(channel(kind)) for kind in (RSS_TYPE, ATOM_TYPE))
    assert b"lastBuildDate" not in rss
    assert b"<updated>1970-01-01T00:00:00+00:00</updated>" in atom
    assert parsed(rss).entries == parsed(atom).entries == []


@pytest.mark.parametrize("kind", [RSS_TYPE, ATOM_TYPE])
@given(title=st.text(min_size=1), body=st.text(), summary=st.text(), name=st.text(min_size=1))
def test_arbitrary_text_gives_valid_xml(kind: str, title: str, body: str, summary: str, name: str) -> None:
    one = article("a", title=title, body=body, summary=summary, category=label("thema", name), authors=(label("autor", name),))
    etree.fromstring(writer().write(channel(kind, one)))


@given(st.text())
def test_the_text_of_a_feed_is_harmless_and_stays_the_same_when_cleaned_again(markup: str) -> None:
    once = syndication.content(markup, "https://stadt.example", PAGE)
    assert syndication.content(once, "https://stadt.example", PAGE) == once
    assert "<script" not in once.lower()


def test_what_scripts_leave_behind() -> None:
    dirty = '<p onclick="x()" style="color:red" data-x="1">a</p><a href="javascript:x()">b</a><iframe src="//x"></iframe><form>c</form>'
    assert syndication.content(dirty, "https://stadt.example", PAGE) == "<p>a</p><a>b</a>"
