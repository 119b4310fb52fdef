"""Meetings that a text places in time: "the NATO summit in The Hague in three weeks", "later this month"."""

from __future__ import annotations

from collections.abc import Iterable

from burdenshare.claims.context import Context
from burdenshare.claims.lexicon import Mark
from burdenshare.claims.naming import Name
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import Kind, When
from burdenshare.nouns.commitments import Event

_LEADERS = {"leaders", "presidents", "premiers", "heads", "summit"}
_NEAR_DAYS = {"tomorrow": 1, "today": 0, "yesterday": -1, "tonight": 0}
_MONTH_AFTER = {"in", "next", "last", "of", "late", "early", "this"}
_DAYS = {"one", "two", "three", "first", "second", "final", "last", "opening", "closing"}


def read(s: Sentence, c: Context, events: Iterable[Event]) -> None:
    """Add a claim for each summit or ministerial that the sentence both names by place and places in time."""
    for cls, kind in (("event_summit", "summit"), ("event_ministerial", "ministerial")):
        for mark in s.of(cls):
            if kind == "summit" and mark.value.endswith(" in") and _LEADERS.isdisjoint(t.key for t in s.tokens):
                continue  # "defence ministers are meeting in Brussels": no summit
            lo, hi = max(0, mark.i - 10), min(len(s.tokens), mark.j + 14)
            placed = _placed(s, c, mark, kind, events)
            time = _time(s, c, mark.i, mark.j, lo, hi) if placed else None
            time = time or _in_a_year_of(s, mark, placed)
            if time is None:
                continue
            when, i, j = time
            c.add(
                Kind.EVENT, s, min(mark.i, i), max(mark.j, j), f"event-{kind}", event=_meant(placed, when).id, when=when, measure=when.words
            )  # fmt: skip
            break


def _placed(s: Sentence, c: Context, mark: Mark, kind: str, events: Iterable[Event]) -> list[Event]:
    """The events of that kind whose place the words around name, nearest to the article's day first.

    A place is its town, its country after "in" ("a summit in the Netherlands"), or its capital told as one.
    """
    beside = {s.key(k) for k in (*range(mark.i - 6, mark.i), *range(mark.j, mark.j + 10))}
    beside |= {s.key(k) for k in range(mark.i - 12, mark.i - 6) if s.key(k - 1) in {"in", "the"}}
    countries = {n.code for n in s.names if n.code and n.cls != "group" and _told_as_place(s, n, mark)}
    named = []
    for e in events:
        place = e.place.casefold().removeprefix("the ").split(",")[0].split()
        called = e.id.split("-")[1]  # "the Wales summit" was held in Newport
        if e.kind == kind and place and (set(place) <= beside or called in beside or e.country in countries):
            named.append(e)
    return sorted(named, key=lambda e: abs((e.start - c.day).days))


def _told_as_place(s: Sentence, name: Name, mark: Mark) -> bool:
    if not (mark.i - 8 <= name.i and name.i <= mark.j + 8):
        return False
    if name.cls == "adjective":
        return s.key(name.j) == "capital"
    return name.cls == "area" and s.key(name.i - 1) == "in"


def _meant(placed: list[Event], when: When) -> Event:
    """The meeting of the year that the text states, else the one nearest to the article's day."""
    return next((e for e in placed if when.basis == "stated" and e.start.year in when.years), placed[0])


def _in_a_year_of(s: Sentence, mark: Mark, placed: list[Event]) -> tuple[When, int, int] | None:
    """ "In 2014 the allies agreed at a summit in Wales ...": a year farther off, in which there was one in that place."""
    start, end = s.clause(mark.i)
    for t in s.times:
        near = start <= t.i < end and abs(t.i - mark.i) <= 14
        beside = t.j == mark.i or t.i == mark.j  # "the 2026 summit will be in Turkey"
        if t.when.basis == "stated" and (beside or (near and not t.deadline)):
            if any(e.start.year in t.when.years for e in placed):
                return When("stated", t.when.years, t.when.words), t.i, t.j
    return None


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
            told = next((m.value.replace("_", " ") for m in s.of("time") if m.i == t.i), t.when.words)
            return When("calendar", (), told), t.i, t.j
        near = 0 < i - t.i <= 3 or 0 <= t.i - j <= 5
        if t.when.basis in {"stated", "relative"} and t.when.years and not t.deadline and near:
            return When("stated", t.when.years, t.when.words), t.i, t.j
    for k in range(max(0, i - 6), min(j + 12, len(s.tokens))):
        if s.key(k) in c.lexicon.weekdays and s.tokens[k].capital:
            return When("weekday", (c.lexicon.weekdays.index(s.key(k)),), s.tokens[k].text), min(i, k), max(j, k + 1)
    for k in range(max(0, i - 8), min(j + 10, len(s.tokens))):
        if s.key(k) == "day" and (s.key(k + 1) in _DAYS or s.key(k - 1) in _DAYS):
            return When("day", (), "the day"), min(i, k), max(j, k + 1)
    for k in range(max(0, i - 8), min(j + 8, len(s.tokens))):
        if s.key(k) in c.lexicon.months and (k + 1 == i or s.key(k - 1) in _MONTH_AFTER or not s.key(k - 1).isalpha()):
            if not any(t.i <= k < t.j for t in s.times) and s.tokens[k].capital:
                return (
                    When("month", (c.lexicon.months.index(s.key(k)) + 1,), s.tokens[k].text),
                    min(i, k),
                    max(j, k + 1),
                )
    return None


def _distance(s: Sentence, i: int, j: int) -> tuple[int, int] | None:
    """Days ahead (or, negative, ago) that "in three weeks" counts, and the token after it."""
    for k in range(i, j):
        if s.key(k) == "eve" and s.key(k + 1) == "of":
            return 1, k + 1
        unit = {"day": 1, "week": 7, "month": 30, "days": 1, "weeks": 7, "months": 30}.get(s.key(k))
        if unit is None or not k:
            continue
        found = next((q for q in s.quantities if q.j == k), None)
        if found is None and s.key(k - 1) in {"a", "one"} and s.key(k + 1) == "before":
            return unit, k + 2  # "a week before the summit"
        if found is None:
            continue
        number = found.value
        if s.key(k + 1) == "before" and number is not None:
            return round(number) * unit, k + 2
        if s.key(found.i - 1) == "in":  # "in just over two weeks" too
            return round(number) * unit, k + 1
        if s.key(k + 1) in {"ago", "earlier"} or (s.key(k + 1) == "after" and k < i + 12):
            return -round(number) * unit, k + 2
    return None
