"""Figures of a release seen elsewhere: single figures as others printed them, where no own file is held.

The project's own CSV files (sources/ of its repository), one figure a row, each with the place where it was seen. `value`
keeps all the digits of that place; `decimals` is what the publication itself prints at most, so that an
unrounded list does not claim more than the publisher did. A fault names file and line; two rows that give
one cell different values are one. Where one place rounds what another gives in full, the fuller one stands.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from pathlib import Path

from burdenshare.nouns.areas import Area, Areas
from burdenshare.nouns.errors import BadRegister, UnknownArea
from burdenshare.nouns.figures import Observation, Status, printed_value
from burdenshare.publishers import currencies

COLUMNS = (
    *("publisher", "release", "area", "measure", "period", "value", "unit", "price_base", "status", "table"),
    *("seen_at", "seen_title", "seen_on", "also_seen_at"),
)

PRINTED_DECIMALS = {
    "expenditure": 0,
    "core_expenditure": 0,
    "expenditure_per_capita": 0,
    "core_expenditure_per_capita": 0,
    "gdp": 0,
    "gdp_per_capita": 1,
    "personnel": 1,
    "allies_at_two_percent": 0,
}
"""Decimals that NATO's tables print at most; every other measure, in per cent, has two."""

_PLAIN = ("per cent", "thousand persons", "allies")
_MONEY = re.compile(r"(?:(thousand|million|billion) )?(.+)")
_NUMBER = re.compile(r"-?\d+(?:\.(\d+))?")


def read_csvs(paths: Iterable[Path], areas: Areas) -> tuple[Observation, ...]:
    """The figures of these files, in their order; a figure that stands twice is read once.

    Raises BadRegister with file and line for a fault, and for two values of one cell.
    """
    cells: dict[tuple[str, str, str, int, str, str], tuple[Observation, str]] = {}
    for path in paths:
        for line, row in _rows(path):
            place = f"{path.name}, line {line}"
            figure = _observation(row, place, line, areas)
            base = figure.price_base if figure.currency else ""
            key = (figure.release, figure.area, figure.indicator, figure.period, figure.currency, base)
            other, where = cells.setdefault(key, (figure, place))
            if _digits(figure) > _digits(other):
                cells[key] = figure, place
            if not _agree(figure, other):
                cell = f"{figure.area} {figure.indicator} {figure.period} of {figure.release}"
                raise BadRegister(
                    f"{place}: {cell} is {figure.value} here and {other.value} in {where}. "
                    "Keep the one that the publisher printed."
                )
    return tuple(figure for figure, _ in cells.values())


_NO_FIGURE = ("O", "M")


def _digits(figure: Observation) -> int:
    """Decimals of the value as it was seen."""
    shown = "" if figure.value is None else repr(figure.value).partition(".")[2].rstrip("0")
    return max(len(shown), figure.decimals)


def _agree(a: Observation, b: Observation) -> bool:
    """Whether two values are one figure: the one with more digits rounds to the other."""
    if a.value is None or b.value is None:
        return a.value is b.value
    places = min(_digits(a), _digits(b))
    return printed_value(a.value, places) == printed_value(b.value, places)


def _rows(path: Path) -> Iterable[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file)
            if tuple(rows.fieldnames or ()) != COLUMNS:
                raise BadRegister(f"{path.name}, line 1: the header must be {','.join(COLUMNS)}.")
            for row in rows:
                if None in row or None in row.values():
                    raise BadRegister(f"{path.name}, line {rows.line_num}: {len(COLUMNS)} columns are needed.")
                yield rows.line_num, {k: v.strip() for k, v in row.items()}
    except (OSError, UnicodeDecodeError, csv.Error) as e:
        raise BadRegister(f"{path.name} cannot be read as CSV in UTF-8: {e}.") from None


def _observation(row: dict[str, str], place: str, line: int, areas: Areas) -> Observation:
    try:
        area = areas.find(row["area"])
    except UnknownArea as e:
        raise BadRegister(f"{place}: {e}") from None
    absent = row["status"] in _NO_FIGURE and not row["value"]
    number = _NUMBER.fullmatch(row["value"])
    if number is None and not absent:
        raise BadRegister(f"{place}: value must be a plain number such as 2.00, found {row['value']!r}.")
    if not re.fullmatch(r"(19|20)\d{2}", row["period"]):
        raise BadRegister(f"{place}: period must be a year, found {row['period']!r}.")
    if not re.fullmatch(r"(19|20)\d{2}-\d{2}", row["release"]):
        raise BadRegister(f"{place}: release must be year and month such as 2025-08, found {row['release']!r}.")
    try:
        status = Status(row["status"] or Status.UNSTATED)
    except ValueError:
        raise BadRegister(
            f"{place}: status must be A (actual), E (estimate), O (not printed, without a value), M (cannot exist) "
            f"or empty, found {row['status']!r}."
        ) from None
    if not row["seen_at"]:
        raise BadRegister(f"{place}: seen_at is empty. Say where the figure was seen.")
    unit, currency = _unit(row["unit"], area, place)
    return Observation(
        publisher=row["publisher"],
        release=f"{row['publisher'].casefold()}-{row['release']}",
        area=area.code,
        indicator=row["measure"],
        period=int(row["period"]),
        value=float(row["value"]) if number else None,
        decimals=min(len((number[1] if number else "") or ""), PRINTED_DECIMALS.get(row["measure"], 2)),
        unit=unit,
        currency=currency,
        price_base=row["price_base"],
        status=status,
        table=row["table"],
        row=line,
        seen_at=row["seen_at"],
    )


def _unit(words: str, area: Area, place: str) -> tuple[str, str]:
    """Unit and ISO 4217 currency of "per cent", "million US dollars", "US dollars", "million kronor"."""
    if words in _PLAIN:
        return words, ""
    match = _MONEY.fullmatch(words)
    scale, name = match.groups() if match is not None else (None, "")
    currency = "USD" if name.casefold() == "us dollars" else currencies.named(name, area)
    if not currency:
        raise BadRegister(
            f"{place}: unit {words!r} is not known for {area.name}. Write 'per cent', 'thousand persons', "
            "'million US dollars', or 'million' and the name of the ally's currency."
        )
    return scale or "units", currency
