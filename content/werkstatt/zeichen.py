# SPDX-License-Identifier: AGPL-3.0-or-later
"""Turns the symbol of the site and the arms of the town into PNGs: python content/werkstatt/zeichen.py (needs Playwright and Chromium)."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

PICTURES = Path(__file__).resolve().parent.parent / "bilder"
DRAWN = {"favicon": (180, 180), "wappen": (400, 480)}  # width and height in pixels


def main() -> None:
    """Let a browser draw the SVGs, transparent around the shield."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for name, (width, height) in DRAWN.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            svg = (PICTURES / f"{name}.svg").read_text(encoding="utf-8")
            page.set_content(f"<style>body {{ margin: 0 }} svg {{ display: block; width: 100vw; height: 100vh }}</style>{svg}")
            page.screenshot(path=PICTURES / f"{name}.png", omit_background=True)
        browser.close()


if __name__ == "__main__":
    main()
