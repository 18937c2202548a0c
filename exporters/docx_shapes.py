"""Drawn decoration: the coloured ground of a cover."""

from exporters.design import Design
from exporters.docx_look import colour

_EMU_PER_MM = 36000
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def ground(design: Design) -> str:
    """A run with the upper part of the cover in colour, from edge to edge, behind the text; "" for none."""
    cover = design.cover
    if not cover.ground:
        return ""
    width = round(design.page.width * _EMU_PER_MM)
    height = round(design.page.height * cover.ground_height * _EMU_PER_MM)
    shape = (
        f'<wps:wsp xmlns:wps="{_SHAPE}"><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{colour(cover.ground)}"/></a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr>'
        "<wps:bodyPr/></wps:wsp>"
    )
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{_behind_text(width, height, shape)}</mc:Choice></mc:AlternateContent></w:r>'


def _behind_text(width: int, height: int, shape: str) -> str:
    corner = '<wp:position{0} relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:position{0}>'
    return (
        f'<w:drawing><wp:anchor xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0" '
        'simplePos="0" relativeHeight="1" behindDoc="1" locked="1" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/>{corner.format("H")}{corner.format("V")}<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:wrapNone/><wp:docPr id="900001" name="Umschlagfläche"><a:extLst xmlns:a="{_DRAWING}/main">'
        f"{_DECORATIVE.removeprefix('<a:extLst>')}</wp:docPr><wp:cNvGraphicFramePr/>"
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_SHAPE}">{shape}</a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing>"
    )
