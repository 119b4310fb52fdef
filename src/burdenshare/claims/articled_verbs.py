"""Verbs of Spanish, Portuguese and Italian: infinitives as "to spend", objects behind them, "it" for no subject."""

from __future__ import annotations

from collections.abc import Sequence

from burdenshare.claims.articled_nouns import TARGETS
from burdenshare.claims.glossary import Glossed
from burdenshare.claims.glossed import is_amount, phrase, renamed
from burdenshare.claims.tokens import Token

_BARE_AFTER = frozenset({"to", "will", "would", "must", "should", "can", "could", "may", "might", "shall"})
_LED_BY = frozenset({"of", "that", "in", "for"})
_WANTS = {"wants": "plans", "want": "plan", "wanted": "planned"}
"""Who wants to spend has a plan; who wants others to spend makes a demand."""
_OWN = frozenset({"spends", "spent", "devotes", "devoted", "allocates", "allocated", "invests", "invested"})


def subjects(glossed: list[Glossed]) -> list[Glossed]:
    """ "It" before a verb that begins a sentence without a name: "Gastó el 1,28 %"."""
    first = next((n for n, g in enumerate(glossed) if g.token.text[0].isalpha()), None)
    if first is None or any(g.role in {"name", "subject", "adjective"} for g in glossed):
        return glossed
    g = glossed[first]
    if g.role != "verb" or g.token.key not in _OWN | {"will", "has"}:
        return glossed
    return [*glossed[:first], Glossed(Token("It", "it", g.token.start, g.token.start), "subject"), *glossed[first:]]


def expected(glossed: list[Glossed]) -> list[Glossed]:
    """ "L'Italia dovrebbe spendere il 2,01%": a number to two decimals is expected, not asked for."""
    made: list[Glossed] = []
    for n, g in enumerate(glossed):
        if g.token.key == "should" and n and glossed[n - 1].role in {"name", "noun", "subject"}:
            number = next((x.token.text for x in glossed[n : n + 9] if is_amount(x)), "")
            if len(number.partition(".")[2]) == 2:
                words = ("are" if glossed[n - 1].role == "subject" else "is", "expected", "to")
                made += [Glossed(Token(w, w, g.token.start, g.token.end), g.role) for w in words]
                continue
        made.append(g)
    return made


def finite(glossed: list[Glossed]) -> list[Glossed]:
    """Finite verbs with their objects behind them, and what they say of a number or of an economy spelled out."""
    for step in (_clitics, _short_of, _more_than, _economies, _group_moves):
        glossed = step(glossed)
    return glossed


def _clitics(glossed: list[Glossed]) -> list[Glossed]:
    """ "La respetan" as "meet it": an article before a finite verb is its object; "superan ya" as "already exceed"."""
    made: list[Glossed] = []
    n = 0
    while n < len(glossed):
        g = glossed[n]
        if g.role == "article" and g.token.key == "the" and n + 1 < len(glossed) and glossed[n + 1].role == "verb":
            verb = phrase(glossed, n + 1)
            made += [*verb, Glossed(Token("it", "it", g.token.start, g.token.end), "")]
            n += 1 + len(verb)
        elif g.role == "article" and g.token.key == "the" and (done := _perfect(glossed, n + 1)):
            made += [*done, Glossed(Token("it", "it", g.token.start, g.token.end), "")]
            n += 1 + len(done)
        elif g.role == "article" and n + 1 < len(glossed) and glossed[n + 1].token.key in _POSSESSIVES:
            n += 1  # "la sua spesa"
        elif g.role == "verb" and _passing(verb := phrase(glossed, n)) and _named_next(glossed, n + len(verb)):
            made.append(renamed(verb[0], "overtook" if verb[0].token.key == "spent" else "overtakes"))
            n += len(verb)
        elif g.role == "verb" and (verb := phrase(glossed, n)) and _adverb(glossed, n + len(verb)):
            made += [glossed[n + len(verb)], *verb]
            n += len(verb) + 1
        else:
            made.append(g)
            n += 1
    return made


_POSSESSIVES = frozenset({"its", "their", "our"})


def _perfect(glossed: Sequence[Glossed], n: int) -> list[Glossed]:
    """An auxiliary and the participle right behind it: "lo hanno rispettato"."""
    k = n
    while k < len(glossed) and glossed[k].token.key in {"has", "have", "had", "already", "also"}:
        k += 1
    if k == n or k >= len(glossed) or glossed[k].role != "verb":
        return []
    return [*glossed[n:k], *phrase(glossed, k)]


def _passing(verb: Sequence[Glossed]) -> bool:
    """Whether it is "exceeds", said of a number or of another ally."""
    return [g.token.key for g in verb[1:]] == ["more", "than"]


def _named_next(glossed: Sequence[Glossed], n: int) -> bool:
    while n < len(glossed) and (glossed[n].role in {"article", "to"}):
        n += 1
    return n < len(glossed) and glossed[n].role == "name"


def _adverb(glossed: Sequence[Glossed], n: int) -> bool:
    return n < len(glossed) and glossed[n].token.key in {"already", "still", "currently", "also", "only"}


def _short_of(glossed: list[Glossed]) -> list[Glossed]:
    """ "No llega al 2 % de la OTAN" as "falls short of 2 % NATO target"; of a bare share it says what is spent."""
    made: list[Glossed] = []
    n = 0
    while n < len(glossed):
        verb = phrase(glossed, n)
        if glossed[n].role == "verb" and [g.token.key for g in verb[-1:]] == ["below"]:
            for g in glossed[n + len(verb) : n + len(verb) + 6]:
                if g.token.key in TARGETS:
                    start, end = verb[0].token.start, verb[0].token.end
                    past = verb[0].token.key == "was"
                    words = ("fell" if past else "falls", "short", "of")
                    verb = [Glossed(Token(w, w, start, end), "verb") for w in words]
                    n += len(phrase(glossed, n)) - len(verb)
                    break
                if g.token.key in {",", ";", "."}:
                    break
        made += verb
        n += len(verb)
    return made


