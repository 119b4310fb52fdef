"""Turkish clauses put into the order of English ones: subject, verb, number, "of GDP".

The verb stands last, per cent before its number, "of GDP" before both; endings and postpositions follow what English prepositions
lead ("2024'te"), and what says more of a noun stands before it. Tokens only change places; each keeps its offsets.
"""

from __future__ import annotations

from collections.abc import Sequence

from burdenshare.claims.glossary import Glossed
from burdenshare.claims.glossed import BORDERS, MONTHS, PREPOSITIONS, is_year, renamed
from burdenshare.claims.tokens import Token

_WITHIN = frozenset({"percent", "%", "of", "gdp", "target", "nato", "more", "than", "less", "below", "at", "least", "defence",
                     "the", "its", "spending", "commitment", "on", "to", "only"})  # fmt: skip
_SUMS = frozenset(
    {"spending", "budget", "share", "expenditure", "equipment", "infrastructure", "defence", "deficit", "inflation"}
)
_FRACTIONS = frozenset({"third", "thirds", "quarter", "quarters", "half"})
_POSSESSED = {"'s", "behind", "ahead"}
_AMOUNTS = frozenset({"percent", "%", "billion", "million", "trillion", "dollars", "euros", "of", "gdp", "lira"})
_ASKS = frozenset({"demands", "demanded", "urged"})
_MEETING = frozenset({"leaders", "ministers", "defence", "foreign"})
_ADVERBS = frozenset({"by", "to", "in", "at", "this", "next", "last", "only", "of", "since", "defence"})


def ordered(glossed: list[Glossed]) -> list[Glossed]:
    """The tokens of a sentence with prepositions before and verbs behind what they belong to."""
    glossed = _with_amounts(_parts_paid(_objects(glossed)))
    glossed = _relatives_after(_postpositions_before(_percent_after_number(_partitives(glossed))))
    return [g for clause in _clauses(glossed) for g in _verbs_forward(clause)]


def _objects(glossed: list[Glossed]) -> list[Glossed]:
    """Endings of the object left out; a name that had one is no subject ("Polonya'yı geride bıraktı")."""
    made: list[Glossed] = []
    for g in glossed:
        if g.role != "accusative":
            made.append(g)
            continue
        at = len(made)
        start = made[-1].token.start if made else -1
        while at and made[at - 1].role in {"name", "subject"} and made[at - 1].token.start == start:
            at -= 1
        made[at:] = [Glossed(x.token, "object") for x in made[at:]]
    return made


def _parts_paid(glossed: list[Glossed]) -> list[Glossed]:
    """ "Two thirds of the spending meets" ("üçte ikisini karşılıyor") as "accounts for": who pays a part meets no target."""
    made: list[Glossed] = []
    for n, g in enumerate(glossed):
        part = any(x.token.key in _FRACTIONS for x in glossed[max(0, n - 4) : n])
        if part and g.role == "verb" and g.token.key in {"meets", "met"}:
            words = ("accounts" if g.token.key == "meets" else "accounted", "for")
            made += [Glossed(Token(w, w, g.token.start, g.token.end), "verb") for w in words]
        else:
            made.append(g)
    return made


def _with_amounts(glossed: list[Glossed]) -> list[Glossed]:
    """ "Yüzde 4 ile Litvanya" as "Lithuania with 4 percent"; "İtalya ile Kanada" is "Italy and Canada"."""
    made: list[Glossed] = []
    n = 0
    while n < len(glossed):
        g = glossed[n]
        n += 1
        if g.role != "comitative":
            made.append(g)
            continue
        at = len(made)
        while at and (made[at - 1].token.key in _AMOUNTS or made[at - 1].role == "share"):
            at -= 1
        while at and made[at - 1].token.number:
            at -= 1
        if at and made[at - 1].token.key in {"percent", "%"}:
            at -= 1
        amount = made[at:]
        if not any(x.token.number and not is_year(x.token) for x in amount):
            made.append(renamed(g, "and"))
            continue
        end = n
        while end < len(glossed) and glossed[end].role == "name":
            end += 1
        with_ = Glossed(Token("with", "with", g.token.start, g.token.end), "")
        if (
            any(x.role == "name" for x in made[max(0, at - 3) : at])
            and end < len(glossed)
            and glossed[end].token.key in _POSSESSED
        ):
            made[at:] = [with_, *amount]  # "Polonya yüzde 4,48 ile Litvanya'nın önünde": the amount is Poland's
            continue
        made[at:] = [*glossed[n:end], with_, *amount]
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
        if words[0].token.key in {"a", "two", "three", "half"} and words[-1].token.key == "the":
            while at > 0 and (made[at - 1].role == "noun" or made[at - 1].token.key in {"'s", "total"}):
                at -= 1
            while at > 0 and made[at].token.key == "'s" and made[at - 1].role in {"name", "subject"}:
                at -= 1
        if g.token.key == "in" and any(x.token.key in {"percent", "%"} for x in made[at : at + 3]):
            words = [renamed(g, "at")]  # "yüzde 2,56'da"
        dated = at and (
            made[at - 1].token.key in MONTHS or (made[at].token.key in MONTHS and made[at - 1].token.number)
        )
        if g.token.key != "in" or not dated:
            made[at:at] = words  # but "8 July 2026" and "24-25 June" need no "in"
        n += 1
    return made


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
        units = 0
        while (
            at and (made[at - 1].token.key in _WITHIN or made[at - 1].token.number) and made[at - 1].role != "subject"
        ):
            units += made[at - 1].token.key in {"percent", "%"}
            if units > 1:
                break  # "Slovenia with 1.61 % the only country below 2 percent"
            at -= 1
        which = Glossed(Token("which", "which", g.token.start, g.token.start), "")
        made[at:] = [*glossed[head:end], which, *glossed[n : last + 1], *made[at:]]
        n = end
    return made


