"""What German sentences of newspapers say, as specifications: kind, whose, and the number or stance."""

from datetime import date

import pytest

from burdenshare.claims import read
from burdenshare.claims.dating import given
from burdenshare.nouns.claims import Claim
from burdenshare.verdicts.checking import people
from tests.claims.reading import REGISTERS

DAY = date(2025, 6, 20)

SAID = [
    (
        "Im vergangenen Jahr hat Spanien nach Angaben der Nato 1,28 Prozent seines BIP für Verteidigung ausgegeben.",
        "measure",
        "ESP",
        1.28,
    ),
    ("2024 gab Polen laut Nato 4,07 Prozent seiner Wirtschaftsleistung für das Militär aus.", "measure", "POL", 4.07),
    ("Die Verteidigungsausgaben der USA lagen 2024 laut Nato bei 3,38 Prozent des BIP.", "measure", "USA", 3.38),
    (
        "Dänemark, das 2024 mehr als zwei Prozent seines BIP für Verteidigung ausgab, lobte die Nato.",
        "measure",
        "DNK",
        2.0,
    ),
    (
        "Die europäischen Nato-Staaten und Kanada steigerten ihre Verteidigungsausgaben 2024 real um 19,4 Prozent.",
        "measure",
        "NATO_EUR_CAN",
        19.4,
    ),
    (
        "Laut SIPRI beliefen sich die deutschen Militärausgaben 2024 auf 88,5 Milliarden Dollar.",
        "measure",
        "DEU",
        88500000000.0,
    ),
    ("Die USA trugen 2024 rund 64 Prozent der gesamten Verteidigungsausgaben der Nato.", "measure", "USA", 0.64),
    (
        "Mehr als zwei Drittel der Nato-Staaten halten die Zwei-Prozent-Vorgabe ein.",
        "count",
        "NATO",
        0.6666666666666666,
    ),
    (
        "Ein Drittel der Bündnispartner erreicht die Zwei-Prozent-Marke noch immer nicht.",
        "count",
        "NATO",
        0.3333333333333333,
    ),
    (
        "Nach Darstellung der Nato erreichten 2024 22 der 32 Mitgliedstaaten die Zwei-Prozent-Marke.",
        "count",
        "NATO",
        22.0,
    ),
    (
        "Die Nato-Staaten haben sich verpflichtet, mindestens zwei Prozent ihres BIP für Verteidigung auszugeben.",
        "target",
        "NATO",
        2.0,
    ),
    (
        "Die Nato-Verbündeten hatten sich 2014 darauf verständigt, binnen zehn Jahren zwei Prozent des BIP für Verteidigung auszugeben.",
        "target",
        "NATO",
        2.0,
    ),
    (
        "Trump fordert von den Nato-Verbündeten, fünf Prozent ihres Bruttoinlandsprodukts für Verteidigung auszugeben.",
        "target",
        "NATO",
        5.0,
    ),
    (
        "Großbritannien will seine Verteidigungsausgaben bis 2027 auf 2,5 Prozent des BIP anheben, hieß es bei der Nato.",
        "pledge",
        "GBR",
        2.5,
    ),
    ("Kanada plant, das Zwei-Prozent-Ziel der Nato noch in diesem Jahr zu erreichen.", "pledge", "CAN", 2.0),
    ("Spaniens Ministerpräsident Pedro Sánchez lehnt das Fünf-Prozent-Ziel der Nato ab.", "position", "ESP", "opposes"),
    ("Schweden trägt das Fünf-Prozent-Ziel der Nato mit.", "position", "SWE", "supports"),
]

SILENT = [
    "Das Haushaltsdefizit Frankreichs lag 2024 bei 5,8 Prozent des BIP, trotz steigender Verteidigungsausgaben der Nato.",
    "Würde Deutschland fünf Prozent ausgeben, müsste der Bund 225 Milliarden Euro für die Nato aufbringen.",
    "In einer Umfrage sprachen sich 58 Prozent der Deutschen für höhere Verteidigungsausgaben aus.",
    "Das BIP Deutschlands sank um 0,2 Prozent, die Nato verlangt mehr Geld für Verteidigung.",
]


def claims(text: str) -> tuple[Claim, ...]:
    return read(text, given(DAY), REGISTERS.events, people(REGISTERS), "de").claims


@pytest.mark.parametrize(("text", "kind", "subjects", "value"), SAID)
def test_the_sentence_says(text: str, kind: str, subjects: str, value: float | str) -> None:
    found = [
        (c.kind.value, " ".join(c.subjects), c.stance.value if c.stance else c.quantity.value if c.quantity else "")
        for c in claims(text)
    ]
    assert (kind, subjects, value) in found


@pytest.mark.parametrize("text", SILENT)
def test_the_sentence_claims_nothing(text: str) -> None:
    assert [(c.kind.value, c.words, c.rule) for c in claims(text)] == []
