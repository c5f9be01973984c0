# SPDX-License-Identifier: AGPL-3.0-or-later
"""The wheel in somebody else's Pelican site: own virtual environment, Pelican's theme `simple`, each capability alone."""

import json
import os
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from importlib.metadata import distributions
from pathlib import Path

import pytest

import plugins
from tests.approvals import town

PROJECT = Path(__file__).resolve().parent.parent
EXTRAS: dict[str, list[str]] = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]

CONF = """\
SITENAME = "Fremde Seite"
SITEURL = "https://fremd.example"
PATH = "content"
TIMEZONE = "Europe/Berlin"
DEFAULT_LANG = "de"
THEME = "simple"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""
PODCAST = """\
AMTSFUNK = ["podcast"]
STATIC_PATHS = ["ton"]
THEME_TEMPLATES_OVERRIDES = ["vorlagen"]
PODCAST = {"shows": {"sendung": {"title": "Sendung", "description": "Eine Sendung.", "category": "Government",
    "author": "Amt", "email": "pressestelle@fremd.example", "language": "de", "cover": "", "explicit": False}}}
"""
# what each extra needs, as import names
MODULES = {"pillow": "PIL", "pyyaml": "yaml", "webvtt-py": "webvtt", "tomli-w": "tomli_w"}


def module(requirement: str) -> str:
    name = re.split(r"[<>=\[ ]", requirement)[0].lower()
    return MODULES.get(name, name)


OPTIONAL = sorted({module(one) for group in EXTRAS.values() for one in group} - {"pygments"})  # Pelican needs pygments itself
BLOCKER = """\
import os, sys
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in os.environ.get("BLOCKED", "").split(","):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Blocker())
"""


@pytest.fixture(scope="session")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment where the wheel is installed, beside the same packages as here."""
    root = tmp_path_factory.mktemp("fremd")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(root)],
        cwd=PROJECT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    (wheel,) = root.glob("amtsfunk-*.whl")
    venv.create(root / "umgebung", symlinks=True)
    interpreter = root / "umgebung/bin/python"
    found = subprocess.run(
        [interpreter, "-c", "import site; print(site.getsitepackages()[0])"], check=True, capture_output=True, encoding="utf-8"
    )
    packages = Path(found.stdout.strip())
    for one in distributions():
        for file in one.files or ():
            source, target = Path(str(one.locate_file(file))), packages / str(file)
            if ".." not in file.parts and source.is_file() and file.suffix != ".pyc" and not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                os.link(source, target) if source.stat().st_dev == packages.stat().st_dev else target.write_bytes(source.read_bytes())
    zipfile.ZipFile(wheel).extractall(packages)
    (packages / "blocker.py").write_text(BLOCKER, encoding="utf-8")
    (packages / "blocker.pth").write_text("import blocker\n", encoding="utf-8")
    return interpreter


def run(python: Path, root: Path, *words: str, blocked: str = "") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "BLOCKED": blocked, "SOURCE_DATE_EPOCH": "1795420800", "COLUMNS": "400"}
    environment.pop("PYTHONPATH", None)
    return subprocess.run([python, "-m", *words], cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False)


def foreign(root: Path, conf: str, **files: str) -> Path:
    (root / "content").mkdir(parents=True)
    (root / "pelicanconf.py").write_text(CONF + conf, encoding="utf-8")
    (root / "content/artikel.rst").write_text(
        "Hallo\n=====\n\n:date: 2026-11-01\n:unbekannt: x\n:summary: Kurz.\n\nEin Text.\n", encoding="utf-8"
    )
    for name, text in files.items():
        (root / name).write_text(text, encoding="utf-8")
    return root


def needed(capability: str) -> set[str]:
    return {module(one) for one in EXTRAS[capability]}


@pytest.mark.parametrize("capability", plugins.CAPABILITIES)
def test_each_capability_works_alone_with_only_what_it_needs(python: Path, tmp_path: Path, capability: str) -> None:
    root = foreign(tmp_path / "seite", f'AMTSFUNK = ["{capability}"]\n')
    if capability == "reading":
        (root / "content/neu.md").write_text(
            "---\ntitle: Neu\ndate: 2026-11-02\nfremdes_feld: x\n---\n\nText mit *Betonung*.\n", encoding="utf-8"
        )
    blocked = ",".join(one for one in OPTIONAL if one not in needed(capability))
    done = run(python, root, "pelican", "--fatal=errors", blocked=blocked)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Ein Text." in (root / "output/hallo.html").read_text(encoding="utf-8")
    if capability == "reading":
        assert "<em>Betonung</em>" in (root / "output/neu.html").read_text(encoding="utf-8")


