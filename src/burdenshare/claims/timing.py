"""Which time of a sentence goes with a number: when something was so, and by when it is to be."""

from __future__ import annotations

from datetime import date

from burdenshare.claims.beside import moved_from
from burdenshare.claims.periods import Time
from burdenshare.claims.quantities import Found
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import Claim, Kind, QuantityUnit, When

_ESTIMATES_OUT = 6
"""The month from which a year's newest figures are estimates of that very year; those of spring are of the year before."""
_YEAR_BEFORE = {"the year before", "a year earlier", "a year before", "the previous year", "the prior year",
                "twelve months earlier"}  # fmt: skip
_TOLD = {"figure", "figures", "share", "spending", "ratio", "level", "number", "total", "budget", "estimate",
         "estimates", "expenditure", "outlays", "rate", "report", "data", "annual", "defence", "defense", "military"}  # fmt: skip
_LATER = {"then", "after", "later", "since", "while", "but", "whereas"}
_NOT_OF_LIST = {"now", "today", "currently", "to", "from", "will", "are", "reach", "this", "while", "but", "whereas",
                "than", "then", "after", "later", "since"}  # fmt: skip
_TELLING = {"was", "were", "is", "stood", "had", "been", "that", "it", "this", "the", "figure", "share", "still", "only", "at",
            "just", "spent"}  # fmt: skip
_REPORTS = frozenset({"estimate", "estimates", "report", "figures", "data", "projections", "release"})
_MEETINGS = {"summit", "summits", "meeting"}
_PARTED = {",", ";", "and", "but"}


def when(s: Sentence, q: Found, claims: list[Claim], today: date) -> When:
    """The time that goes with a quantity; "the year before" counts from the year of the figure told before it."""
    found = _beside(s, q, claims)
    if found.basis == "relative" and found.words.casefold() in _YEAR_BEFORE:
        told = next((k for k in reversed(claims[-3:]) if s.start <= k.start < s.end), None)
        if told is not None and told.when.years and told.when.years[0] < today.year:
            return When("relative", (told.when.years[0] - 1,), found.words)
        moved = any(o.j <= q.i and o.unit is q.unit for o in s.quantities)
        if (told is None or not told.when.years) and moved and today.month < _ESTIMATES_OUT:
            return When("relative", (today.year - 2,), found.words)  # the figure told is last year's till summer
    return found


def _beside(s: Sentence, q: Found, claims: list[Claim]) -> When:
    """The time that goes with a quantity: next after it, else before it, else the only one."""
    lo, hi = s.reach(q.i)
    aside = [(a, b) for a, b in s.relatives() if not a <= q.i < b]
    times = [
        t
        for t in s.times
        if t.when.basis != "calendar" and not t.adjective and not t.compared and lo <= t.i < hi
        if not _of_a_report(s, t)
        if s.key(t.j) != "'s" or s.key(t.j + 1) in _TOLD  # "last year's silver medallist"
        if not any(a <= t.i < b for a, b in aside) and not of_promise(s, q.j, t)
    ]
    if (headed := next((t for t in s.times if t.j + 1 == q.i and s.key(t.j) == ":"), None)) is not None:
        return _plain(headed)  # "(2025: 2.31%; 2024: 1.96%)"
    spans = sorted({y for t in times if t.span for y in t.when.years})
    if len(spans) == 2 and s.key(q.number - 1) == "to":
        return When("stated", (spans[1],), str(spans[1]))  # "leapt by 1.08 points between 2024 and 2025, to 3.35%"
    if not times:
        return _year_of_list(s, q, claims) or When("none")
    rivals = [o.i for o in s.quantities if o.i >= q.j and (o.unit is q.unit or _may_be_share(o))]
    times = [t for t in times if t.i < q.j or not _opens_next(s, t, rivals)]
    if (
        beside := next(
            (t for t in times if t.i == q.j + 1 and s.key(q.j) in {"(", "in", ","} and s.key(t.j) != ":"), None
        )
    ) is not None:
        return _plain(beside)
    following = [t for t in times if t.i >= q.j]
    bound = min([*rivals, *_next_owner(s, q)], default=len(s.tokens))
    near = [t for t in following if t.i < bound and not _of_comparison(s, q, t) and not of_meeting(s, q.j, t)]
    floor = max((o.j for o in s.quantities if o.j <= q.i and o.unit is q.unit), default=0)
    own = [t for t in times if t.j <= q.i and t.i >= floor and (floor == 0 or _heads(s, t))]
    if near and own and own[-1].when.years:
        if _of_next(s, q, near[0], rivals) or (
            own[-1].when.by is None and _joins(s, own[-1].j, q.i) and not _joins(s, q.j, near[0].i)
        ):
            return _plain(own[-1])
    if near:
        return _plain(next((t for t in near if t.when.years), near[0]))
    if listed := _year_of_list(s, q, claims):
        return listed
    before = [t for t in times if t.j <= q.i]
    if moved_from(s, q) is not None:
        return When("none")  # "from 1.40% in 2014 to 2.01%": the year is the first number's
    close = [t for t in before if t.i >= floor and (floor == 0 or q.i - t.j <= 2)]
    if close:
        return _plain(next((t for t in reversed(close) if t.when.years), close[-1]))
    if floor and own and q.i - own[-1].j <= 8:
        return _plain(own[-1])
    return (
        _plain(before[0])
        if len(times) == 1 and before and before[0].i < floor <= q.i and _opens(before[0])
        else When("none")
    )


