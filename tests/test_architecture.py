# SPDX-License-Identifier: AGPL-3.0-or-later
"""The house rules that a machine can check: budgets, adapters, relative imports. Who imports whom is import-linter's."""

import ast
import importlib
import io
import re
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

import plugins

PROJECT = Path(__file__).resolve().parent.parent
FILES = [*sorted((PROJECT / "plugins").rglob("*.py")), PROJECT / "tasks.py"]
FOLDERS = sorted(p for p in (PROJECT / "plugins").iterdir() if p.is_dir() and p.name not in ("core", "__pycache__"))
LONGEST_FILE, LONGEST_FUNCTION, MOST_PARAMETERS = 250, 30, 5


def name(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def counted_lines(source: str, tree: ast.AST) -> set[int]:
    """Return the lines that count: no blank lines, comments, docstrings, data tables."""
    code = {
        line
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type not in (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER)
        for line in range(token.start[0], token.end[0] + 1)
    }
    for node in ast.walk(tree):
        docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        if docstring or is_table(node):
            code -= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return code


def is_table(node: ast.AST) -> bool:
    """Tell whether a statement at module level only names data: rules, fields, dictionaries of constants."""
    if not isinstance(node, ast.Assign | ast.AnnAssign) or node.col_offset or node.value is None:
        return False
    return not any(isinstance(part, ast.Lambda | ast.comprehension) for part in ast.walk(node.value))


@pytest.mark.parametrize("path", FILES, ids=name)
def test_budgets(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    lines = counted_lines(source, tree)
    assert len(lines) <= LONGEST_FILE, f"{name(path)} has {len(lines)} lines"
    for function in functions(tree):
        length = len(lines & set(range(function.lineno, (function.end_lineno or 0) + 1)))
        assert length <= LONGEST_FUNCTION, f"{name(path)}:{function.lineno}: {function.name} has {length} lines"
        arguments = function.args
        given = [a.arg for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs) if a.arg not in ("self", "cls")]
        assert len(given) <= MOST_PARAMETERS, f"{name(path)}:{function.lineno}: {function.name} takes {len(given)} parameters"


@pytest.mark.parametrize("path", [p for p in FILES if p.name != "tasks.py"], ids=name)
def test_plugins_import_each_other_relatively(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module or ""]
        assert not [n for n in names if n.split(".")[0] in ("plugins", "amtsfunk")], f"{name(path)}:{node.lineno}"  # type: ignore[attr-defined]  # an import


def test_tasks_are_short() -> None:
    source = (PROJECT / "tasks.py").read_text(encoding="utf-8")
    tree = ast.parse(source)
    for function in functions(tree):
        body = counted_lines(source, tree) & set(range(function.body[0].lineno, (function.end_lineno or 0) + 1))
        assert len(body) <= 10, f"{function.name} has {len(body)} lines"


def test_every_folder_is_a_capability_with_at_most_one_adapter() -> None:
    assert sorted(folder.name for folder in FOLDERS) == sorted(plugins.CAPABILITIES)
    for folder in FOLDERS:
        assert len(list(folder.rglob("adapter*.py"))) <= 1
        assert importlib.import_module(f"plugins.{folder.name}").CAPABILITY.name == folder.name


def test_declarations_do_not_clash_and_rules_carry_their_capability() -> None:
    for capability in plugins.declared().capabilities:
        for rule in capability.rules:
            assert rule.help, rule.id
            assert rule.id.split(".")[0] in (capability.name, "core", "settings"), rule.id


def test_declarations_need_no_extra() -> None:
    """Fields, settings and rules can be read where only the base packages are installed."""
    extras = (
        "comrak",
        "selectolax",
        "nh3",
        "pygments",
        "babel",
        "lightningcss",
        "PIL",
        "feedgen",
        "mutagen",
        "soundfile",
        "pyebur128",
        "numpy",
        "webvtt",
        "lxml",
        "rich",
        "pelican",
    )
    code = f"import sys, plugins; plugins.declared(); print([n for n in {extras!r} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"


def test_settings_files_hold_data_only() -> None:
    for file in ("pelicanconf.py", "publishconf.py"):
        tree = ast.parse((PROJECT / file).read_text(encoding="utf-8"))
        assert not list(functions(tree)), file
        allowed = (ast.Assign, ast.AnnAssign, ast.Expr, ast.Import, ast.ImportFrom)
        assert all(isinstance(node, allowed) for node in tree.body), file


@pytest.mark.parametrize("path", FILES, ids=name)
def test_no_group_is_possessive(path: Path) -> None:
    """Python before 3.11.5, as Debian 12 has it, matches possessive groups wrongly (CPython issue gh-106052)."""
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call) and node.args]
    patterns = [call.args[0].value for call in calls if ast.unparse(call.func).startswith("re.") and isinstance(call.args[0], ast.Constant)]
    assert not [pattern for pattern in patterns if re.search(r"\)(?:[*+?]|\{[\d,]+\})\+|\(\?>", str(pattern))]
