"""World Bank, ECB and Federal Reserve: short readers, and the traps of their files."""

from __future__ import annotations

import csv
import gzip
from datetime import date, timedelta
from pathlib import Path

import pytest

from burdenshare.nouns.areas import Areas
from burdenshare.nouns.errors import LayoutChanged, UnreadableDocument
from burdenshare.nouns.figures import Status
from burdenshare.publishers import ecb, fed, worldbank


def write(path: Path, rows) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


def values(observations):
    return {(o.area, o.indicator, o.period, o.currency): o.value for o in observations}


@pytest.mark.parametrize(
    ("release", "series"), [("worldbank-2026-03", "SP.POP.TOTL"), ("worldbank-2024-10", "NY.GDP.MKTP.CD")]
)
def test_both_layouts_of_the_world_bank_give_the_same(tmp_path: Path, areas: Areas, embedded, release, series):
    printed = embedded(release)
    names = {a.code: a.name for a in areas.allies}
    long = [["Country Name", "Country Code", "Year", "Value"], ["Aruba", "ABW", 1960, 54922]]
    long += [[names[o.area], o.area, o.period, repr(o.value)] for o in printed]
    years = sorted({o.period for o in printed})
    cells = {(o.area, o.period): repr(o.value) for o in printed}
    wide = [["Data Source", "World Development Indicators"], [], ["Last Updated Date", "2026-02-24"], []]
    wide += [["Country Name", "Country Code", "Indicator Name", "Indicator Code", *years, ""]]
    wide += [[n, c, "a name", series, *(cells.get((c, y), "") for y in years), ""] for c, n in names.items()]
    from_long = worldbank.read_long_csv(write(tmp_path / "long.csv", long), series, release, areas)
    from_wide = worldbank.read_wide_csv(write(tmp_path / "wide.csv", wide), release, areas)
    assert values(from_long) == values(from_wide) == values(printed)
    assert {o.status for o in from_long} == {Status.UNSTATED}


def test_a_world_bank_file_of_another_series_or_shape_is_refused(tmp_path: Path, areas: Areas):
    head = ["Country Name", "Country Code", "Indicator Name", "Indicator Code", 2024]
    with pytest.raises(LayoutChanged, match=r"SP\.POP\.TOTL"):
        path = write(tmp_path / "a.csv", [head, ["Albania", "ALB", "x", "MS.MIL.XPND.GD.ZS", 2.0]])
        worldbank.read_wide_csv(path, "worldbank-test", areas)
    with pytest.raises(LayoutChanged, match="a header"):
        worldbank.read_long_csv(write(tmp_path / "b.csv", [head]), "SP.POP.TOTL", "worldbank-test", areas)
    with pytest.raises(LayoutChanged, match="none of Albania"):
        path = write(tmp_path / "c.csv", [["Country Name", "Country Code", "Year", "Value"]])
        worldbank.read_long_csv(path, "SP.POP.TOTL", "worldbank-test", areas)
    with pytest.raises(UnreadableDocument, match="Name an existing file"):
        worldbank.read_long_csv(tmp_path / "gone.csv", "SP.POP.TOTL", "worldbank-test", areas)


def daily(path: Path, days: dict[date, dict[str, float]], packed: bool = False) -> Path:
    columns = sorted({c for rates in days.values() for c in rates})
    lines = ["Date," + ",".join(columns) + ","]
    lines += [f"{day}," + ",".join(str(rates.get(c, "N/A")) for c in columns) + "," for day, rates in days.items()]
    raw = "\n".join(lines).encode()
    path.write_bytes(gzip.compress(raw) if packed else raw)
    return path


