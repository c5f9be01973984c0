# SPDX-License-Identifier: AGPL-3.0-or-later
"""The setting ``APPROVALS``: who may approve what; „off“, „one“ or a whole policy."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, model_validator

from ..core.settings import Settings

Kind = Literal["article", "episode", "page", "notice", "teaser", "block", "policy"]
Role = Literal["author", "editor", "press", "head", "duty"]
ROLES: dict[str, str] = {
    "author": "Autorin oder Autor",
    "editor": "Redaktion",
    "press": "Pressestelle",
    "head": "Leitung",
    "duty": "Bereitschaft",
}
POLICY = "policy"
_Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$")]


class Person(Settings):
    """Somebody who writes or approves; the key in ``persons`` is the name in ``allowed_signers``."""

    name: str
    """Vor- und Nachname, wie er unter Beiträgen steht."""
    roles: tuple[Role, ...] = ()
    """Rollen: author, editor, press (Pressestelle), head (Leitung), duty (Bereitschaft)."""
    addresses: tuple[str, ...] = ()
    """Alle Adressen, unter denen die Person in git schreibt; auch die zweite."""


class Countersign(Settings):
    """A second approval that may come later: the item is public meanwhile."""

    roles: tuple[Role, ...]
    """Rollen, die gegenzeichnen."""
    hours: Annotated[int, Field(ge=1)] = 24
    """Stunden nach der ersten Freigabe, in denen gegengezeichnet sein muss; danach gibt es einen Befund."""


class Rule(Settings):
    """What one kind of item needs. The first rule that fits an item counts."""

    kinds: tuple[Kind, ...] = ()
    """Für welche Arten die Regel gilt: article, episode, page, notice (Krisenmeldung), teaser (Anriss), block (Textbaustein); ohne Angabe
    für alle außer Krisenmeldungen."""
    categories: tuple[str, ...] = ()
    """Nur für Beiträge dieser Themen."""
    channels: tuple[str, ...] = ()
    """Nur für Anrisse auf diesen Kanälen."""
    approvals: Annotated[int, Field(ge=0, le=9)] = 1
    """Wie viele verschiedene Personen freigeben müssen; 0 für keine."""
    roles: tuple[Role, ...] = ()
    """Rollen, die freigeben dürfen; ohne Angabe jede Person."""
    other_than_author: bool = True
    """Niemand gibt einen Text frei, an dem er seit der letzten gültigen Freigabe selbst geschrieben hat (Kopf des Textes und Geschichte
    in git). Wer gegenzeichnet, darf das nie."""
    free: tuple[str, ...] = ()
    """Felder im Kopf, deren Änderung keine neue Freigabe braucht, zum Beispiel „tags“."""
    countersign: Countersign | None = None
    """Gegenzeichnung, die nachkommen darf, zum Beispiel bei Krisenmeldungen der Bereitschaft."""

    def fits(self, kind: str, category: str, channel: str) -> bool:
        """Tell whether this rule is about such an item."""
        wanted = ((self.kinds, kind), (self.categories, category), (self.channels, channel))
        return all(not names or name in names for names, name in wanted)


def _named(value: Any) -> Any:
    """Read „off“ and „one“ as the policies they are short for."""
    if value == "off":
        return {"rules": ({"approvals": 0},)}
    if value == "one":
        return {"signatures": "git", "anybody": True, "rules": ({"approvals": 1, "other_than_author": False},)}
    return value


_DEFAULT = Rule()
# A crisis does not wait for a second pair of eyes, but it gets one
NOTICE_RULE = Rule(roles=("duty",), other_than_author=False, countersign=Countersign(roles=("head", "press")))


class Policy(Settings):
    """APPROVALS: „off“, „one“, or who may approve what. Without rules: one approval by somebody other than the author."""

    persons: Mapping[_Name, Person] = Field(default_factory=dict)
    """Wer schreibt und freigibt, je Kürzel."""
    rules: tuple[Rule, ...] = ()
    """Regeln; die erste passende gilt. Was keine trifft, braucht eine Freigabe durch jemand anderen als die Autorin oder den Autor."""
    notices: tuple[str, ...] = ()
    """Themen, deren Beiträge Krisenmeldungen sind (Art „notice“, mit ihren Anrissen); ohne Angabe gibt es keine. Für sie gelten nur Regeln
    mit „notice“ in „kinds“; ohne solche gibt die Bereitschaft allein frei, auch Eigenes, und Leitung oder Pressestelle zeichnet binnen
    24 Stunden gegen."""
    signatures: Literal["ssh", "git"] = "ssh"
    """„ssh“: jede Freigabe trägt eine Unterschrift (ssh-keygen). „git“: es genügt, dass der Eintrag in git steht."""
    signers: str = "freigabe/allowed_signers"
    """Datei mit den erlaubten Schlüsseln (Form „allowed_signers“ von OpenSSH), vom Ordner des Projekts aus."""
    revoked: str = "freigabe/revoked_keys"
    """Datei mit gesperrten Schlüsseln, einer je Zeile, oder eine KRL von OpenSSH; darf fehlen."""
    keepers: tuple[Role, ...] = ()
    """Rollen, deren Unterschrift jede Änderung dieser Einstellung und der Datei mit den Schlüsseln braucht; ohne Angabe keine."""
    anybody: bool = False
    """Auch wer nicht unter „persons“ steht, gibt frei („one“ setzt das)."""

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return _named(value)

    @property
    def off(self) -> bool:
        """Tell whether nothing needs an approval."""
        return bool(self.rules) and all(one.approvals == 0 for one in self.rules) and self.rules[-1] == Rule(approvals=0)

    def rule(self, kind: str, category: str = "", channel: str = "") -> Rule:
        """Return the rule for such an item."""
        if kind == POLICY:
            return Rule(roles=self.keepers, other_than_author=False)
        if category in self.notices and kind in ("article", "notice", "teaser"):
            return next((one for one in self.rules if "notice" in one.kinds and one.fits("notice", category, channel)), NOTICE_RULE)
        return next((one for one in self.rules if one.fits(kind, category, channel)), _DEFAULT)

    def kind(self, kind: str, category: str) -> str:
        """Return what an item is to the rules: an article of some categories is a notice."""
        return "notice" if kind == "article" and category in self.notices else kind

    def person(self, said: str) -> str:
        """Return the key of the person with this key, name or address; an empty string for nobody or for several."""
        if said in self.persons:
            return said
        found = self._called.get(said.strip().casefold(), ())
        return found[0] if len(found) == 1 else ""

    def known(self, said: frozenset[str]) -> tuple[frozenset[str], list[str]]:
        """Return which persons have these names and addresses, and the addresses that nobody has, sorted; asked again and again."""
        if said not in self._asked:
            found = {one: self.person(one) for one in said}
            strangers = sorted(one for one, key in found.items() if not key and "@" in one)
            self._asked[said] = (frozenset(filter(None, found.values())), strangers)
        return self._asked[said]

    @cached_property
    def _asked(self) -> dict[frozenset[str], tuple[frozenset[str], list[str]]]:
        return {}

    @cached_property
    def _called(self) -> Mapping[str, list[str]]:
        """Return the keys of persons by what else they are called, in small letters."""
        called: dict[str, list[str]] = {}
        for key, one in self.persons.items():
            for name in {one.name.casefold(), *map(str.casefold, one.addresses)}:
                called.setdefault(name, []).append(key)
        return called

    def called(self, key: str) -> str:
        """Return how a person is called in messages."""
        return self.persons[key].name if key in self.persons else key


def setting(value: object) -> Policy:
    """Return the policy that ``value`` (the setting APPROVALS) means; without one, nothing needs an approval."""
    return Policy.model_validate("off" if value is None else value)


def described(roles: Iterable[str]) -> str:
    """Return roles as people read them."""
    return " oder ".join(ROLES[one] for one in roles) or "jemanden mit dem Recht zur Freigabe"
