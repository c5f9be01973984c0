# SPDX-License-Identifier: AGPL-3.0-or-later
"""Undocumented is broken: every field, setting, task and rule stands in the documents."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

import plugins
import tasks
from plugins.core.phrase import SOURCE, catalogue, languages

from . import reference

PROJECT = Path(__file__).resolve().parent.parent
DECLARED = plugins.declared()


def text(folder: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((PROJECT / "docs" / folder).rglob("*.md")))


HANDBUCH, BETRIEB = text("handbuch"), text("betrieb")
README = (PROJECT / "README.md").read_text(encoding="utf-8")


def models(annotation: Any) -> Iterator[type[BaseModel]]:
    """Return every settings model inside an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for field in annotation.model_fields.values():
            yield from models(field.annotation)
    for part in get_args(annotation):
        yield from models(part)


SETTINGS = [(name, model) for capability in DECLARED.capabilities for name, model in capability.settings.items()]
FIELDS = [field.name for field in DECLARED.fields]
SWITCHES = [name for capability in DECLARED.capabilities for name in capability.switches]
DIRECTIVES = [one.name for capability in DECLARED.capabilities for one in capability.directives]
TASKS = [name for name, value in vars(tasks).items() if type(value).__name__ == "Task"]


@pytest.mark.parametrize("field", FIELDS)
def test_fields(field: str) -> None:
    assert f"`{field}`" in HANDBUCH


@pytest.mark.parametrize("rule", sorted(DECLARED.rules))
def test_rules(rule: str) -> None:
    assert f"`{rule}`" in HANDBUCH + BETRIEB


def test_every_rule_has_a_remedy() -> None:
    """A rule without advice passes on a sentence that holds it; ``tests/conftest.py`` looks at each finding that a build makes."""
    assert [rule.id for rule in DECLARED.rules.values() if not rule.advice and not re.search(r"\{(what|why|text)\}", rule.message)] == []


@pytest.mark.parametrize("language", [one for one in languages() if one != SOURCE])
def test_rules_in_other_languages(language: str) -> None:
    """A capability that has a catalogue has it whole: message and advice of every rule that says more than a value."""
    begun = {"site" if path.parent.name == "core" else path.parent.name for path in PROJECT.glob(f"plugins/*/messages.{language}.toml")}
    rules = [rule for capability in DECLARED.capabilities if capability.name in begun for rule in capability.rules]
    texts = {key: said for rule in rules for key, said in ((rule.id, rule.message), (f"{rule.id}.advice", rule.advice))}
    needed = {key for key, said in texts.items() if re.sub(r"\{\w+\}", "", said).strip()}
    assert sorted(needed - catalogue(language).keys()) == []


@pytest.mark.parametrize("directive", DIRECTIVES)
def test_directives(directive: str) -> None:
    assert f"::: {directive}" in HANDBUCH


@pytest.mark.parametrize(("name", "model"), SETTINGS, ids=[name for name, _ in SETTINGS])
def test_settings(name: str, model: type[BaseModel]) -> None:
    assert f"`{name}`" in BETRIEB
    for one in dict.fromkeys(models(model)):
        for key, field in one.model_fields.items():
            assert field.description, f"{one.__name__}.{key} has no line of help"
            assert f"`{key}`" in BETRIEB, f"{name}: {one.__name__}.{key}"


@pytest.mark.parametrize("switch", SWITCHES)
def test_switches(switch: str) -> None:
    assert f"`{switch}`" in BETRIEB


@pytest.mark.parametrize("task", TASKS)
def test_tasks(task: str) -> None:
    assert f"./run {task.replace('_', '-')}" in README + HANDBUCH + BETRIEB
    assert getattr(tasks, task).__doc__


def test_the_reference_pages_are_up_to_date() -> None:
    for path, expected in reference.pages().items():
        assert (PROJECT / path).read_text(encoding="utf-8") == expected, f"{path} is out of date: python -m tests.reference"


def test_every_relative_link_in_the_documents_leads_somewhere() -> None:
    for path in [PROJECT / "README.md", *sorted((PROJECT / "docs").rglob("*.md"))]:
        outside_code = re.sub(r"(?s)```.*?```|~~~.*?~~~|`[^`\n]*`", "", path.read_text(encoding="utf-8"))
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", outside_code):
            if "://" not in target and not target.startswith(("mailto:", "{")):
                assert (path.parent / target).exists(), f"{path.relative_to(PROJECT)} -> {target}"
