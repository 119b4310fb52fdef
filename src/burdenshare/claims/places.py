"""Sentences that say the place or the number first and whose it is behind: "in testa c'è la Polonia", "sono 23 i Paesi che ...".

Put into the order of English: "Poland leads the list", "23 countries ...". Tokens change places; each keeps its offsets.
"""

from __future__ import annotations

from collections.abc import Sequence

from burdenshare.claims.glossary import Glossed
from burdenshare.claims.prepositions import is_year, renamed

_OPENS = frozenset({",", ";", ":", "while", "and", "but", "—", "–", "that", "“", "(", "-"})


_PLACES = (["leads", "the", "list"], ["is", "last", "place"], ["led"])
_BETWEEN = frozenset(
    {
        "is", "are", "was", "were", "still", "the", "currently", "also", "always", "its", "of", "in", "between", "among", "nato",
        "allies", "members", "countries", "european", "all",
    }
)  # fmt: skip


def first(glossed: list[Glossed]) -> list[Glossed]:
    """ "In testa c'è la Polonia" as "Poland leads": the place stands at the head of its clause, whose it is behind it."""
    made: list[Glossed] = []
    n = 0
    while n < len(glossed):
        verb = _phrase(glossed, n)
        n += len(verb)
        opens = not made or made[-1].token.key in _OPENS
        if opens and verb[0].role == "verb" and [g.token.key for g in verb] in _PLACES:
            k = n
            while k < len(glossed) and k - n < 8 and glossed[k].token.key in _BETWEEN:
                k += 1
            owner = _phrase(glossed, k) if k < len(glossed) and glossed[k].role == "name" else []
            if owner:
                made += [*owner, *verb]
                n = k + len(owner)
                continue
        made += verb
    return made


_HOW_MANY = frozenset(
    {"still", "only", "now", "currently", "already", "just", "at", "least", "about", "more", "than", "nearly"}
)


def counted(glossed: list[Glossed]) -> list[Glossed]:
    """ "Sono ventitré i Paesi che raggiungono il 2%" as "23 countries reach 2%"."""
    made: list[Glossed] = []
    n = 0
    while n < len(glossed):
        first = n + 1
        while first < len(glossed) and glossed[first].token.key in _HOW_MANY:
            first += 1
        k = first + 1
        opens = glossed[n].token.key in {"are", "were", "will"} and (not made or made[-1].token.key in _OPENS | {"be"})
        if opens and first < len(glossed) and glossed[n].token.key == "will" and glossed[first].token.key == "be":
            first, k = first + 1, first + 2
        whole: list[Glossed] = []
        if k + 1 < len(glossed) and glossed[k].token.key in {"on", "of"} and glossed[k + 1].token.number:
            whole = [renamed(glossed[k], "of"), glossed[k + 1]]  # "sono 23 su 32 gli alleati"
            k += 2
        timed: list[Glossed] = []
        if k + 1 < len(glossed) and glossed[k].token.key in {"in", "of", "by"} and is_year(glossed[k + 1].token):
            timed = [renamed(glossed[k], "in"), glossed[k + 1]]  # "erano tre nel 2014 i Paesi che"
            k += 2
        if opens and k + 1 < len(glossed) and glossed[first].token.number and not is_year(glossed[first].token):
            members = _phrase(glossed, k + 1) if glossed[k].role == "article" else []
            end = k + 1 + len(members)
            if members and members[0].role == "subject":
                made += [*timed, *glossed[n + 1 : first + 1], *whole, *members]
                n = end + (end < len(glossed) and glossed[end].token.key in {"that", "which"})
                continue
        made.append(glossed[n])
        n += 1
    return made


_NUMBERING = frozenset(
    {"only", "already", "now", "currently", "just", "at", "least", "about", "more", "than", "nearly"}
)
_RISING = frozenset({"rise", "reach", "rose", "reached", "stand", "are", "were"})


def line_first(glossed: list[Glossed]) -> list[Glossed]:
    """ "Al 2% del Pil arrivano 23 alleati" as "23 allies reach 2% of GDP"."""
    if len(glossed) < 5 or glossed[0].role != "to" or not glossed[1].token.number or is_year(glossed[1].token):
        return glossed
    k = 2
    while k < len(glossed) and (glossed[k].token.key in {"%", "percent"} or glossed[k].role == "share"):
        k += 1
    verb = k
    while k < len(glossed) and glossed[k].role == "verb":
        k += 1
    at = k
    while at < len(glossed) and glossed[at].token.key in _NUMBERING:
        at += 1
    counted = at + 1 < len(glossed) and glossed[at].token.number and glossed[at + 1].role == "subject"
    if verb == 2 or k == verb or glossed[verb].token.key not in _RISING or not counted:
        return glossed
    end = at + 1 + len(_phrase(glossed, at + 1))
    reach = renamed(glossed[verb], "reached" if glossed[verb].token.key in {"rose", "reached", "were"} else "reach")
    return [*glossed[k:end], reach, *glossed[1:verb], *glossed[end:]]


def _phrase(glossed: Sequence[Glossed], n: int) -> list[Glossed]:
    """The tokens that one phrase of the glossary became."""
    end = n
    while (
        end < len(glossed)
        and glossed[end].token.start == glossed[n].token.start
        and glossed[end].role == glossed[n].role
    ):
        end += 1
    return list(glossed[n:end])
