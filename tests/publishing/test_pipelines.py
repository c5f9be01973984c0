# SPDX-License-Identifier: AGPL-3.0-or-later
"""The ready pipelines are YAML, and every line of Amtsfunk's in them is one that its tasks understand."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml

from plugins.publishing.wish import Wish
from tests.conftest import PROJECT

FILES = sorted((PROJECT / "docs/betrieb/pipelines").glob("*.yml"))


@pytest.mark.parametrize("file", FILES, ids=lambda one: one.stem)
def test_a_pipeline_is_yaml_checks_previews_publishes_and_looks_for_what_is_due(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert yaml.safe_load(text)
    lines = set(re.findall(r"\./run ([^>\n]+?)(?: >.*)?$", text, re.MULTILINE))
    assert {"publish", "publish --if-due", "publish --target vorschau --drafts"} < lines
    assert [line for line in lines if line.startswith("check")]
    known = {f"--{name.replace('_', '-')}" for name in Wish.__slots__}
    assert {word for line in lines if line.startswith("publish") for word in line.split() if word.startswith("--")} <= known


def test_scripts_in_pipelines_are_shell(tmp_path: Path) -> None:
    for file in (one for one in FILES if one.stem != "gitlab-ci"):
        for step in yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"]["amtsfunk"]["steps"]:
            script = tmp_path / "script"
            script.write_text(step.get("run", ""), encoding="utf-8")
            assert subprocess.run(["sh", "-n", script], check=False).returncode == 0, (file, step)
