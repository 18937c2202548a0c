"""Pictures as PDF objects: JPEG as it is, all else losslessly, transparency as a soft mask."""

import io
import zlib
from typing import NamedTuple


class PictureObjects(NamedTuple):
    """Entries and content of the picture's stream, and those of its soft mask or None."""

    entries: bytes
    content: bytes
    mask: tuple[bytes, bytes] | None


def picture_objects(content: bytes) -> PictureObjects:
    """A picture in RGB or RGBA; the caller adds `/SMask` where there is a mask."""
    from PIL import Image

    image = Image.open(io.BytesIO(content))
    if image.format == "JPEG" and image.mode == "RGB":
        return PictureObjects(_entries(image.width, image.height, b"DeviceRGB", b"DCTDecode"), content, None)
    mask = None
    if image.mode == "RGBA":
        alpha = image.getchannel("A")
        entries = _entries(image.width, image.height, b"DeviceGray", b"FlateDecode")
        mask = (entries, zlib.compress(alpha.tobytes(), 9))
    entries = _entries(image.width, image.height, b"DeviceRGB", b"FlateDecode")
    return PictureObjects(entries, zlib.compress(image.convert("RGB").tobytes(), 9), mask)


def _entries(width: int, height: int, space: bytes, filter_name: bytes) -> bytes:
    return b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/%b/Filter/%b" % (
        width,
        height,
        space,
        filter_name,
    )
