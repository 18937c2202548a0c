"""Pages of placed items to the operators, links and bookmarks of a tagged PDF."""

from bisect import bisect_left
from collections.abc import Iterable

from exporters.composing.composer import IMPRINT_ANCHOR
from exporters.composing.front import CONTENTS_ANCHOR
from exporters.composing.tables import TABLE_ANCHOR
from exporters.pdf.canvas import Canvas
from exporters.pdf.file import literal
from exporters.pdf.pictures import picture_objects
from exporters.pdf.tags import Tagger
from exporters.pdf.text import EncodedWords
from exporters.typesetting.fonts import FontSet
from exporters.typesetting.inline import RunStyle
from exporters.typesetting.items import Bookmark, Layout, Page, PlacedLine, PlacedPicture, PlacedRule
from exporters.typesetting.lines import JOINT, Run
from exporters.typesetting.metrics import SOFT_HYPHEN
from exporters.typesetting.structure import ARTIFACT
from programme.word_marks import CLOSING, node_bookmark

_UNDERLINE = (-0.12, 0.05)  # place and thickness of lines through and under text, in em
_STRIKE = (0.27, 0.05)
_LINK_BELOW, _LINK_ABOVE = 0.25, 0.85


class PageDrawer:
    """Draws pages one by one; keeps the state of the text operators, so that they are written where they change."""

    def __init__(self, canvas: Canvas, layout: Layout, fonts: FontSet) -> None:
        self._canvas = canvas
        self._fonts = fonts
        self._pictures = {name: f"Picture{number}" for number, name in enumerate(layout.pictures)}
        self._picture_objects = {
            self._pictures[name]: put_picture(canvas, content) for name, content in layout.pictures.items()
        }
        self.tagger = Tagger(layout.structure)
        self._words: dict[str, EncodedWords] = {}
        self._names: dict[tuple[str, int], str] = {}
        self._colours: dict[str, str] = {}
        self.links: list[tuple[int, tuple[float, float, float, float], str, int]] = []
        self._code: list[str] = []
        self._mark: int | None = None
        self._page_links: list[int] = []
        self._decorations: list[PlacedRule] = []

    def draw(self, page: Page) -> None:
        """Draws a page as the next one of the document."""
        self.tagger.begin_page()
        self._code, self._mark, self._page_links, self._decorations = [], None, [], []
        self._draw_rules(page, (item for item in page.items if isinstance(item, PlacedRule)))
        for item in page.items:
            if isinstance(item, PlacedPicture):
                self._draw_picture(page, item)
        self._code.append("BT")
        self._style: RunStyle | None = None
        self._font = ""
        self._spread = (0.0, 1.0)
        for item in page.items:
            if isinstance(item, PlacedLine):
                self._draw_line(page, item)
        self._end_mark()
        self._code.append("ET")
        self._draw_rules(page, self._decorations)
        names = [self._pictures[item.name] for item in page.items if isinstance(item, PlacedPicture)]
        pictures = {name: self._picture_objects[name] for name in names}
        self._canvas.end_page("\n".join(self._code), page.width, page.height, self._page_links, pictures)

    def _draw_line(self, page: Page, item: PlacedLine) -> None:
        line, marks = item.line, item.marks
        left = page.left + item.x + line.x
        base = page.height - item.y
        if (line.stretch, line.scale) != self._spread:
            self._spread = (line.stretch, line.scale)
            self._code.append(f"{line.stretch / line.scale:.3f} Tw {line.scale * 100:.4g} Tz")
        inner, links = marks.inner, marks.links
        for run in line.runs:
            mark = inner[run.origin] if inner and inner[run.origin] != ARTIFACT else marks.element
            if mark != self._mark:
                self._begin_mark(mark)
            x = left + run.x * line.scale
            self._show(run, x, base)
            target = links[run.origin] if links else None
            if target:
                self._link(run, x, base, line.scale, target, mark)
            if run.style.decoration:
                self._decorate(page, run, x, item.y, line.scale)

    def _show(self, run: Run, x: float, base: float) -> None:
        style = run.style
        code = self._code
        if style is not self._style:
            self._change_style(style)
        code.append(f"1 0 0 1 {x:.2f} {base + style.rise:.2f} Tm")
        words = self._words.get(style.font)
        if words is None:
            words = self._words[style.font] = EncodedWords(style.font, self._fonts, self._canvas.split)
        text = run.text
        if style.instead_of:  # boxes are seen, but the text that they stand for is copied, searched and read aloud
            blanks = text[len(text.rstrip(" ")) :]  # of the run, not of what stands for something
            self._show_as(style.instead_of + blanks, words, text, style)
        elif text[-1:] == JOINT:
            last = text.rfind(" ") + 1
            if last:
                self._show_words(words, text[:last], style)
            # The soft hyphen is not drawn; it tells readers of the text that the word goes on in the next line. Without
            # it PDFium and others take the word's own hyphen for one of ours and drop it; U+2060 or U+200B part the word.
            self._show_as(text[last:-1] + SOFT_HYPHEN, words, text[last:-1], style)
        else:
            self._show_words(words, text, style)

    def _show_as(self, meant: str, words: EncodedWords, text: str, style: RunStyle) -> None:
        """Draws `text`, which stands for `meant`. An element's content is not nested: poppler would lose what follows."""
        mark = self._mark
        if mark is None or mark < 0:
            self._code.append(f"/Span<</ActualText{literal(meant).decode('latin-1')}>>BDC")
        else:
            self._end_mark()
            self._code.append(self.tagger.begin(mark, meant))
        self._show_words(words, text, style)
        self._code.append("EMC")

    def _show_words(self, words: EncodedWords, text: str, style: RunStyle) -> None:
        code = self._code
        for subset, shown in words.shown(text):
            name = self._names.get((style.font, subset)) or self._name(style.font, subset)
            font = f"{name} {style.size:g} Tf"
            if font != self._font:
                self._font = font
                code.append(font)
            code.append(f"[{shown}]TJ")

    def _name(self, font: str, subset: int) -> str:
        name = self._names[font, subset] = self._canvas.font_name(font, subset)
        return name

    def _change_style(self, style: RunStyle) -> None:
        if self._style is None or style.colour != self._style.colour:
            self._code.append(self._colour(style.colour))
        self._style = style

    def _colour(self, colour: str) -> str:
        """The operator that fills with "#rrggbb"."""
        operator = self._colours.get(colour)
        if operator is None:
            red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
            operator = self._colours[colour] = f"{red:.3g} {green:.3g} {blue:.3g} rg"
        return operator

    def _begin_mark(self, mark: int) -> None:
        self._end_mark()
        self._mark = mark
        self._code.append(self.tagger.begin(mark))

    def _end_mark(self) -> None:
        if self._mark is not None:
            self._code.append("EMC")
            self._mark = None

    def _link(self, run: Run, x: float, base: float, scale: float, target: str, mark: int) -> None:
        size = run.style.size
        width = run.width * scale
        place = (x, base - size * _LINK_BELOW, x + width, base + size * _LINK_ABOVE)
        if self._page_links and self.links[-1][3] == mark:
            number, last = self.links[-1][:2]
            if abs(last[1] - place[1]) < size / 2:  # one area for each line of a link
                self.links[-1] = (
                    number,
                    (min(last[0], place[0]), last[1], max(last[2], place[2]), last[3]),
                    target,
                    mark,
                )
                return
        number = self._canvas.reserve()
        self.tagger.annotate(mark, number)
        self._page_links.append(number)
        self.links.append((number, place, target, mark))

    def _decorate(self, page: Page, run: Run, x: float, y: float, scale: float) -> None:
        above, thick = _STRIKE if run.style.decoration == "strike" else _UNDERLINE
        size = run.style.size
        text_width = run.width * scale
        rule = PlacedRule(x - page.left, y - size * above, text_width, size * thick, run.style.colour)
        self._decorations.append(rule)

    def _draw_rules(self, page: Page, rules: Iterable[PlacedRule]) -> None:
        colour = ""
        drawn = []
        for rule in rules:
            if rule.colour != colour:
                colour = rule.colour
                drawn.append(self._colour(colour))
            bottom = page.height - rule.y - rule.height
            drawn.append(f"{page.left + rule.x:.2f} {bottom:.2f} {rule.width:.2f} {rule.height:.2f} re f")
        if drawn:
            self._code += [self.tagger.begin(ARTIFACT), *drawn, "EMC"]

    def _draw_picture(self, page: Page, item: PlacedPicture) -> None:
        x, y = page.left + item.x, page.height - item.y - item.height
        drawn = f"q {item.width:.2f} 0 0 {item.height:.2f} {x:.2f} {y:.2f} cm /{self._pictures[item.name]} Do Q"
        self._code += [self.tagger.begin(item.element), drawn, "EMC"]
        self.tagger.bound(item.element, (x, y, x + item.width, y + item.height))


