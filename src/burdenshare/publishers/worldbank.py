"""World Bank, World Development Indicators: population and GDP in current US dollars, for the allies.

Two layouts: the Bank's own wide CSV ('API_SP.POP.TOTL_DS2_en_csv_v2_...csv': four lines of preamble, a
column a year), and the long CSV of the datasets project (Country Name, Country Code, Year, Value). GDP is
in dollars, population in persons, as the Bank gives them. The Bank marks no figure as estimate: the status
is UNSTATED.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import NamedTuple

from burdenshare.nouns.areas import Areas
from burdenshare.nouns.errors import LayoutChanged, UnreadableDocument
from burdenshare.nouns.figures import Observation, Status

PUBLISHER = "WORLDBANK"


class Series(NamedTuple):
    """Our indicator, unit, currency and price base for one of the Bank's."""

    indicator: str
    unit: str
    currency: str
    price_base: str


SERIES = {
    "SP.POP.TOTL": Series("population", "persons", "", ""),
    "NY.GDP.MKTP.CD": Series("gdp", "units", "USD", "current"),
}


def read_wide_csv(path: Path, release: str, areas: Areas) -> tuple[Observation, ...]:
    """The allies' figures in a CSV as the Bank's site gives it. Raises LayoutChanged, UnreadableDocument."""
    lines = _lines(path)
    at = next((i for i, line in enumerate(lines) if line[:1] == ["Country Name"]), None)
    needed = ["Country Name", "Country Code", "Indicator Name", "Indicator Code"]
    if at is None or lines[at][:4] != needed:
        raise LayoutChanged(path.name, "csv", 1, f"a header {needed}", lines[0][:4] if lines else "nothing")
    years = {i: int(word) for i, word in enumerate(lines[at]) if re.fullmatch(r"(19|20)\d{2}", word)}
    found = []
    for number, line in enumerate(lines[at + 1 :], at + 2):
        if len(line) < 4 or line[1] not in areas:
            continue
        if line[3] not in SERIES:
            raise LayoutChanged(path.name, "csv", number, f"one of {', '.join(SERIES)}", line[3])
        cells = ((years[i], word) for i, word in enumerate(line) if i in years and word)
        found += [_observation(path, line[3], line[1], y, word, release, number) for y, word in cells]
    return _complete(path, found, areas)


def read_long_csv(path: Path, series: str, release: str, areas: Areas) -> tuple[Observation, ...]:
    """The allies' figures of one series ('SP.POP.TOTL', 'NY.GDP.MKTP.CD') in a long CSV.

    Raises LayoutChanged, UnreadableDocument.
    """
    lines = _lines(path)
    needed = ["Country Name", "Country Code", "Year", "Value"]
    if not lines or lines[0] != needed:
        raise LayoutChanged(path.name, "csv", 1, f"a header {needed}", lines[0] if lines else "nothing")
    found = [
        _observation(path, series, line[1], int(line[2]), line[3], release, number)
        for number, line in enumerate(lines[1:], 2)
        if len(line) == 4 and line[1] in areas and line[3]
    ]
    return _complete(path, found, areas)


def _observation(path: Path, series: str, area: str, period: int, word: str, release: str, row: int) -> Observation:
    indicator, unit, currency, price_base = SERIES[series]
    try:
        value = float(word)
    except ValueError:
        raise LayoutChanged(path.name, "csv", row, f"a figure of {series} for {period}", word) from None
    return Observation(
        *(PUBLISHER, release, area, indicator, period, value, -1, unit, currency, price_base),
        *(Status.UNSTATED, series, row),
    )


def _lines(path: Path) -> list[list[str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))
    except OSError as e:
        raise UnreadableDocument(f"{path} cannot be opened ({e.strerror}). Name an existing file.") from None
    except (UnicodeDecodeError, csv.Error) as e:
        raise UnreadableDocument(f"{path.name} is not a CSV file in UTF-8 ({e}). Download it again.") from None


def _complete(path: Path, found: list[Observation], areas: Areas) -> tuple[Observation, ...]:
    present = {o.area for o in found}
    if absent := [a.name for a in areas.allies if a.code not in present]:
        raise LayoutChanged(path.name, "csv", 0, "figures of every ally", f"none of {', '.join(absent)}")
    return tuple(found)
