"""What every order of words asks of a glossed sentence: years and amounts, whole phrases, what ends a clause."""

from __future__ import annotations

from collections.abc import Sequence

from burdenshare.claims.glossary import Glossed
from burdenshare.claims.tokens import Token

BORDERS = frozenset(",;:—–.!?()“”")
"""Signs that end a clause."""
SUBORDINATES = frozenset({"that", "because", "while", "whether"})
"""Words that open a clause without a sign."""
PREPOSITIONS = frozenset({"to", "of", "in", "after", "with", "for", "by", "from", "at", "on", "since", "before"})
MONTHS = frozenset(
    {
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    }
)  # fmt: skip
VERBS = frozenset({"verb", "auxiliary", "infinitive"})
"""Roles of the words that a clause is put around."""


def renamed(g: Glossed, word: str) -> Glossed:
    """The same place and role, with another word for the rules to read."""
    return Glossed(Token(word, word, g.token.start, g.token.end), g.role)


def is_year(token: Token) -> bool:
    """Whether the token is a year that a text on the alliance may name."""
    return len(token.text) == 4 and token.text.isdigit() and "1949" <= token.text <= "2060"


def is_amount(g: Glossed) -> bool:
    """Whether it is a number that is no year."""
    return g.token.number and not is_year(g.token)


def phrase(glossed: Sequence[Glossed], n: int) -> list[Glossed]:
    """The tokens that one phrase of the glossary became, from the one at n on."""
    end = n
    while (
        end < len(glossed)
        and glossed[end].token.start == glossed[n].token.start
        and glossed[end].role == glossed[n].role
    ):
        end += 1
    return list(glossed[n:end])
