"""Verdicts on the embedded record: the ruling, the release it stands on, and what it will not say."""

import re
from datetime import date

import pytest

import burdenshare as bs
from burdenshare.nouns.claims import Interval, Kind
from burdenshare.nouns.errors import BadRequest
from burdenshare.nouns.verdicts import Ruling, Verdict

JUNE_2025 = date(2025, 6, 5)
TODAY = date(2026, 11, 1)


def rule(text: str, day: date = JUNE_2025, kind: Kind | None = None) -> Verdict:
    found = [v for v in bs.check(text, published=day, today=TODAY).verdicts if kind in (None, v.claim.kind)]
    assert len(found) == 1, [(v.claim.words, v.claim.rule, v.ruling) for v in found]
    return found[0]


def releases(verdict: Verdict) -> list[str]:
    return [e.release for e in verdict.evidence]


def test_the_newest_figure_known_that_day_supports() -> None:
    verdict = rule("Spain spends 1.24% of GDP on defence.")
    assert verdict.ruling is Ruling.SUPPORTED and releases(verdict)[0] == "nato-2025-04"


def test_an_older_releases_figure_is_outdated_and_names_both() -> None:
    verdict = rule("Spain spends 1.28% of GDP on defence.")
    assert verdict.ruling is Ruling.OUTDATED
    assert {"nato-2025-04", "nato-2024-06"} <= set(releases(verdict))
    assert "1.24" in verdict.reason and "1.28" in verdict.reason


def test_the_same_words_a_year_earlier_were_supported() -> None:
    assert rule("Spain spends 1.28% of GDP on defence.", date(2024, 7, 1)).ruling is Ruling.SUPPORTED


def test_a_number_that_no_release_had_is_contradicted_with_the_nearest() -> None:
    verdict = rule("Spain spent 1.9% of GDP on defence in 2024.")
    assert verdict.ruling is Ruling.CONTRADICTED and "1.24" in verdict.reason


def test_just_under_two_percent_depends_on_the_publisher() -> None:
    verdict = rule("Germany currently spends just under 2% of its GDP on defence.")
    assert verdict.ruling is Ruling.DEPENDS
    assert "SIPRI" in verdict.reason and "1.89" in verdict.reason
    assert (
        verdict.interval
        == "“just under” claims at least 1.8 % and less than 2 %: below the number, by no more than a tenth of it"
    )


def test_a_publisher_named_in_the_text_rules() -> None:
    assert rule("According to SIPRI, Spain spent 1.43% of GDP on defence in 2024.").ruling is Ruling.SUPPORTED
    assert rule("According to SIPRI, Spain spent 1.24% of GDP on defence in 2024.").ruling is Ruling.CONTRADICTED


def test_a_year_without_a_release_is_not_checkable() -> None:
    verdict = rule("Spain spent 1.9% of GDP on defence in 1997.")
    assert verdict.ruling is Ruling.NOT_CHECKABLE


def test_an_older_figure_does_not_rule_where_the_newest_is_not_held() -> None:
    """November 2019 is held in part: Denmark's figure there is not known."""
    verdict = rule("Denmark spends 1.35% of GDP on defence.", date(2019, 12, 3))
    assert verdict.ruling is Ruling.NOT_CHECKABLE
    assert "does not hold" in verdict.reason


def test_later_releases_stand_apart_as_hindsight() -> None:
    verdict = rule("Spain spends 1.24% of GDP on defence.")
    assert verdict.hindsight and all(e.date and e.date > JUNE_2025 for e in verdict.hindsight)
    assert all(e.date and e.date <= JUNE_2025 for e in verdict.evidence)


def test_iceland_has_no_share() -> None:
    verdict = rule("Iceland spends 0.1% of GDP on defence.")
    assert verdict.ruling is Ruling.NOT_CHECKABLE and "no armed forces" in verdict.reason


def test_a_text_of_unknown_date_is_not_ruled_on_what_is_current() -> None:
    found = bs.check("Spain spends 1.28% of GDP on defence.", today=TODAY).verdicts
    assert [v.ruling for v in found] == [Ruling.NOT_CHECKABLE]
    found = bs.check("Spain spent 1.43% of GDP on defence in 2024, NATO says.", today=TODAY).verdicts
    assert [v.ruling for v in found] != [Ruling.CONTRADICTED]


