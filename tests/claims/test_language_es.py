"""What Spanish sentences of newspapers say, as specifications: kind, whose, and the number or stance."""

from datetime import date

import pytest

from burdenshare.claims import read
from burdenshare.claims.dating import given
from burdenshare.nouns.claims import Claim
from burdenshare.verdicts.checking import people
from tests.claims.reading import REGISTERS

DAY = date(2025, 6, 5)

SAID = [
    ("España gastó en 2024 el 1,28 % del PIB en defensa, según la OTAN.", "measure", "ESP", 1.28),
    ("El gasto en defensa de Polonia alcanzó en 2024 el 4,12 % del PIB, según la OTAN.", "measure", "POL", 4.12),
    (
        "El gasto en defensa de España pasó del 0,93 % del PIB en 2014 al 1,28 % en 2024, según la OTAN.",
        "measure",
        "ESP",
        0.93,
    ),
    (
        "El gasto en defensa de los aliados europeos y Canadá creció un 18 % en términos reales en 2024, según la OTAN.",
        "measure",
        "NATO_EUR_CAN",
        18.0,
    ),
    ("Los países bálticos superan ya el 3 % del PIB en defensa, según la OTAN.", "measure", "BALTICS", 3.0),
    ("Polonia dedica el 51 % de su presupuesto de defensa a equipamiento, según la OTAN.", "measure", "POL", 51.0),
    ("España destinó en 2024 19.723 millones de euros a defensa, según la OTAN.", "measure", "ESP", 19723000000.0),
    ("España es el país de la OTAN que menos gasta en defensa en relación con su PIB.", "measure", "ESP", 1.0),
    ("Veintitrés de los 32 socios de la OTAN llegan ya al listón del 2 %.", "count", "NATO", 23.0),
    ("Casi un tercio de los países de la OTAN no llega todavía al 2 %.", "count", "NATO", 0.3333333333333333),
    ("Todos los aliados menos uno cumplen el objetivo de la OTAN del 2 % del PIB.", "count", "NATO", -1.0),
    ("El objetivo vigente de la OTAN es del 2 % del PIB.", "target", "NATO", 2.0),
    (
        "Los aliados de la OTAN se comprometieron a destinar el 5 % del PIB a defensa antes de 2035: un 3,5 % a gasto militar en sentido estricto y un 1,5 % a infraestructuras.",
        "target",
        "NATO",
        5.0,
    ),
    (
        "El Gobierno alemán prevé elevar su gasto en defensa al 3,5 % del PIB en 2029, dijo a la OTAN.",
        "pledge",
        "DEU",
        3.5,
    ),
    ("Sánchez se comprometió a que España alcance el 2 % del PIB en 2029, según la OTAN.", "pledge", "ESP", 2.0),
    (
        "El presidente de Estados Unidos, Donald Trump, reclamó a los socios de la OTAN que eleven su gasto militar al 5 % del PIB.",
        "position",
        "USA",
        "demands",
    ),
    (
        'El presidente del Gobierno, Pedro Sánchez, calificó de "irrazonable" el objetivo del 5 % del PIB de la OTAN.',
        "position",
        "ESP",
        "opposes",
    ),
    (
        "España no vetará el acuerdo de la OTAN sobre el 5 % del PIB, según el ministro de Exteriores, José Manuel Albares.",
        "position",
        "ESP",
        "will_not_block",
    ),
    ("Polonia respalda el nuevo objetivo del 5 % de la OTAN.", "position", "POL", "supports"),
    ("España se situará este año en el 2,00 % del PIB en defensa, según la OTAN.", "measure", "ESP", 2.0),
    ("España gastó el 1,28 % del PIB en defensa, lejos del 4,12 % de Polonia, según la OTAN.", "measure", "POL", 4.12),
    ("España gasta menos que Portugal en proporción al PIB (2,10 %), según la OTAN.", "measure", "PRT", 2.1),
    ("El material acapara el 33,98 % del gasto español en defensa, dice la OTAN.", "measure", "ESP", 33.98),
    (
        "Italia, Albania y Canadá, con un 2,01 % del PIB en defensa, llegan por poco, dice la OTAN.",
        "measure",
        "ITA ALB CAN",
        2.01,
    ),
    ("No llegan al objetivo de la OTAN Italia (1,49 %) ni Croacia (1,81 %).", "measure", "HRV", 1.81),
    (
        "Todos los aliados de la OTAN, salvo Eslovenia y Croacia, llegan al 2 % del PIB en defensa.",
        "count",
        "NATO",
        -2.0,
    ),
    (
        "Solo tres (Polonia, Lituania y Letonia) superan el 3,5 % del PIB en defensa, dice la OTAN.",
        "count",
        "NATO",
        3.0,
    ),
    (
        "Los líderes de la OTAN se comprometieron a destinar un 5 % del PIB a defensa y seguridad: un 3,5 % a gasto puramente militar y un 1,5 % a partidas relacionadas.",
        "target",
        "NATO",
        5.0,
    ),
    (
        "España llegará al 2 % del PIB en defensa en 2029 sin subir impuestos ni recortar las pensiones, promete Sánchez a la OTAN.",
        "pledge",
        "ESP",
        2.0,
    ),
    (
        "Sánchez llevará al Congreso un acuerdo para que España llegue al 2 % del PIB en defensa en 2029, como pide la OTAN.",
        "pledge",
        "ESP",
        2.0,
    ),
    (
        "España no tiene intención de bloquear el objetivo de la OTAN del 5 % del PIB.",
        "position",
        "ESP",
        "will_not_block",
    ),
    (
        "La OTAN exige más. Donald Trump, que exige a los aliados un gasto del 5 % del PIB, llegó tarde.",
        "position",
        "USA",
        "demands",
    ),
]
SILENT = [
    "La inflación de la eurozona se situó en el 2 %, en línea con el objetivo del BCE, mientras la OTAN pide más gasto en defensa.",
    "España crecerá un 2,6 % en 2025, según el FMI, y la OTAN le pide más gasto en defensa.",
    "El 54 % de los españoles apoya elevar el gasto en defensa al 2 % que pide la OTAN, según una encuesta.",
    "Si España gastara el 3 % del PIB en defensa, tendría que subir impuestos, según la OTAN.",
    "¿Debe España gastar el 5 % del PIB en defensa, como pide la OTAN?",
    "El PP reclama que España alcance el 3 % del PIB en defensa que pide la OTAN.",
    "Trump impondrá aranceles del 25 % a los aliados de la OTAN que no aumenten su gasto en defensa.",
    "Rusia gasta el 6,7 % de su PIB en defensa, más que cualquier país de la OTAN.",
    "El Gobierno destinará el 0,7 % del PIB a ayuda al desarrollo, no a la OTAN ni a defensa.",
]


