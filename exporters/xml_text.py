"""Small words for writing WordprocessingML as text: escaping, elements with attributes, the root's namespaces."""

import re
from collections.abc import Mapping

XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
ROOT = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"'
)
_SPECIAL = re.compile('[&<>"\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]')
_NAMES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def escape(text: str) -> str:
    """`text` for content and attributes; characters that XML cannot hold become U+FFFD."""
    if _SPECIAL.search(text) is None:
        return text
    return _SPECIAL.sub(lambda match: _NAMES.get(match[0], "\ufffd"), text)


def tag(name: str, content: str = "", attributes: Mapping[str, object] | None = None, /, **more: object) -> str:
    """The element w:`name` with attributes w:…; an underscore at an attribute's end is dropped (`type_`)."""
    both = {**attributes, **more} if attributes else more
    listed = "".join(f' w:{key.rstrip("_")}="{escape(str(value))}"' for key, value in both.items())
    return f"<w:{name}{listed}>{content}</w:{name}>" if content else f"<w:{name}{listed}/>"


def val(name: str, value: object) -> str:
    """The element w:`name` with the one attribute w:val."""
    return f'<w:{name} w:val="{escape(str(value))}"/>'
