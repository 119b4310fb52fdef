"""German and Dutch clauses put into the order of English ones: subject, verb, number.

Their verbs stand second ("2024 gab Spanien ...") or last ("hat 2024 1,28 Prozent ausgegeben", "mindestens 2 Prozent
auszugeben"). Tokens only change places; each keeps its offsets.
"""

from __future__ import annotations

from collections.abc import Sequence

from burdenshare.claims import ambiguous, places
from burdenshare.claims.glossary import Glossed
from burdenshare.claims.tokens import Token

_BORDERS = frozenset(",;:—–.!?()“”")
_PREPOSITIONS = frozenset({"to", "of", "in", "after", "with", "for", "by", "from", "at", "on", "since", "before"})
_SUPPOSED = frozenset({"would", "should", "could", "had", "have", "has"})
_SUBORDINATES = frozenset({"that", "because", "while", "whether"})
_UNITS = frozenset({"percent", "%", "billion", "million", "trillion", "percentage", "points"})
_COMPARED = frozenset(
    {"more", "less", "higher", "lower", "larger", "smaller", "other", "twice", "times", "rather", "further"}
)
_ASKED = frozenset({"demands", "demand", "demanded", "urged"})
_PARTS = frozenset(
    {"percent", "%", "third", "thirds", "quarter", "quarters", "half", "share", "most", "many", "majority", "none"}
)
_PAST = {"reaches": "reached", "meets": "met", "exceeds": "exceeded", "demands": "demanded", "misses": "missed", "raises": "raised",
         "spends": "spent",
         "supports": "supported", "rejects": "rejected", "accepts": "accepted", "confirms": "confirmed"}  # fmt: skip
_JOINED = "joined"
"""Role of the first word of an infinitive that went where its clause begins."""
_EQUATES = frozenset({"is", "are", "was", "were", "be"})
_CONJUNCTIONS = frozenset({"that", "which", "if", "while", "and", "but", "as", "whether", "because", "although", "so"})
_NOUNS = frozenset({"noun", "target"})
_VERBS = frozenset({"verb", "auxiliary", "infinitive"})
_LEADS = _PREPOSITIONS | {"at", "more", "less", "about", "over", "nearly", "only", "under", "almost", "around", "just"}
_SUBJECT_WORDS = frozenset({"of", "the", "a", "only", "all", "but", "two", "three", "some", "one", "no", "at", "least", "about",
                            "more", "than", "just", "nearly", "every", "both", "these", "its", "other", "total"}) - {"percent"}  # fmt: skip


def ordered(glossed: list[Glossed]) -> list[Glossed]:
    """The tokens of a sentence with the verbs of each clause behind its subject."""
    moved: list[Glossed] = []
    glossed = [
        g
        for n, g in enumerate(glossed)
        if not (g.token.key == "." and 0 < n < len(glossed) - 1 and glossed[n - 1].token.number)
    ]  # "24. und 25. Juni"
    glossed = places.first(ambiguous.told_apart(glossed))
    for clause in _clauses(
        _joined_infinitives(_comparisons(_genitives(_relatives(_participles(_conditions(_being(_ahead_of(glossed))))))))
    ):
        clause, said_by = _attribution(clause)
        clause = _placed(_verbs_forward(_negation_forward(_after_subject(_shares_of(_passing(meetings(clause)))))))
        last = len(clause) - 1 if clause and clause[-1].token.key in _BORDERS else len(clause)
        moved += [*clause[:last], *said_by, *clause[last:]]
    return ambiguous.rearranged(moved)