def claims(text: str) -> tuple[Claim, ...]:
    return read(text, given(DAY), REGISTERS.events, people(REGISTERS), language="es").claims


@pytest.mark.parametrize(("text", "kind", "area", "value"), SAID)
def test_a_sentence_says(text: str, kind: str, area: str, value: float | str) -> None:
    found = claims(text)
    said = [
        c
        for c in found
        if c.kind.value == kind
        and c.subjects == tuple(area.split())
        and (c.stance.value if c.stance and kind == "position" else c.quantity and c.quantity.value) == value
    ]
    assert len(said) == 1, [(c.kind.value, c.subjects, c.words, c.rule) for c in found]
    start, end = said[0].start, said[0].end
    assert text[start:end] == said[0].words


@pytest.mark.parametrize("text", SILENT)
def test_a_sentence_about_something_else_says_nothing(text: str) -> None:
    assert claims(text) == ()


@pytest.mark.parametrize(
    ("words", "interval"),
    [
        ("casi el 2 %", "[1.8, 2)"),
        ("algo más del 2 %", "(2, 2.2]"),
        ("al menos el 2 %", "[2, inf)"),
        ("más del 2 %", "(2, inf)"),
        ("menos del 2 %", "(-inf, 2)"),
    ],
)
def test_an_approximator_decides_the_interval(words: str, interval: str) -> None:
    (claim,) = claims(f"Según la OTAN, España gastó en 2024 {words} del PIB en defensa.")
    assert claim.quantity is not None and str(claim.quantity.interval) == interval


def test_a_minister_speaks_for_the_country_named_behind_the_office() -> None:
    text = "El primer ministro de Eslovaquia, Robert Fico, rechazó el objetivo del 5 % de la OTAN."
    (claim,) = [c for c in claims(text) if c.kind.value == "position"]
    assert (claim.subjects, claim.attribution.speaker) == (("SVK",), "Robert Fico")
