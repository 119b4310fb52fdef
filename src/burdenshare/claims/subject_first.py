"""The subject of a German or Dutch clause put before its verb: "2024 spent Spain" as "2024 Spain spent".

Besides the plain case: what an ally accounts for, whom it overtakes, which place it takes, where a meeting begins.
"""

from __future__ import annotations

from burdenshare.claims.clause_subjects import (
    CONJUNCTIONS,
    KNOWN,
    MEETING,
    NOUNS,
    RANKS,
    TIME_WORDS,
    governed,
    is_count,
    is_noun,
    is_object,
    subject_end,
    subject_like,
)
from burdenshare.claims.glossary import Glossed
from burdenshare.claims.glossed import PREPOSITIONS, is_year, renamed
from burdenshare.claims.tokens import Token

_EQUATES = frozenset({"is", "are", "was", "were", "be"})


def subject_first(clause: list[Glossed]) -> list[Glossed]:
    """The clause with its subject before its first verb."""
    return _after_subject(_shares_of(_passing(meetings(clause))))


_OF_MEETINGS = MEETING | {"the", "nato", "of", "defence"}


def meetings(clause: list[Glossed]) -> list[Glossed]:
    """ "On Tuesday begins in The Hague the summit" as "on Tuesday the summit begins in The Hague"."""
    verb = next((n for n, g in enumerate(clause) if g.token.key in {"begins", "meet"} and g.role == "verb"), None)
    if verb is None or any(g.token.key in MEETING for g in clause[:verb]):
        return clause
    at = next((n for n in range(verb, len(clause)) if clause[n].token.key in MEETING), None)
    if at is None:
        return clause
    end = at + 1
    while at - 1 > verb and clause[at - 1].token.key in _OF_MEETINGS:
        at -= 1
    while end < len(clause) and clause[end].token.key in _OF_MEETINGS:
        end += 1
    return [*clause[:verb], *clause[at:end], *clause[verb:at], *clause[end:]]


_PASSES = {
    "exceeds": "overtakes",
    "exceed": "overtakes",
    "exceeded": "overtook",
    "overtakes": "overtakes",
    "overtook": "overtook",
}


def _passing(clause: list[Glossed]) -> list[Glossed]:
    """ "Exceeds Britain" as "overtakes": an ally is overtaken, a target exceeded."""
    made = list(clause)
    for n, g in enumerate(clause[:-1]):
        following = clause[n + 1 : n + 4]
        while following and (following[0].role == "article" or following[0].token.key in {"it", "they"}):
            following = following[1:]
        if g.role == "verb" and g.token.key in _PASSES and following and following[0].role == "name":
            made[n] = renamed(g, _PASSES[g.token.key])
    return made


def _shares_of(clause: list[Glossed]) -> list[Glossed]:
    """ "To the USA account for 57 percent", "for Spain shows NATO 1.28 percent" with the ally as subject."""
    n = next((n for n, g in enumerate(clause) if g.role == "verb" and g.token.key in _OF_AN_ALLY), None)
    if n is None:
        return clause
    accounts = clause[n].token.key.startswith("account")
    leads = {"to"} if accounts else {"for"}
    at = next(
        (
            k
            for k in range(len(clause) - 1)
            if clause[k].token.key in leads
            and any(x.role == "name" for x in clause[k + 1 : k + 3])
            and not any(x.token.number for x in clause[k + 1 : k + 3])
        ),
        None,
    )
    if at is None:
        if accounts:  # "3,5 Prozent sollen auf Rüstung entfallen"
            return [*clause[:n], renamed(clause[n], "go"), *clause[n + 2 :]]
        return clause
    end = at + 1
    while end < len(clause) and (
        clause[end].role in {"name", "article", "adjective"} or clause[end].token.key == "and"
    ):
        end += 1
    name = clause[at + 1 : end]
    verb = [g for g in clause[n : n + 2] if g.token.start == clause[n].token.start]
    rest = [g for k, g in enumerate(clause) if not at <= k < end and not n <= k < n + len(verb)]
    if not accounts:
        rest = [g for g in rest if g.role not in KNOWN]
        word = "stood" if clause[n].token.key == "showed" else "stands"
        start, stop = verb[0].token.start, verb[0].token.end
        verb = [Glossed(Token(w, w, start, stop), "verb") for w in (word, "at")]
    lead = 0
    while lead < len(rest) and rest[lead].token.key in CONJUNCTIONS:
        lead += 1
    return [*rest[:lead], *name, *verb, *rest[lead:]]


