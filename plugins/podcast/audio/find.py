# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finds the audio of an episode: named in its head, in the media store, or lying in its folder."""

import os
import re
from pathlib import Path

from ...core.finding import instead
from ..fields import AudioReference
from ..sought import Sought, inside
from . import rules
from .formats import EXTENSIONS, FORMATS, OTHER_EXTENSIONS, Audio, UnreadableError, is_lfs_pointer, sniff


def audio(sought: Sought, small: str = "") -> list[tuple[Path, Audio]]:
    """Return the episode's recordings, measured, the most widely playable format first.

    ``small`` is the format of the edition that the show asks for: an MP3 stands in for one that the editors did not make.
    """
    probed = [(path, one) for path in _candidates(sought) if (one := _measured(sought, path)) is not None]
    by_format: dict[str, list[tuple[Path, Audio]]] = {}
    for path, one in probed:
        by_format.setdefault(one.format.name, []).append((path, one))
    for alike in by_format.values():
        if len(alike) > 1 and alike[0][1].format.published:
            names = ", ".join(f"„{path.name}“" for path, _ in alike)
            sought.add(rules.SAME_FORMAT, "enclosure", format=alike[0][1].format.label, names=names, first=alike[0][0].name)
    order = list(FORMATS)
    chosen = sorted((alike[0] for alike in by_format.values()), key=lambda pair: order.index(pair[1].format.name))
    if chosen and small != "mp3" and not any(one.format.apple for _, one in chosen):
        path, best = chosen[0]
        rule = rules.NOT_APPLE if best.format.published else rules.ONLY_WAV
        sought.add(rule, "enclosure", name=path.name, format=best.format.label)
    return chosen


def _candidates(sought: Sought) -> list[Path]:
    reference: AudioReference | None = sought.document.fields.get("audio")
    name: str | None = sought.document.fields.get("enclosure")
    if reference is not None:
        return _stored(sought, reference)
    if not name:
        lying = sought.lying(EXTENSIONS | OTHER_EXTENSIONS)
        if not lying:
            sought.add(rules.MISSING_AUDIO, "title", folder=str(Path(sought.path).parent))
        return lying
    if re.match(r"https?://", name):
        sought.add(rules.REMOTE_AUDIO, "enclosure", name=name)
        return []
    path = sought.named(name)
    if path is None:
        sought.add(rules.AUDIO_NOT_FOUND, "enclosure", name=name, nearest=sought.alike(name, EXTENSIONS | OTHER_EXTENSIONS))
    return [path] if path else []


def _stored(sought: Sought, reference: AudioReference) -> list[Path]:
    """Return the referenced file in the media store, if it is there and is the one that is meant."""
    root = sought.media_store
    if root is None or not root.is_dir():
        sought.add(rules.NO_MEDIA_STORE, "audio", path=reference.path)
        return []
    path = root / reference.path
    if not path.is_file() or not inside(path, root):
        beside = [one.name for one in path.parent.iterdir()] if path.parent.is_dir() else []
        sought.add(
            rules.NOT_IN_STORE,
            "audio",
            path=reference.path,
            nearest=instead(path.name, beside) or f"Legen Sie sie dort ab; der Medienspeicher ist {root}.",
        )
        return []
    if not is_lfs_pointer(path) and (digest := sought.store.digest(path)) != reference.sha256:
        sought.add(rules.WRONG_DIGEST, "audio", path=reference.path, digest=digest)
        return []
    return [path]


def _measured(sought: Sought, path: Path) -> Audio | None:
    if not os.access(path, os.R_OK):
        sought.add(rules.UNREADABLE_AUDIO, "enclosure", name=path.name, format="Ton")
        return None
    if not sought.store.knows("sound", path) and is_lfs_pointer(path):
        sought.add(rules.LFS_POINTER, "enclosure", name=path.name)
        return None
    try:
        one = sought.store.probe(path)
    except UnreadableError:
        kind = sniff(path)
        sought.add(rules.UNREADABLE_AUDIO, "enclosure", name=path.name, format=kind.label if kind else "Ton")
        return None
    if one is None:
        sought.add(rules.UNKNOWN_FORMAT, "enclosure", name=path.name)
    elif path.suffix.lower() not in one.format.extensions:
        right = path.with_suffix(one.format.extension).name
        sought.add(rules.WRONG_EXTENSION, "enclosure", name=path.name, format=one.format.label, right=right)
    return one
