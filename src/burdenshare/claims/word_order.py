"""Glossed sentences put into the order that the rules read: subject, verb, number, "of GDP".

German and Dutch (verb_second) put verbs last or before the subject; Romance languages (romance) put adjectives last; Turkish
(verb_last) puts the verb last and its prepositions behind. What is common to several stands here and in prepositions: whose a sum
is, adjectives of offices, verbs under a conjunction of purpose. Tokens only change places; each keeps its offsets.
"""

from __future__ import annotations

from burdenshare.claims import articled_verbs, articles, french, polish, prepositions, romance, verb_last, verb_second
from burdenshare.claims.glossary import Glossed
from burdenshare.claims.glossed import BORDERS, renamed
from burdenshare.claims.tokens import Token

_BASE_FORMS = {"spent": "spend", "raised": "raise", "reached": "reach", "met": "meet", "rose": "rise", "spends": "spend",
               "agreed": "agree"}  # fmt: skip


def ordered(
    glossed: list[Glossed],
    order: str,
    *,
    articled: bool = False,
    bare_years: bool = False,
    manner: str = "",
    text: str = "",
) -> list[Token]:
    """The tokens of a sentence in the rules' order. order: "subject verb object", "verb second" or "verb last".

    articled, bare_years, manner: as in Language. text: what the tokens stand in.
    """
    if manner == "french":
        glossed = french.ordered(glossed)
    if manner == "polish":
        glossed = polish.ordered(glossed, text)
    if articled:
        glossed = articles.phrases(articled_verbs.subjects(articles.numbers(glossed)))
    glossed = _purposes(prepositions.told_apart(glossed))
    glossed = _adjectives_before(glossed, names=order == "subject verb object" and not articled)
    glossed = verb_last.ordered(glossed) if order == "verb last" else _possessives(glossed)
    if order == "subject verb object":
        glossed = romance.ordered(glossed)
    if order == "verb second":
        glossed = verb_second.ordered(glossed)
    if bare_years:
        glossed = prepositions.before_years(glossed)
    return [g.token for g in glossed]


def _purposes(glossed: list[Glossed]) -> list[Glossed]:
    """ "Żąda, by kraje NATO wydawały" as "demands that the countries spend": no past tense under such a conjunction."""
    made = list(glossed)
    for n, g in enumerate(glossed):
        if g.role != "purpose":
            continue
        for k in range(n + 1, min(n + 12, len(glossed))):
            if glossed[k].token.key in BORDERS:
                break
            if glossed[k].token.key in _BASE_FORMS:
                made[k] = renamed(glossed[k], _BASE_FORMS[glossed[k].token.key])
                if any(x.role in {"name", "subject"} for x in glossed[n + 1 : k]):
                    made[n] = renamed(g, "that")
                break
    return made


def _adjectives_before(glossed: list[Glossed], names: bool = False) -> list[Glossed]:
    """ "Rząd belgijski" as "belgian government"; with names, "premier Hiszpanii" as "spain 's prime minister"."""
    made: list[Glossed] = []
    for n, g in enumerate(glossed):
        at = len(made)
        owner = (
            names and g.role == "name" and (n + 1 >= len(glossed) or glossed[n + 1].role not in {"verb", "auxiliary"})
        )
        if (g.role == "adjective" or owner) and made and made[-1].role == "office":
            start = made[-1].token.start
            while at and made[at - 1].role == "office" and made[at - 1].token.start == start:
                at -= 1
            last = n + 1 >= len(glossed) or glossed[n + 1].token.start != g.token.start
            if owner and last:
                made.insert(at, Glossed(Token("'s", "'s", g.token.end, g.token.end), ""))
        made.insert(at, g)
    return made


def _possessives(glossed: list[Glossed]) -> list[Glossed]:
    """ "Le déficit de la France", "das Defizit Frankreichs" as "france 's deficit": whose a sum is stands before it."""
    made: list[Glossed] = []
    n = 0
    while n < len(glossed):
        k = n
        if made and made[-1].role == "noun":
            while k < min(n + 3, len(glossed)) and (
                glossed[k].token.key in {"of", "the"} or glossed[k].role in {"article", "genitive"}
            ):
                k += 1
        if not made or made[-1].role != "noun" or k >= len(glossed) or glossed[k].role != "name":
            made.append(glossed[n])
            n += 1
            continue
        end = k
        while end < len(glossed) and glossed[end].token.start == glossed[k].token.start:
            end += 1
        at = len(made)
        while at and made[at - 1].role == "noun":
            at -= 1
        last = glossed[end - 1].token
        made[at:at] = [*glossed[k:end], Glossed(Token("'s", "'s", last.end, last.end), "")]
        n = end
    return made