_OF_AN_ALLY = frozenset({"accounts", "accounted", "shows", "showed"})


def _after_subject(clause: list[Glossed]) -> list[Glossed]:
    """ "2024 spent Spain" as "2024 Spain spent": a finite verb goes behind the noun phrase right after it.

    What stood before the verb goes behind it where it is no time or place but the object: "on 2 percent comes Spain",
    "the 2 percent target met Spain".
    """
    n = next((n for n, g in enumerate(clause) if g.role in {"verb", "auxiliary"}), 0)
    if not n:
        return clause
    last = n
    while last + 1 < len(clause) and clause[last + 1].token.start == clause[n].token.start and clause[last + 1].role:
        last += 1
    lead = 0
    while lead < n and clause[lead].token.key in CONJUNCTIONS | {"(", "“", "–"}:
        lead += 1
    before, verb = clause[lead:n], clause[n : last + 1]
    if is_count(before) or (clause[n].token.key in _EQUATES and is_noun(before)):
        return clause
    if (
        any(g.token.key in RANKS for g in before)
        and last + 1 < len(clause)
        and subject_end(clause, last + 1) > last + 1
    ):
        if clause[n].role == "auxiliary" or clause[n].token.key in _HOLDS:  # "die höchste Quote hat Polen"
            return [*clause[:n], renamed(clause[n], "is"), *clause[last + 1 :]]
    object_first = is_object(before) and clause[n].token.key not in _EQUATES
    subjects = [x for m, x in enumerate(clause[:n]) if subject_like(x) and not governed(clause, m)]
    timed = any(x.token.key in PREPOSITIONS for x in before) and before[0].token.key not in {"the", "a"}
    if not object_first and subjects and not (timed and not any(x.role for x in subjects)):
        return clause
    at = last + 1
    pronoun: list[Glossed] = []
    counted = at + 1 < len(clause) and (clause[at + 1].token.number or clause[at + 1].role in {"subject", "office"})
    if at < len(clause) and clause[at].token.key in {"they", "it"} and counted and subject_end(clause, at + 1) > at + 1:
        pronoun, at = [renamed(clause[at], "it")], at + 1  # "erfüllten sie 23 Staaten"
    k = subject_end(clause, at)
    between: list[Glossed] = []
    if k == at and not pronoun:  # "schaffen in diesem Jahr elf der Mitglieder"
        skip = at
        while (
            skip < len(clause)
            and skip < at + 4
            and (clause[skip].token.key in TIME_WORDS or is_year(clause[skip].token))
        ):
            skip += 1
        if skip > at and subject_end(clause, skip) > skip:
            between, at = clause[at:skip], skip
            k = subject_end(clause, at)
    if subjects and not object_first and (k == at or not any(x.role in KNOWN for x in clause[at:k])):
        return clause
    if k == at:
        if subjects:
            return clause
        while k < len(clause) and clause[k].role in {"article", "noun", "target", "adjective"}:
            k += 1
        if k == at or clause[k - 1].role not in NOUNS or any(x.role in NOUNS for x in clause[:n]):
            return clause
        if k < len(clause) and clause[k].token.key == "of" and not clause[k].role:
            k += 1
        if k < len(clause) and clause[k].role == "name":
            k += 1
    elif any(x.token.key in {"percent", "%"} for x in clause[at:k]):
        return clause
    if object_first and before[0].token.key in {"with", "at"} and verb[0].token.key in _PASSES.values():
        return [*clause[:lead], *clause[at:k], *before, *verb, *between, *clause[k:]]
    if object_first:
        return [*clause[:lead], *clause[at:k], *verb, *pronoun, *before, *between, *clause[k:]]
    return [*clause[:n], *clause[at:k], *verb, *pronoun, *between, *clause[k:]]


_HOLDS = frozenset({"has", "have", "reports", "reported", "shows", "reaches", "reached", "is"})


def placed(clause: list[Glossed]) -> list[Glossed]:
    """ "On second place Estonia" with "is" between, as English says who takes a place."""
    made: list[Glossed] = []
    for n, g in enumerate(clause):
        made.append(g)
        if g.token.key == "place" and n + 1 < len(clause) and clause[n + 1].role == "name":
            if not any(x.role in KNOWN and not governed(clause, m) for m, x in enumerate(clause[:n])):
                made.append(Glossed(Token("is", "is", g.token.end, g.token.end), ""))
    return made
