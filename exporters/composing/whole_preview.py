"""Pages while a programme is being written of what cannot be laid out by parts: as a whole when first looked at."""

from dataclasses import replace

from typing_extensions import override

from exporters.composing.document import lay_out, line_setter
from exporters.composing.preview import Preview, is_laid_out_by_parts
from exporters.design import Design
from exporters.options import ExportOptions
from exporters.typesetting.items import Layout, Page
from programme.model import Programme


class WholePreview:
    """As `Preview`, for all that it does not know: lines that are known cost nothing again, but all pages are filled anew."""

    def __init__(self, programme: Programme, options: ExportOptions, design: Design) -> None:
        self._options = options
        self._design = design
        self._setter = line_setter(design)
        self._programme = programme
        self._layout: Layout | None = None
        self._changes = 0
        self._places: dict[str, int] | None = None
        self._page_of: dict[str, int] = {}

    @property
    def pictures(self) -> dict[str, bytes]:
        """JPEG or PNG by the names of placed pictures."""
        return self._laid_out().pictures

    def update(self, programme: Programme) -> int:
        """Takes a new state of the programme; every page may look different."""
        self._programme, self._layout = programme, None
        self._changes += 1
        return 0

    @property
    def state(self) -> tuple[int, bool]:
        """Another one as soon as pages that were given before may look different."""
        return self._changes, self.finished

    @property
    def finished(self) -> bool:
        """Whether all pages are laid out."""
        return self._layout is not None

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._laid_out().pages)

    def advance(self, _seconds: float) -> bool:
        """Lays out all pages, however long it takes."""
        self._laid_out()
        return True

    def page(self, index: int) -> Page | None:
        """A page; None behind the last one."""
        pages = self._laid_out().pages
        return pages[index] if index < len(pages) else None

    def page_of(self, anchor: str) -> int | None:
        """The page on which a node begins; None for a node that is not printed."""
        self._laid_out()
        return self._page_of.get(anchor)

    def _laid_out(self) -> Layout:
        if self._layout is None:
            self._layout = lay_out(self._programme, self._options, self._design, self._setter, self._places)
            self._page_of = self._layout.page_of()
        return self._layout


class ExcerptPreview(WholePreview):
    """An excerpt, shown at once: the pages of the `whole` that it names come when these are laid out, bit by bit."""

    def __init__(self, whole: Preview, programme: Programme, options: ExportOptions, design: Design) -> None:
        super().__init__(programme, options, design)
        self.whole = whole
        self._places = {}
        self._known: tuple[int, bool] | None = None  # the state of the whole that `_places` are of

    @property
    @override
    def pictures(self) -> dict[str, bytes]:
        return self.whole.pictures

    @override
    def update(self, programme: Programme) -> int:
        self.whole.update(programme)
        return super().update(programme)

    @property
    @override
    def finished(self) -> bool:
        return super().finished and self.whole.finished

    @override
    def advance(self, seconds: float) -> bool:
        self.whole.advance(seconds)
        return super().advance(seconds) and self.finished

    @override
    def _laid_out(self) -> Layout:
        if self.whole.finished and self.whole.state != self._known:
            self._known = self.whole.state
            places = self.whole.places()
            if places != self._places:
                self._places, self._layout = places, None
                self._changes += 1
        return super()._laid_out()


AnyPreview = Preview | WholePreview


def preview_of(
    programme: Programme, options: ExportOptions, design: Design, before: AnyPreview | None = None
) -> AnyPreview:
    """Pages of the edition that `options` ask for. Pages of the whole that are known from `before`, a preview in the same
    design, are not laid out again. Raises `FormatError` for a picture that cannot be read."""
    of_whole = replace(options, parts=())
    if not is_laid_out_by_parts(of_whole):
        return WholePreview(programme, options, design)
    whole = before.whole if isinstance(before, ExcerptPreview) else before
    if isinstance(whole, Preview) and whole.options == of_whole:
        whole.update(programme)
    else:
        whole = Preview(programme, of_whole, design)
    return ExcerptPreview(whole, programme, options, design) if options.parts else whole
