"""The preview follows what becomes of designs and versions that it shows."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.pages import own_designs
from desktop.settings import Settings
from tests.desktop.pages.test_preview_pane import DESIGN, Seen, seen

__all__ = ["seen"]


def test_a_design_that_was_edited_or_deleted_is_followed(
    seen: Seen, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_designs, "designs_folder", lambda: tmp_path)
    own = own_designs.keep_design(replace(DESIGN, title="Unser Haus"))
    seen.wishes.look()
    row = seen.pane.design.findData(own)
    seen.pane.design.setCurrentIndex(row)
    seen.pane.design.activated.emit(row)
    seen.settle()
    own_designs.keep_design(replace(DESIGN, title="Unser Haus", page=replace(DESIGN.page, width=148.0, height=210.0)))
    seen.wishes.renew_designs()
    seen.settle()
    assert round(seen.pane.canvas.size_of_page[0]) == 420
    own_designs.drop_design(own)
    seen.wishes.renew_designs()
    seen.settle()
    assert seen.pane.design.currentData() == "ratsvorlage" and not settings.text("preview/design")
    assert round(seen.pane.canvas.size_of_page[0]) == 595


def test_a_version_that_is_read_too_late_is_not_compared_with(seen: Seen) -> None:
    programme = seen.document.programme_id
    seen.store.ask(lambda store: store.versions.save(programme, "Entwurf 1"))
    seen.wishes.look()
    seen.settle()
    box = seen.pane.edition
    for row in (box.count() - 1, box.findData("debate")):  # the second before the store has read the version
        box.setCurrentIndex(row)
        box.activated.emit(row)
    seen.settle()
    assert box.currentData() == "debate" and seen.wishes._earlier is None
