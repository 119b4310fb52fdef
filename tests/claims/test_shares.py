"""Shares of GDP as texts put them."""

from datetime import date

import pytest

from burdenshare.nouns.claims import Kind
from tests.claims.reading import claims, none, only


def share(text: str, day: date = date(2025, 6, 5)) -> tuple[tuple[str, ...], float, str]:
    claim = only(text, Kind.MEASURE, day)
    assert claim.quantity is not None and claim.measure == "share_of_gdp"
    return claim.subjects, claim.quantity.value, str(claim.quantity.interval)


@pytest.mark.parametrize(
    ("text", "area", "value"),
    [
        ("Germany currently spends 1.9% of its GDP on defence.", "DEU", 1.9),
        ("Spain spent 1.28 per cent of GDP on its armed forces in 2024.", "ESP", 1.28),
        ("In 2024, Polish defence spending stood at 4.12 percent of GDP.", "POL", 4.12),
        ("Estonia devotes 3.4pc of GDP to defence.", "EST", 3.4),
        ("Ottawa spends two per cent of GDP on the military.", "CAN", 2.0),
        ("The United Kingdom's defence spending was 2.3% of GDP last year.", "GBR", 2.3),
        ("Defence spending in NATO ally Greece reached 3,08% of GDP in 2024.", "GRC", 3.08),
        ("The Netherlands spends 2.05% of gross domestic product on defence.", "NLD", 2.05),
        ("The Portuguese spend 1.5% of GDP on defence.", "PRT", 1.5),
        ("Türkiye spends 2.1% of its GDP on defence.", "TUR", 2.1),
    ],
)
def test_a_share_is_read_with_its_ally(text: str, area: str, value: float) -> None:
    subjects, read, _ = share(text)
    assert (subjects, read) == ((area,), value)


@pytest.mark.parametrize("number", [".5%", "1/4%", "1 1/4%", "1½%", "1 ½ percent", "½%"])
def test_a_number_written_as_none_that_is_read_makes_no_claim(number: str) -> None:
    none(f"Spain spends {number} of GDP on defence.")


def test_printed_precision_is_the_claim() -> None:
    assert share("Spain spends 1.5% of GDP on defence.")[2] == "[1.45, 1.55)"
    assert share("Spain spends 1.49% of GDP on defence.")[2] == "[1.485, 1.495)"


@pytest.mark.parametrize(
    ("words", "interval"),
    [
        ("just under 2%", "[1.8, 2)"),
        ("nearly 2%", "[1.8, 2)"),
        ("just over 2%", "(2, 2.2]"),
        ("at least 2%", "[2, inf)"),
        ("more than 2%", "(2, inf)"),
        ("less than 2%", "(-inf, 2)"),
        ("up to 2%", "(-inf, 2]"),
        ("about 1.5%", "[1.375, 1.625)"),
    ],
)
def test_an_approximator_decides_the_interval(words: str, interval: str) -> None:
    assert share(f"Germany spends {words} of its GDP on defence.")[2] == interval


def test_a_list_in_brackets_gives_one_claim_an_ally() -> None:
    text = "A third of NATO misses the 2% target, including Portugal (1.55%), Italy (1.49%) and Spain (1.28%)."
    found = {c.subjects[0]: c.quantity.value for c in claims(text) if c.kind is Kind.MEASURE and c.quantity}
    assert found == {"PRT": 1.55, "ITA": 1.49, "ESP": 1.28}


def test_a_span_holds_its_bracket() -> None:
    assert only("NATO allies miss the 2% target, such as Spain (1.28%).", Kind.MEASURE).words == "Spain (1.28%)"


def test_names_and_numbers_in_the_same_order_are_zipped() -> None:
    found = claims("Spain and Italy spent 1.28% and 1.49% of GDP on defence in 2024.")
    assert {(c.subjects, c.quantity.value) for c in found if c.quantity} == {(("ESP",), 1.28), (("ITA",), 1.49)}


def test_one_number_of_several_allies_is_one_claim() -> None:
    assert share("Portugal, Spain and Belgium each spend 2.0% of GDP on defence.")[0] == ("PRT", "ESP", "BEL")


def test_an_ally_in_a_comparison_is_not_the_subject() -> None:
    found = [c for c in claims("Spain spends less than Poland, at 1.28% of GDP, on defence.") if c.comparison is None]
    assert [c.subjects for c in found] == [("ESP",)]


def test_a_table_gives_a_claim_a_cell() -> None:
    text = (
        "Defence expenditure, % of GDP, NATO\n           2014   2024e\nSpain      0.92   1.28\nPoland     1.85   4.12\n"
    )
    found = {(c.subjects[0], c.when.years[0]): c.quantity.value for c in claims(text) if c.quantity}
    assert found == {("ESP", 2014): 0.92, ("ESP", 2024): 1.28, ("POL", 2014): 1.85, ("POL", 2024): 4.12}