def put_picture(canvas: Canvas, content: bytes) -> int:
    """Stores a picture; returns its object number."""
    objects = picture_objects(content)
    number = canvas.reserve()
    entries = objects.entries
    if objects.mask:
        mask = canvas.reserve()
        canvas.put_stream(mask, *objects.mask)
        entries += b"/SMask %d 0 R" % mask
    canvas.put_stream(number, entries, objects.content)
    return number


def put_links(canvas: Canvas, drawer: PageDrawer, layout: Layout) -> None:
    """The link annotations of all pages, each with the words that say where it leads."""
    keys = drawer.tagger.annotation_keys()
    destinations = Destinations(layout, canvas.page_objects)
    titles = {f"#{bookmark.anchor}": bookmark.title for bookmark in layout.bookmarks}
    for number, place, target, _ in drawer.links:
        action = destinations.action(target) or b"/A<</S/URI/URI%b>>" % literal(target)
        canvas.put(
            number,
            b"<</Type/Annot/Subtype/Link/Rect[%.2f %.2f %.2f %.2f]/Border[0 0 0]/F 4/StructParent %d/Contents%b%b>>"
            % (*place, keys[number], literal(titles.get(target, target)), action),
        )


class Destinations:
    """Where anchors stand."""

    def __init__(self, layout: Layout, pages: list[int]) -> None:
        self._places: dict[str, bytes] = {}
        for page, number in zip(layout.pages, pages, strict=True):
            for name, y in page.anchors:
                self._places.setdefault(name, b"[%d 0 R/XYZ 0 %.1f null]" % (number, page.height - y))

    def action(self, target: str) -> bytes:
        """The entry of an annotation or bookmark that leads to "#anchor"; b"" for anything else."""
        place = self._places.get(target[1:]) if target.startswith("#") else None
        return b"/Dest" + place if place else b""

    def named(self) -> bytes:
        """The places of entries and of the closing words, under the names that Word files give them."""
        named = {
            anchor if anchor == CLOSING else node_bookmark(anchor): place for anchor, place in self._places.items()
        }
        own = {node_bookmark(anchor) for anchor in (CONTENTS_ANCHOR, IMPRINT_ANCHOR, TABLE_ANCHOR)}
        return b"".join(literal(name) + named[name] for name in sorted(named.keys() - own))


