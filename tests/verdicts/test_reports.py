"""Sentences as reports in ten languages put them, each with the rulings that a desk would sign, claim by claim.

Each was once ruled on by a wrong reading: another year, another subject, a promise told as a figure.
"""

from datetime import date

import pytest

import burdenshare as bs
from burdenshare.nouns.verdicts import Ruling

TODAY = date(2026, 11, 1)
SUPPORTED, OPEN, CONTRADICTED = Ruling.SUPPORTED, Ruling.NOT_CHECKABLE, Ruling.CONTRADICTED

REPORTS = [
    # A round number that is the alliance's line is not borne out by a figure that only rounds up to it.
    ("2025-05-12", "Italy finally reaches 2% of GDP in defence spending, NATO heard.", [("measure ITA 2", OPEN)]),
    ("2025-05-12", "L'Italia arriva finalmente al 2% del Pil nelle spese per la difesa, dice la Nato.", [("measure ITA 2", OPEN)]),
    ("2025-05-12", "Germany meets 2% of GDP on defence, NATO figures show.", [("measure DEU 2", SUPPORTED)]),
    ("2024-06-18", "Portugal deverá gastar este ano 1,55% do PIB em defesa, ficando aquém da meta de 2% fixada pela NATO.",
     [("measure PRT 1.55", SUPPORTED), ("measure PRT 2", SUPPORTED)]),
    # What will be spent is no figure of the year before.
    ("2025-06-22", "NATO heard that Spain will spend 2.1% of GDP on defence, neither more nor less.", [("measure ESP 2.1", OPEN)]),
    ("2023-07-14", "Het kabinet in Nederland zal dan 2,04 procent van het bbp aan defensie besteden, aldus de NAVO.",
     [("measure NLD 2.04", OPEN)]),
    # A list in brackets is of the time of the sentence that it fills.
    ("2025-04-25", "Of NATO's members only three were above 2% of GDP on defence (Greece, with 2.24%, and Britain, with 2.14%).",
     [("count NATO 3", OPEN), ("measure GRC 2.24", OPEN), ("measure GBR 2.14", OPEN)]),
    ("2025-04-25", "La OTAN gasta mucho en Defensa. Únicamente tres superaban el 2% (Grecia, con el 2,24%, y Reino Unido, con el 2,14%).",
     [("count NATO 3", OPEN), ("measure GRC 2.24", OPEN), ("measure GBR 2.14", OPEN)]),
    # A place in growth is none in the shares.
    ("2025-06-19", "Spain is the NATO country with the highest average annual increase in defence spending as a share of GDP.", []),
    # On the eve of a summit its declaration is told as agreed; weeks before it is not.
    ("2025-06-22", "NATO countries agreed to raise defence spending to 5% of GDP by 2035.", [("target NATO 5", OPEN)]),
    ("2025-06-05", "NATO countries agreed to raise defence spending to 5% of GDP by 2035.", [("target NATO 5", CONTRADICTED)]),
    # A year that the target in force does not have is another's deadline.
    ("2024-02-13", "The paper speaks of NATO's target of 2% of GDP by 2028.", [("target NATO 2", OPEN)]),
    # Who stays somewhere until a year has nothing due in it.
    ("2025-06-25", "Portugal will stay at 2% of GDP on defence until 2029, Prime minister Luís Montenegro told NATO.",
     [("pledge PRT 2", SUPPORTED)]),
    # What others say that an ally needs is not its promise; nor is what some will have to do.
    ("2025-06-23", "NATO is convinced that Spain will need to spend 3.5 percent of GDP on defence, says Rutte.", []),
    ("2025-06-19", "Some will have to reach five per cent of GDP on defence, others less, NATO heard from Pedro Sanchez of Spain.", []),
    # Members that a clause singles out are not the alliance.
    ("2019-03-14", "Romania şi Letonia sunt singurele state membre NATO care au legi ce impun alocarea a 2% din PIB pentru apărare.",
     [("count NATO 2", OPEN)]),
    # Far from a target is no promise of it.
    ("2017-06-29", "Deutschland bleibt bei den Verteidigungsausgaben weit von der Nato-Zielmarke von zwei Prozent des BIP entfernt.",
     [("target NATO 2", SUPPORTED)]),
    # A national budget's own share is another measure.
    ("2019-06-27", "Slovakia currently spends 1.73% of its GDP on defence, according to its 2019 state budget, NATO heard.",
     [("measure SVK 1.73", OPEN)]),
    # What would come to be is neither a figure nor a promise.
    ("2024-02-14", "Für Deutschland würde das laut Nato einen Anteil der Verteidigungsausgaben am BIP von 2,01 Prozent bedeuten.", []),
    # What is proposed, asked for or aimed at is not in force, and what was adopted since is not called a proposal.
    ("2025-06-25", "Merz said the decision to raise the alliance's spending target to a cumulative 5% of GDP will be made.", []),
    ("2025-05-15", "NATO has already set a new challenge, aiming for an increase to 5% of GDP on defence.", [("target NATO 5", SUPPORTED)]),
    ("2024-11-25", "Canada on ‘clear path’ to reach NATO’s 2% target, Trudeau says. It spends 1.37 per cent of GDP on defence.",
     [("measure CAN 1.37", SUPPORTED)]),
    # Two years, two numbers: each year goes with its own, whichever side it stands on.
    ("2023-03-21", "Italian military spending in 2022 was 1.51% of GDP while in 2021 the figure was 1.57%, NATO said.",
     [("measure ITA 1.51", SUPPORTED)]),
    ("2025-08-28", "Wszyscy członkowie NATO mają osiągnąć próg 2 proc. PKB na obronność, do którego zobowiązali się w 2014 roku.",
     [("count NATO 1", SUPPORTED)]),
    # A sum in brackets behind a sum is the same sum.
    ("2024-06-18", "Germany spent 97.7 billion dollars (91 billion euros) on defence in 2024, NATO said.", [("measure DEU 9.77e+10", SUPPORTED)]),
    # A question, a dateline, a leader of the alliance.
    ("2023-03-22", "Ile krajów NATO wydaje na obronność 2 proc. PKB?", []),
    ("2024-02-29", "Roma – “Il tema del 2% del Pil da investire nella difesa, la Nato lo conosce”.", []),
    ("2025-08-28", "Polska liderem NATO pod względem wydatków na obronność - w tym roku przeznaczy na ten cel 4,48 proc. PKB.",
     [("measure POL 1", SUPPORTED), ("measure POL 4.48", SUPPORTED)]),
    # Several names and several numbers, only the last with its sign.
    ("2022-12-12", "Estonia, Latvia, and Lithuania spend a respective 2.34, 2.10, and 2.36 percent of GDP on defense, NATO says.",
     [("measure EST 2.34", SUPPORTED), ("measure LVA 2.1", SUPPORTED), ("measure LTU 2.36", SUPPORTED)]),
    # An undated figure in a text that goes on about one past year may be of that year.
    ("2021-09-30", "The share of GDP that NATO members spent on defence in 2020 is told here. "
     "France is at 2.11 per cent.", [("measure FRA 2.11", OPEN)]),
    # Whose the number is: not who presses for it, where an institute sits, or who is told of an increase.
    ("2025-02-17", "El Gobierno rechaza las presiones de EE UU y mantiene su plan de dedicar el 2% del PIB a Defensa, dice la OTAN.", []),
    ("2024-06-18", "Secondo il Sipri di Stoccolma le spese militari sono all'1,4% del Pil.", []),
    ("2017-04-24", "NATO's Italy spends 1.1% of GDP on defence. It had the largest increase of all, against 3% in Germany and 0.7% in Britain.",
     [("measure ITA 1.1", OPEN)]),
    ("2024-01-04", "L'Otan demande 2% du PIB pour la défense. Sur les 25 pays étudiés, à peine dix ont atteint l'objectif.",
     [("target NATO 2", SUPPORTED), ("count NATO 10", OPEN)]),
    ("2025-04-11", "België besteedt al jaren minder dan de afgesproken 2 procent van het bbp aan defensie, zegt de NAVO.",
     [("measure BEL 2", SUPPORTED)]),
    ("2019-11-27", "Președintele Klaus Iohannis a declarat la NATO că România este hotărâtă să aloce 2% din PIB pentru Apărare.",
     [("pledge ROU 2", SUPPORTED)]),
    # Parts and whole of a target, and the target that it replaces.
    ("2025-06-20", "Under Rutte's plan NATO members would reach 5% of GDP by boosting their core defence spending goal from 2% to 3.5% "
     "and spending a further 1.5% on related items like roads.", [("target NATO 5", SUPPORTED), ("target NATO 2", SUPPORTED)]),
    ("2025-06-26", "NATO's new target of 5% of GDP is a big increase on the current goal of 2% of GDP.",
     [("target NATO 5", SUPPORTED), ("target NATO 2", SUPPORTED)]),
    ("2025-08-28", "Na liście powyżej progu 3 proc. PKB na obronność w NATO są też Estonia i Dania.", [("target NATO 3", OPEN)]),
    # What members come to together is no count of them, nor the number of the ally they are told apart from.
    ("2025-04-24", "De 31 bondgenoten van de VS in de NAVO haalden samen wel een gemiddelde van 2 procent van het bbp.", []),
    # A count that turns on an ally whose own money and GDP put it on the other side of the line.
    ("2025-03-10", "Eight out of NATO's European members spend below the 2% NATO target on defence.", [("count NATO_EUR 8", OPEN)]),
    # Near the end of a list is no place in it; a part of a poll is no position; more than any ally ever spent is no share.
    ("2025-01-27", "At 1.55 per cent of GDP, Portugal's investment in defence places it close to the bottom of NATO's list.",
     [("measure PRT 1.55", SUPPORTED)]),
    ("2020-10-22", "Croatia spends 1.87% of GDP on defence, NATO says. It is second to last when it comes to equipment. "
     "Slovenia is last with 8.7%.", [("measure HRV 1.87", SUPPORTED), ("measure SVN 1", OPEN), ("measure SVN 8.7", OPEN)]),
    # What would follow, what a limit is set at, and what a source says was.
    ("2025-05-23", "De NAVO vraagt Nederland om meer. Nederland komt dan uit op 3,5 procent van het bruto binnenlands product.",
     [("measure NLD 3.5", OPEN)]),
    ("2025-03-05", "Merz, Germany's next chancellor, told NATO that defence spending above 1% of GDP will be exempt from debt rules.", []),
    # Each of two numbers keeps its own year, and an ally's year is not the target's.
    ("2025-06-25", "NATO members pledged to raise defense spending to 5% of GDP by 2035, more than doubling the 2014 commitment of 2%.",
     [("target NATO 5", SUPPORTED), ("target NATO 2", SUPPORTED)]),
    ("2018-07-12", "Trump sprach vom Zwei-Prozent-Ziel der Nato bei den Verteidigungsausgaben: Deutschland schaffe es im Jahr 2028.",
     [("target NATO 2", SUPPORTED)]),
    ("2025-06-24", "Under NATO's plan, core defence spending would rise from 2% to 3.5% of GDP, with an additional 1.5% for cybersecurity.",
     [("target NATO 5", SUPPORTED)]),
    # In the days after a summit the target of before may be told as it stood.
    ("2025-06-26", "Conte ha sottoscritto l'impegno Nato del 2% del Pil.", [("target NATO 2", OPEN)]),
    ("2018-04-05", "Raport NATO przewiduje, że w Polsce wydatki na obronność w 2016 wyniosły 1,99% PKB.", [("measure POL 1.99", OPEN)]),
    # Whose office-holder a sentence speaks of on the way is not whose plans the next one tells.
    ("2025-02-25", "Sir Keir Starmer slashed the aid budget to raise defence spending amid doubts over US President Donald Trump and NATO. "
     "The Prime Minister said spending would rise from its current 2.3% share of the economy to 2.5% in 2027.",
     [("measure GBR 2.3", SUPPORTED), ("pledge GBR 2.5", SUPPORTED)]),
    # The union has members outside the alliance and statistics of its own.
    ("2022-03-15", "Só cinco países da UE cumprem a meta da NATO de 2% do PIB para a defesa.", [("count EU_ALLIES 5", OPEN)]),
    # A hundredth off, of a year that no release has told of yet.
    ("2017-04-03", "The Netherlands spends 1.15 percent of GDP on defence, far from NATO's goal.", [("measure NLD 1.15", OPEN)]),
    ("2017-04-03", "The Netherlands spends 1.35 percent of GDP on defence, far from NATO's goal.", [("measure NLD 1.35", CONTRADICTED)]),
    ("2025-05-15", "La Nato ha già fissato una nuova sfida, puntando a un aumento al 5% del Pil.", [("target NATO 5", SUPPORTED)]),
    # A pledge told with its year is told as it was.
    ("2025-09-01", "In 2022 Spain promised to reach 2% of GDP on defence by 2029, NATO said.", [("pledge ESP 2", SUPPORTED)]),
    ("2025-09-01", "Spanien hatte 2022 versprochen, bis 2029 zwei Prozent des BIP für Verteidigung auszugeben, so die Nato.",
     [("pledge ESP 2", SUPPORTED)]),
    # Outlays that count for the alliance are an ally's.
    ("2024-06-18", "Deutschland liegt bei 2,12 Prozent des BIP. Die Nato relevanten Ausgaben steigen auf 90,6 Milliarden Euro.",
     [("measure DEU 2.12", SUPPORTED), ("measure DEU 9.06e+10", SUPPORTED)]),
]  # fmt: skip


@pytest.mark.parametrize(("day", "text", "expected"), REPORTS)
def test_a_report_gets_the_rulings_that_a_desk_would_sign(
    day: str, text: str, expected: list[tuple[str, Ruling]]
) -> None:
    verdicts = bs.check(text, published=date.fromisoformat(day), today=TODAY).verdicts
    found = [
        (f"{c.kind.value} {','.join(c.subjects)} {c.quantity.value:g}", v.ruling)
        for v in verdicts
        if (c := v.claim).quantity is not None and c.kind.value not in {"event", "position"}
    ]
    assert found == expected


def test_a_part_of_a_poll_is_no_governments_position() -> None:
    text = "NATO asks for 3.5 percent of GDP. Italy is an outlier, where 57 percent is in principle against higher defence spending."
    verdicts = bs.check(text, published=date(2025, 6, 23), today=TODAY).verdicts
    assert not [v.claim.words for v in verdicts if v.claim.kind.value == "position"]
