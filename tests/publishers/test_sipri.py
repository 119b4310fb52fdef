"""SIPRI's workbook: fractions to per cent, colours to statuses, marks kept apart from zero."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.styles.colors import Color

from burdenshare.nouns.areas import Areas
from burdenshare.nouns.errors import LayoutChanged
from burdenshare.nouns.figures import Status
from burdenshare.publishers import sipri

SHEETS = {
    "Local currency financial years": ("Country", "Currency", "Fiscal Year (Jan-Dec if not stated)", "Notes"),
    "Local currency calendar years": ("Country", "Currency", "Notes"),
    "Constant (2024) US$": ("Country", None, "Notes"),
    "Current US$": ("Country", "Notes"),
    "Share of GDP": ("Country", "Notes"),
    "Per capita": ("Country", "Notes"),
    "Share of Govt. spending": ("Country", "Notes", "Reporting year"),
}
NAMES = {"USA": "United States of America"}
PRINTED = (
    "ALL=Lek BGN=Leva CAD=Dollars CZK=Koruny DKK=Kroner EUR=Euro GBP=Pounds HUF=Forint ISK=Krónur MKD=Denars "
    "NOK=Kroner PLN=Zlotys SEK=Kroner TRY=Liras"
)
CURRENCIES = dict(pair.split("=") for pair in PRINTED.split()) | {"RON": "New lei", "USD": "US dollars"}
YEARS = range(2014, 2026)
BLUE, RED = Color(indexed=12), Color(indexed=10)
Change = Callable[[openpyxl.Workbook], None]


@pytest.fixture
def read(tmp_path: Path, areas: Areas, embedded):
    """SIPRI's release of 2026 as a workbook: the embedded figures, '...' in the other sheets."""
    figures = {(o.area, o.indicator, o.period): o for o in embedded("sipri-2026-04")}

    def saved(change: Change = lambda book: None):
        book = openpyxl.Workbook()
        book.active.title = "Front page"
        for title, head in SHEETS.items():
            sheet = book.create_sheet(title)
            sheet["A1"], sheet["A3"] = (
                "Military expenditure by country",
                "Figures in blue are SIPRI estimates.",
            )
            for column, word in enumerate((*head, *map(float, YEARS)), 1):
                sheet.cell(6, column, word)
            sheet["A8"] = "Europe"
            for row, area in enumerate(areas.allies, 9):
                sheet.cell(row, 1, NAMES.get(area.code, area.name))
                if "Currency" in head:
                    sheet.cell(row, 2, "Kunas" if area.code == "HRV" else CURRENCIES[area.currency])
                for column, year in enumerate(YEARS, len(head) + 1):
                    _fill(sheet.cell(row, column, "..."), figures, title, area, year)
            sheet.cell(row + 1, 1, "Ukraine")
        change(book)
        path = tmp_path / "SIPRI-Milex-data-1949-2025.xlsx"
        book.save(path)
        found = sipri.read_workbook(path, "sipri-2026-04", areas)
        return {(o.table, o.area, o.period): o for o in found}

    return saved


def _fill(cell, figures, title, area, year):
    indicator = {"Share of GDP": "share_of_gdp", "Current US$": "expenditure"}.get(title)
    figure = figures.get((area.code, indicator, year))
    if figure is None:
        return
    share = indicator == "share_of_gdp"
    cell.number_format = "0.00%" if share else "0.0"
    cell.value = 0 if figure.value is None else figure.value / 100 if share else figure.value
    if figure.status is Status.ESTIMATE:
        cell.font = Font(color=BLUE)


def test_fractions_become_per_cent_at_the_two_decimals_shown(read):
    germany = read()["Share of GDP", "DEU", 2024]
    assert (germany.printed, germany.unit, germany.decimals) == ("1.84", "per cent", 2)


def test_blue_is_an_estimate_and_red_is_uncertain(read, areas: Areas):
    row = 9 + [a.code for a in areas.allies].index("DEU")

    def coloured(book):
        sheet = book["Share of GDP"]
        for column, colour in ((3, BLUE), (4, RED), (5, "FF0000FF"), (6, "FFFF0000"), (7, Color(indexed=8))):
            sheet.cell(row, column).font = Font(color=colour)

    found = read(coloured)
    statuses = [found["Share of GDP", "DEU", year].status for year in range(2014, 2020)]
    assert statuses == [
        Status.ESTIMATE,
        Status.UNCERTAIN,
        Status.ESTIMATE,
        Status.UNCERTAIN,
        *[Status.ACTUAL] * 2,
    ]


