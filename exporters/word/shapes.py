"""What is drawn on a cover: its coloured ground, its picture, its logo. All of it lies behind the text."""

from dataclasses import dataclass

from exporters.composing.cover import GROUND_BELOW_PICTURE, PICTURE_SHARE, logo_size
from exporters.composing.pictures import LOGO, PICTURE, CoverPicture
from exporters.design import Design
from exporters.opc_package import OFFICE, Part
from exporters.word.look import colour
from exporters.xml_text import escape

_EMU_PER_MM = 36000
_EMU_PER_POINT = 12700
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_DECORATIVE = (
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
)
_PNG = b"\x89PNG"
_FIRST_ID = 900001  # far from the ids of content controls


@dataclass(frozen=True, slots=True)
class _Box:
    """Where something stands, in EMU; from the page's corner, or from the lower right corner of its margins."""

    width: int
    height: int
    top: int = 0
    in_corner: bool = False


def cover_art(design: Design, publisher: str, pictures: dict[str, CoverPicture]) -> str:
    """The runs that draw a cover; `pictures` by `PICTURE` and `LOGO`, as `picture_parts` names them."""
    width, height = _millimetres(design.page.width), _millimetres(design.page.height)
    share = PICTURE_SHARE if PICTURE in pictures else 0.0
    runs = ""
    if design.cover.ground:
        deep = GROUND_BELOW_PICTURE if share else design.cover.ground_height
        runs += _ground(_Box(width, round(height * deep), round(height * share)), colour(design.cover.ground))
    if PICTURE in pictures:
        runs += _picture(PICTURE, _Box(width, round(height * share)), pictures[PICTURE].description, 1)
    if LOGO in pictures:
        wide, high = (round(each * _EMU_PER_POINT) for each in logo_size(pictures[LOGO], design))
        description = pictures[LOGO].description or f"Logo {publisher}".strip()
        runs += _picture(LOGO, _Box(wide, high, in_corner=True), description, 2)
    return runs


def picture_parts(pictures: dict[str, CoverPicture]) -> list[Part]:
    """The picture files; each is known to the document as rId and its name."""
    parts = []
    for name, picture in pictures.items():
        kind = "png" if picture.content.startswith(_PNG) else "jpeg"
        parts.append(Part(f"word/{name}.{kind}", f"image/{kind}", picture.content, kind=f"{OFFICE}/image"))
    return parts


def _ground(box: _Box, fill: str) -> str:
    shape = (
        f'<wps:wsp xmlns:wps="{_SHAPE}"><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{box.width}" cy="{box.height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
    )
    drawing = _drawing(box, "Umschlagfläche", "", 0, _SHAPE, shape)
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice></mc:AlternateContent></w:r>'


def _picture(name: str, box: _Box, description: str, number: int) -> str:
    picture = (
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="rId{name}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{box.width}" cy="{box.height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    return f"<w:r>{_drawing(box, name.capitalize(), description, number, f'{_DRAWING}/picture', picture)}</w:r>"


def _drawing(box: _Box, name: str, description: str, number: int, kind: str, content: str) -> str:
    told = f' descr="{escape(description)}"' if description else ""
    extension = "" if description else f'<a:extLst xmlns:a="{_DRAWING}/main">{_DECORATIVE}</a:extLst>'
    return (
        f'<w:drawing><wp:anchor xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0" '
        f'simplePos="0" relativeHeight="{number + 1}" behindDoc="1" locked="1" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/>{_position(box)}<wp:extent cx="{box.width}" cy="{box.height}"/><wp:wrapNone/>'
        f'<wp:docPr id="{_FIRST_ID + number}" name="{name}"{told}>{extension}</wp:docPr><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{kind}">{content}</a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing>"
    )


def _position(box: _Box) -> str:
    if box.in_corner:
        return (
            '<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>'
            '<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>'
        )
    return (
        '<wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{box.top}</wp:posOffset></wp:positionV>'
    )


def _millimetres(length: float) -> int:
    return round(length * _EMU_PER_MM)
