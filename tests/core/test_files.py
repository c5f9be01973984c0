# SPDX-License-Identifier: AGPL-3.0-or-later
import errno
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.core import files
from tests.conftest import PROJECT


def test_writing_leaves_unchanged_bytes_alone(tmp_path: Path) -> None:
    path = tmp_path / "a/b.txt"
    assert files.write(path, "Grüße")
    os.utime(path, (1, 1))
    assert not files.write(path, "Grüße")
    assert path.stat().st_mtime == 1
    assert files.write(path, b"anders")
    assert path.read_bytes() == b"anders"


def test_a_write_that_fails_leaves_the_old_file_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    files.write(path, "alt")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        files.write(path, "neu")
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_text(encoding="utf-8") == "alt"


def test_linking_shares_bytes(tmp_path: Path) -> None:
    source = tmp_path / "cache/x.mp3"
    files.write(source, b"ton")
    files.link(source, tmp_path / "out/x.mp3")
    files.link(source, tmp_path / "out/x.mp3")
    assert source.samefile(tmp_path / "out/x.mp3")


def test_kept_makes_once(tmp_path: Path) -> None:
    made = []

    def make(path: Path) -> None:
        made.append(path)
        path.write_text("x", encoding="utf-8")

    assert files.kept(tmp_path, "k/x.txt", make) == files.kept(tmp_path, "k/x.txt", make)
    assert len(made) == 1


def test_same_compares_bytes(tmp_path: Path) -> None:
    large = b"1" * 200_000
    for name, data in (("a", large), ("b", large), ("c", large[:-1] + b"2"), ("d", large[:-1])):
        files.write(tmp_path / name, data)
    assert files.same(tmp_path / "a", tmp_path / "b")
    assert not files.same(tmp_path / "a", tmp_path / "c")
    assert not files.same(tmp_path / "a", tmp_path / "d")
    assert not files.same(tmp_path / "a", tmp_path / "fehlt")


def test_why_the_system_refused_is_said_in_german() -> None:
    assert files.reason(OSError(errno.ENOSPC, "No space left on device")) == "auf dem Datenträger ist kein Platz mehr frei"
    assert files.reason(OSError(99999, "Something else")) == "Something else"
    assert files.reason(OverflowError("port must be 0-65535")) == "port must be 0-65535"


def test_a_new_file_is_whole_or_not_there(tmp_path: Path) -> None:
    path = tmp_path / "neu.md"
    code = "import sys, pathlib; sys.path.insert(0, sys.argv[1]); from plugins.core import files\n"
    code += "print(files.refusal(pathlib.Path(sys.argv[2]).parent)); files.create(pathlib.Path(sys.argv[2]), 'Text')"
    refused = subprocess.run(
        [sys.executable, "-c", code, str(PROJECT), str(path)],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),  # as a full disk does
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (refused.returncode, refused.stdout) == (1, "die Datei würde größer, als hier erlaubt ist\n")
    assert not path.exists()
    assert files.refusal(tmp_path) == ""
    files.create(path, "Text")
    with pytest.raises(FileExistsError):
        files.create(path, "Anderes")
    assert path.read_text(encoding="utf-8") == "Text"
