"""Glossed sentences put into the order that the rules read: subject, verb, number, "of GDP".

German and Dutch put verbs last ("hat 2024 1,28 Prozent ausgegeben") or before the subject ("2024 gab Spanien ...");
Turkish puts the verb last, per cent before its number and "of GDP" before both. Tokens only change places; each keeps
its offsets. In every language "from ... to ..." is told from other uses of the same prepositions by the numbers after them.
"""

from __future__ import annotations

from collections.abc import Sequence

from burdenshare.claims.glossary import Glossed
from burdenshare.claims.tokens import Token

_BORDERS = frozenset(",;:—–.!?()“”")
_REACH = 14
_BEFORE_YEARS = frozenset(
    {
        "in",
        "by",
        "of",
        "since",
        "from",
        "to",
        "and",
        "between",
        "before",
        "after",
        "until",
        "(",
        "/",
        "-",
        "–",
        "the",
        "|",
    }
)
_PREPOSITIONS = frozenset({"to", "of", "in", "after", "with", "for", "by", "from", "at", "on", "since", "before"})


def ordered(glossed: list[Glossed], order: str, *, articled: bool = False, bare_years: bool = False) -> list[Token]:
    """The tokens of a sentence in the rules' order. order: "subject verb object", "verb second" or "verb last".

    articled, bare_years: as in Language.
    """
    if articled:
        glossed = _without_articles(glossed)
    glossed = _ranges(glossed)
    if order == "verb last":
        glossed = _percent_after_number(glossed)
    if order != "subject verb object":
        moved: list[Glossed] = []
        for clause in _clauses(glossed):
            moved += _verbs_forward(_after_subject(clause) if order == "verb second" else clause)
        glossed = moved
    if bare_years:
        glossed = _with_in(glossed)
    return [g.token for g in glossed]


def _with_in(glossed: list[Glossed]) -> list[Glossed]:
    """ "In" put before a year that says when without it ("gab 2024 1,28 Prozent aus")."""
    made: list[Glossed] = []
    for g in glossed:
        if len(g.token.text) == 4 and g.token.text.isdigit() and "1949" <= g.token.text <= "2060":
            if not made or made[-1].token.key not in _BEFORE_YEARS:
                made.append(Glossed(Token("in", "in", g.token.start, g.token.start), ""))
        made.append(g)
    return made


def _without_articles(glossed: list[Glossed]) -> list[Glossed]:
    """Articles before numbers left out where the language puts them there ("el 2 %"); "the 2 %" names a goal."""
    return [
        g
        for n, g in enumerate(glossed)
        if not (g.role == "article" and n + 1 < len(glossed) and glossed[n + 1].token.number)
    ]


def _ranges(glossed: list[Glossed]) -> list[Glossed]:
    """ "de 1,28 % à 2 %": "from" and "to" where a number stands after both, whatever else the words may mean."""
    made = list(glossed)
    for n, g in enumerate(glossed):
        if g.role != "from" or n + 1 >= len(glossed) or not glossed[n + 1].token.number:
            continue
        for k in range(n + 2, min(n + _REACH, len(glossed) - 1)):
            if glossed[k].token.key in {";", ".", ","}:
                break
            if glossed[k].role == "to" and _leads_to_number(glossed, k + 1):
                made[n] = _renamed(g, "from")
                made[k] = _renamed(glossed[k], "to")
                break
    return made


def _leads_to_number(glossed: Sequence[Glossed], i: int) -> bool:
    return any(g.token.number for g in glossed[i : i + 3])


def _renamed(g: Glossed, word: str) -> Glossed:
    return Glossed(Token(word, word, g.token.start, g.token.end), g.role)


def _percent_after_number(glossed: list[Glossed]) -> list[Glossed]:
    """ "yüzde 2" as "2 percent", and "of GDP" after it where it stood before."""
    made: list[Glossed] = []
    for g in glossed:
        if g.token.number and made and made[-1].token.key in {"percent", "%"}:
            sign = made.pop()
            shares: list[Glossed] = []
            while made and made[-1].token.key in {"gdp", "of"} and made[-1].role == "share":
                shares.insert(0, made.pop())
            made += [g, sign, *shares]
        else:
            made.append(g)
    return made


def _clauses(glossed: list[Glossed]) -> list[list[Glossed]]:
    """The sentence in pieces that end with a sign of punctuation."""
    clauses: list[list[Glossed]] = [[]]
    for g in glossed:
        clauses[-1].append(g)
        if g.token.key in _BORDERS:
            clauses.append([])
    return clauses


def _after_subject(clause: list[Glossed]) -> list[Glossed]:
    """ "2024 spent Spain" as "2024 Spain spent": a finite verb goes behind the name right after it."""
    for n, g in enumerate(clause):
        if g.role in {"verb", "auxiliary"}:
            if n == 0 or any(
                x.role in {"name", "subject"} and not _governed(clause, m) for m, x in enumerate(clause[:n])
            ):
                return clause
            k = n + 1
            while k < len(clause) and clause[k].role == "article":
                k += 1
            if k < len(clause) and clause[k].role in {"name", "subject"}:
                while k + 1 < len(clause) and clause[k + 1].role == "name":
                    k += 1
                return [*clause[:n], *clause[n + 1 : k + 1], g, *clause[k + 1 :]]
            return clause
    return clause


def _governed(clause: Sequence[Glossed], i: int) -> bool:
    """Whether a preposition stands before the name at i: "according to NATO", "in Spain"."""
    before = [g.token.key for g in clause[max(0, i - 2) : i]]
    return bool(before) and (before[-1] in _PREPOSITIONS or (before[-1] == "the" and before[0] in _PREPOSITIONS))


def _verbs_forward(clause: list[Glossed]) -> list[Glossed]:
    """The verbs at the end of a clause moved to before its numbers: behind the auxiliary, else behind the subject."""
    end = len(clause)
    while end and clause[end - 1].token.key in _BORDERS:
        end -= 1
    begin = end
    while begin and clause[begin - 1].role in {"verb", "auxiliary"}:
        begin -= 1
    number = next((n for n, g in enumerate(clause) if g.token.number), None)
    if begin == end or number is None or number > begin or not any(g.role == "verb" for g in clause[begin:end]):
        return clause
    verbs = clause[begin:end]
    for g in reversed(verbs):  # "erreicht werden soll" reads "soll werden erreicht"
        if g.role == "auxiliary":
            verbs = [g, *(v for v in verbs if v is not g)]
    at = next((n + 1 for n, g in enumerate(clause[:begin]) if g.role == "auxiliary"), None)
    while at is not None and at < begin and clause[at].role == "auxiliary":
        at += 1
    if at is None:
        at = next((n + 1 for n in range(number - 1, -1, -1) if clause[n].role in {"name", "subject"}), 0)
    at = min(at, begin)
    return [*clause[:at], *verbs, *clause[at:begin], *clause[end:]]
