# SPDX-License-Identifier: AGPL-3.0-or-later
"""SVG files: what must not be published, and how large the others are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core import svg

ROOT = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<script/>", "es enthält das Element <script>."),
        ("<foreignObject/>", "es enthält das Element <foreignobject>."),
        ('<path onload="x()"/>', "es enthält das Skript-Attribut „onload“."),
        ('<a href="javascript:x()"/>', "es enthält einen Skript-Link."),
        ('<set attributeName="href" to="JavaScript:x()"/>', "es enthält einen Skript-Link."),
        ('<image xlink:href="https://fremd.example/a.png"/>', "es lädt „https://fremd.example/a.png“ nach."),
        ('<use href="andere.svg#a"/>', "es lädt „andere.svg#a“ nach."),
        ("<style>@import url(https://fremd.example/a.css)</style>", "sein CSS lädt fremde Dateien nach."),
        ('<path style="fill: url(https://fremd.example/a)"/>', "sein CSS lädt fremde Dateien nach."),
        ("<path>", "es ist kein gültiges XML (Zeile 1, Spalte 92)."),
    ],
)
def test_what_runs_or_loads_is_refused(inner: str, text: str) -> None:
    assert svg.problem(ROOT.format(inner).encode()) == text


def test_what_is_no_svg_is_refused() -> None:
    assert svg.problem(b"<html/>") == "es ist gar kein SVG."
    assert svg.problem(b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>') == "es bindet fremde Dateien oder eigene Entitäten ein."


def test_harmless_drawings_pass() -> None:
    inner = (
        '<defs><linearGradient id="a"/></defs><use href="#a"/><a href="https://stadt.example/"/><path fill="url(#a)"/>'
        '<image href="data:image/png;base64,AA=="/><style>path { fill: url(#a) }</style>'
    )
    assert svg.problem(ROOT.format(inner).encode()) == ""


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="20" height="10"', (20, 10)),
        ('width="20px" height="10.6px"', (20, 11)),
        ('viewBox="0 0 40 30"', (40, 30)),
        ('width="20" viewBox="0,0,40,30"', (20, 15)),
        ('width="100%" height="100%" viewBox="0 0 40 30"', (40, 30)),
        ("", (300, 150)),
        ('viewBox="unsinn"', (300, 150)),
        ('width="20" viewBox="0 0 0 0"', (20, 10)),
        ('height="10" viewBox="0 0 40 30"', (13, 10)),
        ('viewBox="0 0 nan inf"', (300, 150)),
        ('viewBox="0 0 0 0"', (300, 150)),
    ],
)
def test_size(attributes: str, size: tuple[int, int]) -> None:
    assert svg.size(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'.encode()) == size


@given(st.binary(max_size=300))
def test_no_bytes_stop_a_build(data: bytes) -> None:
    svg.problem(data)
    svg.problem(b"<svg" + data)
