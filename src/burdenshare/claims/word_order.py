"""Glossed sentences put into the order that the rules read: subject, verb, number, "of GDP".

German and Dutch (verb_second) put verbs last or before the subject; Romance languages (romance) put adjectives last;
Turkish puts the verb last, per cent before its number and "of GDP" before both. Tokens only change places; each keeps
its offsets. In every language "from ... to ..." is told from other uses of the same prepositions by the numbers after them.
"""

from __future__ import annotations

from collections.abc import Sequence

from burdenshare.claims import articles, romance, verb_second
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
        glossed = articles.phrases(articles.subjects(articles.numbers(glossed)))
    glossed = _purposes(_differences(_ranges(_deadlines(_degrees(glossed)))))
    glossed = _adjectives_before(glossed, names=order == "subject verb object" and not articled)
    if order == "verb last":
        glossed = _relatives_after(_postpositions_before(_percent_after_number(_partitives(glossed))))
    if order != "verb last":
        glossed = _possessives(glossed)
    if order == "subject verb object":
        glossed = romance.ordered(glossed)
    if order == "verb second":
        glossed = verb_second.ordered(glossed)
    if order == "verb last":
        glossed = [g for clause in _clauses(glossed) for g in _verbs_forward(clause, reverse=True)]
    if bare_years:
        glossed = _with_in(glossed)
    return [g.token for g in glossed]


_DEGREES = frozenset({"exactly", "precisely", "nearly", "about", "almost", "around"})


def _degrees(glossed: list[Glossed]) -> list[Glossed]:
    """ "Esattamente al 4%", "precies op 2 procent" as "to exactly 4%", "at exactly 2 percent"."""
    made = list(glossed)
    for n in range(len(glossed) - 2):
        lead = glossed[n + 1]
        if glossed[n].token.key in _DEGREES and (lead.role in {"to", "from"} or lead.token.key == "at"):
            if glossed[n + 2].token.number:
                made[n], made[n + 1] = lead, glossed[n]
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


def _with_in(glossed: list[Glossed]) -> list[Glossed]:
    """ "In" put before a year that says when without it ("gab 2024 1,28 Prozent aus")."""
    made: list[Glossed] = []
    for g in glossed:
        if _is_year(g.token):
            if not made or made[-1].token.key not in _BEFORE_YEARS:
                made.append(Glossed(Token("in", "in", g.token.start, g.token.start), ""))
        made.append(g)
    return made


def _ranges(glossed: list[Glossed]) -> list[Glossed]:
    """ "de 1,28 % à 2 %": "from" and "to" where a number stands after both, whatever else the words may mean."""
    made = list(glossed)
    for n, g in enumerate(glossed):
        if g.role != "from" or n + 1 >= len(glossed) or not glossed[n + 1].token.number:
            continue
        if n + 2 < len(glossed) and glossed[n + 2].role == "subject":
            continue  # "23 de los 32 aliados llegan al 2 %"
        for k in range(n + 2, min(n + _REACH, len(glossed) - 1)):
            if glossed[k].token.key in {";", ".", ","}:
                break
            if glossed[k].role == "to" and _leads_to_number(glossed, k + 1, _is_year(glossed[n + 1].token)):
                made[n] = _renamed(g, "from")
                made[k] = _renamed(glossed[k], "to")
                break
    return made


_MOVED = frozenset(
    {
        "rise", "rises", "rose", "raise", "raises", "raised", "fell", "falls", "fall", "increase", "increases", "increased",
        "growth", "higher", "lower", "more", "less", "cut", "grew", "reduced", "doubled", "surge", "surged", "jumped", "by",
    }
)  # fmt: skip


