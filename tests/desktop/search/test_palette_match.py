"""A few letters find the right thing first."""

import time

from desktop.search.palette_match import PaletteItem, best

ITEMS = [
    PaletteItem.made("action", "export", "Exportieren …", "Strg+E"),
    PaletteItem.made("action", "import", "Dokument einlesen …", "Strg+O"),
    PaletteItem.made("entry", "1", "A1 Straßenbäume erhalten"),
    PaletteItem.made("entry", "2", "Radverkehr fördern"),
    PaletteItem.made("programme", "3", "Verkehrskonzept Musterstadt"),
]


def keys(typed: str) -> list[str]:
    return [item.key for item in best(ITEMS, typed)]


def test_without_letters_all_stand_in_their_order() -> None:
    assert keys("") == ["export", "import", "1", "2", "3"]


def test_the_beginning_of_a_label_wins_over_a_word_and_its_inside() -> None:
    assert keys("verkehr") == ["3", "2"]
    assert keys("exp") == ["export"]


def test_capitals_and_accents_do_not_matter() -> None:
    assert keys("STRASSEN") == ["1"]


def test_several_words_must_all_stand_there() -> None:
    assert keys("verk muster") == ["3"]


def test_letters_in_order_are_enough_for_commands_only() -> None:
    assert keys("dkel") == ["import"]
    assert keys("einle") == ["import"]
    assert keys("ksen") == []  # letters amid a word begin nothing
    assert keys("rdvk") == []


def test_other_words_find_a_command_behind_those_that_are_called_so() -> None:
    items = [
        PaletteItem.made("action", "view_versions", "Versionen", also="Entwurf speichern"),
        PaletteItem.made("action", "save", "Als Datei speichern …"),
    ]
    assert [each.key for each in best(items, "speichern")] == ["save", "view_versions"]
    assert [each.key for each in best(items, "speichern entw")] == ["view_versions"]
    assert [each.key for each in best(items, "peichern")] == ["save"]


def test_fifty_thousand_entries_are_searched_while_typing() -> None:
    many = [PaletteItem.made("entry", str(n), f"A{n} Maßnahme Nummer {n} im Quartier") for n in range(50_000)]
    begin = time.process_time()
    assert best(many, "quart 49999")[0].key == "49999"
    assert time.process_time() - begin < 2  # 50 ms measured; the bound only notices another order of magnitude
