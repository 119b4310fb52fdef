"""Releases that reached us in another shape than the publisher's own: tables that others made from its files.

Each function reads one such table and gives observations as the publisher's reader would, with the place of
the table in `seen_at`. They serve the build of the embedded releases; a user's own downloads go to the
publishers' readers.
"""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import duckdb

from burdenshare.nouns.areas import Areas
from burdenshare.nouns.errors import LayoutChanged, UnreadableDocument
from burdenshare.nouns.figures import Observation, Status
from burdenshare.publishers import imf

_NATO_TABLES: dict[tuple[str, str], tuple[str, str, float, int]] = {
    ("expenditure", "US dollars"): ("Table 2", "million", 1e6, 0),
    ("share_of_gdp", "per cent"): ("Table 3", "per cent", 1, 2),
    ("real_change", "per cent"): ("Table 3", "per cent", 1, 2),
    ("gdp", "US dollars"): ("Table 5", "million", 1e6, 0),
    ("gdp_per_capita", "US dollars"): ("Table 6", "thousand", 1e3, 1),
    ("expenditure_per_capita", "US dollars"): ("Table 6", "units", 1, 0),
    ("personnel", "persons"): ("Table 7", "thousand persons", 1e3, 1),
    ("equipment_share", "per cent"): ("Table 8a", "per cent", 1, 2),
    ("personnel_share", "per cent"): ("Table 8a", "per cent", 1, 2),
    ("infrastructure_share", "per cent"): ("Table 8b", "per cent", 1, 2),
    ("other_share", "per cent"): ("Table 8b", "per cent", 1, 2),
}
"""By indicator and unit there: NATO's table, the unit that it prints, the divisor to it, printed decimals."""


def read_nato_csv(path: Path, release: str, seen_at: str, areas: Areas) -> tuple[Observation, ...]:
    """A NATO release as a long CSV in single dollars and persons, brought back to the units that NATO prints.

    Columns: area, indicator, year, value, unit, price_base, status ('e' for NATO's estimates).
    """
    found = []
    for line, row in enumerate(_dicts(path), 2):
        known = _NATO_TABLES.get((row["indicator"], row["unit"]))
        if known is None or row["area"] not in areas:
            raise LayoutChanged(path.name, "csv", line, "an ally, indicator and unit that is known", row)
        table, unit, divisor, decimals = known
        found.append(
            Observation(
                publisher="NATO",
                release=release,
                area=row["area"],
                indicator=row["indicator"],
                period=int(row["year"]),
                value=float(row["value"]) / divisor,
                decimals=decimals,
                unit=unit,
                currency="USD" if "dollars" in row["unit"] else "",
                price_base=row["price_base"],
                status=Status.ESTIMATE if row["status"] == "e" else Status.ACTUAL,
                table=table,
                row=0,
                seen_at=seen_at,
            )
        )
    return tuple(found)


def read_weo_vintage(
    path: Path, vintage: str, release: str, published: date, seen_at: str, areas: Areas
) -> tuple[Observation, ...]:
    """One vintage ('WEO 2021-04') of a Parquet table of WEO vintages.

    Columns: release, area, subject, year, value, last_actual_year.
    """
    sql = """SELECT area, subject, year, value, TRY_CAST(last_actual_year AS INTEGER)
             FROM read_parquet($path) WHERE release = $vintage AND value IS NOT NULL ORDER BY area, subject,
             year"""
    try:
        with duckdb.connect() as connection:
            rows = connection.execute(sql, {"path": str(path), "vintage": vintage}).fetchall()
    except duckdb.Error as e:
        raise UnreadableDocument(f"{path.name} is not the table of WEO vintages: {str(e).splitlines()[0]}") from None
    return tuple(
        imf.observation(imf.Figure(*row), release, published, areas, seen_at=seen_at)
        for row in rows
        if row[0] in areas and row[1] in imf.SUBJECTS
    )


def read_weo_wide(
    path: Path,
    release: str,
    published: date,
    seen_at: str,
    areas: Areas,
    last_actual: Mapping[tuple[str, str], int],
) -> tuple[Observation, ...]:
    """A WEO vintage as gzipped CSV with a column a subject (iso, year, ngdp, ...) and no mark of estimates.

    last_actual: last actual year by area and subject in the vintage before it. What was actual then is
    actual now; a later year before the release's own is UNSTATED.
    """
    found = []
    for row in _dicts(path):
        period = int(row["year"])
        if row["iso"] not in areas:
            continue
        for subject in imf.SUBJECTS:
            word = row[subject.casefold()]
            if not word:
                continue
            last = last_actual.get((row["iso"], subject))
            mark = last if last is not None and period <= last else None
            figure = imf.Figure(row["iso"], subject, period, float(word), mark)
            found.append(imf.observation(figure, release, published, areas, seen_at=seen_at))
    return tuple(found)


def last_actual_years(path: Path, vintage: str) -> dict[tuple[str, str], int]:
    """Last actual year by area and subject of one vintage of the table of WEO vintages."""
    sql = """SELECT area, subject, max(TRY_CAST(last_actual_year AS INTEGER)) FROM read_parquet($path)
             WHERE release = $vintage GROUP BY ALL"""
    with duckdb.connect() as connection:
        rows = connection.execute(sql, {"path": str(path), "vintage": vintage}).fetchall()
    return {(area, subject): last for area, subject, last in rows if last is not None}


def read_eurostat_csv(path: Path, printed: str, release: str, areas: Areas) -> tuple[Observation, ...]:
    """COFOG division 02, share of GDP with one decimal, as printed or quoted on one day.

    printed: the value of the column `release` whose rows are taken ('gov_10a_exp as printed 2025-04').
    """
    return tuple(
        Observation(
            publisher="EUROSTAT",
            release=release,
            area=row["area_iso3"],
            indicator="share_of_gdp",
            period=int(row["year"]),
            value=float(row["value_percent_of_gdp"]),
            decimals=len(row["value_percent_of_gdp"].partition(".")[2]),
            unit="per cent",
            currency="",
            price_base="current",
            status=Status.UNSTATED,
            table="gov_10a_exp, GF02",
            row=line,
            seen_at=row["source"],
        )
        for line, row in enumerate(_dicts(path), 2)
        if row["release"] == printed and row["area_iso3"] in areas
    )


def _dicts(path: Path) -> Iterator[dict[str, str]]:
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)
    except OSError as e:
        raise UnreadableDocument(f"{path} cannot be read ({e}). Name an existing file.") from None
