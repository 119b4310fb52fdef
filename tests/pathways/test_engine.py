"""The engine against its plain twin, against closed forms, and its own laws."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.pathways.conftest import make

from burdenshare.pathways import draws as drawing
from burdenshare.pathways.engine import simulate
from burdenshare.pathways.model import FANS
from burdenshare.pathways.plain import one_draw

KEEP = ("share", "level", "extra", "dollars", "debt", "debt_change")


@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    led=st.sampled_from(["share", "money", "real-money"]),
    catch_up=st.floats(0, 1),
    borrowed=st.floats(0, 1),
    maturity=st.floats(1, 20),
)
def test_every_draw_is_what_the_plain_twin_computes(seed, led, catch_up, borrowed, maturity):
    model = make(seed=seed, led=led, catch_up=catch_up, borrowed=borrowed, maturity=maturity)
    draws = drawing.bootstrap(20, 9, 7, 3, 3, seed)
    outcome = simulate(model, draws, fans=(), keep=KEEP)
    for ally in range(2):
        for n in (0, 7, 19):
            places = [(int(draws.index[k, n]), int(draws.spending_index[k, n])) for k in range(9)]
            twin = one_draw(model, ally, places, float(model.drift[ally] @ draws.drift[:, n]))
            for name in KEEP:
                expected = [getattr(year, name) for year in twin]
                np.testing.assert_allclose(outcome.kept[name][ally, :, n], expected, rtol=1e-10, atol=1e-12)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_debt_moves_by_the_accumulation_identity(seed):
    model = make(seed=seed, pull=0.0, stabiliser=0.0, premium=0.0)
    kept = simulate(model, drawing.central(9, 7), fans=(), keep=("debt", "share")).kept
    for ally in range(2):
        for k in range(1, 10):
            step = k - 1
            nominal = (1 + model.growth[ally, step]) * (1 + model.inflation[ally, step])
            interest = kept["debt"][ally, step, 0] * (1 + model.interest[ally, step]) / nominal
            extra = kept["share"][ally, k, 0] - model.held[ally, k]
            expected = interest - model.primary[ally, step] + extra + model.adjustment[ally, step]
            assert kept["debt"][ally, k, 0] == pytest.approx(expected, abs=1e-12)


def test_constant_interest_growth_and_balance_have_a_closed_form():
    steps, r, g, primary, debt = 9, 0.03, 0.02, 0.01, 0.9
    rates = {name: np.full((1, steps), value) for name, value in (("growth", g), ("interest", r), ("primary", primary))}
    nothing = {name: np.zeros((1, steps)) for name in ("inflation", "rate_change", "adjustment")}
    held = np.full((1, steps + 1), 0.02)
    model = make(
        allies=1, **rates, **nothing, debt=np.array([debt]), plan=held, held=held, pull=0.0, stabiliser=0.0, premium=0.0
    )
    found = simulate(model, drawing.central(steps, 7), fans=(), keep=("debt", "level")).kept
    x = (1 + r) / (1 + g)
    for k in range(steps + 1):
        expected = debt * x**k - primary * (x**k - 1) / (x - 1)
        assert found["debt"][0, k, 0] == pytest.approx(expected, abs=1e-12)
        assert found["level"][0, k, 0] == pytest.approx(0.02 * model.gdp[0] * (1 + g) ** k, rel=1e-12)


def test_a_group_is_the_sum_of_its_members():
    model = make(allies=5, groups=((0, 2, 4),))
    draws = drawing.bootstrap(50, 9, 7, 3, 3, 1)
    kept = simulate(model, draws, fans=(), keep=("dollars", "level", "share", "debt")).kept
    members = [0, 2, 4]
    np.testing.assert_allclose(kept["dollars"][5], kept["dollars"][members].sum(axis=0), rtol=1e-12)
    index = draws.index
    gdp = []
    for m in members:
        real = np.ones(50)
        yearly = [real.copy()]
        for k in range(9):
            real *= 1 + model.growth[m, k] + model.shocks[m, 0, k, index[k]]
            yearly.append(real.copy())
        gdp.append(np.array(yearly) * model.gdp[m] / model.rate[m])
    total = sum(gdp)
    for name in ("share", "debt"):
        expected = sum(kept[name][m] * g for m, g in zip(members, gdp, strict=True)) / total
        np.testing.assert_allclose(kept[name][5], expected, rtol=1e-12)


@pytest.mark.parametrize("method", ["bootstrap", "t"])
def test_quantiles_are_ordered_and_those_of_numpy(method):
    model = make(allies=3, groups=((0, 1),))
    draws = drawing.bootstrap(333, 9, 7, 3, 2, 4) if method == "bootstrap" else drawing.student(333, 9, 7, 5.0, 4)
    outcome = simulate(model, draws, keep=FANS)
    for name in FANS:
        fan = outcome.fans[name]
        assert (np.diff(fan, axis=2) >= 0).all()
        wanted = np.quantile(outcome.kept[name], [0.05, 0.25, 0.5, 0.75, 0.95], axis=2)
        np.testing.assert_allclose(fan, np.moveaxis(wanted, 0, 2), rtol=1e-6, atol=1e-9)


def test_a_seed_gives_the_same_numbers_on_any_number_of_threads():
    model = make(allies=9, groups=((0, 1, 2, 3, 4, 5, 6, 7, 8),))
    one = simulate(model, drawing.bootstrap(200, 9, 7, 3, 3, 8), threads=1)
    four = simulate(model, drawing.bootstrap(200, 9, 7, 3, 3, 8), threads=4)
    other = simulate(model, drawing.bootstrap(200, 9, 7, 3, 3, 9), threads=4)
    for name in FANS:
        assert np.array_equal(one.fans[name], four.fans[name])
    assert not np.array_equal(one.fans["share"], other.fans["share"])


def test_no_shock_collapses_the_fan_to_the_central_path():
    model = make()
    still = replace(model, shocks=np.zeros_like(model.shocks), drift=np.zeros_like(model.drift))
    central = simulate(model, drawing.central(9, 7), fans=(), keep=FANS).kept
    fans = simulate(still, drawing.bootstrap(100, 9, 7, 3, 3, 1)).fans
    for name in FANS:
        for level in range(5):
            np.testing.assert_allclose(fans[name][:, :, level], central[name][:, :, 0], rtol=1e-6, atol=1e-9)


def test_odds_count_the_draws_that_meet_at_printed_precision():
    model = make(thresholds=np.array([0.02]))
    outcome = simulate(model, drawing.bootstrap(400, 9, 7, 3, 3, 2), keep=("share", "level"))
    share = outcome.kept["share"]
    meets = share >= 0.02 - 0.00005
    np.testing.assert_allclose(outcome.met[:, 0], meets.mean(axis=2))
    first = meets & ~np.concatenate(
        [np.zeros((2, 1, 400), bool), np.logical_or.accumulate(meets, axis=1)[:, :-1]], axis=1
    )
    np.testing.assert_allclose(outcome.first_met[:, 0], first.mean(axis=2))
    missing = np.maximum(0.02 - share, 0)
    with np.errstate(invalid="ignore"):
        expected = missing.sum(axis=2) / (~meets).sum(axis=2)
    np.testing.assert_allclose(outcome.missing[:, 0], expected)


def test_the_t_has_the_covariance_of_the_past():
    random = np.random.default_rng(3)
    past = random.normal(0, 1, (2, 12))
    past -= past.mean(axis=1, keepdims=True)
    weights = drawing.student(200_000, 1, 12, 8.0, 5).weights[0]
    drawn = past @ weights
    np.testing.assert_allclose(np.cov(drawn), past @ past.T / 12, rtol=0.05, atol=0.03)


def test_heavy_tails_leave_gdp_prices_and_rates_above_zero():
    model = make(shocks=np.random.default_rng(1).normal(0, 0.6, (2, 5, 9, 7)))
    kept = simulate(model, drawing.student(2000, 9, 7, 2.5, 3), fans=(), keep=("level", "dollars")).kept
    assert (kept["level"] >= 0).all() and (kept["dollars"] >= 0).all()
    assert np.isfinite(kept["dollars"]).all()


def test_single_precision_is_good_for_six_digits_of_a_fan():
    model = make(allies=3, groups=((0, 1, 2),))
    draws = drawing.bootstrap(400, 9, 7, 3, 3, 6)
    double, single = simulate(model, draws), simulate(model, draws, single=True)
    for name in FANS:
        np.testing.assert_allclose(single.fans[name], double.fans[name], rtol=2e-5, atol=2e-6)
    np.testing.assert_allclose(single.met, double.met, atol=0.01)
    np.testing.assert_allclose(single.missing, double.missing, rtol=1e-3)
