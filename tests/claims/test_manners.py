"""Manners of English reporting, as specifications: what a sentence says, and what it does not."""

from datetime import date

import pytest

from tests.claims.reading import claims, said

ABOUT = "NATO published defence spending figures as a share of GDP. "
SUMMER = date(2025, 6, 20)

SAID = [
    # whose number
    ("Canada, long a target of American scolding, reaches 2.01%.", "measure", "CAN", 2.01),
    ("Poland spends 4.12% of GDP, against 1.24% for Spain and 2.12% for Germany.", "measure", "DEU", 2.12),
    ("Lithuania, a nation of under 3 million people wedged in by Russia, comes in at 4.00%.", "measure", "LTU", 4.0),
    ("That is less than Greece, whose 2.99% has long stood out.", "measure", "GRC", 2.99),
    ("Below it were Italy (1.49%), Canada (1.37%) and Spain, the most frugal, with 1.28%.", "measure", "ESP", 1.28),
    ("Neither Portugal (1.46) nor Italy (1.50) had reached 2%.", "measure", "ITA", 1.5),
    ("The Netherlands is on 2.58%, Finland on 2.65 and Norway on 3.17.", "measure", "FIN", 2.65),
    ("It is level with Norway, which Nato puts at 3.35% of GDP.", "measure", "NOR", 3.35),
    # promises
    ("Denmark has agreed to reach 3.5% of GDP by 2030.", "pledge", "DNK", 3.5),
    ("In The Hague members signed up to 5% of GDP by 2035: 3.5% on weapons, 1.5% on the rest.", "target", "NATO", 5.0),
    ("Leaders at The Hague committed to 5 percent of GDP by 2035.", "target", "NATO", 5.0),
    # moves
    ("Berlin is set to shell out 2.12% of its GDP this year, up from 1.64% in 2023.", "measure", "DEU", 1.64),
    ("Italian spending rose from 1.40% in 2014 to 1.50%.", "measure", "ITA", 1.5),
    ("Spending by European allies and Canada rises to 2.3% of GDP.", "measure", "NATO_EUR_CAN", 2.3),
    # counts
    ("Twenty-two allies met the 2% target in 2024, compared with three in 2014.", "count", "NATO", 3.0),
    ("Only Poland, Lithuania and Latvia would clear 3.5% today.", "count", "NATO", 3.0),
    ("Only five are north of 3.5%.", "count", "NATO", 5.0),
    ("NATO's members have all reached the 2% mark.", "count", "NATO", 1.0),
    (
        "European allies and Canada spend 2.02% of GDP, the most since the end of the cold war.",
        "measure",
        "NATO_EUR_CAN",
        2.02,
    ),
    ("Trailing the field, at just 1.24% of GDP, was Spain.", "measure", "ESP", 1.24),
    # targets
    ("The 32 agreed in The Hague that by 2035 they would spend 5%.", "target", "NATO", 5.0),
    ("Allies agreed that each country spends at least 2% of GDP on defence.", "target", "NATO", 2.0),
    ("A fifth of defence budgets should go on major equipment, the allies agreed.", "target", "NATO", 20.0),
    # pledges
    ("Tallinn plans 5.4% of GDP.", "pledge", "EST", 5.4),
    ("Mark Carney promised to reach 2% this fiscal year.", "pledge", "CAN", 2.0),
    ("Sánchez insists that 2.1% will do.", "pledge", "ESP", 2.1),
    ("Sir Keir has committed to spend 2.5% of GDP on defence from April 2027.", "pledge", "GBR", 2.5),
    ("London is heading for the government's target of 3% of GDP in the next Parliament.", "pledge", "GBR", 3.0),
    # positions
    ("Slovakia called the 5% target unreasonable.", "position", "SVK", "opposes"),
    ("Italy attached conditions to the 5% target.", "position", "ITA", "conditional"),
    ("Spain has ruled out spending 5% of GDP on defence.", "position", "ESP", "opposes"),
    ("Prime Minister Pedro Sánchez has never accepted the 5% figure.", "position", "ESP", "opposes"),
    ("Belgium will not stand in the way of the 5% target.", "position", "BEL", "will_not_block"),
    # comparisons
    ("Poland leads at 4.48% of GDP.", "measure", "POL", 1.0),
    ("Spain was last, on 1.24%.", "measure", "ESP", 1.0),
    ("America still accounts for two-thirds of everything the alliance spends.", "measure", "USA", 2 / 3),
]