def test_core_defence_and_defence_are_not_spliced() -> None:
    """Poland 2025 is 4.48 in the release of August 2025 and 4.25, of core defence, in that of July 2026."""
    verdict = rule("Poland spent 4.48% of GDP on defence in 2025.", date(2026, 9, 1))
    assert verdict.ruling is Ruling.OUTDATED and "which counts core" in verdict.reason


def test_a_third_of_the_alliance_is_recomputed_with_its_members() -> None:
    verdict = rule("Around one third of NATO allies still miss the 2% target.", kind=Kind.COUNT)
    assert verdict.ruling is Ruling.SUPPORTED
    assert "9 of 31" in verdict.reason
    assert any("Spain 1.24" in line for line in verdict.working)
    assert any("Iceland" in line for line in verdict.working)


@pytest.mark.parametrize(
    ("day", "count", "ruling"),
    [
        (date(2025, 6, 5), 22, Ruling.SUPPORTED),
        (date(2025, 6, 5), 23, Ruling.OUTDATED),
        (date(2024, 7, 1), 23, Ruling.SUPPORTED),
        (date(2025, 6, 5), 17, Ruling.CONTRADICTED),
    ],
)
def test_a_count_is_ruled_as_of_its_day(day: date, count: int, ruling: Ruling) -> None:
    assert rule(f"{count} NATO allies meet the 2% target.", day, Kind.COUNT).ruling is ruling


def test_the_count_says_which_cell_it_hangs_on() -> None:
    verdict = rule("23 NATO allies meet the 2% target.", date(2024, 7, 1), Kind.COUNT)
    assert "hangs on Slovakia" in verdict.reason and "1.989" in verdict.reason


def test_a_count_of_thirty_two_before_sweden_joined_is_wrong() -> None:
    verdict = rule("11 of 32 NATO allies met the 2% target in 2023.", date(2024, 2, 1), Kind.COUNT)
    assert verdict.ruling is not Ruling.SUPPORTED


def test_a_count_with_an_open_cell_stays_open() -> None:
    """Germany's figure for 2025 was not printed in August 2025."""
    verdict = rule("Ten NATO allies already meet a 2.5% target this year.", date(2025, 8, 29), Kind.COUNT)
    assert verdict.ruling is Ruling.NOT_CHECKABLE and "prints no figure for Germany" in verdict.reason


def test_a_settled_year_is_ruled_from_an_older_release_that_could_be_overturned() -> None:
    verdict = rule("In 2014 only three NATO allies met the 2% target.", kind=Kind.COUNT)
    assert verdict.ruling is Ruling.SUPPORTED and "17 June 2024" in verdict.reason and "overturn" in verdict.reason


def test_a_count_of_some_past_is_not_contradicted_and_one_of_today_is() -> None:
    past = rule("Vor dem Überfall auf die Ukraine erfüllten nur sechs Nato-Verbündete das Zwei-Prozent-Ziel.")
    assert past.ruling is Ruling.NOT_CHECKABLE and "speaks of the past" in past.reason
    assert rule("Only six NATO allies meet the 2% target.", kind=Kind.COUNT).ruling is Ruling.CONTRADICTED


def test_more_money_is_not_ruled_by_shares_alone() -> None:
    """The release of April 2025 is held without its tables of money, that of June 2024 with them."""
    verdict = rule("The United States spends more on defence than any other NATO ally.")
    assert verdict.ruling is Ruling.NOT_CHECKABLE and "By money it was so" in verdict.reason


def test_the_alliances_own_count_closes_what_its_figures_leave_open() -> None:
    verdict = rule("Nine of 29 NATO members meet the 2% target.", date(2019, 12, 3), Kind.COUNT)
    assert verdict.ruling is Ruling.SUPPORTED and "itself counted 9 of 28" in verdict.reason
    verdict = rule("Twelve of 29 NATO members meet the 2% target.", date(2019, 12, 3), Kind.COUNT)
    assert verdict.ruling is Ruling.NOT_CHECKABLE and "itself counted 9 of 28" in verdict.reason


