"""The theme part: what Word offers as colours and fonts of the document, taken from the design."""

from exporters.design import Design
from exporters.word.look import colour, head_font, text_font
from exporters.xml_text import XML_HEAD, escape

THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_GREYS = ("404040", "7F7F7F", "A6A6A6", "BFBFBF", "D9D9D9")


def theme_xml(design: Design) -> str:
    """A plain theme: no effects, no gradients."""
    accent = colour(design.accent)
    fixed = {"dk1": "000000", "lt1": "FFFFFF", "dk2": "262626", "lt2": "F2F2F2", "accent1": accent}
    fixed |= {f"accent{place}": grey for place, grey in enumerate(_GREYS, 2)}
    fixed |= {"hlink": accent, "folHlink": accent}
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in fixed.items())
    fonts = _font("major", head_font(design)) + _font("minor", text_font(design))
    name = escape(design.title)
    return (
        f'{XML_HEAD}<a:theme xmlns:a="{_NAMESPACE}" name="{name}"><a:themeElements>'
        f'<a:clrScheme name="{name}">{colours}</a:clrScheme><a:fontScheme name="{name}">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="{name}"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_lines()}</a:lnStyleLst>'
        "<a:effectStyleLst>" + "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3 + "</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _font(kind: str, name: str) -> str:
    return f'<a:{kind}Font><a:latin typeface="{name}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}Font>'


def _lines() -> str:
    return "".join(f'<a:ln w="{width}">{_FILL}</a:ln>' for width in (6350, 12700, 19050))
