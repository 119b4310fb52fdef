"""The number of a table's cell: "2.01", "2,01 %", "112,141", "$44.3bn", "+0.15", "3.17e", "2.06*".

Marks of estimates and of footnotes say nothing of the number. A sign that leaves it open ("~2", ">2", "(1.37)") makes the cell none
that is read.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from burdenshare.claims.context import Context
from burdenshare.claims.rules.columns import Sort, Told, told, understood
from burdenshare.claims.rules.pasted import Cell
from burdenshare.claims.sentence import annotate
from burdenshare.nouns.claims import QuantityUnit

_PARTS = re.compile(
    r"(?P<of>%?)(?P<sign>[+−–-]?)\s?(?P<money>US\$|USD|EUR|GBP|C\$|\$|€|£)?\s?(?P<inner>[+−–-]?)"
    r"(?P<digits>\d(?:[\d.,'’\u00a0\u202f\u2009 ]*\d)?)(?P<after>.*)",
    re.DOTALL,
)
_MARKS = re.compile(
    r"(?:\s*(?:\(?\b(?:e|est|p|prov|f|s|r)\b\.?\)?|\(?[a-d]\)?|\*+|†|‡|#|[¹²³⁰-⁹ᵃᵇᶜᵉ]+|\[[a-z\d]{1,2}\]|\^?\(?[a-d1-9]\)?(?<=\)))|[eap](?![a-z]))*\s*\Z",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))")


class Value(NamedTuple):
    """A number as it claims to be. scale: what one unit of it is worth; down: a minus stands before it."""

    number: float
    decimals: int
    scale: float
    down: bool
    start: int
    end: int


class Written(NamedTuple):
    """A cell's number as written, and what its unit says."""

    digits: str
    down: bool
    unit: Told
    start: int
    end: int


def written(cell: Cell, c: Context) -> Written | None:
    """The number of a cell and its unit, None for a cell that holds more than these."""
    match = _PARTS.fullmatch(cell.text.strip("*_ "))
    if match is None:
        return None
    offset = cell.text.index(match[0]) + cell.start
    after = match["after"]
    unit = Told(per_cent=match["of"] == "%")  # "%4,48"
    money = (match["money"] or "").casefold()
    if money:
        currency = c.lexicon.currencies[money]
        unit = Told(currency="USD" if currency == "?USD" else currency)
        if (magnitude := after.strip(" .*").casefold()) in c.lexicon.magnitudes:
            unit, after = Told(currency=unit.currency, scale=c.lexicon.magnitudes[magnitude]), ""
    if _MARKS.fullmatch(after) is None:
        begin = offset + match.start("after")
        s = annotate(c.text, begin, begin + len(after), 9, c.language, c.lexicon, c.day)
        if not understood([s], c.lexicon):
            return None
        unit = unit | told(s, c.lexicon)
    down = bool({match["sign"], match["inner"]} & {"-", "−", "–"})
    return Written(match["digits"], down, unit, offset, offset + match.end("digits"))


def value(cell: Written, sort: Sort, decimal: str) -> Value | None:
    """The number of a cell of a column of that sort, None where its unit is another's."""
    unit = cell.unit
    scale = sort.scale
    if sort.unit is QuantityUnit.MONEY:
        if unit.per_cent or unit.points or (unit.currency and unit.currency != sort.currency):
            return None
        scale = unit.scale or scale
    elif unit.currency or unit.scale or (unit.points and sort.unit is QuantityUnit.PER_CENT):
        return None
    found = _number(cell.digits, sort.unit is QuantityUnit.MONEY, scale, decimal)
    if found is None:
        return None
    return Value(found[0], found[1], scale, cell.down, cell.start, cell.end)


def _number(digits: str, money: bool, scale: float, decimal: str) -> tuple[float, int] | None:
    """A number and its decimals. One sign with three digits after it groups thousands where money is told in units or millions,
    which nobody prints to three decimals; in billions the language decides."""
    plain = _GROUPED.sub("", digits)
    if not re.fullmatch(r"[\d.,]+", plain):
        return None
    signs = [k for k in plain if k in ".,"]
    if not signs:
        return float(plain), 0
    whole, _, tail = plain.rpartition(signs[-1])
    groups = re.split(r"[.,]", whole)
    if len(set(signs)) == 2:
        if signs.count(signs[-1]) > 1 or any(len(g) != 3 for g in groups[1:]):
            return None
        return float("".join(groups) + "." + tail), len(tail)
    grouped = len(tail) == 3 and all(len(g) == 3 for g in groups[1:]) and 1 <= len(groups[0]) <= 3 and groups[0] != "0"
    if len(signs) > 1:
        return (float("".join(groups) + tail), 0) if grouped else None
    if grouped and money and (scale <= 1e6 or signs[0] != decimal):
        return float(whole + tail), 0
    return float(f"{whole}.{tail}"), len(tail)
