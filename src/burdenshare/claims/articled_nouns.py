"""Nouns of Spanish, Portuguese and Italian: offices beside their countries, adjectives before their nouns."""

from __future__ import annotations

from collections.abc import Sequence

from burdenshare.claims.glossary import UNKNOWN, Glossed
from burdenshare.claims.glossed import is_year, phrase, renamed
from burdenshare.claims.tokens import Token

TARGETS = frozenset({"target", "goal", "guideline", "threshold", "commitment", "pledge", "requirement"})


def nouns(glossed: list[Glossed]) -> list[Glossed]:
    """Lists, offices, adjectives and what stands for a noun, as English has them."""
    for step in (
        _lists_of_none,
        _comparing,
        _reported,
        _dative_subjects,
        _offices,
        _adjectives_first,
        _spending_of,
        _years_of_nouns,
    ):
        glossed = step(glossed)
    return glossed


def _lists_of_none(glossed: list[Glossed]) -> list[Glossed]:
    """ "No llegan Italia (1,49 %) ni Croacia (1,81 %)": behind a name or its figure it joins, and denies nothing anew."""
    made = list(glossed)
    for n, g in enumerate(glossed):
        if g.token.key == "neither" and n and (glossed[n - 1].role == "name" or glossed[n - 1].token.key == ")"):
            made[n] = renamed(g, "and")
    return made


_CLITICS = frozenset({UNKNOWN + "le", UNKNOWN + "les", UNKNOWN + "lhe", UNKNOWN + "lhes"})


def _dative_subjects(glossed: list[Glossed]) -> list[Glossed]:
    """ "A España le bastará el 2,1 %" as "Spain ...": who is told twice is what the sentence is about."""
    made: list[Glossed] = []
    for n, g in enumerate(glossed):
        if g.token.key in _CLITICS and n and glossed[n - 1].role == "name":
            while made and made[-1].role == "name":
                made.pop()
            name = _last_name(glossed, n)
            if made and made[-1].token.key == "to":
                made.pop()
            made += name
        else:
            made.append(g)
    return made


def _last_name(glossed: Sequence[Glossed], end: int) -> list[Glossed]:
    first = end
    while first and glossed[first - 1].role == "name":
        first -= 1
    return list(glossed[first:end])


def _reported(glossed: list[Glossed]) -> list[Glossed]:
    """ "Ha dicho a Rutte, que España no puede": behind a comma and before a name it opens what is said."""
    made = list(glossed)
    for n, g in enumerate(glossed[:-2]):
        if g.token.key == "which" and n and glossed[n - 1].token.key == "," and glossed[n + 1].role == "name":
            if glossed[n + 2].role in {"verb", "auxiliary", "name"} or glossed[n + 2].token.key in {
                "“",
                "not",
                "cannot",
            }:
                made[n] = renamed(g, "that")
    return made


_COMPARED = frozenset({"more", "less", "higher", "lower", "times", "twice", "much"})


def _comparing(glossed: list[Glossed]) -> list[Glossed]:
    """ "Más del doble que en 2014": behind a word that compares it is "than"."""
    made = list(glossed)
    for n, g in enumerate(glossed[:-1]):
        if g.token.key == "that" and glossed[n + 1].token.key == "in":
            if _COMPARED & {x.token.key for x in glossed[max(0, n - 4) : n]}:
                made[n] = renamed(g, "than")
    return made


def _offices(glossed: list[Glossed]) -> list[Glossed]:
    """ "Primer ministro de Eslovaquia, Robert Fico" as "Slovakia prime minister Robert Fico"."""
    made: list[Glossed] = []
    n = 0
    while n < len(glossed):
        if glossed[n].role != "office":
            made.append(glossed[n])
            n += 1
            continue
        office = phrase(glossed, n)
        n += len(office)
        k = n
        while k < len(glossed) and k - n < 2 and glossed[k].token.key in {"of", "the", "from"}:
            k += 1
        owner = phrase(glossed, k) if k < len(glossed) and glossed[k].role in {"name", "adjective"} else []
        if owner and (k > n or owner[0].role == "adjective"):
            if made and made[-1].token.key == "the":
                made.pop()
            made += owner
            n = k + len(owner)
        made += office
        if n + 1 < len(glossed) and glossed[n].token.key == "," and _person(glossed[n + 1]):
            n += 1
    return made


def _person(g: Glossed) -> bool:
    return g.role in {"", "surname"} and g.token.capital and g.token.text[0].isalpha()


_RANKED = frozenset({"share", "level", "spending", "figure"})


def _adjectives_first(glossed: list[Glossed]) -> list[Glossed]:
    """ "Objetivo vigente" as "current target"."""
    made: list[Glossed] = []
    for g in glossed:
        at = len(made)
        if g.token.key in {"highest", "lowest"} and at and made[at - 1].token.key in _RANKED:
            at -= 1  # "la quota più bassa"
        elif g.role == "qualifier" and at and made[at - 1].token.key in TARGETS:
            start = made[at - 1].token.start
            while at and made[at - 1].token.start == start:
                at -= 1
        made.insert(at, g)
    return made


_IN_SPENDING = frozenset({"name", "subject", "adjective"})


def _spending_of(glossed: list[Glossed]) -> list[Glossed]:
    """ "El de España" as "the spending of Spain"."""
    made: list[Glossed] = []
    for n, g in enumerate(glossed):
        if g.role == "from" and n and glossed[n - 1].role == "article" and glossed[n - 1].token.key == "the":
            k = n + 1
            while k < len(glossed) and glossed[k].role == "article":
                k += 1
            if k < len(glossed) and glossed[k].role in _IN_SPENDING and glossed[k].role != "adjective":
                made.append(Glossed(Token("spending", "spending", g.token.start, g.token.start), "noun"))
        made.append(g)
    return made


def _years_of_nouns(glossed: list[Glossed]) -> list[Glossed]:
    """ "La reforma de 2025": a year that belongs to some other noun does not say when the rest was."""
    made = list(glossed)
    for n, g in enumerate(glossed[:-1]):
        following = glossed[n + 1].token
        if n and g.role == "from" and glossed[n - 1].token.key.startswith(UNKNOWN) and is_year(following):
            hidden = UNKNOWN + following.text
            made[n + 1] = Glossed(Token(hidden, hidden, following.start, following.end), "")
    return made
