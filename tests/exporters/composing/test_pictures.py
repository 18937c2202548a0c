"""Cover pictures: found by name, cut to their box, upright, in PDF with or without transparency; faults are named."""

import base64
import io
from dataclasses import replace
from pathlib import Path

import page
import pikepdf
import pytest
from PIL import Image

from exporters.composing.document import lay_out
from exporters.composing.pictures import LOGO, PICTURE, cover_pictures, cut
from exporters.composing.preview import Preview
from exporters.design import Design, load_design
from exporters.options import ExportOptions
from exporters.pdf_writer import write_pdf
from exporters.typesetting.items import PlacedPicture
from exporters.typesetting.structure import ARTIFACT
from programme.errors import FormatError
from programme.model import Attachment, Programme
from tests.programme.builders import field, programme

DESIGN = load_design("wahlprogramm")
OPTIONS = ExportOptions(design="wahlprogramm", created="2026-11-22T10:00:00Z")


def picture(mode: str, size: tuple[int, int], kind: str, **more: object) -> bytes:
    stream = io.BytesIO()
    Image.new(mode, size, 0).save(stream, kind, **more)
    return stream.getvalue()


def with_pictures(*attachments: Attachment) -> Programme:
    return programme(field("Wohnen"), attachments=attachments, meta={"Herausgeber": "Bündnis Musterstadt"})


PHOTO = Attachment("Titelbild.jpg", "image/jpeg", picture("RGB", (3000, 1200), "JPEG"), "Der Markt am Morgen")
EMBLEM = Attachment("logo.png", "image/png", picture("RGBA", (300, 150), "PNG"))


def designed(**cover: str) -> Design:
    return replace(DESIGN, cover=replace(DESIGN.cover, **cover))


def test_pictures_are_found_by_name_without_ending_and_case() -> None:
    found = cover_pictures(with_pictures(PHOTO, EMBLEM), DESIGN)
    assert (found[PICTURE].width, found[PICTURE].height, found[PICTURE].description) == (
        3000,
        1200,
        "Der Markt am Morgen",
    )
    assert found[LOGO].description == ""
    assert cover_pictures(with_pictures(), DESIGN) == {}


def test_a_design_can_bring_its_logo() -> None:
    address = "data:image/png;base64," + base64.b64encode(EMBLEM.content).decode("ascii")
    found = cover_pictures(with_pictures(), designed(logo=address))
    assert (found[LOGO].width, found[LOGO].height) == (300, 150)


@pytest.mark.parametrize(("width", "height"), [(600.0, 300.0), (300.0, 600.0), (500.0, 499.0)])
def test_the_middle_is_cut_to_the_box(width: float, height: float) -> None:
    found = cut(cover_pictures(with_pictures(PHOTO), DESIGN)[PICTURE], width, height)
    assert found.width / found.height == pytest.approx(width / height, rel=0.01)
    assert found.width <= width * 300 / 72 + 1


def test_a_turned_photo_is_set_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = replace(PHOTO, content=picture("RGB", (400, 300), "JPEG", exif=exif))
    found = cover_pictures(with_pictures(turned), DESIGN)[PICTURE]
    assert (found.width, found.height) == (300, 400)