@pytest.mark.parametrize(
    ("text", "day", "ruling"),
    [
        ("NATO's current target is 2% of GDP.", JUNE_2025, Ruling.SUPPORTED),
        ("NATO members currently commit to spending 5% of GDP on defence.", JUNE_2025, Ruling.CONTRADICTED),
        ("NATO allies want to hike the spending target to 5% of GDP.", JUNE_2025, Ruling.SUPPORTED),
        ("NATO leaders agreed to spend 5% of GDP on defence by 2035.", date(2025, 7, 1), Ruling.SUPPORTED),
        ("NATO leaders agreed to spend 5% of GDP on defence by 2032.", date(2025, 7, 1), Ruling.CONTRADICTED),
        ("NATO leaders agreed in Wales in 2014 to spend 2% of GDP on defence.", date(2025, 7, 1), Ruling.SUPPORTED),
    ],
)
def test_a_target_is_held_against_what_was_adopted_by_then(text: str, day: date, ruling: Ruling) -> None:
    assert rule(text, day, Kind.TARGET).ruling is ruling


def test_a_proposal_shows_nothing_adopted_later() -> None:
    verdict = rule("NATO allies want to hike the spending target to 5% of GDP by 2035.", kind=Kind.TARGET)
    assert all(e.status == "proposed" for e in verdict.evidence)


def test_a_pledge_on_the_register_is_supported_and_another_year_is_not() -> None:
    text = "Spain has pledged to reach 2% of GDP on defence by {}."
    assert rule(text.format(2025), kind=Kind.PLEDGE).ruling is Ruling.SUPPORTED
    assert rule(text.format(2033), kind=Kind.PLEDGE).ruling is Ruling.NOT_CHECKABLE


def test_a_pledge_told_as_one_of_before_is_not_outdated() -> None:
    text = "NATO member Spain {} reach 2% of GDP by 2029."
    former, now = (rule(text.format(w), kind=Kind.PLEDGE) for w in ("had originally promised to", "promises to"))
    assert (former.ruling, now.ruling) == (Ruling.SUPPORTED, Ruling.OUTDATED)
    assert "replaced on 22 April 2025" in former.reason


def test_positions_are_held_against_the_register() -> None:
    text = "Germany has accepted in principle the US demand that NATO members raise defence budgets to 5% of GDP."
    verdicts = [v for v in bs.check(text, published=JUNE_2025, today=TODAY).verdicts if v.claim.kind is Kind.POSITION]
    assert {(v.claim.subjects[0], v.ruling) for v in verdicts} == {("DEU", Ruling.SUPPORTED), ("USA", Ruling.SUPPORTED)}
    early = [
        v for v in bs.check(text, published=date(2025, 2, 1), today=TODAY).verdicts if v.claim.subjects == ("DEU",)
    ]
    assert [v.ruling for v in early] == [Ruling.NOT_CHECKABLE]


@pytest.mark.parametrize(
    ("text", "ruling"),
    [
        ("The Dutch defence budget will total 21.4 billion euros in 2024.", Ruling.NOT_CHECKABLE),
        ("Greece's defence budget is 6.1 billion euros in 2024.", Ruling.NOT_CHECKABLE),  # 2015 prices would agree
        ("Estonia's defence budget is 1.33 billion euros in 2024.", Ruling.SUPPORTED),
    ],
)
def test_a_national_budget_is_never_contradicted(text: str, ruling: Ruling) -> None:
    assert rule(text, date(2024, 7, 15)).ruling is ruling


def test_a_past_without_a_year_is_open_where_an_older_year_fits() -> None:
    verdict = rule("Italy spent 1.1% of GDP on defence.", date(2025, 9, 20))
    assert verdict.ruling is Ruling.NOT_CHECKABLE and "names no year" in verdict.reason


def test_a_speakers_stance_counts_from_the_first_day_on_which_he_took_it() -> None:
    verdict = rule("Trump demands the 5% target from every NATO ally.", date(2025, 6, 24), Kind.POSITION)
    assert verdict.ruling is Ruling.SUPPORTED
    assert "since 7 January 2025 (Donald Trump)" in verdict.reason
    assert releases(verdict)[:2] == ["USA-five-percent-2025-01-07", "USA-five-percent-2025-06-20"]


def test_a_position_that_changed_since_is_said_with_both_days() -> None:
    verdict = rule("Spain rejects the goal of 5% of GDP on defence, NATO heard.", date(2026, 1, 20), Kind.POSITION)
    assert verdict.ruling is Ruling.SUPPORTED and "Since then" in verdict.reason
    assert verdict.evidence[0].agrees and str(verdict.evidence[0].date.year) in verdict.reason


