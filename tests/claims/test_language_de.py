"""German beyond single sentences: what needs more than one, or more than whose number it is."""

import pytest

from burdenshare.claims.languages import load
from burdenshare.nouns.claims import Claim
from tests.claims import reading
from tests.claims.sentences.de import DAY


def claims(text: str) -> tuple[Claim, ...]:
    return reading.claims(text, DAY, "de")


def test_a_count_goes_on_in_another_year() -> None:
    text = "2024 erfüllten 23 der 32 Nato-Mitglieder die Zwei-Prozent-Vorgabe. 2014 waren es nur drei."
    counts = [(c.quantity.value, c.when.years) for c in claims(text) if c.quantity and c.kind.value == "count"]
    assert counts == [(23.0, (2024,)), (3.0, (2014,))]


def test_the_pronoun_before_a_count_is_its_object() -> None:
    text = (
        "Noch gilt die Nato-Vorgabe, zwei Prozent des BIP für Verteidigung auszugeben. 2024 erfüllten sie 23 Staaten."
    )
    assert ("count", 23.0) in [(c.kind.value, c.quantity.value) for c in claims(text) if c.quantity]


def test_a_quotation_opens_a_sentence_of_its_own() -> None:
    text = "Die Nato tagte. „Wir geben 2,12 Prozent unseres BIP für Verteidigung aus“, sagte Scholz."
    assert [text[a:b][:6] for a, b in load("de").sentences(text)] == ["Die Na", "„Wir g"]


def test_who_passes_another_ally_is_not_the_one_passed() -> None:
    text = (
        "Deutschland gibt mehr für Verteidigung in der Nato aus. Mit 2,69 Prozent des BIP übertrifft es Großbritannien."
    )
    assert ("GBR",) not in [c.subjects for c in claims(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Zwei Tage vor dem Nato-Gipfel in Den Haag sprach Rutte über das Fünf-Prozent-Ziel.",
        "Die Staats- und Regierungschefs der Nato treffen sich am 24. Juni in Den Haag zum Gipfel.",
        "Der Haager Gipfel der Nato endet am Mittwoch.",
    ],
)
def test_a_summit_is_put_in_time(text: str) -> None:
    assert [c.kind.value for c in claims(text)].count("event") == 1


def test_a_plan_that_is_supported_is_not_what_is_spent() -> None:
    text = "Die niederländische Regierung stützt die Nato und unterstützt den Vorschlag, wonach 3,5 Prozent des BIP auf das Militär entfallen sollen."
    assert [c for c in claims(text) if c.kind.value == "measure"] == []
