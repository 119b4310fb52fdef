"""What German and Dutch sentences need before their clauses are put in order: words and commas made what they mean.

"Would Germany spend" supposes, "die" is an article or opens a relative clause, "sein" is "be" or "its", "vor" is "ahead
of", and an infinitive behind a comma goes where its clause begins. Each token keeps its offsets.
"""

from __future__ import annotations

from collections.abc import Sequence

from burdenshare.claims.clause_subjects import CONJUNCTIONS, NOUNS, counting, subject_like
from burdenshare.claims.glossary import Glossed
from burdenshare.claims.glossed import BORDERS, PREPOSITIONS, SUBORDINATES, VERBS, renamed
from burdenshare.claims.tokens import Token

_SUPPOSED = frozenset({"would", "should", "could", "had", "have", "has"})
_COMPARED = frozenset(
    {"more", "less", "higher", "lower", "larger", "smaller", "other", "twice", "times", "rather", "further"}
)
_ASKED = frozenset({"demands", "demand", "demanded", "urged"})
_PAST = {"reaches": "reached", "meets": "met", "exceeds": "exceeded", "demands": "demanded", "misses": "missed", "raises": "raised",
         "spends": "spent",
         "supports": "supported", "rejects": "rejected", "accepts": "accepted", "confirms": "confirmed"}  # fmt: skip
JOINED = "joined"
"""Role of the first word of an infinitive that went where its clause begins."""


def made_plain(glossed: list[Glossed]) -> list[Glossed]:
    """The tokens of a sentence, its words as they are meant and its infinitives where their clauses begin."""
    for step in (
        _ahead_of,
        _being,
        _conditions,
        _participles,
        _relatives,
        _genitives,
        _comparisons,
        _joined_infinitives,
    ):
        glossed = step(glossed)
    return glossed


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


def _being(glossed: list[Glossed]) -> list[Glossed]:
    """German "sein" at the end of its clause is "be", not "its"."""
    made = list(glossed)
    for n, g in enumerate(glossed):
        if (
            g.token.key == "its"
            and g.token.text == "its"
            and n
            and (n + 1 >= len(glossed) or glossed[n + 1].token.key in BORDERS or glossed[n + 1].role == "auxiliary")
        ):
            made[n] = Glossed(Token("be", "be", g.token.start, g.token.end), "verb")
    return made


def _conditions(glossed: list[Glossed]) -> list[Glossed]:
    """ "Would Germany spend 5 percent, ..." as "if Germany ...": a sentence that begins with such a verb supposes."""
    glossed = [
        renamed(g, "if") if g.role == "condition" and (not n or glossed[n - 1].token.key in BORDERS) else g
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
        if g.token.key in BORDERS | SUBORDINATES or g.role == "auxiliary":
            have = g.token.key in {"has", "have", "had"}
        elif have and g.role == "verb" and g.token.key in _PAST:
            made[n] = renamed(g, _PAST[g.token.key])
    return made


def _relatives(glossed: list[Glossed]) -> list[Glossed]:
    """ ", which" is an article where the clause is none of a relative's, its verb not at its end (", die Nato fordert mehr")."""
    made = list(glossed)
    for n, g in enumerate(glossed):
        if g.token.key != "which" or g.role != "relative":
            continue
        if n and glossed[n - 1].token.key not in BORDERS and n + 1 < len(glossed) and glossed[n + 1].token.number:
            made[n] = Glossed(Token("the", "the", g.token.start, g.token.end), "article")  # "die 3,5 procent"
            continue
        end = next((k for k in range(n + 1, len(glossed)) if glossed[k].token.key in BORDERS), len(glossed))
        tail = end
        while tail > n + 1 and glossed[tail - 1].role in {"verb", "auxiliary"}:
            tail -= 1
        clause = glossed[n + 1 : end]
        if tail == end or any(x.role in {"verb", "auxiliary"} for x in glossed[n + 1 : tail]):
            if not clause or not clause[-1].token.key.startswith("\u00b7"):  # perhaps a verb that the glossary lacks
                made[n] = Glossed(Token("the", "the", g.token.start, g.token.end), "article")
    return made


def _genitives(glossed: list[Glossed]) -> list[Glossed]:
    """ "23 the 32 countries", "target the NATO" with "of the": the article of a genitive after a number, part or noun."""
    made: list[Glossed] = []
    for n, g in enumerate(glossed[:-1]):
        before = made[-1] if made else None
        article = g.token.key == "the" and before is not None
        if article and before is not None and (counting(before) or (g.role == "genitive" and _owned(made))):
            after_sign = before.token.key in {"percent", "%"} and g.role == "article"
            if (
                g.role in {"article", "genitive"}
                and not after_sign
                and not (before.token.number and glossed[n + 1].role == "target")
            ):
                made.append(Glossed(Token("of", "of", g.token.start, g.token.end), ""))
        if article and made[-1].token.key == "of" and g.role == "genitive" and glossed[n + 1].token.key == "nato":
            continue
        if g.token.key == "but" and before is not None and before.token.key not in BORDERS and counting(glossed[n + 1]):
            g = renamed(g, "only")  # Dutch "maar drie landen"
        if before is not None and before.token.key in _ASKED and before.role == "verb" and g.role == "from":
            continue  # "fordert von den Verbündeten"
        made.append(g if g.role != "genitive" else Glossed(g.token, "article"))
    return [*made, *glossed[-1:]]


def _owned(made: Sequence[Glossed]) -> bool:
    """Whether what was just read may have a genitive after it: a noun, or a name that no preposition leads."""
    before = made[-1]
    return before.role in NOUNS or (subject_like(before) and not _led(made) and before.token.key != "hague")


def _led(made: Sequence[Glossed]) -> bool:
    return len(made) > 1 and made[-2].token.key in PREPOSITIONS


def _comparisons(glossed: list[Glossed]) -> list[Glossed]:
    """ "Than" is "as" where nothing is compared ("als unvernünftig", "als erstes Land")."""
    made = list(glossed)
    for n, g in enumerate(glossed):
        if g.role == "comparison" and not any(x.token.key in _COMPARED for x in glossed[max(0, n - 12) : n]):
            made[n] = renamed(g, "as")
    return made


def _joined_infinitives(glossed: list[Glossed]) -> list[Glossed]:
    """ "Pledged, 2 percent to spend" as "pledged to spend 2 percent": such an infinitive goes where its clause begins."""
    made: list[Glossed] = []
    n = 0
    while n < len(glossed):
        g = glossed[n]
        begins = g.token.key == "," and any(x.role in VERBS | NOUNS for x in made[-14:])
        if begins or (g.role == "purpose" and g.token.key == "to"):
            end = next((k for k in range(n + 1, len(glossed)) if glossed[k].token.key in BORDERS), len(glossed))
            stop = end
            while stop > n + 1 and glossed[stop - 1].role not in VERBS and stop > end - 3:
                stop -= 1
            first = stop
            while first > n + 1 and glossed[first - 1].role in VERBS:
                first -= 1
            verbs = [x for x in glossed[first:stop] if x.role == "infinitive"]
            if verbs and len(verbs) == stop - first and (stop == end or g.role == "purpose"):
                if glossed[n + 1].token.key not in CONJUNCTIONS:
                    if made and made[-1].token.key == "to" and verbs[0].token.key == "to":
                        verbs = verbs[1:]
                    made += [Glossed(x.token, "" if i else JOINED) for i, x in enumerate(verbs)]
                    made += glossed[n + 1 : first]
                    n = stop
                    continue
            if g.role == "purpose":
                n += 1
                continue
        made.append(g)
        n += 1
    return made
