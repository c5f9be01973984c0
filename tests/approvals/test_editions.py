# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whatever was replaced, deleted or added beside an approved text: the public gets what was approved, byte for byte."""

import hashlib
import os
import shutil
from pathlib import Path

import pytest

from plugins.approvals import rewriting
from tests.conftest import PROJECT
from tests.podcast.samples import VTT, picture, tone
from tests.podcast.test_site import PATH, funk

from .town import Town

SHOWN = {"title": "Bus", "slug": "bus", "authors": "Anna Autorin", "image": "/bilder/titel.jpg", "image_alt": "Ein Bus"}
BODY = """Der Bus.

![Im Text](/bilder/im-text.jpg)

![Name](</bilder/ein, zwei drei.jpg>)

[Der Plan]({static}/dokumente/plan.pdf) und [ein Brief](bus/brief.pdf)
"""
TON = "medien/folge-2.mp3"
CLEAN = """#!/bin/sh
# what git-lfs does with a file on its way into git
file=$(mktemp)
cat > "$file"
digest=$(sha256sum "$file" | cut -d" " -f1)
folder=.git/lfs/objects/$(echo "$digest" | cut -c1-2)/$(echo "$digest" | cut -c3-4)
mkdir -p "$folder"
size=$(wc -c < "$file")
mv "$file" "$folder/$digest"
printf "version https://git-lfs.github.com/spec/v1\\noid sha256:%s\\nsize %s\\n" "$digest" "$size"
"""


def large(hall: Town) -> None:
    """Let git keep one picture as Git LFS does: a pointer in the history, the bytes in a store of its own."""
    hall.site.write(".git/clean.sh", CLEAN)
    hall.repository.git("config", "filter.lfs.clean", "sh .git/clean.sh")
    hall.site.write(".gitattributes", "content/bilder/gross.jpg filter=lfs -text\n")


@pytest.fixture
def full(hall: Town) -> Town:
    """Everything a document can have beside it, approved and built."""
    site = hall.site
    site.configure(THEME=str(PROJECT / "theme"), JINJA_ENVIRONMENT={"trim_blocks": True, "lstrip_blocks": True, "extensions": []})
    site.configure(
        PLUGINS=[
            f"plugins.{name}"
            for name in ("reading", "approvals", "languages", "assets", "pictures", "podcast", "legal", "discovery", "engine")
        ]
    )
    large(hall)
    funk(site, authors="Anna Autorin").configure(MEDIA_STORE="speicher").settle()
    site.write(f"{PATH}/chapters.txt", "00:00 Anfang\n00:01 Ende\n")
    site.write(f"speicher/{TON}", tone("ton.mp3"))
    digest = hashlib.sha256(tone("ton.mp3")).hexdigest()
    head = f"title: Zwei\ndate: 2026-11-21 09:00\nsummary: Zwei.\nauthors: Anna Autorin\naudio: {{sha256: {digest}, path: {TON}}}\n"
    site.write("content/podcast/funk/002-zwei/index.md", f"---\n{head}---\n\nText.\n").write("content/podcast/funk/002-zwei/ton.vtt", VTT)
    names = ("titel", "im-text", "ein, zwei drei", "gross")
    for number, name in enumerate(names):
        site.write(f"content/bilder/{name}.jpg", picture((400, 300 + number)))
    site.write("content/dokumente/plan.pdf", b"%PDF-1.4 alter Plan").write("content/artikel/bus/brief.pdf", b"%PDF-1.4 alter Brief")
    site.article("bus", BODY, **SHOWN)
    site.article("gross", "![Gross](/bilder/gross.jpg)\n", title="Gross", slug="gross", authors="Anna Autorin")
    commit = hall.repository.commit()
    hall.build()
    for item, row in hall.stand().items():
        if row["state"] == "waiting":
            hall.approve(item, commit=commit)
    hall.build()
    assert {row["state"] for row in hall.stand().values()} <= {"approved", "free"}
    return hall


ITEMS = ("artikel/bus.md", "artikel/gross.md", "podcast/funk/001-anfang/index.md", "podcast/funk/002-zwei/index.md")


