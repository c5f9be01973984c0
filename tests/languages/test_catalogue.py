# SPDX-License-Identifier: AGPL-3.0-or-later
"""Our own theme speaks English wherever it speaks German."""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir

from plugins.languages.catalogues import load, parse
from tests.conftest import PROJECT

THEME = PROJECT / "theme"
ENGLISH = THEME / "translations/en/LC_MESSAGES/messages.po"


def used() -> dict[str | tuple[str, ...], str]:
    """Every text that a template gives to ``t`` or ``n``, and one place where it does."""
    templates = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
    found = extract_from_dir(
        THEME / "templates",
        method_map=[("**.html", "jinja2.ext:babel_extract"), ("**.xml", "jinja2.ext:babel_extract")],
        options_map={"**.html": templates, "**.xml": templates},
        keywords={"t": None, "n": (1, 2)},
    )
    return {message: f"{file}:{line}" for file, line, message, *_ in found}


def test_every_text_of_the_theme_is_translated() -> None:
    catalog = parse(ENGLISH, "en")
    assert isinstance(catalog, Catalog), catalog
    missing = []
    for message, place in used().items():
        entry = catalog.get(message if isinstance(message, str) else message[0])
        strings = () if entry is None or entry.fuzzy else (entry.string,) if isinstance(entry.string, str) else entry.string
        if not strings or not all(strings) or len(strings) != (1 if isinstance(message, str) else 2):
            missing.append(f"{place}: {message}")
    assert not missing, "\n".join(missing)


def test_the_theme_has_texts() -> None:
    assert len(used()) > 20


def test_catalogues_of_the_theme_are_sound() -> None:
    assert load(THEME / "translations")[1] == []


def test_a_catalogue_is_known_by_its_language_and_its_dialects(tmp_path: Path) -> None:
    file = tmp_path / "en/LC_MESSAGES/messages.po"
    file.parent.mkdir(parents=True)
    file.write_text('msgid "Startseite"\nmsgstr "Home"\n\n#, fuzzy\nmsgid "Von"\nmsgstr "By?"\n', encoding="utf-8")
    found, problems = load(tmp_path)
    assert problems == []
    assert [found.knows(tag) for tag in ("en", "en-GB", "de", "de-AT", "de-simple", "fr")] == [True, True, True, True, True, False]
    assert found.speaking("en-GB").gettext("Startseite") == "Home"
    assert found.speaking("en").gettext("Von") == "Von", "a translation that is only guessed is not used"
    assert found.speaking("fr").gettext("Startseite") == "Startseite"


def test_what_is_wrong_with_a_catalogue_is_told_with_its_line(tmp_path: Path) -> None:
    texts = {
        "en": 'msgid "Seite %(number)s"\nmsgstr "Page %(no)s"\n',
        "fr": 'msgid "Startseite"\nmsgstr "Accueil"\nunsinn\n',
        "xx-quatsch": "",
        "tr": b"\xff\xfe",
    }
    for tag, text in texts.items():
        file = tmp_path / tag / "LC_MESSAGES/messages.po"
        file.parent.mkdir(parents=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    found, problems = load(tmp_path)
    assert list(found.by_language) == []
    assert [(one.path.parts[-3], one.line, one.what) for one in problems] == [
        ("en", 1, "„Seite %(number)s“: den Platzhalter „%(no)s“ gibt es im deutschen Text nicht."),
        ("fr", 3, "Zeile „unsinn“ gehört nicht hierher."),
        ("tr", 1, "Die Datei ist kein UTF-8-Text."),
        ("xx-quatsch", 1, "Die Sprache „xx-quatsch“ gibt es nicht."),
    ]
