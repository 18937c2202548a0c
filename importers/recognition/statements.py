"""Short prose programmes state one demand below each heading: such a statement is a measure."""

from collections.abc import Sequence

from importers.recognition.drafts import Draft
from importers.recognition.scheme_guess import every
from importers.recognition.text import Text
from programme.markup import Paragraph, plain_of
from programme.model import Level

_FEWEST = 5  # headings with one statement each that are no accident
_SHARE = 0.8
_LONGEST = 400  # letters; more is prose


def statements_become_measures(roots: Sequence[Draft]) -> None:
    """Where nothing is listed and nearly every innermost section says one short thing, that thing is its measure.
    Chapters with text of their own (a foreword, a motion) keep it."""
    drafts = list(every(roots))
    if any(draft.level is Level.MASSNAHME or draft.fields or draft.motion for draft in drafts):
        return
    sections = [draft for draft in drafts if not draft.children and draft.level is not Level.HANDLUNGSFELD]
    single = [draft for draft in sections if _statement(draft) is not None]
    if len(single) < max(_FEWEST, _SHARE * len(sections)):
        return
    for draft in single:
        _move_down(draft)


def _statement(draft: Draft) -> Paragraph | None:
    """The only paragraph of a section, where it is short."""
    if len(draft.parts) != 1 or not isinstance(draft.parts[0], Paragraph):
        return None
    paragraph = draft.parts[0]
    return paragraph if len(plain_of(paragraph.inlines)) <= _LONGEST else None


def _move_down(draft: Draft) -> None:
    paragraph = _statement(draft)
    assert paragraph is not None
    heading = {id(line) for wording in draft.wordings for line in wording.lines}
    lines = [line for line in draft.lines if id(line) not in heading]
    measure = Draft(Level.MASSNAHME, from_list=True)
    measure.add_wording(Text(plain_of(paragraph.inlines), paragraph.inlines), lines)
    draft.lines = [line for line in draft.lines if id(line) in heading]
    draft.parts = []
    draft.children.append(measure)
