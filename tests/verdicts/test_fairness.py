"""Sentences as editors write them, true on their day or no claim at all: none may be called contradicted.

Each once was, or was supported for the wrong reason. What is denied, supposed, asked for, or said of others is left alone.
"""

from datetime import date

import pytest

import burdenshare as bs
from burdenshare.nouns.claims import Kind, Modality
from burdenshare.nouns.verdicts import Ruling

TODAY = date(2026, 11, 1)
CONTEXT = "The NATO alliance discussed defence spending on Tuesday.\n\n"

FAIR = [
    ("2025-06-05", "Spain opposes NATO's 5% target."),
    ("2025-06-05", "NATO's proposed 5% target worries Madrid."),
    ("2025-06-05", "Rutte hopes leaders will sign up to NATO's 5% target at The Hague."),
    ("2025-06-20", "Spain has asked to be left out of NATO's planned 5% goal."),
    ("2025-06-20", "The Dutch cabinet accepted NATO's 5% target a week ago."),
    ("2025-06-05", "Pete Hegseth said he expected NATO allies to commit to 5%."),
    ("2025-07-03", "All 32 NATO allies agreed to spend 5% of GDP on defence."),
    ("2025-06-27", "Every NATO member except Spain has agreed to spend 5% of GDP on defence."),
    ("2023-07-11", "Every NATO member is to put at least 2% of GDP into defence each year."),
    ("2025-06-05", "Trump urged all NATO allies to spend 5% of GDP on defence."),
    ("2025-06-27", "NATO will review progress towards the 5% target in 2029."),
    ("2025-06-27", "The 5% goal, to be reviewed in 2029, must be met by 2035, NATO says."),
    ("2025-05-10", "Washington itself would not meet the new bar: it spent 3.19% of GDP on defence last year."),
    ("2025-05-10", "Italy could not keep its promise and spent 1.5% of GDP on defence in 2024."),
    ("2025-03-04", "Neither Italy nor Spain spends 2% of GDP on defence."),
    ("2025-06-27", "None of the 32 NATO members spends 5% of GDP on defence."),
    ("2025-06-27", "It is not true that Spain spends 2% of GDP on defence."),
    ("2025-06-27", "Germany no longer spends 1.5% of GDP on defence."),
    ("2025-06-27", "If Germany spent 3.5% of GDP on defence, it would be a leader in NATO."),
    ("2025-06-27", "A decade ago Germany spent 1.2% of GDP on defence."),
    ("2025-06-27", "Germany used to spend 1.2% of GDP on defence."),
    (
        "2025-08-28",
        "As recently as last year, 18 NATO members met the 2% goal, the estimates showed; in 2014 there were three.",
    ),
    ("2026-07-13", "The United States spends 3.17% of GDP on defence, about the same as in 2025."),
    (
        "2024-07-12",
        "Canada currently spends 1.37 per cent of GDP on defence, making it one of eight countries in NATO below the line.",
    ),
    ("2025-08-28", "Seven NATO allies are at exactly 2.0% of GDP on defence."),
    ("2025-06-27", "Ten of the 32 allies failed to spend 2% of GDP on defence in 2024, including Iceland, NATO said."),
    (
        "2025-03-04",
        "Twenty-three allies - up from 10 in 2023 and three in 2014 - spent at least 2% of GDP on defence, NATO said.",
    ),
    ("2025-06-20", "Ten of NATO's 32 members fell short of 2% of GDP last year."),
    ("2025-06-05", "Spain: 5% of GDP on defence 'unreasonable', NATO told."),
    ("2025-06-27", "Moody's said Italy's primary surplus of 1.5% of GDP leaves room for defence, NATO's demand."),
    ("2025-06-27", "The UK spends 0.5% of GDP on aid and 2.3% on defence."),
    ("2025-06-27", "Canada spends 1.4% of GDP on research, as much as on defence."),
    ("2025-06-27", "54% of Spaniards oppose spending 2% of GDP on defence."),
    ("2025-06-26", "Germany rejects the 5% NATO target."),
    ("2025-06-27", "The Greens in Germany oppose NATO's 5% target."),
    (
        "2025-06-25",
        "NATO leaders on Wednesday signed up to spend 5% of GDP by 2035, a dramatic rise from the present 2%.",
    ),
    (
        "2026-03-27",
        "Babiš has shelved his predecessor's plan for the Czech Republic to spend 3% of GDP on defence by 2030.",
    ),
    ("2024-07-01", "Germany has met NATO's 2% target every year since 2014."),
    ("2024-03-10", "At the Madrid summit in 2022, NATO adopted the target of 2% of GDP."),
    ("2025-06-27", "NATO agreed its 2% target at the 2014 Wales summit; at Vilnius in 2022 it became a floor."),
    ("2025-06-09", "He did not say whether Ottawa would back the five per cent NATO goal."),
    ("2025-05-20", "Estonia will raise VAT to 24% to pay for defence, which takes 3.4% of GDP, NATO noted."),
    (
        "2025-06-05",
        "The Hague pledge of NATO is 5% of GDP; Trump said NATO members should be spending 5% of GDP on defence.",
    ),
    (
        "2025-02-25",
        "Defence spending will rise from 2.3% of GDP to 2.5% by 2027, UK Prime Minister Keir Starmer told NATO.",
    ),
    ("2022-06-30", CONTEXT + "Britain refuses to promise 2.5 per cent of GDP by 2030."),
    ("2022-03-17", CONTEXT + "France does not plan to reach 2 percent by 2025."),
    ("2019-06-30", CONTEXT + "Germany has dropped its pledge to reach 1.5 per cent of GDP by 2024."),
    ("2019-06-30", CONTEXT + "Germany will miss its target of 1.5 per cent of GDP by 2024, economists say."),
    ("2019-01-15", "Canada will not reach 1.4 percent of GDP on defence by 2026."),
    ("2022-07-30", CONTEXT + "Germany would spend 2 per cent of GDP if the fund were approved."),
    ("2022-03-17", "Germany will not reach 2 percent of GDP on defence before 2031."),
    ("2021-06-14", CONTEXT + "Britain, at 2.29%, is one of ten allies that meet the 2% guideline."),
    ("2018-07-12", CONTEXT + "Greece is one of the few allies that spend more than 2 per cent."),
    (
        "2018-07-12",
        CONTEXT
        + "Of the 29 allies, eight are likely to reach 2 per cent this year, up from three in 2014, according to Jens Stoltenberg.",
    ),
    ("2022-03-31", CONTEXT + "Italy has postponed the Nato 2 per cent target to 2028."),
    ("2022-03-31", "Italy will reach the Nato 2 per cent target in 2028, not 2024."),
    ("2018-07-12", CONTEXT + "Spain says it cannot meet the Nato 2 per cent target until 2030."),
    ("2018-07-12", CONTEXT + "Trump demanded that allies spend 10 percent of GDP."),
    (
        "2018-07-11",
        "Just five of the 29 allies - the U.S., Greece, Britain, Estonia and Latvia - are expected to spend 2 percent of GDP on defence this year.",
    ),
    ("2018-07-11", CONTEXT + "The U.S., Greece and Britain spend the required 2 percent of GDP."),
    ("2022-03-31", CONTEXT + "France slipped under the threshold, to 1.93 per cent of GDP on defence."),
    (
        "2017-02-15",
        "France and Germany spend 1.78 per cent and 1.19 per cent respectively on defence, Nato's figures show.",
    ),
    ("2016-07-08", "Estonia does not spend 1.9% of GDP on defence but 2.16%."),
    (
        "2018-07-02",
        "In Britain, by contrast, 57 percent back spending 2 percent or more on defence. NATO meets next week.",
    ),
    (
        "2019-04-29",
        "SIPRI published its data on Monday. Germany spent 1.2 per cent of its GDP on the military. Turkey spent 2.5 per cent of GDP on defence. NATO is silent.",
    ),
    (
        "2022-03-03",
        "Poland will raise defence spending to 3% of gross domestic product in 2023, up from the 2% required by NATO.",
    ),
    (
        "2018-05-15",
        "Poland, which hosts a U.S. battalion, has just passed a law to raise spending to 2.5 percent of GDP on defence by 2030.",
    ),
    ("2018-07-11", CONTEXT + "Poland, which was at 1.99 percent last year, is at 1.98 percent of GDP on defence."),
    (
        "2018-07-11",
        "The U.S. will spend 3.5 percent of GDP on defense in 2018, down from 3.57 percent the year before, NATO said.",
    ),
    (
        "2018-07-12",
        CONTEXT + "Canada's share will be 1.23 per cent of GDP in 2018, compared with 1.36 per cent in 2017.",
    ),
    (
        "2018-07-12",
        "NATO heard that France, which spends 1.81 per cent of its GDP on its forces, would hit the target by 2024.",
    ),
    ("2017-02-15", "Berlin raised its defence budget by about 8 per cent this year, NATO said."),
    (
        "2018-04-26",
        "A US official has linked a permanent exemption from steel tariffs to whether countries meet their NATO pledge on defence spending.",
    ),
    ("2022-11-09", "According to NATO, Canada spent 1.36 per cent of GDP on defence last year."),
    ("2018-05-15", "The opposition Greens also oppose the NATO 2 percent target."),
    ("2022-05-20", "Germany spent 2.4% of GDP on shielding consumers from energy prices. Nato's defence target is 2%."),
    (
        "2023-03-30",
        "Nato wants 2% of GDP for defence. Italy paid 4.3% of GDP in interest last year, Spain 2.4% and Greece 2.6%.",
    ),
    (
        "2023-06-20",
        "Nato allies should spend 2% of GDP on defence. Interest payments are another story. Italy spent 4.3% last year and Spain 2.4%.",
    ),
    (
        "2023-05-20",
        "Poland, a Nato member, spent 2.2% of GDP on family benefits and Italy 1.2%. Defence gets less attention.",
    ),
    (
        "2025-08-28",
        "Education has suffered as defence takes more. Italy spends 4.0% of GDP and Germany 4.5%, against an EU average of 4.7%.",
    ),
    (
        "2019-06-20",
        'Four countries exceed 3%, with Denmark just over. Italy spent 1.4% last year and Spain 1.2%, both below Slovenia. "It\'s like Nato,"',
    ),
    ("2022-03-20", "Germany spends 2.3% of GDP on defence and development together, NATO said."),
    ("2024-07-08", "Germany spent 90 billion dollars on defence in 2024, up 10.2 percent on last year, NATO said."),
    ("2024-07-08", "Italy spent 31 billion euros on defence last year, 5 percent more than in 2022, NATO said."),
    ("2024-04-22", "SIPRI said the UK spent $74.9 billion on its military in 2023, up 7.9 percent."),
    ("2020-10-22", "No ally except Luxembourg spends less than 1 percent of GDP on defence, NATO figures show."),
    (
        "2025-08-28",
        "No member other than Poland, Lithuania and Latvia spends more than 3.5% of GDP on defence, NATO says.",
    ),
    (
        "2024-07-08",
        "All but five allies - Poland, Estonia, the US, Latvia and Greece - spend less than 3% of GDP on defence.",
    ),
    ("2025-04-25", "NATO's target is 2% of GDP. Trump is demanding 5%, a level no ally reaches."),
    (
        "2025-04-25",
        "22 allies met the 2% goal in 2024, NATO said. Rutte has floated 3.5%; no member but Poland meets that.",
    ),
    (
        "2024-07-08",
        "NATO says 23 allies meet the 2% of GDP goal. Thirty members meet the guideline to spend 20% on equipment.",
    ),
    (
        "2025-04-25",
        "NATO Secretary General Mark Rutte has urged all 32 members to raise military spending, as the alliance's annual report revealed that some of them still lag behind.",
    ),
    ("2024-07-08", "Stoltenberg urged all 32 members to spend more on defence after some failed to reach 2% of GDP."),
    ("2016-07-20", "At the Wales Summit NATO allies agreed to move towards spending 2% of GDP within ten years."),
    (
        "2015-06-22",
        "The UK spends 2% of GDP on defence, NATO says. At the Wales Summit all Allies agreed to aim to move towards the 2% guideline within ten years.",
    ),
    (
        "2020-10-22",
        "Estimates NATO published on Wednesday show 10 members will put at least 2 percent of GDP into defense in 2020. France and Norway join the list, with 2.11 percent and 2.03 percent respectively.",
    ),
    ("2018-07-11", "NATO wants a fifth of spending to go on equipment. France, with 23.66%, meets the target."),
    ("2025-04-25", "Rutte is working on a NATO formula of 3.5% of GDP for hard defence and 1.5% for related spending."),
    (
        "2025-06-26",
        "NATO leaders agreed to reach 5% of GDP by 2035, with 1.5% for core defence and 3.5% for infrastructure.",
    ),
    ("2025-03-12", "Canadian Prime Minister Mark Carney repeated his promise to get to Nato's 2% target by 2030."),
    ("2024-07-08", "France spent $60 billion on defence in 2023, NATO said."),
    ("2022-06-30", "NATO published its figures. Turkey will spend 1.22% of GDP on defence, the Netherlands 1.65%."),
    ("2023-07-07", "NATO reports a real increase of 8.3% for European Allies and Canada."),
    ("2025-08-30", "NATO has moved beyond the 2% target."),
    ("2014-09-03", "The alliance has long had a guideline that each member should devote 2 percent of GDP to defence."),
    (
        "2024-02-15",
        "NATO said Italy, on 1.46 per cent, and Spain, on 1.26 per cent, are not expected to make it before 2028 and 2029 respectively.",
    ),
]


