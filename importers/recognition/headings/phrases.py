"""Words that tell headings from sentences, signatures and other lines."""

import re

from importers.recognition.blocks import Block

_LETTERS = re.compile(r"[^\W\d_]")
_LEAD_IN = re.compile(
    r"(?:Wir|Daher|Deshalb|Deswegen|Darum|Dafür|Dazu|Damit|Außerdem|Zudem|Weiter(?:hin)?|Konkret|Insbesondere|Unser|Unsere"
    r"|Die|Das|Der|Im|In|Es|Um|Für|Mit|Weil|Was|Folgende)\b.*\b(?:wollen|fordern|werden|setzen|schaffen|sind|wir|heißt|gehören"
    r"|brauchen|möchten|fordert|will|soll|sollen|müssen|beschlossen|bedeutet|gilt|gehört)\b"
)
_SUBJECT = re.compile(r"(?:Was|Wie|Wo|Wofür|Warum) (?:wir|uns|ich|sich) [^,;:.]*[a-zäöüß]$")  # with its verb at the end
_HEADS_REASON = re.compile(r"(?:Antrags)?[bB]egründung\s*:?$")
_SENTENCE_INSIDE = re.compile(r"[a-zäöüß]{3,}\.\s+[A-ZÄÖÜ]|;\s.*;\s")  # a semicolon may part two names
_QUOTATION = re.compile(r"[„“\"»«‚].*[.!?…]\s*[“”\"«»‘]\s*\W*$")
_QUOTED = re.compile(r"[„“»].{20,}?[.!?…]\s*[“”«]")  # and who said it
_TORN_QUOTATION = re.compile(r"[„“»](?=\w)[^“”«\"]*$|[^„“»«\"]*[.!?…]\s*[“”«]\W*$")  # by the end of a column
_FEWEST_OF_A_SAYING = 4  # blanks in what someone said; fewer are a motto
_WHOLLY_QUOTED = re.compile(r"[„“”\"»«‚][^„“”\"»«]+[“”\"»«‘]$")
_COUNTS = re.compile(
    r"\b(?:\d{1,3}|(?i:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)) [A-ZÄÖÜ][a-zäöüß]+|Unsere [A-ZÄÖÜ][a-zäöüß]+$"
)
_DATE = re.compile(r"(?:\w+, (?:den )?)?\d{1,2}\.\s?(?:\d{1,2}\.|[A-Z][a-zä]{2,8})\s?\d{4}\b")
_SIGNATURE = re.compile(
    r"(?!(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend)[A-ZÄÖÜ][\w/ -]{2,30}, (?:den |im |am )?(?:\d{1,2}\.\s?(?:\d{1,2}\.|[A-Z][a-zä]{2,8})\s?|[A-Z][a-zä]{2,8} )\d{4}$"
)
_WRITER = re.compile(r"(?:Ihr|Euer|Dein)e?(?: [A-ZÄÖÜ][^\s,.:!?]+){2,5}(?:, [^.:!?]+)?$")  # who signs a letter
_GREETING = re.compile(r"(?:Mit )?(?:[A-Za-zäöüß]+(?:e|en) )?Gr(?:ü|ue)(?:ß|ss)en?(?: [a-zäöüß]+ .{2,30})?[,!.]?$")
_BRACKETED = re.compile(r"\([^()]+\)$")  # who decided it, and when
_INSIDE = re.compile(
    r"(?:und|oder|sowie|in|im|am|an|auf|aus|bei|des|für|mit|ohne|statt|vom|von|zu|zum|zur)(?=\s)", re.IGNORECASE
)
_ADDRESS = re.compile(r"www\.|https?:|@|\.(?:de|org|eu|com)\b")
_STREET = re.compile(
    r"(?:[A-ZÄÖÜ][\w.-]*\s+){0,3}[A-ZÄÖÜ]?[\w.-]*(?:straße|str\.|weg|platz|allee|gasse|ring|ufer|damm|markt)\s+\d{1,4}\s?[a-z]?(?!\s?\w)",
    re.IGNORECASE,
)
_POSTAL = re.compile(r"(?:D-)?\d{5}\s+[A-ZÄÖÜ]")
_REACHED_BY = re.compile(
    r"(?:IBAN|BIC|BLZ|Kto|Konto(?:nummer)?|Tel(?:efon|efax)?|Fax|Mobil|E-?Mail|Internet|Web)\b\s*[.:]", re.IGNORECASE
)
_PLAIN_START = re.compile(r"(?!(?:Denn|Aber|Doch|Sondern)\s|Bitte\s.*\bSie\b)[A-ZÄÖÜ\d„“\"‚»#]")


