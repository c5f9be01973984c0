# SPDX-License-Identifier: AGPL-3.0-or-later
"""What every capability may use: values and pure functions that know no capability and no Pelican."""
