"""What Polish sentences of newspapers say, as specifications: kind, whose, and the number or stance."""

from datetime import date

import pytest

from burdenshare.claims import read
from burdenshare.claims.dating import given
from burdenshare.nouns.claims import Claim
from burdenshare.verdicts.checking import people
from tests.claims.reading import REGISTERS

DAY = date(2025, 9, 10)

SAID = [
    ("W 2024 r. Niemcy wydały na obronność 2,12 proc. PKB, podało NATO.", "measure", "DEU", 2.12),
    ("Wydatki Polski na obronność sięgnęły w 2025 roku 4,48 proc. PKB.", "measure", "POL", 4.48),
    ("Hiszpania przeznaczyła w ubiegłym roku na obronę zaledwie 1,24% PKB.", "measure", "ESP", 1.24),
    ("Polska wydaje na obronność 4,48 proc. PKB, najwięcej w NATO.", "measure", "POL", 1.0),
    ("Polska przeznacza na zakup uzbrojenia 54,4 proc. wydatków obronnych NATO.", "measure", "POL", 54.4),
    (
        "Według NATO Europa i Kanada zwiększyły w 2024 r. wydatki na obronność realnie o 17,9 proc.",
        "measure",
        "NATO_EUR_CAN",
        17.9,
    ),
    ("Polska wydała w 2024 r. na obronność 34,9 mld dolarów, poinformowało NATO.", "measure", "POL", 34900000000.0),
    ("Tylko trzy kraje NATO wydają ponad 3,5 proc. PKB.", "count", "NATO", 3.0),
    ("23 z 32 członków NATO wyda na obronność co najmniej 2 procent PKB.", "count", "NATO", 23.0),
    ("Dwie trzecie sojuszników spełnia już dwuprocentowy próg NATO.", "count", "NATO", 0.6666666666666666),
    ("Osiem państw NATO wciąż nie spełnia wymogu 2 proc. PKB.", "count", "NATO", 8.0),
    ("Progu 2 proc. PKB w NATO nie spełnia już tylko Słowenia.", "count", "NATO", 1.0),
    ("Niemcy zobowiązały się podnieść wydatki na obronność do 3,5 proc. PKB w 2029 r.", "pledge", "DEU", 3.5),
    (
        "Minister obrony Litwy Dovilė Šakalienė powiedziała, że jej kraj przeznaczy w 2026 r. na obronność 5,38 proc. PKB.",
        "pledge",
        "LTU",
        5.38,
    ),
    (
        "Rząd belgijski nie będzie blokował nowego celu NATO, 5 proc. PKB na obronność.",
        "position",
        "BEL",
        "will_not_block",
    ),
    ("Premier Hiszpanii Pedro Sánchez odrzucił cel NATO, 5 proc. PKB.", "position", "ESP", "opposes"),
    (
        "Szef Pentagonu Pete Hegseth domaga się, by kraje NATO wydawały na obronność 5 proc. PKB.",
        "position",
        "USA",
        "demands",
    ),
    (
        "Na szczycie w Hadze przywódcy państw NATO uzgodnili, że do 2035 r. będą przeznaczać na obronność 5 proc. PKB, w tym 3,5 proc. na podstawowe wydatki obronne i 1,5 proc. na infrastrukturę.",
        "target",
        "NATO",
        5.0,
    ),
]
SILENT = [
    "Inflacja w Polsce, członku NATO, wyniosła w maju 4 proc., a cel NBP to 2,5 proc.",
    "W sondażu 54 proc. Polaków poparło zwiększenie wydatków na obronność.",
    "Cła na stal z krajów NATO wzrosną do 25 proc.",
]


def claims(text: str) -> tuple[Claim, ...]:
    return read(text, given(DAY), REGISTERS.events, people(REGISTERS), "pl").claims


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
