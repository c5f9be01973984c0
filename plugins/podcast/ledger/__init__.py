# SPDX-License-Identifier: AGPL-3.0-or-later
"""The GUID ledger, content/podcast/<show>/guids.toml: what was published keeps its identity for life.

The build reads it and refuses to contradict it (``guard``); only ``./run guids --write`` or an editor adds lines (``pending``).
"""
