# SPDX-License-Identifier: AGPL-3.0-or-later
"""``python -m pelican.plugins.amtsfunk check``: what any Pelican site that uses Amtsfunk can ask of it; approvals, too."""

import argparse
import sys
from dataclasses import fields
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

from rich.console import Console

from .approvals import wish as approval
from .core.clock import build_clock
from .core.invocation import INSTALLED, TASKS, typed
from .core.report import as_gitlab, as_json
from .engine import run, summary

_EVERY = f"Alle Aufgaben: {INSTALLED} --help"
_OPTIONS = {"approve": ("channel", "note", "until", "code", "on_behalf", "key", "yes"), "revoke": ("channel", "note", "key"), "folder": ()}


class _Words(argparse.ArgumentParser):
    """What stands behind the module's name; argparse itself speaks English only."""

    line = f"{INSTALLED} check [-s pelicanconf.py] [--format text|json|gitlab]"

    def __init__(self, description: str = "", **_: object) -> None:
        super().__init__(usage=argparse.SUPPRESS, description=description, add_help=False, formatter_class=argparse.RawTextHelpFormatter)
        self.known = self.add_argument_group("Angaben")
        self.known.add_argument("-h", "--help", action="help", help="diese Hilfe")

    def error(self, message: str) -> NoReturn:  # noqa: ARG002  # argparse's English
        self.exit(2, f"Das lässt sich nicht verstehen. Geben Sie ein:\n  {self.line}\n{_EVERY}\n")


def _parser() -> _Words:
    listed = "\n".join(f"  {name:10} {help_}" for name, help_ in TASKS.items())
    parser = _Words(f"Für Pelican-Seiten mit Amtsfunk. Aufgaben:\n{listed}\nJede erklärt: {INSTALLED} AUFGABE --help")
    tasks = parser.add_subparsers(dest="task", required=True, parser_class=_Words, help=argparse.SUPPRESS, metavar="AUFGABE")
    for name, help_ in TASKS.items():
        own = tasks.add_parser(name, description=f"{INSTALLED} {name}: {help_}")
        known = own.known
        known.add_argument(
            "-s", "--settings", type=Path, metavar="…", default=Path("pelicanconf.py"), help="Einstellungen (Vorgabe: pelicanconf.py)"
        )
        for option in _OPTIONS.get(name, ()):
            form: dict[str, Any] = {"action": "store_true"} if option == "yes" else {"default": "", "metavar": "…"}
            known.add_argument(f"--{option.replace('_', '-')}", help=approval.HELP[option], **form)
        if name in _OPTIONS:
            own.line = f"{INSTALLED} {name} BEITRAG"
            known.add_argument("slug", metavar="BEITRAG", help=approval.HELP["slug"])
        if name == "check":
            known.add_argument("--format", choices=["text", "json", "gitlab"], default="text", help="Form der Ausgabe: text, json, gitlab")
        if name == "verify":
            known.add_argument("--json", action="store_true", help="Das ganze Verzeichnis als JSON ausgeben.")
    return parser


def main(words: list[str] | None = None) -> int:
    """Do what was typed; return 1 when the site has an error, a record is wrong or nothing was done, with the reason."""
    parser = _parser()
    asked = parser.parse_args(words)
    if not asked.settings.is_file():
        parser.exit(2, f"{asked.settings} gibt es nicht. Nennen Sie die Datei mit -s.\n")
    asked.settings = asked.settings.absolute()
    return _check(asked) if asked.task == "check" else _approvals(asked)


def _check(asked: argparse.Namespace) -> int:
    report = run.check(asked.settings).report
    if asked.format == "text":
        Console(highlight=False, soft_wrap=True).print(summary.verdict(report))
    else:
        sys.stdout.write((as_gitlab if asked.format == "gitlab" else as_json)(report.findings) + "\n")
    return int(bool(report.errors or not report.finished))


def _approvals(asked: argparse.Namespace) -> int:
    from .approvals import counter, office  # need packages that a site without approvals need not have

    office.forget(asked.settings.parent)
    run.check(asked.settings)
    wish = approval.Wish(**{"slug": "", **{one.name: value for one in fields(approval.Wish) if (value := getattr(asked, one.name, None))}})
    try:
        return _done(counter, asked, wish)
    except office.RefusedError as refused:
        sys.stderr.write(f"{typed(str(refused))}\n")
        return 1


def _done(counter: ModuleType, asked: argparse.Namespace, wish: approval.Wish) -> int:
    settings, now, wrong = asked.settings, build_clock().now, 0
    match asked.task:
        case "approvals":
            print(counter.waiting(settings))
        case "approve":
            counter.approve(settings, wish, now, print)
        case "revoke":
            print(counter.revoke(settings, wish, now))
        case "folder":
            print(counter.folder(settings, wish.slug))
        case _:
            text, wrong = counter.verify(settings, json=asked.json)
            print(text)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
