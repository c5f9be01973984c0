# SPDX-License-Identifier: AGPL-3.0-or-later
"""The stylesheet keeps its promises: contrast in both schemes, focus, logical directions, nothing dead."""

import re
from pathlib import Path

import lightningcss
import pytest

from tests.conftest import PROJECT

THEME = PROJECT / "theme"
CSS = THEME / "static/css"
SOURCES = sorted(CSS.glob("*.css"))
Colour = tuple[float, float, float]
LAYOUT, ACTION, FEEDBACK = "--kern-color-layout-", "--kern-color-action-", "--kern-color-feedback-"
# what the texts' HTML, the podcast's player and Pygments bring along
FOREIGN = {"box", "fussnote", "fussnoten", "zurueck", "highlight", "datei", "datei-art", "tabelle", "rechts", "mitte", "audio", "video"}
FOREIGN |= {"video-link", "video-titel", "video-hinweis", "turn", "transcript-who", "episode-downloads", "episode-file"}
FOREIGN |= {"chapters", "chapter-link", "chapter-title", "transcript"}
FOREIGN |= {"box-tipp", "box-wichtig", "box-warnung", "box-achtung", "box-titel", "nc", "nf", "nt", "nd", "gd", "gi", "err"}


def schemes() -> dict[str, dict[str, str]]:
    """The colours of each scheme, by token."""
    blocks = re.findall(r"(@media [^{]+\{\s*)?:root \{(.*?)\}", (CSS / "tokens.css").read_text(encoding="utf-8"), re.DOTALL)
    values = [dict(re.findall(r"(--kern-color-[\w-]+): ([^;]+);", body)) for _, body in blocks]
    light, dark, more, more_dark = values
    return {"light": light, "dark": light | dark, "more": light | more, "more, dark": light | dark | more | more_dark}


def over(value: str, ground: Colour = (255, 255, 255)) -> Colour:
    """A colour as it appears on ``ground``."""
    if value.startswith("#"):
        digits = value[1:] if len(value) == 7 else "".join(2 * one for one in value[1:])
        return (int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16))
    red, green, blue, alpha = (float(one) for one in re.findall(r"[\d.]+", value))
    return tuple(alpha * a + (1 - alpha) * b for a, b in zip((red, green, blue), ground, strict=True))  # type: ignore[return-value]


def contrast(one: Colour, other: Colour) -> float:
    def light(colour: Colour) -> float:
        parts = [c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark", "more", "more, dark"])
def test_contrast(scheme: str) -> None:
    colours = schemes()[scheme]
    paper = over(colours[LAYOUT + "background-default"])
    hued = over(colours[LAYOUT + "background-hued"], paper)
    ink = over(colours[LAYOUT + "text-default"])
    texts = {name: [paper, hued] for name in (LAYOUT + "text-default", LAYOUT + "text-muted", ACTION + "default", ACTION + "visited")}
    found = {f"{name} on {ground}": contrast(over(colours[name]), ground) for name, grounds in texts.items() for ground in grounds}
    for kind in ("info", "warning", "danger", "success"):
        ground = over(colours[f"{FEEDBACK}{kind}-background"])
        found[kind] = contrast(over(colours[FEEDBACK + kind]), ground)
        found[f"ink on {kind}"] = contrast(ink, ground)
    found["code"] = contrast(over(colours[FEEDBACK + "success"]), hued)
    found["button"] = contrast(over(colours[ACTION + "on-default"]), over(colours[ACTION + "default"]))
    assert {name: ratio for name, ratio in found.items() if ratio < 7} == {}
    ring, gap = (over(colours[f"{ACTION}focus-border-{place}"]) for place in ("outside", "inside"))
    controls = {"ring on paper": contrast(ring, paper), "ring on hued": contrast(ring, hued), "ring on gap": contrast(ring, gap)}
    controls["border"] = contrast(over(colours[LAYOUT + "border-strong"]), hued)
    assert {name: ratio for name, ratio in controls.items() if ratio < 3} == {}


def test_one_bundle_small_and_without_a_stray_file() -> None:
    main = (CSS / "main.css").read_text(encoding="utf-8")
    assert "@layer reset, tokens, base, layout, components, print;" in main
    imported = re.findall(r'url\("([^"]+)"\) layer\(\w+\)', main)
    assert sorted([*imported, "main.css"]) == [file.name for file in SOURCES]
    assert len(lightningcss.bundle_css(str(CSS / "main.css"), minify=True)) < 36_000


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.name)
def test_house_rules(file: Path) -> None:
    css = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"outline(?:-width)?:\s*(?:0(?![.\d])|none)", css) == []
    assert re.findall(r"position:\s*(?:sticky|fixed)", css) == []
    assert (
        re.findall(
            r"\b(?:margin|padding|border|inset)-(?:left|right|top|bottom)\b|text-align:\s*(?:left|right)|(?<!-)\b(?:width|height):", css
        )
        == []
    )
    assert "!important" not in css
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgb\(", css) == [] or file.name in ("tokens.css", "print.css"), "colours stand in tokens.css"


def test_every_token_that_is_used_exists_and_every_one_that_exists_is_used() -> None:
    css = "".join(file.read_text(encoding="utf-8") for file in SOURCES)
    used, made = set(re.findall(r"var\((--kern-[\w-]+)", css)), set(re.findall(r"(--kern-[\w-]+):", css))
    assert used - made == set()
    assert made - used == set()


def test_every_class_of_the_stylesheet_is_in_a_template() -> None:
    css = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", "".join(file.read_text(encoding="utf-8") for file in SOURCES), flags=re.DOTALL)
    styled = set(re.findall(r"\.([a-z][a-z0-9-]*)(?=[^{};]*\{)", css))
    templates = "".join(file.read_text(encoding="utf-8") for file in (THEME / "templates").rglob("*.html"))
    words = set(re.findall(r"[\w-]+", " ".join(re.findall(r'class(?:_)?="([^"]+)"', templates)))) | {"krise-info", "krise-gefahr"}
    assert styled - words - FOREIGN == set()


def test_every_component_is_shown_or_stands_on_every_page() -> None:
    samples = (THEME / "templates/bausteine.html").read_text(encoding="utf-8")
    everywhere = {"skip_link", "example_banner", "header", "navigation", "language_switch", "footer", "date", "duration", "tongue", "label"}
    names = {file.stem for file in (THEME / "templates/components").glob("*.html")}
    assert {name for name in names if f"components/{name}.html" not in samples} == everywhere
