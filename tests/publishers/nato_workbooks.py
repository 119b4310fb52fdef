"""NATO workbooks for tests, laid out as NATO does, holding figures that NATO printed (the embedded)."""

from __future__ import annotations

from collections.abc import Iterable

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from burdenshare import data
from burdenshare.nouns.areas import Area
from burdenshare.nouns.figures import Observation, Status
from burdenshare.publishers import currencies

AREAS = data.areas()
PRINTED_NAMES = {"SVK": "Slovak Republic", "NATO": "NATO Total"}
STARRED = {"CZE", "EST", "LVA", "LTU", "POL", "ROU"}
CURRENCY_NAMES = {code: name.title() for name, codes in currencies.NAMES.items() for code in codes}
FORMATS = {0: "#,##0", 1: "#,##0.0", 2: "#,##0.00"}

Figures = dict[tuple[str, str, int, str, str], Observation]

TABLES = {
    "1": ("{core}efence expenditure", "Million national currency units"),
    "2": ("{core}efence expenditure", "Million US dollars"),
    "3": ("{core}efence expenditure as a share of GDP and annual real change", "Based on {base} prices"),
    "5": ("GDP", "Million US dollars"),
    "6": ("GDP per capita and {lower} expenditure per capita", "{base} prices and exchange rates"),
    "7": ("Military personnel", "Thousands"),
    "8a": ("Distribution of {lower} expenditure by main category", "Percentage of total {lower} expenditure"),
    "8b": ("Distribution of {lower} expenditure by main category", "Percentage of total {lower} expenditure"),
}
BLOCKS = {
    "1": (
        ("Current prices", "expenditure", "national", "current"),
        ("Constant {base} prices", "expenditure", "national", ""),
    ),
    "2": (
        ("Current prices and exchange rates", "expenditure", "USD", "current"),
        ("Constant {base} prices and exchange rates", "expenditure", "USD", ""),
    ),
    "3": (
        ("Share of real GDP (%)", "share_of_gdp", "", None),
        ("Annual real change (%)", "real_change", "", None),
    ),
    "5": (
        ("Current prices and exchange rates", "gdp", "USD", "current"),
        ("Constant {base} prices and exchange rates", "gdp", "USD", ""),
    ),
    "6": (
        ("GDP per capita (thousand US dollars)", "gdp_per_capita", "USD", ""),
        ("{upper} expenditure per capita (US dollars)", "expenditure_per_capita", "USD", ""),
    ),
    "7": (("", "personnel", "", None),),
    "8a": (("Equipment (a)", "equipment_share", "", None), ("Personnel (b)", "personnel_share", "", None)),
    "8b": (("Infrastructure (c)", "infrastructure_share", "", None), ("Other (d)", "other_share", "", None)),
}


def by_cell(observations: Iterable[Observation]) -> Figures:
    """Figures by area, indicator, period, currency and, for money, price base."""
    return {(o.area, o.indicator, o.period, o.currency, o.price_base if o.currency else ""): o for o in observations}


def layout_of_2024(figures: Figures, base: str = "2015") -> openpyxl.Workbook:
    """Years once above all blocks, allies in column C, groups and headings in B, hidden rows in error."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    years = _years(figures)
    for number, (title, unit) in TABLES.items():
        sheet = book.create_sheet(f"TABLE{number}")
        words = {"base": base, "core": "D", "lower": "defence", "upper": "Defence"}
        sheet["B4"], sheet["B6"] = f"Table {number} : {title.format(**words)}", unit.format(**words)
        for column, year in enumerate(years, 4):
            sheet.cell(8, column, _header(year, figures, text=year == 2019))
        row = 10
        for heading, indicator, currency, price_base in BLOCKS[number]:
            if heading:
                sheet.cell(row, 2, heading.format(**words))
                row += 1
            row = _rows(sheet, row, (3, 2, 4), indicator, currency, price_base, base, figures, years)
            if number in ("1", "8a"):
                sheet.cell(row, 4, "#REF!")
                sheet.row_dimensions[row].hidden = True
                row += 1
        sheet.cell(row + 2, 3, f"Notes: Figures for {years[-2]} and {years[-1]} are estimates.")
        sheet.cell(row + 3, 3, "*  These Allies have national laws which call for 2% of GDP or more.")
        sheet.cell(row + 4, 2, "-7-")
    summary = book.create_sheet("TABLE4", 3)
    summary["B16"] = "Table 4 : Defence expenditure real change 2014-2024e"
    summary["C23"], summary["D23"] = "Albania", 150.02559881337785
    return book


def layout_of_2026(figures: Figures, base: str = "2021", core: bool = True) -> openpyxl.Workbook:
    """Title in A1, years under each heading, everything labelled in column A; `core` in the titles or not."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    years = _years(figures)
    words = {"base": base, "core": "Core d" if core else "D", "lower": "core defence" if core else "defence"}
    words["upper"] = words["lower"].capitalize()
    for number, (title, unit) in TABLES.items():
        sheet = book.create_sheet(f"Table {number}")
        sheet["A1"], sheet["A2"] = f"Table {number}: {title.format(**words)}", unit.format(**words)
        row = 3
        for heading, indicator, currency, price_base in BLOCKS[number]:
            if heading:
                sheet.cell(row, 1, heading.format(**words))
                row += 1
            for column, year in enumerate(years, 2):
                sheet.cell(row, column, _header(year, figures))
            code = f"core_{indicator}" if core and f"core_{indicator}" in CORE else indicator
            row = _rows(sheet, row + 1, (1, 1, 2), code, currency, price_base, base, figures, years) + 2
        sheet.cell(row, 1, f"Notes: Figures for {years[-2]} and {years[-1]} are estimates.")
    return book


CORE = {"core_expenditure", "core_share_of_gdp", "core_real_change", "core_expenditure_per_capita"}


def _years(figures: Figures) -> list[int]:
    return sorted({period for _, _, period, _, _ in figures})


def _header(year: int, figures: Figures, text: bool = False) -> int | str:
    estimate = any(o.status is Status.ESTIMATE for o in figures.values() if o.period == year)
    return f"{year}e" if estimate else str(year) if text else year


def _rows(
    sheet: Worksheet,
    row: int,
    columns: tuple[int, int, int],
    indicator: str,
    currency: str,
    price_base: str | None,
    base: str,
    figures: Figures,
    years: list[int],
) -> int:
    allies, groups, first = columns
    for area in (*AREAS.allies, AREAS["NATO_EUR_CAN"], AREAS["NATO"]):
        paid = _currency(area, figures) if currency == "national" else currency
        money_base = "" if price_base is None else price_base or f"{base} prices"
        cells = [figures.get((area.code, indicator, year, paid, money_base)) for year in years]
        if currency == "national" and area.kind != "ally":
            continue
        if not any(cells):
            continue
        label = PRINTED_NAMES.get(area.code, area.name) + ("*" if area.code in STARRED else "")
        label += f"   ({CURRENCY_NAMES[paid]})" if currency == "national" else ""
        sheet.cell(row, allies if area.kind == "ally" else groups, label)
        for column, observation in enumerate(cells, first):
            if observation is not None:
                cell = sheet.cell(row, column, observation.value)
                cell.number_format = FORMATS.get(observation.decimals, "General")
        row += 1
    return row


def _currency(area: Area, figures: Figures) -> str:
    own = {c for a, i, _, c, _ in figures if a == area.code and i.endswith("expenditure") and c}
    return next(iter(own - {"USD"}), "USD")