def test_missing_impossible_and_zero_are_three_things(read, areas: Areas):
    row = 9 + [a.code for a in areas.allies].index("MNE")

    def marked(book):
        sheet = book["Share of GDP"]
        sheet.cell(row, 3).value, sheet.cell(row, 4).value = "xxx", "..."

    found = read(marked)
    assert found["Share of GDP", "MNE", 2014].status is Status.IMPOSSIBLE
    assert found["Share of GDP", "MNE", 2015].status is Status.MISSING
    iceland = found["Share of GDP", "ISL", 2025]
    assert (iceland.value, iceland.status) == (None, Status.IMPOSSIBLE)
    assert found["Current US$", "ISL", 2025].value == 0.0


def test_financial_and_calendar_years_never_share_a_cell(read):
    found = read()
    assert found["Local currency financial years", "GBR", 2024].indicator == "expenditure_financial_year"
    assert found["Local currency calendar years", "GBR", 2024].indicator == "expenditure"
    assert ("Local currency calendar years", "USA", 2024) not in found


def test_the_base_year_comes_from_the_name_of_the_sheet(read):
    assert read()["Constant (2024) US$", "DEU", 2024].price_base == "2024 prices"


def test_croatia_is_in_euros_though_the_column_still_says_kunas(read):
    assert read()["Local currency calendar years", "HRV", 2024].currency == "EUR"


def test_other_countries_are_left_out(read, areas: Areas):
    assert {area for _, area, _ in read()} == {a.code for a in areas.allies}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda book: book.remove(book["Share of GDP"]), "a sheet for share_of_gdp"),
        (lambda book: book["Share of GDP"].delete_rows(12), "no row of Canada"),
        (lambda book: book["Share of GDP"].cell(12, 5, "two"), "a figure, '...' or 'xxx'"),
        (lambda book: book["Share of GDP"].cell(6, 5, "2o16"), "years one after the other"),
        (lambda book: book["Share of GDP"].cell(6, 1, "State"), "starts with 'Country'"),
        (lambda book: book["Share of GDP"].cell(12, 1, "Albania"), "one row of Albania"),
        (lambda book: book["Local currency calendar years"].cell(9, 2, "Euro"), "a currency of Albania"),
    ],
)
def test_another_layout_stops_the_reader(read, change: Change, told: str):
    with pytest.raises(LayoutChanged, match=told):
        read(change)


@pytest.mark.parametrize(
    ("file", "germany_2022", "base", "croatia"),
    [
        ("macro/raw/SIPRI-Milex-data-1949-2022.xlsx", "1.39", "2021 prices", "HRK"),
        ("macro/raw/SIPRI-Milex-data-1949-2023.xlsx", "1.38", "2022 prices", "EUR"),
        ("sipri/SIPRI-Milex-data-1949-2024_2.xlsx", "1.35", "2023 prices", "EUR"),
        ("macro/raw/SIPRI-Milex-data-1949-2025_v1.2.xlsx", "1.34", "2024 prices", "EUR"),
    ],
)
def test_the_real_workbooks_restate_the_past(reference: Path, areas: Areas, file, germany_2022, base, croatia):
    found = sipri.read_workbook(reference / file, "sipri-test", areas)
    of_germany = [o for o in found if o.area == "DEU" and o.period == 2022]
    assert [o.printed for o in of_germany if o.indicator == "share_of_gdp"] == [germany_2022]
    assert {o.price_base for o in found if o.table.startswith("Constant")} == {base}
    local = [o for o in found if (o.area, o.period) == ("HRV", 2022) and o.table.startswith("Local currency cal")]
    assert [o.currency for o in local] == [croatia]


def test_the_united_states_calendar_year_repeats_the_dollars(reference: Path):
    path = reference / "sipri/SIPRI-Milex-data-1949-2024_2.xlsx"
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    local, dollars = (
        next(r for r in book[name].iter_rows(values_only=True) if r[0] == "United States of America")
        for name in ("Local currency calendar years", "Current US$")
    )
    assert [v / 1e6 for v in local[3:79]] == pytest.approx(list(dollars[2:78]))


def test_what_is_embedded_keeps_to_sipris_licence(embedded):
    for release in ("sipri-2023-04", "sipri-2024-04", "sipri-2025-04", "sipri-2026-04"):
        found = embedded(release)
        assert min(o.period for o in found) == 2014
        assert {(o.indicator, o.unit, o.currency) for o in found} == {
            ("share_of_gdp", "per cent", ""),
            ("expenditure", "million", "USD"),
        }
