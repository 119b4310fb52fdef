"""SIPRI Military Expenditure Database: the workbook that comes out each April.

Holds the seven sheets of countries (local currency by financial and by calendar year, constant and current
US dollars, share of GDP, per head, share of government spending), for the allies. Left out: regional
totals, footnotes and all other countries.

Choices. SIPRI's expenditure is that of calendar years; local currency by financial year is another measure
and has an indicator of its own, expenditure_financial_year. The United States' calendar-year sheet in local
currency repeats the sheet of current US dollars and is not read twice. Shares stand in the workbook as
fractions and are given in per cent. Colours say the status, as the sheets' own head says: 'Figures in blue
are SIPRI estimates. Figures in red indicate highly uncertain data.' An ally without armed forces has no
share, be the cell '...' or 0.

Licence: SIPRI asks for credit and non-commercial use; the package holds a part only, this reader reads it
all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from burdenshare.nouns.areas import Area, Areas
from burdenshare.nouns.errors import LayoutChanged
from burdenshare.nouns.figures import Observation, Status
from burdenshare.publishers import currencies, sheets

PUBLISHER = "SIPRI"


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet by a pattern of its name.

    currency: "national" where a column names it. price_base: "" takes the year from the name.
    decimals: what SIPRI shows, for cells whose format does not say.
    """

    name: str
    indicator: str
    unit: str
    currency: str
    decimals: int
    price_base: str = "current"

    @property
    def share(self) -> bool:
        """Whether the cells are fractions, to be given in per cent."""
        return self.unit == "per cent"


PAGES = (
    Page("local currency financial years", "expenditure_financial_year", "units", "national", 0),
    Page("local currency calendar years", "expenditure", "units", "national", 0),
    Page(r"constant \((\d{4})\) us\$", "expenditure", "million", "USD", 1, ""),
    Page(r"current us\$", "expenditure", "million", "USD", 1),
    Page("share of gdp", "share_of_gdp", "per cent", "", 2),
    Page("per capita", "expenditure_per_capita", "units", "USD", 1),
    Page(r"share of govt\. spending", "share_of_government_spending", "per cent", "", 2),
)

MARKS = {"...": Status.MISSING, "..": Status.MISSING, ". .": Status.MISSING, "xxx": Status.IMPOSSIBLE}
"""SIPRI: '"..." = data unavailable. "xxx" = country did not exist or was not independent' in that year."""

_INDEXED = {12: Status.ESTIMATE, 10: Status.UNCERTAIN}
_RGB = {"0000FF": Status.ESTIMATE, "FF0000": Status.UNCERTAIN}
_HEAD_WITHIN = 12


def read_workbook(path: Path, release: str, areas: Areas) -> tuple[Observation, ...]:
    """Every figure of the allies in a SIPRI workbook, in the order of its sheets.

    Shares in per cent; US dollars in million, per head in units; local currency in units, as SIPRI gives it.
    Raises LayoutChanged where a sheet, an ally or a year is not where it was, UnreadableDocument where it
    is no workbook.
    """
    names = {n.casefold(): a for a in areas.allies for n in (a.name, *a.aliases)}
    read: dict[str, list[Observation]] = {}
    with sheets.workbook(path) as pages:
        for page in pages:
            for kind in PAGES:
                if found := re.fullmatch(kind.name, page.title.strip().casefold()):
                    base = kind.price_base or f"{found[1]} prices"
                    read[kind.name] = list(_read_page(path.name, page, kind, base, release, areas, names))
    for kind in PAGES:
        if kind.name not in read:
            raise LayoutChanged(path.name, "all", 0, f"a sheet for {kind.indicator} ({kind.name})", "none")
    return tuple(o for kind in PAGES for o in read[kind.name])


