"""What Italian sentences of newspapers say, as specifications: kind, whose, and the number or stance."""

from datetime import date

import pytest

from burdenshare.claims import read
from burdenshare.claims.dating import given
from burdenshare.nouns.claims import Claim
from burdenshare.verdicts.checking import people
from tests.claims.reading import REGISTERS

DAY = date(2025, 6, 20)

SAID = [
    ("La Spagna ha speso l'1,28% del Pil per la difesa nel 2024, secondo la Nato.", "measure", "ESP", 1.28),
    (
        "La spesa militare della Polonia è stata pari al 4,07% del Pil l'anno scorso, secondo la Nato.",
        "measure",
        "POL",
        4.07,
    ),
    (
        "Gli alleati europei e il Canada hanno aumentato la spesa per la difesa del 19,4% in termini reali nel 2024.",
        "measure",
        "NATO_EUR_CAN",
        19.4,
    ),
    (
        "L'Italia ha speso 38 miliardi di dollari per la difesa nel 2024, secondo il Sipri.",
        "measure",
        "ITA",
        38000000000.0,
    ),
    ("Gli Stati Uniti rappresentano il 64% della spesa totale della Nato.", "measure", "USA", 0.64),
    ("Ventidue alleati della Nato su 32 hanno raggiunto l'obiettivo del 2% nel 2024.", "count", "NATO", 22.0),
    ("Un terzo degli alleati della Nato non raggiunge ancora la soglia del 2%.", "count", "NATO", 0.3333333333333333),
    ("Otto Paesi della Nato restano sotto la soglia del 2%.", "count", "NATO", 8.0),
    (
        "Gli alleati della Nato si erano impegnati nel 2014 a spendere il 2% del Pil per la difesa.",
        "target",
        "NATO",
        2.0,
    ),
    ("Trump chiede agli alleati della Nato di spendere il 5% del Pil in difesa.", "target", "NATO", 5.0),
    ("Londra porterà la spesa per la difesa al 2,5% del Pil entro il 2027, dice la Nato.", "pledge", "GBR", 2.5),
    ("Il Canada si impegna a raggiungere il 2% quest'anno, dice la Nato.", "pledge", "CAN", 2.0),
    ("Il premier spagnolo Pedro Sánchez ha respinto l'obiettivo del 5% della Nato.", "position", "ESP", "opposes"),
    ("L'Italia sostiene l'obiettivo Nato del 5% del Pil.", "position", "ITA", "supports"),
    ("Madrid non bloccherà l'obiettivo Nato del 5%.", "position", "ESP", "will_not_block"),
]

SILENT = [
    "Il deficit dell'Italia era al 3,4% del Pil nel 2024, nonostante la spesa per la difesa.",
    "Secondo un sondaggio, il 58% degli italiani è contrario al riarmo della Nato.",
    "La Bce punta a un'inflazione del 2%, mentre la Nato si riunisce.",
    "Il Pil dell'Italia crescerà dello 0,6% nel 2025, la spesa militare di più.",
]


def claims(text: str) -> tuple[Claim, ...]:
    return read(text, given(DAY), REGISTERS.events, people(REGISTERS), "it").claims


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
