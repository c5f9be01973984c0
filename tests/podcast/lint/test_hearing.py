# SPDX-License-Identifier: AGPL-3.0-or-later
"""Listening to many recordings: several at a time, each content once, and the person who waits is told."""

from pathlib import Path

import pytest

from plugins.core import progress
from plugins.podcast.lint.look import hear
from plugins.podcast.lint.measure import HEARD, measure
from plugins.podcast.store import Store

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


def test_recordings_are_heard_once_and_progress_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said, store = list[str](), Store(tmp_path)
    monkeypatch.setattr(progress, "tell", said.append)
    files = [FIXTURES / name for name in ("ton.mp3", "ton.flac", "ton.ogg")]
    recordings = [(path, one) for path in files if (one := store.probe(path))]
    hear(store, recordings)
    for path, one in recordings:
        assert store.fact(HEARD, path, lambda _: {}) == measure(path, one.format)
    assert "Die Lautheit der Aufnahmen wird gemessen ━━━━━━━━━━━━━━━━━━━━ 100 %" in said
    assert said[-1] == "Die Seite wird gebaut …"
    said.clear()
    hear(Store(tmp_path), recordings)
    assert said == []
