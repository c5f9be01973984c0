# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long a text is for a channel, and whether it fits.

``python -m plugins.channels.count CHANNEL < text`` prints ``{"length": …, "limit": …, "fits": …}``; with ``--lines`` a
result a line. One line break at the end of the text does not count: editors and shells put it there.
"""

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from ..core.finding import nearest
from . import counting
from .book import Text, book, texts


@dataclass(frozen=True, slots=True)
class Counted:
    """Length and limit in the channel's own unit; ``limit`` is None where there is none."""

    length: int
    limit: int | None
    fits: bool


def count(text: str, name: str) -> Counted:
    """Count ``text`` as the channel (or the part, „youtube-title“) ``name`` counts; raises KeyError for an unknown name."""
    return by_rule(text, texts()[name])


def by_rule(text: str, rule: Text) -> Counted:
    """Count ``text`` by one rule of the book; where bytes are a limit of their own, ``fits`` covers it too."""
    length = counting.length(text, rule.counting)
    short = rule.limit is None or length <= rule.limit
    light = rule.bytes is None or len(text.encode()) <= rule.bytes
    return Counted(length, rule.limit, short and light and length >= rule.least)


def main(words: list[str] | None = None, given: Iterable[bytes] | None = None) -> int:
    """Count what stands on standard input; returns 2 for a channel that does not exist or bytes that are no UTF-8."""
    parser = argparse.ArgumentParser(prog="python -m plugins.channels.count", description="Zählt einen Text so, wie der Kanal zählt.")
    parser.add_argument("channel", metavar="KANAL", help=", ".join(texts()))
    parser.add_argument("--lines", action="store_true", help="jede Zeile ist ein Text; eine Zeile JSON für jede")
    asked = parser.parse_args(words)
    known = book().get(asked.channel)
    if known and known.closed:
        sys.stderr.write(f"{known.closed}\n")
        return 2
    if asked.channel not in texts():
        advice = nearest(asked.channel, texts()) or f"Es gibt: {', '.join(texts())}."
        sys.stderr.write(f"Den Kanal „{asked.channel}“ gibt es nicht. {advice}\n")
        return 2
    source = sys.stdin.buffer if given is None else given
    try:
        lines = (line.decode("utf-8").removesuffix("\n") for line in source)
        for text in lines if asked.lines else ["\n".join(lines)]:
            sys.stdout.write(json.dumps(asdict(count(text, asked.channel))) + "\n")
    except UnicodeDecodeError:
        sys.stderr.write("Der Text ist nicht in UTF-8 gespeichert.\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
