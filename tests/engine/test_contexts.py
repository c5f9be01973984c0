# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a page's templates saw is gone when the page is written; what all pages share stays."""

import gc
import weakref
from typing import Any

from jinja2 import DictLoader, Environment, pass_context
from jinja2.runtime import Context

from plugins.engine import contexts

TEMPLATES = {
    "own.html": "{% macro own() %}{{ note() }}{{ output_file }}{% endmacro %}",
    "shared.html": "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ note() }}geteilt{% endmacro %}",
    "page.html": '{% from "own.html" import own with context %}{% from "shared.html" import a %}{{ own() }} {{ a() }}',
}


def test_nothing_of_a_written_page_waits_for_the_garbage_collector() -> None:
    seen: weakref.WeakSet[Context] = weakref.WeakSet()

    @pass_context
    def note(context: Context) -> str:
        seen.add(context)
        return ""

    environment = Environment(loader=DictLoader(TEMPLATES))  # noqa: S701  # nothing to escape
    environment.globals["note"] = note
    contexts.watch(environment)
    page = environment.get_template("page.html")
    gc.disable()
    try:
        for number in range(3):
            assert page.render(output_file=str(number)) == f"{number} geteilt"
            assert len(seen) == 2
            contexts.let_go()
            assert [one.name for one in seen] == ["shared.html"]
    finally:
        gc.enable()


def test_a_site_with_its_own_way_keeps_it() -> None:
    class Own(Context):
        pass

    environment: Any = Environment()  # noqa: S701  # as above
    environment.context_class = Own
    contexts.watch(environment)
    assert environment.context_class is Own
