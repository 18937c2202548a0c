"""What an amendment says it does to which lines of a motion ("In Zeile 14 streichen:"): text, whatever it looks like."""

import re

_LINES = r"(?:Zeilen?|Z\.|Seiten?|Absatz|Abs\.|Satz|Spiegelstrich)\s*\d"
_PLACES = (
    rf"(?:{_LINES}|(?:Ziffer|Nummer|Nr\.|Punkt|Artikel|Art\.|§)\s*\d|\d{{1,2}}\.\s+(?:Absatz|Satz|Spiegelstrich)\b)"
)
_DOES = (
    r"(?:ersetz|streich|gestrichen|einfüg|einzufügen|eingefügt|füge|ergänz|änder|geändert|lösch|hinzufüg|hinzuzufügen|hinzugefügt"
    r"|einsetz|einzusetzen|anfüg|anzufügen|neu\s+(?:ge)?fass)\w*"
)
_ORDER = (
    r"(?:Ersetzen?|Streichen?|Einfügen?|Füge|Ergänzen?|Ändern?|Ändere|Löschen?|Lösche|Hinzufügen|Einsetzen|Anfügen)"
)
_CHANGE = re.compile(
    rf"(?:{_ORDER}\b[^.]{{0,40}}?\b{_LINES}"
    rf"|(?:(?:In|Von|Nach|Vor|Ab|Auf|Hinter|Zwischen)\s+)?(?:de[rmn]\s+)?{_PLACES}.{{0,80}}?\b(?i:{_DOES})"
    r"|(?:In|Von|Nach|Vor|Ab)\s+Zeilen?\s+\d+(?:\s*(?:bis|und|-|–)\s*(?:Zeile\s*)?\d+)?\s*:"
    rf"|{_ORDER}\s*:?\s+[„\"»])"
)
_LONGEST = 250


def tells_change(plain: str) -> bool:
    """Whether a short text says which lines, sentences or words of a motion are changed."""
    return len(plain) <= _LONGEST and _CHANGE.match(plain) is not None
