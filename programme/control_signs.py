"""Control signs that come with pasted words: no letters, no print shows them, and XML has no place for them; or they turn
words round."""

import re

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2029]")
_SIGNALS = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f\u202d\u202e\ufffe\uffff]")


def without_controls(text: str, line_end: str = "\n") -> str:
    """`text` with `line_end` for the line ends other than line feeds, also the vertical tab that slides have inside a title,
    and without all other control signs, and those that force a direction on letters that have their own (Unicode Annex 9:
    overrides). Words that only a line end parts stay parted."""
    return _SIGNALS.sub("", _LINE_ENDS.sub(line_end, text))
