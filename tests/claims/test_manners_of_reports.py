"""Manners of real reports in ten languages: demands on the way, meetings by country, lists of the only ones, loose money."""

from datetime import date

import pytest

from tests.claims.reading import claims, said

JUNE = date(2025, 6, 20)
AUTUMN = date(2025, 9, 2)
EN = "NATO has a target of 2% of GDP for defence. "
DE = "Die Nato hat ein Ziel von zwei Prozent des BIP für Verteidigung. "

POSITIONS = [
    # a demand told on the way to something else
    ("NATO allies agreed to raise their spending to 5% of GDP, as demanded by U.S. President Donald Trump.", "en", "USA", "demands"),
    ("The NATO target of 5% of GDP is a U.S. demand.", "en", "USA", "demands"),
    ("Donald Trump's push for NATO members to spend 5% of GDP worries Rome.", "en", "USA", "demands"),
    ("Die Nato-Staaten einigten sich darauf, wie von den USA gefordert fünf Prozent des BIP auszugeben.", "de", "USA", "demands"),
    ("Aliații NATO vor cheltui 5% din PIB pentru apărare, așa cum a cerut Donald Trump.", "ro", "USA", "demands"),
    # refusals
    ("NATO wants 5% of GDP. Spain said it does not need to meet the goal.", "en", "ESP", "opposes"),
    ("NATO wants 5% of GDP. Belgium has said that it would not get there either.", "en", "BEL", "opposes"),
    ("La OTAN pide el 5 % del PIB en defensa. El Gobierno español ha dicho no al 5 %.", "es", "ESP", "opposes"),
    ("NATO chce 5 proc. PKB. Pedro Sánchez nazwał cel 5 proc. „nie tylko nierozsądnym, ale i kontrproduktywnym”.", "pl", "ESP", "opposes"),
    ("Donald Trump s'en est pris à l'Espagne, seul pays de l'Otan à refuser l'objectif de 5 % du PIB.", "fr", "ESP", "opposes"),
    ("De NAVO wil 5 procent van het bbp. De Spaanse premier Pedro Sánchez is er niet blij mee. Hij verwerpt het streefcijfer van 5 procent.", "nl", "ESP", "opposes"),
    ("NATO wants 5% of GDP. In a letter to Mark Rutte, Pedro Sánchez rejected the 5% target.", "en", "ESP", "opposes"),
    # support, and conditions
    ("NATO wants 5% of GDP. Canada has signalled its support for the target.", "en", "CAN", "supports"),
    ("L'Otan veut 5 % du PIB. La Pologne et les pays baltes soutiennent le nouvel objectif.", "fr", "POL", "supports"),
    ("NATO wants 5% of GDP. Slovakia says it wants to decide for itself how fast it gets to the target.", "en", "SVK", "conditional"),
    ("La Nato vuole il 5% del Pil. La Slovacchia si riserva il diritto di decidere i propri tempi.", "it", "SVK", "conditional"),
    ("Die Nato will fünf Prozent des BIP. Belgien fordert im Gegenzug für seine Zustimmung zum Fünf-Prozent-Ziel mehr Flexibilität.", "de", "BEL", "conditional"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "area", "stance"), POSITIONS)
def test_a_position_is_read(text: str, language: str, area: str, stance: str) -> None:
    assert ("position", area, stance) in said(text, JUNE, language)


def test_a_demand_of_no_ally_is_none() -> None:
    assert not [k for k in claims("NATO allies spend 2% of GDP, as demanded by Brussels.", JUNE) if k.stance]


MEETINGS = [
    ("The target is to rise at a NATO summit in the Netherlands later this month.", "en", "summit-hague-2025"),
    ("Leaders are expected in The Hague in the Netherlands this week for the NATO summit.", "en", "summit-hague-2025"),
    ("A week before the NATO summit in The Hague, Slovakia raised doubts.", "en", "summit-hague-2025"),
    ("At the June summit in The Hague, NATO allies will set a goal.", "en", "summit-hague-2025"),
    ("2014 vereinbarten die Nato-Staaten bei einem Gipfeltreffen in Wales ein Ziel.", "de", "summit-wales-2014"),
    ("La tensión se da en la víspera de la cumbre de la OTAN en La Haya.", "es", "summit-hague-2025"),
    ("NATO üyeleri haziran ayında Lahey'de yapılacak zirvede bir hedef belirleyecek.", "tr", "summit-hague-2025"),
    ("Een hoger doel moet er komen op de NAVO-top eind juni in Den Haag.", "nl", "summit-hague-2025"),
]


@pytest.mark.parametrize(("text", "language", "meeting"), MEETINGS)
def test_a_meeting_is_placed_and_timed(text: str, language: str, meeting: str) -> None:
    [event] = [k.event for k in claims(text, JUNE, language) if k.event]
    assert event == meeting


def test_a_meeting_without_a_time_is_no_claim() -> None:
    assert not [k for k in claims("The NATO summit in The Hague is about money.", JUNE) if k.event]


