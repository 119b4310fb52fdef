"""Counts of allies, targets of the alliance, pledges of one ally."""

from datetime import date

import pytest

from burdenshare.nouns.claims import Kind, Modality
from tests.claims.reading import claims, none, only


@pytest.mark.parametrize(
    ("text", "side", "value", "threshold"),
    [
        ("Only 22 of NATO's 32 members meet the 2% target.", "meets", 22, 2.0),
        ("Nine allies still fall short of the 2% of GDP guideline, NATO says.", "below", 9, 2.0),
        ("NATO says 23 of 32 allies spend at least 2% of GDP on defence.", "meets", 23, 2.0),
        ("Eleven NATO members spent less than 2% of GDP on defence in 2024.", "below", 11, 2.0),
        ("Three NATO allies already exceed the 3.5% target.", "meets", 3, 3.5),
        ("20 of the 29 member states of NATO will not reach the 2% benchmark in 2025.", "below", 20, 2.0),
        ("In 2014 just three allies met NATO's 2% target.", "meets", 3, 2.0),
    ],
)
def test_a_count_is_read_with_side_and_threshold(text: str, side: str, value: float, threshold: float) -> None:
    claim = only(text, Kind.COUNT)
    assert claim.quantity is not None
    assert (claim.measure, claim.quantity.value, claim.threshold) == (side, value, threshold)


def test_a_fraction_leans_on_the_target_before_it() -> None:
    text = "NATO members commit to spending at least 2% of GDP, a target which around one third still doesn't meet."
    assert [c.kind for c in claims(text)] == [Kind.TARGET]
    text = text.replace("one third", "one third of the alliance")
    claim = only(text, Kind.COUNT)
    assert claim.threshold == 2.0 and claim.measure == "below" and claim.quantity is not None
    assert claim.quantity.approximator == "about"


def test_a_number_set_beside_the_count_is_no_count_of_its_own() -> None:
    claim = only("22 of 32 NATO members meet the 2% target, up from three.", Kind.COUNT)
    assert claim.quantity is not None and claim.quantity.value == 22


def test_each_count_keeps_its_own_year() -> None:
    text = "As of 2024, 23 of 32 NATO members meet the 2% target, compared with three allies in 2014."
    found = {c.quantity.value: c.when.years for c in claims(text) if c.kind is Kind.COUNT and c.quantity}
    assert found == {23: (2024,), 3: (2014,)}


def test_the_only_ally_above_is_a_count_of_one() -> None:
    claim = only("Poland is the only NATO member spending more than 3.5% of GDP on defence.", Kind.COUNT)
    assert claim.items == ("POL",) and claim.threshold == 3.5


@pytest.mark.parametrize(
    ("text", "value", "modality"),
    [
        ("NATO members currently commit to spending at least 2% of GDP on defence.", 2.0, Modality.IN_FORCE),
        ("NATO's current target is 2% of GDP.", 2.0, Modality.IN_FORCE),
        ("NATO allies are ready to hike the defence spending target to 5% of GDP.", 5.0, Modality.PROPOSED),
        ("NATO leaders agreed to spend 5% of GDP on defence by 2035.", 5.0, Modality.IN_FORCE),
        ("Rutte said NATO allies would agree on a new target of 5% of GDP for defence.", 5.0, Modality.PROPOSED),
        ("The allies discussed the 5% target at NATO headquarters.", 5.0, Modality.REPORTED),
    ],
)
def test_a_target_is_read_with_its_modality(text: str, value: float, modality: Modality) -> None:
    claim = only(text, Kind.TARGET)
    assert claim.quantity is not None and (claim.quantity.value, claim.modality) == (value, modality)


def test_a_target_in_parts_keeps_the_parts() -> None:
    text = 'NATO "will be committing to five percent — 3.5% in hard military and 1.5% in infrastructure," Hegseth said.'
    claim = only(text, Kind.TARGET)
    assert claim.parts == (("core", 3.5), ("related", 1.5))
    assert claim.quantity is not None and claim.quantity.value == 5.0
    assert claim.modality is Modality.PROPOSED


def test_a_spaced_dash_is_no_range() -> None:
    text = "NATO allies will commit to five percent - 3.5% for core defence and 1.5% for infrastructure."
    assert [c.quantity.value for c in claims(text) if c.quantity] == [5.0]


def test_the_same_target_said_twice_is_one_claim_in_two_places() -> None:
    claim = only("NATO discussed the 5% target. Ministers like the 5% target.", Kind.TARGET)
    assert len(claim.also_at) == 1


