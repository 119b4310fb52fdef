"""Figures: what a publisher printed, in which release, and the one schema that holds it.

An observation is a printed thing. It keeps the unrounded value where the publisher gives one and the
number of decimals that the publication prints; `printed` is the figure a reader of the publication sees.
Column names follow SDMX concepts at the outside (docs/json.md); inside they are the field's words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache


class Status(StrEnum):
    """OBS_STATUS of SDMX (code list CL_OBS_STATUS); the letters are stored."""

    ACTUAL = "A"
    ESTIMATE = "E"
    PROJECTION = "F"
    PROVISIONAL = "P"
    UNCERTAIN = "U"
    MISSING = "O"  # it should exist and was not printed, such as a budget not yet passed
    IMPOSSIBLE = "M"  # it cannot exist, such as the defence share of an ally without forces
    UNSTATED = "_U"  # the publisher gives no mark that tells actual from estimate

    @property
    def label(self) -> str:
        """The status in words."""
        return self.name.lower().replace("impossible", "cannot exist")


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured. Two indicators of one family are never spliced into one series."""

    code: str
    family: str
    label: str
    unit: str


@dataclass(frozen=True, slots=True)
class Observation:
    """One printed figure.

    value: in `unit`; None where status is MISSING or IMPOSSIBLE.
    decimals: how many the publication prints; -1 where the source is a data file that prints all it has.
    currency: ISO 4217, or "" where the figure is no money. price_base: "current", "2015 prices", or "".
    table, row: where in the source; row is 1-based as a spreadsheet shows it, 0 where there is none.
    seen_at: address of the place where the figure was seen, "" if in the publisher's own file.
    """

    publisher: str
    release: str
    area: str
    indicator: str
    period: int
    value: float | None
    decimals: int
    unit: str
    currency: str
    price_base: str
    status: Status
    table: str
    row: int
    seen_at: str = ""

    @property
    def printed(self) -> str:
        """The figure as the publication prints it, without thousands separators ("1.28")."""
        if self.value is None:
            return ""
        return f"{printed_value(self.value, self.decimals):f}"

    @property
    def published(self) -> float | None:
        """The value at published precision: what is compared with a threshold."""
        return None if self.value is None else float(printed_value(self.value, self.decimals))


SCHEMA: tuple[tuple[str, str], ...] = (
    ("publisher", "VARCHAR"),
    ("release", "VARCHAR"),
    ("area", "VARCHAR"),
    ("indicator", "VARCHAR"),
    ("period", "SMALLINT"),
    ("value", "DOUBLE"),
    ("decimals", "TINYINT"),
    ("unit", "VARCHAR"),
    ("currency", "VARCHAR"),
    ("price_base", "VARCHAR"),
    ("status", "VARCHAR"),
    ("table", "VARCHAR"),
    ("row", "INTEGER"),
    ("seen_at", "VARCHAR"),
)
"""The one declared schema of every release file: Observation's fields in order, with DuckDB types."""


@lru_cache(maxsize=1 << 16)
def printed_value(value: float, decimals: int) -> Decimal:
    """`value` rounded half up to `decimals` places, as publications round; unrounded if decimals < 0.

    The shortest decimal text of the float is what gets rounded, so 1.985 becomes 1.99 and not 1.98.
    """
    exact = Decimal(repr(value))
    if decimals < 0:
        return exact
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


class Held(StrEnum):
    """How much of a release the record holds."""

    WHOLE = "whole"
    PARTIAL = "partial"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Release:
    """One publication by one publisher on one day.

    id: "nato-2024-06". first_period, last_period: the years it covers, 0 where not known.
    indicators: what it prints (codes), whether held or not. checksum: sha256 of the release file held.
    """

    id: str
    publisher: str
    date: date
    title: str
    url: str
    held: Held
    first_period: int
    last_period: int
    indicators: tuple[str, ...]
    date_verified_at: str = ""
    source_file: str = ""
    source_checksum: str = ""
    checksum: str = ""
    observations: int = 0
    licence: str = ""
    note: str = ""

    def covers(self, indicator: str, period: int) -> bool:
        """Whether this release prints that indicator for that year, held or not."""
        return indicator in self.indicators and self.first_period <= period <= self.last_period


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes, with the definition that its figures follow. rank: 0 is the alliance's own publisher."""

    code: str
    name: str
    definition: str
    rank: int
    names: tuple[str, ...] = ()
    licence: str = ""
    note: str = ""
