# SPDX-License-Identifier: AGPL-3.0-or-later
"""Replaces the faulty recording of an episode: the episode keeps its GUID, and nothing is ever left half done.

A task, no part of a build: ``swap`` does it, ``words`` says what apps will do and what is left to do by hand.
"""
