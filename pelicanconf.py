# SPDX-License-Identifier: AGPL-3.0-or-later
"""Settings of the example authority: data only. publishconf.py adds what only the public site needs."""

SITENAME = "Musterstadt informiert"
SITESUBTITLE = "Nachrichten und Podcast aus dem Rathaus"
SITEURL = "https://blog.musterstadt.example"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGIN_PATHS = ["."]
PLUGINS = ["plugins"]

TIMEZONE = "Europe/Berlin"
DEFAULT_LANG = "de"
LOCALE = ["C"]
DEFAULT_DATE_FORMAT = "%d.%m.%Y"

ARTICLE_PATHS = ["artikel", "podcast"]
PAGE_PATHS = ["seiten"]
STATIC_PATHS: list[str] = []
USE_FOLDER_AS_CATEGORY = False
DEFAULT_CATEGORY = "Allgemein"
ARTICLE_TRANSLATION_ID = "translation_key"
PAGE_TRANSLATION_ID = "translation_key"
DELETE_OUTPUT_DIRECTORY = True
WITH_FUTURE_DATES = True
CACHE_CONTENT = False

# Addresses: fixed for life; the golden test tests/test_addresses.py guards them.
ARTICLE_URL = "{date:%Y}/{date:%m}/{slug}/"
ARTICLE_SAVE_AS = "{date:%Y}/{date:%m}/{slug}/index.html"
ARTICLE_LANG_URL = "{lang}/{date:%Y}/{date:%m}/{slug}/"
ARTICLE_LANG_SAVE_AS = "{lang}/{date:%Y}/{date:%m}/{slug}/index.html"
DRAFT_URL = "entwurf/{slug}/"
DRAFT_SAVE_AS = "entwurf/{slug}/index.html"
DRAFT_LANG_URL = "{lang}/entwurf/{slug}/"
DRAFT_LANG_SAVE_AS = "{lang}/entwurf/{slug}/index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
PAGE_LANG_URL = "{lang}/{slug}/"
PAGE_LANG_SAVE_AS = "{lang}/{slug}/index.html"
DRAFT_PAGE_URL = "entwurf/{slug}/"
DRAFT_PAGE_SAVE_AS = "entwurf/{slug}/index.html"
DRAFT_PAGE_LANG_URL = "{lang}/entwurf/{slug}/"
DRAFT_PAGE_LANG_SAVE_AS = "{lang}/entwurf/{slug}/index.html"
CATEGORY_URL = "thema/{slug}/"
CATEGORY_SAVE_AS = "thema/{slug}/index.html"
TAG_URL = "schlagwort/{slug}/"
TAG_SAVE_AS = "schlagwort/{slug}/index.html"
AUTHOR_URL = "autor/{slug}/"
AUTHOR_SAVE_AS = "autor/{slug}/index.html"
YEAR_ARCHIVE_URL = "archiv/{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = "archiv/{date:%Y}/index.html"
ARCHIVES_URL = "archiv/"
ARCHIVES_SAVE_AS = "archiv/index.html"
CATEGORIES_SAVE_AS = "thema/index.html"
TAGS_SAVE_AS = "schlagwort/index.html"
AUTHORS_SAVE_AS = "autor/index.html"
INDEX_SAVE_AS = "index.html"
DIRECT_TEMPLATES = ["index", "archives", "categories", "tags", "authors", "404"]
PAGINATED_TEMPLATES = {"index": None, "tag": None, "category": None, "author": None}
DEFAULT_PAGINATION = 10
PAGINATION_PATTERNS = [
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/seite/{number}/", "{base_name}/seite/{number}/index.html"),
]
SLUG_REGEX_SUBSTITUTIONS = [
    ("Ä|ä", "ae"),
    ("Ö|ö", "oe"),
    ("Ü|ü", "ue"),
    ("ß", "ss"),
    (r"[^\w\s-]", ""),
    (r"(?u)\A\s*|\s*\Z", ""),
    (r"[-\s]+", "-"),
]

# The capability "feeds" writes the feeds, not Pelican.
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
FEED_DOMAIN = SITEURL
THEME_STATIC_PATHS: list[str] = []

JINJA_ENVIRONMENT = {"trim_blocks": True, "lstrip_blocks": True, "extensions": [], "autoescape": True}

UNKNOWN_FIELDS = "error"
