"""German and Dutch clauses put into the order of English ones: subject, verb, number.

Their verbs stand second ("2024 gab Spanien ...") or last ("hat 2024 1,28 Prozent ausgegeben", "mindestens 2 Prozent
auszugeben"). Tokens only change places; each keeps its offsets.
"""

from __future__ import annotations

from collections.abc import Sequence

from burdenshare.claims import ambiguous, places
from burdenshare.claims.clause_subjects import CONJUNCTIONS, UNITS, subject_end, subject_like
from burdenshare.claims.germanic_words import JOINED, made_plain
from burdenshare.claims.glossary import Glossed
from burdenshare.claims.glossed import BORDERS, PREPOSITIONS, SUBORDINATES, VERBS, is_amount, is_year
from burdenshare.claims.subject_first import placed, subject_first

_LEADS = PREPOSITIONS | {"at", "more", "less", "about", "over", "nearly", "only", "under", "almost", "around", "just"}


def ordered(glossed: list[Glossed]) -> list[Glossed]:
    """The tokens of a sentence with the verbs of each clause behind its subject."""
    moved: list[Glossed] = []
    glossed = [
        g
        for n, g in enumerate(glossed)
        if not (g.token.key == "." and 0 < n < len(glossed) - 1 and glossed[n - 1].token.number)
    ]  # "24. und 25. Juni"
    glossed = places.first(ambiguous.told_apart(glossed))
    for clause in _clauses(made_plain(glossed)):
        clause, said_by = _attribution(clause)
        clause = placed(_verbs_forward(_negation_forward(subject_first(clause))))
        last = len(clause) - 1 if clause and clause[-1].token.key in BORDERS else len(clause)
        moved += [*clause[:last], *said_by, *clause[last:]]
    return ambiguous.rearranged(moved)


def _clauses(glossed: list[Glossed]) -> list[list[Glossed]]:
    """The sentence in pieces that end with a sign of punctuation or before a conjunction."""
    clauses: list[list[Glossed]] = [[]]
    for n, g in enumerate(glossed):
        following = glossed[n + 1] if n + 1 < len(glossed) else None
        parts = g.token.key == "and" and clauses[-1] and clauses[-1][-1].role in VERBS
        parts = parts and following is not None and following.token.number and not is_year(following.token)
        if (g.token.key in SUBORDINATES or g.role == JOINED or parts or _opens_relative(g, clauses[-1])) and clauses[
            -1
        ]:
            clauses.append([])  # "3,5 procent aan defensie uitgeven en 1,5 procent aan ..."
        clauses[-1].append(g)
        if g.token.key in BORDERS:
            clauses.append([])
    return clauses


def _opens_relative(g: Glossed, before: Sequence[Glossed]) -> bool:
    """Whether a relative clause begins that no comma sets off: Dutch "landen die de norm halen"."""
    return g.token.key == "which" and g.role == "relative" and bool(before) and before[-1].token.key not in BORDERS


def _attribution(clause: list[Glossed]) -> tuple[list[Glossed], list[Glossed]]:
    """A clause without what it is said by in its middle ("will according to NATO spend 2 percent"), and that phrase."""
    at = next((n for n, g in enumerate(clause) if g.token.key == "according"), 0)
    if not at or not any(g.role in VERBS for g in clause[:at]):
        return clause, []
    end = at + 2
    while end < len(clause) and not clause[end].token.number:
        g = clause[end]
        known = g.role in {"article", "genitive", "name", "subject", "office", "adjective"}
        if not (known or subject_like(g) or g.token.key in {"of", "figures", "the", "estimate", "nato"}):
            break
        end += 1
    if end <= at + 2 and clause[at].token.start != clause[min(at + 2, len(clause) - 1)].token.start:
        return clause, []
    return [*clause[:at], *clause[end:]], clause[at:end]


def _negation_forward(clause: list[Glossed]) -> list[Glossed]:
    """ "Met in 2024 not the target" as "not met in 2024 the target": the rules look for it before the verb."""
    verb = next((n for n, g in enumerate(clause) if g.role in {"verb", "auxiliary"}), None)
    negation = next((n for n, g in enumerate(clause) if g.token.key in {"not", "neither"}), None)
    if (
        verb is None
        or negation is None
        or negation < verb
        or (
            clause[negation].token.key == "not"
            and negation + 1 < len(clause)
            and (clause[negation + 1].token.number or clause[negation].role in VERBS)
        )
    ):
        return clause
    while clause[verb].role == "auxiliary" and verb < negation:
        verb += 1
    rest = [g for n, g in enumerate(clause) if n != negation]
    return [*rest[:verb], clause[negation], *rest[verb:]]


