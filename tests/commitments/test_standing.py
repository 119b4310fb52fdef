"""Where allies stand: share, gap in points and money, trend, rank, and what is not known."""

from datetime import date

import pytest

import burdenshare as bs
from burdenshare.nouns.errors import BadRequest, UnknownArea

DAY = date(2024, 7, 1)


def test_spains_shortfall_is_the_missing_share_of_its_own_gdp() -> None:
    (spain,) = bs.standing(["Spain"], as_of=DAY).rows
    assert spain.figure is not None and spain.figure.printed == "1.28"
    assert spain.points == pytest.approx(-0.72) and spain.state == "below"
    assert spain.gap is not None and spain.gap.word == "shortfall"
    assert spain.gap.gdp.value is not None
    assert spain.gap.amount == pytest.approx(0.0072 * spain.gap.gdp.value)
    assert (spain.gap.currency, spain.gap.price_base) == ("USD", "current")


def test_a_surplus_is_another_word_and_never_negative() -> None:
    (poland,) = bs.standing(["POL"], as_of=DAY).rows
    assert poland.gap is not None and poland.gap.word == "surplus" and poland.gap.amount > 0


def test_ranks_follow_the_shares() -> None:
    rows = [r for r in bs.standing(as_of=DAY).rows if r.figure]
    assert [r.rank for r in rows][:3] == [1, 2, 3] and rows[0].area.code == "POL"
    shares = [r.figure.published for r in rows if r.figure and r.figure.published is not None]
    assert shares == sorted(shares, reverse=True)


def test_iceland_is_a_member_and_is_not_counted() -> None:
    table = bs.standing(as_of=DAY)
    assert table.counts() == {"meets": 23, "below": 8, "no forces": 1}


def test_the_cell_set_to_two_shows_what_its_money_gives() -> None:
    (slovakia,) = bs.standing(["SVK"], as_of=DAY).rows
    assert slovakia.state == "meets" and slovakia.computed == pytest.approx(1.989, abs=5e-4)


def test_the_gap_converts_by_that_years_average_rate() -> None:
    (dollars,) = bs.standing(["ESP"], as_of=date(2025, 6, 5)).rows
    (euros,) = bs.standing(["ESP"], as_of=date(2026, 11, 1), currency="EUR").rows
    assert dollars.gap is not None and dollars.gap.currency == "USD"
    assert euros.gap is None or euros.gap.currency == "EUR"


def test_the_hague_target_is_held_against_its_core_part() -> None:
    table = bs.standing(["POL", "ESP"], target="hague-2025", as_of=date(2026, 9, 1))
    assert table.part.threshold == 3.5 and table.indicator == "core_share_of_gdp"
    assert {r.area.code: r.state for r in table.rows} == {"POL": "meets", "ESP": "below"}


def test_a_group_stands_for_its_members() -> None:
    assert {r.area.code for r in bs.standing(["Baltic states"], as_of=DAY).rows} == {"EST", "LVA", "LTU"}


def test_bad_questions_are_answered_in_a_sentence() -> None:
    with pytest.raises(UnknownArea, match="Did you mean Portugal"):
        bs.standing(["Portugel"], as_of=DAY)
    with pytest.raises(BadRequest, match="no member"):
        bs.standing(["Sweden"], as_of=date(2020, 1, 1))
    with pytest.raises(BadRequest, match="not known on"):
        bs.standing(target="hague-2025", as_of=DAY)
    with pytest.raises(BadRequest, match="currency"):
        bs.standing(["ESP"], as_of=DAY, currency="XYZ")
