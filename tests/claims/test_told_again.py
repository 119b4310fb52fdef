"""What a text says twice, of several at once, or of others on the way, as specifications."""

from datetime import date

import pytest

from burdenshare.nouns.claims import Claim, Kind, Modality
from tests.claims.reading import claims

DAY = date(2025, 6, 20)


def told(text: str, kind: Kind, day: date = DAY) -> list[Claim]:
    return [c for c in claims(text, day) if c.kind is kind]


def values(text: str, kind: Kind = Kind.MEASURE, day: date = DAY) -> list[tuple[tuple[str, ...], float | None]]:
    return [(c.subjects, c.quantity.value if c.quantity else None) for c in told(text, kind, day)]


def test_a_headlines_figure_told_again_with_its_year_is_one_statement() -> None:
    found = told(
        "Spain spends 1.24% of GDP on defence, NATO says. In 2024 Spain spent 1.24% of GDP on defence.", Kind.MEASURE
    )
    assert [(c.when.years, len(c.also_at)) for c in found] == [((2024,), 1)]


def test_a_figure_of_last_year_and_one_of_now_are_two() -> None:
    text = "NATO: the American share of GDP spent on defence was 3.19% last year and is 3.19% now."
    assert len(told(text, Kind.MEASURE)) != 1


def test_a_target_named_again_without_a_deadline_is_one_statement() -> None:
    text = (
        "NATO leaders agreed a target of 5% of GDP on defence by 2035. "
        "The 5% target was agreed by NATO at the summit, officials said."
    )
    assert len(told(text, Kind.TARGET)) == 1


def test_both_share_the_number_behind_them() -> None:
    text = "NATO says Poland spends 4.07% of GDP on defence. Slovenia and Luxembourg, both at 1.29%, spend least."
    assert (("SVN", "LUX"), 1.29) in values(text)


def test_a_number_in_brackets_is_of_the_name_before_them() -> None:
    text = "The Netherlands spends 2.49% of GDP on defence, more than France (2.05%), NATO says."
    assert (("FRA",), 2.05) in values(text)


def test_what_three_baltic_states_spend_together_is_of_the_group() -> None:
    text = "Estonia, Latvia and Lithuania together spend 5.2% of their GDP on defence, NATO says."
    assert values(text) == [(("BALTICS",), 5.2)]


def test_what_two_allies_spend_together_is_a_figure_of_neither() -> None:
    assert values("Spain and Italy together spend 1.4% of their GDP on defence, NATO says.") == []


def test_a_number_to_two_decimals_of_this_year_is_an_estimate() -> None:
    assert values("Germany will reach 2.12% of GDP on defence this year, NATO says.") == [(("DEU",), 2.12)]


def test_a_cap_is_a_pledge() -> None:
    text = "Spain will spend no more than 2.1% of GDP on defence, Sánchez told NATO."
    assert (("ESP",), 2.1) in values(text, Kind.PLEDGE)


def test_who_pledges_that_it_spends_has_not_spent() -> None:
    text = "The government has pledged that the Netherlands spends 2% of GDP on defence, the NATO target."
    assert (("NLD",), 2.0) in values(text, Kind.PLEDGE)
    assert values(text) == []


def test_what_is_supposed_of_an_ally_is_no_pledge() -> None:
    assert claims("If the Netherlands would spend 5% of GDP on defence, NATO would rejoice.", DAY) == ()


def test_the_members_that_meet_a_line_may_be_counted_last() -> None:
    assert values("In 2014 the NATO allies that spent 2% of GDP on defence were only three.", Kind.COUNT) == [
        (("NATO",), 3.0)
    ]


def test_a_number_that_a_count_rose_to_is_counted() -> None:
    text = "The number of NATO allies that meet the 2% target rose from 10 to 23."
    assert (("NATO",), 23.0) in values(text, Kind.COUNT)


def test_what_is_no_problem_for_six_counts_nobody() -> None:
    assert told("The 3.5% target is no problem for six NATO members.", Kind.COUNT) == []


@pytest.mark.parametrize(
    "text",
    [
        "The NATO target will rise to 5% of GDP.",
        "Deal at NATO: defence spending at 5% of GDP by 2035.",
        "Rutte has proposed to NATO allies to raise to 5% of GDP their defence spending.",
        "NATO plans to raise the target from 2 to 5% of GDP.",
        "It was agreed at the NATO summit that the allies spend 5% of GDP on defence.",
    ],
)
def test_a_target_is_told_in_many_ways(text: str) -> None:
    assert (("NATO",), 5.0) in values(text, Kind.TARGET)


def test_the_goal_of_one_ally_is_its_pledge() -> None:
    text = "The goal of Italy is to reach 2% of GDP on defence in 2028, Crosetto told NATO."
    assert (("ITA",), 2.0) in values(text, Kind.PLEDGE)


def test_a_year_of_review_is_no_deadline() -> None:
    found = told("NATO leaders agreed a target of 5% of GDP, to be reviewed in 2029.", Kind.TARGET, date(2025, 6, 27))
    assert [c.when.by for c in found] == [None]


def test_a_target_asked_about_is_not_stated() -> None:
    assert told("Does everybody in NATO meet the 2% target?", Kind.TARGET) == []


def test_a_publisher_named_for_its_meetings_is_no_source() -> None:
    text = "On the sidelines of the IMF meetings NATO said Italy spent 1.5% of GDP on defence in 2024."
    assert [c.publisher for c in told(text, Kind.MEASURE)] == [""]


def test_a_later_sentence_may_say_whose_target_is_meant() -> None:
    text = "NATO leaders met. They will spend 5% of GDP on defence by 2035."
    assert [c.modality for c in told(text, Kind.TARGET)] == [Modality.PROPOSED]