def test_installed_but_not_listed_it_does_nothing(python: Path, tmp_path: Path) -> None:
    root = foreign(tmp_path / "seite", "")
    done = run(python, root, "pelican", "--fatal=errors", blocked=",".join(OPTIONAL))
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (root / ".cache").exists()


def test_a_missing_extra_and_a_wrong_name_are_said_with_the_remedy(python: Path, tmp_path: Path) -> None:
    root = foreign(tmp_path / "seite", 'AMTSFUNK = ["podcast", "fedes"]\n')
    done = run(python, root, "pelican", "--fatal=errors", blocked=",".join(OPTIONAL))
    assert done.returncode == 1
    assert "Die Fähigkeit „fedes“ gibt es nicht. Meinten Sie „feeds“? [site.unknown-capability]" in done.stderr
    assert re.search(
        r"Für „podcast“ fehlt das Paket „\w+“\. Geben Sie ein: pip install 'amtsfunk\[podcast\]' \[site.missing-package\]", done.stderr
    )


def test_any_article_with_an_enclosure_is_an_episode(python: Path, tmp_path: Path) -> None:
    root = foreign(tmp_path / "seite", PODCAST)
    fixtures = PROJECT / "tests/podcast/fixtures"
    (root / "content/ton").mkdir()
    (root / "content/ton/folge.mp3").write_bytes(next(iter(sorted(fixtures.glob("*.mp3")))).read_bytes())
    (root / "content/ton/folge.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:00.500\n<v Sprecherin>Guten Tag.\n", encoding="utf-8")
    (root / "content/folge.rst").write_text(
        "Folge\n=====\n\n:date: 2026-11-01\n:enclosure: ton/folge.mp3\n:transcript: ton/folge.vtt\n"
        ":guid: 2f1c1d3e-5a53-4f4a-9d1c-0c7f6a1b2c3d\n:summary: Kurz.\n\nZur Folge.\n",
        encoding="utf-8",
    )
    (root / "vorlagen").mkdir()
    (root / "vorlagen/article.html").write_text(
        "{{ article.title }}{% if article.episode %}{{ article.episode.player }}{% endif %}", encoding="utf-8"
    )
    done = run(python, root, "pelican", "--fatal=errors", blocked=",".join(one for one in OPTIONAL if one not in needed("podcast")))
    assert done.returncode == 0, done.stdout + done.stderr
    assert '<audio controls preload="none"' in (root / "output/folge.html").read_text(encoding="utf-8").replace('controls=""', "controls")
    assert "<enclosure" in (root / "output/podcast/sendung/feed.xml").read_text(encoding="utf-8")


def test_the_check_command(python: Path, tmp_path: Path) -> None:
    root = foreign(tmp_path / "seite", 'AMTSFUNK = ["reading"]\nUNKNOWN_FIELDS = "error"\n')
    (root / "content/neu.md").write_text("---\ntitle: Neu\ndatum: 2026-11-02\n---\n\nText.\n", encoding="utf-8")
    done = run(python, root, "pelican.plugins.amtsfunk", "check", "--format", "json")
    assert done.returncode == 1, done.stdout + done.stderr
    rules = {one["rule"] for one in json.loads(done.stdout)}
    assert "reading.unknown-field" in rules
    assert not (root / "output").exists()
    misused = run(python, root, "pelican.plugins.amtsfunk", "check", "-s", "fehlt.py")
    assert (misused.returncode, misused.stderr) == (2, "fehlt.py gibt es nicht. Nennen Sie die Datei mit -s.\n")
    assert run(python, root, "pelican.plugins.amtsfunk", "chek").stderr.startswith("Das lässt sich nicht verstehen. Geben Sie ein:\n")