@pytest.mark.parametrize("packed", [False, True])
def test_annual_means_of_daily_rates(tmp_path: Path, areas: Areas, packed: bool):
    first, second = {"USD": 1.0, "GBP": 0.8, "HRK": 7.5}, {"USD": 2.0, "GBP": 0.9, "HRK": 7.5}
    days = {date(2022, 1, 1) + timedelta(i): (first if i % 2 else second) for i in range(300)}
    days |= {date(2023, 1, 1) + timedelta(i): {"USD": 1.0} for i in range(199)}
    days |= {date(2024, 1, 1) + timedelta(i): {"USD": 1.1} for i in range(300)}
    found = ecb.read_daily_file(daily(tmp_path / "eurofxref-hist.csv", days, packed), "ecb-test", areas)
    assert values(found) == pytest.approx(
        {
            ("USA", "exchange_rate_eur", 2022, "USD"): 1.5,
            ("GBR", "exchange_rate_eur", 2022, "GBP"): 0.85,
            ("HRV", "exchange_rate_eur", 2022, "HRK"): 7.5,
            ("GBR", "exchange_rate_usd", 2022, "GBP"): (0.8 + 0.45) / 2,
            ("HRV", "exchange_rate_usd", 2022, "HRK"): (7.5 + 3.75) / 2,
            ("EU", "exchange_rate_usd", 2022, "EUR"): 0.75,
            ("USA", "exchange_rate_eur", 2024, "USD"): 1.1,
            ("EU", "exchange_rate_usd", 2024, "EUR"): 1 / 1.1,
        }
    )
    assert {o.period: o.status for o in found} == {2022: Status.ACTUAL, 2024: Status.PROVISIONAL}


def test_the_euro_stands_once_and_not_under_twenty_allies(embedded):
    found = embedded("ecb-2026-10")
    assert {o.area for o in found if o.currency == "EUR"} == {"EU"}
    assert {o.period for o in found if o.status is Status.PROVISIONAL} == {2026}
    assert values(found)["GBR", "exchange_rate_usd", 2025, "GBP"] == pytest.approx(0.7592, abs=5e-5)


def test_an_ecb_file_that_is_another_is_refused(tmp_path: Path, areas: Areas):
    with pytest.raises(LayoutChanged, match="columns Date and USD"):
        ecb.read_daily_file(write(tmp_path / "a.csv", [["Day", "USD"]]), "ecb-test", areas)
    with pytest.raises(LayoutChanged, match="a day and its rates"):
        ecb.read_daily_file(write(tmp_path / "b.csv", [["Date", "USD"], ["soon", 1]]), "ecb-test", areas)
    with pytest.raises(LayoutChanged, match="a year of at least 200 days"):
        ecb.read_daily_file(write(tmp_path / "c.csv", [["Date", "USD"], ["2024-01-02", 1]]), "ecb-test", areas)
    with pytest.raises(UnreadableDocument):
        (tmp_path / "d.csv").write_bytes(b"\x1f\x8bnothing")
        ecb.read_daily_file(tmp_path / "d.csv", "ecb-test", areas)


def test_the_federal_reserves_euro_is_euros_per_dollar(tmp_path: Path, areas: Areas, embedded):
    printed = embedded("fed-2026-03")
    names = {a.code: a.name for a in areas.allies} | {"EU": "Euro"}
    rows = [["Date", "Country", "Exchange rate"], ["2025-01-01", "Japan", 149.6]]
    rows += [[f"{o.period}-01-01", names[o.area], o.value] for o in printed]
    found = fed.read_annual_csv(write(tmp_path / "annual.csv", rows), "fed-2026-03", areas)
    assert values(found) == values(printed)
    assert values(found)["EU", "exchange_rate_usd", 2025, "EUR"] == 0.8845


def test_a_federal_reserve_file_that_is_another_is_refused(tmp_path: Path, areas: Areas):
    head = ["Date", "Country", "Exchange rate"]
    with pytest.raises(LayoutChanged, match="a header"):
        fed.read_annual_csv(write(tmp_path / "a.csv", [["Date", "Country", "Value"]]), "fed-test", areas)
    with pytest.raises(LayoutChanged, match="a year and a rate"):
        fed.read_annual_csv(write(tmp_path / "b.csv", [head, ["2025-01-01", "Norway", "ten"]]), "fed-test", areas)
    with pytest.raises(UnreadableDocument, match="no rate of an ally"):
        fed.read_annual_csv(write(tmp_path / "c.csv", [head]), "fed-test", areas)