@pytest.mark.parametrize(("day", "text"), FAIR)
def test_no_fair_sentence_is_contradicted(day: str, text: str) -> None:
    verdicts = bs.check(text, published=date.fromisoformat(day), today=TODAY).verdicts
    wrong = [(v.claim.words, v.reason) for v in verdicts if v.ruling is Ruling.CONTRADICTED]
    assert not wrong


DENIED = [
    ("2022-06-30", "Britain refuses to promise 2.5 per cent of GDP by 2030."),
    ("2022-03-17", "France does not plan to reach 2 percent by 2025."),
    ("2019-06-30", "Germany has dropped its pledge to reach 1.5 per cent of GDP by 2024."),
    ("2019-06-30", "Germany will miss its target of 1.5 per cent of GDP by 2024, economists say."),
    ("2022-07-30", "Germany would spend 2 per cent of GDP if the fund were approved."),
]


@pytest.mark.parametrize(("day", "text"), DENIED)
def test_a_denied_pledge_is_read_as_denied_and_shown_with_the_register(day: str, text: str) -> None:
    verdicts = bs.check(CONTEXT + text, published=date.fromisoformat(day), today=TODAY).verdicts
    pledges = [v for v in verdicts if v.claim.kind is Kind.PLEDGE]
    assert [(v.claim.modality, v.ruling) for v in pledges] == [(Modality.DENIED, Ruling.NOT_CHECKABLE)]
    assert pledges[0].evidence