def test_approvals_alone_hold_back_what_any_reader_reads(python: Path, tmp_path: Path) -> None:
    """Pelican's own reader for reStructuredText: left out, approved, changed and kept as git has it in the approved commit."""
    rules = '({"kinds": ("page",), "approvals": 0}, {"other_than_author": False})'
    conf = f'AMTSFUNK = ["approvals"]\nAPPROVALS = {{"signatures": "git", "anybody": True, "rules": {rules}}}\n'
    root = foreign(tmp_path / "seite", conf)
    (root / ".gitignore").write_text("output/\nbuild/\n.cache/\n", encoding="utf-8")
    who = ("-c", "user.name=Anna", "-c", "user.email=anna@fremd.example")
    day = {**os.environ, "GIT_COMMITTER_DATE": "2026-11-21T12:00:00Z"}

    def commit() -> str:
        subprocess.run(["git", *who, "add", "-A"], cwd=root, check=True)
        subprocess.run(["git", *who, "commit", "-qm", "Stand"], cwd=root, env=day, check=True)
        return subprocess.run(["git", "rev-parse", "HEAD"], cwd=root, check=True, capture_output=True, encoding="utf-8").stdout.strip()

    def build() -> str:
        done = run(python, root, "pelican", "--fatal=errors")
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stderr

    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=root, check=True)
    first = commit()
    assert "„Hallo“ ist nicht freigegeben und bleibt weg" in build()
    assert not (root / "output/hallo.html").exists()
    (row,) = json.loads((root / "build/freigaben.json").read_text(encoding="utf-8"))["items"]
    (root / "content/freigaben").mkdir()
    record = f'item = "artikel.rst"\nfingerprint = "{row["fingerprint"]}"\nwho = "Anna"\nat = 2026-11-22T12:00:00Z\n'
    (root / "content/freigaben/artikel.toml").write_text(f'{record}commit = "{first}"\n', encoding="utf-8")
    commit()
    build()
    assert "Ein Text." in (root / "output/hallo.html").read_text(encoding="utf-8")
    (root / "content/artikel.rst").write_text(
        "Hallo\n=====\n\n:date: 2026-11-01\n:summary: Kurz.\n:kind: page\n\nEin anderer Satz.\n", encoding="utf-8"
    )
    commit()
    assert f"„Hallo“ bleibt öffentlich, wie es freigegeben war (Commit {first[:10]})" in build()
    assert "Ein Text." in (root / "output/hallo.html").read_text(encoding="utf-8")


def test_approvals_have_their_tasks_without_a_project(python: Path, tmp_path: Path) -> None:
    """From what waits to the folder, the signature of a real key, the built page, and back."""
    persons = '{"petra": {"name": "Petra Presse", "roles": ("press",), "addresses": ("petra@stadt.example",)}, "anna": {"name": "Anna"}}'
    rules = '({"kinds": ("page",), "approvals": 0}, {"roles": ("press",), "other_than_author": False})'
    root = foreign(tmp_path / "seite", f'AMTSFUNK = ["approvals"]\nAPPROVALS = {{"persons": {persons}, "rules": {rules}}}\n')
    (root / ".gitignore").write_text("output/\nbuild/\n.cache/\n", encoding="utf-8")
    (root / "freigabe").mkdir()
    public = town.public(key := town.key(tmp_path / "keys", "petra"))
    (root / "freigabe/allowed_signers").write_text(f'petra namespaces="amtsfunk-freigabe" {public}\n', encoding="utf-8")
    history = town.Repository(root)
    history.git("init", "-q", "-b", "main")
    history.git("config", "user.email", "petra@stadt.example")
    history.commit()

    def task(*words: str) -> subprocess.CompletedProcess[str]:
        return run(python, root, "pelican.plugins.amtsfunk", *words)

    assert "wartet auf Pressestelle" in task("approvals").stdout
    waiting = task("check").stdout
    assert "[approvals.waiting]" in waiting
    assert "python -m pelican.plugins.amtsfunk approve artikel.rst" in waiting
    assert "./run" not in waiting
    assert "Kurzzeichen: " in task("folder", "hallo").stdout
    missed = task("approve", "halo", "--yes")
    assert (missed.returncode, missed.stderr) == (1, "„halo“ gibt es nicht. Meinten Sie „hallo“?\n")
    assert task("approve", "hallo", "--yes", "--key", str(key)).stdout.splitlines()[-1].startswith("Eingetragen: content/freigaben/")
    history.commit("Petra Presse", "petra@stadt.example")
    assert run(python, root, "pelican", "--fatal=errors").returncode == 0
    assert (root / "output/hallo.html").is_file()
    assert task("verify").stdout.startswith("✓ ")
    assert task("revoke", "hallo", "--note", "Falscher Tag", "--key", str(key)).stdout.startswith("Widerrufen: content/freigaben/")
    again = task("check").stdout
    assert "Petra Presse hat die Freigabe am 23.11.2026" in again
