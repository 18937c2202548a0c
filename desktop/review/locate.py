"""Where in the words of a node a line of its source begins. Knows no Qt."""

from desktop.review.parts import parts_of
from desktop.review.state import Review, begins, letters
from programme import markup

_START = 24
_LEAST = 4


def place_of_line(review: Review, node_id: str, index: int) -> tuple[int, int] | None:
    """Part and offset, as `desktop.review.words.split` takes them; None where the line is not found in the words.

    `node_id` is "" for the preface.
    """
    state, row = review.state, review.reading.rows[index]
    wanted = letters(row.text)[:_START]
    if len(wanted) < _LEAST:
        return None
    title = state.nodes[node_id].title if node_id else ""
    if title and begins(row, title):
        return 0, 0
    text = state.nodes[node_id].text if node_id else state.programme.preface
    for part, words in enumerate((markup.plain_inline(title), *parts_of(text))):
        at = letters(words).find(wanted)
        if at >= 0:
            return part, _sign_of_letter(words, at)
    return None


def _sign_of_letter(words: str, number: int) -> int:
    """The place in `words` of the letter that comes after `number` others."""
    seen = 0
    for place, sign in enumerate(words):
        for each in sign.casefold():
            if each.isalnum():
                if seen == number:
                    return place
                seen += 1
    return len(words)
