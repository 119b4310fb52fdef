"""Figures seen elsewhere: every row has a place, and one cell has one value."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from burdenshare.nouns.areas import Areas
from burdenshare.nouns.errors import BadRegister
from burdenshare.nouns.figures import Status
from burdenshare.publishers import seen

PORTUGAL = {
    "publisher": "NATO",
    "release": "2025-08",
    "area": "PRT",
    "measure": "share_of_gdp",
    "period": "2025",
    "value": "2.00",
    "unit": "per cent",
    "price_base": "2021 prices",
    "status": "E",
    "table": "Table 3",
    "seen_at": "en.defence-ua.com analysis 15697",
    "seen_title": "",
    "seen_on": "",
    "also_seen_at": "",
}


def file(path: Path, *rows: dict[str, str], head=seen.COLUMNS) -> Path:
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.DictWriter(out, head, extrasaction="ignore")
        writer.writeheader()
        writer.writerows({**PORTUGAL, **row} for row in rows)
    return path


def test_a_printed_figure_keeps_its_decimals(tmp_path: Path, areas: Areas):
    (figure,) = seen.read_csvs([file(tmp_path / "nato.csv", {})], areas)
    assert (figure.printed, figure.release, figure.status, figure.row) == (
        "2.00",
        "nato-2025-08",
        Status.ESTIMATE,
        2,
    )
    assert figure.seen_at == PORTUGAL["seen_at"]


def test_an_unrounded_list_claims_no_more_than_the_publication(tmp_path: Path, areas: Areas):
    (figure,) = seen.read_csvs([file(tmp_path / "nato.csv", {"value": "1.4792"})], areas)
    assert (figure.value, figure.decimals, figure.printed) == (1.4792, 2, "1.48")


@pytest.mark.parametrize(
    ("area", "unit", "found"),
    [
        ("NATO_TOTAL", "million US dollars", ("NATO", "million", "USD")),
        ("SWE", "million kronor", ("SWE", "million", "SEK")),
        ("DNK", "million Danish kroner", ("DNK", "million", "DKK")),
        ("DEU", "million euros", ("DEU", "million", "EUR")),
        ("DEU", "US dollars", ("DEU", "units", "USD")),
        ("DEU", "thousand US dollars", ("DEU", "thousand", "USD")),
        ("NATO_EUR_CAN", "thousand persons", ("NATO_EUR_CAN", "thousand persons", "")),
    ],
)
def test_units_name_scale_and_currency(tmp_path: Path, areas: Areas, area, unit, found):
    (figure,) = seen.read_csvs([file(tmp_path / "nato.csv", {"area": area, "unit": unit})], areas)
    assert (figure.area, figure.unit, figure.currency) == found


def test_a_figure_seen_twice_is_read_once(tmp_path: Path, areas: Areas):
    assert len(seen.read_csvs([file(tmp_path / "nato.csv", {}, {"value": "2"})], areas)) == 1


def test_of_a_rounded_and_a_full_value_the_full_one_stands(tmp_path: Path, areas: Areas):
    rows = {"value": "1.48"}, {"value": "1.4792"}, {"value": "1.5"}
    (figure,) = seen.read_csvs([file(tmp_path / "nato.csv", *rows)], areas)
    assert (figure.value, figure.printed) == (1.4792, "1.48")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            {"value": "2.01"},
            r"line 3: PRT share_of_gdp 2025 of nato-2025-08 is 2.01 here and 2.0 in nato.csv, line 2",
        ),
        ({"area": "Portugual"}, "line 3: Unknown ally or group: 'Portugual'. Did you mean Portugal"),
        ({"value": "2,01"}, "line 3: value must be a plain number"),
        ({"value": ""}, "line 3: value must be a plain number"),
        ({"period": "2025e"}, "line 3: period must be a year"),
        ({"release": "August"}, "line 3: release must be year and month"),
        ({"status": "e"}, "line 3: status must be A"),
        ({"seen_at": ""}, "line 3: seen_at is empty"),
        ({"unit": "percent"}, "line 3: unit 'percent' is not known for Portugal"),
        ({"unit": "million kronor"}, "line 3: unit 'million kronor' is not known for Portugal"),
        ({"unit": ""}, "line 3: unit '' is not known"),
    ],
)
def test_a_fault_names_file_and_line(tmp_path: Path, areas: Areas, row, told):
    with pytest.raises(BadRegister, match=rf"nato\.csv, {told}"):
        seen.read_csvs([file(tmp_path / "nato.csv", {}, row)], areas)


def test_another_header_is_refused(tmp_path: Path, areas: Areas):
    with pytest.raises(BadRegister, match=r"nato\.csv, line 1: the header must be publisher,release"):
        seen.read_csvs([file(tmp_path / "nato.csv", {}, head=seen.COLUMNS[:-1])], areas)


def test_the_files_of_the_package_hold_no_two_values_for_one_cell(areas: Areas):
    found = seen.read_csvs(sorted((Path(__file__).parents[2] / "sources").glob("nato_*.csv")), areas)
    shares = {(o.release, o.area, o.period): o.printed for o in found if o.indicator == "share_of_gdp"}
    assert shares["nato-2023-07", "PRT", 2023] == "1.48"
    assert shares["nato-2025-08", "POL", 2025] == "4.48"
