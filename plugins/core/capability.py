# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a capability declares about itself, as one value."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .fields import Field
from .finding import Rule
from .settings import Settings


@dataclass(frozen=True, slots=True)
class Directive:
    """A Markdown container that a capability understands: its name, its arguments and one German line of help."""

    name: str
    help: str
    example: str


@dataclass(frozen=True, slots=True)
class Capability:
    """One folder of ``plugins`` and what it declares.

    ``settings`` maps names in pelicanconf.py to closed models, ``switches`` plain names to one German line of help.
    """

    name: str
    help: str
    fields: tuple[Field, ...] = ()
    settings: Mapping[str, type[Settings]] = field(default_factory=dict)
    switches: Mapping[str, str] = field(default_factory=dict)
    directives: tuple[Directive, ...] = ()
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Declarations:
    """The union of what the capabilities that are switched on declare."""

    capabilities: tuple[Capability, ...] = ()

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return every declared field, in the capabilities' order."""
        return tuple(one for capability in self.capabilities for one in capability.fields)

    @property
    def rules(self) -> Mapping[str, Rule]:
        """Return every declared rule by its id."""
        return {rule.id: rule for capability in self.capabilities for rule in capability.rules}


def union(capabilities: Iterable[Capability]) -> Declarations:
    """Return the declarations of ``capabilities``; raises ValueError where two declare the same field or rule."""
    declared = Declarations(tuple(capabilities))
    names = [field.name for field in declared.fields] + [r.id for c in declared.capabilities for r in c.rules]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ValueError(f"declared twice: {', '.join(sorted(twice))}")
    return declared
