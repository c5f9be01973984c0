# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every rule of the podcast is broken once by real files in a real site, and told in its place: no module is asked alone."""

import json
from pathlib import Path

import pytest

from plugins.core.finding import Finding
from plugins.core.report import as_json
from plugins.engine.run import check
from plugins.podcast import CAPABILITY
from tests.conftest import Site

from .faults import ALONE, EPISODES, FAULTS, INDEX, SETTINGS, SOUND, WORDS, Fault, identity
from .samples import VTT, picture, tone
from .test_site import SHOW

RULES = {one.id.removeprefix("podcast."): one for one in CAPABILITY.rules}
_NAMES = "true, false, null = True, False, None\n"  # so that JSON, which has a line for each value, can be read as Python


def base(name: str, fault: Fault) -> str:
    """Return the folder of the episode with the fault."""
    show = "funk" if fault.show is None else name
    return f"{EPISODES}/{fault.folder or f'{show}/{name}'}"


def plant(site: Site, name: str, fault: Fault) -> None:
    """Write the files of one fault: a good episode, but for what it changes."""
    known = {"title": f"Von {name}", "date": "2026-11-20 09:00", "summary": "Worum es geht.", "guid": identity(name), **fault.head}
    lines = "".join(f"{key}: {value}\n" for key, value in known.items() if value)
    beside = {INDEX: f"---\n{lines}---\n\n{fault.body}", SOUND: tone(SOUND), WORDS: VTT, **fault.files}
    written = {f"{base(name, fault)}/{key}": content for key, content in beside.items()}
    for path, content in {**written, **fault.others}.items():
        if content is not None:
            site.write(path, content)


def settings(site: Site, shows: dict[str, dict[str, object]], **more: object) -> Site:
    """Write PODCAST with a line for each setting."""
    known = {slug: {key: value for key, value in {**SHOW, **show}.items() if value is not None} for slug, show in shows.items()}
    people = {"hanna-beispiel": {"name": "Hanna Beispiel", "consent": {"date": "2025-01-02", "scope": "Dienst"}}}
    podcast = {"shows": known, "persons": people, "transcript_gap": 5}
    text = json.dumps(podcast, indent=1, ensure_ascii=False)
    site.configure(LEGAL=None, UNKNOWN_FIELDS="ignore", **more).settle()
    file = site.root / SETTINGS
    file.write_text(f"{file.read_text(encoding='utf-8')}{_NAMES}PODCAST = {text}\n", encoding="utf-8")
    site.write(f"{EPISODES}/funk/cover.jpg", picture())
    site.write("weg/av/__init__.py", "raise ImportError('av')\n")
    return site


def findings(site: Site) -> list[Finding]:
    """Check the site as ``./run check --json`` does, without PyAV, which is an extra; return what other programs read then."""
    environment = {"SOURCE_DATE_EPOCH": site.now, "PYTHONPATH": str(site.root / "weg")}
    report = check(site.root / SETTINGS, environment=environment).report
    return [Finding(**row) for row in json.loads(as_json(report.findings))]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, list[Finding]]:
    """One site with every fault that leaves room for others."""
    site = Site(tmp_path_factory.mktemp("fehler") / "site")
    shows = {name: fault.show for name, fault in FAULTS.items() if fault.show is not None}
    settings(site, {"funk": {}, **shows}, MEDIA_STORE="speicher")
    for name, fault in FAULTS.items():
        plant(site, name, fault)
    return site, findings(site)


def line(path: Path, words: tuple[str, ...]) -> int:
    """Return the number of the line to which the words lead."""
    lines, number = path.read_bytes().decode("utf-8", "replace").split("\n") if words else [], 0
    for word in words:
        number = next(at for at in range(number, len(lines)) if word in lines[at])
    return number + 1


def expected(site: Site, name: str, fault: Fault) -> tuple[str, int]:
    """Return where the fault must be told."""
    setting = fault.at == SETTINGS
    at = fault.at if setting else f"{base(name, fault)}/{fault.at}".rstrip("/")
    words = (f'"{name}":', *fault.after) if setting and fault.show is not None else fault.after
    path = (site.root / at).resolve()
    return path.relative_to(site.root.resolve()).as_posix(), line(path, words)


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_told_in_german_in_its_line(name: str, told: tuple[Site, list[Finding]]) -> None:
    site, found = told
    place = expected(site, name, FAULTS[name])
    hits = {(one.path, one.line): one for one in found if one.rule == f"podcast.{name}"}
    assert place in hits, sorted(hits)
    assert hits[place].message
    assert "{" not in hits[place].message


def test_every_rule_has_its_fault() -> None:
    assert sorted([*FAULTS, *ALONE]) == sorted(RULES)


def test_without_an_address_of_the_site_and_without_a_media_store(site: Site) -> None:
    settings(site, {"funk": {}}, SITEURL="")
    plant(site, "ohne", Fault(head={"audio": "{sha256: " + "0" * 64 + ", path: ton.mp3}"}, files={SOUND: None}))
    told = {one.rule: (one.path, one.line) for one in findings(site)}
    assert told["podcast.no-media-store"] == (f"{EPISODES}/funk/ohne/{INDEX}", 6)
    assert told["podcast.no-siteurl"] == (SETTINGS, line(site.root / SETTINGS, ("SITEURL",)))


def test_without_any_show(site: Site) -> None:
    settings(site, {})
    plant(site, "allein", Fault(folder="../artikel/allein", head={"enclosure": SOUND}))
    told = {one.rule: (one.path, one.line) for one in findings(site)}
    assert told["podcast.no-show"] == (f"content/artikel/allein/{INDEX}", 2)
