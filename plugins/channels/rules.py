# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be wrong with channels and teasers, as data; and the rules of all parts together."""

from ..core.finding import Rule

UNKNOWN_CHANNEL = Rule(
    "channels.unknown-channel",
    "Den Kanal „{name}“ gibt es nicht.",
    "{nearest}",
    help="CHANNELS nennt einen Kanal, der nicht im Regelwerk steht.",
)
CLOSED_CHANNEL = Rule(
    "channels.closed-channel",
    "{why}",
    "Streichen Sie „{name}“ aus CHANNELS.",
    help="CHANNELS nennt einen Kanal, den es nicht mehr gibt.",
)
RULES = (UNKNOWN_CHANNEL, CLOSED_CHANNEL)
