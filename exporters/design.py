"""The printed design: fonts, sizes, colours, spacing. One file that offices can exchange; Word, PDF and HTML share it.

Lengths on the page are millimetres, type sizes and spacing are points, colours "#rrggbb".
"""

import json
from dataclasses import asdict, dataclass, fields, is_dataclass
from enum import StrEnum
from pathlib import Path
from types import GenericAlias
from typing import Any, get_args, get_origin, get_type_hints

from exporters.design_limits import misfits
from exporters.files import swap_in
from programme.errors import FormatError, NotFound
from resources.paths import designs_dir

FORMAT = 1
_INNER_BULLETS = ("–", "·")


class MeasureForm(StrEnum):
    """How the fields of a measure are set: a table of two columns, quiet lines, or labels above values."""

    TABLE = "table"
    QUIET = "quiet"
    STACKED = "stacked"


class Alignment(StrEnum):
    """How lines fill their width."""

    LEFT = "left"
    CENTRE = "centre"
    JUSTIFIED = "justified"


@dataclass(frozen=True, slots=True)
class PageDesign:
    """The page in millimetres. With `two_sided`, left-hand pages mirror the margins."""

    width: float
    height: float
    inner: float
    outer: float
    top: float
    bottom: float
    two_sided: bool = False


@dataclass(frozen=True, slots=True)
class Family:
    """The four cuts of a type family, as names of bundled fonts (`resources.paths.font_path`)."""

    regular: str
    bold: str
    italic: str
    bold_italic: str


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of paragraph looks, in points. `family` is "text" or "head"."""

    size: float
    leading: float
    family: str = "text"
    bold: bool = False
    italic: bool = False
    colour: str = "#000000"
    before: float = 0.0
    after: float = 0.0
    align: Alignment = Alignment.LEFT
    hyphenated: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page. `ground` colours its upper part ("" for none), `ground_height` is that part's share."""

    title: Look
    subtitle: Look
    line: Look
    top: float
    ground: str = ""
    ground_height: float = 0.0
    picture: str = ""
    logo: str = ""
    logo_width: float = 40.0


@dataclass(frozen=True, slots=True)
class Design:
    """A whole design. `headings` are the looks of levels 1 to 3, `contents` those of the entries' ranks.

    `head_left` to `foot_right` are head and foot; in them {titel}, {stand}, {herausgeber}, {seite} and {seiten} stand
    for what is known only when it is printed.

    `number_width` is the hanging column for numbers before headings (mm, 0: numbers run in), `list_indent` that of
    bullets. `label_share` is the label column's share of a field table. `italics` False sets italics as regular.
    """

    key: str
    title: str
    page: PageDesign
    text_family: Family
    head_family: Family
    text: Look
    lead: Look
    headings: tuple[Look, ...]
    contents_title: Look
    contents: tuple[Look, ...]
    measure: Look
    field_label: Look
    field_value: Look
    eyebrow: Look
    note: Look
    path: Look
    running: Look
    cover: Cover
    accent: str
    rule: str
    shade: str = ""
    bullet: str = "•"
    number_width: float = 0.0
    list_indent: float = 5.0
    label_share: float = 0.32
    measure_form: MeasureForm = MeasureForm.TABLE
    italics: bool = True
    head_left: str = "{titel}"
    head_right: str = "{stand}"
    foot_left: str = "{herausgeber}"
    foot_right: str = "Seite {seite} von {seiten}"

    def sign(self, depth: int) -> str:
        """The bullet of a list that stands in `depth` other lists."""
        return _INNER_BULLETS[min(depth, len(_INNER_BULLETS)) - 1] if depth else self.bullet


def load_design(name: str) -> Design:
    """A bundled design by its name, however it is written ("Großdruck"), or one from a file by its path. Raises `NotFound`, `FormatError`."""
    path = Path(name) if name.endswith(".json") else designs_dir() / f"{name.casefold()}.json"
    if not path.is_file():
        raise NotFound("design_unknown", name=name, known=", ".join(design_names()))
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FormatError("design_unreadable", path=str(path), reason=str(error)) from error
    return parse_design(data, str(path))


def design_names() -> list[str]:
    """The names of the bundled designs, sorted."""
    return sorted(path.stem for path in designs_dir().glob("*.json"))


def parse_design(data: object, path: str = "") -> Design:
    """A design from its JSON data. Raises `FormatError` that names what does not fit, as "page.width"."""
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise FormatError("design_format", path=path, where="format")
    try:
        design = _read(Design, {key: value for key, value in data.items() if key != "format"}, "")
    except _Misfit as misfit:
        raise FormatError("design_format", path=path, where=str(misfit)) from misfit
    assert isinstance(design, Design)
    check_design(design, path)
    return design


def check_design(design: Design, path: str = "") -> None:
    """Raises `FormatError` that names the first value that no page can be set with; `path` is what the sentence calls
    the design, its title where it is in no file."""
    where = next(misfits(design), None)
    if where is not None:
        raise FormatError("design_format", path=path or design.title, where=where)


def design_data(design: Design) -> dict[str, object]:
    """A design as JSON data, which `parse_design` reads back."""
    return {"format": FORMAT, **asdict(design)}


def save_design(design: Design, target: Path) -> None:
    """Writes a design's file. Raises `FormatError` for one that could not be read again, `UnwritableTarget`; then an old
    file is unchanged."""
    check_design(design)
    text = json.dumps(design_data(design), ensure_ascii=False, indent=2) + "\n"
    with swap_in(target) as stream:
        stream.write(text.encode("utf-8"))


class _Misfit(Exception):
    """Where data do not fit the design's shape."""


def _read(kind: Any, value: object, where: str) -> object:
    if is_dataclass(kind):
        return _read_record(kind, value, where)
    if isinstance(kind, GenericAlias) or get_origin(kind) is tuple:
        if not isinstance(value, list) or not value:
            raise _Misfit(where)
        return tuple(_read(get_args(kind)[0], each, f"{where}[{index}]") for index, each in enumerate(value))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        if not isinstance(value, str) or value not in list(kind):
            raise _Misfit(where)
        return kind(value)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, kind):
        raise _Misfit(where)
    return value


def _read_record(kind: Any, value: object, where: str) -> object:
    if not isinstance(value, dict):
        raise _Misfit(where)
    hints = get_type_hints(kind)
    known = {each.name for each in fields(kind)}
    for key in value:
        if key not in known:
            raise _Misfit(f"{where}.{key}".lstrip("."))
    read = {key: _read(hints[key], each, f"{where}.{key}".lstrip(".")) for key, each in value.items()}
    try:
        return kind(**read)
    except TypeError as error:
        raise _Misfit(where or "design") from error
