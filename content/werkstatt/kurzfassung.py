# SPDX-License-Identifier: AGPL-3.0-or-later
"""Writes the example's small files: a tagged one-page PDF and an hour of gauge readings as JSON."""

from __future__ import annotations

import json
import math
from pathlib import Path

ARTICLES = Path(__file__).resolve().parent.parent / "artikel"
LINES = (
    ("H1", 22, "Haushalt 2026: Kurzfassung"),
    ("P", 12, "Stadt Musterstadt an der Aue (erfundenes Beispiel)"),
    ("H2", 15, "Einnahmen und Ausgaben"),
    ("P", 12, "Die Stadt nimmt 82,9 Millionen Euro ein und gibt 84,3 Millionen Euro aus."),
    ("P", 12, "Die Lücke von 1,4 Millionen Euro deckt sie aus Rücklagen."),
    ("H2", 15, "Die größten Ausgaben"),
    ("P", 12, "Kitas, Schulen, Jugend: 27,6 Millionen Euro"),
    ("P", 12, "Umlage an den Kreis: 19,8 Millionen Euro"),
    ("P", 12, "Straßen, Brücken, Bus: 12,4 Millionen Euro"),
    ("P", 12, "Feuerwehr und Hochwasserschutz: 6,9 Millionen Euro"),
    ("P", 12, "Kultur, Bibliothek, Sport: 5,2 Millionen Euro"),
    ("P", 12, "Verwaltung und Übriges: 12,4 Millionen Euro"),
    ("H2", 15, "Fragen"),
    ("P", 12, "Kämmerei, Telefon 0000 100-30, haushalt@musterstadt.example"),
)


def text(words: str) -> bytes:
    """Return a PDF string."""
    return b"(" + words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"


def page() -> bytes:
    """Return the page's drawing: every line is a marked paragraph or heading."""
    y, parts = 780, []
    for number, (tag, size, words) in enumerate(LINES):
        y -= size * 2 if tag == "H2" else round(size * 1.5)
        parts.append(b"/%s <</MCID %d>> BDC BT /F1 %d Tf 70 %d Td %s Tj ET EMC" % (tag.encode(), number, size, y, text(words)))
    return b"\n".join(parts)


def pdf() -> bytes:
    """Return the whole file: catalogue, pages, page, font, drawing, information, tags."""
    drawing, first = page(), 8
    kids = b" ".join(b"%d 0 R" % (first + 1 + number) for number in range(len(LINES)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/Lang(de-DE)/MarkInfo<</Marked true>>/StructTreeRoot 7 0 R"
        b"/ViewerPreferences<</DisplayDocTitle true>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R/StructParents 0/Tabs/S>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(drawing), drawing),
        b"<</Title" + text("Haushalt 2026: Kurzfassung") + b"/Author" + text("Stadt Musterstadt an der Aue") + b">>",
        b"<</Type/StructTreeRoot/K 8 0 R/ParentTree<</Nums[0[%s]]>>/ParentTreeNextKey 1>>" % kids,
        b"<</Type/StructElem/S/Document/P 7 0 R/K[%s]>>" % kids,
        *(b"<</Type/StructElem/S/%s/P 8 0 R/Pg 3 0 R/K %d>>" % (tag.encode(), number) for number, (tag, _, _) in enumerate(LINES)),
    ]
    made, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return made + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        count,
        table,
        count,
        len(made),
    )


def readings() -> str:
    """Return an hour of water levels, one a minute."""
    values = [{"zeit": f"2026-10-12T09:{minute:02}:00+02:00", "stand": round(142 + 3 * math.sin(minute / 14))} for minute in range(60)]
    head = {"station": "Alte Brücke", "gewaesser": "Aue", "einheit": "cm", "lizenz": "https://www.govdata.de/dl-de/zero-2-0"}
    return json.dumps({**head, "werte": values}, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write both files beside their articles."""
    (ARTICLES / "2026-01-20-haushalt-2026" / "haushalt-2026-kurzfassung.pdf").write_bytes(pdf())
    (ARTICLES / "2026-02-18-pegel-offene-daten" / "pegel-beispiel.json").write_text(readings(), encoding="utf-8")


if __name__ == "__main__":
    main()
