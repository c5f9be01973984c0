# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a build spares Pelican gives the same as Pelican does itself."""

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from pelican import utils
from pelican.contents import Content
from pelican.utils import SafeDatetime

from plugins.engine import adapter

FORMS = ("%a %d %B %Y", "%-d.%-m.%Y", "%d. %B %Y um %H:%M %Z", "100 %%", "%Q %%", "am %d. März", "")


@pytest.mark.parametrize("form", FORMS)
def test_dates_read_as_pelican_writes_them(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = utils.strftime
    monkeypatch.setattr(utils, "strftime", usual)  # is put back afterwards
    adapter._spare_dates()
    for day in (SafeDatetime(2026, 5, 3, 9, 4, tzinfo=UTC), datetime(2026, 11, 20, 14, 30)):
        assert utils.strftime(day, form) == usual(day, form)


@pytest.mark.parametrize("path", ["a.md", "b/Ü ö.md", "b/../a.md", "b//a.md", "./a.md", "../a.md", "", "b/.a.md", "b/"])
def test_paths_are_those_that_pelican_finds(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = Content.get_relative_source_path
    monkeypatch.setattr(Content, "get_relative_source_path", usual)
    adapter._spare_paths(f"{tmp_path}/")
    for source in (path, f"{tmp_path}/{path}"):
        content = SimpleNamespace(source_path=source, settings={"PATH": str(tmp_path)})
        assert Content.get_relative_source_path(content) == usual(content)
        assert Content.get_relative_source_path(content, f"{tmp_path}/b/{path}") == usual(content, f"{tmp_path}/b/{path}")
