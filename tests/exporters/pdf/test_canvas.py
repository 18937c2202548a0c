"""reportlab's private names, which `exporters.pdf.canvas` uses: this test says so when a new release changes them."""

import inspect
import io

import pikepdf
import reportlab
from reportlab.pdfbase import pdfdoc, ttfonts
from reportlab.pdfgen.canvas import Canvas as ReportlabCanvas

from exporters.pdf.canvas import Canvas
from resources.paths import font_path

SANS = {"sans": font_path("SourceSans3-Regular")}


def test_the_release_that_was_read() -> None:
    assert reportlab.__version__ == "5.1.0"


def test_private_names_are_there() -> None:
    canvas = ReportlabCanvas(io.BytesIO(), invariant=1)
    for name in ("_doc", "_code", "_setAnnotations", "_restartAccumulators"):
        assert hasattr(canvas, name), name
    document = canvas._doc
    for name in ("objectcounter", "numberToId", "idToObject", "idToObjectNumberAndVersion", "delayedFonts", "Catalog"):
        assert hasattr(document, name), name
    assert "StructTreeRoot" in pdfdoc.PDFCatalog.__NoDefault__
    assert "Annots" in pdfdoc.PDFPage.__NoDefault__
    assert list(inspect.signature(ttfonts.TTFont.splitString).parameters)[:3] == ["self", "text", "doc"]
    assert list(inspect.signature(ttfonts.TTFont.getSubsetInternalName).parameters) == ["self", "subset", "doc"]
    assert list(inspect.signature(pdfdoc.format).parameters) == ["element", "document", "toplevel"]
    assert "toUnicodeCMap:" in inspect.getsource(ttfonts.TTFont.addObjects)
    assert 'b"endstream\\n"' in inspect.getsource(pdfdoc.PDFStream.format).replace("'", '"')
    assert "_setAnnotations(page)" in inspect.getsource(ReportlabCanvas.showPage)


def document(text: str) -> pikepdf.Pdf:
    canvas = Canvas(SANS)
    parts = [(canvas.font_name("sans", subset), codes) for subset, codes in canvas.split("sans", text)]
    shown = "\n".join(f"{name} 10 Tf <{codes.hex()}> Tj" for name, codes in parts)
    canvas.end_page(f"BT 1 0 0 1 50 50 Tm {shown} ET", 300.0, 200.0)
    info = canvas.reserve()
    canvas.put(info, b"<</Title(x)>>")
    canvas.catalog({"MarkInfo": "<</Marked true>>"})
    file = io.BytesIO()
    canvas.save(file, info)
    return pikepdf.open(file)


def test_a_page_has_its_key_size_and_order() -> None:
    with document("Text") as pdf:
        (page,) = pdf.pages
        assert page.Tabs == "/S"
        assert page.StructParents == 0
        assert [float(number) for number in page.MediaBox] == [0, 0, 300, 200]
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "de-DE"
        assert pdf.pdf_version == "1.7"


def test_only_used_fonts_are_embedded_and_none_of_the_standard_ones() -> None:
    with document("Text") as pdf:
        fonts = pdf.pages[0].Resources.Font
        assert [str(font.Subtype) for font in fonts.values()] == ["/TrueType"]
        assert all("/FontFile2" in font.FontDescriptor for font in fonts.values())


def test_character_maps_are_whole_and_name_no_missing_glyph() -> None:
    letters = "".join(map(chr, [*range(0x41, 0x5B), *range(0xC0, 0x180), *range(0x391, 0x3A2), *range(0x410, 0x450)]))
    with document(letters) as pdf:
        fonts = pdf.pages[0].Resources.Font
        assert len(fonts) == 2  # more than 255 characters
        for font in fonts.values():
            text = font.ToUnicode.read_bytes().decode("ascii")
            assert "<0000>" not in text
            blocks = [int(line.split()[0]) for line in text.splitlines() if line.endswith("beginbfchar")]
            assert max(blocks) <= 100
            assert sum(blocks) == text.count("\n<")


def test_reserved_numbers_do_not_collide() -> None:
    canvas = Canvas(SANS)
    first = canvas.reserve(3)
    canvas.end_page("BT ET", 100.0, 100.0)
    assert canvas.reserve() > first + 2
    assert canvas.page_objects[0] > first + 2