def of_promise(s: Sentence, j: int, t: Time) -> bool:
    """Whether the year behind token j is of a promise: "are to reach 2%, to which they committed in 2014".

    Or by when the owner of a number set apart promises more: "France, at 1.90%, promises to get there by 2025".
    """
    if t.deadline and t.i > j and s.key(j) == "," and s.between(j, t.i, "pledge"):
        return True
    lead = next((k for k in range(j, t.i) if s.key(k) == "which"), None)
    return lead is not None and bool(s.between(lead, t.i, "pledge", "adopted"))


def _year_of_list(s: Sentence, q: Found, claims: list[Claim]) -> When | None:
    """The year of the figure before, in a list that says it once: "Spain spent 1.24% in 2024; Slovenia managed 1.37%"."""
    told = next((k for k in reversed(claims[-3:]) if s.start <= k.start < s.end and k.kind is Kind.MEASURE), None)
    if (
        told is None
        or told.when.basis not in {"stated", "relative"}
        or told.comparison
        or told.measure != "share_of_gdp"
    ):
        return None
    before = next((o for o in reversed(s.quantities) if o.j <= q.i and o.unit is q.unit), None)
    if before is None or told.quantity is None or told.quantity.value != before.value:
        return None
    parted = max((k for k in range(before.j, q.i) if s.key(k) in {";", ",", "and"}), default=before.j)
    keys = {s.key(k) for k in range(parted, q.i)} | ({s.key(k) for k in range(before.j, q.i)} & _LATER)
    own = any(n.code and n.cls != "group" and before.j <= n.i < q.i for n in s.names)
    present = [m for m in s.between(before.j, q.i, "spend", "stand_at", "meet") if m.value.endswith("s")]
    return None if not own or present or keys & _NOT_OF_LIST else told.when


def deadline(s: Sentence, q: Found) -> int | None:
    """The year of "by 2035" or "by the end of this year" that goes with a quantity, or None.

    A year of review is no deadline, and one beyond another number of per cent is that number's.
    """
    lo, hi = s.reach(q.i)
    others = [o.i for o in s.quantities if o.unit is q.unit and o.i != q.i]
    times = [t for t in s.times if t.when.by is not None and lo <= t.i < hi and not _reviewed(s, t.i)]
    after = [t for t in times if t.i >= q.j and not any(q.j <= i < t.i for i in others)]
    ends = [o.j for o in s.quantities if o.unit is q.unit and o.i != q.i]
    before = [t for t in times if t.j <= q.i and t.deadline and not any(t.j <= i < q.i for i in others)]
    before = [t for t in before if not any(0 <= t.i - j <= 4 for j in ends)]  # "2.5% by 2027 and 3% after": the first's
    chosen = after[0] if after else (before[-1] if before else None)
    return chosen.when.by if chosen else None


