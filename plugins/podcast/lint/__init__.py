# SPDX-License-Identifier: AGPL-3.0-or-later
"""The podcast's own linter: what directories, apps and listeners would stumble over, told before publishing, without a network.

One rule a file in ``rules``; ``subject`` is what they look at, ``look`` makes it from episodes, ``measure`` listens to files.
"""
