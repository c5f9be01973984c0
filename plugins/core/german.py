# SPDX-License-Identifier: AGPL-3.0-or-later
"""What holds together in German text: „20 000“, „z. B.“, „§ 5“, „1. Mai 2026“; and where a sentence ends."""

import re

_DIGIT_GROUPS = re.compile(r"(?:.*\D)?\d{1,3} \d{3}(?:\D.*)?", re.DOTALL)
_LETTERS = re.compile(r"\W*[^\W\d_]\. [^\W\d_]\.\W*")
_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhundert"
_DATE = re.compile(rf"\W*\d{{1,2}}\. (?:{_MONTHS}|\d{{1,2}}\.)\W*.*", re.DOTALL)
_BEFORE = re.compile(
    r"\W*(?:Nr|Nrn|Abs|Art|Az|Bd|Dr|Hr|Fr|Prof|St|Str|Tel|S|Kap|Ziff|ca|bzw|etwa|vgl|gem|lt|Zi|Mo|Di|Mi|Do|Sa|So|[^\W\d_])\. \S+|"
    r"\W*§§? \S+",
    re.IGNORECASE | re.DOTALL,
)
_UNITS = "%|‰|€|Euro|Cent|Uhr|km|m|cm|mm|m²|km²|m³|ha|kg|g|t|l|kW|kWh|MW|°C|Grad|Prozent|Mio\\.|Mrd\\.|Millionen|Milliarden|Meter|Kilometer"
_UNIT = re.compile(rf"\S*\d (?:{_UNITS})\W*", re.DOTALL)
_YEAR = re.compile(rf"(?:.*\W)?(?:{_MONTHS}) \d{{4}}\W*", re.DOTALL)
_CITED = re.compile(r"\S*\d[a-z]? (?:Abs\.|Satz|Nr\.|Buchst\.|Halbs\.)\W*|\W*(?:Satz|Buchst\.|Halbs\.) \S+")
_PERHAPS = re.compile(rf"[\d.§]|{_MONTHS}|Satz")  # in every first half of what belongs together, citations too
_TOGETHER = (_DIGIT_GROUPS, _LETTERS, _DATE, _YEAR, _BEFORE, _UNIT)
_END = re.compile(r"(?P<word>.*?)(?P<mark>[.!?…]+)[“”‘’\"'»«)\]]*", re.DOTALL)
_ABBREVIATED = re.compile(
    r"\W*(?:bzw|ca|etc|evtl|ggf|inkl|exkl|max|min|Nr|Nrn|Abs|Art|Az|Bd|Dr|Prof|Hr|Fr|St|Str|Tel|Kap|Ziff|vgl|usw|zzgl|geb|gest|"
    r"Mio|Mrd|Std|Min|Sek|Ing|Dipl|jun|sen|gem|lt|sog|bspw|zzt|einschl|ehem|gegr|Hrsg|Anm|Aufl|Ausg|Jh|Jhd|Jan|Feb|Apr|Jun|Jul|Aug|"
    r"Sep|Sept|Okt|Nov|Dez|tägl|mtl|jährl|ff|vorm|nachm|Mo|Di|Mi|Do|Sa|Zi|MwSt|Tsd|[^\W\d_]|\d+)",
    re.IGNORECASE,
)


def belong(before: str, word: str) -> bool:
    """Tell whether two words that follow each other must not be parted."""
    both = f"{before} {word}"
    return bool(_PERHAPS.search(before)) and any(pattern.fullmatch(both) for pattern in _TOGETHER)


def cites(before: str, word: str) -> bool:
    """Tell whether a citation of a law goes on from one word to the next: „§ 12 Abs. 3 Satz 1“ says less when it is cut."""
    return bool(_PERHAPS.search(before)) and bool(_CITED.fullmatch(f"{before} {word}"))


def ends_sentence(word: str, following: str) -> bool:
    """Tell whether a sentence ends with ``word``; ``following`` is the next word, empty at the end of the text."""
    match = None if word[-1:].isalnum() else _END.fullmatch(word)
    if match is None:
        return False
    if not following:
        return True
    if match["mark"].strip("…") == "." and _ABBREVIATED.fullmatch(match["word"].rpartition("\u00a0")[2]):
        return False
    first = following.lstrip("„“‚‘»«\"'([–-")[:1]
    return not first.islower() and (first != "§" or match["mark"] != ".")