def _clauses(glossed: list[Glossed]) -> list[list[Glossed]]:
    """The sentence in pieces that end with a sign of punctuation or before a conjunction."""
    clauses: list[list[Glossed]] = [[]]
    for n, g in enumerate(glossed):
        following = glossed[n + 1] if n + 1 < len(glossed) else None
        parts = g.token.key == "and" and clauses[-1] and clauses[-1][-1].role in _VERBS
        parts = parts and following is not None and following.token.number and not _is_year(following.token)
        if (g.token.key in _SUBORDINATES or g.role == _JOINED or parts or _opens_relative(g, clauses[-1])) and clauses[
            -1
        ]:
            clauses.append([])  # "3,5 procent aan defensie uitgeven en 1,5 procent aan ..."
        clauses[-1].append(g)
        if g.token.key in _BORDERS:
            clauses.append([])
    return clauses


def _being(glossed: list[Glossed]) -> list[Glossed]:
    """German "sein" at the end of its clause is "be", not "its"."""
    made = list(glossed)
    for n, g in enumerate(glossed):
        if (
            g.token.key == "its"
            and g.token.text == "its"
            and n
            and (n + 1 >= len(glossed) or glossed[n + 1].token.key in _BORDERS or glossed[n + 1].role == "auxiliary")
        ):
            made[n] = Glossed(Token("be", "be", g.token.start, g.token.end), "verb")
    return made


def _opens_relative(g: Glossed, before: Sequence[Glossed]) -> bool:
    """Whether a relative clause begins that no comma sets off: Dutch "landen die de norm halen"."""
    return g.token.key == "which" and g.role == "relative" and bool(before) and before[-1].token.key not in _BORDERS


def _is_year(token: Token) -> bool:
    return len(token.text) == 4 and token.text.isdigit() and "1949" <= token.text <= "2060"


def _renamed(g: Glossed, word: str) -> Glossed:
    return Glossed(Token(word, word, g.token.start, g.token.end), g.role)


def _governed(clause: Sequence[Glossed], i: int) -> bool:
    """Whether a preposition stands before the name at i: "according to NATO", "in Spain"; not "a third of the allies"."""
    for k in range(max(0, i - 3), i):
        if clause[k].token.key in _PREPOSITIONS and not (
            clause[k].token.key == "of" and k and _counting(clause[k - 1])
        ):
            return True
    return False


def _conditions(glossed: list[Glossed]) -> list[Glossed]:
    """ "Would Germany spend 5 percent, ..." as "if Germany ...": a sentence that begins with such a verb supposes."""
    glossed = [
        _renamed(g, "if") if g.role == "condition" and (not n or glossed[n - 1].token.key in _BORDERS) else g
        for n, g in enumerate(glossed)
    ]
    if not glossed or glossed[0].token.key not in _SUPPOSED or any(g.token.key == "?" for g in glossed[-2:]):
        return glossed
    first = glossed[0]
    return [Glossed(Token("if", "if", first.token.start, first.token.end), ""), *glossed[1:]]


def _participles(glossed: list[Glossed]) -> list[Glossed]:
    """ "Have the target reaches" with "reached": German and Dutch write some participles like the present."""
    made = list(glossed)
    have = False
    for n, g in enumerate(glossed):
        if g.token.key in _BORDERS | _SUBORDINATES or g.role == "auxiliary":
            have = g.token.key in {"has", "have", "had"}
        elif have and g.role == "verb" and g.token.key in _PAST:
            made[n] = _renamed(g, _PAST[g.token.key])
    return made


def _genitives(glossed: list[Glossed]) -> list[Glossed]:
    """ "23 the 32 countries", "target the NATO" with "of the": the article of a genitive after a number, part or noun."""
    made: list[Glossed] = []
    for n, g in enumerate(glossed[:-1]):
        before = made[-1] if made else None
        article = g.token.key == "the" and before is not None
        if article and before is not None and (_counting(before) or (g.role == "genitive" and _owned(made))):
            after_sign = before.token.key in {"percent", "%"} and g.role == "article"
            if (
                g.role in {"article", "genitive"}
                and not after_sign
                and not (before.token.number and glossed[n + 1].role == "target")
            ):
                made.append(Glossed(Token("of", "of", g.token.start, g.token.end), ""))
        if article and made[-1].token.key == "of" and g.role == "genitive" and glossed[n + 1].token.key == "nato":
            continue
        if (
            g.token.key == "but"
            and before is not None
            and before.token.key not in _BORDERS
            and _counting(glossed[n + 1])
        ):
            g = _renamed(g, "only")  # Dutch "maar drie landen"
        if before is not None and before.token.key in _ASKED and before.role == "verb" and g.role == "from":
            continue  # "fordert von den Verbündeten"
        made.append(g if g.role != "genitive" else Glossed(g.token, "article"))
    return [*made, *glossed[-1:]]


