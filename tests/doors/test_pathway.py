"""`burdenshare pathway` as a user drives it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import duckdb
import pytest

from tests.doors.article import burdenshare, refused

DAY = ["--as-of", "2026-09-01", "--draws", "200"]
Capsys = pytest.CaptureFixture[str]


def _out(capsys: Capsys, *arguments: str) -> str:
    """What a command printed that went well."""
    ran = burdenshare(capsys, *arguments)
    assert (ran.status, ran.err) == (0, "")
    return ran.out


def test_one_ally_is_shown_with_money_odds_debt_mix_and_review(capsys: Capsys) -> None:
    printed = _out(capsys, "pathway", "ESP", "--target", "hague-2025", *DAY)
    for words in (
        "Pathway of Spain to 3.5 % of GDP by 2035",
        "nato-2026-07",
        "imf-weo-2026-04",
        "Review 2029",
        "Mix in",
    ):
        assert words in printed
    year = next(line for line in printed.splitlines() if line.startswith("2035"))
    assert "3.50" in year and ("X" in year or ("|" in year and "o" in year))


def test_the_alliance_is_a_league_with_the_sum_last(capsys: Capsys) -> None:
    printed = _out(capsys, "pathway", *DAY)
    rows = [
        line for line in printed.splitlines() if "✓" in line or "✗" in line or "±" in line or line.startswith("NATO ")
    ]
    assert len(rows) == 32
    assert rows[-1].startswith("NATO")


def test_the_same_seed_prints_the_same(capsys: Capsys) -> None:
    once = _out(capsys, "pathway", "DEU", *DAY, "--seed", "7")
    assert _out(capsys, "pathway", "DEU", *DAY, "--seed", "7") == once
    assert _out(capsys, "pathway", "DEU", *DAY, "--seed", "8") != once


def test_csv_json_and_parquet_hold_the_same_figures(capsys: Capsys, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(_out(capsys, "pathway", "ESP", *DAY, "--format", "csv"))))
    document = json.loads(_out(capsys, "pathway", "ESP", *DAY, "--format", "json"))
    out = tmp_path / "spain.parquet"
    _out(capsys, "pathway", "ESP", *DAY, "--out", str(out))
    stored = duckdb.sql(f"SELECT TIME_PERIOD, level_euros FROM '{out}' ORDER BY 1").fetchall()
    assert document["format"] == "burdenshare.pathway"
    assert (
        [r["level_euros"] for r in document["rows"]]
        == [float(r["level_euros"]) for r in rows]
        == [v for _, v in stored]
    )
    assert document["scenario"]["weo"] == "imf-weo-2026-04"
    assert {r["RELEASE_ID"] for r in document["releases"]} >= {"nato-2026-07", "imf-weo-2026-04"}
    assert list(tmp_path.iterdir()) == [out]


def test_a_scenario_is_saved_read_again_and_compared(capsys: Capsys, tmp_path: Path) -> None:
    a, b = str(tmp_path / "a.toml"), str(tmp_path / "b.toml")
    once = _out(capsys, "pathway", "DEU", *DAY, "--shape", "pledges", "--save", a)
    assert _out(capsys, "pathway", "--scenario", a) == once
    _out(capsys, "pathway", "DEU", *DAY, "--financing", "debt=0.5,cuts=0.5", "--save", b)
    compared = _out(capsys, "pathway", "--compare", a, b)
    assert "a against b" in compared
    assert "shape – a: pledges, b: linear." in compared
    assert "debt 0.5 cuts 0.5" in compared


def test_own_points_come_from_a_file(capsys: Capsys, tmp_path: Path) -> None:
    points = tmp_path / "points.csv"
    points.write_text("year,share\n2030,2.6\n2035,3.5\n", encoding="utf-8")
    printed = _out(capsys, "pathway", "ITA", *DAY, "--points", str(points))
    assert next(line for line in printed.splitlines() if line.startswith("2030")).split()[1] == "2.60"


def test_the_tornado_names_what_moves_the_last_year(capsys: Capsys) -> None:
    printed = _out(capsys, "pathway", "ESP", *DAY, "--sensitivity")
    for name in ("real growth of GDP", "financing", "multiplier of spending", "target"):
        assert name in printed


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ESP", "--by", "2020"], "lies behind"),
        (["ESP", "--target", "120"], "outside 0.01 to 100"),
        (["ESP", "--draws", "-5"], "draws -5 is outside 0 to 1000000"),
        (["ESP", "--draws", "1e9"], "not a whole number"),
        (["ISL"], "no armed forces"),
        (["ESP", "--shape", "bend"], "not one of linear"),
        (["ESP", "--financing", "taxes"], "taxes"),
        (["ESP", "--financing", "debt=x"], "no part"),
        (["ESP", "--set", "foo=1"], "--set knows no 'foo'"),
        (["ESP", "--set", "multiplier=x"], "is not a number"),
        (["ESP", "--points", "nowhere.csv"], "cannot be read"),
        (["ESP", "--weo", "nato-2024-06"], "no WEO release"),
        (["ESP", "--currency", "PLN"], "EUR, USD"),
        (["ESP", "--as-of", "2019-07-01"], "imf-weo-2021-04"),
        (["ESP", "--format", "parquet"], "--out"),
        (["ESP", "--scenario", "nowhere.toml"], "cannot be read"),
        (["--sensitivity"], "Name one"),
    ],
)
def test_bad_input_gets_one_sentence(capsys: Capsys, arguments: list[str], words: str) -> None:
    assert words in refused(burdenshare(capsys, "pathway", *arguments))


def test_a_scenario_file_with_an_unknown_key_is_refused_by_name(capsys: Capsys, tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text("drawss = 10\n", encoding="utf-8")
    sentence = refused(burdenshare(capsys, "pathway", "--scenario", str(path)))
    assert "bad.toml" in sentence and "drawss" in sentence and "Did you mean draws" in sentence


@pytest.mark.parametrize("name", ["fan", "ladder", "debt"])
def test_a_chart_is_drawn_to_a_file(capsys: Capsys, tmp_path: Path, name: str) -> None:
    drawn = {ending: tmp_path / f"{name}.{ending}" for ending in ("svg", "png", "json")}
    for path in drawn.values():
        assert _out(capsys, "pathway", "ESP", *DAY, "--chart", name, "--out", str(path)) == ""
    assert drawn["svg"].read_text(encoding="utf-8").startswith("<svg")
    assert drawn["png"].read_bytes().startswith(b"\x89PNG")
    assert "vega-lite" in json.loads(drawn["json"].read_text(encoding="utf-8"))["$schema"]


def test_a_chart_without_a_file_is_refused(capsys: Capsys) -> None:
    assert "--out" in refused(burdenshare(capsys, "pathway", "ESP", *DAY, "--chart", "fan"))
