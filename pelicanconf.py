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
SUMMARY_MAX_PARAGRAPHS = 1  # of a text without „summary“: not its headings, lists and tables run together
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
PAGINATED_TEMPLATES = {"index": None, "tag": None, "category": None, "author": None, "show": None}
DEFAULT_PAGINATION = 10
PAGINATION_PATTERNS = [
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/seite/{number}/", "{base_name}/seite/{number}/index.html"),
]
SLUGIFY_USE_UNICODE = True  # else Pelican turns ä into a before the list below is asked
SLUG_REGEX_SUBSTITUTIONS = [
    ("Ä|ä", "ae"),
    ("Ö|ö", "oe"),
    ("Ü|ü", "ue"),
    ("ß|ẞ", "ss"),
    ("&", " und "),
    ("[áàâãå]", "a"),
    ("[éèêë]", "e"),
    ("[íìîï]", "i"),
    ("[óòôõø]", "o"),
    ("[úùû]", "u"),
    ("ç", "c"),
    ("ñ", "n"),
    ("ł", "l"),
    ("š", "s"),
    (r"(?a:[^\w\s-])", ""),
    (r"(?u)\A\s*|\s*\Z", ""),
    (r"[-\s]+", "-"),
]

# The capability "feeds" writes the feeds, not Pelican.
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
FEED_DOMAIN = SITEURL
THEME_STATIC_PATHS: list[str] = []

JINJA_ENVIRONMENT = {"trim_blocks": True, "lstrip_blocks": True, "extensions": [], "autoescape": True}

UNKNOWN_FIELDS = "error"

# The example authority. Everything in it is invented: the town, the people, the numbers and the addresses.
AUTHORITY = {
    "name": "Stadt Musterstadt an der Aue",
    "short_name": "Stadt Musterstadt",
    "kind": "kommune",
    "land": "NW",
    "address": {"street": "Marktplatz 1", "postcode": "00000", "city": "Musterstadt an der Aue"},
    "email": "presse@musterstadt.example",
    "phone": "0000 100-0",
    "website": "https://www.musterstadt.example",
    "logo": "bilder/wappen.svg",
    "logo_alt": "",
    "licence": "CC0 1.0",
    "licence_url": "https://creativecommons.org/publicdomain/zero/1.0/deed.de",
    "example": True,
    "channels": {
        "Mastodon": "https://social.musterstadt.example/@stadt",
        "PeerTube": "https://video.musterstadt.example/c/stadt",
    },
}

LEGAL = {
    "impressum": {
        "representative": "Bürgermeisterin Erika Beispiel",
        "legal_form": "Körperschaft des öffentlichen Rechts",
        "responsible": {"name": "Hanna Beispiel", "role": "Leitung der Pressestelle"},
        "supervisory_authority": "Kreis Musterland, Kommunalaufsicht, Kreishausallee 1, 00000 Musterkreisstadt",
        "note": "Texte und Bilder dieser Beispielseite sind erfunden und frei verwendbar (CC0 1.0).",
    },
    "privacy": {
        "officer": {"name": "Behördliche Datenschutzbeauftragte", "email": "datenschutz@musterstadt.example", "phone": "0000 100-77"},
        "log_days": 7,
        "legal_basis": "Art. 6 Abs. 1 Buchst. e DSGVO in Verbindung mit § 3 Abs. 1 DSG NRW",
        "supervisory_authority": {
            "name": "Datenschutzaufsicht des Landes (Beispiel)",
            "url": "https://datenschutzaufsicht.example/",
            "email": "poststelle@datenschutzaufsicht.example",
        },
        "host": "Kommunales Rechenzentrum Musterland (Beispiel), Musterkreisstadt",
    },
    "accessibility": {
        "law": "§§ 10a bis 10e des Behindertengleichstellungsgesetzes Nordrhein-Westfalen (BGG NRW) und die BITVNRW",
        "status": "partial",
        "deviations": (
            {
                "content": "Videos in Deutscher Gebärdensprache",
                "group": "unvereinbar",
                "reason": "In dieser Beispielseite sind die Videos nur durch ein Standbild und eine erfundene Adresse vertreten.",
                "alternative": "Die Inhalte stehen als Text auf derselben Seite.",
                "until": "2027-06-30",
            },
        ),
        "created": "2026-02-02",
        "method": "self",
        "reviewed": "2026-09-14",
        "answer_within": "eines Monats",
        "enforcement": {
            "name": "Ombudsstelle für barrierefreie Informationstechnik (Beispiel)",
            "url": "https://ombudsstelle.example/",
            "email": "kontakt@ombudsstelle.example",
        },
        "features": (
            "Startseite in Leichter Sprache",
            "helle und dunkle Ansicht nach der Einstellung Ihres Geräts",
            "Transkript zu jeder Podcast-Folge",
            "vollständig mit der Tastatur bedienbar, auch ohne JavaScript",
        ),
    },
    "report": {
        "name": "Pressestelle",
        "form": "https://www.musterstadt.example/barriere-melden",
        "email": "barriere@musterstadt.example",
        "phone": "0000 100-12",
    },
    "easy_language": "ueber-diese-seite",
}