def _clauses(glossed: list[Glossed]) -> list[list[Glossed]]:
    """The sentence in pieces that end with a sign of punctuation."""
    clauses: list[list[Glossed]] = [[]]
    for g in glossed:
        clauses[-1].append(g)
        if g.token.key in BORDERS:
            clauses.append([])
    return clauses


def _verbs_forward(clause: list[Glossed]) -> list[Glossed]:
    """The verbs at the end of a clause moved to before its numbers, behind the subject."""
    end = len(clause)
    while end and clause[end - 1].token.key in BORDERS:
        end -= 1
    begin = end
    while begin and clause[begin - 1].role == "verb":
        begin -= 1
    if begin == end:
        return clause
    number = next(
        (n for n, g in enumerate(clause) if g.token.number and not is_year(g.token) and not _counts(clause, n)), None
    )
    if number is None:
        return (
            _behind_first(clause, begin, end)
            if begin > 1 or any(g.role == "object" for g in clause[:begin])
            else clause
        )
    if number > begin:
        return clause
    at = min(_behind_subject(clause, number), begin)
    first = next((n for n in range(at) if clause[n].role in {"name", "subject"}), 0)
    if clause[begin].token.key == "is" and {"highest", "lowest"} & {g.token.key for g in clause[:first]}:
        at = first  # "the highest share is Poland's"
    asked = next((n for n in range(number) if clause[n].role == "subject"), None)
    if clause[begin].token.key in _ASKS and asked is not None and asked < at:
        while asked and clause[asked - 1].token.start == clause[asked].token.start:
            asked -= 1  # "allies demands to spend" as "demands allies to spend"
        verbs = clause[begin:end]
        return [*clause[:asked], verbs[0], *clause[asked:at], *verbs[1:], *clause[at:begin], *clause[end:]]
    return [*clause[:at], *_phrases_reversed(clause[begin:end]), *clause[at:begin], *clause[end:]]


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
    possessor, skipped = 0, -1
    for n in range(number - 1, -1, -1):
        if clause[n].role not in {"name", "subject"} or clause[n].token.start == skipped:
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
            possessor, skipped = possessor or n + 2, clause[n].token.start
            continue  # "NATO's 2 percent target": no subject, if there is another
        return _behind_person(clause, n + 1, number)
    return possessor or _behind_person(clause, 0, number)


def _behind_person(clause: Sequence[Glossed], at: int, stop: int) -> int:
    """Past an office and the name of who holds it: "spain prime minister Pedro Sánchez"."""
    k = at
    while k < stop and clause[k].role == "office":
        k += 1
    if k == at:
        return at
    end = k
    while end < min(stop, k + 3) and not clause[end].role and clause[end].token.capital:
        end += 1
    return end


def _behind_first(clause: list[Glossed], begin: int, end: int) -> list[Glossed]:
    """A clause without a number, its verbs behind the first name: "spain NATO 's new target rejects"."""
    names = [n for n in range(begin) if clause[n].role in {"name", "subject"} and not _governed(clause, n)]
    if not names and any(g.role == "object" for g in clause[:begin]):
        return [*_phrases_reversed(clause[begin:end]), *clause[:begin], *clause[end:]]  # "overtook Poland"
    if not names:
        return clause
    at = names[0] + 1
    while (
        at < begin
        and clause[at].role in {"name", "subject"}
        and (clause[at].token.start == clause[names[0]].token.start or clause[at].token.key in _MEETING)
    ):
        at += 1
    at = min(_behind_person(clause, at + (clause[at].token.key == "'s"), begin), begin)
    return [*clause[:at], *_phrases_reversed(clause[begin:end]), *clause[at:begin], *clause[end:]]


def _governed(clause: Sequence[Glossed], i: int) -> bool:
    """Whether a preposition stands before the name at i: "according to NATO", "in Spain"."""
    before = [g.token.key for g in clause[max(0, i - 2) : i]]
    return bool(before) and (before[-1] in PREPOSITIONS or (before[-1] == "the" and before[0] in PREPOSITIONS))


def _phrases_reversed(verbs: list[Glossed]) -> list[Glossed]:
    """Verbs in the opposite order, the words of each kept: "spend pledged" as "pledged spend"."""
    phrases: list[list[Glossed]] = []
    for g in verbs:
        if phrases and phrases[-1][-1].token.start == g.token.start:
            phrases[-1].append(g)
        else:
            phrases.append([g])
    return [g for p in reversed(phrases) for g in p]
