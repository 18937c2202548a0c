"""Passwords are the same on every keyboard, however it composes an umlaut; files sealed by older programs open, too."""

import unicodedata
from itertools import product

import pytest

from database import sealing
from programme.errors import FormatError

pytest.importorskip("cryptography", reason="passwords need the library cryptography")
FORMS = ("NFC", "NFD")


@pytest.mark.parametrize(("sealed", "typed"), list(product(FORMS, FORMS)))
@pytest.mark.parametrize("is_old", [False, True])
def test_a_password_is_the_same_in_each_spelling(
    monkeypatch: pytest.MonkeyPatch, sealed: str, typed: str, is_old: bool
) -> None:
    typed_as = {form: unicodedata.normalize(form, "Größe 7") for form in FORMS}
    with monkeypatch.context() as older:
        if is_old:
            older.setattr(sealing.unicodedata, "normalize", lambda _form, password: password)  # type: ignore[attr-defined]
        content, facts = sealing.seal(b"Worte", typed_as[sealed])
    assert sealing.unseal(content, facts, typed_as[typed]) == b"Worte"
    with pytest.raises(FormatError, match="archive_wrong_password"):
        sealing.unseal(content, facts, "Grosse 7")