@pytest.mark.parametrize(
    ("text", "area", "value", "by"),
    [
        ("The UK will raise defence spending to 2.5% of GDP by 2027.", "GBR", 2.5, 2027),
        (
            "Spain is only set to reach NATO's current target of two percent of GDP by the end of this year.",
            "ESP",
            2.0,
            2025,
        ),
        ("Canada expects to spend two per cent of its GDP on defence by 2032.", "CAN", 2.0, 2032),
        ("Germany has promised to reach 1.5% of GDP on defence by 2024.", "DEU", 1.5, 2024),
        ("Germany to raise defence spending to 3.5% of GDP by 2029.", "DEU", 3.5, 2029),
    ],
)
def test_a_pledge_is_read_with_ally_number_and_deadline(text: str, area: str, value: float, by: int) -> None:
    claim = only(text, Kind.PLEDGE, date(2025, 6, 5) if by > 2024 else date(2019, 12, 3))
    assert claim.quantity is not None
    assert (claim.subjects, claim.quantity.value, claim.when.by) == ((area,), value, by)


def test_what_others_expect_for_the_running_year_is_a_figure() -> None:
    text = "The US is expected to spend an estimated 3.2% of GDP on defence in 2025, NATO says."
    assert only(text, Kind.MEASURE).subjects == ("USA",)


def test_five_percent_in_asia_is_not_the_alliances_target() -> None:
    text = "Hegseth told Asian partners to raise defense spending to 5 percent of GDP, a target most miss."
    assert claims(text) == ()


def test_a_count_of_a_day_that_is_only_hinted_at_is_left_alone() -> None:
    none("Biden said that when he took office only nine NATO allies were spending 2% of their GDP on defense.")


def test_the_years_of_earlier_counts_in_brackets_are_theirs() -> None:
    found = claims("NATO allies at or above 2% of GDP in 2024: 23 of 32 (2023: 10; 2014: 3).")
    assert [(c.quantity.value, c.when.years) for c in found if c.quantity and c.kind is Kind.COUNT] == [(23.0, (2024,))]


def test_what_would_be_enough_is_not_what_is_spent() -> None:
    text = "NATO met. Pedro Sanchez said Spain could meet its commitments by spending 2.1% of GDP on defence."
    assert not [c for c in claims(text) if c.kind is Kind.MEASURE]


def test_told_to_the_alliance_is_not_said_by_it() -> None:
    (claim,) = claims("Italy told NATO it would hit 2% of GDP on defence this year.")
    assert (claim.kind, claim.subjects) == (Kind.PLEDGE, ("ITA",))


def test_an_increase_in_money_is_no_level() -> None:
    text = "European NATO allies and Canada increased defence spending by 3.8 percent in 2016, or about $10 billion."
    assert not [c for c in claims(text) if c.measure == "expenditure"]


def test_what_all_are_asked_to_raise_to_is_no_count() -> None:
    text = "Donald Trump said that he would ask all NATO nations to raise defence spending to 5 per cent of GDP."
    assert [c.kind for c in claims(text, date(2025, 1, 24))] == [Kind.TARGET]


def test_what_some_members_would_spend_is_no_target() -> None:
    none("NATO announced that 23 of 32 allies would spend 2% of GDP on defence this year.", date(2024, 6, 18))


def test_the_year_of_adoption_may_stand_after_the_target() -> None:
    claim = only("The 2% guideline was agreed at the NATO summit in Wales in 2014.", Kind.TARGET)
    assert claim.when.years == (2014,)


def test_all_members_but_those_named_are_all_but_so_many() -> None:
    claim = only(
        "All NATO members except Slovenia and Norway met the 2% target in 2025.", Kind.COUNT, date(2026, 7, 12)
    )
    assert claim.quantity is not None and (claim.quantity.value, claim.quantity.approximator) == (-2.0, "all_but")


def test_a_number_of_members_that_rises_ends_at_its_last_number() -> None:
    claim = only("The number of NATO allies meeting the 2% target rose from 10 to 23.", Kind.COUNT)
    assert claim.quantity is not None and claim.quantity.value == 23


def test_allies_that_spend_more_than_another_ally_are_no_count_at_a_line() -> None:
    text = "Four NATO countries, including Norway (3.35%), spend more on defence than the United States, which spends 3.22% of GDP."
    assert [c for c in claims(text) if c.kind is Kind.COUNT] == []


def test_hundredths_of_a_per_cent_are_a_figure_and_no_promise() -> None:
    text = "France will reach 2.06% of GDP on defence this year, behind Poland, according to NATO."
    assert only(text, Kind.MEASURE, date(2024, 6, 18)).subjects == ("FRA",)


def test_all_but_those_named_are_counted() -> None:
    found = claims("All NATO allies, except Slovenia and Croatia, spend at least 2% of GDP on defence.")
    assert [(c.kind, c.quantity.value) for c in found if c.quantity] == [(Kind.COUNT, -2.0)]
