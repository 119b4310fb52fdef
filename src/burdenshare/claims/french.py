"""What French needs besides its glossary, before its phrases are put into English order.

"Ne ... que" is "only" where its "que" stands, "ne ... pas" is "not" before the verb; "les Trente-Deux" are allies; "la respecte"
is "meets it"; "au moins à 2 %" is "at at least 2 %"; "A Madrid" that begins a sentence is a place. Tokens are renamed,
moved, added or left out; each keeps its offsets.
"""

from __future__ import annotations

from collections.abc import Sequence

from burdenshare.claims.glossary import UNKNOWN, Glossed
from burdenshare.claims.glossed import is_year, renamed
from burdenshare.claims.tokens import Token

_BORDERS = frozenset({",", ";", ":", ".", "(", ")", "“", "”", "and", "but", "which", "while"})
_PLUS = UNKNOWN + "plus"
_GUERE = UNKNOWN + "guère"
_OBJECTS = frozenset({"supports", "support", "supported", "rejects", "reject", "rejected", "meets", "meet", "met", "misses", "miss",
                      "reaches", "reach", "reached", "exceeds", "exceed", "exceeded", "accepted", "called", "will"})  # fmt: skip
_BEFORE_PLACES = frozenset({"said", "says", "demands", "demand", "demanded", "pledged", "pledges"})


def ordered(glossed: list[Glossed]) -> list[Glossed]:
    """The phrases of a French sentence as the other steps expect them."""
    for step in (
        including,
        _negations,
        _subjunctives,
        _members,
        _objects,
        _places,
        _purposes,
        _degrees,
        _standing,
        _superlatives,
        _falling_short,
    ):
        glossed = step(glossed)
    return glossed


def _negations(glossed: list[Glossed]) -> list[Glossed]:
    """ "Ne consacre que 2 %" as "spends only 2 %", "ne consacre pas" as "not spends", "ne respecte plus" as "not meets"."""
    made: list[Glossed] = []
    changed: dict[int, Glossed | None] = {}
    for n, g in enumerate(glossed):
        if n in changed:
            if (found := changed[n]) is not None:
                made.append(found)
            continue
        if g.role != "negator":
            made.append(g)
            continue
        for k in range(n + 1, min(n + 14, len(glossed))):
            key = glossed[k].token.key
            if key == "not" or (key == "never" and glossed[k].role != "verb"):
                made.append(renamed(glossed[k], key))
                changed[k] = None
                break
            if key == "that":
                changed[k] = renamed(glossed[k], "only")
                break
            if (
                key == "more"
                and glossed[k + 1].token.key == "than"
                and glossed[k + 1].token.start == glossed[k].token.start
            ):
                changed[k], changed[k + 1] = None, renamed(glossed[k + 1], "only")  # "ne croît plus que de 1 %"
                break
            if key in {_PLUS, _GUERE}:
                if k + 1 < len(glossed) and glossed[k + 1].token.key == "that":
                    changed[k], changed[k + 1] = None, renamed(glossed[k + 1], "only")
                else:
                    changed[k] = None
                    made.append(renamed(glossed[k], "not"))
                break
            if key in _BORDERS:
                break
    return made


_ASKS = frozenset({"demands", "demand", "demanded", "urged", "proposed", "plans", "supports", "agreed"})
_BASE = {"spends": "spend", "reaches": "reach", "meets": "meet", "raises": "raise", "rises": "rise", "stands": "stand"}


def _subjunctives(glossed: list[Glossed]) -> list[Glossed]:
    """ "Exige que chaque allié consacre" as "demands that each ally spend"; "s'engage à ce que Paris atteigne": "will reach"."""
    made = list(glossed)
    added: list[tuple[int, Glossed]] = []
    for n, g in enumerate(glossed):
        if g.token.key != "that" or not n:
            continue
        lead = {x.token.key for x in glossed[max(0, n - 6) : n]} | (
            {glossed[n].token.key} if g.role == "verb" else set()
        )
        asked, promised = bool(lead & _ASKS), bool(lead & {"pledged", "pledges", "forecasts"})
        if not asked and not promised:
            continue
        for k in range(n + 1, min(n + 12, len(glossed))):
            if glossed[k].token.key in _BORDERS - {"and"}:
                break
            if glossed[k].role == "verb" and glossed[k].token.key in _BASE:
                made[k] = renamed(glossed[k], _BASE[glossed[k].token.key])
                if promised:
                    added.append(
                        (k, Glossed(Token("will", "will", glossed[k].token.start, glossed[k].token.start), ""))
                    )
                break
    for k, extra in reversed(added):
        made.insert(k, extra)
    return made


