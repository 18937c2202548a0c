"""PDF: PDF/UA-1 and PDF/A-2a, drawn from the same layout as the preview."""

from pathlib import Path
from typing import BinaryIO

from exporters.composing.document import lay_out
from exporters.composing.looks import font_paths, font_set
from exporters.design import Design, load_design
from exporters.files import swap_in
from exporters.options import ExportOptions
from exporters.pdf.canvas import Canvas
from exporters.pdf.drawing import PageDrawer, put_bookmarks, put_links, put_named_places
from exporters.pdf.metadata import Properties, information, srgb_profile, xmp
from exporters.registry import Progress
from exporters.typesetting.items import Layout
from programme.bulk import collector_paused
from programme.findings import Finding, Severity
from programme.model import Programme

_LAID_OUT = 0.4  # the share of the work that lies before drawing


def write_pdf(programme: Programme, options: ExportOptions, target: Path, progress: Progress) -> tuple[Finding, ...]:
    """Writes the edition that `options` ask for; says which characters no font has. Raises `UnwritableTarget`, `NotFound` for an unknown design."""
    design = load_design(options.design)
    layout = lay_out(programme, options, design)
    progress(_LAID_OUT)
    properties = Properties(programme.title, programme.meta.get("Herausgeber", ""), options.created, programme.subtitle)
    with swap_in(target) as file, collector_paused():
        draw_pdf(layout, design, properties, file, progress)
    progress(1.0)
    if not layout.replaced:
        return ()
    characters = " ".join(sorted(layout.replaced))
    return (Finding("characters_without_font", Severity.WARNING, {"path": str(target), "characters": characters}),)


def draw_pdf(
    layout: Layout, design: Design, properties: Properties, file: BinaryIO, progress: Progress = lambda _: None
) -> None:
    """Draws a layout; `progress` hears shares from that of the layout on."""
    canvas = Canvas(font_paths(design))
    drawer = PageDrawer(canvas, layout, font_set(design))
    count = len(layout.pages)
    for number, page in enumerate(layout.pages):
        drawer.draw(page)
        if number % 50 == 0:
            progress(_LAID_OUT + (0.9 - _LAID_OUT) * number / count)
    _finish(canvas, drawer, layout, properties, file)


def _finish(canvas: Canvas, drawer: PageDrawer, layout: Layout, properties: Properties, file: BinaryIO) -> None:
    info, metadata, profile, intent = (canvas.reserve() for _ in range(4))
    canvas.put(info, information(properties))
    canvas.put_stream(metadata, b"/Type/Metadata/Subtype/XML", xmp(properties))
    canvas.put_stream(profile, b"/N 3", srgb_profile())
    canvas.put(
        intent,
        b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile %d 0 R>>"
        % profile,
    )
    tree = canvas.reserve(drawer.tagger.count())
    put_links(canvas, drawer, layout)
    for number, body in drawer.tagger.objects(tree, canvas.page_objects):
        canvas.put(number, body)
    entries = {
        "StructTreeRoot": f"{tree} 0 R",
        "MarkInfo": "<</Marked true>>",
        "Metadata": f"{metadata} 0 R",
        "OutputIntents": f"[{intent} 0 R]",
        "ViewerPreferences": "<</DisplayDocTitle true>>",
        "PageLabels": "<</Nums[0<</S/D>>]>>",
        "Names": f"<</Dests {put_named_places(canvas, layout)} 0 R>>",
    }
    outlines = put_bookmarks(canvas, layout)
    if outlines:
        entries |= {"Outlines": f"{outlines} 0 R", "PageMode": "/UseOutlines"}
    canvas.catalog(entries)
    canvas.save(file, info)
