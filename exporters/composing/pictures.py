"""Pictures of the cover: found among a programme's attachments or in the design, cut to their box, in sRGB."""

import base64
import binascii
import io
import warnings
from dataclasses import dataclass
from typing import Any

from exporters.design import Design
from programme.errors import FormatError
from programme.model import Programme

PICTURE, LOGO = "titelbild", "logo"
_DATA = "data:"
_MOST_PIXELS = 60_000_000
_RESOLUTION = 300 / 72  # pixels to a point: finer than any office prints
_QUALITY = 88
_KINDS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP")
"""Pillow knows more, but calls other programs for some of them."""
_DEEP = 257  # steps of 16 bits to one of 8


@dataclass(frozen=True, slots=True)
class CoverPicture:
    """A picture as it will be drawn: JPEG or PNG in `content`; `description` "" means decoration."""

    content: bytes
    width: int
    height: int
    description: str


def cover_pictures(programme: Programme, design: Design) -> dict[str, CoverPicture]:
    """The picture and the logo that the design asks for, by `PICTURE` and `LOGO`; what is not there is left out.

    Raises `FormatError` ("picture_unreadable") with the name of a picture that cannot be read.
    """
    wanted = {PICTURE: design.cover.picture, LOGO: design.cover.logo}
    found = {}
    for name, source in wanted.items():
        content, description = _source(programme, source)
        if content:
            found[name] = _read(content, source[:40], description)
    return found


def cut(picture: CoverPicture, width: float, height: float) -> CoverPicture:
    """The middle of a picture in the proportions of a box of `width` by `height` points, no finer than printed."""
    from PIL import Image

    image: Any = Image.open(io.BytesIO(picture.content))
    ratio = width / height
    wide = max(1, min(image.width, round(image.height * ratio)))
    high = max(1, min(image.height, round(image.width / ratio)))
    left, top = (image.width - wide) // 2, (image.height - high) // 2
    image = image.crop((left, top, left + wide, top + high))
    most = round(width * _RESOLUTION)
    if wide > most:
        image = image.resize((most, max(1, round(most / ratio))), Image.Resampling.LANCZOS)
    return _saved(image, picture.description)


def _source(programme: Programme, source: str) -> tuple[bytes, str]:
    """The bytes and the description of what a design names: an attachment (its ending aside) or a data address."""
    if source.startswith(_DATA):
        try:
            return base64.b64decode(source.partition(",")[2], validate=True), ""
        except binascii.Error as error:
            raise FormatError("picture_unreadable", name=source[:40]) from error
    for attachment in programme.attachments:
        stem = attachment.name.rpartition(".")[0] or attachment.name
        if source and source.casefold() in (attachment.name.casefold(), stem.casefold()):
            return attachment.content, attachment.description
    return b"", ""


def _read(content: bytes, name: str, description: str) -> CoverPicture:
    """Upright, without a colour space of its own, transparency kept."""
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is lower
            image: Any = Image.open(io.BytesIO(content), formats=_KINDS)
        if image.width * image.height > _MOST_PIXELS:
            raise FormatError("picture_too_large", name=name, pixels=image.width * image.height)
        image = _in_eight_bits(ImageOps.exif_transpose(image))
        image = image.convert("RGBA" if _is_transparent(image) else "RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise FormatError("picture_unreadable", name=name) from error
    return _saved(image, description)


def _in_eight_bits(image: Any) -> Any:
    """Greys of 16 bits in 8, which Pillow would cut off: nearly all of them would be white."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / _DEEP)).convert("L")
    return image


def _is_transparent(image: Any) -> bool:
    return image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info


def _saved(image: Any, description: str) -> CoverPicture:
    stream = io.BytesIO()
    if image.mode == "RGBA":
        image.save(stream, "PNG")
    else:
        image.convert("RGB").save(stream, "JPEG", quality=_QUALITY)
    return CoverPicture(stream.getvalue(), image.width, image.height, description)
