"""Romance sentences put into the order of English ones: adjectives before their nouns, "to spend" for "de consacrer".

Names lose their articles ("la France"), prepositions that mean several things are told apart by what stands beside
them. Tokens only change places; each keeps its offsets.
"""

from __future__ import annotations

from burdenshare.claims import verb_second
from burdenshare.claims.glossary import Glossed
from burdenshare.claims.tokens import Token

_BASE_FORMS = frozenset(
    {
        "spend", "reach", "raise", "meet", "invest", "rise", "double", "exceed", "agree", "block", "support", "reject",
        "increase", "demand",
    }
)  # fmt: skip
_MOVED = frozenset(
    {
        "rise", "rises", "rose", "raise", "raises", "raised", "fell", "falls", "fall", "increase", "increased", "growth", "grew",
        "cut", "grow", "surge", "jumped", "lower", "higher", "hike", "boost", "increases", "increasing", "raising", "rising",
        "grows", "growing",
    }
)  # fmt: skip
_AT = frozenset(
    {
        "is",
        "are",
        "was",
        "were",
        "remains",
        ",",
        "(",
        "still",
        "already",
        "only",
        "currently",
        "spending",
        "share",
        "both",
    }
)


def ordered(glossed: list[Glossed]) -> list[Glossed]:
    """The tokens of a sentence with its phrases as English has them."""
    return verb_second.meetings(_figures_of(_bare_names(_adjectives(_out_of(_prepositions(glossed))))))


def _figures_of(glossed: list[Glossed]) -> list[Glossed]:
    """ "El 4,68 % de Polonia" as "4.68 % for Poland": whose a figure is, and no part of something."""
    made = list(glossed)
    for n, g in enumerate(glossed[:-1]):
        if g.token.key == "of" and n and glossed[n - 1].token.key in {"%", "percent"} and glossed[n + 1].role == "name":
            if not any(x.token.key in {"gdp", "'s"} for x in glossed[n + 2 : n + 4]):
                made[n] = _renamed(g, "for")
    return made


def _renamed(g: Glossed, word: str) -> Glossed:
    return Glossed(Token(word, word, g.token.start, g.token.end), g.role)


def _is_year(token: Token) -> bool:
    return len(token.text) == 4 and token.text.isdigit() and "1949" <= token.text <= "2060"


def _amount(glossed: list[Glossed], n: int) -> bool:
    """Whether a number that is no year stands at n, or behind a word of degree there."""
    return any(g.token.number and not _is_year(g.token) for g in glossed[n : n + 2])


def _prepositions(glossed: list[Glossed]) -> list[Glossed]:
    """ "De consacrer" as "to spend", "progresse de 13 %" as "rises by 13 %", "est à 2 %" as "is at 2 %"."""
    made: list[Glossed] = []
    for n, g in enumerate(glossed):
        after = glossed[n + 1].token if n + 1 < len(glossed) else None
        if after is not None and g.role == "from" and g.token.key == "of":
            if after.key in _BASE_FORMS and glossed[n + 1].role == "verb":
                g = _renamed(g, "to")
            elif _amount(glossed, n + 1) and any(x.token.key in _MOVED for x in made[-3:]):
                g = _renamed(g, "by")
        elif after is not None and g.role == "to" and g.token.key == "to" and _amount(glossed, n + 1):
            if made and made[-1].token.key in _AT and not any(x.token.key in _MOVED | {"from"} for x in made[-12:]):
                g = _renamed(g, "at")
        if g.token.key == "to" and made and made[-1].token.key == "to" and made[-1].role == "verb":
            continue  # "plans to" and "de"
        made.append(g)
    return made


def _out_of(glossed: list[Glossed]) -> list[Glossed]:
    """ "22 pays sur 32" as "22 of 32 countries"."""
    made = list(glossed)
    for n, g in enumerate(glossed):
        if g.token.key != "on" or n + 1 >= len(glossed) or not _amount(glossed[: n + 2], n + 1):
            continue
        start = n
        while start and made[start - 1].role == "subject":
            start -= 1
        if start == n or not start or not made[start - 1].token.number or _is_year(made[start - 1].token):
            continue
        made[start : n + 2] = [_renamed(g, "of"), glossed[n + 1], *made[start:n]]
    return made


def _adjectives(glossed: list[Glossed]) -> list[Glossed]:
    """ "Les dépenses allemandes" as "the german spending"."""
    made: list[Glossed] = []
    for g in glossed:
        at = len(made)
        if g.role == "adjective":
            while at and made[at - 1].role == "noun":
                at -= 1
        made.insert(at, g)
    return made


def _bare_names(glossed: list[Glossed]) -> list[Glossed]:
    """ "La France" as "france"; the article of names that have one in English is theirs."""
    made: list[Glossed] = []
    for n, g in enumerate(glossed):
        if g.role == "article" and g.token.key == "the" and n + 1 < len(glossed) and glossed[n + 1].role == "name":
            continue
        if (
            g.token.key == "the"
            and made
            and made[-1].token.key == "of"
            and made[-1].token.start == g.token.start
            and n + 1 < len(glossed)
            and glossed[n + 1].role == "name"
        ):
            continue
        made.append(g)
    return made
