"""Figures set against something: changes, multiples, parts of a total, places in a ranking, more or less than another.

"0.42 percentage points higher than in 2024", "more than doubled since 2014", "twice as much as Germany", "two-thirds of
the alliance's spending", "the lowest of any ally", "Poland spends more than Germany". Each needs what it is set against in
the same sentence: a base year, another ally, a group. Where that is missing nothing is read.
"""

from __future__ import annotations

from burdenshare.claims import hazards
from burdenshare.claims.context import Context
from burdenshare.claims.rules import changes, orders, parts, ranks
from burdenshare.claims.sentence import Sentence

WORDS = ("multiple", "superlative_top", "superlative_bottom", "ordinal")
"""Classes of words by which a sentence without a number may compare."""


def read(s: Sentence, c: Context) -> None:
    """Add the comparisons of one sentence."""
    if hazards.denied(s) or hazards.polled(s) or (s.tokens and s.tokens[-1].key == "?"):
        return
    changes.read(s, c)
    parts.read(s, c)
    ranks.read(s, c)
    orders.read(s, c)
