"""Portuguese beyond single sentences: what needs more than one, or more than whose number it is."""

import pytest

from burdenshare.nouns.claims import Claim
from tests.claims import reading
from tests.claims.sentences.pt import DAY


def claims(text: str) -> tuple[Claim, ...]:
    return reading.claims(text, DAY, "pt")


@pytest.mark.parametrize(
    ("words", "interval"),
    [
        ("quase 2%", "[1.8, 2)"),
        ("pouco mais de 2%", "(2, 2.2]"),
        ("pelo menos 2%", "[2, inf)"),
        ("mais de 2%", "(2, inf)"),
        ("menos de 2%", "(-inf, 2)"),
    ],
)
def test_an_approximator_decides_the_interval(words: str, interval: str) -> None:
    (claim,) = claims(f"Segundo a NATO, Portugal gastou em 2024 {words} do PIB em defesa.")
    assert claim.quantity is not None and str(claim.quantity.interval) == interval


def test_the_prime_minister_is_no_country() -> None:
    found = claims(
        "O primeiro-ministro Luís Montenegro disse à NATO que Portugal gastou 1,55% do PIB em defesa em 2024."
    )
    assert [c.subjects for c in found] == [("PRT",)]