def _differences(glossed: list[Glossed]) -> list[Glossed]:
    """ "Rosną o 13 %", "crește cu 3 %": "by" before the number that something moved by, after the word that says so."""
    made = list(glossed)
    for n, g in enumerate(glossed):
        if g.role != "difference" or not _leads_to_number(glossed, n + 1):
            continue
        end = next((k for k in range(n + 1, min(n + 5, len(glossed))) if glossed[k].token.number), n)
        points = any(x.token.key == "points" for x in glossed[end : end + 3])
        placed = any(x.token.key == "place" for x in made[max(0, n - 4) : n])  # "falls to fourth place with 4.68%"
        if points or (not placed and any(x.token.key in _MOVED for x in made[max(0, n - 10) : n])):
            made[n] = _renamed(g, "by")
    return made


_AHEAD = frozenset(
    {"from", "pledged", "pledges", "plans", "plan", "planned", "will", "agreed", "demands", "proposed", "supports"}
)
_BASE_FORMS = {"spent": "spend", "raised": "raise", "reached": "reach", "met": "meet", "rose": "rise", "spends": "spend",
               "agreed": "agree"}  # fmt: skip


def _purposes(glossed: list[Glossed]) -> list[Glossed]:
    """ "Żąda, by kraje NATO wydawały" as "demands that the countries spend": no past tense under such a conjunction."""
    made = list(glossed)
    for n, g in enumerate(glossed):
        if g.role != "purpose":
            continue
        for k in range(n + 1, min(n + 12, len(glossed))):
            if glossed[k].token.key in _BORDERS:
                break
            if glossed[k].token.key in _BASE_FORMS:
                made[k] = _renamed(glossed[k], _BASE_FORMS[glossed[k].token.key])
                if any(x.role in {"name", "subject"} for x in glossed[n + 1 : k]):
                    made[n] = _renamed(g, "that")
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
            if owner and g.role == "name" and last:
                made.insert(at, Glossed(Token("'s", "'s", g.token.end, g.token.end), ""))
        made.insert(at, g)
    return made


def _deadlines(glossed: list[Glossed]) -> list[Glossed]:
    """ "Do 2035", "hasta 2029": "by" before a year; "din 2023": "in"; "Ungaria la 2,06 %": "at" between name and number."""
    made = list(glossed)
    for n, g in enumerate(glossed[:-1]):
        following = glossed[n + 1].token
        if g.role == "to" and _is_year(following):
            made[n] = _renamed(g, "by")
        elif (g.role == "source" or (g.role == "from" and g.token.key == "of")) and _is_year(following):
            made[n] = _renamed(g, "in")
        elif g.role == "to" and following.number and n and glossed[n - 1].role == "name":
            if not any(x.token.key in _MOVED | _AHEAD for x in made[max(0, n - 12) : n]):
                made[n] = _renamed(g, "at")
    return made


def _is_year(token: Token) -> bool:
    return len(token.text) == 4 and token.text.isdigit() and "1949" <= token.text <= "2060"


def _leads_to_number(glossed: Sequence[Glossed], i: int, year: bool | None = None) -> bool:
    """Whether a number follows soon; with year, whether it is a year as the other end of a range is, or as it is none."""
    first = next((g.token for g in glossed[i : i + 3] if g.token.number), None)
    return first is not None and year in {None, _is_year(first)}


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


def _postpositions_before(glossed: list[Glossed]) -> list[Glossed]:
    """ "2024'te" as "in 2024", "2 percent of GDP below" as "below 2 percent of GDP": before the noun phrase just read."""
    made: list[Glossed] = []
    n = 0
    while n < len(glossed):
        g = glossed[n]
        if g.role != "postposition" or not made:
            made.append(g)
            n += 1
            continue
        words = [g]
        while (
            n + 1 < len(glossed)
            and glossed[n + 1].role == "postposition"
            and glossed[n + 1].token.start == g.token.start
        ):
            n += 1
            words.append(glossed[n])
        at = len(made) - 1
        while at > 0 and made[at].role == "share":
            at -= 1
        if at > 0 and made[at].token.key in {"percent", "%", "billion", "million", "dollars", "euros"}:
            while at > 0 and not made[at].token.number:
                at -= 1
        while (
            at > 0 and made[at - 1].token.start == made[at].token.start and made[at].token.start != made[at].token.end
        ):
            at -= 1  # all the words of one phrase
        if g.token.key == "in" and any(x.token.key in {"percent", "%"} for x in made[at : at + 3]):
            words = [_renamed(g, "at")]  # "yüzde 2,56'da"
        if g.token.key != "in" or not at or made[at - 1].token.key not in _MONTHS:
            made[at:at] = words  # but "8 July 2026" needs no "in"
        n += 1
    return made


