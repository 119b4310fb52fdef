"""Spanish beyond single sentences: what needs more than one, or more than whose number it is."""

import pytest

from burdenshare.nouns.claims import Claim
from tests.claims import reading
from tests.claims.sentences.es import DAY


def claims(text: str) -> tuple[Claim, ...]:
    return reading.claims(text, DAY, "es")


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
