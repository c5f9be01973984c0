# SPDX-License-Identifier: AGPL-3.0-or-later
"""sitemap.xml, robots.txt, security.txt, tdmrep.json and symbols."""

import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image
from pydantic import ValidationError

from plugins.core.settings import read
from plugins.discovery import files, symbols
from plugins.discovery.files import Entry
from plugins.discovery.settings import Discovery, Security
from plugins.discovery.view import Link

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def test_sitemap_lists_addresses_changes_and_languages() -> None:
    alternates = (Link("de", "https://x/a&b/"), Link("en", "https://x/en/"))
    made = files.sitemaps([Entry("https://x/a&b/", NOW, alternates), Entry("https://x/")], "https://x")
    assert list(made) == ["sitemap.xml"]
    root = etree.fromstring(made["sitemap.xml"].encode())
    assert root.xpath("//s:loc/text()", namespaces=NAMES) == ["https://x/", "https://x/a&b/"]
    assert root.xpath("//s:lastmod/text()", namespaces=NAMES) == ["2026-11-23T08:00:00+00:00"]
    assert root.xpath("//x:link/@hreflang", namespaces=NAMES) == ["de", "en"]


def test_sitemap_is_split_where_it_would_be_too_long() -> None:
    entries = [Entry(f"https://x/{number}/", NOW + timedelta(days=number)) for number in range(5)]
    made = files.sitemaps(entries, "https://x", largest=2)
    assert list(made) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    index = etree.fromstring(made["sitemap.xml"].encode())
    assert index.tag.endswith("sitemapindex")
    assert index.xpath("//s:loc/text()", namespaces=NAMES) == [f"https://x/sitemap-{number}.xml" for number in (1, 2, 3)]
    assert index.xpath("//s:lastmod/text()", namespaces=NAMES)[-1] == "2026-11-27T08:00:00+00:00"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), max_size=8))
def test_sitemap_is_well_formed_sorted_and_without_doubles(urls: list[str]) -> None:
    allowed = [url for url in urls if "\ufffe" not in url and "\uffff" not in url]
    root = etree.fromstring(files.sitemaps([Entry(f"https://x/{url}") for url in allowed * 2], "https://x")["sitemap.xml"].encode())
    assert root.xpath("//s:loc/text()", namespaces=NAMES) == sorted({f"https://x/{url}" for url in allowed})


def test_robots() -> None:
    assert files.robots("https://x", allowed=True) == "User-agent: *\nAllow: /\n\nSitemap: https://x/sitemap.xml\n"
    assert files.robots("https://x", allowed=False) == "User-agent: *\nDisallow: /\n"


def test_tdmrep() -> None:
    assert json.loads(files.tdmrep()) == [{"location": "/", "tdm-reservation": 1}]


def test_security_txt() -> None:
    own = Security.model_validate(
        {
            "contact": ["mailto:it@stadt.example", "https://stadt.example/melden"],
            "expires": "2027-06-30T00:00:00+02:00",
            "languages": ["de", "en"],
            "policy": "https://stadt.example/policy",
            "encryption": ["https://stadt.example/key.asc"],
        }
    )
    assert files.security_txt(own, "https://x") == (
        "Contact: mailto:it@stadt.example\n"
        "Contact: https://stadt.example/melden\n"
        "Expires: 2027-06-29T22:00:00Z\n"
        "Encryption: https://stadt.example/key.asc\n"
        "Preferred-Languages: de, en\n"
        "Canonical: https://x/.well-known/security.txt\n"
        "Policy: https://stadt.example/policy\n"
    )


def lifetime(**after: int) -> str:
    problem = files.lifetime(NOW + timedelta(**after), NOW)
    return str(problem[0].at("pelicanconf.py", **problem[1])) if problem else ""


