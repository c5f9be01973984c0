# SPDX-License-Identifier: AGPL-3.0-or-later
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from plugins.reading import source


def messages(raw: bytes) -> list[str]:
    return [str(one) for one in source.read(raw, "a.md").findings]


def test_line_ends_marks_and_decomposed_umlauts_are_settled() -> None:
    raw = "\ufeff" + "a\r\nb\rc\u2028d\u0085e\n" + unicodedata.normalize("NFD", "Größe")
    read = source.read(raw.encode(), "a.md")
    assert read == source.Source("a\nb\nc\nd\ne\nGröße")


def test_no_break_spaces_and_tabs_of_the_text_stay() -> None:
    assert source.read("10\u00a0Uhr\t§\u00a01".encode(), "a.md").text == "10\u00a0Uhr\t§\u00a01"


def test_utf_16_is_read_and_said() -> None:
    for codec in ("utf-16-le", "utf-16-be"):
        read = source.read("\ufeffGrüße".encode(codec), "a.md")
        assert read.text == "Grüße"
        assert read.readable
        assert [str(one) for one in read.findings] == [
            "a.md:1:1: Die Datei ist als UTF-16 gespeichert und wurde trotzdem gelesen. "
            "Speichern Sie sie als „UTF-8“, damit auch andere Programme sie lesen können. [reading.other-encoding]"
        ]


def test_another_encoding_is_named_where_it_shows() -> None:
    read = source.read("title: a\r\nGrüße".encode("cp1252"), "a.md")
    assert not read.readable
    assert read.text == "title: a\nGrüße"
    assert [str(one) for one in read.findings] == [
        "a.md:2:3: Die Datei ist nicht als UTF-8 gespeichert (Byte 0xFC, vermutlich „ü“). "
        "Speichern Sie die Datei in Ihrem Programm mit der Zeichenkodierung „UTF-8“. [reading.encoding]"
    ]


def test_control_characters_become_spaces() -> None:
    assert source.read(b"a\nb\x0bc\x00", "a.md").text == "a\nb c "
    assert messages(b"a\nb\x0bc\x00") == [
        "a.md:2:2: Die Datei enthält ein unsichtbares Steuerzeichen (U+000B); es wird als Leerzeichen gelesen. "
        "Löschen Sie das Zeichen; es entsteht meist beim Kopieren aus anderen Programmen. [reading.control-character]"
    ]


@given(st.binary())
def test_any_bytes_become_clean_text(raw: bytes) -> None:
    text = source.read(raw, "a.md").text
    text.encode("utf-8")
    assert "\r" not in text
    assert unicodedata.is_normalized("NFC", text)
    assert not any(unicodedata.category(char) == "Cc" and char not in "\t\n" for char in text)