def _owned(made: Sequence[Glossed]) -> bool:
    """Whether what was just read may have a genitive after it: a noun, or a name that no preposition leads."""
    before = made[-1]
    return before.role in _NOUNS or (_subject_like(before) and not _led(made) and before.token.key != "hague")


def _led(made: Sequence[Glossed]) -> bool:
    return len(made) > 1 and made[-2].token.key in _PREPOSITIONS


def _counting(g: Glossed) -> bool:
    return g.token.key in _PARTS or (g.token.number and not _is_year(g.token))


def _relatives(glossed: list[Glossed]) -> list[Glossed]:
    """ ", which" is an article where the clause is none of a relative's, its verb not at its end (", die Nato fordert mehr")."""
    made = list(glossed)
    for n, g in enumerate(glossed):
        if g.token.key != "which" or g.role != "relative":
            continue
        if n and glossed[n - 1].token.key not in _BORDERS and n + 1 < len(glossed) and glossed[n + 1].token.number:
            made[n] = Glossed(Token("the", "the", g.token.start, g.token.end), "article")  # "die 3,5 procent"
            continue
        end = next((k for k in range(n + 1, len(glossed)) if glossed[k].token.key in _BORDERS), len(glossed))
        tail = end
        while tail > n + 1 and glossed[tail - 1].role in {"verb", "auxiliary"}:
            tail -= 1
        clause = glossed[n + 1 : end]
        if tail == end or any(x.role in {"verb", "auxiliary"} for x in glossed[n + 1 : tail]):
            if not clause or not clause[-1].token.key.startswith("\u00b7"):  # perhaps a verb that the glossary lacks
                made[n] = Glossed(Token("the", "the", g.token.start, g.token.end), "article")
    return made


def _ahead_of(glossed: list[Glossed]) -> list[Glossed]:
    """ "Vor Litauen" as "ahead of Lithuania": before a country, not before a day."""
    made: list[Glossed] = []
    for n, g in enumerate(glossed):
        following = glossed[n + 1 : n + 3]
        if g.token.key == "before" and following and following[0].token.key == "the":
            following = following[1:]
        if g.token.key == "before" and following and following[0].role == "name":
            made += [Glossed(Token(w, w, g.token.start, g.token.end), "") for w in ("ahead", "of")]
        else:
            made.append(g)
    return made


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
            made[n] = _renamed(g, _PASSES[g.token.key])
    return made


def _comparisons(glossed: list[Glossed]) -> list[Glossed]:
    """ "Than" is "as" where nothing is compared ("als unvernünftig", "als erstes Land")."""
    made = list(glossed)
    for n, g in enumerate(glossed):
        if g.role == "comparison" and not any(x.token.key in _COMPARED for x in glossed[max(0, n - 12) : n]):
            made[n] = _renamed(g, "as")
    return made


