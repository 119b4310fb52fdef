"""Small words told apart by the numbers and years after them: "from ... to ...", "by 2035", "in 2023", "by 13 percent".

One preposition of a text may be any of several in English. What stands behind it, and whether something moved before it, says
which; where nothing does, the word stays what the glossary made of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from burdenshare.claims.glossary import Glossed
from burdenshare.claims.tokens import Token

_REACH = 14
_BEFORE_YEARS = frozenset(
    {
        "in", "by", "of", "since", "from", "to", "and", "between", "before", "after", "until", "(", "/", "-", "–", "the", "|",
    }
)  # fmt: skip
_MOVED = frozenset(
    {
        "rise", "rises", "rose", "raise", "raises", "raised", "fell", "falls", "fall", "increase", "increases", "increased",
        "growth", "higher", "lower", "more", "less", "cut", "grew", "reduced", "doubled", "surge", "surged", "jumped", "by",
    }
)  # fmt: skip
_AHEAD = frozenset(
    {"from", "pledged", "pledges", "plans", "plan", "planned", "will", "agreed", "demands", "proposed", "supports"}
)


def told_apart(glossed: list[Glossed]) -> list[Glossed]:
    """The tokens of a sentence with each such word as the one that its numbers make it; none changes its place."""
    return _differences(_ranges(_deadlines(_degrees(_distances(glossed)))))


_STRETCHES = frozenset({"days", "weeks", "months"})


def _distances(glossed: list[Glossed]) -> list[Glossed]:
    """ "Tra due settimane", "over ruim twee weken": "in" before a stretch of time."""
    made = list(glossed)
    for n, g in enumerate(glossed):
        if g.token.key in {"on", "between"} and any(x.token.key in _STRETCHES for x in glossed[n + 2 : n + 5]):
            if any(x.token.number for x in glossed[n + 1 : n + 4]) and not any(
                x.token.key == "and" for x in glossed[n : n + 5]
            ):
                made[n] = renamed(g, "in")
    return made


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


def _deadlines(glossed: list[Glossed]) -> list[Glossed]:
    """ "Do 2035", "hasta 2029": "by" before a year; "din 2023": "in"; "Ungaria la 2,06 %": "at" between name and number."""
    made = list(glossed)
    for n, g in enumerate(glossed[:-1]):
        following = glossed[n + 1].token
        if g.token.key == "by" and n and _range_end(glossed, n):
            made[n] = renamed(g, "to")  # German "3 bis 3,5 Prozent"
        elif g.role in {"to", "deadline"} and is_year(following):
            made[n] = renamed(g, "by")
        elif (g.role == "source" or (g.role == "from" and g.token.key == "of")) and is_year(following):
            made[n] = renamed(g, "in")
        elif g.token.key == "by" and following.number and not is_year(following) and n > 1:
            if glossed[n - 1].role == "name" and glossed[n - 2].token.key in {"and", ","}:
                made[n] = renamed(g, "at")  # Portuguese "e a Eslovénia por 1,57%"
        elif g.role == "to" and following.number and n and glossed[n - 1].role == "name":
            if not any(x.token.key in _MOVED | _AHEAD for x in made[max(0, n - 12) : n]):
                made[n] = renamed(g, "at")
    return made


def _range_end(glossed: Sequence[Glossed], n: int) -> bool:
    """Whether numbers, and no years, stand on both sides of a word."""
    before, after = glossed[n - 1].token, glossed[n + 1].token
    return before.number and after.number and not is_year(before) and not is_year(after)


def _ranges(glossed: list[Glossed]) -> list[Glossed]:
    """ "de 1,28 % à 2 %": "from" and "to" where a number stands after both, whatever else the words may mean."""
    made = list(glossed)
    for n, g in enumerate(glossed):
        if g.role != "from" or n + 1 >= len(glossed) or not glossed[n + 1].token.number:
            continue
        if n + 2 < len(glossed) and glossed[n + 2].role == "subject":
            continue  # "23 de los 32 aliados llegan al 2 %"
        for k in range(n + 2, min(n + _REACH, len(glossed) - 1)):
            if glossed[k].token.key in {";", ".", ","} or (glossed[k].role == "to" and _unlike(glossed, n + 1, k + 1)):
                break
            if glossed[k].role == "to" and _leads_to_number(glossed, k + 1, is_year(glossed[n + 1].token)):
                made[n] = renamed(g, "from")
                made[k] = renamed(glossed[k], "to")
                break
    return made


_SIGNS = frozenset({"%", "percent"})


def _unlike(glossed: Sequence[Glossed], a: int, b: int) -> bool:
    """Whether a per cent stands at a and a whole number of something else at b: "the target of 2% has risen to 23"."""
    signs = [k + 1 < len(glossed) and glossed[k + 1].token.key in _SIGNS for k in (a, b)]
    return (
        glossed[b].token.number
        and not is_year(glossed[b].token)
        and signs == [True, False]
        and glossed[b].token.text.isdigit()
    )


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
            made[n] = renamed(g, "by")
    return made


def before_years(glossed: list[Glossed]) -> list[Glossed]:
    """ "In" put before a year that says when without it ("gab 2024 1,28 Prozent aus")."""
    made: list[Glossed] = []
    for g in glossed:
        if is_year(g.token):
            dash = len(made) > 1 and made[-1].token.key == "–" and not made[-2].token.number  # "– 2014 waren es drei"
            if not made or dash or made[-1].token.key not in _BEFORE_YEARS:
                made.append(Glossed(Token("in", "in", g.token.start, g.token.start), ""))
        made.append(g)
    return made


def _leads_to_number(glossed: Sequence[Glossed], i: int, year: bool | None = None) -> bool:
    """Whether a number follows soon; with year, whether it is a year as the other end of a range is, or as it is none."""
    first = next((g.token for g in glossed[i : i + 3] if g.token.number), None)
    return first is not None and year in {None, is_year(first)}


def is_year(token: Token) -> bool:
    """Whether the token is a year that a text on the alliance may name."""
    return len(token.text) == 4 and token.text.isdigit() and "1949" <= token.text <= "2060"


def renamed(g: Glossed, word: str) -> Glossed:
    """The same place and role, with another word for the rules to read."""
    return Glossed(Token(word, word, g.token.start, g.token.end), g.role)
