"""Files that are sound on the outside and odd inside: XML, JSON and PDF objects changed where their structure is."""

import copy
import io
import json
import random
import zipfile
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from tests.importers.documents import zipped
from tests.importers.mutations import damaged, samples

KINDS = ("docx", "odt", "xlsx", "html", "json", "motions", "pdf")
_VALUES = (
    "", "0", "-1", "1", "7", "99999999999999999999", "1e999", "nan", "x", "true", "none", "A1:ZZZZZZZ99999999", "%1.%2.%9", "#self", "n_",
    "\u202e", "\u00ad", "a" * 5_000, "1" * 400, "é" * 90, "rId1", "../../x", "javascript:x", "00000000", "12pt", "-5cm", "1000000%",
)  # fmt: skip


def reshaped(count: int, seed: int) -> Iterator[tuple[str, str, bytes]]:
    """`count` files: name of the sample, module, content; the same ones for the same seed."""
    chance = random.Random(seed)
    known = {name: each for name, each in samples().items() if name in KINDS}
    for number in range(count):
        name = KINDS[number % len(KINDS)]
        module, content = known[name]
        yield name, module, _reshaped(name, content, chance)


def _reshaped(name: str, content: bytes, chance: random.Random) -> bytes:
    if name == "pdf":
        return _pdf(content, chance)
    if name == "html":
        return _html(content, chance)
    if name in ("json", "motions"):
        return _json(content, chance)
    return _package(content, chance)


# -------------------------------------------------------------------------------------------------------------------- XML


def _package(content: bytes, chance: random.Random) -> bytes:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    names = [name for name, inner in members.items() if bytes(inner[:1]) == b"<"]  # type: ignore[arg-type]
    for name in chance.sample(names, min(len(names), chance.choice([1, 1, 2]))):
        root = etree.fromstring(members[name])
        _change(root, chance)
        members[name] = etree.tostring(root)
    return zipped(members)


def _html(content: bytes, chance: random.Random) -> bytes:
    from lxml import html

    root = html.fromstring(content)
    _change(root, chance)
    found: bytes = html.tostring(root)
    return found


def _change(root: Any, chance: random.Random) -> None:
    for _ in range(chance.choice([1, 1, 2, 3, 8])):
        nodes = [each for each in root.iter() if isinstance(each.tag, str)]
        chance.choice(_XML_WAYS)(chance.choice(nodes), nodes, chance)


def _retext(node: Any, _nodes: Sequence[Any], chance: random.Random) -> None:
    setattr(node, chance.choice(["text", "tail"]), chance.choice(_VALUES))


def _reattribute(node: Any, nodes: Sequence[Any], chance: random.Random) -> None:
    names = list(node.attrib) or list(chance.choice(nodes).attrib)
    if names:
        node.set(chance.choice(names), chance.choice(_VALUES))


def _lend_attributes(node: Any, nodes: Sequence[Any], chance: random.Random) -> None:
    for name, value in chance.choice(nodes).attrib.items():
        node.set(name, value)


def _bare(node: Any, _nodes: Sequence[Any], chance: random.Random) -> None:
    if node.attrib:
        del node.attrib[chance.choice(list(node.attrib))]


def _nest(node: Any, nodes: Sequence[Any], chance: random.Random) -> None:
    """Inside itself, a few times or as deep as no one would."""
    tag = chance.choice([node.tag, chance.choice(nodes).tag])
    for _ in range(chance.choice([1, 3, 30, 300])):
        inner = node.makeelement(tag, dict(node.attrib))
        inner.extend(list(node))
        inner.text, node.text = node.text, None
        node.append(inner)
        node = inner


def _double(node: Any, _nodes: Sequence[Any], chance: random.Random) -> None:
    if node.getparent() is not None:
        for _ in range(chance.choice([1, 2, 40])):
            node.addnext(copy.deepcopy(node))


def _move(node: Any, nodes: Sequence[Any], chance: random.Random) -> None:
    target = chance.choice(nodes)
    if node.getparent() is not None and node not in (target, *target.iterancestors()):
        target.insert(chance.randrange(len(target) + 1), node)


def _remove(node: Any, _nodes: Sequence[Any], _chance: random.Random) -> None:
    if node.getparent() is not None:
        node.getparent().remove(node)


