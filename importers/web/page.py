"""Bytes of a web page become a tree, after limits of size and depth that no page written by people comes near."""

import re
from typing import TYPE_CHECKING

from importers.decoding import decoded
from importers.safe_zip import MEBIBYTE
from programme.errors import UnreadableFile, UnsafeFile

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LARGEST_PAGE = 20 * MEBIBYTE
DEEPEST = 800
MOST_TAGS = 600_000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_SHORT_LIVED = frozenset(
    "p li td th tr thead tbody tfoot dt dd option optgroup colgroup col area base br embed hr img input link meta param "
    "source track wbr rp rt".split()
)
"""Elements that close themselves or may stay open: they nest nothing by themselves."""


def parsed_page(content: bytes, name: str) -> "HtmlElement":
    """The root of a page. Raises `UnreadableFile` or `UnsafeFile`."""
    from lxml import etree, html

    if len(content) > LARGEST_PAGE:
        raise UnsafeFile("file_too_large", limit_mb=LARGEST_PAGE // MEBIBYTE)
    text = _XML_HEAD.sub("", _decoded(content, name)).replace("\0", "")
    if _ENTITY.search(text[:4096]):
        raise UnsafeFile("file_with_declarations", part="")
    _check_depth(text)
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFile("file_broken", part="") from error
    return root


def _decoded(content: bytes, name: str) -> str:
    """By byte order mark, by what the page says, else by what the bytes look like."""
    named = _CHARSET.search(content[:4096])
    if named and not content.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        encoding = named[1].decode("ascii", "replace").casefold()
        try:
            return content.decode("cp1252" if encoding in ("iso-8859-1", "latin1") else encoding)
        except (LookupError, UnicodeDecodeError, ValueError):
            pass  # pages lie about it; the bytes decide
    return decoded(content, name)[0]


def _check_depth(text: str) -> None:
    """Counts open tags before any parser does: some take minutes for what is nested without end."""
    depth = count = 0
    for match in _TAG.finditer(text):
        count += 1
        if match[2].casefold() in _SHORT_LIVED:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > DEEPEST:
            raise UnsafeFile("file_nested_too_deep")
    if count > MOST_TAGS:
        raise UnsafeFile("file_with_too_many_parts", limit=MOST_TAGS)