def _joined_infinitives(glossed: list[Glossed]) -> list[Glossed]:
    """ "Pledged, 2 percent to spend" as "pledged to spend 2 percent": such an infinitive goes where its clause begins."""
    made: list[Glossed] = []
    n = 0
    while n < len(glossed):
        g = glossed[n]
        begins = g.token.key == "," and any(x.role in _VERBS | _NOUNS for x in made[-14:])
        if begins or (g.role == "purpose" and g.token.key == "to"):
            end = next((k for k in range(n + 1, len(glossed)) if glossed[k].token.key in _BORDERS), len(glossed))
            stop = end
            while stop > n + 1 and glossed[stop - 1].role not in _VERBS and stop > end - 3:
                stop -= 1
            first = stop
            while first > n + 1 and glossed[first - 1].role in _VERBS:
                first -= 1
            verbs = [x for x in glossed[first:stop] if x.role == "infinitive"]
            if verbs and len(verbs) == stop - first and (stop == end or g.role == "purpose"):
                if glossed[n + 1].token.key not in _CONJUNCTIONS:
                    if made and made[-1].token.key == "to" and verbs[0].token.key == "to":
                        verbs = verbs[1:]
                    made += [Glossed(x.token, "" if i else _JOINED) for i, x in enumerate(verbs)]
                    made += glossed[n + 1 : first]
                    n = stop
                    continue
            if g.role == "purpose":
                n += 1
                continue
        made.append(g)
        n += 1
    return made


def _subject(clause: Sequence[Glossed], k: int) -> int:
    """Where the noun phrase that begins at k ends, if it can be a subject; k if not."""
    start = k
    while k < len(clause) and k < start + 10:
        g = clause[k]
        if g.role == "subject" and g.token.key in {"it", "they", "he", "we"}:
            return k + 1
        if g.role in {"name", "subject"}:
            while k + 1 < len(clause) and clause[k + 1].role in {"name", "subject"}:
                k += 1
            if k + 1 < len(clause) and clause[k + 1].role == "office":
                k += 1
                continue
            if k + 1 < len(clause) and clause[k + 1].token.key == "'s":
                k += 2
                while k < len(clause) and clause[k].role in _NOUNS | {"adjective"}:
                    k += 1
                return k
            return k + 1
        if g.role == "office":
            while k < len(clause) and clause[k].role == "office":
                k += 1
            end = k
            while end < len(clause) and end < k + 3 and _proper(clause[end]):
                end += 1
            return end
        if k == start and _proper(g) and k + 1 < len(clause):
            if _proper(clause[k + 1]):
                return k + 2  # "Pedro Sánchez"
            return k + 1 if clause[k + 1].role in {"article", "genitive", "target"} else start
        number = g.token.number and not _is_year(g.token)
        if k == start and g.token.key in {"already", "also", "still", "so"} and k + 1 < len(clause):
            k += 1
            continue
        if not (number or g.role in {"article", "adjective"} or g.token.key in _PARTS | _SUBJECT_WORDS):
            return start
        k += 1
    return start


def _attribution(clause: list[Glossed]) -> tuple[list[Glossed], list[Glossed]]:
    """A clause without what it is said by in its middle ("will according to NATO spend 2 percent"), and that phrase."""
    at = next((n for n, g in enumerate(clause) if g.token.key == "according"), 0)
    if not at or not any(g.role in _VERBS for g in clause[:at]):
        return clause, []
    end = at + 2
    while end < len(clause) and not clause[end].token.number:
        g = clause[end]
        known = g.role in {"article", "genitive", "name", "subject", "office", "adjective"}
        if not (known or _subject_like(g) or g.token.key in {"of", "figures", "the", "estimate", "nato"}):
            break
        end += 1
    if end <= at + 2 and clause[at].token.start != clause[min(at + 2, len(clause) - 1)].token.start:
        return clause, []
    return [*clause[:at], *clause[end:]], clause[at:end]


_MEETING = frozenset({"summit", "leaders", "ministers"})
_OF_MEETINGS = _MEETING | {"the", "nato", "of", "defence"}


def meetings(clause: list[Glossed]) -> list[Glossed]:
    """ "On Tuesday begins in The Hague the summit" as "on Tuesday the summit begins in The Hague"."""
    verb = next((n for n, g in enumerate(clause) if g.token.key in {"begins", "meet"} and g.role == "verb"), None)
    if verb is None or any(g.token.key in _MEETING for g in clause[:verb]):
        return clause
    at = next((n for n in range(verb, len(clause)) if clause[n].token.key in _MEETING), None)
    if at is None:
        return clause
    end = at + 1
    while at - 1 > verb and clause[at - 1].token.key in _OF_MEETINGS:
        at -= 1
    while end < len(clause) and clause[end].token.key in _OF_MEETINGS:
        end += 1
    return [*clause[:verb], *clause[at:end], *clause[verb:at], *clause[end:]]