PODCAST = {
    "publisher": {
        "title": "Stadt Musterstadt",
        "description": "Die Podcasts der erfundenen Stadt Musterstadt an der Aue.",
        "guid": "399449f4-d2b2-550c-b6fa-73f414110ac4",
    },
    "persons": {
        "hanna-beispiel": {
            "name": "Hanna Beispiel",
            "role": "Moderation",
            "about": "Leitet die Pressestelle der Stadt und fragt nach, bis sie es selbst verstanden hat.",
            "image": "bilder/hanna-beispiel.jpg",
            "image_alt": "Hanna Beispiel mit kurzem Haar vor einem Mikrofon, als Druckgrafik",
            "consent": {"date": "2026-01-12", "scope": "Bild, Name und Stimme auf der Website und in Podcast-Programmen"},
        },
        "mara-exempel": {
            "name": "Mara Exempel",
            "role": "Moderation",
            "about": "Arbeitet in der Stadtbibliothek und sammelt Geschichten von den Ufern der Aue.",
            "image": "bilder/mara-exempel.jpg",
            "image_alt": "Mara Exempel mit langem Haar, hinter ihr der Fluss, als Druckgrafik",
            "consent": {"date": "2026-02-03", "scope": "Bild, Name und Stimme auf der Website und in Podcast-Programmen"},
        },
        "bruno-exempel": {"name": "Bruno Exempel", "role": "Gast", "consent": {"date": "2026-07-06", "scope": "dienstliche Aufgabe"}},
        "jakob-exempel": {"name": "Jakob Exempel", "role": "Gast", "consent": {"date": "2026-10-01", "scope": "dienstliche Aufgabe"}},
        "lina-muster": {
            "name": "Lina Muster",
            "role": "Gast",
            "about": "Kümmert sich im Umweltamt um Wärme, Wald und Wasser.",
            "consent": {"date": "2026-10-01", "scope": "dienstliche Aufgabe"},
        },
        "karl-beispiel": {
            "name": "Karl Beispiel",
            "consent": {"date": "2026-03-28", "scope": "Name und Stimme im Podcast", "until": "2031-03-27"},
            "page": False,
        },
        "theo-muster": {"name": "Theo Muster", "role": "Gast", "consent": {"date": "2026-09-09", "scope": "dienstliche Aufgabe"}},
    },
    "shows": {
        "rathausfunk": {
            "title": "Rathausfunk",
            "subtitle": "Was die Stadt beschließt und was es für Sie bedeutet",
            "persons": ("hanna-beispiel",),
            "description": (
                "Alle zwei Wochen spricht die Pressestelle mit den Fachleuten der Stadtverwaltung: "
                "über Baustellen, Haushalt und Hochwasser, verständlich und in wenigen Minuten. "
                "Eine erfundene Sendung der erfundenen Stadt Musterstadt an der Aue; die Stimmen sind künstlich."
            ),
            "language": "de",
            "category": "Government",
            "author": "Stadt Musterstadt",
            "email": "podcast@musterstadt.example",
            "cover": "podcast/rathausfunk/cover.jpg",
            "cover_alt": "Der Rathausturm über den Dächern von Musterstadt sendet Ringe in den Abendhimmel, wie ein Funkmast",
            "type": "episodic",
            "guid": "77ca1acb-2f05-51d5-83b9-90e2d0c43c45",
            "license": "CC0",
            "location": {"name": "Musterstadt an der Aue", "country": "de"},
            "update_frequency": {"text": "alle zwei Wochen mittwochs", "rrule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"},
            "txt": ({"purpose": "ai-content", "text": "true"},),
        },
        "musterstadt-hoert-zu": {
            "title": "Musterstadt hört zu",
            "subtitle": "Geschichten von den Ufern der Aue",
            "persons": ("mara-exempel",),
            "description": (
                "Menschen aus Musterstadt erzählen von ihrer Arbeit und ihrem Ort: vom Wasserturm, von der Werkstatt in der Bibliothek, "
                "vom neuen Wald am Fluss. Aufgenommen von der Stadtbibliothek. "
                "Eine erfundene Sendung der erfundenen Stadt Musterstadt an der Aue; die Stimmen sind künstlich."
            ),
            "language": "de",
            "category": "Society & Culture > Places & Travel",
            "author": "Stadtbibliothek Musterstadt",
            "email": "podcast@musterstadt.example",
            "apps": {"Podcastverzeichnis (Beispiel)": "https://verzeichnis.example/musterstadt-hoert-zu"},
            "seasons": {1: "Wasser, Holz und Wald"},
            "cover": "podcast/musterstadt-hoert-zu/cover.jpg",
            "cover_alt": "Kreise ziehen über den Fluss, als wäre ein Ton ins Wasser gefallen; am Ufer steht Schilf vor der Abendsonne",
            "type": "serial",
            "guid": "f4f5d256-6823-56c8-8ce4-2ba18bb4cccc",
            "license": "CC0",
            "location": {"name": "Musterstadt an der Aue", "country": "de"},
            "social": "disabled",
            "txt": ({"purpose": "ai-content", "text": "true"},),
        },
    },
}

DISCOVERY = {
    "image": "bilder/stadt-am-abend.jpg",
    "image_alt": "Musterstadt am Abend: Häuser und Rathausturm spiegeln sich in der Aue",
    "security": {
        "contact": ("mailto:sicherheit@musterstadt.example",),
        "expires": "2027-06-30T00:00:00+02:00",
        "languages": ("de", "en"),
        "policy": "https://www.musterstadt.example/sicherheit",
    },
    "favicon": ("bilder/favicon.svg", "bilder/favicon.png"),
    "persons": ("Emil Muster", "Hanna Beispiel"),
    "fediverse": "@stadt@social.musterstadt.example",
}

THEME_COLORS = {"accent": "#1f5a57"}

# A small town: three channels, done well.
CHANNELS = ["mastodon", "instagram", "newsletter"]

# Who has to see a text before it goes out: docs/handbuch/freigabe.md. The example is public without anybody's signature.
APPROVALS = "off"

CARDS = {"logo": "bilder/wappen.png"}
