"""Text in columns side by side, and tables, which only look like it."""

from importers.text_columns import Row, in_reading_order
from tests.importers.outlines import outline

LEFT = (
    "1. Wohnen", "", "Viele Familien finden in der Stadt", "keine Wohnung mehr, die zu ihrem", "Einkommen passt. Deshalb baut die",
    "Stadt wieder selbst und verkauft", "keinen Grund. Auch wer neu in die", "Stadt kommt, soll hier eine Heimat", "finden und bleiben können.", "",
    "2. Verkehr", "", "Der Bus ist das Rückgrat der Stadt",
)  # fmt: skip
RIGHT = (
    "und fährt künftig auch am Abend in", "alle Orte. Wer kein Auto hat, muss", "trotzdem zur Arbeit kommen. Dafür",
    "zahlt die Stadt, was nötig ist.", "", "- Takt verdichten", "- Halt am Bad", "", "3. Kultur", "", "Kultur braucht Räume, in denen sie",
    "wachsen kann, und zwar in allen", "Teilen der Stadt.",
)  # fmt: skip
PAGE = [f"{one:40}{other}".rstrip() for one, other in zip(LEFT, RIGHT, strict=True)]


def test_columns_are_read_one_after_the_other() -> None:
    assert outline("\n".join(["Programm der Liste Musterstadt", "", *PAGE])) == (
        "Programm der Liste Musterstadt (wahlprogramm)\n"
        "HF 1: Wohnen | Viele Familien finden in der Stadt keine Wohnung mehr, die zu ihrem Einkommen passt. Deshalb baut die "
        "Stadt wieder selbst und verkauft keinen Grund. Auch wer neu in die Stadt kommt, soll hier eine Heimat finden und "
        "bleiben können.\n"
        "HF 2: Verkehr | Der Bus ist das Rückgrat der Stadt und fährt künftig auch am Abend in alle Orte. Wer kein Auto hat, "
        "muss trotzdem zur Arbeit kommen. Dafür zahlt die Stadt, was nötig ist.\n"
        "  M: Takt verdichten\n"
        "  M: Halt am Bad\n"
        "HF 3: Kultur | Kultur braucht Räume, in denen sie wachsen kann, und zwar in allen Teilen der Stadt."
    )


def test_columns_that_do_not_stand_level_have_no_gaps() -> None:
    shifted = [line for one, other in zip(LEFT[2:9], RIGHT[:7], strict=True) for line in (one, f"{'':40}{other}")]
    found = [row.text for row in in_reading_order(shifted * 2) if row.column == 0]
    assert found == [*LEFT[2:9]] * 2


def test_a_page_end_stays_before_the_first_line_of_its_page() -> None:
    rows = in_reading_order([*PAGE, "\f" + PAGE[2], *PAGE[3:], *PAGE[2:]])
    assert [row.text[:8] for row in rows if "\f" in row.text] == ["\fViele F"]


def test_a_table_keeps_its_rows() -> None:
    lines = [f"{name:30}{value}" for name, value in [("Verantwortlich", "Bauamt"), ("Zielgruppe", "alle Menschen")] * 6]
    assert in_reading_order(lines) == [Row(line) for line in lines]
