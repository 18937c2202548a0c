"""Signs that office files write otherwise than they show them: letters of symbol fonts, raised and lowered figures."""

import re

from importers.pieces import readable

_SYMBOL_FONT = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
) | {
    "\u00a3": "≤", "\u00a5": "∞", "\u00ab": "↔", "\u00ac": "←", "\u00ad": "↑", "\u00ae": "→", "\u00af": "↓",
    "\u00b0": "°", "\u00b1": "±", "\u00b3": "≥", "\u00b4": "×", "\u00b6": "∂", "\u00b8": "÷", "\u00b9": "≠",
    "\u00ba": "≡", "\u00bb": "≈", "\u00bc": "…", "\u00d6": "√", "\u00d7": "·", "\u00dc": "⇐", "\u00de": "⇒",
    "\u00e5": "∑",
}  # fmt: skip
"""What the font called Symbol shows in the places of other letters; figures and stops are themselves."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_FIGURES = re.compile(r"\s*[0-9]+\s*$")


def symbol(code: str | None, font: str | None) -> str:
    """The letter that the sign with the hexadecimal `code` shows in `font`; a bullet where nothing is known of it."""
    try:
        sign = chr(int(code or "", 16))
    except (ValueError, OverflowError):
        return "•"
    if (font or "").casefold() == "symbol":
        plain = chr(ord(sign) & 0xFF)
        known = _SYMBOL_FONT.get(plain, plain if plain.isdecimal() or plain in "()[]{}+=<>/%,.:;" else "")
        return known or readable(sign)
    return readable(sign)


def small_figures(text: str, place: str) -> str:
    """Figures set as "superscript" or "subscript" as letters of their own, so that "m²" and "CO₂" stay what they are."""
    if not _FIGURES.match(text):
        return text
    return text.translate(_RAISED if place == "superscript" else _LOWERED)
