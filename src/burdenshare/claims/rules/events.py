"""Meetings that a text places in time: "the NATO summit in The Hague in three weeks", "later this month"."""

from __future__ import annotations

from collections.abc import Iterable

from burdenshare.claims.context import Context
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import Kind, When
from burdenshare.nouns.commitments import Event

_NEAR_DAYS = {"tomorrow": 1, "today": 0, "yesterday": -1, "tonight": 0}
_DAYS = {"one", "two", "three", "first", "second", "final", "last", "opening", "closing"}


def read(s: Sentence, c: Context, events: Iterable[Event]) -> None:
    """Add a claim for each summit or ministerial that the sentence both names by place and places in time."""
    for cls, kind in (("event_summit", "summit"), ("event_ministerial", "ministerial")):
        for mark in s.of(cls):
            if kind == "summit" and mark.value.endswith(" in") and s.has("event_ministerial"):
                continue  # "defence ministers are meeting in Brussels": no summit
            lo, hi = max(0, mark.i - 10), min(len(s.tokens), mark.j + 14)
            beside = {s.key(k) for k in (*range(mark.i - 6, mark.i), *range(mark.j, mark.j + 10))}
            event = _placed(beside, kind, events, c)
            time = _time(s, c, mark.i, mark.j, lo, hi)
            if event is None or time is None:
                continue
            when, i, j = time
            c.add(
                Kind.EVENT, s, min(mark.i, i), max(mark.j, j), f"event-{kind}", event=event.id, when=when, measure=when.words
            )  # fmt: skip
            break


def _placed(words: set[str], kind: str, events: Iterable[Event], c: Context) -> Event | None:
    """The event of that kind whose place the words name, nearest to the article's day."""
    named = []
    for e in events:
        place = e.place.casefold().removeprefix("the ").split(",")[0].split()
        called = e.id.split("-")[1]  # "the Wales summit" was held in Newport
        if e.kind == kind and place and (set(place) <= words or called in words):
            named.append(e)
    return min(named, key=lambda e: abs((e.start - c.day).days), default=None)


def _time(s: Sentence, c: Context, i: int, j: int, lo: int, hi: int) -> tuple[When, int, int] | None:
    """When the words at i to j are put, and the tokens that say so; None where the sentence does not say.

    basis "distance": words hold the days ahead; "month": years hold the month's number; "calendar": the words;
    "weekday": years hold the day of the week, Monday 0; "day": a day of the meeting itself;
    "stated": the year, right beside the meeting's name.
    """
    if (distance := _distance(s, j, hi) or _distance(s, lo, i)) is not None:
        return When("distance", (), str(distance[0])), i, max(j, distance[1])
    for k in range(max(0, i - 8), min(j + 12, len(s.tokens))):
        if (days := _NEAR_DAYS.get(s.key(k))) is not None:
            return When("distance", (), str(days)), min(i, k), max(j, k + 1)
        number = s.tokens[k]
        if number.number and number.text.isdigit() and 1 <= int(number.text) <= 31:
            month = (
                s.key(k + 1)
                if s.key(k + 1) in c.lexicon.months
                else s.key(k + 3)
                if s.key(k + 3) in c.lexicon.months
                else ""
            )
            month = month or (s.key(k - 1) if s.key(k - 1) in c.lexicon.months else "")
            if month and not any(t.i <= k < t.j for t in s.times):
                return When("month", (c.lexicon.months.index(month) + 1,), number.text), min(i, k), max(j, k + 1)
    for t in s.times:
        if t.when.basis == "calendar" and lo <= t.i <= hi:
            return t.when, t.i, t.j
        near = 0 < i - t.i <= 3 or 0 <= t.i - j <= 5
        if t.when.basis in {"stated", "relative"} and t.when.years and not t.deadline and near:
            return When("stated", t.when.years, t.when.words), t.i, t.j
    for k in range(max(0, i - 6), min(j + 12, len(s.tokens))):
        if s.key(k) in c.lexicon.weekdays and s.tokens[k].capital:
            return When("weekday", (c.lexicon.weekdays.index(s.key(k)),), s.tokens[k].text), min(i, k), max(j, k + 1)
    for k in range(max(0, i - 8), min(j + 10, len(s.tokens))):
        if s.key(k) == "day" and (s.key(k + 1) in _DAYS or s.key(k - 1) in _DAYS):
            return When("day", (), "the day"), min(i, k), max(j, k + 1)
    for k in range(j, min(j + 8, len(s.tokens))):
        if s.key(k - 1) in {"in", "next", "last"} and s.key(k) in c.lexicon.months and s.tokens[k].capital:
            return When("month", (c.lexicon.months.index(s.key(k)) + 1,), s.tokens[k].text), i, k + 1
    return None


def _distance(s: Sentence, i: int, j: int) -> tuple[int, int] | None:
    """Days ahead (or, negative, ago) that "in three weeks" counts, and the token after it."""
    for k in range(i, j):
        unit = {"day": 1, "week": 7, "month": 30, "days": 1, "weeks": 7, "months": 30}.get(s.key(k))
        if unit is None or not k:
            continue
        found = next((q for q in s.quantities if q.j == k), None)
        if found is None:
            continue
        number = found.value
        if s.key(k + 1) == "before" and number is not None:
            return round(number) * unit, k + 2
        if s.key(found.i - 1) == "in":  # "in just over two weeks" too
            return round(number) * unit, k + 1
        if s.key(k + 1) in {"ago", "earlier"}:
            return -round(number) * unit, k + 2
    return None
