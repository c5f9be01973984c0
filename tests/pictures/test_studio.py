# SPDX-License-Identifier: AGPL-3.0-or-later
"""From a file to its renditions: sizes, formats, colours, bytes, cache, and what is wrong with files."""

import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from plugins.pictures.renditions import plan, widths
from plugins.pictures.settings import Pictures
from plugins.pictures.source import Source, inspect
from plugins.pictures.studio import Studio
from tests.pictures.make import ROOT, SECRET, exif, located, opened, photo

SMALL = Pictures(widths=(40, 80, 160), fallback=120)


def studio(folder: Path, settings: Pictures = SMALL, **files: bytes) -> Studio:
    """A studio over a content folder with ``files``; „__“ in a name is its dot."""
    content = folder / "content"
    content.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (content / name.replace("__", ".")).write_bytes(data)
    return Studio(content, folder / ".cache", settings)


def made(one: Studio, name: str) -> dict[str, Image.Image]:
    """Every rendition of a picture, decoded, by its output name without fingerprint."""
    assert one.plan(name)
    one.wait()
    assert [defect.rule.id for defect in one.defects[name]] == []
    return {"-".join((save_as.split("-")[0], save_as.split("-")[-1])): opened(path.read_bytes()) for save_as, path in one.made()}


@given(st.integers(1, 10_000), st.sets(st.integers(1, 5000), min_size=1, max_size=6))
def test_widths_never_exceed_the_original(original: int, steps: set[int]) -> None:
    found = widths(original, tuple(steps))
    assert found == tuple(sorted(set(found)))
    assert found
    assert max(found) <= original
    assert set(found) <= steps | {original}


def test_widths_are_the_steps_and_the_original_where_it_lies_between() -> None:
    steps = (480, 800, 1200, 1600)
    assert widths(4000, steps) == (480, 800, 1200, 1600)
    assert widths(1600, steps) == (480, 800, 1200, 1600)
    assert widths(1000, steps) == (480, 800, 1000)
    assert widths(850, steps) == (480, 800)
    assert widths(300, steps) == (300,)


def test_a_photograph_becomes_small_files_of_three_formats(tmp_path: Path) -> None:
    found = made(studio(tmp_path, foto__jpg=photo(200, 100)), "foto.jpg")
    sizes = {name: (image.format, image.size) for name, image in found.items()}
    assert sizes == {
        "bilder/foto-40.avif": ("AVIF", (40, 20)),
        "bilder/foto-80.avif": ("AVIF", (80, 40)),
        "bilder/foto-160.avif": ("AVIF", (160, 80)),
        "bilder/foto-40.webp": ("WEBP", (40, 20)),
        "bilder/foto-80.webp": ("WEBP", (80, 40)),
        "bilder/foto-160.webp": ("WEBP", (160, 80)),
        "bilder/foto-120.jpg": ("JPEG", (120, 60)),
    }


def test_the_defaults_are_those_of_the_handbook(tmp_path: Path) -> None:
    source = Source(tmp_path / "Größe & Maß.jpg", "0" * 64, 4000, 3000, "JPEG")
    names = [f"{one.width}.{one.format}" for one in plan(source, Pictures()).all]
    assert names == [f"{width}.{form}" for form in ("avif", "webp") for width in (480, 800, 1200, 1600)] + ["1200.jpg"]
    assert plan(source, Pictures()).fallback.name.startswith("groesse-und-mass-")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_nothing_is_left_of_the_metadata(tmp_path: Path, form: str) -> None:
    one = studio(tmp_path, **{f"ort__{form.lower()}": located(200, 100, form=form)})
    for name, image in made(one, f"ort.{form.lower()}").items():
        assert not image.getexif(), name
        assert not {"exif", "icc_profile", "xmp", "comment", "photoshop"} & set(image.info), name
    for _, path in one.made():
        data = path.read_bytes()
        assert SECRET not in data
        assert b"Exif" not in data
        assert b"ICC_PROFILE" not in data