NO_CLAIM = [
    ("2025-03-04", "Neither Italy nor Spain spends 2% of GDP on defence."),
    ("2025-06-27", "It is not true that Spain spends 2% of GDP on defence."),
    ("2025-06-27", "If Germany spent 3.5% of GDP on defence, it would be a leader in NATO."),
    ("2025-06-27", "A decade ago Germany spent 1.2% of GDP on defence."),
    ("2025-06-27", "Germany used to spend 1.2% of GDP on defence."),
    ("2025-06-27", "54% of Spaniards oppose spending 2% of GDP on defence."),
    ("2025-06-27", "The Greens in Germany oppose NATO's 5% target."),
    ("2025-06-27", "The UK spends 0.5% of GDP on aid and 2.3% on defence."),
    ("2025-06-27", "Canada spends 1.4% of GDP on research, as much as on defence."),
    (
        "2018-07-02",
        "In Britain, by contrast, 57 percent back spending 2 percent or more on defence. NATO meets next week.",
    ),
]


@pytest.mark.parametrize(("day", "text"), NO_CLAIM)
def test_what_is_supposed_denied_polled_or_long_past_is_no_figure(day: str, text: str) -> None:
    verdicts = bs.check(text, published=date.fromisoformat(day), today=TODAY).verdicts
    assert [v.claim.words for v in verdicts if v.claim.kind in {Kind.MEASURE, Kind.COUNT, Kind.POSITION}] in (
        [],
        ["2.3% on defence"],
    )


