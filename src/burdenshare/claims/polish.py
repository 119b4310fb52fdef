"""What Polish needs besides its glossary: a verb before its subject goes behind it.

Polish tells subject from object by endings, so that "progu 2 proc. nie spełnia Słowenia" puts first what English puts
last. A clause whose verb has its subject right after it, in the nominative, is read as subject, verb and the rest:
"Slovenia misses target 2 percent". Tokens only change places; each keeps its offsets.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from burdenshare.claims.french import including
from burdenshare.claims.glossary import Glossed
from burdenshare.claims.glossed import is_year
from burdenshare.claims.tokens import Token

_BORDERS = frozenset({",", ";", ":", "(", ")", "“", "”", "that", "but", "while", "–", "—", ".", "?", "!"})
_SAID = frozenset({"said", "says", "called", "is", "are", "was", "were", "seems"})
_NOMINATIVES = frozenset(
    {
        "Niemcy", "Włochy", "Węgry", "Czechy", "Stany Zjednoczone", "Luksemburg", "USA", "Niderlandy", "Berlin", "Paryż", "Londyn",
        "Madryt", "Waszyngton", "Rzym", "Wilno", "Tallin", "Tallinn", "Budapeszt", "Bukareszt", "Sztokholm", "Ateny", "Helsinki",
        "Oslo", "Zagrzeb", "Biały Dom", "Pentagon", "Zjednoczone Królestwo", "Bałtowie",
    }
)  # fmt: skip
_GENITIVES_IN_A = frozenset({"Paryża", "Berlina", "Wilna", "Tallinna", "Pentagonu"})
_MEMBERS = frozenset({"kraj", "kraje", "krajów", "państwo", "państwa", "państw", "sojusznik", "sojusznicy", "sojuszników", "członkowie",
                      "członków"})  # fmt: skip
_BETWEEN = frozenset(
    {"nato", "already", "still", "also", "only", "currently", "last", "this", "next", "year", "in", "today", "than", "all", "most", "several",
     "more", "just", "under", "over", "about", "almost", "nearly", "at", "least", "half", "of", "the", "a", "third", "two", "thirds",
     "quarter", "three", "quarters", "many", "some", "other", "on", "defence", "spending"}
)  # fmt: skip
_WITHIN = frozenset({",", "and", "also", "or"})


def ordered(glossed: list[Glossed], text: str) -> list[Glossed]:
    """The tokens of a Polish sentence, verbs behind their subjects."""
    glossed = _wishes(_owned_offices(including(glossed), text))
    made: list[Glossed] = []
    start = 0
    while start < len(glossed):
        end = start
        while end < len(glossed) and (glossed[end].token.key not in _BORDERS or _in_chain(glossed, end)):
            end += 1
        made += _clause(glossed[start:end], text)
        if end < len(glossed):
            made.append(glossed[end])
        start = end + 1
    return _parts_of(_prepositions(made))


def _prepositions(glossed: list[Glossed]) -> list[Glossed]:
    """ "Niemcy z 1,57 proc." as "Germany with 1.57 percent", "do 31 proc. z 28 proc." as "to 31 percent from 28 percent"."""
    made = list(glossed)
    for n, g in enumerate(glossed):
        if g.role != "from" or g.token.key != "of" or n + 1 >= len(glossed) or not n:
            continue
        following, before = glossed[n + 1].token, glossed[n - 1]
        if not following.number or is_year(glossed[n + 1].token) or _counts(glossed, n + 1):
            continue
        if before.role == "name":
            made[n] = _renamed(g, "with")
        elif any(x.role == "to" and y.token.number for x, y in pairwise(glossed[max(0, n - 7) : n])):
            made[n] = _renamed(g, "from")
    return made


def _renamed(g: Glossed, word: str) -> Glossed:
    return Glossed(Token(word, word, g.token.start, g.token.end), "")


def _owned_offices(glossed: list[Glossed], text: str) -> list[Glossed]:
    """ "Prezydent USA chce" as "united states 's president plans": whose office it is stands behind it in the genitive."""
    made: list[Glossed] = []
    n = 0
    while n < len(glossed):
        g = glossed[n]
        owner = g.role == "name" and bool(made) and made[-1].role == "office"
        word = text[g.token.start : g.token.end]
        if not owner or (
            word not in {"USA", "NATO"}
            and (word in _NOMINATIVES or (word.endswith("a") and word not in _GENITIVES_IN_A))
        ):
            made.append(g)
            n += 1
            continue
        end = n
        while end < len(glossed) and glossed[end].token.start == g.token.start:
            end += 1
        at, start = len(made), made[-1].token.start
        while at and made[at - 1].role == "office" and made[at - 1].token.start == start:
            at -= 1
        made[at:at] = [*glossed[n:end], Glossed(Token("'s", "'s", g.token.end, g.token.end), "")]
        n = end
    return made


def _wishes(glossed: list[Glossed]) -> list[Glossed]:
    """ "Chce, by sojusznicy wydawali" as "demands that allies spend"; "chce, by Polska wydawała" stays a plan."""
    made: list[Glossed] = []
    n = 0
    while n < len(glossed):
        g = glossed[n]
        to = glossed[n + 1] if n + 2 < len(glossed) else None
        if (
            g.token.key in {"plans", "plan"}
            and to is not None
            and to.token.key == "to"
            and glossed[n + 2].role == "purpose"
        ):
            ahead = next((x for x in glossed[n + 3 : n + 8] if x.role in {"name", "subject"}), None)
            if ahead is not None and ahead.role == "subject":
                made.append(Glossed(Token("demands", "demands", g.token.start, g.token.end), "verb"))
                n += 2
                continue
        made.append(g)
        n += 1
    return made


def _parts_of(glossed: list[Glossed]) -> list[Glossed]:
    """ "69 proc. wydatków Sojuszu" as "69 percent of spending nato": the genitive after a part."""
    made: list[Glossed] = []
    for n, g in enumerate(glossed):
        before = glossed[n - 1] if n else None
        k = n
        while k < len(glossed) and glossed[k].role == "noun":
            k += 1
        whole = (
            k < len(glossed)
            and glossed[k].token.key == "nato"
            and "equipment" not in {x.token.key for x in glossed[:n]}
        )
        if before is not None and before.token.key in {"percent", "%"} and whole:
            made.append(Glossed(Token("of", "of", g.token.start, g.token.start), ""))
        made.append(g)
    return made


def _in_chain(glossed: Sequence[Glossed], n: int) -> bool:
    """Whether the comma at n joins names: "wydają Belgia, Czechy i Hiszpania"."""
    return (
        glossed[n].token.key == ","
        and 0 < n < len(glossed) - 1
        and glossed[n - 1].role == "name"
        and glossed[n + 1].role == "name"
    )


def _clause(clause: list[Glossed], text: str) -> list[Glossed]:
    if (short := _below(clause)) is not None:
        return short
    first = next((n for n, g in enumerate(clause) if g.role == "verb" and g.token.key not in _SAID), None)
    if first is None or any(_subject(clause, n, text) for n in range(first)):
        return clause
    if any(g.token.key in _SAID for g in clause[:first]) and any(g.role == "verb" for g in clause[:first]):
        return clause
    last = first
    while last < len(clause) and (
        clause[last].role in {"verb", "auxiliary"} or clause[last].token.key in {"to", "not"}
    ):
        if clause[last].token.key == "to" and clause[last].role != "verb":
            break
        last += 1
    at = last
    if (
        last + 1 == len(clause)
        and clause[last].token.number
        and clause[first].token.key in {"miss", "meet", "met", "missed"}
    ):
        token = clause[last].token
        allies = Glossed(Token("allies", "allies", token.end, token.end), "subject")
        return [clause[last], allies, *clause[first:last], *clause[:first]]  # "poniżej progu pozostaje dziewięć"
    while at < len(clause) and not _subject(clause, at, text):
        g = clause[at]
        if not (g.token.key in _BETWEEN or (g.token.number and _counts(clause, at)) or is_year(g.token)):
            return clause
        at += 1
    if at >= len(clause):
        return clause
    begin = at
    while begin > last and ((clause[begin - 1].token.number and not is_year(clause[begin - 1].token))
                            or clause[begin - 1].token.key in _BETWEEN - {"in", "year", "defence", "on", "currently", "already", "still"}):  # fmt: skip
        begin -= 1
    end = at + 1
    while end < len(clause) and (clause[end].token.start == clause[end - 1].token.start or clause[end].role in {"name", "subject"}
                                 or (clause[end].token.key in _WITHIN and end + 1 < len(clause) and clause[end + 1].role == "name")):  # fmt: skip
        end += 1
    lead = first
    while lead and clause[lead - 1].token.key in {"not", "still", "already", "also", "only"}:
        lead -= 1
    return [*clause[begin:end], *clause[lead:last], *clause[:lead], *clause[last:begin], *clause[end:]]


def _below(clause: list[Glossed]) -> list[Glossed] | None:
    """ "Less than target 2 percent still is 8 countries" ("poniżej progu pozostaje osiem krajów") as "8 countries miss target"."""
    if [g.token.key for g in clause[:2]] != ["less", "than"]:
        return None
    verb = next(
        (n for n, g in enumerate(clause) if g.role == "verb" and g.token.key in {"is", "are", "was", "were"}), None
    )
    if verb is None or verb + 2 >= len(clause) or not any(g.role == "target" for g in clause[:verb]):
        return None
    if not clause[verb + 1].token.number or clause[verb + 2].role != "subject":
        return None
    end = verb + 3
    while end < len(clause) and clause[end].role == "subject":
        end += 1
    token = clause[verb].token
    miss = Glossed(Token("miss", "miss", token.start, token.end), "verb")
    return [*clause[verb + 1 : end], miss, *clause[2:verb], *clause[end:]]


def _subject(clause: Sequence[Glossed], n: int, text: str) -> bool:
    """Whether a name or members in the nominative stand at n, led by no preposition and owned by no noun."""
    g = clause[n]
    if g.role not in {"name", "subject"}:
        return False
    before = clause[n - 1] if n else None
    if before is not None and before.token.start == g.token.start:
        return False
    if before is not None and ((before.token.key in {"of", "in", "to", "by", "for", "on", "from", "with", "at", "than"} and not _quantified(clause, n))
                               or before.role in {"target", "office"}):  # fmt: skip
        return False
    word = text[g.token.start : g.token.end]
    if before is not None and before.role == "noun" and not (word.endswith("a") and word not in _GENITIVES_IN_A):
        return False  # "wydatki NATO"; but "wyda na armię Polska"
    if g.role == "subject":
        return word.casefold().split()[0] in _MEMBERS
    return word in _NOMINATIVES or (word.endswith("a") and word not in _GENITIVES_IN_A) or word.endswith("ia Brytania")


def _quantified(clause: Sequence[Glossed], n: int) -> bool:
    return (
        n > 1
        and clause[n - 1].token.key == "of"
        and (
            clause[n - 2].token.number
            or clause[n - 2].token.key in {"half", "third", "thirds", "quarter", "quarters", "most"}
        )
    )


def _counts(clause: Sequence[Glossed], n: int) -> bool:
    return n + 1 < len(clause) and clause[n + 1].token.key not in {"percent", "%", "billion", "million", "percentage"}
