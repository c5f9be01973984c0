# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tiny sites and what they must become: every text of the output as it is stored, every other file by its name.

``python -m tests.test_golden`` stores what the sites become now; look at the difference before you commit it.
"""

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import PROJECT, Site

GOLDEN = PROJECT / "tests/golden"
SITES = sorted(path.parent.name for path in GOLDEN.glob("*/settings.json"))
TEXTS = frozenset((".html", ".xml", ".txt", ".json", ".vtt", ".srt"))


def built(name: str, root: Path) -> Site:
    """Build the stored site ``name`` below ``root`` with the plain templates that lie beside it."""
    shutil.copytree(GOLDEN / name / "content", root / "content")
    site = Site(root).configure(THEME=str(GOLDEN / "vorlagen"), SITENAME="Musterstadt", DIRECT_TEMPLATES=["index"])
    return site.configure(**json.loads((GOLDEN / name / "settings.json").read_text(encoding="utf-8"))).build().good()


def became(site: Site) -> Iterator[tuple[str, str]]:
    """Yield path and text of all that ``site`` became: the findings, the names of its files, its texts."""
    files = site.files()
    yield "findings.txt", "".join(f"{one}\n" for one in site.findings)
    yield "files.txt", "".join(f"{path}\n" for path in files)
    for path, raw in files.items():
        if Path(path).suffix in TEXTS:
            yield f"output/{path}", raw.decode("utf-8")


def stored(name: str) -> dict[str, str]:
    """Return what the site ``name`` must become."""
    folder = GOLDEN / name / "expected"
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", SITES)
def test_a_site_becomes_what_is_stored(name: str, tmp_path: Path) -> None:
    expected, found = stored(name), dict(became(built(name, tmp_path / "site")))
    assert sorted(found) == sorted(expected)
    for path, text in found.items():
        assert text == expected[path], path


def main() -> None:
    """Store what the sites become now."""
    for name in SITES:
        folder = GOLDEN / name / "expected"
        shutil.rmtree(folder, ignore_errors=True)
        with tempfile.TemporaryDirectory() as place:
            for path, text in became(built(name, Path(place) / "site")):
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
