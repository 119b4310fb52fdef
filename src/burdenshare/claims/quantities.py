"""Numbers as texts write them: digits and words, per cent, points, money, fractions, counts, ranges.

A dash is a range only between two numbers that share one unit: "3.5-5 %" is one, "5 percent - 3.5 %" is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from burdenshare.claims.lexicon import Lexicon, Mark
from burdenshare.claims.numerals import Number, in_parts, is_calendar, number_at, of_a_clock
from burdenshare.claims.tokens import Token, written
from burdenshare.claims.units import DASHES, total_at, unit_at, unit_next
from burdenshare.nouns.claims import Interval, Quantity, QuantityUnit

_MINUS = {"-", "\u2212"}
_RANGE = {"to", "and", "or", *DASHES}
_AS_AGREED = {"agreed", "required", "promised", "requested", "mandated", "prescribed"}
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


def find(text: str, tokens: Sequence[Token], marks: Sequence[Mark], lexicon: Lexicon) -> list[Found]:
    """Quantities of one sentence of `text`, in order; years and days of the month are none."""
    starts = [m.i for m in marks if m.cls == "quantity"]
    if not starts:
        return []
    fractions = {m.i: m for m in marks if m.cls == "fraction"}
    signed = {m.j: m.i for m in marks if m.cls == "pledge" and m.value.endswith(" up to")}  # "signed up to 5%"
    own = (m for m in marks if m.cls == "approximator" and signed.get(m.j, m.i) == m.i)
    shortest_first = sorted(own, key=lambda m: m.j - m.i)
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
    return _shared_units(_without_alternatives(found, tokens), tokens, lexicon)


def _without_alternatives(found: list[Found], tokens: Sequence[Token]) -> list[Found]:
    """The quantities without shares that "or" puts beside one another: "1.24% or 5%" claims neither."""
    gone = {
        n
        for k, (a, b) in enumerate(pairwise(found))
        for n in (k, k + 1)
        if a.unit is b.unit is QuantityUnit.PER_CENT and b.i == a.j + 1 and tokens[a.j].key == "or"
    }
    return [q for n, q in enumerate(found) if n not in gone]


def resolved(q: Quantity, kind: str, lexicon: Lexicon) -> Quantity:
    """The quantity read with another approximator, such as "at_least" for a target."""
    interval = lexicon.approximators[kind].interval(q.value, 1.0)
    return replace(q, approximator=kind, interval=interval)


def half_line(value: float, kind: str, lexicon: Lexicon) -> Quantity:
    """A threshold as a quantity: at_least or less_than so many per cent."""
    interval: Interval = lexicon.approximators[kind].interval(value, 1.0)
    return Quantity(value, 0, QuantityUnit.PER_CENT, interval, kind)


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


def _quantity_at(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Found | None:
    start = i
    currency, key = "", tokens[i].key
    if key in lexicon.currencies and i + 1 < len(tokens) and tokens[i + 1].number:
        currency = lexicon.currencies[key]
        i += 1
    elif not key[0].isdigit() and key not in lexicon.numbers:
        return None
    if in_parts(tokens, i) or of_a_clock(tokens, i) or _negative(tokens, i) or _alternative(tokens, i, lexicon):
        return None
    first = number_at(tokens, i, lexicon)
    if first is None or (not currency and is_calendar(tokens, first) and not unit_next(tokens, first.j, lexicon)):
        return None
    second = None
    j = first.j
    if j + 1 < len(tokens) and tokens[j].key in _RANGE:
        k = j + 1
        if currency and lexicon.currencies.get(tokens[k].key) == currency:
            k += 1
        following = number_at(tokens, k, lexicon) if k < len(tokens) else None
        moved = (
            tokens[j].key == "to"
            and start > 0
            and tokens[start - 1].key == "from"
            and (first.decimals + (first.value >= 1000) > 0 or _changed(tokens, start))
        )
        joined = (tokens[j].key in {"to", "or", *DASHES} and not moved) or (
            start > 0 and tokens[start - 1].key == "between"
        )
        if following is not None and tokens[j].key == "or" and not _neighbours(first, following):
            return None  # "1.24 or 5 %" claims neither, and no range
        if following is not None and joined and following.value > first.value:
            second, j = following, following.j
    unit, scale, money, end = unit_at(tokens, j, currency, lexicon)
    if second is None and unit is QuantityUnit.PER_CENT and start and tokens[start - 1].key == "between":
        following = number_at(tokens, end + 1, lexicon) if end + 1 < len(tokens) and tokens[end].key == "and" else None
        if following is not None and following.value > first.value:  # "between 5% and 6%"
            second = following
            unit, scale, money, end = unit_at(tokens, following.j, currency, lexicon)
    if unit is QuantityUnit.PLAIN and second is not None:
        second, j = None, first.j
        unit, scale, money, end = unit_at(tokens, j, currency, lexicon)
    if unit is QuantityUnit.PLAIN:
        quantity = Quantity(first.value, first.decimals, unit, _near(first, 1.0), words="")
        return Found(quantity, start, first.j, first.i)
    if unit is QuantityUnit.COUNT and first.value == 1 and _one_of(tokens, start):
        return None  # "Britain is one of ten allies": the count is ten
    if unit is QuantityUnit.COUNT:
        total, end = total_at(tokens, first.j, lexicon)
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


def _alternative(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether the number is put beside another, bare one by "or", and the two are no neighbours: "1.24 or 5 %"."""
    if i < 2 or tokens[i - 1].key != "or":
        return False
    before, after = number_at(tokens, i - 2, lexicon), number_at(tokens, i, lexicon)
    return before is not None and before.j == i - 1 and after is not None and not _neighbours(before, after)


