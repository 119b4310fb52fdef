"""Countries that only say where a town lies speak for no government."""

from datetime import date

import pytest

from burdenshare.claims import read
from burdenshare.claims.dating import given

TOPIC = "NATO allies talk of the 5% target for defence. "


def named(text: str) -> tuple[str, ...]:
    return read(TOPIC + text, given(date(2025, 6, 5))).mentioned


@pytest.mark.parametrize(
    "text",
    [
        "The summit will be held in The Hague, Netherlands.",
        "Leaders meet in The Hague, the Netherlands, on 24 June.",
        "Ministers met in Antalya, Turkey.",
        "The soldiers exercise near Orzysz, Poland, and in Brussels, Belgium.",
    ],
)
def test_a_country_behind_its_town_is_a_place(text: str) -> None:
    assert named(text) == ()


def test_what_another_government_says_there_is_not_put_to_it() -> None:
    text = "At a meeting in Vilnius, Lithuania, Poland supported the 5% target."
    found = read(TOPIC + text, given(date(2025, 6, 5))).claims
    assert [k.subjects for k in found if k.kind == "position"] == [("POL",)]


@pytest.mark.parametrize(
    ("text", "allies"),
    [
        ("In Brussels, Belgium said it opposed the 5% target.", ("BEL",)),
        ("In April, Spain, Italy and Portugal opposed the 5% target.", ("ESP", "ITA", "PRT")),
        ("In Europe, Spain, Italy and Belgium opposed the 5% target.", ("ESP", "ITA", "BEL")),
    ],
)
def test_a_country_that_acts_is_none(text: str, allies: tuple[str, ...]) -> None:
    assert named(text) == allies
