"""Short words for building programmes in tests, and a hypothesis strategy for any programme."""

from hypothesis import strategies as st

from programme.ids import new_id
from programme.model import Attachment, Comment, Level, Node, Programme, Scheme
from programme.schemes import AKTIONSPLAN, BUILT_IN


def node(level: Level, title: str, *children: Node, **more: object) -> Node:
    """A node with a fresh id."""
    return Node(id=new_id(), level=level, title=title, children=children, **more)  # type: ignore[arg-type]


def field(title: str, *children: Node, **more: object) -> Node:
    """A Handlungsfeld."""
    return node(Level.HANDLUNGSFELD, title, *children, **more)


def goal(title: str, *children: Node, **more: object) -> Node:
    """A Leitziel."""
    return node(Level.LEITZIEL, title, *children, **more)


def aim(title: str, *children: Node, **more: object) -> Node:
    """A Handlungsziel."""
    return node(Level.HANDLUNGSZIEL, title, *children, **more)


def measure(title: str, **more: object) -> Node:
    """A Maßnahme."""
    return node(Level.MASSNAHME, title, **more)


def programme(
    *nodes: Node, scheme: Scheme = AKTIONSPLAN, title: str = "Programm für Musterstadt", **more: object
) -> Programme:
    """A programme with a fresh id."""
    return Programme(id=new_id(), title=title, scheme=scheme, nodes=nodes, **more)  # type: ignore[arg-type]


TEXTS = st.text(st.sampled_from("aZß *_-.8\n„“#"), max_size=12)
COMMENTS = st.builds(
    Comment,
    st.uuids().map(str),
    TEXTS,
    st.just("2026-03-14T12:00:00Z"),
    TEXTS,
    passage=TEXTS,
    answer_to=st.none() | st.uuids().map(str),
    todo=st.booleans(),
    done=st.booleans(),
)


@st.composite
def trees(draw: st.DrawFn, depth: int = 1) -> Node:
    """Any node at `depth` or deeper, with children of deeper levels."""
    level = draw(st.sampled_from(list(Level)[depth - 1 :]))
    children = draw(st.lists(trees(level.depth + 1), max_size=3)) if level.depth < len(Level) else []
    return Node(
        id=new_id(),
        level=level,
        title=draw(TEXTS),
        text=draw(TEXTS),
        short_title=draw(TEXTS),
        number=draw(st.none() | st.sampled_from(["1", "A", "A1", "13.5", "IV"])),
        fields=draw(st.dictionaries(st.sampled_from(["verantwortlich", "status", "Kosten"]), TEXTS, max_size=2)),
        comments=tuple(draw(st.lists(COMMENTS, max_size=1))),
        children=tuple(children),
    )


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """Any programme in a built-in scheme."""
    return Programme(
        id=new_id(),
        title=draw(TEXTS),
        scheme=draw(st.sampled_from(BUILT_IN)),
        subtitle=draw(TEXTS),
        meta=draw(st.dictionaries(st.sampled_from(["Herausgeber", "V.i.S.d.P."]), TEXTS, max_size=2)),
        preface=draw(TEXTS),
        closing=draw(TEXTS),
        nodes=tuple(draw(st.lists(trees(), max_size=4))),
        attachments=tuple(
            draw(st.lists(st.builds(Attachment, TEXTS, st.just("image/png"), st.binary(max_size=9)), max_size=1))
        ),
    )
