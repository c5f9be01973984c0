# SPDX-License-Identifier: AGPL-3.0-or-later
import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.engine import stage


def tree(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def read(root: Path) -> dict[str, str]:
    return {p.relative_to(root).as_posix(): p.read_text("utf-8") for p in root.rglob("*") if p.is_file()}


def test_only_what_differs_is_touched(tmp_path: Path) -> None:
    live = tree(tmp_path / "live", {"gleich": "1", "alt/weg": "2", "neu": "3"})
    os.utime(live / "gleich", (1, 1))
    done = stage.commit(tree(tmp_path / "stage", {"gleich": "1", "neu": "4", "x/y": "5"}), live, stage.present(live, []))
    assert done == stage.Commit(("neu", "x/y"), ("gleich",), ("alt/weg",))
    assert read(live) == {"gleich": "1", "neu": "4", "x/y": "5"}
    assert (live / "gleich").stat().st_mtime == 1
    assert not (live / "alt").exists()
    assert not (tmp_path / "stage").exists()


def test_a_file_may_become_a_folder_and_back(tmp_path: Path) -> None:
    live = tree(tmp_path / "live", {"a": "1", "b/c": "2"})
    stage.commit(tree(tmp_path / "stage", {"a/x": "3", "b": "4"}), live, stage.present(live, []))
    assert read(live) == {"a/x": "3", "b": "4"}


def test_hidden_and_retained_files_are_spared_but_well_known_is_ours(tmp_path: Path) -> None:
    live = tree(tmp_path / "live", {".git/config": "", "CNAME": "", ".well-known/security.txt": "", "a": ""})
    assert stage.present(live, ["CNAME"]) == [".well-known/security.txt", "a"]


def test_a_link_to_a_folder_is_one_thing_whose_inside_is_not_ours(tmp_path: Path) -> None:
    live, elsewhere = tree(tmp_path / "live", {"a": "1"}), tree(tmp_path / "anderswo", {"b": "2"})
    (live / "ordner").symlink_to(elsewhere)
    assert stage.present(live, []) == ["a", "ordner"]
    stage.commit(tree(tmp_path / "stage", {"a": "1"}), live, stage.present(live, []))
    assert (read(live), read(elsewhere)) == ({"a": "1"}, {"b": "2"})


def test_an_output_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert stage.present(tmp_path / "live", []) == []


def test_the_manifest_remembers_and_survives_damage(tmp_path: Path) -> None:
    manifest = tmp_path / "m.json"
    stage.remember(manifest, ["b", "a"])
    assert stage.remembered(manifest) == ["a", "b"]
    manifest.write_text("{", encoding="utf-8")
    assert stage.remembered(manifest) == []


NAMES = st.lists(st.sampled_from("abc"), min_size=1, max_size=3).map("/".join)


def without_clashes(files: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in files.items() if not any(other.startswith(f"{name}/") for other in files)}


TREES = st.dictionaries(NAMES, st.text("xyz", max_size=2), max_size=6).map(without_clashes)


def committed(root: Path, before: dict[str, str], staged: dict[str, str], standing: set[str]) -> tuple[dict[str, str], stage.Commit]:
    """Return what the output holds after ``staged`` was put over ``before``, and what was said of it."""
    (root / "live").mkdir()
    live = tree(root / "live", before)
    stage.fresh(root / "stage")
    done = stage.commit(tree(root / "stage", staged), live, stage.present(live, []), standing)
    return read(live), done


@given(TREES, TREES)
@settings(max_examples=60)
def test_after_a_commit_the_output_is_the_stage(
    tmp_path_factory: pytest.TempPathFactory, before: dict[str, str], after: dict[str, str]
) -> None:
    assert committed(tmp_path_factory.mktemp("c"), before, after, set())[0] == after


@given(TREES, TREES)
@settings(max_examples=60)
def test_what_stands_there_already_need_not_be_staged(
    tmp_path_factory: pytest.TempPathFactory, before: dict[str, str], after: dict[str, str]
) -> None:
    standing = {name for name, text in after.items() if before.get(name) == text}
    staged = {name: text for name, text in after.items() if name not in standing}
    found, done = committed(tmp_path_factory.mktemp("c"), before, staged, standing)
    assert (found, set(done.unchanged)) == (after, standing)


@pytest.mark.parametrize(("standing", "staged"), [("a", "a/b"), ("a/b", "a")])
def test_nothing_is_file_and_folder_at_once(tmp_path: Path, standing: str, staged: str) -> None:
    live, made = tree(tmp_path / "live", {standing: "1"}), tree(tmp_path / "stage", {staged: "2"})
    with pytest.raises(NotADirectoryError):
        stage.commit(made, live, [], [standing])
    assert read(live) == {standing: "1"}


def test_an_output_on_a_disk_of_its_own_is_not_half_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``output/`` may be a mount point: its room is looked at before the first file goes there. Only root could mount a real one."""
    live, made = tree(tmp_path / "live", {"a.html": "alt"}), tree(tmp_path / "stage", {"a.html": "neu", "b.mp3": "x" * 2000})
    monkeypatch.setattr(stage, "_disk", hash)
    monkeypatch.setattr(stage.shutil, "disk_usage", lambda _: SimpleNamespace(free=2002))
    with pytest.raises(OSError, match="No space left on device"):
        stage.commit(made, live, [])
    assert read(live) == {"a.html": "alt"}
    monkeypatch.setattr(stage.shutil, "disk_usage", lambda _: SimpleNamespace(free=2003))
    assert stage.commit(made, live, []).written == ("a.html", "b.mp3")
