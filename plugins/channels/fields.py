# SPDX-License-Identifier: AGPL-3.0-or-later
"""The front-matter field ``teaser``: words, time and channels of a document's teasers (values arrive as strings)."""

from ..core.fields import Field

FIELDS: tuple[Field, ...] = ()