FIGURES = [
    # counts
    (EN + "Of 30 members, only Greece, Poland, the Baltic states and the United States spent more than 2% of GDP on defence last year.", "en", "count", "NATO", 6),
    (EN + "Croatia (2.03%) and Greece (2.85%) are the only countries to reach 2% of GDP this year.", "en", "count", "NATO", 2),
    ("Tous les alliés de l'Otan atteignent les 2 % du PIB pour la défense, mais trois seulement atteignent 3,5 %.", "fr", "count", "NATO", 3),
    (DE + "Alle Nato-Staaten erreichen das Ziel von zwei Prozent. 2023 waren es noch zehn Nato-Mitglieder.", "de", "count", "NATO", 10),
    ("Celem NATO jest 2 proc. PKB na obronność. Ten warunek spełnia jedynie 10 z 30 państw członkowskich.", "pl", "count", "NATO", 10),
    ("NATO'da savunma için 8 ülke hâlen yüzde 2 seviyesinin altında kalıyor.", "tr", "count", "NATO", 8),
    # shares
    (EN + "Slovakia, a NATO member since 2004, currently spends 2%.", "en", "measure", "SVK", 2),
    ("NATO projects its members' defence spending. Poland leads projected shares at 4.48% of GDP.", "en", "measure", "POL", 4.48),
    (DE + "Polen, Estland und Lettland, aber auch die USA geben 3,5 Prozent des BIP aus.", "de", "measure", "POL EST LVA USA", 3.5),
    (DE + "Finnland und Schweden geben 2,77 beziehungsweise 2,51 Prozent aus.", "de", "measure", "SWE", 2.51),
    (EN + "In Bucharest the figure is 2.28%.", "en", "measure", "ROU", 2.28),
    ("De NAVO-norm voor defensie is 2 procent. België, Spanje en Luxemburg zaten onder de 1 procent.", "nl", "measure", "BEL ESP LUX", 1),
    # money
    (EN + "Together the allies will spend more than $1.5 trillion on defence this year.", "en", "measure", "NATO", 1.5e12),
    (EN + "Canada's defence budget amounts to C$41 billion this year.", "en", "measure", "CAN", 4.1e10),
    (EN + "Germany spent 90.6 billion dollars on defence in 2024, Britain 84.2 billion.", "en", "measure", "GBR", 8.42e10),
    # ranks and parts
    ("Celem NATO jest 2 proc. PKB na obronność. Niemcy są drugim co do wielkości płatnikiem NATO.", "pl", "measure", "DEU", 2),
    ("De NAVO-norm voor defensie is 2 procent van het bbp. Duitsland is in absolute bedragen de op een na grootste betaler van de NAVO.", "nl", "measure", "DEU", 2),
    # targets
    ("The allocation of 2% of GDP to defence was agreed upon by NATO in 2006.", "en", "target", "NATO", 2),
    ("Spätestens ab 2035 muss jedes Nato-Mitglied fünf Prozent des BIP in Verteidigung investieren.", "de", "target", "NATO", 5),
    ("Op de NAVO-top is afgesproken dat ieder land twee procent van zijn bbp aan defensie spendeert.", "nl", "target", "NATO", 2),
    ("NATO guidelines direct member states to spend at least 2 percent of GDP on defense.", "en", "target", "NATO", 2),
    ("NATO leaders agreed to a defense spending goal of 5% of each country's economic output by 2035.", "en", "target", "NATO", 5),
    # pledges
    ("NATO allies agreed to spend 2% of GDP on defence in 2014. Belgium hopes to meet that target by 2029.", "en", "pledge", "BEL", 2),
    ("Pedro Sánchez ha garantizado que España gastará el 2,1 % del PIB en defensa, según la OTAN.", "es", "pledge", "ESP", 2.1),
    ("España cumplirá con lo que le pide la OTAN gastando solo el 2,1 % del PIB en defensa.", "es", "pledge", "ESP", 2.1),
    (EN + "Germany has been raising its spending with the goal of reaching 2% of GDP by 2027.", "en", "pledge", "DEU", 2),
    ("NATO: Portugalia și Canada s-au angajat să cheltuie 2% din PIB pentru apărare în acest an.", "ro", "pledge", "PRT CAN", 2),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "kind", "areas", "value"), FIGURES)
def test_a_figure_is_read(text: str, language: str, kind: str, areas: str, value: float) -> None:
    assert (kind, areas, value) in said(text, AUTUMN, language)


def test_what_allies_must_do_is_no_figure_of_theirs() -> None:
    made = said("NATO defence: NATO allies must raise their defense spending to 5 percent of GDP.", JUNE)
    assert not [kind for kind, _, _ in made if kind == "measure"]


def test_are_set_to_adopts_nothing() -> None:
    text = "Nato-Gipfel: Davon sollen 3,5 Prozent für Verteidigung und 1,5 Prozent für Infrastruktur vorgesehen sein."
    assert not [k for k in claims(text, JUNE, "de") if k.modality.value == "in force"]


def test_a_part_told_before_its_sum_is_not_added_to_another_target() -> None:
    text = (
        "Besides the 2% of GDP, NATO allies agreed to invest 5% of GDP in defence, of which 3.5% on core defence "
        "and 1.5% on infrastructure."
    )
    assert [k.quantity.value for k in claims(text, AUTUMN) if k.parts and k.quantity] == [5.0]


def test_billions_in_less_are_no_budget() -> None:
    text = EN + "Rome spent 28.6 billion euros on defence in 2023, about 10 billion less than asked."
    assert 1e10 not in [v for _, _, v in said(text, AUTUMN)]


def test_a_wish_to_reach_a_share_is_not_told_as_reached() -> None:
    text = "L'Otan demande 2 % du PIB pour la défense. La Pologne voudrait atteindre les 5 %."
    assert not [kind for kind, area, _ in said(text, AUTUMN, "fr") if (kind, area) == ("measure", "POL")]
