"""Claims: what a span of a text says, before anything is held against a figure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What sort of statement a claim is."""

    MEASURE = "measure"
    COUNT = "count"
    TARGET = "target"
    PLEDGE = "pledge"
    POSITION = "position"
    PRIORITY = "priority"
    EVENT = "event"


class Modality(StrEnum):
    """How the text puts it."""

    REPORTED = "reported"
    IN_FORCE = "in force"
    PROPOSED = "proposed"
    PLEDGED = "pledged"
    DEMANDED = "demanded"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


class Stance(StrEnum):
    """Where a government stands on a proposal. An ally that opposes but will not block does not block."""

    SUPPORTS = "supports"
    ACCEPTS = "accepts_in_principle"
    CONDITIONAL = "conditional"
    OPPOSES = "opposes"
    WILL_NOT_BLOCK = "will_not_block"
    DEMANDS = "demands"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The stance in words."""
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Interval:
    """Numbers that satisfy a statement; None is unbounded. Closed at an end where the flag says so."""

    low: float | None
    high: float | None
    low_closed: bool = True
    high_closed: bool = False

    def __contains__(self, value: float) -> bool:
        above = self.low is None or value > self.low or (self.low_closed and value == self.low)
        below = self.high is None or value < self.high or (self.high_closed and value == self.high)
        return above and below

    def __str__(self) -> str:
        left = "(-inf" if self.low is None else f"{'[' if self.low_closed else '('}{self.low:.12g}"
        right = "inf)" if self.high is None else f"{self.high:.12g}{']' if self.high_closed else ')'}"
        return f"{left}, {right}"

    def words(self, unit: str = "") -> str:
        """In plain words: "more than 4 %", "at least 1.275 % and less than 1.285 %", "22 to 24"."""
        after = f" {unit}" if unit else ""
        low = None if self.low is None else f"{self.low:.12g}"
        high = None if self.high is None else f"{self.high:.12g}"
        if low is not None and low == high:
            return f"{low}{after}"
        if low is not None and high is not None and self.low_closed and self.high_closed:
            return f"{low} to {high}{after}"
        ends = []
        if low is not None:
            ends.append(f"{'at least' if self.low_closed else 'more than'} {low}{after}")
        if high is not None:
            ends.append(f"{'at most' if self.high_closed else 'less than'} {high}{after}")
        return " and ".join(ends) or "any number"


class QuantityUnit(StrEnum):
    """What a number in a text counts."""

    PER_CENT = "per cent"
    POINTS = "percentage points"
    MONEY = "money"
    COUNT = "count"
    FRACTION = "fraction"
    TIMES = "times"
    RANK = "rank"
    PLAIN = "number"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written: value, how many decimals it shows, the approximator before it, what it claims.

    For money, value and interval are in units of `currency` (ISO 4217, or "?" where the sign leaves it open).
    of_total: for a count "23 of 32", the 32.
    """

    value: float
    decimals: int
    unit: QuantityUnit
    interval: Interval
    approximator: str = ""
    words: str = ""
    currency: str = ""
    of_total: int | None = None


@dataclass(frozen=True, slots=True)
class When:
    """The year a claim speaks of.

    years: readings in order of preference; empty where "currently" has to be answered by the record.
    basis: "stated" (a year in the text), "relative" (counted from the article's date), "current" (said or
    implied to be now), "none". words: the expression, "" if implied. by: deadline year where there is one.
    """

    basis: str
    years: tuple[int, ...] = ()
    words: str = ""
    by: int | None = None
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it: full name where the text gives one, role and country as far as the text tells."""

    speaker: str = ""
    role: str = ""
    area: str = ""
    quoted: bool = False


class Form(StrEnum):
    """How a measure is set against something else."""

    CHANGE = "change"
    TIMES = "times"
    RATIO = "ratio"
    PART = "part"
    RANK = "rank"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a measure is set against.

    CHANGE: by how much it moved since `base` (value in points or money; `end` "up" or "down"). TIMES: how many times
    its value of `base` it is. RATIO: how many times that of `other`. PART: the part of the total of the group `other`. RANK:
    the place among the members of `other`, counted from `end` ("top" or "bottom"). ORDER: more ("top") or less
    ("bottom") than `other`. real: said to be in real terms.
    """

    form: Form
    base: When = field(default_factory=lambda: When("none"))
    other: str = ""
    end: str = ""
    real: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of a text.

    start, end: the span in the text, text[start:end] == words. subjects: area codes.
    measure: an indicator code, or "meets" / "below" for counts against `threshold` (per cent of `topic`, or of GDP).
    comparison: what a measure is set against; None for a plain figure. strict: a count of those above, not at, the threshold.
    parts: for a target in parts, (label, per cent) pairs. items: for priorities, their normal names.
    publisher: the publisher that the text names, "" if none. rule: the rule that read the claim.
    also_at: further spans that repeat it.
    """

    kind: Kind
    start: int
    end: int
    words: str
    rule: str
    subjects: tuple[str, ...] = ()
    measure: str = ""
    quantity: Quantity | None = None
    threshold: float | None = None
    when: When = field(default_factory=lambda: When("none"))
    modality: Modality = Modality.REPORTED
    attribution: Attribution = field(default_factory=Attribution)
    publisher: str = ""
    stance: Stance | None = None
    topic: str = ""
    parts: tuple[tuple[str, float], ...] = ()
    items: tuple[str, ...] = ()
    event: str = ""
    also_at: tuple[tuple[int, int], ...] = ()
    comparison: Comparison | None = None
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Dating:
    """The article's date and how it is known: "given", "metadata", "worked out" or "today"."""

    day: date
    source: str
    explanation: str

    @property
    def certain(self) -> bool:
        """Whether the day may be leaned on for "currently" and "last year"."""
        return self.source != "today"


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one text, in text order. notes: what a reader must know of it, a sentence each."""

    text: str
    dating: Dating
    claims: tuple[Claim, ...]
    mentioned: tuple[str, ...]
    language: str = "en"
    notes: tuple[str, ...] = ()
