"""Charts: every one renders offline, says what it shows in words, and its table, its words and the projection agree."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from itertools import pairwise
from pathlib import Path

import altair
import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

import burdenshare as bs
from burdenshare.nouns.errors import BadRequest
from burdenshare.pathways.backtest import Calibration
from burdenshare.publish import charts
from burdenshare.publish.charts import CHARTS
from burdenshare.publish.charts.frame import pushed_apart, range_of
from burdenshare.publish.tables import as_csv, as_markdown, document
from tests.publish.charts.conftest import DAY
from tests.publish.charts.drawn import said, words

SUBJECTS = ("ESP", "POL", "USA", "DEU", "TUR", "NATO", "BALTICS", "NORDICS")
CALIBRATION = [
    Calibration(origin, nominal, observed, cases)
    for origin, cases, pairs in (
        ("2021", 100, ((0.5, 0.44), (0.9, 0.81))),
        ("2023", 300, ((0.5, 0.52), (0.9, 0.89))),
        ("all", 400, ((0.5, 0.5), (0.9, 0.87))),
    )
    for nominal, observed in pairs
]
OKABE_ITO = {"#0072B2", "#56B4E9", "#E69F00", "#D55E00", "white"}


@pytest.fixture(scope="module")
def made(projections, record):
    """Every chart of every subject by (name, subject), and the calibration."""
    found = {
        (name, subject): charts.chart(name, projections[subject], record=record)
        for name in CHARTS
        for subject in SUBJECTS
    }
    found["calibration", ""] = charts.back_test(CALIBRATION, [record.release("imf-weo-2026-04")], "the share of GDP")
    return found


@pytest.fixture(scope="module")
def pictures(made):
    return {key: charts.svg(chart) for key, chart in made.items()}


def test_a_chart_carries_title_unit_source_and_a_text_alternative(made, pictures):
    for key, chart in made.items():
        drawn = pictures[key]
        root = etree.fromstring(drawn.encode())
        assert root.get("role") == "img"
        title, desc = root[0], root[1]
        assert (title.tag.split("}")[1], title.text) == ("title", chart.title)
        assert desc.tag.endswith("}desc") and desc.text == f"{chart.alternative} {chart.source}"
        assert root.get("aria-labelledby") == title.get("id") and root.get("aria-describedby") == desc.get("id")
        shown = said(drawn)
        assert " ".join((chart.title, *chart.subtitle)) in shown
        assert chart.source in shown
        assert re.search(r"per cent|percentage points|Billion|Million|Trillion", chart.subtitle[0])
        assert re.search(r"\d+ \w+ 20\d\d \((nato|imf-weo)-20\d\d-\d\d\)", chart.source)


def test_every_label_lies_within_720_pixels_and_is_large_enough_to_read(pictures):
    for key, drawn in pictures.items():
        assert etree.fromstring(drawn.encode()).get("width") == "720"
        for word in words(drawn):
            assert word.left >= 0 and word.right <= 720, (key, word)
            assert word.size >= 10.5, (key, word)


def test_a_specification_is_valid_vega_lite_with_its_data_inside_and_colours_that_stay_apart(made):
    for key, chart in made.items():
        spec = charts.spec(chart)
        if key[1] in {"ESP", ""}:  # a second each
            altair.Chart.from_dict(spec)
        text = json.dumps(spec, allow_nan=False)
        assert re.findall(r"https?://[^\"]+", text) == [spec["$schema"]], key
        colours = set(re.findall(r'"(#[0-9A-Fa-f]{6}|white|red|green)"', text))
        coloured = {c for c in colours if not re.fullmatch(r"#(..)\1\1", c)}  # the rest is grey
        assert coloured <= OKABE_ITO, key


def test_a_picture_is_png_twice_as_large_and_the_same_every_time(made):
    chart = made["fan", "ESP"]
    picture = charts.png(chart)
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(picture[16:20]) == 1440
    assert charts.svg(chart) == charts.svg(chart)
    assert picture == charts.png(chart)


def test_two_charts_on_one_page_share_no_id(pictures):
    ids = [re.findall(r'\bid="([^"]+)"', pictures["fan", s]) for s in ("ESP", "POL")]
    assert not set(ids[0]) & set(ids[1])


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_fan_tells_what_was_printed_and_what_the_projection_has(made, projections, record, subject):
    chart, projection = made["fan", subject], projections[subject]
    row = projection.row(subject)
    records = {r["year"]: r for r in chart.table.records}
    first, last = projection.inputs.first_year, projection.inputs.goal.by
    for n, year in enumerate(range(first, last + 1)):
        assert records[year]["plan"] == pytest.approx(projection.share(row)[n], abs=1e-6)
        quantiles = [records[year][q] for q in ("p05", "p25", "p50", "p75", "p95")]
        assert quantiles == pytest.approx(list(projection.fan("share", row)[n]), abs=1e-6)
        assert records[year]["chance"] == pytest.approx(projection.chance(3.5, year, row), abs=1e-6)
    view = record.as_of(DAY)
    for year in (2014, 2020, first):
        printed = view.cell(subject, "core_share_of_gdp", year)
        assert printed is None or records[year]["share"] == printed.published
        assert records[year]["share"] is not None
    low, median, high = projection.fan("share", row)[-1][[0, 2, 4]]
    assert f"end between {low:.2f} and {high:.2f} %, the median at {median:.2f} %" in chart.alternative
    assert f"{100 * projection.chance(3.5, last, row):.0f} % of them meet 3.5 % in {last}" in chart.alternative
    assert f"{records[first]['share']:.2f} % (estimate) in {first}" in chart.alternative


def test_an_estimate_is_hollow_and_an_actual_is_solid_in_the_same_colour(made):
    points = next(x for x in charts.spec(made["fan", "ESP"])["layer"] if "fill" in x["encoding"])
    fills = {v["year"]: v["fill"] for v in points["data"]["values"]}
    assert fills[2024] == points["mark"]["stroke"] == "#0072B2"
    assert fills[2026] == "white"


def test_a_pledge_is_marked_where_the_ally_put_it_and_a_group_has_none(made):
    assert {r["year"]: r["pledge"] for r in made["fan", "ESP"].table.records if r["pledge"]} == {2035: 2.1}
    assert "Its own pledges: 2.1 % by 2035." in made["fan", "ESP"].alternative
    assert "pledge 2.1" in said(charts.svg(made["fan", "ESP"]))
    assert not [r for r in made["fan", "NATO"].table.records if r["pledge"]]


def test_a_group_that_nobody_prints_has_its_shares_added_up(made, record):
    share = record.as_of(DAY).group_share("NORDICS", 2024).share
    records = {r["year"]: r for r in made["fan", "NORDICS"].table.records}
    assert records[2024]["share"] == pytest.approx(share, abs=0.005)
    assert records[2024]["status"] == "A" and records[2026]["status"] == "E"


def test_no_definition_is_joined_to_another(record):
    projection = bs.project(["ESP"], as_of=date(2024, 9, 1), share=2.0, by=2030, draws=50)
    chart = charts.chart("fan", projection, record=record)
    assert chart.subtitle[0].startswith("Defence expenditure, per cent of GDP, from amounts in 2015 prices.")
    view = record.as_of(date(2024, 9, 1))
    for r in chart.table.records:
        if r["share"] is not None:
            assert r["share"] == view.share_of_gdp("ESP", r["year"]).published
    assert "nato-2024-06" in chart.source and "nato-2026" not in chart.source


@pytest.mark.parametrize(
    ("subject", "currency", "prices", "field", "millions"),
    [
        ("ESP", "", "constant", "national_constant", 1e3),
        ("ESP", "usd", "current", "dollars", 1e3),
        ("TUR", "", "current", "national", 1e6),
        ("USA", "", "constant", "dollars_constant", 1e6),
        ("NATO", "EUR", "constant", "euros_constant", 1e6),
        ("NATO", "", "constant", "dollars_constant", 1e6),
    ],
)
def test_the_ladder_holds_the_money_of_the_projection(projections, subject, currency, prices, field, millions):
    projection = projections[subject]
    chart = charts.chart("ladder", projection, currency=currency, prices=prices)
    row, records = projection.row(subject), chart.table.records
    level = getattr(projection.money.level, field)[row] / millions
    extra = getattr(projection.extra("held"), field)[row] / millions
    assert [r["level"] for r in records] == pytest.approx(list(level), abs=1e-6)
    assert [r["extra"] for r in records] == pytest.approx(list(extra), abs=1e-6)
    assert [r["baseline"] + r["extra"] for r in records] == pytest.approx(list(level), abs=1e-5)
    total = getattr(projection.extra("held").cumulative(), field)[row, -1] / millions
    decimals = 2 if millions == 1e6 else 1
    assert f"adds up to {total:,.{decimals}f} " in chart.alternative
    assert f"{extra[-1]:,.{decimals}f}" in chart.title
    assert prices in chart.alternative and (currency.upper() or "") in chart.subtitle[0]


def test_a_ladder_shows_the_range_of_its_draws_where_the_engine_has_one(projections):
    projection = projections["ESP"]
    own = charts.chart("ladder", projection, prices="current").table.records
    fan = projection.fan("level", 0) / 1e3
    assert [(r["low"], r["high"]) for r in own] == [
        (pytest.approx(low, abs=1e-6), pytest.approx(high, abs=1e-6)) for low, high in fan[:, [0, -1]]
    ]
    assert "low" not in charts.chart("ladder", projection).table.records[0]


def test_a_ladder_counts_the_extra_over_the_scenarios_own_baseline():
    projection = bs.project(["SVN"], target="hague-2025", as_of=DAY, draws=0, baseline="two")
    chart = charts.chart("ladder", projection)
    assert chart.table.records[0]["extra"] < 0  # Slovenia's share of 2026 lies below 2 %
    assert "the baseline, 2 % of GDP" in chart.alternative
    assert "White above: less than the baseline." in chart.subtitle[2]


def test_an_ally_above_the_target_needs_no_extra_and_is_told_so(made):
    assert made["ladder", "POL"].title.startswith("Poland: no extra money in 2035 over the share held")
    assert made["fan", "POL"].title == "Poland: at 3.5 % of GDP already, and what may come by 2035"
    assert made["debt", "POL"].title == "Poland: the plan leaves debt in 2035 as it is without it"


def test_the_league_orders_all_allies_by_the_step_that_is_left(made, projections):
    chart, inputs = made["league", "NATO"], projections["NATO"].inputs
    records = chart.table.records
    assert len(records) == len(inputs.allies) == 31
    shares = {a.name: f.published for a, f in zip(inputs.allies, inputs.figures, strict=True)}
    for r in records:
        assert r["step"] == pytest.approx(max(0.0, 3.5 - shares[r["name"]]) / 9, abs=1e-6)
        assert (r["state"] == "there") == (shares[r["name"]] >= 3.5)
    steps = [r["step"] for r in records]
    assert steps == sorted(steps, reverse=True)
    there = [r["name"] for r in records if r["state"] == "there"]
    assert f"{len(there)} are at 3.5 % of GDP in 2026 already: {', '.join(there)}." in chart.alternative
    assert f"that of {records[0]['name']}, {steps[0]:.2f} points a year" in chart.alternative
    assert said(charts.svg(chart)).split().count("there") == len(there) + 1  # and once in the subtitle
    assert "Left out, without armed forces: Iceland." in chart.subtitle


def test_the_step_made_is_the_mean_of_the_last_five_years(made, record):
    view = record.as_of(DAY)
    before, now = (view.cell("ESP", "core_share_of_gdp", year).published for year in (2021, 2026))
    made_step = next(r["made"] for r in made["league", "NATO"].table.records if r["name"] == "Spain")
    assert made_step == pytest.approx((now - before) / 5, abs=1e-6)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_debt_without_the_extra_is_the_weos_own_as_far_as_it_goes(made, projections, subject):
    chart, projection = made["debt", subject], projections[subject]
    row, records = projection.row(subject), {r["year"]: r for r in chart.table.records}
    for n, year in enumerate(map(int, projection.years)):
        assert records[year]["difference"] == pytest.approx(100 * projection.central["debt_change"][row, n], abs=1e-6)
        assert records[year]["with_extra"] == pytest.approx(100 * projection.central["debt"][row, n], abs=1e-6)
        if (printed := records[year]["printed"]) is not None:
            assert records[year]["baseline"] == pytest.approx(printed, abs=1e-6)
    printed = [y for y, r in records.items() if r["printed"] is not None]
    assert (min(printed), max(printed)) == (2014, 2031) if row < len(projection.inputs.allies) else not printed
    last = records[2035]
    assert f"{last['with_extra']:.1f} % with the extra" in chart.alternative
    assert f"{last['baseline']:.1f} % without it" in chart.alternative
    low, high = projection.fan("debt_change", row)[-1][[0, -1]]
    assert f"between {low:+.1f} and {high:+.1f} points".replace("-", "−") in chart.alternative


def test_a_baseline_of_ones_own_is_not_called_the_weos():
    projection = bs.project(["ESP"], target="hague-2025", as_of=DAY, draws=0, growth=1.0)
    chart = charts.chart("debt", projection)
    records = {r["year"]: r for r in chart.table.records}
    assert abs(records[2030]["baseline"] - records[2030]["printed"]) > 0.1
    assert "this scenario's own growth, prices and interest" in chart.subtitle[1]


def test_without_draws_a_chart_says_that_it_has_no_odds():
    projection = bs.project(["ESP"], target="hague-2025", as_of=DAY, draws=0)
    for name in ("fan", "debt"):
        chart = charts.chart(name, projection)
        assert "No draws were made" in chart.subtitle[-1]
        assert "draws end between" not in chart.alternative
        assert "earlier WEO" not in chart.source
        assert charts.svg(chart)


def test_a_calibration_tells_all_cases_together_and_names_each_origin(made, pictures):
    chart = made["calibration", ""]
    assert [(r["origin"], r["nominal"], r["observed"], r["cases"]) for r in chart.table.records] == [
        (r.origin, r.nominal, r.observed, r.cases) for r in CALIBRATION
    ]
    assert chart.alternative == "Of 400 cases of 2 origins, bands meant to hold 50 % held 50 %, 90 % held 87 %."
    shown = said(pictures["calibration", ""])
    assert "2021 (100 cases)" in shown and "all origins: 87 % (400 cases)" in shown
    for bad in ([], CALIBRATION[:2], [Calibration("all", 0.9, 90.0, 3)], [Calibration("all", 0.9, 0.9, 0)]):
        with pytest.raises(BadRequest):
            charts.back_test(bad)


def test_what_cannot_be_drawn_is_refused_with_what_can(projections):
    spain = projections["ESP"]
    for asked, words_of in (
        ({"name": "pie"}, "fan, ladder, league, debt"),
        ({"name": "fan", "area": "France"}, "It holds Spain."),
        ({"name": "ladder", "currency": "GBP"}, "in EUR, USD, not in 'GBP'"),
        ({"name": "ladder", "prices": "real"}, "constant, current"),
    ):
        with pytest.raises(BadRequest, match=re.escape(words_of)):
            charts.chart(projection=spain, **asked)


def test_the_table_goes_out_in_every_format_with_its_source(made):
    for chart in made.values():
        assert chart.source.split(";")[0].split(" (")[0] in as_markdown(chart.table).replace("\\", "")
        assert as_csv(chart.table).count("\n") == len(chart.table.records) + 1
        json.dumps(document(chart.table), allow_nan=False)


def test_naming_charts_loads_no_renderer():
    code = "import sys, burdenshare.publish.charts; print(sorted({'vl_convert', 'altair'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@given(st.lists(st.floats(0, 300), min_size=1, max_size=8))
def test_labels_keep_their_order_and_their_distance_and_stay_on_the_plot(wanted):
    wanted.sort()
    put = pushed_apart(wanted, 15, 0, 300)
    assert all(b - a >= 15 - 1e-9 for a, b in pairwise(put))
    assert put[0] >= -1e-9 and put[-1] <= 300 + 1e-9
    if all(b - a >= 15 for a, b in pairwise(wanted)):
        assert put == pytest.approx(wanted)


@example(values=[0.0, 5e-324], zero=False)
@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=20), st.booleans())
def test_a_range_holds_its_values_and_has_a_few_round_ticks(values, zero):
    found = range_of(values, zero=zero)
    assert found.low <= min(values) and max(values) <= found.high
    assert 1 <= len(found.ticks) <= 14
    assert all(found.low - 1e-6 <= t <= found.high + 1e-6 for t in found.ticks)
    assert not zero or found.low <= 0 <= max(found.high, 0)
    assert np.isfinite(found.place(values[0], 300))


def test_the_manual_names_every_chart_and_its_example_runs():
    page = (Path(__file__).parents[3] / "docs" / "charts.md").read_text(encoding="utf-8")
    for name in CHARTS:
        assert f"| `{name}` |" in page
    names: dict[str, object] = {}
    exec(re.search(r"```python\n(.*?)```", page, re.S).group(1), names)
    assert "Spain" in names["fan"].alternative