def test_a_picture_on_its_side_is_set_upright(tmp_path: Path) -> None:
    found = made(studio(tmp_path, hoch__jpg=located(200, 100, orientation=6)), "hoch.jpg")
    image = found["bilder/hoch-80.webp"].convert("RGB")
    assert image.size == (80, 160)
    red, blue = image.getpixel((40, 20)), image.getpixel((40, 140))
    assert isinstance(red, tuple)
    assert isinstance(blue, tuple)
    assert red[0] > 150
    assert blue[2] > 150


def test_colours_become_those_of_the_web(tmp_path: Path) -> None:
    lab = ImageCms.createProfile("LAB")  # any profile that is none for RGB must not stop the build
    strange = ImageCms.ImageCmsProfile(lab).tobytes()
    files = {
        "cmyk__jpg": photo(100, 50, mode="CMYK"),
        "grau__png": photo(100, 50, "PNG", "L"),
        "fremd__jpg": photo(100, 50, icc_profile=strange),
    }
    one = studio(tmp_path, **files)
    for name in ("cmyk.jpg", "grau.png", "fremd.jpg"):
        assert {image.mode for image in made(one, name).values()} == {"RGB"}
    deep = io.BytesIO()
    Image.linear_gradient("L").convert("I").point(lambda value: value * 257).convert("I;16").save(deep, "PNG")
    found = made(studio(tmp_path / "tief", tief__png=deep.getvalue()), "tief.png")
    (low, high), *_ = found["bilder/tief-160.webp"].convert("RGB").getextrema()
    assert low < 20
    assert high > 235


def test_what_lets_the_background_through_stays_so(tmp_path: Path) -> None:
    clear = io.BytesIO()
    Image.new("RGBA", (100, 50), (200, 0, 0, 0)).save(clear, "PNG")
    one = studio(tmp_path, durch__png=clear.getvalue(), deckend__png=photo(100, 50, "PNG", "RGBA"))
    found = made(one, "durch.png") | made(one, "deckend.png")
    assert found["bilder/durch-100.png"].mode == "RGBA"
    assert found["bilder/durch-80.webp"].mode == "RGBA"
    assert "bilder/deckend-100.jpg" in found, "an alpha channel that nothing uses needs no PNG"
    jpeg = one.jpeg("durch.png", 60)
    one.wait()
    assert jpeg
    pixel = opened((one.cache / jpeg.key).read_bytes()).getpixel((10, 10))
    assert pixel == (255, 255, 255)


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    runs, source = [], located(400, 300)  # made once: a colour profile carries the second it was made
    for folder in ("a", "b"):
        one = studio(tmp_path / folder, foto__jpg=source)
        assert one.plan("foto.jpg")
        one.wait()
        runs.append({save_as: path.read_bytes() for save_as, path in one.made()})
    assert runs[0] == runs[1]
    assert len(runs[0]) == 7


def test_a_missing_rendition_is_made_as_it_was(tmp_path: Path) -> None:
    one = studio(tmp_path, foto__jpg=photo(400, 300))
    assert one.plan("foto.jpg")
    one.wait()
    before = {path.name: path.read_bytes() for path in one.cache.iterdir()}
    next(one.cache.glob("*-40.webp")).unlink()
    next(one.cache.glob("*-120.jpg")).unlink()
    again = Studio(one.content, one.cache, SMALL)
    assert again.plan("foto.jpg")
    again.wait()
    assert {path.name: path.read_bytes() for path in one.cache.iterdir()} == before


def test_what_is_in_the_cache_is_not_made_again(tmp_path: Path) -> None:
    one = studio(tmp_path, foto__jpg=photo(400, 300))
    assert one.plan("foto.jpg")
    one.wait()
    for path in one.cache.iterdir():
        path.write_bytes(b"aus dem Zwischenspeicher")
    again = Studio(one.content, one.cache, SMALL)
    assert again.plan("foto.jpg")
    again.wait()
    assert {path.read_bytes() for _, path in again.made()} == {b"aus dem Zwischenspeicher"}


