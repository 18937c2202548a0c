"""What written Word files carry so that reading them again finds nodes, references and true line breaks.

A node's title stands in a bookmark and in a content control with the tag `node_tag(id)`. Text in the character style
`BREAK_STYLE` (breaks and hyphens at computed line ends) is no part of the programme. A run in the style `NUMBER_STYLE`
is a number that we put in for a reference without text ("[](#id)"); the reference leads where its field or link leads.
A number that is literal text stands in a bookmark of its own (`number_bookmark`). The closing words begin at a bookmark,
too (`CLOSING`).
"""

import hashlib
import re

PROGRAMME_PROPERTY = "Programmwerk.Programm"
"""The custom property with the programme's id."""
BREAK_STYLE = "Zeilenumbruch"
NUMBER_STYLE = "Verweisnummer"
_NODE, _NUMBER = "n_", "z_"
_UUID = re.compile(r"([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})")
_SIMPLE = re.compile(r"[0-9A-Za-z-]{1,38}")
_LONGEST_TAG = 64


CLOSING = "schluss"
"""Marks the closing words as an id marks a node."""


def node_bookmark(node_id: str) -> str:
    """The name of a node's bookmark. Word allows 40 letters, digits and underscores; an id that does not fit is
    stood for by a digest, and its content control still has it."""
    return _NODE + _bare(node_id)


def number_bookmark(node_id: str) -> str:
    """The name of the bookmark around a node's number where that is literal text."""
    return _NUMBER + _bare(node_id)


def node_tag(node_id: str) -> str:
    """The tag of a node's content control."""
    return (_NODE + node_id)[:_LONGEST_TAG]


def node_of(mark: str) -> str:
    """The node id that a bookmark or tag of ours stands for, dashes put back; "" for any other name."""
    if not mark.startswith((_NODE, _NUMBER)):
        return ""
    bare = mark[2:]
    whole = _UUID.fullmatch(bare)
    return "-".join(whole.groups()) if whole else bare.replace("_", "-")


def _bare(node_id: str) -> str:
    whole = _UUID.fullmatch(node_id)
    if whole:
        return "".join(whole.groups())
    if _SIMPLE.fullmatch(node_id):
        return node_id.replace("-", "_")
    return hashlib.sha256(node_id.encode("utf-8", "surrogatepass")).hexdigest()[:38]
