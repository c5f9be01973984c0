# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a machine lacks is told by the name of the Debian package that brings it."""

import pytest

from plugins.engine import programs


@pytest.mark.parametrize(
    ("needed", "missing"),
    [
        ({"sh": "dash", "libc.so.6": "libc6"}, []),
        ({"gibt-es-nicht": "paket", "sh": "dash"}, ["paket"]),
        ({"libgibt-es-nicht.so.1": "libpaket1", "gibt-es-nicht": "anderes"}, ["anderes", "libpaket1"]),
    ],
)
def test_programs_and_libraries_are_looked_for(needed: dict[str, str], missing: list[str]) -> None:
    assert programs.missing(needed) == missing


def test_one_line_installs_them() -> None:
    assert programs.line(["git", "newsboat"]).endswith("apt-get install -y --no-install-recommends git newsboat")
