"""Whether a pledge is kept, as a reader of a day could tell."""

from dataclasses import replace
from datetime import date

import pytest

import burdenshare as bs
from burdenshare.commitments.keeping import State, keeping
from burdenshare.nouns.commitments import Pledge

TODAY = date(2026, 11, 1)


def pledge(id: str) -> Pledge:
    return next(p for p in bs.registers().pledges if p.id == id)


def state(id: str, day: date = TODAY) -> State:
    return keeping(bs.open(), pledge(id), day).state


def test_a_pledge_is_kept_where_the_figure_of_its_year_reaches_it() -> None:
    told = keeping(bs.open(), pledge("GBR-2015-07-08-2.0-by-2020"), TODAY)
    assert told.state is State.KEPT
    assert told.figure is not None and (told.figure.period, told.figure.printed) == (2020, "2.35")


def test_a_pledge_is_broken_once_its_year_is_over_and_its_figure_lies_below() -> None:
    assert state("POL-2023-01-30-4.0-by-2023") is State.BROKEN


def test_a_state_that_a_release_not_held_could_overturn_says_so() -> None:
    romania = pledge("ROU-2015-01-13-2.0-by-2017")
    then = keeping(bs.open(), romania, date(2018, 12, 1))  # of 2017 only the estimate of June 2017 is held
    assert (then.state, then.newest) == (State.KEPT, False)
    now = keeping(bs.open(), romania, TODAY)
    assert now.state is State.BROKEN


def test_an_estimate_below_while_the_year_runs_is_behind_and_not_broken() -> None:
    poland = pledge("POL-2023-01-30-4.0-by-2023")
    assert keeping(bs.open(), poland, date(2023, 9, 1)).state is State.BEHIND


def test_before_the_figure_of_its_year_the_straight_line_from_its_own_day_rules() -> None:
    told = keeping(bs.open(), pledge("FIN-2025-04-01-3.0-by-2029"), TODAY)
    assert told.start is not None and told.figure is not None and told.line is not None
    assert (told.start.period, told.figure.period) == (2024, 2025)
    assert told.line == pytest.approx(2.41 + (3 - 2.41) / 5)
    assert told.state is State.ON_TRACK
    assert state("GBR-2025-02-25-2.5-by-2027") is State.BEHIND


def test_without_a_figure_newer_than_its_own_day_it_is_not_yet_due() -> None:
    assert state("SWE-2025-03-26-3.5-by-2030", date(2025, 6, 1)) is State.NOT_YET_DUE


def test_a_pledge_that_another_replaced_is_no_longer_held_against_anything() -> None:
    belgium = pledge("BEL-2025-02-03-2.0-by-2029")
    assert state(belgium.id, date(2025, 4, 10)) is State.NOT_YET_DUE
    assert state(belgium.id, date(2025, 4, 11)) is State.REPLACED


def test_definitions_are_not_mixed() -> None:
    assert state("CZE-2026-02-26-2.1-by-2026") is State.OPEN  # 2026 is printed as core defence alone


def test_what_nobody_prints_cannot_be_told_once_its_year_is_over() -> None:
    both = pledge("NOR-2025-06-20-5.0-by-2035")
    assert both.both_parts and keeping(bs.open(), both, TODAY).state is State.NOT_YET_DUE
    assert keeping(bs.open(), replace(both, by=2025), TODAY).state is State.OPEN
    assert keeping(bs.open(), pledge("USA-2025-04-07-money-1000000-by-2025"), TODAY).state is State.OPEN


def test_knowledge_is_of_the_day() -> None:
    assert state("NOR-2024-03-14-2.0-by-2024", date(2024, 3, 15)) is not State.KEPT
    assert state("NOR-2024-03-14-2.0-by-2024", date(2024, 7, 1)) is State.KEPT
