"""Programme <-> outline JSON, format 1, as the design's domain page describes it. Written and read without loss.

Field keys become labels on the way out and keys again on the way in; fields that the scheme does not name keep their
key as label. Keys that would be empty are left out.
"""

import base64
import binascii
from collections.abc import Callable, Mapping
from typing import Any

from programme import json_scheme
from programme.errors import FormatError
from programme.findings import Finding, Severity
from programme.ids import new_id
from programme.model import Attachment, Comment, Level, Node, Programme, Scheme
from programme.numbering import numbers_of
from programme.schemes import built_in

FORMAT = 1
DEEPEST = 16

Json = dict[str, Any]


def to_json(programme: Programme, describe: Callable[[Finding], str] | None = None) -> Json:
    """`programme` as plain data. `describe` makes the sentence of a finding; without it, its kind stands there."""
    numbers = numbers_of(programme.nodes, programme.scheme)
    head = {
        "format": FORMAT,
        "id": programme.id,
        "title": programme.title,
        "subtitle": programme.subtitle,
        "scheme": json_scheme.to_json(programme.scheme),
        "meta": dict(programme.meta),
        "preface": programme.preface,
        "closing": programme.closing,
    }
    body = {
        "nodes": [_node_to_json(node, programme.scheme, numbers) for node in programme.nodes],
        "attachments": [_attachment_to_json(each) for each in programme.attachments],
        "findings": [_finding_to_json(each, describe) for each in programme.findings],
    }
    return {key: value for key, value in (head | body).items() if value or key in ("format", "id", "title", "nodes")}


def from_json(data: Any) -> Programme:
    """The programme that `data` describes. Missing ids are made. Raises `FormatError`, `TreeError`."""
    if not isinstance(data, dict):
        raise FormatError("json_not_object")
    if data.get("format", FORMAT) != FORMAT:
        raise FormatError("json_other_format", found=str(data.get("format")), known=FORMAT)
    scheme = _scheme(data.get("scheme"))
    seen: set[str] = set()
    return Programme(
        id=_text(data, "id") or new_id(),
        title=_text(data, "title"),
        scheme=scheme,
        subtitle=_text(data, "subtitle"),
        meta=_text_map(data, "meta"),
        preface=_text(data, "preface"),
        closing=_text(data, "closing"),
        nodes=tuple(_node_from_json(each, scheme, seen) for each in _list(data, "nodes")),
        attachments=tuple(_attachment_from_json(each) for each in _list(data, "attachments")),
        findings=tuple(_finding_from_json(each) for each in _list(data, "findings")),
    )


def _node_to_json(node: Node, scheme: Scheme, numbers: Mapping[str, str]) -> Json:
    data: Json = {
        "id": node.id,
        "level": node.level.value,
        "number": numbers.get(node.id, ""),
        "number_fixed": node.number is not None,
        "title": node.title,
        "short_title": node.short_title,
        "text": node.text,
        "fields": _fields_to_json(node.fields, _keys_of(scheme, node.level)),
        "comments": [_comment_to_json(comment) for comment in node.comments],
        "children": [_node_to_json(child, scheme, numbers) for child in node.children],
    }
    return {key: value for key, value in data.items() if value or key in ("id", "level", "title")}


def _node_from_json(data: Any, scheme: Scheme, seen: set[str], depth: int = 1) -> Node:
    if not isinstance(data, dict) or depth > DEEPEST:
        raise FormatError("json_node_broken")
    level = _level(data.get("level"))
    node_id = _text(data, "id") or new_id()
    if node_id in seen:
        raise FormatError("json_id_twice", id=node_id)
    seen.add(node_id)
    return Node(
        id=node_id,
        level=level,
        title=_text(data, "title"),
        text=_text(data, "text"),
        short_title=_text(data, "short_title"),
        number=_text(data, "number") if data.get("number_fixed") else None,
        fields=_fields_from_json(_text_map(data, "fields"), _keys_of(scheme, level)),
        comments=tuple(_comment_from_json(each) for each in _list(data, "comments")),
        children=tuple(_node_from_json(each, scheme, seen, depth + 1) for each in _list(data, "children")),
    )


