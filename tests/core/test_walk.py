# SPDX-License-Identifier: AGPL-3.0-or-later
"""Going through folders a second time gives what os.walk gives, without asking the disk."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.walk import Step, Walk

NAMES = st.sampled_from(["a", "b", "ü", ".c"])
TREES = st.recursive(st.just(None), lambda inner: st.dictionaries(NAMES, inner, max_size=4), max_leaves=9)


def grow(folder: Path, tree: dict[str, Any]) -> None:
    folder.mkdir()
    for name, inside in tree.items():
        if inside is None:
            (folder / name).touch()
        else:
            grow(folder / name, inside)


def gone_through(walk: Callable[..., Iterator[Step]], top: Path, left_out: str, *, followlinks: bool) -> list[Step]:
    seen = []
    for folder, folders, names in walk(top, followlinks=followlinks):
        folders[:] = [one for one in folders if one != left_out]
        seen.append((folder, folders, names))
    return seen


@given(TREES.filter(bool), NAMES, st.booleans())
def test_it_goes_the_way_of_os_walk(
    tmp_path_factory: pytest.TempPathFactory, tree: dict[str, Any], left_out: str, followlinks: bool
) -> None:
    top, walk = tmp_path_factory.mktemp("wege") / "oben", Walk()
    grow(top, tree)
    (top / "verweis").symlink_to(next((one for one in top.iterdir() if one.is_dir()), top / "fort"))
    for spared in ("", left_out, ""):
        assert gone_through(walk, top, spared, followlinks=followlinks) == gone_through(os.walk, top, spared, followlinks=followlinks)
    assert list(walk(top / "nirgends")) == []


def test_a_folder_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grow(tmp_path / "oben", {"a": {"b": None}})
    walk = Walk()
    first = list(walk(tmp_path / "oben"))
    monkeypatch.setattr(os, "scandir", lambda _: pytest.fail("read again"))
    assert list(walk(str(tmp_path / "oben"))) == first
