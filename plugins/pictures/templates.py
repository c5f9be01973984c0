# SPDX-License-Identifier: AGPL-3.0-or-later
"""What templates call: ``picture`` and ``picture_url``."""

import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field

from markupsafe import Markup

from .bodies import candidates
from .markup import Look, picture
from .studio import Studio


@dataclass(frozen=True, slots=True)
class Templates:
    """The functions for templates; a file that is not there is noted in ``missing``."""

    studio: Studio
    address: Callable[[str], str]
    missing: set[str] = field(default_factory=set)

    def picture(self, path: object, alt: str = "", **look: object) -> Markup:
        """Return the picture ``path`` (relative to the content folder), or nothing where there is none.

        ``sizes`` is the HTML attribute, ``lazy=False`` marks a picture that is seen at once, ``class_`` is its CSS class.
        """
        found = self._find(path)
        plan = self.studio.plan(found) if found else None
        if plan is None:
            return Markup("")
        classes = (("class", str(look["class_"])),) if look.get("class_") else ()
        shown = Look(str(look.get("sizes") or self.studio.settings.sizes), bool(look.get("lazy", True)), (("alt", str(alt)), *classes))
        return Markup(picture(plan, self.address, shown))  # noqa: S704  # made of escaped values

    def picture_url(self, path: object, width: int = 1200) -> str:
        """Return the root-relative address of a JPEG at most ``width`` wide, or an empty string."""
        found = self._find(path)
        one = self.studio.jpeg(found, width) if found else None
        return self.address(one.name) if one else ""

    def _find(self, path: object) -> str | None:
        name = str(path or "")
        names = candidates(name.lstrip("/"), "")
        found = self.studio.find(*names)
        if names and found is None:
            self.missing.add(posixpath.normpath(names[0]))
        return found