def _next_owner(s: Sentence, q: Found) -> list[int]:
    """Where the next ally begins with a figure of its own: "Lithuania with 5.33%, and Estonia, in 2025 at 3.38%"."""
    return [
        n.i
        for n in s.names
        if n.i >= q.j
        and n.cls in {"area", "capital"}
        and n.code
        and not n.place
        and s.key(n.i - 1) in {"and", ";", "while", "but", ":"}
        if any(o.unit is q.unit and o.i > n.j for o in s.quantities)
    ][:1]


def _opens_next(s: Sentence, t: Time, rivals: list[int]) -> bool:
    """Whether the time belongs to the number behind it: "2.27%, last year it was 1.99%"."""
    after = next((i for i in sorted(rivals) if i >= t.j), None)
    if after is None or s.key(t.i - 1) not in {",", "-", "–", "in"} or after - t.j > 6:
        return False
    lead = t.i - 2 if s.key(t.i - 1) == "in" else t.i - 1
    between = {s.key(k) for k in range(t.j, after)}
    return (
        s.key(lead) in {",", "-", "–", "(", "while", "whereas", "but", "and"}
        and bool(between & {"was", "were", "stood", "is", "spent"})
        and between <= _TELLING
    )


def _of_a_report(s: Sentence, time: Time) -> bool:
    """Whether the time is when a report came out: "1.96% according to the estimates of June 2024"."""
    for k in range(time.i - 1, max(-1, time.i - 5), -1):
        if s.key(k) in _REPORTS:
            return k < time.i - 1
        if s.key(k) == "to" and s.key(k - 1) == "according":
            return True
        if not (s.key(k) in {"of", "from", "in", "the"} or s.tokens[k].capital or s.tokens[k].number):
            return False
    return False


def _heads(s: Sentence, t: Time) -> bool:
    """Whether the time heads its part of a row: "..., and this year it stands at 1.55%"."""
    return s.key(t.i - 1) in _PARTED or (s.key(t.i - 1) == "in" and s.key(t.i - 2) in _PARTED)


def _of_next(s: Sentence, q: Found, t: Time, rivals: list[int]) -> bool:
    """Whether the time behind a number is the next number's: "in 2022 it spent 1.40%, last year 1.48%"."""
    parted = any(s.key(k) in _PARTED for k in range(q.j, t.i))
    return parted and any(0 <= r - t.j <= 7 for r in rivals)


def _of_comparison(s: Sentence, q: Found, t: Time) -> bool:
    """Whether the time is of what the number is set against: "4.12% of GDP, almost twice what it spent in 2022"."""
    words = [s.key(k) for k in range(q.j, t.i)]
    return "," in words and not {"twice", "double", "triple", "times"}.isdisjoint(words[words.index(",") :])


def of_meeting(s: Sentence, j: int, t: Time) -> bool:
    """Whether the time is of a meeting named behind token j: "spends 2%, the commitment sealed at the Wales summit in 2014"."""
    return not _MEETINGS.isdisjoint(s.key(k) for k in range(max(j, t.i - 5), t.i))


def _joins(s: Sentence, i: int, j: int) -> bool:
    """Whether tokens i to j stand in one part of a sentence, without a comma, a semicolon or a conjunction between."""
    return _PARTED.isdisjoint(s.key(k) for k in range(i, j))


def _opens(time: Time) -> bool:
    """Whether the time stands at the head of its sentence ("In 2024, ...") and so governs all of it."""
    return time.i <= 2


def _reviewed(s: Sentence, i: int) -> bool:
    return not {"review", "reviewed", "reviewing", "reviews"}.isdisjoint(s.key(k) for k in range(i - 8, i))


def _plain(time: Time) -> When:
    """The year of an expression; a stretch of years has none."""
    if not time.span:
        return time.when
    return When("span", (), time.when.words, by=time.when.by)


def _may_be_share(q: Found) -> bool:
    """Whether a number without a sign may be a share all the same: "would rise to 1.53 by 2024"."""
    return q.unit is QuantityUnit.PLAIN and q.quantity.decimals > 0