def test_time_counts_from_the_articles_day() -> None:
    text = "Spain spent 1.28% of GDP on defence {}."
    assert only(text.format("last year"), Kind.MEASURE).when.years == (2024,)
    assert only(text.format("in 2023"), Kind.MEASURE).when.years == (2023,)
    assert only("Spain currently spends 1.28% of GDP on defence.", Kind.MEASURE).when.basis == "current"


def test_a_fiscal_year_is_its_first_year() -> None:
    when = only("UK defence spending reached 2.3% of GDP in 2024/25.", Kind.MEASURE).when
    assert (when.years, when.fiscal) == ((2024,), True)


def test_the_year_of_another_thing_is_not_the_claims_year() -> None:
    text = "Poland spends 4.8% of GDP on defence, with the 2026 deficit at 6.3% of GDP."
    assert only(text, Kind.MEASURE).when.basis == "current"


def test_a_denied_share_claims_less() -> None:
    claim = only("Spain does not spend 2% of GDP on defence.", Kind.MEASURE)
    assert claim.quantity is not None and str(claim.quantity.interval) == "(-inf, 2)"


def test_an_ally_said_to_miss_the_target_is_below_it() -> None:
    claim = only("Spain still fails to meet NATO's 2% target.", Kind.MEASURE)
    assert claim.subjects == ("ESP",) and claim.quantity and str(claim.quantity.interval) == "(-inf, 2)"


def test_a_group_is_read_as_a_group() -> None:
    assert share("European allies and Canada spent 2.02% of GDP on defence in 2024.")[0] == ("NATO_EUR_CAN",)


def test_a_publisher_named_in_the_text_is_kept() -> None:
    assert only("According to SIPRI, Spain spent 1.43% of GDP on defence in 2024.", Kind.MEASURE).publisher == "SIPRI"


def test_money_needs_a_year_and_keeps_its_currency() -> None:
    claim = only("Germany spent €90.6 billion on defence in 2024.", Kind.MEASURE)
    assert claim.measure == "expenditure" and claim.quantity is not None
    assert (claim.quantity.currency, claim.quantity.value) == ("EUR", 90.6e9)
    assert only("Germany spends €90 billion on defence.", Kind.MEASURE).rule == "money-loose"


def test_canadas_dollars_are_left_open() -> None:
    claim = only("Canada spent $41 billion on defence in 2024.", Kind.MEASURE)
    assert claim.quantity is not None and claim.quantity.currency == "?"


@pytest.mark.parametrize(
    "text",
    [
        "The European Central Bank missed its 2% inflation target, NATO's host city noted.",
        "Spain's deficit of 3% of GDP limits what NATO can expect.",
        "Germany's public debt is 62% of GDP, a NATO official said.",
        "Tariffs of 25% on NATO allies would hurt Canada.",
        "A poll found 55% of voters in Spain support NATO.",
        "Spain spends 7% of GDP on health, NATO heard.",
        "The UK cut its aid budget to 0.5% of GNI to pay for defence.",
        "Russia spends 6.3% of GDP on defence, NATO estimates.",
        "Japan wants to spend 2% of GDP on defence by 2027, NATO welcomes.",
        "Australia's defence budget is 2.02% of GDP, NATO partners said.",
        "NATO has 40,000 troops on high readiness, 5% more than last year.",
        "Germany's economy will grow by 2% next year despite NATO worries.",
        "Rheinmetall shares rose 5% as NATO ministers met.",
        "Interest rates in Canada stand at 2.75%, said a NATO adviser.",
        "Unemployment in Spain, a NATO member, fell to 10.9%.",
    ],
)
def test_numbers_about_something_else_are_not_claims(text: str) -> None:
    none(text)


@pytest.mark.parametrize(
    "text",
    [
        "During the pandemic Estonia spent 2.4% of GDP on defence.",
        "Under Barack Obama the United States spent 4.2% of GDP on defence.",
        "When Russia seized Crimea, Latvia spent 0.9% of GDP on defence.",
        "Its neighbour Poland was at 2.0% of GDP on defence that year.",
        "Britain, then, was at 2.1% of GDP on defence.",
    ],
)
def test_a_past_that_is_only_hinted_at_has_no_year_to_rule_on(text: str) -> None:
    none(text, date(2025, 9, 20))


def test_a_list_after_a_past_year_is_not_about_today() -> None:
    text = "France was at 1.8% of GDP on defence in 2014, Britain, by then, at 2.2%, and Italy, after cuts, at 1.1%."
    assert [c.subjects for c in claims(text, date(2025, 9, 20))] == [("FRA",)]


def test_the_year_of_a_budget_is_the_years_figure() -> None:
    claim = only("Lithuania's 2025 defence budget amounts to 3.03 percent of GDP.", Kind.MEASURE, date(2025, 1, 17))
    assert claim.when.years == (2025,)


