"""Numbers as texts write them: digits and words, per cent, points, money, fractions, counts, ranges.

A dash is a range only between two numbers that share one unit: "3.5-5 %" is one, "5 percent - 3.5 %" is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from burdenshare.claims.lexicon import Lexicon, Mark
from burdenshare.claims.tokens import Token, written
from burdenshare.nouns.claims import Interval, Quantity, QuantityUnit

_PER_CENT = {"%", "percent", "pct", "pc", "per-cent"}
_DASHES = {"-", "–", "—"}
_RANGE = {"to", "and", "or", *_DASHES}


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity and the tokens i to j (j excluded) it covers; number is the index of its first number."""

    quantity: Quantity
    i: int
    j: int
    number: int

    @property
    def unit(self) -> QuantityUnit:
        """What the number counts."""
        return self.quantity.unit

    @property
    def value(self) -> float:
        """The number as written."""
        return self.quantity.value


@dataclass(frozen=True, slots=True)
class _Number:
    value: float
    decimals: int
    i: int
    j: int


def find(text: str, tokens: Sequence[Token], marks: Sequence[Mark], lexicon: Lexicon) -> list[Found]:
    """Quantities of one sentence of `text`, in order; years and days of the month are none."""
    starts = [m.i for m in marks if m.cls == "quantity"]
    if not starts:
        return []
    fractions = {m.i: m for m in marks if m.cls == "fraction"}
    shortest_first = sorted((m for m in marks if m.cls == "approximator"), key=lambda m: m.j - m.i)
    approximators = {m.j: m for m in shortest_first}
    after = {m.i: m for m in shortest_first}
    found: list[Found] = []
    taken = 0
    for position in starts:
        if position < taken:
            continue
        item = _fraction(tokens, fractions[position]) if position in fractions else None
        if item is None:
            item = _quantity_at(tokens, position, lexicon)
        if item is not None:
            found.append(_approximate(item, approximators, after, lexicon, text, tokens))
            taken = found[-1].j
    return _shared_units(found, tokens, lexicon)


def _shared_units(found: list[Found], tokens: Sequence[Token], lexicon: Lexicon) -> list[Found]:
    """ "From 2.79 to 3.65 per cent": the first number has the unit of the second."""
    made = list(found)
    for n in range(len(found) - 2, -1, -1):  # "1.3, 1.29 and 1.24 percent": the last one's unit is theirs too
        a, b = made[n], made[n + 1]
        joined = a.j < len(tokens) and tokens[a.j].key in {"and", ","} and b.number == a.j + 1
        if joined and a.unit is QuantityUnit.PLAIN and b.unit is QuantityUnit.PER_CENT:
            if a.quantity.decimals > 0 and b.quantity.decimals > 0:
                made[n] = replace(a, quantity=replace(a.quantity, unit=b.unit))
    told = next((q.quantity.currency for q in found if q.unit is QuantityUnit.MONEY), None)
    for n, a in enumerate(made):  # "France spends 66.5 billion dollars, Britain 90.5 billion"
        scale = lexicon.magnitudes.get(tokens[a.j].key, 1.0) if a.j < len(tokens) and told else 1.0
        if told and a.unit is QuantityUnit.PLAIN and scale >= 1e6:
            interval = lexicon.approximators["exactly"].interval(a.value * scale, 10.0**-a.quantity.decimals * scale)
            quantity = replace(
                a.quantity, value=a.value * scale, unit=QuantityUnit.MONEY, interval=interval, currency=told
            )
            made[n] = replace(a, quantity=quantity, j=a.j + 1)
    for n, (a, b) in enumerate(pairwise(found)):
        money = b.unit is QuantityUnit.MONEY and a.value >= 10
        share = b.unit is QuantityUnit.PER_CENT and a.quantity.decimals > 0
        if a.unit is QuantityUnit.PLAIN and b.number == a.j + 1 and (money or share):
            if tokens[a.j].key == "to" and a.i and tokens[a.i - 1].key == "from":
                scale = _magnitude(tokens, b, lexicon) if money else 1.0
                interval = lexicon.approximators["exactly"].interval(
                    a.value * scale, 10.0**-a.quantity.decimals * scale
                )
                quantity = replace(
                    a.quantity, value=a.value * scale, unit=b.unit, interval=interval, currency=b.quantity.currency
                )
                made[n] = replace(a, quantity=quantity)
    return made


def _magnitude(tokens: Sequence[Token], q: Found, lexicon: Lexicon) -> float:
    """Thousand, million or the like after a number."""
    return next((lexicon.magnitudes[t.key] for t in tokens[q.number + 1 : q.j] if t.key in lexicon.magnitudes), 1.0)