_WHOLES = frozenset({"28", "29", "30", "31", "32"})


def _members(glossed: list[Glossed]) -> list[Glossed]:
    """ "Les Trente-Deux", "les 32" as "the 32 allies" where no noun follows."""
    made: list[Glossed] = []
    for n, g in enumerate(glossed):
        after = glossed[n + 1] if n + 1 < len(glossed) else None
        if g.token.key == "on" and after is not None and after.token.key == "the" and n + 3 < len(glossed):
            if glossed[n + 2].token.text in _WHOLES and glossed[n + 3].role == "subject":
                g = renamed(g, "of")  # "sur les 32 membres, neuf"
        made.append(g)
        if (
            g.token.key == "other"
            and n
            and glossed[n - 1].token.number
            and after is not None
            and after.role in {"verb", "negator"}
        ):
            made.append(
                Glossed(Token("allies", "allies", g.token.start, g.token.end), "subject")
            )  # "dix autres restent"
        if g.token.number and g.token.text in _WHOLES and n and glossed[n - 1].token.key == "the":
            if (
                after is None
                or after.role in {"verb", "auxiliary", "negator"}
                or after.token.key in {",", ".", "to", ")"}
            ):
                made.append(Glossed(Token("allies", "allies", g.token.start, g.token.end), "subject"))
    return made


def _objects(glossed: list[Glossed]) -> list[Glossed]:
    """ "La respecte" as "meets it": an article before a verb is its object."""
    made: list[Glossed] = []
    n = 0
    while n < len(glossed):
        g = glossed[n]
        after = glossed[n + 1] if n + 1 < len(glossed) else None
        if g.role == "article" and g.token.key == "the" and after is not None and after.role == "verb":
            end = n + 1
            while end < len(glossed) and glossed[end].role == "verb" and glossed[end].token.start == after.token.start:
                end += 1
            if any(x.token.key in _OBJECTS for x in glossed[n + 1 : end]):
                made += [*glossed[n + 1 : end], Glossed(Token("it", "it", g.token.start, g.token.start), "")]
                n = end
                continue
        made.append(g)
        n += 1
    return made


def _places(glossed: list[Glossed]) -> list[Glossed]:
    """ "A Madrid, ..." and "réunis à Madrid" as "in Madrid"; "demande à Madrid" stays."""
    made = list(glossed)
    for n, g in enumerate(glossed[:-1]):
        following = glossed[n + 1]
        if g.role == "to" and g.token.key == "to" and following.token.key in {"summit", "meeting"}:
            made[n] = renamed(g, "at")
        if g.token.key == "for" and following.role == "verb" and following.token.key in _INFINITIVES:
            made[n] = renamed(g, "to")  # "pour atteindre"
        if not following.token.capital or (following.role != "name" and following.token.key not in _CAPITALS):
            continue
        first = n == 0 or glossed[n - 1].token.key in {"“", ".", ":"}
        if first and g.role == "verb" and g.token.key == "has":
            made[n] = Glossed(Token("in", "in", g.token.start, g.token.end), "")
        elif g.role == "to" and g.token.key == "to" and n == 0:
            made[n] = renamed(g, "in")  # "Aux États-Unis, ..."
        elif g.role == "to" and g.token.key == "to" and (first or glossed[n - 1].token.key not in _BEFORE_PLACES):
            if following.token.key in _CAPITALS and not (
                n + 2 < len(glossed) and glossed[n + 2].token.key in {"of", "to"}
            ):
                made[n] = renamed(g, "in")
    return made


def _purposes(glossed: list[Glossed]) -> list[Glossed]:
    """ "Consacrer 2 % à la défense", "affecter 20 % aux équipements": "on" what the money goes to."""
    made = list(glossed)
    for n, g in enumerate(glossed):
        if g.role != "to" or g.token.key != "to":
            continue
        k = n + 1
        while k < len(glossed) and (glossed[k].role == "article" or glossed[k].token.key in {"its", "their", "our"}):
            k += 1
        if (
            k < len(glossed)
            and glossed[k].role == "noun"
            and glossed[k].token.key in {"defence", "equipment", "infrastructure"}
        ):
            made[n] = renamed(g, "on")
    return made


