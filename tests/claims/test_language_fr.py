"""What French sentences of newspapers say, as specifications: kind, whose, and the number or stance."""

from datetime import date

import pytest

from burdenshare.claims import read
from burdenshare.claims.dating import given
from burdenshare.nouns.claims import Claim
from burdenshare.verdicts.checking import people
from tests.claims.reading import REGISTERS

DAY = date(2025, 6, 20)

SAID = [
    ("L'Espagne a consacré 1,28 % de son PIB à la défense en 2024, selon l'Otan.", "measure", "ESP", 1.28),
    (
        "Les dépenses militaires de la Pologne se sont élevées à 4,07 % du PIB l'an dernier, selon l'Otan.",
        "measure",
        "POL",
        4.07,
    ),
    (
        "Les alliés européens et le Canada ont augmenté leurs dépenses de défense de 19,4 % en termes réels en 2024.",
        "measure",
        "NATO_EUR_CAN",
        19.4,
    ),
    (
        "La France a dépensé 64,7 milliards de dollars pour sa défense en 2024, selon le Sipri.",
        "measure",
        "FRA",
        64700000000.0,
    ),
    ("Les États-Unis représentent 64 % des dépenses de l'Otan.", "measure", "USA", 0.64),
    ("Vingt-deux alliés de l'Otan sur trente-deux ont atteint l'objectif de 2 % en 2024.", "count", "NATO", 22.0),
    ("Un tiers des alliés de l'Otan n'atteignent toujours pas le seuil de 2 %.", "count", "NATO", 0.3333333333333333),
    ("Huit pays de l'Otan restent sous la barre des 2 %.", "count", "NATO", 8.0),
    ("Les alliés de l'Otan s'étaient engagés en 2014 à consacrer 2 % de leur PIB à la défense.", "target", "NATO", 2.0),
    ("Donald Trump exige que les alliés de l'Otan consacrent 5 % de leur PIB à la défense.", "target", "NATO", 5.0),
    ("Londres portera ses dépenses de défense à 2,5 % du PIB en 2027, selon l'Otan.", "pledge", "GBR", 2.5),
    ("Le Canada s'engage à atteindre le seuil de 2 % cette année, dit l'Otan.", "pledge", "CAN", 2.0),
    ("La France est prête à se rallier à l'objectif de 5 % de l'Otan.", "position", "FRA", "accepts_in_principle"),
    ("Le Premier ministre espagnol Pedro Sánchez a rejeté l'objectif de 5 % de l'Otan.", "position", "ESP", "opposes"),
    ("Madrid ne bloquera pas l'objectif de 5 % de l'Otan.", "position", "ESP", "will_not_block"),
]

SILENT = [
    "Le déficit public de la France a atteint 5,8 % du PIB en 2024, malgré la hausse des dépenses de défense.",
    "Selon un sondage, 58 % des Français soutiennent la hausse des dépenses militaires.",
    "La BCE vise une inflation de 2 %, alors que l'Otan se réunit.",
    "Si l'Espagne dépensait 3 % de son PIB pour la défense, cela coûterait 20 milliards à l'Otan.",
]


def claims(text: str) -> tuple[Claim, ...]:
    return read(text, given(DAY), REGISTERS.events, people(REGISTERS), "fr").claims


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
