# SPDX-License-Identifier: AGPL-3.0-or-later
"""What Auphonic says of a production, in the form its API returns (shortened to what is read, and to some that is not)."""

import json
from typing import Any

CHAPTERS = [
    {"start": "00:00:00.000", "start_sec": 0.0, "start_output": "00:00:00.000", "start_output_sec": 0.0, "title": "Begrüßung", "url": ""},
    {"start": "00:00:00.200", "start_sec": 0.2, "start_output": "00:00:00.500", "start_output_sec": 0.5, "title": "Salz", "url": ""},
    {"start": "00:00:00.700", "start_sec": 0.7, "start_output": "00:00:01.000", "start_output_sec": 1.0, "title": "Schluss", "url": ""},
]


def description(**changed: Any) -> dict[str, Any]:
    """Return the description of a multitrack production with chapters."""
    known = {
        "uuid": "ShfFXnXeAiHoB8U4uFJQS3",
        "status": 3,
        "status_string": "Done",
        "length": 1.5,
        "length_timestring": "00:00:01.500",
        "output_basename": "rf004-winterdienst",
        "is_multitrack": True,
        "creation_time": "2026-11-19T08:41:00.795Z",
        "metadata": {
            "title": "Winterdienst: Wer räumt wann?",
            "subtitle": "Kurz gesagt",
            "summary": "Ein Morgen mit dem Bauhof,\nund was Ihre Aufgabe ist.",
            "tags": ["Winterdienst", " Bauhof ", "Winterdienst"],
            "artist": "Stadt Musterstadt",
            "album": "Rathausfunk",
            "track": "4",
            "license": "",
        },
        "chapters": CHAPTERS,
        "speech_recognition": {"type": "whisper", "language": "de", "shownotes": True},
        "multi_input_files": [
            {"id": "Hanna Beispiel", "type": "multitrack", "input_file": "hanna.wav"},
            {"id": "Mikrofon 2", "type": "multitrack", "input_file": "gast.wav"},
            {"id": "", "type": "intro", "input_file": "intro.mp3"},
        ],
        "output_files": [{"format": "mp3", "ending": "mp3", "filename": "rf004-winterdienst.mp3", "size": 6165}],
        "algorithms": {"leveler": True},
    }
    return {**known, **changed}


def answer(**changed: Any) -> str:
    """Return the whole answer of the API."""
    return json.dumps({"status_code": 200, "error_message": "", "data": description(**changed)}, ensure_ascii=False, indent=2)
