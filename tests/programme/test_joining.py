"""Two nodes become one: every word of the second stands in it."""

import re

from hypothesis import given

from programme.joining import joined
from programme.markup import plain, plain_inline
from programme.model import Level, Node
from programme.schemes import AKTIONSPLAN
from tests.programme.builders import trees

WORD = re.compile(r"\w+")


def words(node: Node) -> set[str]:
    texts = [plain_inline(node.title), plain(node.text), node.short_title, *map(plain_inline, node.fields.values())]
    return set(WORD.findall(" ".join(texts)))


def test_title_and_text_become_paragraphs() -> None:
    first = Node("1", Level.MASSNAHME, "Radwege", "Drei im Jahr.")
    second = Node("2", Level.MASSNAHME, "- kein *Punkt*", "- ein Punkt")
    assert plain(joined(first, second, AKTIONSPLAN).text).split("\n")[0] == "Drei im Jahr."
    assert "- kein Punkt" in plain(joined(first, second, AKTIONSPLAN).text)


def test_fields_of_another_level_become_text() -> None:
    first = Node("1", Level.HANDLUNGSZIEL, "Ziel")
    second = Node("2", Level.MASSNAHME, "Bus", short_title="B", fields={"verantwortlich": "Amt A"})
    whole = joined(first, second, AKTIONSPLAN)
    assert whole.fields == {} and plain(whole.text).split("\n\n")[-1].endswith("Amt A")
    assert "Verantwortlich" in whole.text or "verantwortlich" in whole.text.casefold()


@given(trees(), trees())
def test_no_word_is_lost(first: Node, second: Node) -> None:
    assert words(first) | words(second) <= words(joined(first, second, AKTIONSPLAN))


def test_values_that_differ_stand_side_by_side() -> None:
    first = Node("1", Level.MASSNAHME, "Bus", fields={"a": "Amt A", "b": "Amt B", "c": "_"})
    second = Node("2", Level.MASSNAHME, "Bahn", fields={"a": "Amt A", "b": "Amt C", "c": "8_", "d": "Amt D"})
    fields = joined(first, second, AKTIONSPLAN).fields
    assert (fields["a"], fields["b"], fields["d"]) == ("Amt A", "Amt B; Amt C", "Amt D")
    assert plain_inline(fields["c"]) == "_; 8_"
