"""Secrets that are shown once, and the SHA-256 under which they are looked for afterwards."""

from __future__ import annotations

import hashlib
import secrets

_SIGNS = 32


def drawn() -> str:
    """A secret of 256 random bits."""
    return secrets.token_urlsafe(_SIGNS)


def mark(secret: str) -> str:
    """What is kept of a secret. It has 256 random bits, so that a slow hash would add nothing."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