def test_a_file_that_stayed_as_it_was_is_not_read_again(tmp_path: Path) -> None:
    one = studio(tmp_path, foto__png=photo(100, 50), hoch__jpg=located(200, 100, orientation=6))
    first = [one.plan(name) for name in ("foto.png", "hoch.jpg")]
    one.wait()
    one.ledger.save()
    for name in ("foto.png", "hoch.jpg"):
        status = (one.content / name).stat()
        (one.content / name).write_bytes(bytes(status.st_size))
        os.utime(one.content / name, ns=(status.st_atime_ns, status.st_mtime_ns))
    again = Studio(one.content, one.cache, SMALL)
    assert [again.plan(name) for name in ("foto.png", "hoch.jpg")] == first
    assert [defect.rule.id for defect in again.defects["foto.png"]] == ["pictures.mislabelled"]
    os.utime(one.content / "hoch.jpg", ns=(0, 0))
    assert Studio(one.content, one.cache, SMALL).plan("hoch.jpg") is None, "a file with another time is looked at again"
    stricter = Studio(one.content, one.cache, SMALL.model_copy(update={"max_megabytes": 2}))
    assert stricter.plan("foto.png") is None, "other limits, another look"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"made by": 1, "files": []}', '{"made by": [1, 80, 50], "files": 3}'])
def test_unreadable_notes_cost_nothing_but_time(tmp_path: Path, text: str) -> None:
    one = studio(tmp_path, foto__jpg=photo(100, 50))
    one.cache.mkdir()
    (one.cache / "files.json").write_text(text, encoding="utf-8")
    assert one.plan("foto.jpg")
    one.wait()


def test_other_settings_are_other_files(tmp_path: Path) -> None:
    one = studio(tmp_path, foto__jpg=photo(400, 300))
    better = Studio(one.content, one.cache, SMALL.model_copy(update={"quality": SMALL.quality.model_copy(update={"webp": 90})}))
    assert one.plan("foto.jpg")
    assert better.plan("foto.jpg")
    assert not set(one.published) & set(better.published)
    one.wait()
    better.wait()


def test_a_phone_s_double_picture_is_a_photograph(tmp_path: Path) -> None:
    memory = io.BytesIO()
    first, second = (Image.new("RGB", (200, 100), colour) for colour in ("red", "blue"))
    first.save(memory, "MPO", save_all=True, append_images=[second])
    found = made(studio(tmp_path, handy__jpg=memory.getvalue()), "handy.jpg")
    pixel = found["bilder/handy-80.webp"].convert("RGB").getpixel((5, 5))
    assert isinstance(pixel, tuple)
    assert pixel[0] > 200


