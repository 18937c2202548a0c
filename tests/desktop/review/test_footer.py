"""Where a review goes, however long its name is."""

from PySide6.QtWidgets import QStyleOptionButton
from pytestqt.qtbot import QtBot

from desktop.review.footer import LEAST_TARGET, ReviewFooter

LONG = "In „" + "Kommunalwahlprogramm für Stadt & Land " * 8 + "“ unter „Verkehr“"


def painted(footer: ReviewFooter) -> str:
    option = QStyleOptionButton()
    footer.target.initStyleOption(option)
    return str(option.text)  # type: ignore[attr-defined]


def test_a_long_name_of_the_target_is_shortened_and_widens_no_window(qtbot: QtBot) -> None:
    footer = ReviewFooter()
    qtbot.addWidget(footer)
    least = footer.minimumSizeHint().width()
    footer.resize(900, 60)
    footer.show()
    footer.show_target(LONG)
    assert footer.minimumSizeHint().width() <= least + LEAST_TARGET
    qtbot.waitUntil(lambda: footer.target.width() < footer.target.sizeHint().width(), timeout=30_000)
    assert footer.all.geometry().right() < footer.width()
    assert painted(footer).startswith("In „") and painted(footer).endswith("“") and "…" in painted(footer)
    assert LONG in footer.target.accessibleName()


def test_a_target_with_room_is_named_in_full(qtbot: QtBot) -> None:
    footer = ReviewFooter()
    qtbot.addWidget(footer)
    footer.resize(1200, 60)
    footer.show()
    footer.show_target("In „Stadt & Land“")
    qtbot.waitUntil(lambda: footer.target.width() >= footer.target.sizeHint().width(), timeout=30_000)
    assert painted(footer) == "In „Stadt && Land“"
