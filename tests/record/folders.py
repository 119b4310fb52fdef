"""Small folders of releases that the tests write: real TOML, real Parquet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple, replace
from datetime import date
from pathlib import Path

import duckdb

from burdenshare.nouns.figures import SCHEMA, Observation, Release, Status
from burdenshare.record import Record

_WRITER = duckdb.connect()


def figure(area: str, period: int, value: float | None, indicator: str = "share_of_gdp", **other: object):
    """An observation with the plainest fields; publisher and release are filled in by `folder_of`."""
    money = indicator in ("expenditure", "gdp")
    plain = Observation(
        publisher="",
        release="",
        area=area,
        indicator=indicator,
        period=period,
        value=value,
        decimals=0 if money else 2,
        unit="million" if money else "per cent",
        currency="USD" if money else "",
        price_base="2015 prices",
        status=Status.ACTUAL,
        table="Table 3",
        row=11,
    )
    return replace(plain, **other)


def folder_of(path: Path, *releases: tuple[str, str, Sequence[Observation]] | tuple[str, str]) -> Path:
    """Write releases (id, how much is held, figures) under `path`; the id says publisher and month.

    A release prints the indicators and years of its figures, or, where it has none, shares of 2014 to 2025.
    """
    (path / "releases").mkdir(parents=True, exist_ok=True)
    entries = []
    for name, held, *rest in releases:
        publisher, year, month = name.split("-")
        day = date(int(year), int(month), 17)
        figures = [replace(o, publisher=publisher.upper(), release=name) for o in (rest[0] if rest else ())]
        periods = [o.period for o in figures] or [2014, 2025]
        indicators = sorted({o.indicator for o in figures}) or ["share_of_gdp"]
        if held != "none":
            write_parquet(path / "releases" / f"{name}.parquet", figures)
        entries.append(
            f'[[release]]\nid = "{name}"\npublisher = "{publisher.upper()}"\ndate = {day}\ntitle = "{name}"\n'
            f'url = "https://example.org/{name}"\nheld = "{held}"\nfirst_period = {min(periods)}\n'
            f"last_period = {max(periods)}\nindicators = {indicators}\nobservations = {len(figures)}\n"
            'licence = "with credit"\n'
        )
    (path / "releases.toml").write_text("\n".join(entries))
    return path


def record_of(path: Path, *releases: tuple[str, str, Sequence[Observation]] | tuple[str, str]) -> Record:
    return Record.open(folder_of(path, *releases))


def write_parquet(path: Path, figures: Iterable[Observation]) -> None:
    cursor = _WRITER.cursor()
    rows = [list(astuple(o)) for o in figures]
    places = f"({', '.join('?' * len(SCHEMA))})"
    values = ", ".join([places] * len(rows)) or f"({', '.join(['NULL'] * len(SCHEMA))})"
    columns = ", ".join(f'CAST(c{n} AS {kind}) AS "{name}"' for n, (name, kind) in enumerate(SCHEMA))
    names = ", ".join(f"c{n}" for n in range(len(SCHEMA)))
    table = f"SELECT {columns} FROM (VALUES {values}) AS v({names}) WHERE c0 IS NOT NULL"
    cursor.execute(
        f"COPY ({table}) TO ? (FORMAT parquet)",
        [value for row in rows for value in row] + [str(path)],
    )


def ids(releases: Iterable[Release]) -> list[str]:
    return [r.id for r in releases]