UNSAID = [
    ("Portugal is expected to grow 2.3% this year, the European Commission said.", "measure"),
    ("Euro-area potential growth is put at 1.2%.", "measure"),
    ("Spain insists that 2% will do.", "measure"),
    ("Mark Rutte proposes that the 32 members spend 5% of GDP.", "count"),
    ("The United States, which accounts for 53% of allies' combined GDP, is unhappy.", "measure"),
    ("Canada, where Mark Carney has since promised 2% by 2030, is unhappy.", "measure"),
    ("Allies spending less than 2% of GDP on defence would be made to pay, Donald Trump said.", "measure"),
    ("The United States spends more on defence than all other allies combined.", "measure"),
    ("Germany has spent 100 billion euros on defence through a special fund.", "measure"),
    ("Britain has ruled out going to 5% of GDP on defence.", "pledge"),
    ("Germany spends -2.10% of GDP on defence.", "measure"),
    ("Spain is cautious. It was agreed once that this must be 2% of GDP.", "measure"),
    ("Apart from the United States, that leaves five members other than Greece that spend 2% of GDP.", "count"),
    ("Spain has reached an agreement under which it is left out of the 5% target.", "measure"),
    ("America has the largest GDP of all the allies, and spends 3.2% of it.", "count"),
    ("Only three allies reach the new, higher goal.", "count"),
    ("Keir Starmer has committed to spend 2.5% of GDP on defence from April 2027.", "position"),
    ("Average growth for defence between the years 2023-24 and 2028-29 is 3.6%.", "pledge"),
    ("Since NATO set its targets in 2014, European spending has risen from 1.4% of GDP to 2.0%.", "target"),
    ("America accounts for 70% of the spending. Britain makes up 6%, Germany - 5%, France - 4%.", "measure"),
    ("The summit starts at 14:10, and Canada will spend 2% of GDP.", "count"),
]


@pytest.mark.parametrize(("text", "kind", "subject", "value"), SAID)
def test_the_sentence_says(text: str, kind: str, subject: str, value: float | str) -> None:
    assert (kind, subject, value) in said(ABOUT + text, SUMMER)


@pytest.mark.parametrize(("text", "kind"), UNSAID)
def test_the_sentence_does_not_say(text: str, kind: str) -> None:
    assert [c.words for c in claims(ABOUT + text, SUMMER) if c.kind.value == kind] == []


def test_two_allies_share_a_number_and_their_old_ones_are_told_apart() -> None:
    text = ABOUT + "Belgium and Portugal are at 2% of GDP, up from 1.29% and 1.58% a year earlier."
    found = {(c.subjects, c.quantity.value, c.when.years) for c in claims(text, date(2026, 4, 2)) if c.quantity}
    assert found >= {(("BEL",), 1.29, (2024,)), (("PRT",), 1.58, (2024,))}


def test_a_number_set_aside_is_not_told() -> None:
    text = ABOUT + "Romania spent only 1.6% of GDP on defence in 2023 (and not 2% or 2.5%, as its president wishes)."
    found = [(c.subjects, c.quantity.value) for c in claims(text, date(2024, 4, 2)) if c.quantity]
    assert found == [(("ROU",), 1.6)]


def test_the_united_europeans_part_is_not_the_last_named_allys() -> None:
    text = (
        ABOUT + "America contributed 64% of total alliance spending. European allies and Canada accounted for just 36%."
    )
    found = {(c.subjects, round(c.quantity.value, 2)) for c in claims(text, date(2025, 4, 25)) if c.quantity}
    assert (("NATO_EUR_CAN",), 0.36) in found and (("USA",), 0.36) not in found


def test_the_year_of_a_list_is_said_once() -> None:
    text = ABOUT + "Spain devoted 1.24% of GDP to defence in 2024; Slovenia managed 1.37% and Belgium 1.29%."
    found = {c.subjects: c.when.years for c in claims(text, SUMMER) if c.comparison is None}
    assert found == {("ESP",): (2024,), ("SVN",): (2024,), ("BEL",): (2024,)}


def test_the_publisher_of_a_paragraph_is_carried_and_no_further() -> None:
    text = (
        ABOUT
        + "Its figures are one source. They come out in June. SIPRI counts otherwise. Canada spent 1.63% of GDP on defence in 2024.\nSpain spent 1.24% of GDP."
    )
    found = {c.subjects: c.publisher for c in claims(text, SUMMER)}
    assert found == {("CAN",): "SIPRI", ("ESP",): ""}


def test_the_year_in_which_a_target_was_agreed_on_is_not_the_counts() -> None:
    [count] = [c for c in claims("Just 5 of the 28 allies meet the requirement agreed upon in 2006 to spend 2% on defence.")
               if c.kind.value == "count"]  # fmt: skip
    assert not count.when.years


def test_the_year_by_which_more_is_promised_is_not_the_figures() -> None:
    text = "La France, à 1,90 %, promet d'y parvenir d'ici 2025. Les dépenses de défense de l'OTAN augmentent."
    [share] = [c for c in claims(text, date(2026, 1, 5), "fr") if c.kind.value == "measure"]
    assert share.subjects == ("FRA",) and not share.when.years


def test_a_summit_of_a_capital_is_no_government() -> None:
    text = "Le sommet de Vilnius a fixé l'objectif de 2 % du PIB. Les dépenses de défense de l'OTAN augmentent."
    assert said(text, date(2023, 8, 1), "fr") == [("target", "NATO", 2.0)]
