"""What the words beside a number claim: data/approximators.toml turned into intervals.

Decimal arithmetic keeps "1.49" at [1.485, 1.495) exactly; floats would put the borders beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from burdenshare import data
from burdenshare.nouns.claims import Interval


@dataclass(frozen=True, slots=True)
class Approximator:
    """One line of the table. widen: part of the number; fraction: half-width for a part of the members.

    finest: the coarsest last digit that the words stand for; None where what is printed decides.
    """

    id: str
    kind: str
    meaning: str
    widen: Decimal
    fraction: float
    finest: float | None
    words: dict[str, tuple[str, ...]]

    def interval(self, value: float, resolution: float) -> Interval:
        """The numbers that `value`, whose last printed digit counts `resolution`, claims with these words."""
        printed = resolution if self.finest is None else min(resolution, self.finest)
        return _interval(self.kind, self.widen, value, printed)

    def part(self, value: float) -> Interval:
        """The parts of 1 that a fraction of the members claims ("around a third")."""
        match self.kind:
            case "near":
                return Interval(value - self.fraction, value + self.fraction, high_closed=True)
            case "below":
                return Interval(value - self.fraction, value)
            case "above":
                return Interval(value, value + self.fraction, low_closed=False, high_closed=True)
            case _:
                return self.interval(value, 0.0)

    def count(self, value: float) -> Interval:
        """Whole numbers: "nearly 20 allies" is 18 or 19, "more than 20" starts at 21."""
        match self.kind:
            case "near":
                return Interval(
                    value - max(1.0, round(value / 20)), value + max(1.0, round(value / 20)), high_closed=True
                )
            case "below":
                return Interval(value - max(1.0, value // 10), value)
            case "above":
                return Interval(value, value + max(1.0, value // 10), low_closed=False, high_closed=True)
            case "floor":
                return Interval(value, None)
            case "over":
                return Interval(value, None, low_closed=False)
            case "cap":
                return Interval(None, value, high_closed=True)
            case _:
                return Interval(None, value)


def parse(text: str) -> dict[str, Approximator]:
    """The table by id, from the text of data/approximators.toml."""
    return {
        id: Approximator(
            id=id,
            kind=entry["kind"],
            meaning=entry["meaning"],
            widen=Decimal(str(entry.get("widen", 0))),
            fraction=float(entry.get("fraction", 0.0)),
            finest=entry.get("finest"),
            words={language: tuple(words) for language, words in entry["words"].items()},
        )
        for id, entry in data.parsed(text).items()
    }


@lru_cache(maxsize=8192)
def _interval(kind: str, widen: Decimal, value: float, printed: float) -> Interval:
    x, half = Decimal(repr(value)), Decimal(repr(printed)) / 2
    wide = widen * abs(x)
    match kind:
        case "near":
            return Interval(float(x - half - wide), float(x + half + wide))
        case "below":
            return Interval(float(x - wide), float(x))
        case "above":
            return Interval(float(x), float(x + wide), low_closed=False, high_closed=True)
        case "floor":
            return Interval(float(x), None)
        case "over":
            return Interval(float(x), None, low_closed=False)
        case "cap":
            return Interval(None, float(x), high_closed=True)
        case _:
            return Interval(None, float(x))