_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
_WITHIN = frozenset({"percent", "%", "of", "gdp", "target", "nato", "more", "than", "less", "below", "at", "least", "defence",
                     "the", "its", "spending", "commitment", "on", "to", "only"})  # fmt: skip


def _relatives_after(glossed: list[Glossed]) -> list[Glossed]:
    """ "2 percent target meet allies" ("yüzde 2 hedefini tutturan müttefikler") as "allies which meet 2 percent target"."""
    made: list[Glossed] = []
    n = 0
    while n < len(glossed):
        g = glossed[n]
        last = n
        while last + 1 < len(glossed) and glossed[last + 1].role == "participle":
            last += 1
        head = end = last + 1
        while (
            g.role == "participle"
            and end < len(glossed)
            and (
                glossed[end].role == "subject"
                or glossed[end].token.key
                in {"number", "of", "allies", "countries", "the", "only", "country", "ally", "member", "members"}
                or (end == head and glossed[end].token.number)
            )
        ):
            end += 1
        if g.role != "participle" or end == head:
            made.append(g)
            n += 1
            continue
        at = len(made)
        while (
            at and (made[at - 1].token.key in _WITHIN or made[at - 1].token.number) and made[at - 1].role != "subject"
        ):
            at -= 1
        which = Glossed(Token("which", "which", g.token.start, g.token.start), "")
        made[at:] = [*glossed[head:end], which, *glossed[n : last + 1], *made[at:]]
        n = end
    return made


def _partitives(glossed: list[Glossed]) -> list[Glossed]:
    """ "32 müttefikten 23" as "23 of 32 allies"."""
    made: list[Glossed] = []
    n = 0
    while n < len(glossed):
        last = n + 1
        while last < len(glossed) and glossed[last].role == "partitive":
            last += 1
        only = last < len(glossed) and glossed[last].token.key == "only" and last > n + 1
        last += only
        if glossed[n].token.number and n + 1 < last < len(glossed) and glossed[last].token.number:
            count = glossed[last]
            of = Glossed(Token("of", "of", count.token.start, count.token.end), "")
            if only:
                made.append(glossed[last - 1])
                last -= 1
                glossed = [*glossed[:last], *glossed[last + 1 :]]
            made += [count, of, glossed[n], *(Glossed(g.token, "subject") for g in glossed[n + 1 : last])]
            n = last + 1
        else:
            made.append(glossed[n])
            n += 1
    return made


def _phrases_reversed(verbs: list[Glossed]) -> list[Glossed]:
    """Verbs in the opposite order, the words of each kept: "spend pledged" as "pledged spend"."""
    phrases: list[list[Glossed]] = []
    for g in verbs:
        if phrases and phrases[-1][-1].token.start == g.token.start:
            phrases[-1].append(g)
        else:
            phrases.append([g])
    return [g for p in reversed(phrases) for g in p]


def _clauses(glossed: list[Glossed]) -> list[list[Glossed]]:
    """The sentence in pieces that end with a sign of punctuation."""
    clauses: list[list[Glossed]] = [[]]
    for g in glossed:
        clauses[-1].append(g)
        if g.token.key in _BORDERS:
            clauses.append([])
    return clauses


def _governed(clause: Sequence[Glossed], i: int) -> bool:
    """Whether a preposition stands before the name at i: "according to NATO", "in Spain"."""
    before = [g.token.key for g in clause[max(0, i - 2) : i]]
    return bool(before) and (before[-1] in _PREPOSITIONS or (before[-1] == "the" and before[0] in _PREPOSITIONS))


