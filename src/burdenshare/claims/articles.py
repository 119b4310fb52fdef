"""What languages with an article before numbers need besides their glossary: Spanish, Portuguese, Italian.

"Creció un 16 %" is by how much, "el 2 %" is "2 %"; their nouns (articled_nouns) and verbs (articled_verbs) follow. Tokens are
renamed, moved or added; each keeps its offsets.
"""

from __future__ import annotations

from collections.abc import Sequence

from burdenshare.claims import places
from burdenshare.claims.articled_nouns import nouns
from burdenshare.claims.articled_verbs import expected, finite, infinitives
from burdenshare.claims.glossary import UNKNOWN, Glossed
from burdenshare.claims.glossed import MONTHS, is_amount, is_year, renamed
from burdenshare.claims.tokens import Token

_CHANGES = frozenset(
    {
        "rise", "rises", "rose", "raise", "raises", "raised", "raising", "fell", "falls", "fall", "falling", "increase", "increases",
        "increased", "increasing", "cut", "cuts", "cutting", "grow", "grows", "grew", "growing", "jumped", "surged", "soared",
    }
)  # fmt: skip
_ELSEWHERE = frozenset({"to", "from", "of", "by", "until", "at", ",", ";", "and", "in", "with", "is", "was"})
_REFLEXIVE = UNKNOWN + "se"
_CLAUSE_OPENS = frozenset({",", ";", ":", "“", "and", "but", "that", "only", "said"})


def numbers(glossed: list[Glossed]) -> list[Glossed]:
    """Articles before numbers: left out ("el 2 %"), or "by" after a verb of change ("creció un 16 %").

    A preposition that is spelled like an article is one before a number (Portuguese "chegar a 2%").
    """
    made: list[Glossed] = []
    for n, g in enumerate(glossed):
        if g.token.key in {_REFLEXIVE, "se"}:
            if not made or made[-1].token.key in _CLAUSE_OPENS:
                made.append(renamed(g, "if"))  # Portuguese "se Portugal gastasse"; elsewhere the reflexive says nothing
            continue
        if g.role == "to" and g.token.text == "to" and _even(glossed, n):
            continue  # "até a Alemanha", "hasta Alemania" at the head of a clause
        before_number = n + 1 < len(glossed) and glossed[n + 1].token.number
        if before_number and g.role == "to" and g.token.key == "the":
            made.append(renamed(g, "to"))
        elif (
            before_number
            and g.role == "to"
            and g.token.key == "for"
            and _changing(made)
            and not is_year(glossed[n + 1].token)
        ):
            made.append(renamed(g, "to"))  # Portuguese "sobe para 2%"
        elif g.token.key == "the" and g.role in {"article", "to"} and _own_name(glossed, n + 1):
            continue  # "a Polónia"
        elif g.token.key == "a" and g.role == "article" and n + 1 < len(glossed) and glossed[n + 1].role == "verb":
            made.append(renamed(g, "one"))  # "só um falha"
        elif g.role == "from" and made and made[-1].token.number and g.token.key == "of" and _month(glossed, n + 1):
            continue  # "25 de junio"
        elif g.token.key in {"since", "from"} and g.role == "from" and _own_name(glossed, n + 1) and _following(made):
            continue  # "seguita dall'Estonia e dal Canada": the next of those that follow
        elif g.token.key == "since" and g.role == "from" and _whence(glossed, n + 1):
            made.append(renamed(g, "from"))  # "subió al 2 % desde el 1,4 %"
        elif before_number and g.role == "article":
            if g.token.key == "a" and _changing(made):
                made.append(renamed(g, "by"))
        else:
            made.append(g)
    return made


def _whence(glossed: Sequence[Glossed], n: int) -> bool:
    """Whether a number that is no year, or a name, comes next: whence something came, not since when it is so."""
    if n >= len(glossed):
        return False
    return is_amount(glossed[n]) or glossed[n].role in {"name", "adjective"}


def _following(made: Sequence[Glossed]) -> bool:
    """Whether a list of those behind some other has just gone on: "ahead of Estonia ( 3.43 % ) and"."""
    if not made or made[-1].token.key not in {",", "and"}:
        return False
    return any(g.token.key == "ahead" for g in made[-24:])


def _even(glossed: Sequence[Glossed], n: int) -> bool:
    """Whether the word is "even": a preposition that heads the sentence, before a country."""
    k = n + 1
    while k < len(glossed) and glossed[k].role in {"article", "to"} and glossed[k].token.key == "the":
        k += 1
    return n == 0 and k < len(glossed) and glossed[k].role == "name"


def _own_name(glossed: Sequence[Glossed], n: int) -> bool:
    return n < len(glossed) and glossed[n].role == "name" and glossed[n].token.key != "the"


def _month(glossed: Sequence[Glossed], n: int) -> bool:
    return n < len(glossed) and glossed[n].token.key in MONTHS


def _changing(made: Sequence[Glossed]) -> bool:
    """Whether a verb of change governs what comes next, with no other preposition or number in between."""
    for g in reversed(made[-8:]):
        if g.token.key in _CHANGES:
            return True
        if g.token.key == "in" and g.token.text == "in real terms":
            continue
        if g.token.key in _ELSEWHERE or (g.token.number and len(g.token.text) != 4):
            return False
    return False


def phrases(glossed: list[Glossed]) -> list[Glossed]:
    """Offices beside their countries and names, adjectives before targets, "to" before infinitives."""
    for step in (places.line_first, places.counted, expected, nouns, finite, _arrivals, places.first, infinitives):
        glossed = step(glossed)
    return glossed


def _arrivals(glossed: list[Glossed]) -> list[Glossed]:
    """ "Del 1,4 % de 2014 al 2,5 %": where a move ends without a year is where it stands now, not in 2014."""
    made: list[Glossed] = []
    open_move = False
    for n, g in enumerate(glossed):
        if g.role == "to" and n and is_year(glossed[n - 1].token) and n + 1 < len(glossed):
            open_move = is_amount(glossed[n + 1])
        elif open_move and g.role != "share" and not g.token.number and g.token.key not in {"%", "percent"}:
            open_move = False
            if g.token.key in {",", ".", ";", ")", "and"}:
                made.append(Glossed(Token("currently", "currently", g.token.start, g.token.start), ""))
        made.append(g)
    return made
