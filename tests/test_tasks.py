# SPDX-License-Identifier: AGPL-3.0-or-later
"""The tasks as they are typed: `./run TASK` from anywhere, in a copy of the project."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.engine import programs

from .conftest import PROJECT, copy


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory, pictures: Path) -> Path:
    """A copy of the project; its environment is this one's, so that nothing is downloaded."""
    root = copy(tmp_path_factory.mktemp("klon"), pictures)
    for name in ("run", "tasks.py", "requirements.lock", "publishconf.py"):
        shutil.copy(PROJECT / name, root / name)
    (root / ".venv").symlink_to(PROJECT / ".venv")
    return root


def run(root: Path, *words: str, cwd: Path = Path("/"), **environment: str) -> subprocess.CompletedProcess[str]:
    known = {**os.environ, "SOURCE_DATE_EPOCH": "1795420800", "COLUMNS": "120", **environment}
    return subprocess.run([root / "run", *words], cwd=cwd, env=known, capture_output=True, encoding="utf-8", check=False)


def test_build_from_another_folder_ends_with_a_summary_and_the_paths(clone: Path) -> None:
    done = run(clone, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    for words in (
        "✓ Die Seite ist gebaut (",
        "Beiträge ·",
        "Folgen ·",
        "Feeds ·",
        "Keine Befunde",
        "output/index.html",
        "output/podcast/rathausfunk/feed.xml",
    ):
        assert words in done.stdout


def test_publish_releases_and_rollback_as_they_are_typed(clone: Path, tmp_path: Path) -> None:
    settings, place, page = clone / "publishconf.py", tmp_path / "srv", clone / "content/seiten/kontakt.md"
    place.mkdir()
    before, said = settings.read_text(encoding="utf-8"), page.read_text(encoding="utf-8")
    settings.write_text(
        f'{before}\nPUBLISH = {{"targets": {{"hier": {{"kind": "local", "path": "{place}", "check": False}}}}}}\n', encoding="utf-8"
    )
    try:
        refused, tried, first, same = (
            run(clone, "publish", *words) for words in ((), ("--allow-dirty", "--dry-run"), *[["--allow-dirty"]] * 2)
        )
        page.write_text(f"{said}\nNeues.\n", encoding="utf-8")
        second = run(clone, "publish", "--allow-dirty")
        back, listed = run(clone, "rollback"), run(clone, "releases")
        held = run(clone, "publish", "--hold", "content/eins.md", "--hold", "content/zwei.md")
        config = run(clone, "server-config", "nginx")
    finally:
        settings.write_text(before, encoding="utf-8")
        page.write_text(said, encoding="utf-8")
    assert refused.returncode == 1
    assert "Git" in refused.stderr
    assert (tried.returncode, first.returncode, same.returncode, second.returncode) == (0, 0, 0, 0), first.stdout + first.stderr
    assert "Probelauf" in tried.stdout
    assert "Neu (" in first.stdout
    assert "Nichts zu veröffentlichen: " in same.stdout
    assert "Geändert (1)" in second.stdout
    assert "✓ Zurückgerollt: von " in back.stdout
    assert "Website nicht geprüft: abgeschaltet (check)" in back.stdout
    assert "→ 20" in listed.stdout.splitlines()[1]
    assert [one for one in held.stderr.splitlines() if one.startswith("--hold content/")] == [
        f"--hold content/{one}.md: Diese Datei gibt es unter content/ nicht (Form: content/artikel/2026-11-25-neu.md)."
        for one in ("eins", "zwei")
    ]
    assert re.search(r"^Vom (?:Befehl|Speichern) bis live: \d+ (?:Sekunde|Minute)", first.stdout, re.MULTILINE)
    assert (place / "current/podcast/rathausfunk/feed.xml.br").is_file()
    assert f'root "{place}/current";' in config.stdout


def test_check_speaks_text_json_and_gitlab_and_ends_with_1_on_an_error(clone: Path) -> None:
    broken = clone / "content/artikel/2026-11-01-kaputt.md"
    broken.write_text("---\ntitle: Kaputt\ndatum: 2026-11-01\n---\n\nText.\n", encoding="utf-8")
    try:
        text, listed, gitlab = (run(clone, "check", *words) for words in ((), ("--json",), ("--format", "gitlab")))
    finally:
        broken.unlink()
    assert [text.returncode, listed.returncode, gitlab.returncode] == [1, 1, 1]
    assert "content/artikel/2026-11-01-kaputt.md:3:1: Fehler: Das Feld „datum“ gibt es nicht. Meinten Sie „date“?" in text.stdout
    assert text.stdout.endswith("✗ 1 Fehler.\n")
    (one,) = json.loads(listed.stdout)
    assert (one["path"], one["line"], one["severity"]) == ("content/artikel/2026-11-01-kaputt.md", 3, "error")
    (row,) = json.loads(gitlab.stdout)
    assert row["location"] == {"path": "content/artikel/2026-11-01-kaputt.md", "lines": {"begin": 3}}
    unknown = run(clone, "check", "--format", "xml")
    assert (unknown.returncode, unknown.stderr) == (2, "Die Form „xml“ gibt es nicht; möglich sind „json“ und „gitlab“.\n")


def test_new_makes_what_then_builds_as_a_draft_and_never_overwrites(clone: Path) -> None:
    made = run(clone, "new", "artikel", 'Neue "Öffnungszeiten"', SOURCE_DATE_EPOCH="1795420800")
    path = clone / "content/artikel/2026-11-23-neue-oeffnungszeiten.md"
    assert made.stdout == "Angelegt: content/artikel/2026-11-23-neue-oeffnungszeiten.md\n"
    before = path.read_text(encoding="utf-8")
    again = run(clone, "new", "article", 'Neue "Öffnungszeiten"')
    assert (again.returncode, path.read_text(encoding="utf-8")) == (1, before)
    assert again.stderr == f"{path.relative_to(clone)} gibt es schon; nichts wurde verändert. Wählen Sie einen anderen Titel.\n"
    episode = run(clone, "new", "folge", "Ein Gespräch", "--show", "rathausfunk")
    assert episode.stdout == "Angelegt: content/podcast/rathausfunk/004-ein-gespraech/index.md\n"
    assert run(clone, "check").stdout == "✓ Keine Befunde.\n"
    path.unlink()
    shutil.rmtree(clone / "content/podcast/rathausfunk/004-ein-gespraech")


def test_guids_shows_and_adds_what_the_ledger_lacks(clone: Path) -> None:
    ledger = clone / "content/podcast/rathausfunk/guids.toml"
    whole = ledger.read_text(encoding="utf-8")
    *lines, last = whole.splitlines(keepends=True)
    ledger.write_text("".join(lines), encoding="utf-8")
    shown = run(clone, "guids")
    assert (shown.returncode, ledger.read_text(encoding="utf-8")) == (0, "".join(lines))
    rows = f"content/podcast/rathausfunk/guids.toml: 1 Zeile {{}}\n  {last}"
    assert shown.stdout == rows.format("zu ergänzen") + "Eintragen: ./run guids --write\n"
    written = run(clone, "guids", "--write")
    assert written.stdout == rows.format("eingetragen") + "✓ Nehmen Sie die Änderung in git auf.\n"
    assert ledger.read_text(encoding="utf-8") == whole


def test_replace_audio_refuses_with_a_sentence(clone: Path) -> None:
    done = run(clone, "replace-audio", "rathausfunk/001-marktplaz", "neu.mp3")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Eine Folge „rathausfunk/001-marktplaz“ gibt es nicht. Meinten Sie „rathausfunk/001-marktplatz“?\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("fole", "x"), "„fole“ kann nicht angelegt werden. Meinten Sie „folge“?"),
        (("folge", "x", "--show", "rathausfnk"), "Die Sendung „rathausfnk“ gibt es nicht. Meinten Sie „rathausfunk“?"),
        (("artikel", "…"), "Aus dem Titel „…“ lässt sich keine Adresse bilden. Er braucht mindestens einen Buchstaben oder eine Ziffer."),
    ],
)
def test_new_refuses_with_a_sentence(clone: Path, words: tuple[str, ...], said: str) -> None:
    done = run(clone, "new", *words)
    assert (done.returncode, done.stderr) == (1, said + "\n")


