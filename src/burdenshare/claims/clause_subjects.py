"""Which words of a German or Dutch clause can be its subject, and which are its object."""

from __future__ import annotations

from collections.abc import Sequence

from burdenshare.claims.glossary import Glossed
from burdenshare.claims.glossed import PREPOSITIONS, is_amount, is_year

UNITS = frozenset({"percent", "%", "billion", "million", "trillion", "percentage", "points"})
_PARTS = frozenset(
    {"percent", "%", "third", "thirds", "quarter", "quarters", "half", "share", "most", "many", "majority", "none"}
)
CONJUNCTIONS = frozenset({"that", "which", "if", "while", "and", "but", "as", "whether", "because", "although", "so"})
NOUNS = frozenset({"noun", "target"})
_SUBJECT_WORDS = frozenset({"of", "the", "a", "only", "all", "but", "two", "three", "some", "one", "no", "at", "least", "about",
                            "more", "than", "just", "nearly", "every", "both", "these", "its", "other", "total"}) - {"percent"}  # fmt: skip
MEETING = frozenset({"summit", "leaders", "ministers"})
KNOWN = frozenset({"name", "subject", "office"})
RANKS = frozenset({"highest", "lowest", "place", "leader", "second-highest", "third-highest", "second-largest", "largest",
                    "second-lowest", "third-largest", "most", "least"})  # fmt: skip
TIME_WORDS = frozenset({"this", "last", "next", "year", "month", "week", "in", "currently", "today", "yesterday", "on", "again",
                         "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})  # fmt: skip


def subject_end(clause: Sequence[Glossed], k: int) -> int:
    """Where the noun phrase that begins at k ends, if it can be a subject; k if not."""
    start = k
    while k < len(clause) and k < start + 10:
        g = clause[k]
        if g.role == "subject" and g.token.key in {"it", "they", "he", "we"}:
            return k + 1
        if g.role in {"name", "subject"}:
            while k + 1 < len(clause) and clause[k + 1].role in {"name", "subject"}:
                k += 1
            if k + 1 < len(clause) and clause[k + 1].role == "office":
                k += 1
                continue
            if k + 1 < len(clause) and clause[k + 1].token.key == "'s":
                k += 2
                while k < len(clause) and clause[k].role in NOUNS | {"adjective"}:
                    k += 1
                return k
            return k + 1
        if g.role == "office":
            while k < len(clause) and clause[k].role == "office":
                k += 1
            end = k
            while end < len(clause) and end < k + 3 and _proper(clause[end]):
                end += 1
            return end
        if k == start and _proper(g) and k + 1 < len(clause):
            if _proper(clause[k + 1]):
                return k + 2  # "Pedro Sánchez"
            return k + 1 if clause[k + 1].role in {"article", "genitive", "target"} else start
        number = is_amount(g)
        if k == start and g.token.key in {"already", "also", "still", "so"} and k + 1 < len(clause):
            k += 1
            continue
        if not (number or g.role in {"article", "adjective"} or g.token.key in _PARTS | _SUBJECT_WORDS):
            return start
        k += 1
    return start


def subject_like(g: Glossed) -> bool:
    """Whether a word before a verb may be its subject: a name known or not, an office, members."""
    return g.role in {"name", "subject", "office"} or (
        not g.role and g.token.text[:1].isupper() and g.token.text.isalpha()
    )


def _proper(g: Glossed) -> bool:
    """Whether a word may be a person's name: capitalised, and none that the glossary knows."""
    return not g.role and g.token.capital and g.token.text[:1].isalpha() and g.token.key not in MEETING


def governed(clause: Sequence[Glossed], i: int) -> bool:
    """Whether a preposition stands before the name at i: "according to NATO", "in Spain"; not "a third of the allies"."""
    for k in range(max(0, i - 3), i):
        if clause[k].token.key in PREPOSITIONS and not (clause[k].token.key == "of" and k and counting(clause[k - 1])):
            return True
    return False


def counting(g: Glossed) -> bool:
    """Whether it says how many or what part: "23", "a third"."""
    return g.token.key in _PARTS or is_amount(g)


def is_count(before: Sequence[Glossed]) -> bool:
    """ "Acht (verfehlen es)": a bare number of members before the verb is its subject."""
    if not before or not before[-1].token.number or is_year(before[-1].token):
        return False
    return len(before) == 1 or all(g.token.key in _SUBJECT_WORDS | {"only", "far"} for g in before[:-1])


def is_noun(before: Sequence[Glossed]) -> bool:
    """Whether what stands before "is" is a noun, and so its subject or complement: "Spitzenreiter (bleibt Polen)"."""
    if not before or before[0].token.key in PREPOSITIONS or before[0].token.number:
        return False
    if any(g.token.key in RANKS | {"spender"} for g in before):
        return True
    return all(
        g.role in {"article", "genitive", "noun", "target", "adjective"}
        or g.token.key in RANKS | {"of"}
        or (not g.role and g.token.text[:1].isupper() and g.token.key not in _TIMES)
        for g in before
    )


_TIMES = frozenset({"currently", "today", "yesterday", "tomorrow", "last", "this", "next", "monday", "tuesday", "wednesday",
                    "thursday", "friday", "saturday", "sunday"})  # fmt: skip


def is_object(before: Sequence[Glossed]) -> bool:
    """Whether the words before a verb are an amount or a target, and so not its subject: "auf 2 Prozent (kommt ...)"."""
    amount = any(
        g.token.number and k + 1 < len(before) and before[k + 1].token.key in UNITS for k, g in enumerate(before)
    )
    target = bool(before) and any(g.role == "target" for g in before)
    names = [m for m, g in enumerate(before) if g.role in KNOWN and not governed(before, m)]
    return (amount or target) and not names
