# SPDX-License-Identifier: AGPL-3.0-or-later
"""What pydantic says about a wrong value, in German."""

import re
from typing import Any

from .phrase import Phrase

OTHER = "Der Wert „{input}“ passt hier nicht ({kind})."
TEXTS = {
    "missing": "Das Feld fehlt.",
    "string_type": "Hier gehört ein Text hin.",
    "string_too_short": "Der Text ist zu kurz (mindestens {min_length} Zeichen).",
    "string_too_long": "Der Text ist zu lang (höchstens {max_length} Zeichen).",
    "too_short": "Hier fehlt etwas (verlangt ist mindestens {min_length} Angabe).",
    "too_long": "Hier dürfen höchstens {max_length} Angaben stehen.",
    "string_pattern_mismatch": "Der Text hat nicht die verlangte Form.",
    "bool_parsing": "Hier gehört „true“ oder „false“ hin, nicht „{input}“.",
    "bool_type": "Hier gehört True oder False hin.",
    "int_parsing": "Hier gehört eine ganze Zahl hin, nicht „{input}“.",
    "int_type": "Hier gehört eine ganze Zahl hin.",
    "int_from_float": "Hier gehört eine ganze Zahl hin, nicht „{input}“.",
    "float_parsing": "Hier gehört eine Zahl hin, nicht „{input}“.",
    "float_type": "Hier gehört eine Zahl hin.",
    "greater_than": "Die Zahl muss größer als {gt} sein.",
    "greater_than_equal": "Die Zahl muss mindestens {ge} sein.",
    "less_than": "Die Zahl muss kleiner als {lt} sein.",
    "less_than_equal": "Die Zahl darf höchstens {le} sein.",
    "list_type": "Hier gehört eine Liste hin.",
    "tuple_type": "Hier gehört eine Liste hin.",
    "dict_type": "Hier gehören benannte Angaben (Schlüssel: Wert) hin.",
    "mapping_type": "Hier gehören benannte Angaben (Schlüssel: Wert) hin.",
    "model_type": "Hier gehören benannte Angaben (Schlüssel: Wert) hin.",
    "literal_error": "Erlaubt ist nur {expected}, nicht „{input}“.",
    "enum": "Erlaubt ist nur {expected}, nicht „{input}“.",
    "date_type": "Hier gehört ein Datum hin (Form: 2026-11-20).",
    "datetime_type": "Hier gehört ein Datum hin (Form: 2026-11-20 09:00).",
    "time_type": "Hier gehört eine Uhrzeit hin (Form: 09:30).",
    "uuid_type": "Hier gehört eine UUID hin (Form: 123e4567-e89b-12d3-a456-426614174000).",
    "uuid_parsing": "„{input}“ ist keine UUID (Form: 123e4567-e89b-12d3-a456-426614174000).",
    "url_parsing": "„{input}“ ist keine Adresse (Form: https://…).",
    "url_scheme": "Die Adresse muss mit https:// beginnen.",
    "date_from_datetime_parsing": "„{input}“ ist kein Datum (Form: 2026-11-20).",
    "date_parsing": "„{input}“ ist kein Datum (Form: 2026-11-20).",
    "union_tag_invalid": "„{tag}“ gibt es hier als {discriminator} nicht; möglich ist: {expected_tags}.",
    "union_tag_not_found": "Hier fehlt die Angabe {discriminator}.",
    "extra_forbidden": "Diese Angabe gibt es hier nicht.",
}


def german(problem: Any) -> str:
    """Return one German sentence for one entry of ``ValidationError.errors()``.

    A validator of ours that raises ``ValueError`` speaks German itself; its words are passed on.
    """
    kind, values = problem["type"], {**problem.get("ctx", {}), "input": problem.get("input", "")}
    if kind == "value_error":
        return str(values["error"])
    if kind in ("literal_error", "enum"):
        words = re.findall(r"'([^']*)'", str(problem["ctx"]["expected"]))
        values["expected"] = " oder ".join(f"„{word}“" for word in words)
    quoted = ("discriminator", "expected_tags")
    values |= {name: re.sub(r"'([^']*)'", r"„\1“", str(values[name])) for name in quoted if name in values}
    return Phrase(f"value.{kind}", TEXTS[kind], **values) if kind in TEXTS else Phrase("value", OTHER, kind=kind, **values)
