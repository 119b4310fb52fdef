"""The back-test: its scores are the textbook's, its origins know nothing of later, and its published figures are current."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from bench import backtest as made
from hypothesis import given
from hypothesis import strategies as st

import burdenshare as bs
from burdenshare.pathways import backtest
from burdenshare.pathways.vintage import vintage


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=30), st.floats(-5, 5))
def test_crps_is_the_mean_distance_to_what_came_less_half_the_mean_distance_of_two_draws(values, observed):
    x = np.array(values)
    expected = np.abs(x - observed).mean() - np.abs(x[:, None] - x[None, :]).mean() / 2
    assert backtest.crps(x, observed) == pytest.approx(expected, abs=1e-9)


def test_crps_of_a_point_forecast_is_its_absolute_error():
    assert backtest.crps(np.full(50, 2.0), 1.4) == pytest.approx(0.6)


def test_draws_from_the_right_distribution_are_calibrated_and_narrow_ones_are_not():
    random = np.random.default_rng(1)
    allies = tuple(f"A{n}" for n in range(400))
    came = {a: {2001: float(random.normal())} for a in allies}
    draws = random.normal(0, 1, (400, 2, 500))

    class _Stand:
        first_year = 2000

    _Stand.allies = allies
    nothing = np.zeros((400, 2))
    right = backtest.cases(_Stand, draws, nothing, came, {"zero": nothing}, scale=1.0)
    narrow = backtest.cases(_Stand, draws / 3, nothing, came, {}, scale=1.0)
    for row in backtest.calibration(right):
        assert row.observed == pytest.approx(row.nominal, abs=0.08)
    assert backtest.inside(narrow, 0.9) < 0.55
    (score,) = backtest.scores(right)
    assert (score.cases, score.horizon, score.year) == (400, 1, 2001)
    assert score.crps < score.simple["zero"]


@pytest.fixture(scope="module")
def real():
    """The projection of an origin in real time, with cuts that pay, and what it stands on."""
    day = date(2024, 7, 1)
    paid = {"debt": 0.0, "revenue": 0.0, "cuts": 1.0}
    return bs.project(["ESP", "DEU", "TUR"], share=2.0, by=2027, as_of=day, draws=800, seed=3, financing=paid)


def test_the_draws_that_are_scored_are_those_of_the_projection(real):
    stand = backtest.of_projection(real)
    kept = stand.drawn(800, 3, real.scenario.block, ("share", "dollars", "debt"))
    for name, draws in kept.items():
        quantiles = np.moveaxis(np.quantile(draws, [0.05, 0.25, 0.5, 0.75, 0.95], axis=2), 0, 2)
        np.testing.assert_allclose(quantiles, real.outcome.fans[name], rtol=1e-6)


def test_a_wider_stand_moves_spending_alone(real):
    stand = backtest.of_projection(real)
    plain, wide = (
        s.drawn(400, 1, 3, ("share", "debt")) for s in (stand.wider(1.0, 0.5, 0.0), stand.wider(2.0, 0.5, 0.0))
    )
    assert np.ptp(wide["share"][:, -1], axis=1) == pytest.approx(2 * np.ptp(plain["share"][:, -1], axis=1))
    np.testing.assert_allclose(wide["debt"], plain["debt"])


def test_a_drift_widens_the_fan_with_the_years_and_leaves_its_middle(real):
    stand = backtest.of_projection(real)
    plain, drifting = (s.drawn(4000, 1, 3, ("share",))["share"] for s in (stand.wider(1.0, 0.5, 0.0), stand))
    wider = np.log(drifting).std(axis=2) / np.maximum(np.log(plain).std(axis=2), 1e-12)
    np.testing.assert_array_equal(drifting[:, 0], plain[:, 0])
    assert (wider[:, 1:] > 1).all() and (np.diff(wider[:, 1:], axis=1) > 0).all()
    np.testing.assert_allclose(np.median(drifting, axis=2), np.median(plain, axis=2), rtol=0.03)


def test_some_allies_of_a_stand_are_the_same_allies(real):
    stand = backtest.of_projection(real)
    part = stand.of(["TUR", "ESP"])
    whole, some = (s.drawn(50, 1, 3, ("level",))["level"] for s in (stand, part))
    np.testing.assert_allclose(some, whole[[2, 0]], rtol=1e-12)


def test_a_substitute_knows_nothing_after_its_year():
    record = bs.open()
    base = vintage(record, record.release("imf-weo-2021-04"), ("ESP", "POL"))
    shares = {"ESP": 0.92, "POL": 1.86}
    changes = {a: {y: 0.01 * (y - 2012) for y in range(2012, 2020)} for a in shares}
    view = record.as_of(date(2015, 1, 1))
    plain = backtest.substitute(view, base, shares, changes, 2014, 2024)
    later = {k: v.copy() for k, v in base.figures.items()}
    for values in later.values():
        values[:, 2015 - base.first_year :] *= 3
    other = backtest.substitute(
        view,
        replace(base, figures=later),
        shares,
        {a: {y: c if y <= 2014 else 9.0 for y, c in s.items()} for a, s in changes.items()},
        2014,
        2024,
    )
    assert not plain.real_time
    for name in ("plan", "gdp", "growth", "inflation", "shocks"):
        np.testing.assert_array_equal(getattr(plain.model, name), getattr(other.model, name))


def test_a_straight_line_ends_at_its_year_and_is_held(real):
    stand = backtest.of_projection(real)
    plan = backtest.towards(stand, 0.03, 2026)
    assert plan[0, 2:] == pytest.approx([0.03, 0.03])
    assert plan[0, 1] == pytest.approx((plan[0, 0] + 0.03) / 2)


def test_origins_in_real_time_rest_on_releases_of_their_day():
    stands = {seen.origin.year: seen for seen in made.origins()}
    assert [y for y, seen in stands.items() if seen.stand.real_time] == [2021, 2023, 2024]
    assert all(seen.stand.uncertainty.years[-1] < y for y, seen in stands.items() if seen.stand.real_time)
    assert all(max(max(c) for c in seen.changes.values()) <= y for y, seen in stands.items())


def test_core_defence_of_2026_is_never_what_came():
    record = bs.open()
    assert "core_share_of_gdp" not in record.release(made.SHARES).indicators
    assert made.shares_that_came()["ESP"][2024] == record.as_of(date(2025, 9, 1)).share_of_gdp("ESP", 2024).published


def test_the_published_figures_are_what_the_engine_gives():
    published = json.loads(made.FIGURES.read_text(encoding="utf-8"))
    found = made.figures(made.results())
    for part in ("scores", "calibration"):
        for name, rows in found[part].items():
            assert len(rows) == len(published[part][name])
            for now, then in zip(rows, published[part][name], strict=True):
                mend = f"{part} of {name} moved: python -m bench.backtest --write"
                for key, value in now.items():
                    wanted = then[key]
                    assert value == (wanted if isinstance(wanted, str) else pytest.approx(wanted, abs=2e-3)), mend
