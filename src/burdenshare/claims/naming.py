"""The names of a sentence: allies, peoples, capitals, groups, countries outside; which are places, not governments."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from burdenshare.claims.lexicon import Mark
from burdenshare.claims.tokens import Token

_NAME_CLASSES = ("area", "adjective", "capital", "group", "foreign")
_PLACE_BEFORE = {"in", "at", "near", "outside"}
_ENDS_PLACE = {",", ".", ";", ")", ":", "—", "–", "”", "!", "?"}
_LONGEST_TOWN = 4
_MEETINGS = frozenset({"summit", "meeting", "treaty", "declaration"})
_OTHER_CLUBS = {"eu", "union", "un", "ecb", "eurozone", "imf", "opec"}


@dataclass(frozen=True, slots=True)
class Name:
    """A country, group or other body named in a sentence. code is "" for one outside the alliance.

    place: it stands for a place ("in Brussels", "the Madrid summit", "in Brussels, Belgium"), not for a government.
    plural: it names a people ("the Americans").
    """

    code: str
    cls: str
    i: int
    j: int
    place: bool = False
    plural: bool = False


def named(tokens: Sequence[Token], marks: dict[str, list[Mark]], person: bool = False) -> list[Name]:
    """The names of a sentence. person: whether the text names a person who is called like an ally."""
    candidates = [m for cls in _NAME_CLASSES if cls in marks for m in marks[cls]]
    if not candidates:
        return []
    candidates.sort(key=lambda m: (m.i, -(m.j - m.i)))
    names: list[Name] = []
    for mark in candidates:
        if names and mark.i < names[-1].j:
            continue
        if mark.value == "MNE" and mark.cls == "area" and person:
            continue  # "Luís Montenegro" is no country
        if mark.cls in {"area", "adjective", "capital", "foreign"} and not tokens[mark.i].capital:
            if tokens[mark.i].key != "the":
                continue
        if mark.cls == "group" and mark.i and tokens[mark.i - 1].key in _OTHER_CLUBS:
            continue
        if mark.cls == "capital" and any(m.i <= mark.i < m.j for m in marks.get("publisher", ())):
            continue  # "the Stockholm institute"
        if mark.cls == "capital" and any(mark.j + 1 == m.i or m.j == mark.i - 1 for m in marks.get("publisher", ())):
            continue  # "Stockholm's SIPRI", "SIPRI of Stockholm"
        code = "" if mark.cls == "foreign" else mark.value
        plural = mark.cls == "adjective" and tokens[mark.j - 1].key.endswith("s") and tokens[mark.i - 1].key == "the"
        names.append(Name(code, mark.cls, mark.i, mark.j, _is_place(tokens, mark), plural))
    timed = {k for m in marks.get("time", ()) for k in range(m.i, m.j)}
    return [replace(n, place=True) if n.cls == "area" and _of_town(tokens, n, names, timed) else n for n in names]


def _of_town(tokens: Sequence[Token], name: Name, names: Sequence[Name], timed: AbstractSet[int]) -> bool:
    """Whether a country only says where a town lies: "in The Hague, the Netherlands, on 24 June", "in Vilnius, Lithuania."."""
    end = name.i - 1 - (name.i > 0 and tokens[name.i - 1].key == "the")
    if end < 2 or tokens[end].key != "," or (name.j < len(tokens) and tokens[name.j].key not in _ENDS_PLACE):
        return False
    first = end
    while (
        first > max(0, end - _LONGEST_TOWN) and tokens[first - 1].capital and tokens[first - 1].key not in _PLACE_BEFORE
    ):
        first -= 1
    if (
        first == end
        or first == 0
        or tokens[first - 1].key not in _PLACE_BEFORE
        or any(k in timed for k in range(first, end))
    ):
        return False
    town = [n for n in names if n.i < end and n.j > first]
    if town:
        return all(n.cls == "capital" and n.code == name.code for n in town)
    return not any(n.i == name.j + 1 for n in names)  # "in Parliament, Spain, Italy and Portugal"


def _is_place(tokens: Sequence[Token], mark: Mark) -> bool:
    if mark.cls != "capital":
        return False
    before = tokens[mark.i - 1].key if mark.i else ""
    after = tokens[mark.j].key if mark.j < len(tokens) else ""
    if mark.i <= 1 and tokens[mark.i].text.isupper() and after in {"—", "–", "-", "(", ",", ":"}:
        return True  # a dateline: "WASHINGTON —"
    if mark.i == 0 and after in {"—", "–", "-"} and mark.j + 1 < len(tokens):
        opening = tokens[mark.j + 1]
        if opening.capital or opening.text in {"“", "„", "«", '"'}:
            return True  # "Roma – “Per quanto concerne ..."
    if mark.i == 1 and before == "(" and after in {")", ","}:
        return True  # "(Stockholm)"
    if after == "(" and mark.j + 1 < len(tokens) and tokens[mark.j + 1].number:
        return before in _PLACE_BEFORE  # "Riga (4.92%)"
    if before == "of" and mark.i > 1 and tokens[mark.i - 2].key in _MEETINGS:
        return True  # "the summit of Vilnius"
    return before in _PLACE_BEFORE or after in {*_MEETINGS, "(", "-based"}


def without_dateline(tokens: Sequence[Token], names: list[Name]) -> list[Name]:
    """The names of a dateline are places: "ANTALYA, Turkey, May 15 (agency) — NATO ministers met"."""
    if not names or not tokens[0].text.isupper() or len(tokens[0].text) < 3:
        return names
    end = next((k for k in range(1, min(16, len(tokens))) if tokens[k].text in {"—", "–", "-"}), None)
    if end is None or any(t.key in {"%", "percent", ":"} for t in tokens[:end]):
        return names
    return [replace(n, place=True) if n.j <= end else n for n in names]