def test_security_txt_is_valid_for_a_while_but_not_for_ever() -> None:
    assert lifetime(days=200) == ""
    assert lifetime(days=365) == ""
    assert lifetime(days=-1) == (
        "pelicanconf.py:1:1: Die Angaben für security.txt galten bis 22.11.2026; die Datei entfällt. Prüfen Sie die Kontaktwege, "
        "und setzen Sie DISCOVERY.security.expires neu, höchstens ein Jahr voraus. [discovery.security-expired]"
    )
    assert lifetime(days=20) == (
        "pelicanconf.py:1:1: Die Angaben für security.txt gelten nur noch bis 13.12.2026. Prüfen Sie die Kontaktwege, "
        "und setzen Sie DISCOVERY.security.expires neu, höchstens ein Jahr voraus. [discovery.security-expiring]"
    )
    assert lifetime(days=400) == (
        "pelicanconf.py:1:1: Die Angaben für security.txt sollen bis 28.12.2027 gelten, das ist mehr als ein Jahr. "
        "Wählen Sie einen Tag vor dem 24.11.2027. [discovery.security-too-far]"
    )


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("contact", ["it@stadt.example"], "ist kein Kontakt, wie ihn security.txt verlangt. Meinten Sie „mailto:it@stadt.example“?"),
        (
            "contact",
            ["http://x"],
            "„http://x“ ist kein Kontakt, wie ihn security.txt verlangt. Erlaubt sind „mailto:“, „https://“ und „tel:“.",
        ),
        ("expires", "2027-06-30", "„2027-06-30“ ist kein Zeitpunkt mit Zeitzone (Form: 2027-06-30T00:00:00+02:00)."),
        ("expires", "bald", "„bald“ ist kein Zeitpunkt mit Zeitzone (Form: 2027-06-30T00:00:00+02:00)."),
        ("languages", ["deutsch!"], "„deutsch!“ ist kein Sprachkürzel (Form: „de“, „en“)."),
        ("policy", "http://x", "„http://x“ ist keine Adresse, die mit https:// beginnt."),
    ],
)
def test_wrong_details_of_security_txt_are_findings(key: str, value: object, message: str, tmp_path: Path) -> None:
    raw = {"security": {"contact": ["mailto:a@b.example"], "expires": "2027-06-30T00:00:00+02:00", key: value}}
    loaded, found = read(Discovery, "DISCOVERY", raw, tmp_path / "pelicanconf.py")
    assert loaded is None
    assert message in str(found[0])


def test_security_txt_needs_a_contact() -> None:
    with pytest.raises(ValidationError):
        Security.model_validate({"contact": [], "expires": "2027-06-30T00:00:00+02:00"})


def png(**keywords: object) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (80, 40), "#345").save(made, "PNG", **keywords)
    return made.getvalue()


def test_symbols(tmp_path: Path) -> None:
    files = {"a.svg": b"<svg/>", "b.png": png(), "c.ico": b"\0\0\1\0", "d.svg": b"nothing", "e.png": b"broken", "f.txt": b""}
    files |= {"g.svg": b"<svg><script/></svg>", "h.ico": b"ico", "i.png": png()[:60]}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    assert symbols.symbols(tmp_path / "a.svg") == {"favicon.svg": b"<svg/>"}
    drawn = symbols.symbols(tmp_path / "b.png")
    icon, touch = (Image.open(io.BytesIO(drawn[name])) for name in ("favicon.ico", "apple-touch-icon.png"))
    assert (icon.format, icon.info["sizes"]) == ("ICO", {(16, 16), (32, 32), (48, 48)})
    assert (touch.format, touch.mode, touch.size) == ("PNG", "RGB", (180, 180))
    assert (touch.getpixel((90, 90)), touch.getpixel((90, 10))) == ((51, 68, 85), (255, 255, 255)), "padded, not stretched"
    assert drawn == symbols.symbols(tmp_path / "b.png")
    assert symbols.symbols(tmp_path / "c.ico") == {"favicon.ico": b"\0\0\1\0"}
    assert [name for name in files if name[0] > "c" and symbols.symbols(tmp_path / name)] == []
    assert symbols.symbols(tmp_path / "none.svg") == {}


def test_pixels(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png())
    turned = Image.Exif()
    turned[0x0112] = 6
    Image.new("RGB", (80, 40)).save(tmp_path / "turned.jpg", exif=turned)
    assert symbols.pixels(tmp_path / "a.png") == (80, 40)
    assert symbols.pixels(tmp_path / "a.png", 40) == (40, 20)
    assert symbols.pixels(tmp_path / "a.png", 1200) == (80, 40)
    assert symbols.pixels(tmp_path / "turned.jpg") == (40, 80)
    assert symbols.pixels(tmp_path / "none.jpg") == (0, 0)
