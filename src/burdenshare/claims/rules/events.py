"""Meetings that a text places in time: "the NATO summit in The Hague in three weeks", "later this month"."""

from __future__ import annotations

from collections.abc import Iterable

from burdenshare.claims.context import Context
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import Kind, When
from burdenshare.nouns.commitments import Event


def read(s: Sentence, c: Context, events: Iterable[Event]) -> None:
    """Add a claim for each summit or ministerial that the sentence both names by place and places in time."""
    for cls, kind in (("event_summit", "summit"), ("event_ministerial", "ministerial")):
        for mark in s.of(cls):
            lo, hi = max(0, mark.i - 10), min(len(s.tokens), mark.j + 14)
            words = {t.key for t in s.tokens[lo:hi]}
            event = _placed(words, kind, events, c)
            distance = _distance(s, mark.j, hi)
            month = next((t for t in s.times if t.when.basis == "calendar" and lo <= t.i <= hi), None)
            year = next((t for t in s.times if t.when.basis == "stated" and lo <= t.i <= hi), None)
            if event is None or (distance is None and month is None and year is None):
                continue
            end = distance[1] if distance else (month.j if month else (year.j if year else mark.j))
            when = year.when if year and not distance and not month else When("calendar", (), _words(s, distance, month))
            c.add(
                Kind.EVENT,
                s,
                min(mark.i, end - 1),
                max(mark.j, end),
                f"event-{kind}",
                event=event.id,
                when=when,
                measure=f"{distance[0]}" if distance else (month.when.words if month else ""),
            )
            break


def _placed(words: set[str], kind: str, events: Iterable[Event], c: Context) -> Event | None:
    """The event of that kind whose place the words name, nearest to the article's day."""
    named = []
    for e in events:
        place = e.place.casefold().removeprefix("the ").split(",")[0].split()
        if e.kind == kind and place and set(place) <= words:
            named.append(e)
    return min(named, key=lambda e: abs((e.start - c.day).days), default=None)


def _distance(s: Sentence, i: int, j: int) -> tuple[int, int] | None:
    """Days ahead (or, negative, ago) that "in three weeks" counts, and the token after it."""
    for k in range(i, j):
        unit = {"day": 1, "week": 7, "month": 30, "days": 1, "weeks": 7, "months": 30}.get(s.key(k))
        if unit is None or k < 2:
            continue
        number = next((q.value for q in s.quantities if q.j == k), None)
        if number is None:
            continue
        if s.key(k - 2) == "in":
            return round(number) * unit, k + 1
        if s.key(k + 1) in {"ago", "earlier"}:
            return -round(number) * unit, k + 2
    return None


def _words(s: Sentence, distance: tuple[int, int] | None, month: object) -> str:
    if distance is not None:
        return " ".join(t.text for t in s.tokens[max(0, distance[1] - 3) : distance[1]])
    return getattr(getattr(month, "when", None), "words", "")
