"""The font table of Word files, with the design's fonts embedded: the Open Font License allows it.

Word wants embedded fonts obfuscated (ECMA-376, part 4, 8.1): the first 32 bytes are combined with a key that the font
table names.
"""

import uuid
from functools import cache

from exporters.design import Design, Family
from exporters.opc_package import OFFICE, WORD_TYPE, Part, Relationship
from exporters.word.look import family_name
from exporters.xml_text import ROOT, XML_HEAD, tag, val
from resources.paths import font_path

_FONT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_KEYS = uuid.UUID("6f1d4a52-2c2e-5b64-9d0c-3f6f3c0f7a11")
_HIDDEN = 32


def font_parts(design: Design, embedded: bool, italics: bool) -> list[Part]:
    """The font table, then the embedded fonts if any; italic cuts only where the text has `italics`."""
    families = {family_name(each.regular): each for each in (design.text_family, design.head_family)}
    fonts: list[Part] = []
    relationships: list[Relationship] = []
    entries = ""
    for name, family in sorted(families.items()):
        links = ""
        for element, cut in _cuts(family, italics) if embedded else ():
            number = len(fonts) + 1
            target = f"fonts/font{number}.odttf"
            fonts.append(Part(f"word/{target}", _FONT_TYPE, _obfuscated(cut), lasting=True))
            relationships.append(Relationship(f"rIdFont{number}", f"{OFFICE}/font", target))
            links += f'<w:{element} r:id="rIdFont{number}" w:fontKey="{_key(cut)}"/>'
        kind = "roman" if "Serif" in name else "swiss"
        entries += tag("font", val("charset", "00") + val("family", kind) + val("pitch", "variable") + links, name=name)
    xml = f"{XML_HEAD}<w:fonts {ROOT}>{entries}</w:fonts>"
    table = Part("word/fontTable.xml", f"{WORD_TYPE}.fontTable+xml", xml, tuple(relationships), f"{OFFICE}/fontTable")
    return [table, *fonts]


def _cuts(family: Family, italics: bool) -> list[tuple[str, str]]:
    upright = [("embedRegular", family.regular), ("embedBold", family.bold)]
    slanted = [("embedItalic", family.italic), ("embedBoldItalic", family.bold_italic)]
    return upright + slanted if italics else upright


def _key(cut: str) -> str:
    """The same key for the same font, so that files are the same too."""
    return f"{{{str(uuid.uuid5(_KEYS, cut)).upper()}}}"


@cache
def _obfuscated(cut: str) -> bytes:
    content = font_path(cut).read_bytes()
    key = uuid.UUID(_key(cut)).bytes[::-1]
    hidden = bytes(byte ^ key[place % len(key)] for place, byte in enumerate(content[:_HIDDEN]))
    return hidden + content[_HIDDEN:]
