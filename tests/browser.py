# SPDX-License-Identifier: AGPL-3.0-or-later
"""Debian's Chromium, driven by Playwright, watching for what our pages must never do."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_PROGRAM = "/usr/bin/chromium"
_FLAGS = [
    "--no-sandbox",  # the tests may run as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium and end it."""
    playwright: Playwright
    assert Path(_PROGRAM).exists(), "sudo apt-get install -y --no-install-recommends chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_PROGRAM, args=_FLAGS)
        yield browser
        browser.close()


@dataclass
class Watch:
    """What happened in a browser context: requests to other hosts, messages on the console, errors in scripts."""

    host: str
    foreign: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> "Watch":
        """Watch every page of ``context``."""
        context.on("request", lambda r: self.foreign.append(r.url) if not r.url.startswith((self.host, "data:", "blob:")) else None)
        context.on("console", lambda m: self.console.append(f"{m.type}: {m.text}") if m.type in ("error", "warning") else None)
        context.on("response", lambda r: self.failed.append(f"{r.status} {r.url}") if r.status >= 400 else None)
        context.on("weberror", lambda e: self.console.append(str(e.error)))
        return self


def axe(page: Page) -> list[dict[str, Any]]:
    """Return axe's violations of the page as it is now.

    The script runs through the debugger: a strict Content-Security-Policy would block an injected tag.
    """
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", TAGS
    )
    return [
        {"rule": one["id"], "help": one["help"], "nodes": [f"{n['html'][:200]} {n.get('failureSummary', '')}" for n in one["nodes"]]}
        for one in found["violations"]
    ]