def test_what_was_adopted_is_not_called_a_proposal_afterwards() -> None:
    text = "NATO leaders agreed in June to raise the target to 3.5% of GDP on core defence by 2035, plus 1.5% on wider security."
    verdict = rule(text, date(2025, 8, 28), Kind.TARGET)
    assert verdict.ruling is Ruling.SUPPORTED and releases(verdict) == ["hague-2025"]


@pytest.mark.parametrize(("year", "ruling"), [(2014, Ruling.SUPPORTED), (2016, Ruling.NOT_CHECKABLE)])
def test_a_target_agreed_in_a_year_is_held_against_that_year(year: int, ruling: Ruling) -> None:
    text = f"The 2% guideline was agreed at the NATO summit in Wales in {year}."
    assert rule(text, date(2024, 6, 18), Kind.TARGET).ruling is ruling


def test_a_pledged_range_is_the_ranges_pledge() -> None:
    text = "NATO heard Lithuania promise to spend between 5 and 6 per cent of GDP on defence from 2026 to 2030."
    assert rule(text, date(2025, 1, 24), Kind.PLEDGE).ruling is Ruling.SUPPORTED


def test_a_register_cites_a_source_that_was_out_by_the_day() -> None:
    dates = {s.url: s.date for p in bs.registers().positions for s in p.sources}
    text = "Germany has accepted in principle the US demand that NATO members raise defence budgets to 5% of GDP."
    cited = [e for v in bs.check(text, published=JUNE_2025, today=TODAY).verdicts for e in v.evidence]
    days = [dates[e.url] for e in cited if e.table == "positions"]
    assert days and all(d is None or d <= JUNE_2025 for d in days)


def test_a_priority_is_a_statement_of_its_speaker() -> None:
    text = "NATO Secretary General Mark Rutte said priorities include air defence and long-range weapons."
    verdict = rule(text, kind=Kind.PRIORITY)
    assert verdict.ruling is Ruling.NOT_CHECKABLE and "Mark Rutte" in verdict.reason


def test_days_outside_what_can_be_answered_are_one_sentence() -> None:
    with pytest.raises(BadRequest, match="today is"):
        bs.check("NATO allies spend 2% of GDP on defence.", published=date(2030, 1, 1), today=TODAY)
    with pytest.raises(BadRequest, match="first release"):
        bs.check("Spain spends 2% of GDP on defence.", published=date(1990, 1, 1), today=TODAY)


def test_another_number_ally_or_approximator_changes_the_verdict() -> None:
    base = rule("Spain spends 1.24% of GDP on defence.").ruling
    assert base is Ruling.SUPPORTED
    for changed in ("Spain spends 1.84% of GDP on defence.", "Poland spends 1.24% of GDP on defence.",
                    "Spain spends more than 1.24% of GDP on defence."):  # fmt: skip
        assert rule(changed).ruling is not Ruling.SUPPORTED


def test_broad_support_says_how_many_of_those_behind_it_are_shown() -> None:
    verdict = rule("The 5% of GDP proposal for defence has broad support in NATO.", date(2025, 6, 20))
    shown = [e for e in verdict.evidence if e.agrees]
    assert len(shown) == 8
    assert any(re.match(r"8 of the \d+ that support, accept or demand it are shown", line) for line in verdict.working)


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (Interval(4.0, None, low_closed=False), "more than 4 %"),
        (Interval(2.0, None), "at least 2 %"),
        (Interval(None, 2.5), "less than 2.5 %"),
        (Interval(None, 2.5, high_closed=True), "at most 2.5 %"),
        (Interval(1.275, 1.285), "at least 1.275 % and less than 1.285 %"),
        (Interval(22, 24, high_closed=True), "22 to 24 %"),
        (Interval(9, 9, high_closed=True), "9 %"),
    ],
)
def test_what_a_number_claims_is_said_in_plain_words(interval: Interval, words: str) -> None:
    assert interval.words("%") == words


def test_more_than_is_not_explained_twice() -> None:
    assert (
        rule("Italy spent more than 1.4% of GDP on defence in 2024.").interval == "“more than” claims more than 1.4 %"
    )
