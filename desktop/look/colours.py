"""The two sets of colours and the distances. Every colour of the window comes from here; a test holds their contrast."""

from dataclasses import dataclass
from enum import StrEnum

SPACE_S, SPACE_M, SPACE_L, SPACE_XL = 8, 12, 16, 24  # pixels; all distances are multiples of 4
ROW_HEIGHT = 28
RADIUS = 6
ICON_SIZE = 18


class Mode(StrEnum):
    """What a person chooses; `SYSTEM` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Colours:
    """One set, as #RRGGBB. Text colours have 4.5:1 on every ground; signs and borders 3:1."""

    name: str
    paper: str
    surface: str
    raised: str
    text: str
    secondary: str
    line: str
    border: str
    hover: str
    selection: str
    accent: str
    accent_hover: str
    on_accent: str
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    success: str
    success_soft: str
    mark: str


LIGHT = Colours(
    name="light",
    paper="#FBFAF8",
    surface="#FFFFFF",
    raised="#F4F2EE",
    text="#1C1B1A",
    secondary="#5F5B57",
    line="#E2DEDA",
    border="#8A8580",
    hover="#F1EEEA",
    selection="#E1EDF5",
    accent="#1D5C8A",
    accent_hover="#174B71",
    on_accent="#FFFFFF",
    danger="#A8281F",
    danger_soft="#FBEAE8",
    warning="#7F5200",
    warning_soft="#FCF3DD",
    success="#2B6638",
    success_soft="#E6F2E8",
    mark="#FBE7A8",
)

DARK = Colours(
    name="dark",
    paper="#1B1C1E",
    surface="#232528",
    raised="#2A2C30",
    text="#ECEAE6",
    secondary="#A9A5A0",
    line="#3A3C40",
    border="#85888E",
    hover="#2D3034",
    selection="#27394A",
    accent="#7DB7E0",
    accent_hover="#9CCAEA",
    on_accent="#10222E",
    danger="#F2958C",
    danger_soft="#43292A",
    warning="#E3B45C",
    warning_soft="#3B3220",
    success="#8CC79A",
    success_soft="#24372A",
    mark="#4A3A00",
)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
