"""Passwords: argon2 hashes by argon2-cffi, with its parameters, made anew where those change.

A hash takes 64 MiB for a moment, so two at a time are worked on in one process and the others wait.
"""

from __future__ import annotations

import secrets
import threading
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from burdenshare.nouns.errors import BadRequest

SHORTEST, LONGEST = 12, 256
_hasher = PasswordHasher()
_turns = threading.BoundedSemaphore(2)


def hashed(password: str, name: str = "") -> str:
    """The hash to keep. Raises BadRequest for a password too short, too long, of one sign alone, or the name itself."""
    password = _plain(password)
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadRequest(f"A password has {SHORTEST} to {LONGEST} signs. Take a sentence of some words.")
    if len(set(password)) < 4 or password.casefold() == name.casefold():
        raise BadRequest("This password is too easily guessed. Take a sentence of some words.")
    with _turns:
        return _hasher.hash(_bytes(password))


def fits(password: str, kept: str | None) -> bool:
    """Whether a password is the one of a hash. Where there is none, it takes as long and says no."""
    password = _plain(password)[: LONGEST + 1]
    with _turns:
        try:
            _hasher.verify(kept or _nobodys(), _bytes(password))
        except (VerificationError, InvalidHashError):
            return False
    return kept is not None


def outdated(kept: str) -> bool:
    """Whether a hash was made with other parameters than today's."""
    return _hasher.check_needs_rehash(kept)


def remade(password: str) -> str:
    """A new hash of a password that has just fitted."""
    with _turns:
        return _hasher.hash(_bytes(_plain(password)))


def _plain(password: str) -> str:
    """One form for what keyboards write in several."""
    return unicodedata.normalize("NFKC", password)


def _bytes(password: str) -> bytes:
    return password.encode("utf-8", "surrogatepass")


@cache
def _nobodys() -> str:
    return _hasher.hash(secrets.token_urlsafe(24))
