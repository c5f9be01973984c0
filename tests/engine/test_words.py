# SPDX-License-Identifier: AGPL-3.0-or-later
"""Invoke's program in German: misuse, and the help of a task."""

import pytest

from plugins.engine.words import German
from tests.conftest import PROJECT

EXAMPLES = '\n  ./run new article "Titel"\n  ./run new episode "Titel" --show SENDUNG'


def typed(words: str) -> int:
    """Have the program read what was typed after ./run; return how it ends."""
    with pytest.raises(SystemExit) as ended:
        German().run(["./run", "--search-root", str(PROJECT), *words.split()])
    assert isinstance(ended.value.code, int)
    return ended.value.code


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("new", f"Es fehlt: kind („article“ (Beitrag) oder „episode“ (Folge)), title (Die Überschrift). Geben Sie ein:{EXAMPLES}"),
        ("new folge", f"Es fehlt: title (Die Überschrift). Geben Sie ein:{EXAMPLES}"),
        ("new artikel Neue Zeiten", "„Zeiten“ ist bei „new“ zu viel. Mehrere Wörter gehören zusammen in Anführungszeichen."),
        ("buidl", "Die Aufgabe „buidl“ gibt es nicht. Meinten Sie „build“?"),
        ("--help nix", "Die Aufgabe „nix“ gibt es nicht. Alle Aufgaben zeigt: ./run --list"),
        ("check --fromat gitlab", "Die Angabe „--fromat“ gibt es bei „check“ nicht. Meinten Sie „--format“?"),
        ("build --x", "Die Angabe „--x“ gibt es bei „build“ nicht. Alle Angaben zeigt: ./run --help build"),
        ("check --format", "Nach „--format“ fehlt die Angabe. Alle Angaben zeigt: ./run --help check"),
        ("publish --hold", "Nach „--hold“ fehlt die Angabe. Alle Angaben zeigt: ./run --help publish"),
        ("publish --hold a.md --hold --dry-run", "Nach „--hold“ fehlt die Angabe. Alle Angaben zeigt: ./run --help publish"),
        ("serve --port x", "Hier gehört eine ganze Zahl hin, nicht „x“."),
    ],
)
def test_words_that_nobody_understands(words: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(words) == 2
    assert capsys.readouterr() == ("", said + "\n")


@pytest.mark.parametrize("words", ["--help new", "new --help", "new article --help"])
def test_the_help_of_a_task(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(words) == 0
    shown = capsys.readouterr().out
    for text in ("Legt einen Beitrag oder eine Folge an.", './run new article "Titel"', "Angaben:", "--title=TEXT", "Die Überschrift."):
        assert text in shown
