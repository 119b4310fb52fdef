"""Sources of register entries: a page of the entry's own day is shown where one is held, and a later page says so."""

from dataclasses import replace
from datetime import date

import pytest

from burdenshare.commitments import Registers
from burdenshare.commitments.cited import cited, day_of, remark
from burdenshare.nouns.commitments import Position, Source

R = Registers()
LATER_PAGES = {"events": 3, "commitments": 0, "pledges": 18, "positions": 7}
"""Entries whose earliest source is later than their day. A number here may only fall."""
LATER_BY_MORE_THAN_A_WEEK = {"BEL-2025-02-03-2.5-by-2034"}
"""Those where a reader has more to ask than that a paper comes out the next morning. The set may only shrink."""


def a_position(*published: date) -> Position:
    sources = tuple(Source(f"paper {n}", "title", f"https://example.org/{n}", day) for n, day in enumerate(published))
    return replace(R.positions[0], since=date(2025, 6, 5), sources=sources)


def test_a_page_of_the_day_is_shown_before_a_later_one_that_is_listed_first() -> None:
    position = a_position(date(2025, 7, 21), date(2025, 6, 5))
    assert cited(position).date == date(2025, 6, 5)
    assert remark(position) == ""


def test_of_later_pages_the_earliest_is_shown_and_said_to_be_later() -> None:
    position = a_position(date(2025, 9, 1), date(2025, 7, 21))
    assert cited(position).date == date(2025, 7, 21)
    assert remark(position) == "source published 21 July 2025, after the day of the statement"


def test_a_target_is_shown_as_a_proposal_until_its_adoption() -> None:
    hague = R.commitment("hague-2025")
    assert day_of(hague, date(2025, 6, 23)) == date(2025, 6, 22)
    assert cited(hague, date(2025, 6, 23)).date == date(2025, 6, 22)
    assert cited(hague, date(2025, 6, 26)).publisher == "NATO"


def test_an_event_may_be_told_of_on_its_last_day() -> None:
    wales = next(e for e in R.events if e.id == "summit-wales-2014")
    assert cited(wales).date == wales.end > wales.start
    assert remark(wales) == ""


@pytest.mark.parametrize("register", LATER_PAGES)
def test_entries_that_rest_on_a_later_page_grow_fewer(register: str) -> None:
    later = [e.id for e in getattr(R, register) if remark(e)]
    assert len(later) <= LATER_PAGES[register], f"find a page of the day for one of {', '.join(later)}"


def test_no_further_entry_rests_on_a_page_of_more_than_a_week_later() -> None:
    late = set()
    for entry in (*R.events, *R.commitments, *R.pledges, *R.positions):
        day, published = day_of(entry), cited(entry).date
        if day is not None and published is not None and (published - day).days > 7:
            late.add(entry.id)
    assert late <= LATER_BY_MORE_THAN_A_WEEK
