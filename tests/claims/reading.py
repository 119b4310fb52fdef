"""Reading a sentence in a test: the claims of a text on a day, and the one claim of a kind."""

from datetime import date

from burdenshare.claims import read
from burdenshare.claims.dating import given
from burdenshare.commitments import Registers
from burdenshare.nouns.claims import Claim, Kind
from burdenshare.verdicts.checking import people

REGISTERS = Registers()
DAY = date(2025, 6, 5)


def claims(text: str, day: date = DAY, language: str = "en") -> tuple[Claim, ...]:
    return read(text, given(day), REGISTERS.events, people(REGISTERS), language).claims


def said(text: str, day: date = DAY, language: str = "en") -> list[tuple[str, str, float | str]]:
    """Kind, subjects, and the stance or number, of each claim."""
    return [
        (c.kind.value, " ".join(c.subjects), c.stance.value if c.stance else c.quantity.value if c.quantity else "")
        for c in claims(text, day, language)
    ]


def only(text: str, kind: Kind, day: date = DAY) -> Claim:
    found = [c for c in claims(text, day) if c.kind is kind]
    assert len(found) == 1, [(c.kind.value, c.words, c.rule) for c in claims(text, day)]
    return found[0]


def none(text: str, day: date = DAY) -> None:
    assert claims(text, day) == (), [(c.kind.value, c.words, c.rule) for c in claims(text, day)]
