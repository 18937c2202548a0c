"""What the head of a Rich Text file defines: fonts with their encodings, colours, styles."""

from dataclasses import dataclass, field

from importers.pieces import Look
from importers.rtf.state import CHARSETS, PLAIN, GroupState, ParagraphState


@dataclass(slots=True)
class Head:
    """The tables of the head by their numbers; what is not defined is the default."""

    encoding: str = "cp1252"
    _fonts: dict[int, str] = field(default_factory=dict)
    _shares: list[int] = field(default_factory=list)
    _styles: dict[int, tuple[str, ParagraphState, Look]] = field(default_factory=dict)

    def add_font(self, number: int, charset: int) -> None:
        """A font and the letters it has."""
        self._fonts[number] = CHARSETS.get(charset, "cp1252")

    def encoding_of(self, font: int) -> str:
        """How bytes set in a font are read."""
        return self._fonts.get(font, self.encoding)

    def add_share(self, share: int) -> None:
        """The table of colours names three shares for each, red first."""
        self._shares.append(max(0, min(255, share)))

    def colour(self, number: int) -> str:
        """RRGGBB, "" for black and the default: the first entry of the table, the default, has no shares."""
        place = 3 * (number - 1)
        shares = self._shares[place : place + 3] if place >= 0 else []
        shown = "".join(f"{share:02X}" for share in shares)
        return "" if shown == "000000" else shown

    def add_style(self, name: str, group: GroupState) -> None:
        """A paragraph style, as its group in the stylesheet leaves it."""
        self._styles[group.paragraph.style or 0] = (name, group.paragraph, group.look)

    def style(self, number: int | None) -> tuple[str, ParagraphState | None, Look]:
        """Name and properties of a style; no properties where it is not defined."""
        return self._styles.get(number or 0, ("", None, PLAIN))
