"""What Dutch sentences of newspapers say, as specifications: kind, whose, and the number or stance."""

from datetime import date

import pytest

from burdenshare.claims import read
from burdenshare.claims.dating import given
from burdenshare.nouns.claims import Claim
from burdenshare.verdicts.checking import people
from tests.claims.reading import REGISTERS

DAY = date(2025, 6, 20)

SAID = [
    ("Vorig jaar gaf België volgens de NAVO 1,3 procent van zijn bbp uit aan defensie.", "measure", "BEL", 1.3),
    (
        "De defensie-uitgaven van Spanje lagen in 2024 volgens de NAVO op 1,28 procent van het bbp.",
        "measure",
        "ESP",
        1.28,
    ),
    ("Denemarken, dat in 2024 2,4 procent van zijn bbp aan defensie uitgaf, steunt de NAVO.", "measure", "DNK", 2.4),
    (
        "Minister Brekelmans zei dat Nederland vorig jaar 1,99 procent van het bbp aan defensie heeft uitgegeven.",
        "measure",
        "NLD",
        1.99,
    ),
    ("Volgens SIPRI gaf Duitsland in 2024 88,5 miljard dollar uit aan defensie.", "measure", "DEU", 88500000000.0),
    (
        "De Verenigde Staten waren in 2024 goed voor 64 procent van de totale defensie-uitgaven van de NAVO.",
        "measure",
        "USA",
        0.64,
    ),
    ("Slechts acht NAVO-landen haalden in 2024 de 2%-norm niet.", "count", "NATO", 8.0),
    ("In 2024 voldeden 22 van de 32 NAVO-lidstaten aan de norm van 2 procent.", "count", "NATO", 22.0),
    (
        "Twee derde van de lidstaten voldeed in 2024 aan de NAVO-norm van 2 procent.",
        "count",
        "NATO",
        0.6666666666666666,
    ),
    (
        "De NAVO-landen hebben zich verplicht minstens 2 procent van hun bbp aan defensie uit te geven.",
        "target",
        "NATO",
        2.0,
    ),
    (
        "In Vilnius spraken de NAVO-bondgenoten in 2023 af minstens 2 procent van hun bbp aan defensie te besteden.",
        "target",
        "NATO",
        2.0,
    ),
    ("Trump eist dat de NAVO-bondgenoten 5 procent van hun bbp aan defensie uitgeven.", "target", "NATO", 5.0),
    (
        "België is van plan om uiterlijk in 2025 2 procent van het bbp aan defensie te besteden, meldt de NAVO.",
        "pledge",
        "BEL",
        2.0,
    ),
    (
        "Het Verenigd Koninkrijk wil de defensie-uitgaven in 2027 verhogen naar 2,5 procent van het bbp.",
        "pledge",
        "GBR",
        2.5,
    ),
    ("Slowakije wijst de 5%-norm van de NAVO af, zei premier Robert Fico.", "position", "SVK", "opposes"),
    (
        "Nederland schaart zich achter het NAVO-voorstel om 5 procent van het bbp aan defensie uit te geven.",
        "position",
        "NLD",
        "supports",
    ),
]

SILENT = [
    "Het begrotingstekort van Frankrijk bedroeg in 2024 5,8 procent van het bbp, ondanks hogere defensie-uitgaven.",
    "Volgens een peiling steunt 58 procent van de Nederlanders hogere defensie-uitgaven.",
    "De ECB streeft naar een inflatie van 2 procent, terwijl de NAVO vergadert.",
    "De lonen bij Defensie stijgen met 4 procent, meldt de NAVO.",
]


def claims(text: str) -> tuple[Claim, ...]:
    return read(text, given(DAY), REGISTERS.events, people(REGISTERS), "nl").claims


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