def test_somebodys_neighbour_is_somebody_else() -> None:
    none("Portugal's larger neighbour spends 1.28% of GDP on defence.")


def test_growth_beyond_a_semicolon_is_no_share() -> None:
    text = "NATO met. Italy's economy grew 0.9%, Spain's 2.5%; its defence budget is 1.28% of GDP."
    assert [c.quantity.value for c in claims(text) if c.quantity] == [1.28]


def test_exactly_claims_two_decimals() -> None:
    assert share("Croatia spends exactly two percent of GDP on defence.")[2] == "[1.995, 2.005)"


def test_it_after_a_country_outside_is_no_ally() -> None:
    found = claims("Spain spends 1.28% of GDP on defence. Ireland is neutral. It spent 0.24% of GDP on defence.")
    assert [c.subjects for c in found] == [("ESP",)]


def test_a_number_in_brackets_belongs_to_the_name_before_it() -> None:
    text = "The United States only spends 3.17% of GDP on defence, less than Sweden (3.22%), NATO said."
    found = {(c.subjects, c.quantity.value) for c in claims(text) if c.kind is Kind.MEASURE and c.quantity}
    assert {(("USA",), 3.17), (("SWE",), 3.22)} <= found


def test_an_opening_number_belongs_to_the_name_behind_its_comma() -> None:
    assert share("With 1.61% of GDP spent on defence, Slovenia says that it needs more time.", date(2026, 7, 12))[
        0
    ] == ("SVN",)


def test_the_date_of_a_report_is_not_the_year_of_its_figure() -> None:
    text = "In 2023, French defence spending stood at 1.96% of GDP, according to the estimates of June 2024."
    claim = only(text, Kind.MEASURE)
    assert claim.when.years == (2023,)


def test_shares_of_equipment_in_a_list_are_no_shares_of_gdp() -> None:
    text = "Only Belgium and Canada miss the NATO guideline, with 15.16% and 18.60% respectively."
    assert [c for c in claims(text) if c.measure == "share_of_gdp" and c.quantity and c.quantity.value > 9] == []


def test_in_a_row_of_years_each_number_has_the_year_before_it() -> None:
    text = (
        "NATO has new figures. In 2022 Portugal spent 1.40% of GDP on defence, last year 1.48% and this year it is "
        "expected to stand at 1.55%."
    )
    found = {c.quantity.value: c.when.years for c in claims(text, date(2024, 6, 20)) if c.quantity}
    assert found == {1.4: (2022,), 1.48: (2023,), 1.55: (2024,)}


def test_the_year_of_what_a_share_is_set_against_is_not_its_own() -> None:
    text = "Poland spends 4.12% of GDP on defence, NATO says, almost twice what it spent in 2022."
    assert [c.when.years for c in claims(text) if c.quantity and c.quantity.value == 4.12] == [()]


def test_the_country_beside_the_alliance_that_published_is_the_subject() -> None:
    text = "Spain has moved.\nAccording to the estimates that NATO published on Thursday, the country will spend 2.00% of GDP on defence."
    assert all(c.subjects != ("NATO",) for c in claims(text))


def test_what_spaniards_spend_on_equipment_is_no_poll() -> None:
    text = "Spain spends 2.00% of GDP on defence, NATO says. Equipment takes 33.98% of Spanish spending."
    assert [c.quantity.value for c in claims(text) if c.measure == "equipment_share" and c.quantity] == [33.98]


def test_a_number_before_several_allies_is_of_all_of_them() -> None:
    text = "Italy, Albania and Canada, with 2.01% of GDP on defence, only just reach what NATO asks."
    assert ("ITA", "ALB", "CAN") in [c.subjects for c in claims(text)]


@pytest.mark.parametrize(
    "words",
    [
        "1.24 or 5 %",
        "1.24 or 5 percent",
        "1.28 or 1.24 percent",
        "1.24% or 5%",
        "either 1.24 or 5 per cent",
        "1, 2 or 5%",
    ],
)
def test_two_numbers_that_are_no_neighbours_are_neither_a_range_nor_a_claim(words: str) -> None:
    none(f"Spain spent {words} of GDP on defence in 2024, NATO said.")


@pytest.mark.parametrize(("words", "low", "high"), [("2 or 3 %", 1.5, 3.5), ("1.2 or 1.3 per cent", 1.15, 1.35)])
def test_neighbours_joined_by_or_are_a_range(words: str, low: float, high: float) -> None:
    q = only(f"Spain spent {words} of GDP on defence in 2024, NATO said.", Kind.MEASURE).quantity
    assert q is not None and (q.interval.low, q.interval.high) == (low, high)


def test_an_amount_or_what_it_comes_to_are_both_read() -> None:
    text = "Spain spent 33 billion euros or 2.0% of GDP on defence in 2025, NATO said."
    assert {k.measure for k in claims(text)} == {"expenditure", "share_of_gdp"}
