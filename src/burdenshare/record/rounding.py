"""What printing takes away: the bounds of a value that is computed from rounded figures."""

from __future__ import annotations

from dataclasses import dataclass

from burdenshare.nouns.figures import Observation, printed_value


@dataclass(frozen=True, slots=True)
class Range:
    """A value computed from printed figures, with the bounds that their rounding leaves."""

    value: float
    low: float
    high: float

    @classmethod
    def of(cls, figure: Observation) -> Range:
        """The value of a figure, with what its own rounding may have taken."""
        value, lost = figure.value or 0.0, lost_by_rounding(figure)
        return cls(value, value - lost, value + lost)

    def __add__(self, other: Range) -> Range:
        return Range(self.value + other.value, self.low + other.low, self.high + other.high)

    def per_cent_of(self, whole: Range) -> Range:
        """100 times this over a positive `whole`."""
        return Range(
            100 * self.value / whole.value,
            100 * self.low / (whole.high if self.low >= 0 else whole.low),
            100 * self.high / whole.low,
        )

    def printed(self, decimals: int) -> tuple[float, float]:
        """The lowest and the highest figure that the value may print as."""
        return float(printed_value(self.low, decimals)), float(printed_value(self.high, decimals))

    def less(self, amount: float) -> Range:
        """This less an exact amount."""
        return Range(self.value - amount, self.low - amount, self.high - amount)


def lost_by_rounding(o: Observation) -> float:
    """What the figure may have lost by rounding: nothing where more is stored than the publication prints."""
    if o.decimals < 0 or o.value != o.published:
        return 0.0
    return 0.5 * 10.0**-o.decimals
