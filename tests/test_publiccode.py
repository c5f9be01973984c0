# SPDX-License-Identifier: AGPL-3.0-or-later
"""publiccode.yml holds what its standard requires (yml.publiccode.tools, schema.core) and agrees with the project."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

PROJECT = Path(__file__).resolve().parent.parent
FILE: dict[str, Any] = yaml.load((PROJECT / "publiccode.yml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  # strings only, safer than safe_load
PYPROJECT: dict[str, Any] = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
REQUIRED = (
    "publiccodeYmlVersion",
    "name",
    "url",
    "platforms",
    "categories",
    "developmentStatus",
    "softwareType",
    "description",
    "legal.license",
    "maintenance.type",
    "maintenance.contacts",
    "localisation.localisationReady",
    "localisation.availableLanguages",
)
KNOWN = {
    *REQUIRED,
    "releaseDate",
    "softwareVersion",
    "intendedAudience.countries",
    "intendedAudience.scope",
    "legal.mainCopyrightOwner",
    "dependsOn.open",
}
STATUS = {"concept", "development", "beta", "stable", "obsolete"}
TYPES = {
    *(f"standalone/{kind}" for kind in ("mobile", "iot", "desktop", "web", "backend", "other")),
    "addon",
    "library",
    "configurationFiles",
}
PLATFORMS = {"web", "windows", "mac", "linux", "ios", "android"}
CATEGORIES = {"blog", "communications", "content-management", "social-media-management", "website-builder"}  # those that fit us
SCOPES = {"local-authorities", "society"}  # those that fit us; every version of the list has them


def value(dotted: str) -> Any:
    level: Any = FILE
    for key in dotted.split("."):
        level = level[key]
    return level


@pytest.mark.parametrize("key", REQUIRED)
def test_required_key_has_a_value(key: str) -> None:
    assert value(key)


def test_has_only_keys_of_the_standard() -> None:
    sections = {"legal", "maintenance", "localisation", "intendedAudience", "dependsOn"}
    flat = {f"{name}.{key}" for name in sections for key in FILE[name]} | (FILE.keys() - sections)
    assert flat <= KNOWN


def test_values_are_of_the_vocabularies() -> None:
    assert re.fullmatch(r"\d+(\.\d+)*", FILE["publiccodeYmlVersion"])
    assert FILE["developmentStatus"] in STATUS
    assert FILE["softwareType"] in TYPES
    assert set(FILE["platforms"]) <= PLATFORMS
    assert set(FILE["categories"]) <= CATEGORIES
    assert set(FILE["intendedAudience"]["scope"]) <= SCOPES
    assert FILE["maintenance"]["type"] in {"internal", "contract", "community", "none"}
    assert all(contact["name"] for contact in FILE["maintenance"]["contacts"])
    assert FILE["localisation"]["localisationReady"] in {"true", "false"}
    assert urlsplit(FILE["url"]).scheme == "https"
    assert date.fromisoformat(FILE["releaseDate"])


@pytest.mark.parametrize("lang", sorted(FILE["description"]))
def test_description(lang: str) -> None:
    own = FILE["description"][lang]
    assert re.fullmatch(r"[a-z]{2}", lang)
    assert own.keys() == {"shortDescription", "longDescription", "features", "screenshots"}
    for path in own["screenshots"]:
        assert (PROJECT / path).suffix in (".png", ".jpg")
        assert (PROJECT / path).is_file()
    assert "\n" not in own["shortDescription"]
    assert len(own["shortDescription"]) <= 150
    assert 500 <= len(own["longDescription"]) <= 10_000
    assert 5 <= len(own["features"]) <= 20


def test_parts_have_the_properties_of_the_standard() -> None:
    assert all("name" in one and one.keys() <= {"name", "email", "phone", "affiliation"} for one in FILE["maintenance"]["contacts"])
    known = {"name", "versionMin", "versionMax", "version", "optional"}
    assert all("name" in one and one.keys() <= known for one in FILE["dependsOn"]["open"])
    assert all(
        re.fullmatch("[a-z]{2}", one) for one in (*FILE["intendedAudience"]["countries"], *FILE["localisation"]["availableLanguages"])
    )


def test_agrees_with_the_project() -> None:
    assert FILE["name"].lower() == PYPROJECT["name"]
    assert FILE["softwareVersion"] == PYPROJECT["version"]
    assert FILE["legal"]["license"] == PYPROJECT["license"]
    assert f"## {FILE['softwareVersion']} ({FILE['releaseDate']})" in (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
