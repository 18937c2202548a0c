"""Comments that were begun outlive the window, however it ends: they are kept with the settings while one writes."""

from dataclasses import asdict
from typing import Any

from PySide6.QtCore import QObject

from desktop.comments.composer import CommentComposer, Draft
from desktop.settings import Settings
from programme.model import Comment

KEY = "comments"


class KeptDrafts(QObject):
    """Gives the composer back what was begun in the last window, and keeps what is begun in this one."""

    def __init__(self, composer: CommentComposer, settings: Settings) -> None:
        super().__init__(composer)
        self._composer, self._settings = composer, settings
        composer.take_up(_drafts(settings.state(KEY).get("begun", [])))
        composer.drafted.connect(self._keep)

    def _keep(self) -> None:
        begun = [asdict(each) for each in self._composer.drafts()]
        if begun or self._settings.state(KEY):
            self._settings.set_state(KEY, {"begun": begun} if begun else {})


def _drafts(kept: Any) -> list[Draft]:
    """None where another version kept them in another form."""
    try:
        return [_draft(each) for each in kept]
    except (KeyError, TypeError):
        return []


def _draft(data: dict[str, Any]) -> Draft:
    """As `asdict` made it."""
    comments = {key: Comment(**data[key]) if data[key] else None for key in ("answered", "edited")}
    return Draft(**{**data, **comments})