def _neighbours(first: Number, second: Number) -> bool:
    """Whether one number follows the other at the precision of both, so that "2 or 3 %" is a range."""
    same = first.decimals == second.decimals
    return same and abs(second.value - first.value - 10.0**-first.decimals) < 1e-9


def _negative(tokens: Sequence[Token], i: int) -> bool:
    """Whether a minus is written right before the number ("-2.1%"): no share is, and a change says so in words."""
    if i == 0 or tokens[i - 1].key not in _MINUS or tokens[i - 1].end != tokens[i].start:
        return False
    return i == 1 or tokens[i - 2].end < tokens[i - 1].start


def _changed(tokens: Sequence[Token], start: int) -> bool:
    """Whether what is raised goes "from 2 to 5 percent", which is no range."""
    return any(t.key in _CHANGES for t in tokens[max(0, start - 7) : start])


def _near(number: Number, scale: float) -> Interval:
    half = 10.0**-number.decimals * scale / 2
    return Interval(number.value * scale - half, number.value * scale + half)


def _one_of(tokens: Sequence[Token], i: int) -> bool:
    before = tokens[i - 1].key if i else ""
    return i + 1 < len(tokens) and tokens[i + 1].key == "of" and before not in {"only", "just", ""}


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
    if mark is None and item.i > 1 and tokens[item.i - 1].key in _AS_AGREED:  # "less than the agreed 2 percent"
        mark = before.get(item.i - 1) or (before.get(item.i - 2) if tokens[item.i - 2].key == "the" else None)
    if mark is not None and tokens[mark.i].key == ">" and mark.i and tokens[mark.i - 1].end == tokens[mark.i].start:
        mark = None  # "<b>1.24%</b>": markup left in a text
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
        interval = approximator.count(q.value)
    else:
        scale = abs(q.interval.high - q.interval.low) if q.interval.high and q.interval.low is not None else 1.0
        interval = approximator.interval(q.value, scale)
    i = min(item.i, mark.i) if mark else item.i
    j = max(item.j, mark.j) if mark else item.j
    words = written(text, tokens[mark.i : mark.j]) if mark else ""
    made = Quantity(q.value, q.decimals, q.unit, interval, mark.value if mark else "", words, q.currency, q.of_total)
    return Found(made, i, j, item.number)
