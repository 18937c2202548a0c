"""Passwords on `.programm` files: scrypt makes the key, AES-256-GCM seals and notices every change.

An umlaut is one sign on one keyboard and two on another; files are sealed with the one (NFC). Older ones were sealed with
what was typed, so that opening tries each spelling.
"""

import secrets
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from programme.errors import FormatError

_KIND = "scrypt-aes-256-gcm"
_COST = {"n": 2**15, "r": 8, "p": 1}
_MOST = {"n": 2**17, "r": 8, "p": 4}  # a hostile file must not ask for gigabytes


def seal(content: bytes, password: str) -> tuple[bytes, dict[str, Any]]:
    """Sealed content and what must be known to open it, beside the password."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    facts = {"kind": _KIND, **_COST, "salt": salt.hex(), "nonce": nonce.hex()}
    return AESGCM(_key(unicodedata.normalize("NFC", password), salt, _COST)).encrypt(
        nonce, content, _KIND.encode()
    ), facts


def unseal(sealed: bytes, facts: Mapping[str, Any], password: str) -> bytes:
    """Raises `FormatError` for a wrong password (or a changed file, which looks the same) and for unknown methods."""
    cost = {name: facts.get(name) for name in _COST}
    if facts.get("kind") != _KIND or not all(
        isinstance(each, int) and 0 < each <= _MOST[name] for name, each in cost.items()
    ):
        raise FormatError("archive_other_encryption")
    try:
        salt, nonce = bytes.fromhex(str(facts.get("salt"))), bytes.fromhex(str(facts.get("nonce")))
        opened = (_decrypted(sealed, nonce, _key(each, salt, cost)) for each in _spellings(password))
        content = next((each for each in opened if each is not None), None)
    except ValueError as error:
        raise FormatError("archive_damaged") from error
    if content is None:
        raise FormatError("archive_wrong_password")
    return content


def _spellings(password: str) -> list[str]:
    composed, parted = (unicodedata.normalize(form, password) for form in ("NFC", "NFD"))
    return list(dict.fromkeys((composed, password, parted)))


def _decrypted(sealed: bytes, nonce: bytes, key: bytes) -> bytes | None:
    """None where it is another key."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    with suppress(InvalidTag):
        return AESGCM(key).decrypt(nonce, sealed, _KIND.encode())
    return None


def _key(password: str, salt: bytes, cost: Mapping[str, Any]) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    return Scrypt(salt=salt, length=32, **cost).derive(password.encode())
