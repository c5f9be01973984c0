# SPDX-License-Identifier: AGPL-3.0-or-later
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import plugins
from plugins.reading.models import Models
from plugins.reading.schema import as_json, schema

MODELS = Models(plugins.declared().fields)
SCHEMA = schema(MODELS)


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(SCHEMA)
    return Draft202012Validator(SCHEMA)


@pytest.mark.parametrize(
    "head",
    [
        {"title": "Neu", "date": "2026-11-20 09:00", "tags": ["a"], "draft": True},
        {"title": "Neu", "tags": "a, b", "withdrawn": {"date": "2026-11-20", "reason": "Fehler"}},
        {"title": "Neu", "waive": [{"rule": "reading.missing-alt", "reason": "Schmuck"}]},
        {"title": "Folge", "episode": 3, "episode_type": "bonus"},
    ],
)
def test_good_heads_match(validator: Draft202012Validator, head: dict[str, Any]) -> None:
    assert list(validator.iter_errors(head)) == []


@pytest.mark.parametrize(
    "head", [{"date": "2026-11-20"}, {"title": "a", "titel": "b"}, {"title": "a", "status": "fertig"}, {"title": ["a"]}]
)
def test_bad_heads_do_not(validator: Draft202012Validator, head: dict[str, Any]) -> None:
    assert list(validator.iter_errors(head))


def test_every_field_is_described_in_german() -> None:
    for kind, title in (("article", "Artikel"), ("episode", "Podcast-Folge"), ("page", "Seite")):
        properties = SCHEMA["$defs"][title]["properties"]
        assert list(properties) == list(MODELS.models[kind].model_fields)
        assert all(one["description"] for one in properties.values())
    assert SCHEMA["$defs"]["Artikel"]["properties"]["draft"] == {
        "type": "boolean",
        "description": "true für Entwürfe: nur in der Vorschau zu sehen.",
    }


def test_it_is_the_same_text_every_time() -> None:
    assert as_json(MODELS) == as_json(Models(plugins.declared().fields))
    assert json.loads(as_json(MODELS)) == SCHEMA