def _subject_like(g: Glossed) -> bool:
    """Whether a word before a verb may be its subject: a name known or not, an office, members."""
    return g.role in {"name", "subject", "office"} or (
        not g.role and g.token.text[:1].isupper() and g.token.text.isalpha()
    )


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
    while lead < n and clause[lead].token.key in _CONJUNCTIONS | {"(", "“", "–"}:
        lead += 1
    before, verb = clause[lead:n], clause[n : last + 1]
    if _is_count(before) or (clause[n].token.key in _EQUATES and _is_noun(before)):
        return clause
    if any(g.token.key in _RANKS for g in before) and last + 1 < len(clause) and _subject(clause, last + 1) > last + 1:
        if clause[n].role == "auxiliary" or clause[n].token.key in _HOLDS:  # "die höchste Quote hat Polen"
            return [*clause[:n], _renamed(clause[n], "is"), *clause[last + 1 :]]
    object_first = _is_object(before) and clause[n].token.key not in _EQUATES
    subjects = [x for m, x in enumerate(clause[:n]) if _subject_like(x) and not _governed(clause, m)]
    timed = any(x.token.key in _PREPOSITIONS for x in before) and before[0].token.key not in {"the", "a"}
    if not object_first and subjects and not (timed and not any(x.role for x in subjects)):
        return clause
    at = last + 1
    pronoun: list[Glossed] = []
    counted = at + 1 < len(clause) and (clause[at + 1].token.number or clause[at + 1].role in {"subject", "office"})
    if at < len(clause) and clause[at].token.key in {"they", "it"} and counted and _subject(clause, at + 1) > at + 1:
        pronoun, at = [_renamed(clause[at], "it")], at + 1  # "erfüllten sie 23 Staaten"
    k = _subject(clause, at)
    between: list[Glossed] = []
    if k == at and not pronoun:  # "schaffen in diesem Jahr elf der Mitglieder"
        skip = at
        while (
            skip < len(clause)
            and skip < at + 4
            and (clause[skip].token.key in _TIME_WORDS or _is_year(clause[skip].token))
        ):
            skip += 1
        if skip > at and _subject(clause, skip) > skip:
            between, at = clause[at:skip], skip
            k = _subject(clause, at)
    if subjects and not object_first and (k == at or not any(x.role in _KNOWN for x in clause[at:k])):
        return clause
    if k == at:
        if subjects:
            return clause
        while k < len(clause) and clause[k].role in {"article", "noun", "target", "adjective"}:
            k += 1
        if k == at or clause[k - 1].role not in _NOUNS or any(x.role in _NOUNS for x in clause[:n]):
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


_KNOWN = frozenset({"name", "subject", "office"})


def _proper(g: Glossed) -> bool:
    """Whether a word may be a person's name: capitalised, and none that the glossary knows."""
    return not g.role and g.token.capital and g.token.text[:1].isalpha() and g.token.key not in _MEETING


def _is_count(before: Sequence[Glossed]) -> bool:
    """ "Acht (verfehlen es)": a bare number of members before the verb is its subject."""
    if not before or not before[-1].token.number or _is_year(before[-1].token):
        return False
    return len(before) == 1 or all(g.token.key in _SUBJECT_WORDS | {"only", "far"} for g in before[:-1])


def _is_noun(before: Sequence[Glossed]) -> bool:
    """Whether what stands before "is" is a noun, and so its subject or complement: "Spitzenreiter (bleibt Polen)"."""
    if not before or before[0].token.key in _PREPOSITIONS or before[0].token.number:
        return False
    if any(g.token.key in _RANKS | {"spender"} for g in before):
        return True
    return all(
        g.role in {"article", "genitive", "noun", "target", "adjective"}
        or g.token.key in _RANKS | {"of"}
        or (not g.role and g.token.text[:1].isupper() and g.token.key not in _TIMES)
        for g in before
    )


