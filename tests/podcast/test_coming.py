# SPDX-License-Identifier: AGPL-3.0-or-later
"""Episodes that are not due yet: others plan with them, and what is wrong with them is told in time."""

import json

from tests.conftest import Site

from .test_site import PATH, about_podcast, funk


def said(site: Site) -> str:
    """Return what the teaser for Mastodon says."""
    (teaser,) = json.loads((site.root / "build/teasers/teasers.json").read_text(encoding="utf-8"))["teasers"]
    return str(teaser["text"])


def test_a_teaser_says_the_same_before_and_after_its_episode_is_out(site: Site) -> None:
    funk(site, title="Start", date="2026-12-24 09:00").configure(CHANNELS=["mastodon"], AUTHORITY={"name": "Stadt"})
    before = said(site.build(AMTSFUNK_DESK="1").good())
    site.lacks("podcast/funk/001-anfang/index.html")
    assert before.startswith("Neue Folge von „Rathausfunk“ (0:02, mit Transkript)")
    assert said(site.rebuild(AMTSFUNK_DESK="1", SOURCE_DATE_EPOCH="1798200000").good()) == before


def test_what_is_wrong_with_an_episode_is_told_before_it_is_due(site: Site) -> None:
    funk(site, date="2026-12-24 09:00")
    (site.root / PATH / "ton.vtt").unlink()
    site.build().good()
    (warned,) = (one for one in about_podcast(site) if "[podcast.missing-transcript]" in one)
    assert warned.startswith(f"{PATH}/index.md:2:1: ")
    due = site.rebuild(SOURCE_DATE_EPOCH="1798200000").built
    assert due is not None
    assert [one.rule for one in due.report.findings if one.severity == "error"] == ["podcast.missing-transcript"]