def _rename(node: Any, nodes: Sequence[Any], chance: random.Random) -> None:
    node.tag = chance.choice(nodes).tag


_XML_WAYS: tuple[Callable[[Any, Sequence[Any], random.Random], None], ...] = (
    _retext, _retext, _reattribute, _reattribute, _reattribute, _lend_attributes, _bare, _nest, _double, _move, _remove, _rename,
)  # fmt: skip

# ------------------------------------------------------------------------------------------------------------------- JSON

_JSON_VALUES: tuple[Any, ...] = (
    None, True, 0, -1, 1.5, 10**30, "", "x", "a" * 3_000, "\u202e", "\ud800", "massnahme", [], {}, [[]], [None], {"": None}, {"id": 1}, [{"title": 5}],
    {"html": ["<p>"]}, float("inf"), float("nan"),
)  # fmt: skip


def _json(content: bytes, chance: random.Random) -> bytes:
    value = json.loads(content)
    for _ in range(chance.choice([1, 1, 2, 5])):
        places = list(_places(value))
        holder, key = chance.choice(places)
        if chance.random() < 0.2 and isinstance(holder, dict):
            holder[chance.choice(["", "nodes", "children", "x", "id", key])] = holder.pop(key)
        elif chance.random() < 0.2:
            other, name = chance.choice(places)
            holder[key] = copy.deepcopy(other[name]) if name in other or isinstance(other, list) else None
        else:
            holder[key] = copy.deepcopy(chance.choice(_JSON_VALUES))
    return json.dumps(value).encode()


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every holder and key or index."""
    for key in list(value) if isinstance(value, dict) else range(len(value)):
        yield value, key
        if isinstance(value[key], dict | list):
            yield from _places(value[key])


# -------------------------------------------------------------------------------------------------------------------- PDF


def _pdf(content: bytes, chance: random.Random) -> bytes:
    """Content streams, objects, or, unpacked, the bytes between them and the table of their places."""
    import pikepdf

    way = chance.random()
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        if way < 0.4:
            _restream(document, chance)
        elif way < 0.8:
            _reobject(document, chance)
        document.save(out, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return damaged(out.getvalue(), chance) if way >= 0.8 else out.getvalue()


def _restream(document: Any, chance: random.Random) -> None:
    import pikepdf

    page = chance.choice(list(document.pages))
    steps = [(list(step.operands), step.operator) for step in pikepdf.parse_content_stream(page)]
    for _ in range(chance.choice([1, 2, 5, 20])):
        place, other = chance.randrange(len(steps)), chance.randrange(len(steps))
        match chance.randrange(5):
            case 0:
                steps[place], steps[other] = steps[other], steps[place]
            case 1:
                steps.insert(place, steps[other])
            case 2 if len(steps) > 1:
                del steps[place]
            case 3:
                steps[place] = (steps[place][0], steps[other][1])
            case _:
                steps[place] = ([_operand(each, chance) for each in steps[place][0]], steps[place][1])
    page.Contents = document.make_stream(pikepdf.unparse_content_stream(steps))


def _operand(value: Any, chance: random.Random) -> Any:
    import pikepdf

    odd: tuple[Any, ...] = (
        0,
        -1,
        10**9,
        -(10**9),
        0.000001,
        pikepdf.String("x" * 300),
        pikepdf.Name.X,
        pikepdf.Array([1, [2]]),
        value,
    )
    return chance.choice(odd)


def _reobject(document: Any, chance: random.Random) -> None:
    import pikepdf

    objects = [each for each in document.objects if isinstance(each, pikepdf.Dictionary | pikepdf.Stream)]
    for _ in range(chance.choice([1, 1, 2, 4])):
        holder = chance.choice(objects)
        keys = [key for key in holder.keys() if key not in ("/Length", "/Filter")]  # noqa: SIM118 - no mapping
        if not keys:
            continue
        other = chance.choice(objects)
        odd: tuple[Any, ...] = (0, -1, 10**9, pikepdf.Name.X, pikepdf.String(""), pikepdf.Array([]), pikepdf.Dictionary(), holder, other,
                                pikepdf.Array([holder, other]), pikepdf.Array([0, 0, 0, 0]), pikepdf.Array([-(10**6), 0, 10**6, 10**7]))  # fmt: skip
        holder[chance.choice(keys)] = chance.choice(odd)