def test_misuse_is_answered_in_german(clone: Path) -> None:
    done = run(clone, "buidl")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "Die Aufgabe „buidl“ gibt es nicht. Meinten Sie „build“?\n")


def test_the_list_of_tasks_is_in_german(clone: Path) -> None:
    listed = run(clone).stdout
    assert listed.startswith("Aufgaben:\n")
    assert run(clone, "--help").stdout == listed
    for task in ("build", "check", "new", "serve", "test"):
        assert f"\n  {task} " in listed
    assert "Baut die Seite nach output/" in listed


def test_missing_programs_are_named_with_the_line_to_type() -> None:
    assert programs.missing({"sh": "dash", "gibt-es-nicht": "paket-b", "fehlt": "paket-a"}) == ["paket-a", "paket-b"]
    assert programs.line(["paket-a"]) == "sudo apt-get update && sudo apt-get install -y --no-install-recommends paket-a"


def test_run_works_after_the_folder_was_moved(tmp_path: Path) -> None:
    for name in ("run", "tasks.py", "requirements.lock"):
        shutil.copy(PROJECT / name, tmp_path / name)
    (tmp_path / "plugins").symlink_to(PROJECT / "plugins")
    folder, here = tmp_path / ".venv/bin", PROJECT / ".venv"
    folder.mkdir(parents=True)
    for name in ("pyvenv.cfg", ".stand"):
        shutil.copy(here / name, tmp_path / ".venv" / name)
    (tmp_path / ".venv/lib").symlink_to(here / "lib")
    (folder / "python").symlink_to((here / "bin/python").resolve())
    (folder / "invoke").write_text("#!/der/alte/ort/.venv/bin/python\n", encoding="utf-8")
    (folder / "invoke").chmod(0o755)
    done = run(tmp_path, "--list")
    assert (done.returncode, done.stderr) == (0, "")