_SUMS = frozenset(
    {"spending", "budget", "share", "expenditure", "equipment", "infrastructure", "defence", "deficit", "inflation"}
)


_ADVERBS = frozenset({"by", "to", "in", "at", "this", "next", "last", "only", "of", "since", "defence"})


def _counts(clause: Sequence[Glossed], n: int) -> bool:
    """Whether the number at n counts members ("3 nato members", "23 of 32 allies"): part of the subject."""
    after = clause[n + 1 : n + 4]
    if any(g.token.key in {"percent", "%", "billion", "million", "trillion"} for g in after[:1]):
        return False
    return bool(after) and (
        after[0].role == "subject" or (after[0].token.key == "of" and any(g.role == "subject" for g in after))
    )


def _behind_subject(clause: Sequence[Glossed], number: int) -> int:
    """Where a verb goes: behind the last subject before the number, and behind the sum that is the subject's."""
    for n in range(number - 1, -1, -1):
        if clause[n].role not in {"name", "subject"}:
            continue
        if n + 1 < number and clause[n + 1].token.key == "'s":
            sums = [k for k in range(n + 2, number) if clause[k].token.key in _SUMS]
            if sums:
                end = sums[0] + 1
                while end < number and clause[end].token.key in _SUMS:
                    end += 1
                return end
            if clause[n + 2].token.key in _ADVERBS:
                return n + 2  # "Türkiye'nin 2035'e kadar yüzde 5'e çıkacağını": the possessor is the subject
            continue  # "NATO's 2 percent target": no subject
        return n + 1
    return 0


def _behind_first(clause: list[Glossed], begin: int, end: int) -> list[Glossed]:
    """A clause without a number, its verbs behind the first name: "spain NATO 's new target rejects"."""
    names = [n for n in range(begin) if clause[n].role in {"name", "subject"} and not _governed(clause, n)]
    if not names:
        return clause
    at = names[0] + 1
    while (
        at < begin and clause[at].role in {"name", "subject"} and clause[at].token.start == clause[names[0]].token.start
    ):
        at += 1
    at = min(at + (clause[at].token.key == "'s"), begin)
    return [*clause[:at], *_phrases_reversed(clause[begin:end]), *clause[at:begin], *clause[end:]]


def _verbs_forward(clause: list[Glossed], reverse: bool = False) -> list[Glossed]:
    """The verbs at the end of a clause moved to before its numbers: behind the auxiliary, else behind the subject."""
    end = len(clause)
    while end and clause[end - 1].token.key in _BORDERS:
        end -= 1
    begin = end
    while begin and clause[begin - 1].role in {"verb", "auxiliary"}:
        begin -= 1
    number = next(
        (
            n
            for n, g in enumerate(clause)
            if g.token.number and not _is_year(g.token) and not (reverse and _counts(clause, n))
        ),
        None,
    )
    if number is None and reverse and begin > 1 and begin < end:
        return _behind_first(clause, begin, end)
    if begin == end or number is None or number > begin or not any(g.role == "verb" for g in clause[begin:end]):
        return clause
    verbs = clause[begin:end]
    if reverse:
        verbs = _phrases_reversed(verbs)
    for g in reversed(verbs):  # "erreicht werden soll" reads "soll werden erreicht"
        if g.role == "auxiliary":
            verbs = [g, *(v for v in verbs if v is not g)]
    at = next((n + 1 for n, g in enumerate(clause[:begin]) if g.role == "auxiliary"), None)
    while at is not None and at < begin and clause[at].role == "auxiliary":
        at += 1
    if at is None and reverse:
        at = _behind_subject(clause, number)
    if at is None:
        at = next((n + 1 for n in range(number - 1, -1, -1) if clause[n].role in {"name", "subject"}), 0)
    at = min(at, begin)
    return [*clause[:at], *verbs, *clause[at:begin], *clause[end:]]
