"""Find and replace: words, not markup; every hit that is found is replaced, and nothing else changes."""

from hypothesis import given
from hypothesis import strategies as st

from programme import markup
from programme.replacing import CONTEXT, Place, Query, find, replacements
from tests.programme import builders
from tests.programme.builders import field, measure, programme

FIRST = measure(
    "Mehr **Radwege**",
    text="Wir bauen *Radwege*.\n\n- Radweg Nord\n- Bahn^[Radweg am Gleis]",
    fields={"status": "Radweg"},
)
TREE = programme(field("Verkehr", FIRST), preface="Rad und Weg")


def test_hits_stand_in_reading_order_with_their_surroundings() -> None:
    hits = find(TREE, Query("radweg"))
    assert [(hit.place.part, hit.ordinal, hit.found) for hit in hits] == [
        ("title", 0, "Radweg"),
        ("field:status", 0, "Radweg"),
        ("text", 0, "Radweg"),
        ("text", 1, "Radweg"),
        ("text", 2, "Radweg"),
    ]
    assert (hits[2].before, hits[2].after) == ("Wir bauen ", "e.")


def test_surroundings_are_cut_where_a_sentence_is_long() -> None:
    words = "".join(f"wort{number} " for number in range(100))
    (hit,) = find(programme(field(f"{words}Radweg{words}")), Query("radweg"))
    assert hit.before == words[-CONTEXT:] and hit.after == words[:CONTEXT]


def test_whole_words_and_case() -> None:
    assert [hit.place.part for hit in find(TREE, Query("rad", whole_words=True))] == ["preface"]
    assert find(programme(field("**Rad** *weg*")), Query("rad weg"))[0].found == "Rad weg"
    assert len(find(TREE, Query("radweg", match_case=True))) == 0
    assert find(TREE, Query("   ")) == []


def test_styles_stay_and_marks_are_untouched() -> None:
    changed = {each.place.part: each.after for each in replacements(TREE, Query("Radweg"), "Fahrradweg")}
    assert changed["text"] == "Wir bauen *Fahrradwege*.\n\n- Fahrradweg Nord\n- Bahn^[Fahrradweg am Gleis]"
    assert changed["title"] == "Mehr **Fahrradwege**"


def test_only_chosen_hits_change() -> None:
    chosen = frozenset({(Place(FIRST.id, "text"), 1)})
    (change,) = replacements(TREE, Query("Radweg"), "Weg", chosen)
    assert change.count == 1
    assert "- Weg Nord" in change.after
    assert "*Radwege*" in change.after


def test_new_words_are_never_read_as_markup() -> None:
    changed = replacements(programme(field("a b"), title=""), Query("a"), "*x* [y](z)")
    assert markup.plain_inline(changed[0].after) == "*x* [y](z) b"


@given(builders.programmes(), st.sampled_from(["a", "Z", "ß", ".", "8"]))
def test_all_hits_are_replaced_and_counted(tree: builders.Programme, words: str) -> None:
    hits = find(tree, Query(words, match_case=True))
    changed = replacements(tree, Query(words, match_case=True), "neu")
    assert sum(each.count for each in changed) == len(hits)
