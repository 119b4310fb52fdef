"""NATO's workbook: every printed figure in, nothing else, and a stop where the layout is another."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from nato_workbooks import by_cell, layout_of_2024, layout_of_2026

from burdenshare.nouns.areas import Areas
from burdenshare.nouns.errors import LayoutChanged, UnreadableDocument
from burdenshare.nouns.figures import Observation, Status
from burdenshare.publishers import nato, sheets

PRINTED = (
    "ALB=2.03 BEL=1.30 BGR=2.18 CAN=1.37 HRV=1.81 CZE=2.10 DNK=2.37 EST=3.43 FIN=2.41 FRA=2.06 DEU=2.12 "
    "GRC=3.08 HUN=2.11 ITA=1.49 LVA=3.15 LTU=2.85 LUX=1.29 MNE=2.02 NLD=2.05 MKD=2.22 NOR=2.20 POL=4.12 "
    "PRT=1.55 ROU=2.25 SVK=2.00 SVN=1.29 ESP=1.28 SWE=2.14 TUR=2.09 GBR=2.33 USA=3.38 "
    "NATO_EUR_CAN=2.02 NATO=2.71"
)
PUBLISHED_2024 = dict(pair.split("=") for pair in PRINTED.split())
"""NATO, Defence Expenditure of NATO Countries (2014-2024), 17 June 2024, Table 3, 2024e."""

Change = Callable[[openpyxl.Workbook], None]
Read = Callable[..., tuple[Observation, ...]]


@pytest.fixture(scope="module")
def figures_2024(embedded):
    return by_cell(embedded("nato-2024-06"))


@pytest.fixture(scope="module")
def figures_2026(embedded):
    return by_cell(embedded("nato-2026-07"))


@pytest.fixture
def read(tmp_path: Path, areas: Areas) -> Read:
    """Save a workbook after a change, and read it."""

    def saved(book: openpyxl.Workbook, change: Change = lambda book: None) -> tuple[Observation, ...]:
        change(book)
        path = tmp_path / "def-exp.xlsx"
        book.save(path)
        return nato.read_workbook(path, "nato-test", areas)

    return saved


def row_of(sheet, label: str, after: int = 1) -> int:
    return next(r for r in range(after, 200) for c in (1, 2, 3) if sheet.cell(r, c).value == label)


def test_every_share_of_2024_rounds_to_the_published_figure(embedded):
    shares = {o.area: o.printed for o in embedded("nato-2024-06") if o.indicator == "share_of_gdp" and o.period == 2024}
    assert shares == PUBLISHED_2024


def test_the_shares_that_nato_set_to_two_stay_as_printed(figures_2024):
    """France 2020, Lithuania 2019, Slovak Republic 2024e: 2 exactly, and less by Tables 2 and 5."""
    for area, year, computed in (("FRA", 2020, 1.986), ("LTU", 2019, 1.995), ("SVK", 2024, 1.989)):
        spent, gdp = (figures_2024[area, i, year, "USD", "2015 prices"].value for i in ("expenditure", "gdp"))
        assert figures_2024[area, "share_of_gdp", year, "", ""].value == 2
        assert spent / gdp * 100 == pytest.approx(computed, abs=5e-4)


def test_the_real_workbook_gives_every_figure_of_its_tables(reference: Path, areas: Areas, embedded):
    read = nato.read_workbook(reference / "nato/240617-def-exp-2024-TABLES-en.xlsx", "nato-2024-06", areas)
    with_forces, groups, years = 31, 2, 11
    assert Counter(o.table for o in read) == {
        "Table 1": 2 * with_forces * years,
        "Table 2": 2 * (with_forces + groups) * years,
        "Table 3": 2 * (with_forces + groups) * years,
        "Table 5": 2 * (with_forces + 1 + groups) * years,
        "Table 6": (with_forces + 1 + groups) * years + (with_forces + groups) * years,
        "Table 7": (with_forces + groups) * years,
        "Table 8a": 2 * with_forces * years,
        "Table 8b": 2 * with_forces * years,
    }
    assert {o.value for o in read if o.indicator == "share_of_gdp" and (o.area, o.period) == ("ESP", 2024)} == {
        1.282549642204323
    }
    assert set(embedded("nato-2024-06")) <= set(read)


def test_both_layouts_give_back_the_figures_that_were_printed(read: Read, figures_2024, figures_2026):
    for figures, lay, options in (
        (figures_2024, layout_of_2024, {}),
        (figures_2024, layout_of_2026, {"base": "2015", "core": False}),
        (figures_2026, layout_of_2026, {}),
    ):
        found = by_cell(o for o in read(lay(figures, **options)) if o.status is not Status.MISSING)
        assert found.keys() == figures.keys()
        for cell, o in found.items():
            given = figures[cell]
            assert o.value == pytest.approx(given.value, rel=1e-15)
            assert (o.decimals, o.unit, o.price_base, o.status) == (
                *(given.decimals, given.unit, given.price_base, given.status),
            )
            assert o.table in ("Table 1", given.table)


def test_core_defence_in_the_titles_is_another_indicator(read: Read, figures_2026):
    found = by_cell(read(layout_of_2026(figures_2026)))
    assert found["POL", "core_share_of_gdp", 2025, "", ""].printed == "4.25"
    assert found["DEU", "core_share_of_gdp", 2026, "", ""].printed == "2.69"
    assert found["SWE", "core_expenditure", 2026, "USD", "2021 prices"].printed == "21538"
    assert not {"share_of_gdp", "expenditure", "real_change"} & {o.indicator for o in found.values()}


def test_estimates_are_the_years_marked_e(read: Read, figures_2024):
    found = read(layout_of_2024(figures_2024))
    assert {o.period for o in found if o.status is Status.ESTIMATE} == {2023, 2024}
    assert {o.period for o in found if o.status is Status.ACTUAL} == set(range(2014, 2023))


def test_money_carries_its_currency_unit_and_price_base(read: Read, figures_2024):
    found = by_cell(read(layout_of_2024(figures_2024)))
    kroner = {a: found[a, "expenditure", 2024, c, "current"].unit for a, c in (("DNK", "DKK"), ("NOR", "NOK"))}
    assert kroner == {"DNK": "million", "NOR": "million"}
    assert found["ISL", "gdp", 2024, "USD", "2015 prices"].unit == "million"
    assert found["DEU", "gdp_per_capita", 2024, "USD", "2015 prices"].unit == "thousand"
    assert found["DEU", "expenditure_per_capita", 2024, "USD", "2015 prices"].unit == "units"
    assert found["DEU", "personnel", 2024, "", ""].unit == "thousand persons"


def test_iceland_has_gdp_and_no_share(read: Read, figures_2024):
    found = {o.indicator for o in read(layout_of_2024(figures_2024)) if o.area == "ISL"}
    assert found == {"gdp", "gdp_per_capita"}


@pytest.mark.parametrize("mark", ["..", "n.a.", "-", None])
def test_a_member_without_a_figure_is_missing_and_not_zero(read: Read, figures_2024, mark):
    def change(book):
        sheet = book["TABLE3"]
        sheet.cell(row_of(sheet, "Germany"), 14).value = mark

    cell = by_cell(read(layout_of_2024(figures_2024), change))["DEU", "share_of_gdp", 2024, "", ""]
    assert (cell.value, cell.status, cell.printed) == (None, Status.MISSING, "")


def test_an_empty_cell_before_accession_is_no_observation(read: Read, figures_2024):
    def change(book):
        sheet = book["TABLE3"]
        sheet.cell(row_of(sheet, "Finland"), 4).value = None

    found = by_cell(read(layout_of_2024(figures_2024), change))
    assert ("FIN", "share_of_gdp", 2014, "", "") not in found
    assert found["FIN", "share_of_gdp", 2015, "", ""].printed == "1.45"


def at(sheet: str, cell: str, value: object) -> Change:
    def change(book):
        book[sheet][cell] = value

    return change


def shown_as_percentage(book):
    for row in book["TABLE3"].iter_rows(min_row=11, max_row=43, min_col=4):
        for cell in row:
            cell.number_format = "0.00%"


def without_spain(book):
    sheet = book["TABLE3"]
    sheet.delete_rows(row_of(sheet, "Spain"))


def spain_twice(book):
    sheet = book["TABLE3"]
    sheet.cell(row_of(sheet, "Portugal"), 3).value = "Spain"


def emptied(book):
    for row in book["TABLE8a"].iter_rows(min_row=11, max_row=41, min_col=4):
        for cell in row:
            cell.value = None


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (at("TABLE3", "C20", "Atlantis"), "the name of an ally or group.*Atlantis"),
        (at("TABLE3", "N8", "n.a."), "row 8: expected a year like.*n.a."),
        (at("TABLE3", "M8", "2025e"), "years one after the other"),
        (at("TABLE3", "G8", "2017e"), "estimates after all actual years"),
        (at("TABLE3", "N11", "about 2"), "row 11: expected a figure.*about 2"),
        (at("TABLE3", "N11", "#REF!"), "expected a figure.*#REF!"),
        (at("TABLE3", "N11", True), "expected a figure"),
        (at("TABLE3", "O11", 1.5), "nothing beside the figures"),
        (at("TABLE3", "B10", "Share of happiness"), "row of years|block of"),
        (at("TABLE3", "B4", "Defence"), "a title like"),
        (at("TABLE3", "B4", "Table 9 : Defence"), "one of Tables"),
        (at("TABLE3", "B4", "Table 2 : Defence"), "one of Tables"),
        (at("TABLE3", "B6", "Based on good prices"), "the year of constant prices"),
        (at("TABLE2", "B6", "Billion US dollars"), "the unit 'million us dollars'"),
        (at("TABLE1", "C11", "Albania   (Euros)"), "a currency of Albania"),
        (at("TABLE1", "C11", "Albania"), "a currency of Albania"),
        (at("TABLE2", "B4", "Table 2 : Core defence expenditure"), "one definition in all titles"),
        (lambda book: book.remove(book["TABLE7"]), "a sheet with Table 7"),
        (shown_as_percentage, "shown as a percentage"),
        (without_spain, "33 rows in the block of share_of_gdp, found 'no row of Spain'"),
        (spain_twice, "one row of Spain"),
        (emptied, "empty cells"),
    ],
)
def test_another_layout_stops_the_reader_and_nothing_is_loaded(read: Read, figures_2024, change: Change, told: str):
    with pytest.raises(LayoutChanged, match=told) as stopped:
        read(layout_of_2024(figures_2024), change)
    assert stopped.value.file == "def-exp.xlsx"
    assert "Nothing was loaded" in str(stopped.value)


def test_a_block_that_is_gone_stops_the_reader(read: Read, figures_2024):
    def change(book):
        sheet = book["TABLE3"]
        start = row_of(sheet, "Annual real change (%)")
        sheet.delete_rows(start, row_of(sheet, "NATO Total", start) - start + 1)

    with pytest.raises(LayoutChanged, match="block of real_change"):
        read(layout_of_2024(figures_2024), change)


def test_a_release_before_sweden_joined_needs_no_row_of_sweden(read: Read, figures_2024):
    until_2023 = {cell: o for cell, o in figures_2024.items() if o.period <= 2023 and o.area != "SWE"}
    found = {o.area for o in read(layout_of_2024(until_2023)) if o.indicator == "share_of_gdp"}
    assert len(found) == 30 + 2


def broken(folder: Path) -> dict[str, bytes | None]:
    whole = folder / "whole.xlsx"
    openpyxl.Workbook().save(whole)
    raw = whole.read_bytes()
    with zipfile.ZipFile(folder / "other.zip", "w") as archive:
        archive.writestr("hello.txt", "no workbook")
    return {
        "gone": None,
        "empty": b"",
        "page": b"<html>404</html>",
        "cut": raw[: len(raw) // 2],
        "zip": (folder / "other.zip").read_bytes(),
        "damaged": raw[:120] + bytes(200) + raw[320:],
    }


@pytest.mark.parametrize("case", ["gone", "empty", "page", "cut", "zip", "damaged"])
def test_what_is_no_workbook_is_one_clear_sentence(tmp_path: Path, areas: Areas, case: str):
    content = broken(tmp_path)[case]
    path = tmp_path / "download.xlsx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableDocument) as refused:
        nato.read_workbook(path, "nato-test", areas)
    assert "download.xlsx" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_workbook_that_swells_is_refused_before_it_is_unpacked(tmp_path: Path, areas: Areas, monkeypatch):
    monkeypatch.setattr(sheets, "MAX_UNPACKED", 1_000_000)
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 2_000_000)
    with pytest.raises(UnreadableDocument, match="unpacks to 2,000,000 bytes"):
        nato.read_workbook(path, "nato-test", areas)