def _more_than(glossed: list[Glossed]) -> list[Glossed]:
    """ "Supera per la prima volta il 2%" as "spends for the first time more than 2%"."""
    made: list[Glossed] = []
    n = 0
    while n < len(glossed):
        verb = phrase(glossed, n)
        n += len(verb)
        if glossed[n - 1].role != "verb" or [g.token.key for g in verb[-2:]] != ["more", "than"]:
            made += verb
            continue
        end = next(
            (k for k in range(n, min(n + 14, len(glossed))) if glossed[k].token.key in _STOPS or is_amount(glossed[k])),
            n,
        )
        if end == n or end >= len(glossed) or not is_amount(glossed[end]):
            made += verb
            continue
        made += [*verb[:-2], *glossed[n:end], *(Glossed(g.token, "") for g in verb[-2:])]
        n = end
    return made


_STOPS = frozenset({",", ";", ".", ":", "and", "(", "“", "”"})
_GROWS = frozenset({"grow", "grows", "grew"})


def _economies(glossed: list[Glossed]) -> list[Glossed]:
    """ "Portugal deverá crescer 2,3 %": a country grows by its economy, not by what it spends."""
    made: list[Glossed] = []
    for n, g in enumerate(glossed):
        made.append(g)
        if g.token.key not in _GROWS or not n:
            continue
        k = n - 1
        while k >= 0 and (glossed[k].role in {"verb", "auxiliary"} or glossed[k].token.key in {"to", "not", "also"}):
            k -= 1
        owned = k > 0 and glossed[k - 1].token.key in {"of", "and", ","}
        if k >= 0 and glossed[k].role == "name" and not owned:
            start, end = g.token.start, g.token.end
            made += [Glossed(Token(w, w, start, end), "") for w in ("economic", "growth")]
    return made


_MOVES = frozenset({"rise", "rises", "increase", "increases", "grow", "grows", "fall", "falls"})


def _group_moves(glossed: list[Glossed]) -> list[Glossed]:
    """ "Europa y Canadá pasan del 1,4 % al 2 %": reporters tell in the present what a group has done, as "rose"."""
    made = list(glossed)
    for n, g in enumerate(glossed[:-2]):
        if g.role != "verb" or g.token.key not in _MOVES or glossed[n + 1].role not in {"from", "to"}:
            continue
        k = n - 1
        while k >= 0 and glossed[k].token.key in {"average", "already", "also", "this", "year"}:
            k -= 1
        if glossed[n + 2].token.number and k >= 0 and (glossed[k].role == "subject" or glossed[k].token.key == "nato"):
            made[n] = renamed(g, "fell" if g.token.key.startswith("fall") else "rose")
    return made


def infinitives(glossed: list[Glossed]) -> list[Glossed]:
    """ "To" before an infinitive or a subjunctive, save after a modal: "de gastar", "que gasten" too.

    What one country is to do is "will" under a promise ("promete que España alcance"), else "might".
    """
    made: list[Glossed] = []
    for n, g in enumerate(glossed):
        if g.role != "infinitive" or (n and _one_phrase(glossed[n - 1], g)):
            made.append(g)
            continue
        before = made[-1] if made else None
        if before is not None and before.token.key in _WANTS:
            before = made[-1] = renamed(before, _WANTS[before.token.key])
        last = len(made) - 1
        while last > 0 and made[last].token.key in {"not", "also", "already"}:
            last -= 1
        governor = made[last].token.key if made else ""
        if made and made[last].role == "name":
            word = _of_a_country(made, last)
        elif before is not None and before.token.key in _LED_BY:
            made.pop()
            word = "to"
        else:
            word = "" if governor in _BARE_AFTER else "to"
        if word and not _supposed(made):
            made += [Glossed(Token(w, w, g.token.start, g.token.start), "") for w in word.split()]
        made.append(g)
    return made


_PROMISES = frozenset({"pledged", "pledges", "pledge", "plans", "plan", "expected", "announced", "will", "promise"})


def _of_a_country(made: Sequence[Glossed], last: int) -> str:
    """What goes between a country and what it is to do."""
    first = last
    while first > 0 and made[first - 1].role in {"name", "article"}:
        first -= 1
    if first and made[first - 1].token.key in _BARE_AFTER:
        return "might"  # "debe España gastar"
    if {"expects", "estimates"} & {g.token.key for g in made[max(0, first - 5) : first]}:
        return "is expected to"
    if (
        first
        and made[first - 1].token.key in {"for", "that"}
        and _DEALS & {g.token.key for g in made[max(0, first - 5) : first]}
    ):
        return "will"  # "un acuerdo para que España llegue al 2 %"
    return "will" if _PROMISES & {g.token.key for g in made[max(0, first - 5) : first]} else "might"


_DEALS = frozenset({"deal", "plan", "commitment", "target"})


def _one_phrase(a: Glossed, b: Glossed) -> bool:
    return a.role == b.role and a.token.start == b.token.start


def _supposed(made: Sequence[Glossed]) -> bool:
    """Whether "if" governs what comes next: "si España gastara"."""
    for g in reversed(made[-8:]):
        if g.token.key in {",", ";", "."}:
            return False
        if g.token.key == "if":
            return True
    return False