def _of_a_clock(tokens: Sequence[Token], i: int) -> bool:
    """Whether the number is of a time of day: "14:10 Canada will spend"."""
    for a, b in ((i - 2, i), (i, i + 2)):
        if (
            a >= 0
            and b < len(tokens)
            and tokens[a + 1].text == ":"
            and tokens[a].text.isdigit()
            and tokens[b].text.isdigit()
        ):
            glued = tokens[a].end == tokens[a + 1].start and tokens[a + 1].end == tokens[b].start
            if glued and len(tokens[b].text) == 2 and int(tokens[a].text) < 24:
                return True
    return False


def _quantity_at(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Found | None:
    start = i
    currency, key = "", tokens[i].key
    if key in lexicon.currencies and i + 1 < len(tokens) and tokens[i + 1].number:
        currency = lexicon.currencies[key]
        i += 1
    elif not key[0].isdigit() and key not in lexicon.numbers:
        return None
    if _split(tokens, i) or _of_a_clock(tokens, i):
        return None
    first = _number_at(tokens, i, lexicon)
    if first is None or (not currency and _calendar(tokens, first) and not _unit_next(tokens, first.j, lexicon)):
        return None
    second = None
    j = first.j
    if j + 1 < len(tokens) and tokens[j].key in _RANGE:
        k = j + 1
        if currency and lexicon.currencies.get(tokens[k].key) == currency:
            k += 1
        following = _number_at(tokens, k, lexicon) if k < len(tokens) else None
        moved = (
            tokens[j].key == "to"
            and start > 0
            and tokens[start - 1].key == "from"
            and (first.decimals + (first.value >= 1000) > 0 or _changed(tokens, start))
        )
        joined = (tokens[j].key in {"to", "or", *_DASHES} and not moved) or (
            start > 0 and tokens[start - 1].key == "between"
        )
        if following is not None and joined and following.value > first.value:
            second, j = following, following.j
    unit, scale, money, end = _unit_at(tokens, j, currency, lexicon)
    if second is None and unit is QuantityUnit.PER_CENT and start and tokens[start - 1].key == "between":
        following = _number_at(tokens, end + 1, lexicon) if end + 1 < len(tokens) and tokens[end].key == "and" else None
        if following is not None and following.value > first.value:  # "between 5% and 6%"
            second = following
            unit, scale, money, end = _unit_at(tokens, following.j, currency, lexicon)
    if unit is QuantityUnit.PLAIN and second is not None:
        second, j = None, first.j
        unit, scale, money, end = _unit_at(tokens, j, currency, lexicon)
    if unit is QuantityUnit.PLAIN:
        quantity = Quantity(first.value, first.decimals, unit, _near(first, 1.0), words="")
        return Found(quantity, start, first.j, first.i)
    if unit is QuantityUnit.COUNT and first.value == 1 and _one_of(tokens, start):
        return None  # "Britain is one of ten allies": the count is ten
    if unit is QuantityUnit.COUNT:
        total, end = _total_at(tokens, first.j, lexicon)
        quantity = Quantity(first.value, 0, unit, Interval(first.value, first.value, high_closed=True), of_total=total)
        return Found(quantity, start, end, first.i)
    last = second or first
    decimals = max(first.decimals, last.decimals)
    resolution = 10.0**-decimals * scale
    if second is not None:
        interval = Interval(first.value * scale - resolution / 2, second.value * scale + resolution / 2)
        quantity = Quantity(second.value * scale, decimals, unit, interval, "range", currency=money)
    else:
        interval = lexicon.approximators["exactly"].interval(first.value * scale, resolution)
        quantity = Quantity(first.value * scale, decimals, unit, interval, currency=money)
    return Found(quantity, start, end, first.i)


_CHANGES = frozenset(
    {
        "raise",
        "raises",
        "raised",
        "rise",
        "rises",
        "rose",
        "increase",
        "increased",
        "lift",
        "hike",
        "move",
        "grow",
        "grew",
    }
)


def _changed(tokens: Sequence[Token], start: int) -> bool:
    """Whether what is raised goes "from 2 to 5 percent", which is no range."""
    return any(t.key in _CHANGES for t in tokens[max(0, start - 7) : start])


def _split(tokens: Sequence[Token], i: int) -> bool:
    """Whether the digits at i are part of a number written in a way that is left alone: ".5", "1/4", "1½"."""
    before = tokens[i - 1] if i and tokens[i - 1].end == tokens[i].start else None
    if before is not None and before.text[-1].isalpha() and before.end - before.start == len(before.text) <= 2:
        return True  # "G7", "F35", but not Italian "all'1,29%", put as "at 1.29%"
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if before is not None and (before.text == "." or (before.text == "/" and i > 1 and tokens[i - 2].number)):
        return True
    if after is None or not tokens[i].number:
        return False
    slashed = after.text == "/" and after.start == tokens[i].end and i + 2 < len(tokens) and tokens[i + 2].number
    return slashed or "¼" <= after.text <= "¾" or "⅐" <= after.text <= "⅞"


def _near(number: _Number, scale: float) -> Interval:
    half = 10.0**-number.decimals * scale / 2
    return Interval(number.value * scale - half, number.value * scale + half)


def _number_at(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> _Number | None:
    token = tokens[i]
    if token.number:
        parsed = parse_number(token.text, lexicon.decimal, lexicon.thousands)
        return None if parsed is None else _Number(parsed[0], parsed[1], i, i + 1)
    value = lexicon.numbers.get(token.key)
    return None if value is None else _Number(value, 0, i, i + 1)


def parse_number(text: str, decimal: str, thousands: str) -> tuple[float, int] | None:
    """Value and decimals of a written number; None for what is none (1.2.3, a date, a version)."""
    if text.isdecimal() and len(text) <= 15:
        return float(text), 0
    groups = text.split(thousands)
    if len(groups) > 1:
        whole, dot, rest = groups[-1].partition(decimal)
        if all(len(g) == 3 for g in [*groups[1:-1], whole]) and 1 <= len(groups[0]) <= 3:
            text = "".join(groups[:-1]) + whole + (dot + rest)
        elif len(groups) == 2 and decimal not in text:
            text = text.replace(thousands, decimal)  # 1,28 in an English text: a decimal comma
        else:
            return None
    if text.count(decimal) > 1 or len(text) > 24:
        return None
    whole, _, rest = text.partition(decimal)
    try:
        return float(f"{whole}.{rest or 0}"), len(rest)
    except ValueError:
        return None


def _unit_at(tokens: Sequence[Token], j: int, currency: str, lexicon: Lexicon) -> tuple[QuantityUnit, float, str, int]:
    """Unit, scale, currency and the end of the unit that follows a number."""
    n = len(tokens)
    start = j
    if j < n and tokens[j].key in _DASHES and j + 1 < n and _is_unit(tokens[j + 1].key, lexicon):
        j += 1
    key = tokens[j].key if j < n else ""
    following = tokens[j + 1].key if j + 1 < n else ""
    if key in _PER_CENT or (key == "per" and following == "cent"):
        end = j + (2 if key == "per" else 1)
        if end < n and tokens[end].key in _DASHES and end + 1 < n and tokens[end + 1].key.startswith("point"):
            end += 1
        if end < n and tokens[end].key in {"point", "points"}:
            return QuantityUnit.POINTS, 1.0, "", end + 1
        return QuantityUnit.PER_CENT, 1.0, "", end
    if key in {"points", "point"} and "." in tokens[start - 1].text:
        return QuantityUnit.POINTS, 1.0, "", j + 1
    if key in {"percentage", "percentage-point", "percentage-points"}:
        if key != "percentage":
            return QuantityUnit.POINTS, 1.0, "", j + 1
        while j + 1 < n and tokens[j + 1].key in {"point", "points", "-"}:
            j += 1
        return QuantityUnit.POINTS, 1.0, "", j + 1
    scale, end = 1.0, start
    glued = key
    if glued in lexicon.magnitudes and (currency or len(glued) > 1):
        scale, end = lexicon.magnitudes[glued], j + 1
        if end < n and tokens[end].key in _DASHES and end + 1 < n and _is_unit(tokens[end + 1].key, lexicon):
            end += 1
    if currency:
        return QuantityUnit.MONEY, scale, currency, end
    one = tokens[end].key if end < n else ""
    two = f"{one} {tokens[end + 1].key}" if end + 1 < n else ""
    for length, name in ((2, two), (1, one)):
        spelled = name in {"dollars", "euros"} and not (
            tokens[start - 1].text.isdigit() and 1900 < int(tokens[start - 1].text) < 2040
        )  # "829 dollars", not "in 2021 dollars"
        if name in lexicon.currencies and (scale > 1.0 or name in {"€", "£"} or spelled):
            return QuantityUnit.MONEY, scale, lexicon.currencies[name], end + length
    if scale == 1.0 and end < n and tokens[end].key in _COUNTED_OR_PART:
        return QuantityUnit.COUNT, 1.0, "", end
    if scale == 1.0 and _counted_soon(tokens, end):
        return QuantityUnit.COUNT, 1.0, "", end
    return QuantityUnit.PLAIN, scale, "", end


_COUNTED = {"allies", "ally", "members", "member", "countries", "country", "nations", "nation", "states", "state",
            "governments", "capitals"}  # fmt: skip


_COUNTED_OR_PART = _COUNTED | {"of", "out"}


def _counted_soon(tokens: Sequence[Token], j: int) -> bool:
    """Whether up to three describing words lead to what is counted ("nine of NATO's", "23 European allies")."""
    for k in range(j, min(j + 4, len(tokens))):
        if tokens[k].key in _COUNTED:
            return True
        if not (tokens[k].text[0].isalpha() or tokens[k].key == "'s"):
            return False
        if tokens[k].key in {"of", "per", "in", "and", "to", "on", "for", "by", "than", "the", "billion", "million"}:
            return False
    return False


def _one_of(tokens: Sequence[Token], i: int) -> bool:
    before = tokens[i - 1].key if i else ""
    return i + 1 < len(tokens) and tokens[i + 1].key == "of" and before not in {"only", "just", ""}


def _total_at(tokens: Sequence[Token], j: int, lexicon: Lexicon) -> tuple[int | None, int]:
    """The 32 of "23 of 32", "23 out of the 32", "23 of NATO's 32", and where it ends."""
    n = len(tokens)
    k = j
    if k < n and tokens[k].key in _COUNTED:
        k += 1
    if k < n and tokens[k].key == "out":
        k += 1
    if k < n and tokens[k].key == "of":
        for step in range(k + 1, min(k + 6, n)):
            number = _number_at(tokens, step, lexicon)
            if number is not None and number.value.is_integer() and 2 <= number.value <= 100:
                return int(number.value), number.j
            if tokens[step].key in {"those", "whom", "which", ",", ".", "target", "goal", "threshold"}:
                break
    return None, j


def _unit_next(tokens: Sequence[Token], j: int, lexicon: Lexicon) -> bool:
    return j < len(tokens) and _is_unit(tokens[j].key, lexicon)


def _is_unit(key: str, lexicon: Lexicon) -> bool:
    return key in _PER_CENT or key == "per" or key in lexicon.magnitudes or key in lexicon.currencies


def _calendar(tokens: Sequence[Token], number: _Number) -> bool:
    return number.decimals == 0 and 1900 <= number.value <= 2100 and len(tokens[number.i].text) == 4


def _fraction(tokens: Sequence[Token], m: Mark) -> Found | None:
    if m.value == "0.5" and (m.j >= len(tokens) or tokens[m.j].key not in {"of", "the", "nato", "its"}):
        return None
    value = float(m.value)
    quantity = Quantity(value, 0, QuantityUnit.FRACTION, Interval(value, value, high_closed=True))
    return Found(quantity, m.i, m.j, m.i)


def _approximate(
    item: Found,
    before: dict[int, Mark],
    after: dict[int, Mark],
    lexicon: Lexicon,
    text: str,
    tokens: Sequence[Token],
) -> Found:
    """The same quantity with the approximator beside it, which decides its interval."""
    q = item.quantity
    mark = before.get(item.i) or before.get(item.number)
    if mark is None and item.i > 0 and tokens[item.i - 1].key in {"the", "a", "an", "only", "its"}:
        mark = before.get(item.i - 1)
    tail = after.get(item.j)
    if mark is None and tail is not None and tokens[tail.i].key in {"or", "give"}:
        mark = tail
    if q.approximator == "range" or (mark is None and q.unit is not QuantityUnit.FRACTION):
        return item
    approximator = lexicon.approximators[mark.value if mark else "exactly"]
    if q.unit is QuantityUnit.MONEY and approximator.finest is not None:
        return item  # "exactly $1.5 billion": no publisher's cents are meant
    if q.unit is QuantityUnit.FRACTION:
        interval = approximator.part(q.value)
    elif q.unit is QuantityUnit.COUNT:
        interval = _count_interval(approximator.kind, q.value)
    else:
        scale = abs(q.interval.high - q.interval.low) if q.interval.high and q.interval.low is not None else 1.0
        interval = approximator.interval(q.value, scale)
    i = min(item.i, mark.i) if mark else item.i
    j = max(item.j, mark.j) if mark else item.j
    words = written(text, tokens[mark.i : mark.j]) if mark else ""
    made = Quantity(q.value, q.decimals, q.unit, interval, mark.value if mark else "", words, q.currency, q.of_total)
    return Found(made, i, j, item.number)


def _count_interval(kind: str, value: float) -> Interval:
    """Whole numbers: "nearly 20 allies" is 18 or 19, "more than 20" starts at 21."""
    match kind:
        case "near":
            return Interval(value - max(1.0, round(value / 20)), value + max(1.0, round(value / 20)), high_closed=True)
        case "below":
            return Interval(value - max(1.0, value // 10), value)
        case "above":
            return Interval(value, value + max(1.0, value // 10), low_closed=False, high_closed=True)
        case "floor":
            return Interval(value, None)
        case "over":
            return Interval(value, None, low_closed=False)
        case "cap":
            return Interval(None, value, high_closed=True)
        case _:
            return Interval(None, value)
