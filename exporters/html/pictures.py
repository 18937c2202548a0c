"""The cover's picture and logo inside an HTML page."""

import base64
from collections.abc import Mapping
from html import escape

from exporters.composing.pictures import LOGO, CoverPicture
from programme.model import Programme

_PNG = b"\x89PNG"


def pictures(found: Mapping[str, CoverPicture], programme: Programme) -> str:
    """Pictures as data addresses, since the page stands alone; without a description they are decoration."""
    return "".join(_picture(name, each, programme) for name, each in found.items())


def _picture(name: str, picture: CoverPicture, programme: Programme) -> str:
    kind = "png" if picture.content.startswith(_PNG) else "jpeg"
    told = picture.description
    if name == LOGO:
        told = told or f"Logo {programme.meta.get('Herausgeber', '')}".strip()
    content = base64.b64encode(picture.content).decode("ascii")
    size = f'width="{picture.width}" height="{picture.height}"'
    return f'<img class="{name}" src="data:image/{kind};base64,{content}" alt="{escape(told)}" {size}>\n'