def test_run_takes_packages_from_a_folder_and_asks_no_network(tmp_path: Path) -> None:
    """The folder lacks the package, so pip must fail, and name no other place where it looked."""
    shutil.copy(PROJECT / "run", tmp_path / "run")
    digest = "0" * 64
    (tmp_path / "requirements.lock").write_text(f"invoke==2.2.0 --hash=sha256:{digest}\n", encoding="utf-8")
    (tmp_path / "wheelhouse").mkdir()
    known = {"PATH": os.environ["PATH"], "AMTSFUNK_PYTHON": sys.executable}
    done = subprocess.run([tmp_path / "run"], env=known, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "(from versions: none)" in done.stderr
    wrong = {**known, "AMTSFUNK_WHEELHOUSE": "/gibt/es/nicht"}
    done = subprocess.run([tmp_path / "run"], env=wrong, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, "docs/betrieb/ohne-netz.md" in done.stderr) == (1, True)


def test_run_says_what_is_missing_without_python(tmp_path: Path) -> None:
    shutil.copy(PROJECT / "run", tmp_path / "run")
    (tmp_path / "requirements.lock").write_text("", encoding="utf-8")
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("dirname", "cksum", "cat", "sh"):
        found = shutil.which(name)
        assert found
        (tools / name).symlink_to(found)
    done = subprocess.run(["/bin/sh", tmp_path / "run"], env={"PATH": str(tools)}, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (
        1,
        "Es fehlt Python 3.11 oder neuer. Geben Sie ein: sudo apt-get install python3 python3-venv\n",
    )