def _keys_of(scheme: Scheme, level: Level) -> dict[str, str]:
    """Label to key. A label that is another field's key names nothing, and of equal labels the last one counts: the
    others go by their keys."""
    definitions = scheme.definition(level).fields
    keys = {each.key for each in definitions}
    return {each.label: each.key for each in definitions if each.label == each.key or each.label not in keys}


def _fields_to_json(fields: Mapping[str, str], keys: Mapping[str, str]) -> dict[str, str]:
    """A field whose label is the key of a foreign one beside it goes by its own key."""
    labels = {key: label for label, key in keys.items() if label == key or label not in fields}
    return {labels.get(key, key): value for key, value in fields.items()}


def _fields_from_json(fields: Mapping[str, str], keys: Mapping[str, str]) -> dict[str, str]:
    """The way back: where a field's key stands beside its label, the label is the key of a foreign one."""
    foreign = {label for label, key in keys.items() if key in fields}
    return {label if label in foreign else keys.get(label, label): value for label, value in fields.items()}


def _scheme(data: Any) -> Scheme:
    if data is None:
        return built_in("aktionsplan")
    return built_in(data) if isinstance(data, str) else json_scheme.from_json(data)


def _comment_to_json(comment: Comment) -> Json:
    data = {name: getattr(comment, name) for name in Comment.__slots__}
    return {key: value for key, value in data.items() if value or key == "id"}


def _comment_from_json(data: Any) -> Comment:
    if not isinstance(data, dict):
        raise FormatError("json_comment_broken")
    return Comment(
        id=_text(data, "id") or new_id(),
        author=_text(data, "author"),
        created=_text(data, "created"),
        text=_text(data, "text"),
        passage=_text(data, "passage"),
        answer_to=_text(data, "answer_to") or None,
        todo=bool(data.get("todo")),
        done=bool(data.get("done")),
    )


def _attachment_to_json(attachment: Attachment) -> Json:
    return {
        "name": attachment.name,
        "media_type": attachment.media_type,
        "description": attachment.description,
        "content": base64.b64encode(attachment.content).decode("ascii"),
    }


def _attachment_from_json(data: Any) -> Attachment:
    if not isinstance(data, dict):
        raise FormatError("json_attachment_broken")
    try:
        content = base64.b64decode(_text(data, "content"), validate=True)
    except binascii.Error as error:
        raise FormatError("json_attachment_broken") from error
    return Attachment(_text(data, "name"), _text(data, "media_type"), content, _text(data, "description"))


def _finding_to_json(finding: Finding, describe: Callable[[Finding], str] | None) -> Json:
    data = {
        "kind": finding.kind,
        "severity": finding.severity.value,
        "line": finding.line,
        "page": finding.page,
        "node": finding.node,
        "values": {
            key: value if isinstance(value, int | float) else str(value) for key, value in finding.values.items()
        },
        "message": describe(finding) if describe else finding.kind,
    }
    return {key: value for key, value in data.items() if value not in (None, {})}


def _finding_from_json(data: Any) -> Finding:
    if not isinstance(data, dict):
        raise FormatError("json_finding_broken")
    severity = data.get("severity", Severity.HINT.value)
    if severity not in list(Severity):
        raise FormatError("json_finding_broken")
    values = data.get("values", {})
    line, page = data.get("line"), data.get("page")
    return Finding(
        _text(data, "kind"),
        Severity(severity),
        values if isinstance(values, dict) else {},
        line if isinstance(line, int) else None,
        page if isinstance(page, int) else None,
        _text(data, "node") or None,
    )


def _level(value: Any) -> Level:
    if value not in list(Level):
        raise FormatError("json_level_unknown", found=str(value))
    return Level(value)


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    if value is None:
        return ""
    if not isinstance(value, str | int | float):
        raise FormatError("json_text_expected", key=key)
    return str(value)


def _list(data: Mapping[str, Any], key: str) -> list[Any]:
    value = data.get(key, [])
    if value is None:
        return []
    if not isinstance(value, list):
        raise FormatError("json_list_expected", key=key)
    return value


def _text_map(data: Mapping[str, Any], key: str) -> dict[str, str]:
    value = data.get(key, {})
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise FormatError("json_object_expected", key=key)
    return {str(name): _text(value, name) for name in value}
