"""Passwords on `.programm` files: scrypt makes the key, AES-256-GCM seals and notices every change."""

import secrets
from collections.abc import Mapping
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
    return AESGCM(_key(password, salt, _COST)).encrypt(nonce, content, _KIND.encode()), facts


def unseal(sealed: bytes, facts: Mapping[str, Any], password: str) -> bytes:
    """Raises `FormatError` for a wrong password (or a changed file, which looks the same) and for unknown methods."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    cost = {name: facts.get(name) for name in _COST}
    if facts.get("kind") != _KIND or not all(
        isinstance(each, int) and 0 < each <= _MOST[name] for name, each in cost.items()
    ):
        raise FormatError("archive_other_encryption")
    try:
        salt, nonce = bytes.fromhex(str(facts.get("salt"))), bytes.fromhex(str(facts.get("nonce")))
        return AESGCM(_key(password, salt, cost)).decrypt(nonce, sealed, _KIND.encode())
    except InvalidTag as error:
        raise FormatError("archive_wrong_password") from error
    except ValueError as error:
        raise FormatError("archive_damaged") from error


def _key(password: str, salt: bytes, cost: Mapping[str, Any]) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    return Scrypt(salt=salt, length=32, **cost).derive(password.encode())
