"""The worker's side of printing: an edition laid out as pages. Plain data in and out."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from exporters.design import Design
from exporters.files import needed_files_named
from exporters.options import ExportOptions
from programme.model import Programme

if TYPE_CHECKING:
    from exporters.typesetting.items import Page

Progress = Callable[[float], None]
FIRST = "desktop.pages.print_jobs:first_pages"
LAY_OUT = "desktop.pages.print_jobs:laid_out"
SAMPLE = "desktop.pages.print_jobs:sample_pages"


@needed_files_named()
def first_pages(
    programme: Programme, options: ExportOptions, count: int, progress: Progress
) -> "tuple[list[Page], dict[str, bytes]]":
    """The first pages, however long the programme is; they do not know yet how many there are. Raises `UserError`."""
    from exporters.composing.whole_preview import preview_of
    from exporters.design import load_design

    progress(0.1)
    preview = preview_of(programme, options, load_design(options.design))
    pages = [preview.page(index) for index in range(count)]
    return [page for page in pages if page is not None], preview.pictures


@needed_files_named()
def laid_out(programme: Programme, options: ExportOptions, progress: Progress) -> "tuple[list[Page], dict[str, bytes]]":
    """Every page of the edition that `options` ask for. Raises `UserError`."""
    from exporters.composing.document import lay_out
    from exporters.design import load_design

    progress(0.1)
    layout = lay_out(programme, options, load_design(options.design))
    return layout.pages, layout.pictures


@needed_files_named()
def sample_pages(
    programme: Programme, design: Design, stand: str, count: int, progress: Progress
) -> "tuple[list[Page], dict[str, bytes]]":
    """The first pages of the Druckfassung in a design that is being edited. Raises `UserError`."""
    from exporters.composing.preview import Preview

    progress(0.1)
    preview = Preview(programme, ExportOptions(stand=stand), design)
    pages = [preview.page(index) for index in range(count)]
    return [page for page in pages if page is not None], preview.pictures
