# SPDX-License-Identifier: AGPL-3.0-or-later
"""Turns the symbol of the site into a PNG: python content/werkstatt/zeichen.py (needs Playwright and Chromium)."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

PICTURES = Path(__file__).resolve().parent.parent / "bilder"
SIZE = 180


def main() -> None:
    """Let a browser draw the SVG, transparent around the shield."""
    svg = (PICTURES / "favicon.svg").read_text(encoding="utf-8").replace("<svg ", f'<svg width="{SIZE}" height="{SIZE}" ', 1)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": SIZE, "height": SIZE})
        page.set_content(f"<style>* {{ margin: 0; display: block }}</style>{svg}")
        page.screenshot(path=PICTURES / "favicon.png", omit_background=True)
        browser.close()


if __name__ == "__main__":
    main()
