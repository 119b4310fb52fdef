"""Which of its sources an entry is shown with, and what a reader must know of a source that is a later page.

An entry is known from its own day on (registers.py): a statement was public when it was made, whatever page still tells
of it. Where no page of that day could be found, the day rests on the word of a later one, and every format says so.
"""

from __future__ import annotations

from datetime import date

from burdenshare.nouns.commitments import Commitment, Event, Pledge, Position, Source

Entry = Commitment | Pledge | Position | Event

_DAY_OF = {Event: "event", Commitment: "decision", Pledge: "statement", Position: "statement"}


def day_of(entry: Entry, as_of: date | None = None) -> date | None:
    """The day that an entry stands for, None where it has none.

    Of an event its last, of one announced the day of that; of a target adopted after `as_of` the day of its proposal.
    """
    if isinstance(entry, Pledge):
        return entry.pledged
    if isinstance(entry, Position):
        return entry.since
    if isinstance(entry, Event):
        return entry.announced or entry.end
    if entry.adopted is not None and (as_of is None or entry.adopted <= as_of or entry.proposed is None):
        return entry.adopted
    return entry.proposed


def cited(entry: Entry, as_of: date | None = None) -> Source:
    """The source that an entry is shown with: the first listed that was out on its day, else the earliest.

    as_of: the reader's day; a source that came after it is taken only where no other is held.
    """
    out = [s for s in entry.sources if s.date is not None and (as_of is None or s.date <= as_of)]
    day = day_of(entry, as_of)
    of_the_day = (s for s in out if s.date is not None and day is not None and s.date <= day)
    return next(of_the_day, None) or min(out or entry.sources, key=lambda s: s.date or date.max)


def remark(entry: Entry, as_of: date | None = None) -> str:
    """That the source shown is a later page, "" where it is none: "source published 21 July 2025, after the day of ..."."""
    published, day = cited(entry, as_of).date, day_of(entry, as_of)
    if published is None or day is None or published <= day:
        return ""
    return f"source published {published.day} {published:%B %Y}, after the day of the {_DAY_OF[type(entry)]}"
