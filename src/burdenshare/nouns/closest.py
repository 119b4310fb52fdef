"""Known words that a misspelt one may stand for: only what is close, since a wild guess is worse than none."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

_CLOSE = 0.75
_MOST = 3
_PART = 4
"""Letters from which a word may be the beginning of a part of a known one: "hague" of "hague-2025"."""


def closest(word: str, known: Iterable[str]) -> list[str]:
    """Up to three of the known words, the likeliest first; none where none is close."""
    wanted = word.strip().casefold()
    listed = list(known)
    found = difflib.get_close_matches(wanted, listed, n=_MOST, cutoff=_CLOSE)
    if not found and len(wanted) >= _PART:
        found = [k for k in listed if re.search(rf"(?<![a-z]){re.escape(wanted)}", k)][:_MOST]
    return found
