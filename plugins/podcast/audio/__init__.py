# SPDX-License-Identifier: AGPL-3.0-or-later
"""An episode's sound: found, told by its bytes, measured."""