_RANKS = frozenset({"highest", "lowest", "place", "leader", "second-highest", "third-highest", "second-largest", "largest",
                    "second-lowest", "third-largest", "most", "least"})  # fmt: skip
_HOLDS = frozenset({"has", "have", "reports", "reported", "shows", "reaches", "reached", "is"})
_TIME_WORDS = frozenset({"this", "last", "next", "year", "month", "week", "in", "currently", "today", "yesterday", "on", "again",
                         "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})  # fmt: skip
_TIMES = frozenset({"currently", "today", "yesterday", "tomorrow", "last", "this", "next", "monday", "tuesday", "wednesday",
                    "thursday", "friday", "saturday", "sunday"})  # fmt: skip


def _placed(clause: list[Glossed]) -> list[Glossed]:
    """ "On second place Estonia" with "is" between, as English says who takes a place."""
    made: list[Glossed] = []
    for n, g in enumerate(clause):
        made.append(g)
        if g.token.key == "place" and n + 1 < len(clause) and clause[n + 1].role == "name":
            if not any(x.role in _KNOWN and not _governed(clause, m) for m, x in enumerate(clause[:n])):
                made.append(Glossed(Token("is", "is", g.token.end, g.token.end), ""))
    return made


def _is_object(before: Sequence[Glossed]) -> bool:
    """Whether the words before a verb are an amount or a target, and so not its subject: "auf 2 Prozent (kommt ...)"."""
    amount = any(
        g.token.number and k + 1 < len(before) and before[k + 1].token.key in _UNITS for k, g in enumerate(before)
    )
    target = bool(before) and any(g.role == "target" for g in before)
    names = [m for m, g in enumerate(before) if g.role in _KNOWN and not _governed(before, m)]
    return (amount or target) and not names


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
            return [*clause[:n], _renamed(clause[n], "go"), *clause[n + 2 :]]
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
        rest = [g for g in rest if g.role not in _KNOWN]
        word = "stood" if clause[n].token.key == "showed" else "stands"
        start, stop = verb[0].token.start, verb[0].token.end
        verb = [Glossed(Token(w, w, start, stop), "verb") for w in (word, "at")]
    lead = 0
    while lead < len(rest) and rest[lead].token.key in _CONJUNCTIONS:
        lead += 1
    return [*rest[:lead], *name, *verb, *rest[lead:]]


_OF_AN_ALLY = frozenset({"accounts", "accounted", "shows", "showed"})


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
            and (clause[negation + 1].token.number or clause[negation].role in _VERBS)
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
    while end and clause[end - 1].token.key in _BORDERS:
        end -= 1
    end = _before_tail(clause, end)
    begin = end
    while begin and clause[begin - 1].role in _VERBS:
        begin -= 1
    numbers = [n for n, g in enumerate(clause) if g.token.number and not _is_year(g.token)]
    amounts = [n for n in numbers if n + 1 < len(clause) and clause[n + 1].token.key in _UNITS]
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
    while lead < begin and clause[lead].token.key in _CONJUNCTIONS:
        lead += 1
    if any(g.role == "infinitive" for g in verbs):
        stop = number if number is not None else begin
        at = next((n + 1 for n in range(stop - 1, -1, -1) if clause[n].role in _VERBS), None)
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
            counted = _subject(clause, lead)
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
        if g.role in _VERBS:
            opens = k + 1 < end and clause[k + 1].token.key in _TAIL and clause[k + 1].role not in _VERBS
            earlier = any(x.token.key in _UNITS for x in clause[:k])
            base = g.token.key in _LAST_VERBS
            return k + 1 if opens and earlier and base else end
        if g.token.number or g.token.key in _UNITS:
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
