"""How much of one text is read, and the sentences that say where a limit was met.

Reading is linear in sentences and numbers, so a text of nothing but these would cost minutes at a size at which an article costs a
second. No article, report or book of the length that is checked comes near the limits; what does is read from its beginning.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from burdenshare.claims.sentence import Sentence
from burdenshare.claims.tokens import LONGEST, MOST_NUMBERS, numbers_in

MOST_SENTENCES = 20_000
MOST_IN_ALL = 20_000
"""Numbers that are read of one text."""
MOST_CLAIMS = 2_000

_SHORTEST = 2  # characters: a sign or digit and the break behind it
_SPACES = " \t\xa0"
_ENDS = ".!?…"
_CLOSING = "\"'”’»“«)]"


def readable(text: str, sentences: Iterable[tuple[int, int]]) -> int:
    """Where what is read of a text ends: its end, or the sentence at which a limit is met."""
    if len(text) < _SHORTEST * min(MOST_SENTENCES, MOST_IN_ALL):
        return len(text)
    numbers = 0
    for count, (start, end) in enumerate(sentences):
        if count == MOST_SENTENCES or numbers > MOST_IN_ALL:
            return start
        numbers += numbers_in(text, start, end)
    return len(text)


def notes(text: str, end: int, listed: Sequence[Sentence], claims: int) -> tuple[str, ...]:
    """What the reader must be told. end: where reading ended; claims: how many were found in it."""
    told = []
    if end < len(text):
        told.append(
            f"Only the first {end:,} of {len(text):,} characters were read: no more than {MOST_SENTENCES:,} sentences and "
            f"{MOST_IN_ALL:,} numbers of one text are. Cut it into articles."
        )
    if claims > MOST_CLAIMS:
        told.append(
            f"Only the first {MOST_CLAIMS:,} of {claims:,} claims were held against the record. Cut the text into articles."
        )
    if _in_pieces(text, listed):
        told.append(
            f"A sentence longer than {LONGEST:,} characters, or with more than {MOST_NUMBERS} numbers, was read in pieces, "
            "so claims in it may be missing."
        )
    return tuple(told)


def _in_pieces(text: str, listed: Sequence[Sentence]) -> bool:
    """Whether a sentence was too long to be read as one and holds numbers."""
    for s, after in pairwise(listed):
        if s.end - s.start > MOST_NUMBERS and s.quantities and not text[s.end : after.start].strip(_SPACES):
            if text[s.start : s.end].rstrip(_CLOSING)[-1:] not in _ENDS:
                return True
    return False