_INFINITIVES = frozenset({"spend", "reach", "raise", "meet", "exceed", "rise", "double", "support", "agree"})
_CAPITALS = frozenset(
    {
        "ottawa", "prague", "copenhagen", "athens", "rome", "warsaw", "lisbon", "bucharest", "london", "madrid", "washington", "berlin",
        "paris", "brussels", "vilnius", "riga", "tallinn", "helsinki", "stockholm", "oslo", "budapest", "bratislava", "ljubljana",
        "zagreb", "sofia", "ankara", "antalya",
    }
)  # fmt: skip


def including(glossed: list[Glossed]) -> list[Glossed]:
    """ "Dont l'Italie et l'Espagne" as "including Italy and Spain": what follows is a name, and no part of a number."""
    made: list[Glossed] = []
    n = 0
    while n < len(glossed):
        k = n + 2
        while k < len(glossed) and glossed[k].role == "article":
            k += 1
        two = n + 1 < len(glossed) and glossed[n].token.key == "of" and glossed[n + 1].token.key == "which"
        if (
            two
            and glossed[n].token.start == glossed[n + 1].token.start
            and k < len(glossed)
            and glossed[k].role == "name"
        ):
            made.append(renamed(glossed[n], "including"))
            n += 2
            continue
        made.append(glossed[n])
        n += 1
    return made


def _degrees(glossed: list[Glossed]) -> list[Glossed]:
    """ "Au moins à 2 %", "seulement à 2 %" as "at at least 2 %": the preposition goes before words of degree."""
    made: list[Glossed] = []
    for n, g in enumerate(glossed):
        number = n + 1 < len(glossed) and glossed[n + 1].token.number and not is_year(glossed[n + 1].token)
        if number and g.role in {"to", "from"} and made:
            at = len(made)
            while (
                at
                and len(made) - at < 3
                and made[at - 1].token.key in _DEGREE - {"already", "still", "currently", "also"}
            ):
                at -= 1
            if at < len(made):
                made.insert(at, g)
                continue
        if g.token.key == "respectively" and number and made and made[-1].role in {"to", "from"}:
            made.insert(len(made) - 1, g)  # "de respectivement 1,37 % et 1,35 %"
            continue
        made.append(g)
    return made


_DEGREE = frozenset(
    {"at", "least", "only", "about", "around", "nearly", "already", "still", "currently", "exactly", "also"}
)


def _standing(glossed: Sequence[Glossed]) -> list[Glossed]:
    """ "S'établit à 2 %" as "stands at 2 %": the preposition is the verb's."""
    made: list[Glossed] = []
    for n, g in enumerate(glossed):
        if g.role == "to" and g.token.key == "to" and n + 1 < len(glossed):
            k = len(made)
            while k and made[k - 1].token.key in _DEGREE - {"at"} and made[k - 1].role != "verb":
                k -= 1
            if k and made[k - 1].role == "verb" and made[k - 1].token.key == "at":
                continue
        made.append(g)
    return made


_SUPERLATIVES = frozenset({"highest", "lowest", "biggest"})


def _superlatives(glossed: list[Glossed]) -> list[Glossed]:
    """ "Le troisième taux le plus faible" as "the third lowest share": the superlative goes before its noun."""
    made: list[Glossed] = []
    for g in glossed:
        at = len(made)
        if g.token.key in _SUPERLATIVES:
            while at and (
                made[at - 1].role in {"noun", "adjective"} or made[at - 1].token.key in {"defence", "spending"}
            ):
                at -= 1
        made.insert(at, g)
    return made


def _falling_short(glossed: list[Glossed]) -> list[Glossed]:
    """ "Restent en dessous." as "miss it": below what is left to the sentences before."""
    made: list[Glossed] = []
    for n, g in enumerate(glossed):
        made.append(g)
        after = glossed[n + 1].token.key if n + 1 < len(glossed) else "."
        if g.role == "verb" and g.token.key in {"miss", "misses", "missed"} and after in {",", ".", ")", ";"}:
            made.append(Glossed(Token("it", "it", g.token.end, g.token.end), ""))
    return made
