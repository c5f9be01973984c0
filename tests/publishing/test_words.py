# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an administrator reads: German, without the system's own words where there are better ones."""

import http.client
import os
import socket
import ssl
import urllib.error
from pathlib import Path

import pytest

from plugins.publishing import pace
from plugins.publishing.reasons import reason
from plugins.publishing.settings import Local
from plugins.publishing.smoke import browser
from plugins.publishing.targets import locked
from plugins.publishing.targets.posix import stopped
from plugins.publishing.targets.shell import Shell

from .conftest import free_port

SINCE = "1970-01-01T01:00:00+00:00"  # 3600 seconds


@pytest.mark.parametrize(
    ("saved", "said"),
    [
        (9959.0, "Vom Speichern bis live: 41 Sekunden (davon dieser Befehl: 12 Sekunden)"),
        (9700.0, "Vom Speichern bis live: 5 Minuten (davon dieser Befehl: 12 Sekunden)"),
        (6000.0, "Vom Befehl bis live: 12 Sekunden"),  # more than an hour ago
        (3599.0, "Vom Befehl bis live: 12 Sekunden"),  # published already
        (10001.0, "Vom Befehl bis live: 12 Sekunden"),  # a clock is wrong
        (0.0, "Vom Befehl bis live: 12 Sekunden"),  # no file, or a runner's checkout
    ],
)
def test_the_time_from_saving_to_live_is_told_where_it_means_something(saved: float, said: str) -> None:
    assert pace.pace(saved, SINCE, 9988.0, 10_000.0) == said


def test_the_newest_file_counts(tmp_path: Path) -> None:
    paths = ("alt.md", "artikel/2026/neu/index.md", "artikel/mittel.md")
    assert pace.newest(tmp_path, paths) == 0.0
    for number, path in enumerate(paths):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x", encoding="utf-8")
        os.utime(tmp_path / path, (0, (1000, 3000, 2000)[number]))
    assert pace.newest(tmp_path, [*paths, "fehlt.md"]) == 3000.0


@pytest.mark.parametrize(
    ("age", "said"),
    [
        (0, "seit 0 Sekunden"),
        (1, "seit 1 Sekunde"),
        (119, "seit 119 Sekunden"),
        (600, "seit 10 Minuten"),
        (7200, "seit 2 Stunden"),
        (200_000, "seit 2 Tagen"),
        (-5, "seit unbekannter Zeit"),
    ],
)
def test_the_age_of_a_lock(age: int, said: str) -> None:
    assert f"anna@rathaus, {said}. Warten Sie" in locked(f"1000000\n{1_000_000 - age} anna@rathaus [12345678]")


def test_why_a_web_server_does_not_answer() -> None:
    ask = browser(Local(kind="local", path="/srv/x"))
    with pytest.raises(urllib.error.URLError) as refused:
        ask.get(f"http://127.0.0.1:{free_port()}/")
    assert reason(refused.value) == "auf diesem Anschluss wird keine Verbindung angenommen"
    expired = ssl.SSLCertVerificationError()
    expired.verify_code = 10
    for error, said in (
        (urllib.error.URLError(expired), "das TLS-Zertifikat ist abgelaufen"),
        (ssl.SSLError(1, "WRONG_VERSION_NUMBER"), "die verschlüsselte Verbindung kommt nicht zustande"),
        (urllib.error.URLError(socket.gaierror(-2, "Name or service not known")), "der Name lässt sich hier nicht auflösen"),
        (urllib.error.URLError(TimeoutError("timed out")), "es kam keine Antwort"),
        (http.client.RemoteDisconnected("Remote end closed connection without response"), "die Verbindung wurde getrennt"),
        (http.client.BadStatusLine("SSH-2.0"), "die Antwort ist nicht zu verstehen"),
        (ConnectionError("Antwort 503"), "Antwort 503"),
    ):
        assert reason(error) == said


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        (255, "Host key verification failed.", "stadt ist nicht bekannt oder ein anderer als bisher"),
        (255, "client_loop: send disconnect: Broken pipe", "Die Verbindung zu stadt ist abgerissen."),
        (255, "Timeout, server stadt not responding.", "stadt antwortet nicht mehr."),
        (255, "etwas anderes", "kommt nicht zustande oder ist abgerissen (Wortlaut: „etwas anderes“)."),
        (73, "mkdir: cannot create directory 'releases': Permission denied", "fehlt die Berechtigung zu schreiben"),
        (73, "amtsfunk: 2: printf: printf: I/O error", "Dort lässt sich nichts mehr schreiben"),
        (1, "cat: write error: No space left on device", "Dort ist kein Platz mehr frei."),
        (75, "die Sperre hat inzwischen jemand anderes", "stadt: die Sperre hat inzwischen jemand anderes"),
        (66, "", "stadt: Ein Befehl endete dort mit 66"),
    ],
)
def test_why_a_command_on_a_server_failed(code: int, text: str, said: str) -> None:
    assert said in Shell("stadt").why(code, f"Warning: something\n{text}\n" if text else "")


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        (
            12,
            "rsync: connection unexpectedly closed\nrsync error: error in rsync protocol data stream (code 12)",
            "abgerissen",
        ),
        (255, "ssh: connect to host stadt port 22: Connection refused\nrsync error: unexplained error (code 255)", "keine Verbindung an"),
        (-9, "", "Die Übertragung ist abgebrochen (rsync wurde beendet, Signal 9)."),
        (24, "rsync warning: some files vanished before they could be transferred (code 24)", "Dateien verschwanden"),
        (11, 'rsync: write failed on "x": No space left on device (28)', "kein Platz mehr frei"),
        (23, 'rsync: mkstemp "x" failed: Permission denied (13)', "fehlt die Berechtigung zu schreiben"),
    ],
)
def test_why_a_transfer_stopped(code: int, text: str, said: str) -> None:
    told = stopped(code, text, Shell("stadt"))
    assert said in told
    assert "Die Website ist unverändert" in told
    assert "rsync error" not in told
