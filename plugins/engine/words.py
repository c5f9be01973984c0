# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words that people type after ``./run``: invoke speaks English; here it learns to help in German."""

import inspect
import re
from collections.abc import Iterable, Mapping
from typing import Any

from invoke.exceptions import Exit, ParseError
from invoke.parser.argument import Argument
from invoke.parser.context import ParserContext
from invoke.program import Program
from invoke.tasks import Task

from ..core.finding import nearest

_HELP = frozenset(("-h", "--help"))
_NO_NUMBER = re.compile(r"invalid literal for int\(\) with base 10: '(.*)'", re.DOTALL)
_NO_VALUE = re.compile(r"Flag <Argument: ([\w-]+).*> needed value")
_UNKNOWN = re.compile(r"No idea what '(.*)' is!", re.DOTALL)


class German(Program):
    """Invoke's program; what it cannot understand is answered in German, with the line to type."""

    def parse_tasks(self) -> None:
        """Read the words; raises Exit with a German text where that is not possible."""
        words = self.core.unparsed
        typed = [word.partition("=")[0] for word in words]
        if not _HELP.isdisjoint(words):  # even where a title could stand
            self.args["help"].value = words[0]
            words.clear()
        try:
            super().parse_tasks()
        except (ParseError, ValueError) as error:
            found: ParserContext | None = getattr(error, "context", None)
            task = found if found and found.name else None
            lines = examples(self.collection[task.name]) if task else []
            raise Exit(answer(str(error), self.parser.contexts, task, lines), code=2) from None
        for one in self.tasks:
            for name, argument in one.args.items():  # invoke itself lets an option pass that may come several times and lacks its value
                if argument.kind is list and typed.count(f"--{name.replace('_', '-')}") > len(argument.value):
                    raise Exit(f"Nach „--{name}“ fehlt die Angabe. {_all(one)}", code=2)

    def parse_cleanup(self) -> None:
        """Do what was asked of invoke itself, such as --list; raises Exit with a German text where that is not possible."""
        try:
            super().parse_cleanup()
        except ParseError as error:
            raise Exit(answer(str(error), self.parser.contexts), code=2) from None

    def task_list_opener(self, extra: str = "") -> str:  # noqa: ARG002  # as invoke calls it
        """Return the line above the list of tasks."""
        return "Aufgaben"

    def print_task_help(self, name: str) -> None:
        """Print what a task does and understands."""
        print(inspect.getdoc(self.collection[name]) or "")
        if rows := self.parser.contexts[name].help_tuples():
            print("\nAngaben:\n")
            self.print_columns([(flags.replace("STRING", "TEXT").replace("INT", "ZAHL"), text) for flags, text in rows])


def speak(program: Program) -> None:
    """Have ``program``, which is about to read its words, speak German."""
    program.__class__ = German


def examples(task: Task[Any]) -> list[str]:
    """Return the lines to type that the task's help shows."""
    return [line.strip() for line in (inspect.getdoc(task) or "").splitlines() if line.strip().startswith("./run ")]


def answer(said: str, tasks: Mapping[str, ParserContext], task: ParserContext | None = None, lines: Iterable[str] = ()) -> str:
    """Return in German what invoke ``said`` about the words for ``task``, and what to type instead (``lines`` are examples)."""
    if found := _NO_NUMBER.search(said):
        return f"Hier gehört eine ganze Zahl hin, nicht „{found[1]}“."
    if found := _NO_VALUE.search(said):
        return f"Nach „--{found[1]}“ fehlt die Angabe. {_all(task)}"
    if found := _UNKNOWN.search(said):
        return _unknown(found[1], tasks, task)
    missing = ", ".join(f"{one.name} ({_help(one)})" for one in task.missing_positional_args) if task else ""
    what = f"Es fehlt: {missing}." if missing else "Das lässt sich nicht verstehen."
    shown = "".join(f"\n  {line}" for line in lines)
    return f"{what} Geben Sie ein:{shown}" if shown else f"{what} {_all(task)}"


def _unknown(word: str, tasks: Mapping[str, ParserContext], task: ParserContext | None) -> str:
    if task is None:
        near = nearest(word, tasks)
        return f"Die Aufgabe „{word}“ gibt es nicht. {near or _all()}"
    if word.startswith("-"):
        near = nearest(word, task.flags)
        return f"Die Angabe „{word}“ gibt es bei „{task.name}“ nicht. {near or _all(task)}"
    return f"„{word}“ ist bei „{task.name}“ zu viel. Mehrere Wörter gehören zusammen in Anführungszeichen."


def _all(task: ParserContext | None = None) -> str:
    return f"Alle Angaben zeigt: ./run --help {task.name}" if task else "Alle Aufgaben zeigt: ./run --list"


def _help(argument: Argument) -> str:
    return (argument.help or "").rstrip(".")
