"""One style of the style sheet as XML."""

from exporters.design import Design, Look
from exporters.word.look import paragraph_xml, run_xml
from exporters.xml_text import tag, val

_BUILT_IN_IDS = ("Normal", "BodyText", "Heading", "TOC", "Title", "Subtitle", "List", "Header", "Footer", "Footnote", "Comment", "Strong", "Emphasis", "Hyperlink", "LineNumber")  # fmt: skip


def paragraph_style(
    design: Design,
    style_id: str,
    name: str,
    look: Look,
    begin: str = "",
    indent: str = "",
    end: str = "",
    follows: str = "",
    extra_space: float = 0.0,
) -> str:
    """A paragraph style. `begin` are the properties that Word wants before hyphenation, `end` those after alignment."""
    rest = tag("pPr", begin + paragraph_xml(look, indent, extra_space) + end) + tag("rPr", run_xml(design, look))
    return style_xml("paragraph", style_id, name, "Normal", follows, rest)


def character_style(style_id: str, name: str, run: str) -> str:
    """A character style; `run` are the properties in w:rPr."""
    return style_xml("character", style_id, name, "DefaultParagraphFont", "", tag("rPr", run) if run else "")


def style_xml(
    kind: str, style_id: str, name: str, based: str = "", follows: str = "", rest: str = "", default: bool = False
) -> str:
    """Any style; `rest` is its content behind the names. Styles that are not Word's own are marked as such."""
    own = {} if default or style_id.startswith(_BUILT_IN_IDS) else {"customStyle": 1}
    attributes = {"type_": kind} | ({"default": 1} if default else {}) | own | {"styleId": style_id}
    links = (val("basedOn", based) if based else "") + (val("next", follows) if follows else "")
    return tag("style", val("name", name) + links + "<w:qFormat/>" + rest, attributes)


def number_xml(list_id: int, place: int) -> str:
    """Binds a style to a level (from 0) of a list."""
    return tag("numPr", (val("ilvl", place) if place else "") + val("numId", list_id))
