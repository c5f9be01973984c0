# SPDX-License-Identifier: AGPL-3.0-or-later
"""Moving in: an existing podcast's feed and files become a show here, and nobody loses a subscriber.

``rss`` reads the old feed, ``lying`` finds the files that belong to it, ``folders`` says what will be written,
``settings_text`` puts the show into the settings file, ``farewell`` tells the old host, ``move`` does it all.
"""
