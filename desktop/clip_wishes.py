"""Cut, copy and paste of branches, within a programme and between programmes."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from desktop.actions import Actions
from desktop.document import ProgrammeDocument
from desktop.messages import numeral
from desktop.tree import clip as clips
from desktop.tree.given_numbers import counting_on
from desktop.tree.outline import Outline
from desktop.tree.view import OutlineTree
from desktop.widgets.toast import Toast
from programme.errors import NotFound, UserError
from programme.model import Node


class ClipWishes(QObject):
    """What was cut stays in its place until it is pasted."""

    def __init__(self, actions: Actions, document: ProgrammeDocument, tree: OutlineTree, toast: Toast) -> None:
        super().__init__(tree)
        self._actions = actions
        self._document = document
        self._tree = tree
        self._toast = toast
        actions.on("cut", lambda: self._take(cut=True))
        actions.on("copy", lambda: self._take(cut=False))
        actions.on("paste", self.paste)

    def paste(self) -> None:
        """Behind or below the current entry, as the levels ask; a text with an outline of its own as if it were read from a file."""
        outline, model = self._document.outline, self._tree.outline_model
        if outline is None or model.locked:
            return
        if clips.has_outline(QGuiApplication.clipboard().mimeData()):
            self._actions["paste_read"].trigger()
            return
        current = self._tree.current_entry()
        level = current.level if current else outline.scheme.levels_below(None)[0]
        clip = clips.clip_of(QGuiApplication.clipboard().mimeData(), outline.scheme, level)
        if clip is None or not clip.nodes:
            return
        target = clips.target_for(outline, current, clip.nodes)
        if current is not None:  # thousands that stay selected would be looked at with each entry that comes
            self._tree.choose(current.id)
        if clip.ids and self._may_move(clip, target):
            self._move(clip, target)
        else:
            self._copy(clip, target)

    def _move(self, clip: clips.Clip, target: clips.Target) -> None:
        cut = clips.branches_in(QGuiApplication.clipboard().mimeData())

        def moved() -> None:
            self._choose(clip.ids[0])
            if clips.branches_in(QGuiApplication.clipboard().mimeData()) == cut:  # what is moved cannot be moved again
                QGuiApplication.clipboard().clear()

        def failed(error: UserError) -> None:
            if isinstance(error, NotFound):  # deleted since it was cut: its words are on the clipboard still
                self._copy(clip, target)
            else:
                self._document.failed.emit(error)

        self._document.move_here(list(clip.ids), target.parent, target.index, moved, failed)

    def _copy(self, clip: clips.Clip, target: clips.Target) -> None:
        outline = self._document.outline
        if outline is not None:
            nodes = self._fitted(clip, outline, target)
            self._document.paste(nodes, target.parent, target.index, partial(self._pasted, clip))

    def _pasted(self, clip: clips.Clip, entry_id: str) -> None:
        self._choose(entry_id)
        if not clip.left_out:
            return
        words = self.tr(
            "Nur die ersten {taken} von {all} Zeilen wurden eingefügt. Lesen Sie einen so langen Text als Dokument ein."
        )
        taken = clips.LONGEST_LINES
        self._toast.say(words.format(taken=numeral(taken), all=numeral(taken + clip.left_out)))

    def _fitted(self, clip: clips.Clip, outline: Outline, target: clips.Target) -> tuple[Node, ...]:
        scheme = outline.scheme
        if clip.scheme is None and any(node.number for node in clip.nodes):
            programme = outline.programme()
            return counting_on(clip.nodes, replace(programme, nodes=clip.nodes), programme, target.parent, target.index)
        if clip.scheme is None or clip.scheme == scheme:
            return clip.nodes
        return tuple(clips.with_named_fields(each, clip.scheme, scheme) for each in clip.nodes)

    def _may_move(self, clip: clips.Clip, target: clips.Target) -> bool:
        """Not into itself: then a copy is meant."""
        outline = self._document.outline
        if outline is None or target.parent is None or clip.programme != outline.id:
            return True
        above = outline.entry(target.parent)
        return not {above.id, *(each.id for each in above.ancestors())} & set(clip.ids)

    def _take(self, cut: bool) -> None:
        outline, chosen = self._document.outline, self._tree.chosen_entries()
        if outline is None or not chosen:
            return
        QGuiApplication.clipboard().setMimeData(
            clips.mime_of(outline, chosen, cut and not self._tree.outline_model.locked)
        )
        if cut:
            self._toast.say(self.tr("Ausgeschnitten. Mit Strg+V an der neuen Stelle einfügen."))

    def _choose(self, entry_id: str) -> None:
        self._tree.choose(entry_id)
