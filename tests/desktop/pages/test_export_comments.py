"""Comments on wish, from the dialog: printed in a PDF, real comments in a Word file, in neither without the wish."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from desktop.pages.export_dialog import ExportDialog
from tests.desktop.conftest import Hand
from tests.desktop.test_files_hand import export_to

QUESTION = "Reicht das Geld dafür?"


def with_a_comment(hand: Hand) -> None:
    node = hand.entry("Verkehr").id
    hand.window.document.change(lambda store: store.comments.add(node, QUESTION))
    hand.settle()


def choosing(suffix: str, comments: bool) -> Callable[[ExportDialog], None]:
    def choose(dialog: ExportDialog) -> None:
        dialog.format.setCurrentIndex(dialog.format.findData(suffix))
        assert dialog.comments.isEnabled() == (suffix != ".md")
        dialog.comments.setChecked(comments)

    return choose


@pytest.mark.parametrize("wished", [True, False])
def test_a_pdf_prints_comments_on_wish(hand: Hand, tmp_path: Path, wished: bool) -> None:
    with_a_comment(hand)
    target = tmp_path / "k.pdf"
    assert export_to(hand, target, choosing(".pdf", wished)) == []
    with pypdfium2.PdfDocument(target) as printed:
        text = "\n".join(page.get_textpage().get_text_range() for page in printed)
    assert "Verkehr" in text
    assert (QUESTION in text) == wished


@pytest.mark.parametrize("wished", [True, False])
def test_word_has_real_comments_on_wish(hand: Hand, tmp_path: Path, wished: bool) -> None:
    with_a_comment(hand)
    target = tmp_path / "k.docx"
    assert export_to(hand, target, choosing(".docx", wished)) == []
    with zipfile.ZipFile(target) as archive:
        parts = {name: archive.read(name).decode("utf-8") for name in archive.namelist() if name.endswith(".xml")}
    document = parts["word/document.xml"]
    assert QUESTION not in document, "a comment is no text of the programme"
    assert (QUESTION in parts.get("word/comments.xml", "")) == wished
    assert ("w:commentReference" in document) == wished


def test_markdown_offers_no_comments(hand: Hand, tmp_path: Path) -> None:
    with_a_comment(hand)
    target = tmp_path / "k.md"
    assert export_to(hand, target, choosing(".md", comments=True)) == []
    assert QUESTION not in target.read_text(encoding="utf-8")