@pytest.mark.parametrize("mode", ["CMYK", "L", "P", "1", "LA"])
def test_every_colour_space_becomes_rgb(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    found = cover_pictures(with_pictures(replace(PHOTO, content=picture(mode, (60, 40), kind))), DESIGN)[PICTURE]
    assert Image.open(io.BytesIO(found.content)).mode in ("RGB", "RGBA")


@pytest.mark.parametrize("content", [b"kein Bild", EMBLEM.content[:60], b"GIF89a"])
def test_a_picture_that_cannot_be_read_is_named(content: bytes) -> None:
    with pytest.raises(FormatError) as caught:
        lay_out(with_pictures(replace(EMBLEM, content=content)), OPTIONS, DESIGN)
    assert caught.value.kind == "picture_unreadable"
    assert caught.value.values["name"] == "logo"


def test_a_hostile_size_is_refused() -> None:
    with pytest.raises(FormatError) as caught:
        cover_pictures(with_pictures(replace(EMBLEM, content=picture("1", (12_000, 12_000), "PNG"))), DESIGN)
    assert caught.value.kind == "picture_too_large"


def test_a_cover_with_pictures_is_accessible(tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    write_pdf(with_pictures(PHOTO, EMBLEM), OPTIONS, target, lambda _: None)
    assert page.is_pdf_compliant(target, profile="ua1")
    assert page.is_pdf_compliant(target, profile="2a")
    with pikepdf.open(target) as pdf:
        images = pdf.pages[0].Resources.XObject
        assert sorted(str(image.Filter) for image in images.values()) == ["/DCTDecode", "/FlateDecode"]
        assert any("/SMask" in image for image in images.values())
        text = target.read_bytes()
        assert "/XObject" not in pdf.pages[1].Resources
        assert len(text) < 200_000


def test_figures_have_words_and_undescribed_pictures_are_decoration() -> None:
    plain = replace(PHOTO, description="")
    layout = lay_out(with_pictures(plain, EMBLEM), OPTIONS, DESIGN)
    marks = {item.name: item.element for item in layout.pages[0].items if isinstance(item, PlacedPicture)}
    assert marks[PICTURE] == ARTIFACT
    assert layout.structure.alternatives[marks[LOGO]] == "Logo Bündnis Musterstadt"


def test_the_picture_reaches_the_edges_and_the_title_stands_below() -> None:
    cover = lay_out(with_pictures(PHOTO), OPTIONS, DESIGN).pages[0]
    item = next(item for item in cover.items if isinstance(item, PlacedPicture))
    assert (cover.left + item.x, item.y, item.width) == (0.0, 0.0, cover.width)
    assert min(each.y for each in cover.items if not isinstance(each, PlacedPicture)) >= item.height


def test_the_preview_has_the_same_cover() -> None:
    value = with_pictures(PHOTO, EMBLEM)
    preview = Preview(value, OPTIONS, DESIGN)
    cover = preview.page(0)
    assert cover is not None
    names = [item.name for item in cover.items if isinstance(item, PlacedPicture)]
    assert sorted(names) == sorted(preview.pictures) == [LOGO, PICTURE]
    preview.update(replace(value, attachments=()))
    assert preview.pictures == {}


def greys(kind: str) -> bytes:
    """A gradient from black to white with 16 bits a pixel."""
    stream = io.BytesIO()
    ramp = Image.linear_gradient("L").convert("I").point(lambda value: value * 257).convert("I;16")
    ramp.save(stream, kind)
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_greys_of_sixteen_bits_stay_greys(kind: str) -> None:
    value = with_pictures(Attachment("titelbild", "image/png", greys(kind)))
    read = cover_pictures(value, designed(picture="titelbild"))[PICTURE]
    image = Image.open(io.BytesIO(read.content)).convert("L")
    assert [image.getpixel((128, y)) for y in (0, 128, 255)] == pytest.approx([0, 128, 255], abs=3)


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("CMYK", "JPEG"), ("L", "JPEG"), ("1", "PNG"), ("P", "GIF"), ("RGB", "WEBP"), ("RGB", "TIFF"), ("LA", "PNG")],
)
@pytest.mark.parametrize("size", [(300, 200), (1, 900), (900, 1)])
def test_pictures_of_all_kinds_and_shapes_are_set(mode: str, kind: str, size: tuple[int, int]) -> None:
    value = with_pictures(Attachment("titelbild", "image/x", picture(mode, size, kind)))
    layout = lay_out(value, OPTIONS, designed(picture="titelbild"))
    [content] = [content for name, content in layout.pictures.items() if name == PICTURE]
    assert Image.open(io.BytesIO(content)).width


def test_pictures_that_other_programs_would_have_to_read_are_refused() -> None:
    script = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\nshowpage\n"
    value = with_pictures(Attachment("titelbild.png", "image/png", script))
    with pytest.raises(FormatError) as caught:
        cover_pictures(value, designed(picture="titelbild"))
    assert caught.value.kind == "picture_unreadable"