def is_caps(plain: str) -> bool:
    """Whether a text is set in capitals throughout."""
    return plain.isupper() and len(_LETTERS.findall(plain)) >= 4


def begins_inside(plain: str) -> bool:
    """Whether a text begins with a word that joins it to what is above ("in der Stadt"), where its first letter is no
    evidence."""
    return _INSIDE.match(plain) is not None


def is_lead_in(block: Block, below: Block | None) -> bool:
    """Whether `block` announces the list below it ("Wir wollen deshalb")."""
    if below is None or not (below.is_item or below.mark):
        return False
    plain = block.plain.rstrip()
    return plain.endswith((":", ",", "…", "...")) or says_we(plain)


def is_signature(plain: str) -> bool:
    """Whether a line says where and when something was signed, and nothing else."""
    return _SIGNATURE.match(plain) is not None


def says_we(plain: str) -> bool:
    """Whether a text begins a sentence ("Wir wollen", "Dazu gehören") rather than names a subject ("Was wir wollen")."""
    return bool(_LEAD_IN.match(plain)) and not _SUBJECT.match(plain)


def is_reason(plain: str) -> bool:
    """Whether a line heads a motion's reason."""
    return _HEADS_REASON.match(plain) is not None


def has_letters(plain: str) -> bool:
    """Whether there is any word in a text."""
    return _LETTERS.search(plain) is not None


def is_quotation(plain: str) -> bool:
    """Whether a text is a quoted sentence, or half of one that the end of a column tore."""
    return ends_quotation(plain) or _TORN_QUOTATION.match(plain) is not None


def counts_what_follows(plain: str) -> bool:
    """Whether a line says how many things stand below it ("Die 11 Schritte für Musterstadt")."""
    return _COUNTS.search(plain) is not None


def is_motto(plain: str) -> bool:
    """Whether a text stands in quotation marks from its first word to its last."""
    return _WHOLLY_QUOTED.match(plain) is not None


def is_saying(plain: str) -> bool:
    """Whether a text is a quoted sentence of more than a few words, below which its author may stand."""
    return ends_quotation(plain) and plain.count(" ") >= _FEWEST_OF_A_SAYING


def ends_quotation(plain: str) -> bool:
    """Whether a text is a quoted sentence; who said it may stand below."""
    return _QUOTATION.match(plain) is not None


def is_writer(plain: str) -> bool:
    """Whether a line is that of who signs a letter ("Ihre Petra Beispiel"), or the greeting above ("Viele Grüße")."""
    return _WRITER.match(plain) is not None or _GREETING.match(plain) is not None


def has_address(plain: str) -> bool:
    """Whether a place on the web or a mail address stands in a line."""
    return _ADDRESS.search(plain) is not None


def begins_address(plain: str) -> bool:
    """Whether a line begins with a street and a number or with a postal code, so that what is above says who lives there."""
    return _STREET.match(plain) is not None or _POSTAL.match(plain) is not None


def is_way_to_reach(plain: str) -> bool:
    """Whether a line gives the number of an account or a telephone, or an address by its name."""
    return _REACHED_BY.match(plain) is not None


def may_name(plain: str) -> bool:
    """Whether a line may name what is below it: it begins as a title does and is no date, no note in brackets, no
    quotation with who said it, and holds no sentence that ends inside it."""
    if _DATE.match(plain) or _BRACKETED.match(plain) or _QUOTED.match(plain):
        return False
    return _PLAIN_START.match(plain) is not None and _SENTENCE_INSIDE.search(plain) is None