def _read_page(
    file: str, page: sheets.Sheet, kind: Page, base: str, release: str, areas: Areas, names: dict[str, Area]
) -> Iterator[Observation]:
    head, years, currency_column = _head(file, page, kind)
    rows: dict[str, int] = {}
    for number, row in enumerate(page.iter_rows(min_row=head + 1), head + 1):
        area = names.get(sheets.text(row[0].value).casefold())
        if area is None:
            continue
        if area.code in rows:
            raise LayoutChanged(
                file, page.title, number, f"one row of {area.name}", f"a second after row {rows[area.code]}"
            )
        rows[area.code] = number
        currency = kind.currency
        if currency == "national":
            if area.currency == "USD" and kind.indicator == "expenditure":
                continue
            currency = _currency(sheets.text(row[currency_column].value), area, max(years.values()))
            if not currency:
                raise LayoutChanged(file, page.title, number, f"a currency of {area.name}", row[currency_column].value)
        for column, period in years.items():
            cell = row[column]
            value, status = _figure(cell, kind)
            if status is None:
                raise LayoutChanged(file, page.title, number, "a figure, '...' or 'xxx'", cell.value)
            if kind.share and not area.forces:
                value, status = None, Status.IMPOSSIBLE
            places = sheets.decimals(str(cell.number_format))
            yield Observation(
                publisher=PUBLISHER,
                release=release,
                area=area.code,
                indicator=kind.indicator,
                period=period,
                value=value,
                decimals=kind.decimals if value is None or places < 0 else places,
                unit=kind.unit,
                currency=currency,
                price_base=base,
                status=status,
                table=page.title.strip(),
                row=number,
            )
    if absent := [a.name for a in areas.allies if a.code not in rows]:
        raise LayoutChanged(file, page.title, head, f"{len(areas.allies)} allies", f"no row of {', '.join(absent)}")


def _head(file: str, page: sheets.Sheet, kind: Page) -> tuple[int, dict[int, int], int]:
    """Row number of the header, year by column index, and the column index of the currency (0 where none)."""
    for number, row in enumerate(page.iter_rows(max_row=_HEAD_WITHIN), 1):
        if sheets.text(row[0].value).casefold() != "country":
            continue
        words = {i: sheets.text(c.value) for i, c in enumerate(row) if sheets.text(c.value)}
        years = {i: found[0] for i, word in words.items() if (found := sheets.year(word))}
        first = min(years, default=0)
        run = list(range(years.get(first, 0), years.get(first, 0) + len(years)))
        beside = {i: w for i, w in words.items() if i > first and i not in years}
        if not years or list(years.values()) != run or beside or list(years) != list(range(first, first + len(run))):
            raise LayoutChanged(file, page.title, number, "years one after the other", list(beside.values()) or run)
        column = next((i for i, w in words.items() if w.casefold() == "currency"), 0)
        if kind.currency == "national" and not column:
            raise LayoutChanged(file, page.title, number, "a column 'Currency'", list(words.values())[:4])
        return number, years, column
    raise LayoutChanged(file, page.title, _HEAD_WITHIN, "a header row that starts with 'Country'", "none")


def _figure(cell: Any, kind: Page) -> tuple[float | None, Status | None]:
    """Value and status of a cell; status None where the cell is neither a figure nor a known mark.

    An empty cell is read like '...'.
    """
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool) and cell.data_type == "n":
        number = float(Decimal(repr(float(value))).scaleb(2)) if kind.share else float(value)
        return number, _colour(cell)
    word = sheets.text(value).casefold()
    return None, MARKS.get(word, Status.MISSING if not word else None)


def _colour(cell: Any) -> Status:
    colour = cell.font.color if cell.font is not None else None
    if colour is None:
        return Status.ACTUAL
    if colour.type == "indexed":
        return _INDEXED.get(colour.indexed, Status.ACTUAL)
    if colour.type == "rgb":
        return _RGB.get(str(colour.rgb)[-6:].upper(), Status.ACTUAL)
    return Status.ACTUAL


def _currency(printed: str, area: Area, last_year: int) -> str:
    """ISO 4217 code of the printed name, "" where it is no currency of the ally.

    SIPRI still prints 'Kunas' for Croatia from its release of 2024 on, where all figures are euros (the
    year 2022 is 9.4 billion in the release of 2023 and 1.2 billion after it): the euro's first year in the
    sheet decides.
    """
    code = currencies.named(printed, area) or ""
    before, since = currencies.EURO_SINCE.get(area.code, ("", None))
    stale = since is not None and code == before == "HRK" and last_year >= since.year
    return "EUR" if stale else code