def animated() -> bytes:
    memory = io.BytesIO()
    frames = [Image.new("RGB", (50, 50), colour) for colour in ("red", "blue")]
    frames[0].save(memory, "GIF", save_all=True, append_images=frames[1:], duration=100)
    return memory.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "finding"),
    [
        (
            "kaputt.jpg",
            b"nur Text",
            "Das Bild „kaputt.jpg“ lässt sich nicht lesen; die Datei ist beschädigt oder unvollständig. "
            "Laden Sie es noch einmal hoch, oder speichern Sie es neu als JPEG. [pictures.broken]",
        ),
        (
            "halb.jpg",
            photo(2000, 1000, exif=exif())[:9000],
            "Das Bild „halb.jpg“ lässt sich nicht lesen; die Datei ist beschädigt oder unvollständig. "
            "Laden Sie es noch einmal hoch, oder speichern Sie es neu als JPEG. [pictures.broken]",
        ),
        (
            "handy.jpg",
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
            "Das Bild „handy.jpg“ ist von der Art „HEIC“, die Browser nicht zeigen. Speichern Sie das Bild als JPEG oder PNG. "
            "[pictures.unsupported]",
        ),
        (
            "plan.tiff",
            b"II*\0",
            "Das Bild „plan.tiff“ ist von der Art „TIFF“, die Browser nicht zeigen. Speichern Sie das Bild als JPEG oder PNG. "
            "[pictures.unsupported]",
        ),
        (
            "zeiger.png",
            b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
            "Statt des Bildes „zeiger.png“ liegt im Ordner nur ein Git-LFS-Verweis. Geben Sie ein: git lfs pull [pictures.lfs-pointer]",
        ),
        (
            "falsch.png",
            photo(100, 50),
            "Die Endung von „falsch.png“ passt nicht: Die Datei ist JPEG. "
            "Benennen Sie sie um, damit andere Programme sie öffnen können. [pictures.mislabelled]",
        ),
        (
            "tanz.gif",
            animated(),
            "Das Bild „tanz.gif“ bewegt sich; gezeigt wird nur sein erstes Einzelbild. Nehmen Sie für Bewegtes ein Video: "
            "Bewegung, die niemand anhalten kann, schließt Menschen aus (WCAG 2.2.2). [pictures.animated]",
        ),
        (
            "riesig.png",
            photo(1100, 1000, "PNG"),
            "Das Bild „riesig.png“ ist zu groß: 1100 × 1000 Bildpunkte, erlaubt sind 1 Millionen. "
            "Verkleinern Sie es vor dem Hochladen auf höchstens 4000 Bildpunkte Breite. [pictures.too-large]",
        ),
        (
            "schwer.jpg",
            b"\xff\xd8" + bytes(2_000_000),
            "Das Bild „schwer.jpg“ ist zu groß: 2\N{NO-BREAK SPACE}MB, erlaubt sind 1\N{NO-BREAK SPACE}MB. "
            "Verkleinern Sie es vor dem Hochladen auf höchstens 4000 Bildpunkte Breite. [pictures.too-large]",
        ),
        (
            "boese.svg",
            ROOT.format("<script>alert(1)</script>").encode(),
            "Das SVG „boese.svg“ wird nicht veröffentlicht: es enthält das Element <script>. "
            "Exportieren Sie es neu als „einfaches SVG“ ohne Skripte und Verknüpfungen. [pictures.unsafe-svg]",
        ),
    ],
)
def test_what_is_wrong_with_a_file_is_told(tmp_path: Path, name: str, data: bytes, finding: str) -> None:
    one = studio(tmp_path, Pictures(widths=(40,), fallback=40, max_megapixels=1, max_megabytes=1) if name != "halb.jpg" else SMALL)
    (one.content / name).write_bytes(data)
    one.plan(name)
    one.wait()
    found = [str(defect.rule.at("p", (1, 1), name=name, **defect.values)) for defect in one.defects[name]]
    assert found == [f"p:1:1: {finding}"]


@given(st.binary(max_size=200), st.sampled_from(["x.jpg", "x.png", "x.webp", "x.avif", "x.gif", "x.svg", "x"]))
def test_no_file_stops_a_build(tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str) -> None:
    path = tmp_path_factory.getbasetemp() / name
    for start in (b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\0\0\0\0WEBP", b"\0\0\0\x1cftypavif"):
        path.write_bytes(start + data)
        inspect(path, SMALL)


def test_files_are_found_by_either_form_of_an_umlaut_and_only_below_the_content(tmp_path: Path) -> None:
    one = studio(tmp_path)
    (one.content / "Gro\u0308ße.jpg").write_bytes(photo(10, 10))
    (tmp_path / "draussen.jpg").write_bytes(photo(10, 10))
    assert one.find("Gr\u00f6ße.jpg") == "Gro\u0308ße.jpg"
    assert one.find("../draussen.jpg") is None
    assert one.find("fehlt.jpg", ".") is None