RULED = [
    ("2024-06-18", "23 of NATO's 32 members are on track to meet the pledge to spend 2% of GDP on defence.", Kind.COUNT, Ruling.SUPPORTED),
    ("2024-06-18", "28 of NATO's 32 members are on track to meet the pledge to spend 2% of GDP on defence.", Kind.COUNT,
     Ruling.NOT_CHECKABLE),
    ("2024-11-25", "NATO has figures on defence spending. Canada sits at the bottom of the table.", Kind.MEASURE, Ruling.NOT_CHECKABLE),
    ("2025-10-01", "NATO looks on: in Britain the ministry's budget will represent 2.08% of GDP this year.", Kind.MEASURE,
     Ruling.NOT_CHECKABLE),
    ("2025-08-29", "España ya destina este año a defensa el 2% de su PIB, según la OTAN, y cumple lo pactado en la cumbre de Gales de 2014.",
     Kind.MEASURE, Ruling.SUPPORTED),
    ("2025-06-05", "Spain opposes NATO's 5% target.", Kind.POSITION, Ruling.SUPPORTED),
    ("2025-06-05", "Spain spends <b>0.5%</b> of GDP on defence.", Kind.MEASURE, Ruling.CONTRADICTED),
    ("2025-06-26", "Germany rejects the 5% NATO target.", Kind.POSITION, Ruling.OUTDATED),
    ("2025-07-03", "All 32 NATO allies agreed to spend 5% of GDP on defence.", Kind.TARGET, Ruling.SUPPORTED),
    ("2025-08-28", "Last year, 18 NATO members met the 2% goal.", Kind.COUNT, Ruling.SUPPORTED),
    ("2024-07-12", "Canada spends 1.37 per cent of GDP on defence, one of eight countries in NATO below the line.",
     Kind.COUNT, Ruling.SUPPORTED),
    ("2025-06-20", "Ten of NATO's 32 members fell short of 2% of GDP last year.", Kind.COUNT, Ruling.NOT_CHECKABLE),
    ("2018-05-15", "Poland, which hosts a U.S. battalion, has passed a law to raise spending to 2.5 percent of GDP on defence by 2030.",
     Kind.PLEDGE, Ruling.SUPPORTED),
    ("2018-07-12", CONTEXT + "Trump demanded that allies spend 10 percent of GDP.", Kind.POSITION, Ruling.NOT_CHECKABLE),
    ("2024-03-10", "At the Madrid summit in 2022, NATO adopted the target of 2% of GDP.", Kind.TARGET, Ruling.NOT_CHECKABLE),
]  # fmt: skip


@pytest.mark.parametrize(("day", "text", "kind", "ruling"), RULED)
def test_what_an_editor_would_sign(day: str, text: str, kind: Kind, ruling: Ruling) -> None:
    verdicts = bs.check(text, published=date.fromisoformat(day), today=TODAY).verdicts
    assert [v.ruling for v in verdicts if v.claim.kind is kind] == [ruling]


def test_a_wrong_number_in_a_bare_list_is_caught() -> None:
    text = CONTEXT + "Luxembourg brings up the rear with 0.44 per cent of GDP, behind Belgium (0.85) and Spain (1.91)."
    found = {v.claim.subjects[0]: v.ruling for v in bs.check(text, published=date(2017, 2, 15), today=TODAY).verdicts}
    assert found == {"LUX": Ruling.SUPPORTED, "BEL": Ruling.SUPPORTED, "ESP": Ruling.CONTRADICTED}
