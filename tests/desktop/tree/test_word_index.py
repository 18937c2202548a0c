"""The filter's index finds what a look through every text finds, however texts come and go."""

from hypothesis import given
from hypothesis import strategies as st
from pytest import MonkeyPatch

from desktop.tree import filter as tree_filter
from desktop.tree import word_index
from desktop.tree.filter import Facets, OutlineFilter
from desktop.tree.outline import Outline
from desktop.tree.word_index import WordIndex
from programme.language.folding import fold
from programme.model import Level, Node
from tests.programme.builders import programme

WORDS = st.text("abcß", min_size=1, max_size=4)
TEXTS = st.lists(WORDS, max_size=6).map(" ".join)
STEPS = st.lists(st.tuples(st.integers(0, 7).map(str), st.none() | TEXTS), max_size=40)


@given(STEPS, WORDS, st.sampled_from([0, 2, 1_000]))
def test_finds_what_a_look_through_all_texts_finds(steps: list[tuple[str, str | None]], piece: str, many: int) -> None:
    with MonkeyPatch.context() as patch:
        patch.setattr(word_index, "_MANY", many)
        index, texts = WordIndex(), dict[str, str]()
        for key, text in steps:
            index.remove(key)
            texts.pop(key, None)
            if text is not None:
                index.add(key, text)
                texts[key] = text
            for _ in zip(index.pack(), range(1), strict=False):  # begun, and perhaps not brought to its end
                assert index.find(piece) == {key for key, text in texts.items() if piece in text}
        assert index.find(piece) == {key for key, text in texts.items() if piece in text}
        assert index.keys() == texts.keys()


def test_is_worn_when_more_places_are_empty_than_taken() -> None:
    index = WordIndex()
    index.add("a", "Wohnen")
    for _ in range(word_index._SPARE + 2):
        assert not index.is_worn
        index.remove("a")
        index.add("a", "Wohnen")
    assert index.is_worn and index.find("ohn") == {"a"}


@given(STEPS, WORDS)
def test_a_filter_finds_the_same_before_and_after_it_is_prepared(
    steps: list[tuple[str, str | None]], piece: str
) -> None:
    texts = {key: text for key, text in steps if text is not None}
    outline = Outline(programme(*(Node(key, Level.MASSNAHME, "", text) for key, text in texts.items())))
    finder = OutlineFilter()
    finder.use(outline)
    for key, text in steps:
        if text is not None:
            outline.entry(key).text = texts[key] = text
            finder.forget({key})
        wanted = {each for each, words in texts.items() if fold(piece) in fold(words)}
        steps_of_looking = [set(each or ()) for each in finder.look(piece)]
        assert steps_of_looking[-1] == wanted and all(each <= wanted for each in steps_of_looking)
        for _ in zip(range(3), finder.prepare(), strict=False):
            pass
        assert finder.find(piece) == wanted


def test_looking_comes_in_short_steps(monkeypatch: MonkeyPatch) -> None:
    """Whether the texts are in the index or not: a key comes between them."""
    monkeypatch.setattr(tree_filter, "_AT_ONCE", 5)
    monkeypatch.setattr(word_index, "_TEXTS_AT_ONCE", 5)
    monkeypatch.setattr(tree_filter, "_UNREAD_AT_ONCE", 5)
    nodes = [Node(f"{place}", Level.MASSNAHME, f"Radweg {place}") for place in range(50)]
    finder = OutlineFilter()
    finder.use(Outline(programme(*nodes)))
    assert [len(each or ()) for each in finder.look("rad")][-10:] == list(range(5, 51, 5))
    assert len(list(finder.prepare())) == 50
    assert [len(each) for each in finder._index.look(["rad"])][-11:-1] == list(range(5, 51, 5))
    assert len(list(finder.look("rad"))) > 10
    finder.facets = Facets(levels=frozenset({Level.MASSNAHME}))
    assert [len(each or ()) for each in finder.look("")][-10:] == list(range(5, 51, 5))
