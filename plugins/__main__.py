# SPDX-License-Identifier: AGPL-3.0-or-later
"""``python -m pelican.plugins.amtsfunk check``: findings of a foreign Pelican site."""