def replaced(hall: Town) -> None:
    """Change, delete and add beside every document; nobody approves it."""
    site = hall.site
    for name in ("titel", "im-text", "gross"):
        site.write(f"content/bilder/{name}.jpg", picture((300, 200)))
    (site.root / "content/bilder/ein, zwei drei.jpg").unlink()
    site.write("content/dokumente/plan.pdf", b"%PDF-1.4 neuer Plan").write("content/artikel/bus/brief.pdf", b"%PDF-1.4 neuer Brief")
    site.write(f"{PATH}/ton.mp3", tone("ton.mp3") + bytes(4000)).write(f"{PATH}/ton.vtt", VTT.replace("Guten Tag", "Guten Abend"))
    site.write(f"{PATH}/chapters.txt", "00:00 Vorn\n").write(f"{PATH}/ton.srt", "1\n00:00:00,000 --> 00:00:01,000\nFalsch\n")
    text = (site.root / "content/podcast/funk/002-zwei/index.md").read_text(encoding="utf-8")
    site.write("content/podcast/funk/002-zwei/index.md", text.replace(TON, "medien/neu.mp3").replace("sha256: ", "sha256: 0")[:-1])
    site.write("speicher/medien/neu.mp3", b"neu")


def test_the_approved_files_stay_public(full: Town) -> None:
    site, before = full.site, full.site.files()
    replaced(full)
    full.repository.commit()
    full.build()
    assert {item: full.stand()[item]["state"] for item in ITEMS} == dict.fromkeys(ITEMS, "kept")
    after = site.files()
    assert sorted(after) == sorted(before)
    assert [name for name in before if after[name] != before[name]] == []
    assert (site.output / "dokumente/plan.pdf").read_bytes() == b"%PDF-1.4 alter Plan"
    assert full.said("replaced-files") == []

    # an approved text leads to the new plan: that has the address now, the old one stands beside it
    site.article("neu", "[Der Plan]({static}/dokumente/plan.pdf)\n", title="Neu", slug="neu", authors="Anna Autorin")
    commit = full.repository.commit()
    full.build().approve("artikel/neu.md", commit=commit)
    full.build()
    assert (site.output / "dokumente/plan.pdf").read_bytes() == b"%PDF-1.4 neuer Plan"
    old = hashlib.sha256(b"%PDF-1.4 alter Plan").hexdigest()[:8]
    assert (site.output / f"dokumente/{old}-plan.pdf").read_bytes() == b"%PDF-1.4 alter Plan"
    site.has("2026/11/bus/index.html", f'href="/dokumente/{old}-plan.pdf"').has("2026/11/neu/index.html", 'href="/dokumente/plan.pdf"')

    # what cannot be had is left out, and named
    digest = hashlib.sha256(picture((400, 303))).hexdigest()
    (site.root / f".git/lfs/objects/{digest[:2]}/{digest[2:4]}/{digest}").unlink()
    (site.root / f"speicher/{TON}").unlink()
    shutil.rmtree(site.root / ".cache")
    full.build()
    assert [full.stand()[item]["state"] for item in ITEMS] == ["kept", "waiting", "kept", "waiting"]
    lost = [one.partition("die Dateien dazu: ")[2].partition(". Geben")[0] for one in full.said("replaced-files")]
    assert sorted(lost) == [f"MEDIA_STORE/{TON}", "bilder/gross.jpg"]
    site.lacks("2026/11/gross/index.html")

    # what lies in the cache may be tampered with
    for laid in (site.root / ".cache/approvals/fassung").rglob("titel.jpg"):
        laid.write_bytes(picture((500, 500)))
    full.build()
    site.lacks("2026/11/bus/index.html")
    full.build()
    assert full.stand()["artikel/bus.md"]["state"] == "kept"


def test_addresses_are_rewritten_wherever_they_stand(tmp_path: Path) -> None:
    files = {"bilder/a & b.jpg": tmp_path / "x/a & b.jpg", "a/c.png": tmp_path / "x/c.png"}
    there = rewriting.moved(files, tmp_path, lambda name: name.endswith("png"))
    cases = {
        '<img src="{static}/bilder/a%20&amp;%20b.jpg#x" alt="a & b.jpg">': '<img src="{static}/x/a &amp; b.jpg" alt="a & b.jpg">',
        "<a href='c.png?v=1'>c</a>": '<a href="{static}/x/c.png">c</a>',
        '<source srcset="c.png 1x, /a/c.png 2x">': '<source srcset="{static}/x/c.png 1x, {static}/x/c.png 2x">',
        '<a href="{attach}c.png">c</a>': '<a href="{attach}/x/c.png">c</a>',
        "<a href=c.png>c</a>": '<a href="{static}/x/c.png">c</a>',
        '<a href="/bilder/a & b.jpg">an address of the site, no file</a>': None,
        '<a href="d.png">d</a>': None,
    }
    assert {one: rewriting.body(one, "a/text.md", there) for one in cases} == {one: made or one for one, made in cases.items()}
    assert rewriting.picture("c.png", "a/text.md", there) == "x/c.png"
    assert os.path.normpath(tmp_path / rewriting.picture("/a/c.png", "b.md", there)) == str(tmp_path / "x/c.png")
