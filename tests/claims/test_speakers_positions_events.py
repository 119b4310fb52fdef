"""Who says it, where governments stand, which meetings are meant, what comes first."""

from datetime import date

from burdenshare.claims import dating, languages
from burdenshare.claims.lexicon import load
from burdenshare.nouns.claims import Kind, Stance
from tests.claims.reading import REGISTERS, claims, only

ROBLES = (
    "Spain is wary of NATO's plan to raise the target to 5% of GDP.\n"
    '"We think that this 2% is enough," Defence Minister Margarita Robles said.\n'
    "Robles however said Madrid would not stand in the way of a decision to raise the spending target."
)


def test_a_quote_belongs_to_the_minister_and_her_country() -> None:
    claim = next(c for c in claims(ROBLES) if c.stance is Stance.OPPOSES)
    assert claim.attribution.speaker == "Margarita Robles"
    assert claim.attribution.area == "ESP" and claim.attribution.quoted


def test_a_surname_leads_back_to_the_full_name() -> None:
    claim = next(c for c in claims(ROBLES) if c.stance is Stance.WILL_NOT_BLOCK)
    assert (claim.subjects, claim.attribution.speaker) == (("ESP",), "Margarita Robles")
    assert not claim.attribution.quoted


def test_a_pronoun_leads_back_to_the_last_speaker() -> None:
    text = (
        "NATO Secretary General Mark Rutte met ministers.\n"
        "He said priorities include air defence, long-range weapons and land forces."
    )
    claim = only(text, Kind.PRIORITY)
    assert claim.attribution.speaker == "Mark Rutte" and claim.attribution.area == "NATO"
    assert claim.items == ("air and missile defence", "long-range fires", "land manoeuvre forces")


def test_accepting_a_demand_gives_two_positions() -> None:
    text = "Last month Germany accepted in principle the demand from the US that NATO members raise defense budgets to 5% of GDP."
    found = {(c.subjects[0], c.stance) for c in claims(text) if c.kind is Kind.POSITION}
    assert found == {("DEU", Stance.ACCEPTS), ("USA", Stance.DEMANDS)}


def test_a_demand_is_not_read_out_of_pressure_by_allies() -> None:
    text = "WASHINGTON — Under pressure from allies, Canada expects to spend two per cent of GDP on defence by 2032."
    assert [c.kind for c in claims(text)] == [Kind.PLEDGE]


def test_two_leaders_who_support_are_two_positions() -> None:
    text = "Germany's Chancellor Friedrich Merz and Polish Prime Minister Donald Tusk support NATO's 5% goal."
    assert {c.subjects[0] for c in claims(text) if c.kind is Kind.POSITION} == {"DEU", "POL"}


def test_broad_support_is_a_claim_about_governments() -> None:
    text = "There has been broad agreement among NATO allies to hike the defense spending target to 5% of GDP."
    assert any(c.rule == "position-broad" for c in claims(text))


def test_support_for_ukraine_is_no_position_on_the_target() -> None:
    assert claims("NATO allies back Ukraine and support Kyiv with 40 billion euros.") == ()


def test_a_summit_is_found_by_place_and_distance() -> None:
    claim = only("The NATO summit in The Hague takes place in three weeks.", Kind.EVENT)
    assert claim.event == "summit-hague-2025"


def worked_out(text: str, today: date = date(2026, 1, 1)) -> dating.Dating:
    return dating.work_out(text, REGISTERS.events, languages.load("en"), load(), today)


def test_the_day_is_worked_out_from_the_summit_and_the_ministers() -> None:
    text = "NATO defence ministers met in Brussels on Thursday.\nThe summit in The Hague is in three weeks."
    found = worked_out(text)
    assert found.day == date(2025, 6, 5) and found.source == "worked out"
    assert "The Hague" in found.explanation


def test_a_dateline_dates() -> None:
    assert worked_out("Explainer\n\n29 August 2025\n\nNATO allies spend 2% of GDP.").day == date(2025, 8, 29)


def test_a_place_of_several_summits_dates_nothing() -> None:
    assert worked_out("The NATO summit in Brussels is in three weeks.").source == "today"


def test_a_later_year_in_the_text_belies_a_day() -> None:
    text = "In 2025 Spain spent 2%. The summit in Vilnius was two weeks ago, it seems."
    assert worked_out(text).source == "today"


def test_a_stance_in_a_relative_clause_is_that_of_the_country_before_it() -> None:
    text = "Spain, which rejects the new NATO target of 5% of GDP, stays at 2%."
    found = {(c.subjects[0], c.stance) for c in claims(text) if c.kind is Kind.POSITION}
    assert found == {("ESP", Stance.OPPOSES)}


def test_a_wish_for_ones_own_country_is_no_demand() -> None:
    text = "Keir Starmer wants Britain to spend 2.5% of GDP on defence from 2027, he told NATO allies."
    assert [c for c in claims(text) if c.stance is Stance.DEMANDS] == []