def _verbs_forward(clause: list[Glossed]) -> list[Glossed]:
    """The verbs at the end of a clause moved to before its numbers: behind the auxiliary, else behind the subject."""
    end = len(clause)
    while end and clause[end - 1].token.key in BORDERS:
        end -= 1
    end = _before_tail(clause, end)
    begin = end
    while begin and clause[begin - 1].role in VERBS:
        begin -= 1
    numbers = [n for n, g in enumerate(clause) if is_amount(g)]
    amounts = [n for n in numbers if n + 1 < len(clause) and clause[n + 1].token.key in UNITS]
    number = next(iter(amounts or numbers), None)
    if begin in {0, end} or (number is not None and number > begin):
        return clause
    if not any(g.role in {"verb", "infinitive"} for g in clause[begin:end]):
        return clause
    verbs = clause[begin:end]
    for g in reversed(verbs):  # "erreicht werden soll" reads "soll werden erreicht"
        if g.role == "auxiliary":
            verbs = [g, *(v for v in verbs if v is not g)]
    lead = 0
    while lead < begin and clause[lead].token.key in CONJUNCTIONS:
        lead += 1
    if any(g.role == "infinitive" for g in verbs):
        stop = number if number is not None else begin
        at = next((n + 1 for n in range(stop - 1, -1, -1) if clause[n].role in VERBS), None)
        if at is None:
            at = lead if number is None else _before_number(clause, lead, number)
        if at and clause[at - 1].token.key == "to" == verbs[0].token.key:
            verbs = verbs[1:]
        return [*clause[:at], *verbs, *clause[at:begin], *clause[end:]]
    at = next((n + 1 for n, g in enumerate(clause[:begin]) if g.role == "auxiliary"), None)
    while at is not None and at < begin and (clause[at].role == "auxiliary" or clause[at].token.key == "not"):
        at += 1
    if at is None and any(g.role == "verb" for g in clause[:begin]) and number is None:
        return clause
    if at is None and number is not None:
        at = next((n + 1 for n in range(number - 1, -1, -1) if clause[n].role in {"name", "subject"}), None)
        if at is None and number <= lead + 3:
            counted = subject_end(clause, lead)
            at = counted if counted > number else None
        if at is None:
            at = _before_number(clause, lead, number)
    elif at is None:
        at = next((n + 1 for n in range(lead, begin) if clause[n].role in {"name", "subject"}), None)
        if at is None and lead and {"most", "least"} & {g.token.key for g in clause[lead:begin]}:
            at = lead  # "het land dat het meest uitgeeft"
        if at is None:
            return clause
        while at < begin and clause[at].role in {"name", "subject"}:
            at += 1
    at = min(at, begin)
    if lead and lead < at and clause[lead - 1].token.key in {"that", "which"} and _of_the_subject(clause[lead:begin]):
        at = lead  # "landen die de norm van 2 procent halen"
    return [*clause[:at], *verbs, *clause[at:begin], *clause[end:]]


_TAIL = frozenset({"on", "for", "in", "to", "at"})


def _before_tail(clause: Sequence[Glossed], end: int) -> int:
    """Where the verbs of a clause end, if no more than one phrase stands behind them ("2 procent uitgegeven aan defensie")."""
    for k in range(end - 1, max(0, end - 9), -1):
        g = clause[k]
        if g.role in VERBS:
            opens = k + 1 < end and clause[k + 1].token.key in _TAIL and clause[k + 1].role not in VERBS
            earlier = any(x.token.key in UNITS for x in clause[:k])
            base = g.token.key in _LAST_VERBS
            return k + 1 if opens and earlier and base else end
        if g.token.number or g.token.key in UNITS:
            return end
    return end


_LAST_VERBS = frozenset(
    {"spend", "spent", "reach", "reached", "raise", "raised", "rise", "rose", "pledged", "allocated", "spends"}
)


def _of_the_subject(rest: Sequence[Glossed]) -> bool:
    """Whether a relative clause has no subject of its own before its number: an article and a target alone."""
    lead: list[Glossed] = []
    for g in rest:
        if g.token.number:
            break
        lead.append(g)
    return any(g.role == "target" for g in lead) and all(
        g.role in {"article", "target"} or g.token.key in {"the", "of", "from"} for g in lead
    )


def _before_number(clause: Sequence[Glossed], lead: int, number: int) -> int:
    """Where the phrases of a number begin: its first preposition or word of degree, or a year before it."""
    return next((n for n in range(lead, number) if clause[n].token.key in _LEADS or clause[n].token.number), number)
