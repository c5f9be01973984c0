# SPDX-License-Identifier: AGPL-3.0-or-later
"""Same input, same bytes: elsewhere, in another locale and time zone, at another time."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from .conftest import copy

_BUILD = """
import pathlib, sys
sys.path.insert(0, sys.argv[1])
from plugins.engine.run import build
built = build(pathlib.Path(sys.argv[1]) / "pelicanconf.py")
print(*built.report.findings, sep="\\n")
sys.exit(not built.good)
"""


def build(root: Path, cwd: Path, **environment: str) -> dict[str, bytes]:
    done = subprocess.run(
        [sys.executable, "-c", _BUILD, str(root)],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    output = root / "output"
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in sorted(output.rglob("*")) if path.is_file()}


def test_two_builds_of_the_example_are_byte_identical(tmp_path: Path, pictures: Path) -> None:
    one = copy(tmp_path / "eins", pictures)
    other = copy(tmp_path / "ein anderer Ordner/zwei")
    os.utime(other / "pelicanconf.py", (1, 1))
    first = build(one, tmp_path, SOURCE_DATE_EPOCH="1795420800", TZ="UTC", LC_ALL="C", PYTHONHASHSEED="1")
    # four days later nothing of the example has become due
    second = build(other, Path("/"), SOURCE_DATE_EPOCH="1795766400", TZ="Pacific/Auckland", LC_ALL="C.UTF-8", PYTHONHASHSEED="2")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
    for name, data in first.items():
        assert str(tmp_path).encode() not in data, f"{name} names the folder it was built in"


def test_a_second_build_changes_nothing_and_keeps_times(tmp_path: Path, pictures: Path) -> None:
    root = copy(tmp_path / "eins", pictures)
    first = build(root, tmp_path, SOURCE_DATE_EPOCH="1795420800")
    times = {path: path.stat().st_mtime_ns for path in (root / "output").rglob("*") if path.is_file()}
    assert build(root, tmp_path, SOURCE_DATE_EPOCH="1795420800") == first
    assert {path: path.stat().st_mtime_ns for path in times} == times
    shutil.rmtree(root / ".cache")
    assert build(root, tmp_path, SOURCE_DATE_EPOCH="1795420800") == first
