"""What keeps another site from sending a form in a visitor's name: a token in the form, and where the form came from.

The token is derived from the secret that the visitor's cookie holds, so that nothing is kept for it. It is masked anew in every
page, since a compressed page would give away a value that stays the same.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Mapping

FIELD = "csrf"
_BYTES = 32


def token(base: str) -> str:
    """A token for one form, for the visitor whose secret is `base`."""
    mask = secrets.token_bytes(_BYTES)
    return base64.urlsafe_b64encode(mask + _mixed(mask, _whole(base))).decode()


def fits(given: str, base: str) -> bool:
    """Whether a token was made for the visitor whose secret is `base`."""
    try:
        raw = base64.urlsafe_b64decode(given.encode("ascii"))
    except (ValueError, binascii.Error):
        return False
    if len(raw) != 2 * _BYTES:
        return False
    return hmac.compare_digest(_mixed(raw[:_BYTES], raw[_BYTES:]), _whole(base))


def from_here(headers: Mapping[bytes, bytes], scheme: str, *, silent: bool = False) -> bool:
    """Whether a request says that a page of this site sent it. silent: whether it may say nothing, as programs do.

    A browser says so in Origin, and in Sec-Fetch-Site where the connection is one it trusts.
    """
    site, origin = headers.get(b"sec-fetch-site", b""), headers.get(b"origin", b"")
    if site and site != b"same-origin":
        return False
    if origin and not (origin == b"null" and site):
        return origin.lower() == scheme.encode() + b"://" + headers.get(b"host", b"").lower()
    return bool(site) or silent


def _whole(base: str) -> bytes:
    return hashlib.sha256(b"csrf:" + base.encode("utf-8", "replace")).digest()


def _mixed(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
