"""The record at ten million observations: open, as-of table, as-of cell, and the look-ups of a standing.

250 vintages of 40 800 figures, one release a week, are written as Parquet into a temporary folder. Every
figure that is timed stands beside a twin: the two-step as-of beside plain QUALIFY over all releases and a
loop in Python, the cell in the index beside a query a cell.

    PYTHONPATH=src:. python -m bench record

docs/benchmarks.md keeps the last figures.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import TypeVar

from burdenshare import data
from burdenshare.nouns.figures import SCHEMA
from burdenshare.record import Record, tables

T = TypeVar("T")

VINTAGES = 250
FIRST_YEAR, YEARS = 1950, 80
INDICATORS = (
    *("share_of_gdp", "real_change", "equipment_share", "personnel_share", "infrastructure_share"),
    *("other_share", "personnel", "population", "gdp_growth", "deflator", "consumer_prices", "gross_debt"),
    *("balance", "government_expenditure", "government_revenue"),
)
STANDING = ("share_of_gdp", "equipment_share", "real_change")


def main() -> None:
    embedded()
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder))
        at_scale(Path(folder))


def embedded() -> None:
    """The embedded figures, each stage in a fresh process as a command would meet them."""
    if not Record.open().registry.held():
        print("embedded releases: none built yet")
        return
    code = (
        "import time; a = time.perf_counter()\n"
        "from datetime import date\n"
        "from burdenshare.record import Record\n"
        "b = time.perf_counter(); record = Record.open()\n"
        "c = time.perf_counter(); import duckdb\n"
        "d = time.perf_counter(); view = record.as_of(date(2025, 6, 6)); view.share_of_gdp('ESP', 2024)\n"
        "e = time.perf_counter(); view.share_of_gdp('DEU', 2024)\n"
        "f = time.perf_counter()\n"
        "[view.trail(a.code, i, 2024) for a in record.areas.allies for i in"
        " ('share_of_gdp', 'equipment_share', 'real_change', 'personnel')]\n"
        "g = time.perf_counter(); import resource\n"
        "rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024\n"
        "print(*(f'{1000 * s:.2f}' for s in (b - a, c - b, d - c, e - d, f - e, g - f)), f'{rss:.0f}')"
    )
    runs = [
        [float(x) for x in subprocess.check_output([sys.executable, "-c", code], text=True).split()] for _ in range(5)
    ]
    names = (
        "import burdenshare.record",
        "open",
        "import duckdb",
        "first cell, loads",
        "cell, warm",
        "128 trails",
    )
    for name, figures in zip(names, zip(*runs, strict=True), strict=False):
        print(f"embedded, {name:28} {median(figures):9.2f} ms")
    print(f"embedded, memory of the process       {runs[0][-1]:5.0f} MB")
    import burdenshare as bs

    days = [date(2025, 6, 6) + timedelta(days=k) for k in range(50)]
    taken = []
    for day in days:
        start = time.perf_counter()
        bs.standing(as_of=day)
        taken.append((time.perf_counter() - start) * 1e3)
    first, *later = taken
    print(f"embedded, standing, first             {first:9.2f} ms")
    print(f"embedded, standing, of another day    {median(later):9.2f} ms")


def write(folder: Path) -> None:
    """VINTAGES releases under `folder`, weekly from 2021 on, each a little different from the last."""
    import duckdb

    (folder / "releases").mkdir()
    areas = [a.code for a in data.areas().allies] + ["NATO", "NATO_EUR_CAN"]
    connection = duckdb.connect()
    columns = ", ".join(f'"{name}" {kind}' for name, kind in SCHEMA)
    connection.execute(f"CREATE TABLE base ({columns})")
    connection.execute(
        """
        INSERT INTO base
        SELECT 'NATO', '', area, indicator, year, random() * 3, 2, 'per cent', '', '', 'A', 'Table 3', 0, ''
        FROM (SELECT unnest($areas) AS area), (SELECT unnest($indicators) AS indicator),
             range($first, $last) AS t(year)
        ORDER BY indicator, area, year
        """,
        {"areas": areas, "indicators": list(INDICATORS), "first": FIRST_YEAR, "last": FIRST_YEAR + YEARS},
    )
    entries = []
    rows = len(areas) * len(INDICATORS) * YEARS
    for number in range(VINTAGES):
        day = date(2021, 1, 4) + timedelta(weeks=number)
        name = f"nato-{day}"
        connection.execute(
            "COPY (SELECT * REPLACE ($name AS release, value + random() / 10 AS value) FROM base) TO $path"
            " (FORMAT parquet, COMPRESSION zstd)",
            {"name": name, "path": str(folder / "releases" / f"{name}.parquet")},
        )
        entries.append(
            f'[[release]]\nid = "{name}"\npublisher = "NATO"\ndate = {day}\ntitle = "vintage"\nurl = ""\n'
            f'held = "whole"\nfirst_period = {FIRST_YEAR}\nlast_period = {FIRST_YEAR + YEARS - 1}\n'
            f"indicators = {list(INDICATORS)}\nobservations = {rows}\n"
        )
    (folder / "releases.toml").write_text("\n".join(entries))
    size = sum(p.stat().st_size for p in (folder / "releases").iterdir()) / 1e6
    print(f"written: {VINTAGES * rows:,} observations in {VINTAGES} releases, {size:.0f} MB")


def at_scale(folder: Path) -> None:
    report("open", lambda: Record.open(folder))
    record = Record.open(folder)
    view = record.as_of(date(2099, 1, 1))
    releases = list(record.registry.covering("NATO", "share_of_gdp"))

    table = report("as-of table, two steps", lambda: view.table("share_of_gdp"))
    plain = report(
        "as-of table, QUALIFY over all",
        lambda: tables.newest_rows(record.store, releases, "share_of_gdp", "", {}, few_releases=VINTAGES),
    )
    loop = report("as-of table, loop in Python", lambda: by_loop(record), times=1)
    assert len(table) == len(plain) == len(loop)
    report("as-of table of one year", lambda: view.table("share_of_gdp", period=2024))

    report("cell, first", lambda: view.cell("ESP", "share_of_gdp", 2024), times=1)
    report("cell, warm", lambda: view.cell("DEU", "share_of_gdp", 2024))
    report("cell, a query each", lambda: by_query(record, "DEU", 2024))

    def standing() -> None:
        for ally in record.areas.allies:
            for indicator in STANDING:
                view.newest(ally.code, indicator, 2023)

    report(f"standing, {len(STANDING)} cells an ally, first", standing, times=1)
    report(f"standing, {len(STANDING)} cells an ally, warm", standing)
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"10 million, memory of the process     {rss:5.0f} MB")


def by_loop(record: Record) -> dict[tuple[object, ...], tuple[object, ...]]:
    """The plain twin of the as-of table: read everything, let later releases win."""
    newest: dict[tuple[object, ...], tuple[object, ...]] = {}
    for release in record.releases():
        rows = record.store.rows(
            "SELECT f.area, f.period, f.value FROM read_parquet($files) AS f WHERE f.indicator = $indicator",
            {"files": record.store.files([release]), "indicator": "share_of_gdp"},
        )
        newest |= {row[:2]: row for row in rows}
    return newest


def by_query(record: Record, area: str, period: int) -> list[tuple[object, ...]]:
    """The plain twin of the index: one query a cell."""
    return record.store.rows(
        "SELECT f.release, f.value FROM read_parquet($files) AS f"
        " WHERE f.indicator = $indicator AND f.area = $area AND f.period = $period",
        {
            "files": record.store.files(record.releases()),
            "indicator": "share_of_gdp",
            "area": area,
            "period": period,
        },
    )


def report(name: str, call: Callable[[], T], times: int = 5) -> T:
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        result = call()
        seconds.append(time.perf_counter() - start)
    print(f"10 million, {name:36} {1000 * median(seconds):9.2f} ms")
    return result


if __name__ == "__main__":
    main()