def put_named_places(canvas: Canvas, layout: Layout) -> int:
    """The tree of names to which links from outside may lead, and by which reading the file again finds entries."""
    number = canvas.reserve()
    canvas.put(number, b"<</Names[%b]>>" % Destinations(layout, canvas.page_objects).named())
    return number


def put_bookmarks(canvas: Canvas, layout: Layout) -> int | None:
    """The outline as a tree, its first rank open; returns its object number, None without bookmarks."""
    bookmarks = layout.bookmarks
    if not bookmarks:
        return None
    destinations = Destinations(layout, canvas.page_objects)
    root = canvas.reserve(len(bookmarks) + 1)
    parents, children = _tree(bookmarks)
    for index, bookmark in enumerate(bookmarks):
        siblings = children[parents[index]]
        place = bisect_left(siblings, index)
        body = b"<</Title%b/Parent %d 0 R" % (literal(bookmark.title), root + 1 + parents[index])
        if place:
            body += b"/Prev %d 0 R" % (root + 1 + siblings[place - 1])
        if place + 1 < len(siblings):
            body += b"/Next %d 0 R" % (root + 1 + siblings[place + 1])
        body += _family(root, children.get(index, []), closed=True)
        canvas.put(root + 1 + index, body + destinations.action("#" + bookmark.anchor) + b">>")
    canvas.put(root, b"<</Type/Outlines%b>>" % _family(root, children[-1], closed=False))
    return root


def _tree(bookmarks: list[Bookmark]) -> tuple[list[int], dict[int, list[int]]]:
    """The parent of each bookmark (-1: the root), and the children of each."""
    parents: list[int] = []
    children: dict[int, list[int]] = {-1: []}
    above: list[int] = []
    for index, bookmark in enumerate(bookmarks):
        del above[bookmark.rank - 1 :]
        parent = above[-1] if above else -1
        parents.append(parent)
        children.setdefault(parent, []).append(index)
        above.append(index)
    return parents, children


def _family(root: int, children: list[int], closed: bool) -> bytes:
    if not children:
        return b""
    count = -len(children) if closed else len(children)
    return b"/First %d 0 R/Last %d 0 R/Count %d" % (root + 1 + children[0], root + 1 + children[-1], count)
