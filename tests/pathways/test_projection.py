"""A projection against the figures it starts from, and what its answers say of themselves."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from tests.pathways.conftest import DAY

import burdenshare as bs
from burdenshare.nouns.errors import BadRequest, UnknownArea, UnknownCommitment
from burdenshare.pathways import Scenario
from burdenshare.pathways.shapes import SHAPES

NO_POINTS = [s for s in SHAPES if s != "points"]


def test_the_path_starts_at_the_figure_as_printed_and_ends_at_the_target(spain):
    row = spain.row("ESP")
    figure = bs.open().as_of(DAY).cell("ESP", "core_share_of_gdp", 2026)
    assert spain.share(row)[0] == pytest.approx(figure.published)
    assert spain.share(row)[-1] == pytest.approx(3.5)
    assert list(spain.years) == list(range(2026, 2036))


def test_the_baseline_is_the_weo_s_own_debt_to_the_last_decimal_it_prints(alliance):
    view = bs.open().as_of(DAY)
    for row, ally in enumerate(alliance.inputs.allies):
        path = alliance.fiscal(row)
        for k, year in enumerate(range(2026, 2032)):
            printed = view.cell(ally.code, "gross_debt", year, "IMF").value
            balance = view.cell(ally.code, "balance", year, "IMF").value
            assert path.debt_without[k] == pytest.approx(printed, abs=0.0005)
            assert path.balance_without[k] == pytest.approx(balance, abs=0.0005)


def test_the_fiscal_path_is_the_engine_s(alliance):
    for row in range(len(alliance.inputs.allies)):
        np.testing.assert_allclose(alliance.fiscal(row).debt, 100 * alliance.central["debt"][row], rtol=1e-12)


def test_the_effort_brings_the_debt_of_the_last_year_back_to_the_baseline(spain):
    row, path = spain.row("ESP"), spain.fiscal(spain.row("ESP"))
    model = spain.model
    debt = path.debt[0] / 100
    for k in range(model.growth.shape[1]):
        nominal = (1 + model.growth[row, k]) * (1 + model.inflation[row, k])
        debt = debt * (1 + model.interest[row, k]) / nominal
        debt += model.adjustment[row, k] - model.primary[row, k] - path.effort / 100
    assert path.debt_without[-1] - 100 * debt == pytest.approx(path.debt[-1] - path.debt_without[-1], abs=1e-9)


def test_money_is_share_times_the_weo_s_gdp(spain):
    view, row = bs.open().as_of(DAY), spain.row("ESP")
    for k, year in enumerate(range(2026, 2032)):
        gdp = view.cell("ESP", "gdp", year, "IMF", currency="EUR", price_base="current").value * 1e3
        dollars = view.cell("ESP", "gdp", year, "IMF", currency="USD", price_base="current").value * 1e3
        share = spain.share(row)[k] / 100
        assert spain.money.level.national[row, k] == pytest.approx(share * gdp, rel=1e-9)
        assert spain.money.level.dollars[row, k] == pytest.approx(share * dollars, rel=1e-9)
        assert spain.money.level.euros[row, k] == pytest.approx(share * gdp, rel=1e-9)
        assert spain.extra("two").national[row, k] == pytest.approx((share - 0.02) * gdp, rel=1e-9, abs=1e-6)


def test_allies_of_one_currency_keep_one_exchange_rate_after_the_forecast_ends():
    found = bs.project(["ESP", "DEU", "EST"], target="hague-2025", as_of=DAY, draws=0)
    rates = found.money.gdp.national / found.money.gdp.dollars
    assert rates[:, -1] / rates[:, 5] == pytest.approx(np.full(3, rates[0, -1] / rates[0, 5]))


def test_the_alliance_is_the_sum_of_its_members(alliance):
    group, members = alliance.row("NATO"), list(alliance.members(alliance.row("NATO")))
    assert len(members) == 31
    for amounts in (alliance.money.level, alliance.extra("held")):
        np.testing.assert_allclose(amounts.dollars[group], amounts.dollars[members].sum(axis=0))
    gdp = alliance.money.gdp.dollars_constant
    share = (alliance.central["share"][members] * gdp[members]).sum(axis=0) / gdp[members].sum(axis=0)
    np.testing.assert_allclose(alliance.central["share"][group], share)


@pytest.mark.parametrize("shape", NO_POINTS)
def test_every_shape_starts_where_the_ally_stands_and_never_falls_below_it_on_the_way_up(shape):
    found = bs.project(["ITA"], target="hague-2025", shape=shape, as_of=DAY, draws=0)
    share = found.share(0)
    assert share[0] == pytest.approx(found.inputs.figures[0].published)
    if shape not in {"history", "held"}:
        assert share[-1] == pytest.approx(3.5)
        assert (np.diff(share) >= -1e-12).all()


def test_the_shapes_do_what_their_names_say():
    def path(shape: str) -> np.ndarray:
        return bs.project(["ITA"], target="hague-2025", shape=shape, as_of=DAY, draws=0).share(0)

    linear, middle = path("linear"), 4
    assert path("front")[middle] > linear[middle] > path("back")[middle]
    assert np.diff(linear) == pytest.approx(np.full(9, np.diff(linear)[0]))
    growth = bs.project(["ITA"], target="hague-2025", shape="growth", as_of=DAY, draws=0)
    real = growth.money.level.national_constant[0]
    assert real[1:] / real[:-1] == pytest.approx(np.full(9, (real[-1] / real[0]) ** (1 / 9)))


def test_an_ally_above_the_target_holds_its_share():
    found = bs.project(["POL"], target="hague-2025", as_of=DAY, draws=0)
    assert set(np.round(found.share(0), 9)) == {round(found.inputs.figures[0].published, 9)}
    assert found.extra("held").national[0] == pytest.approx(np.zeros(10), abs=1e-6)


def test_own_points_are_joined_by_straight_lines_and_the_last_is_held():
    found = bs.project(
        ["ITA"], target="hague-2025", shape="points", points=((2030, 2.5), (2033, 3.1)), as_of=DAY, draws=0
    )
    share = dict(zip(found.years, found.share(0), strict=True))
    assert (share[2030], share[2033], share[2035]) == pytest.approx((2.5, 3.1, 3.1))
    assert share[2031] == pytest.approx(2.7)


def test_an_ally_s_pledges_are_its_waypoints():
    found = bs.project(["DEU"], target="hague-2025", shape="pledges", as_of=DAY, draws=0)
    assert dict(zip(found.years, found.share(0), strict=True))[2029] == pytest.approx(3.5)
    both = bs.project(["GBR"], target="hague-2025", shape="pledges", as_of=DAY, draws=0)
    assert both.share(0)[1] < 3, "4.1 % by 2027 counts both parts and is no core defence expenditure"


def test_a_plan_in_money_leaves_the_share_to_growth():
    plan = {"target": "hague-2025", "as_of": DAY, "draws": 2000, "uncertainty": 1.0, "catch_up": 1.0}
    by_share = bs.project(["ITA"], **plan, led="share")
    by_money = bs.project(["ITA"], **plan, led="money")
    assert by_money.share(0) == pytest.approx(by_share.share(0))
    spread = [np.ptp(p.fan("share", 0)[-1]) for p in (by_share, by_money)]
    assert spread[1] > spread[0], "the share of a fixed amount moves with GDP"
    level = [np.ptp(p.fan("level", 0)[-1]) for p in (by_share, by_money)]
    assert level[1] < level[0]


def test_who_pays_decides_what_debt_does():
    def change(financing: dict[str, float], **more: float) -> float:
        found = bs.project(["ITA"], target="hague-2025", as_of=DAY, draws=0, financing=financing, **more)
        return float(found.central["debt_change"][0, -1])

    debt, cuts = {"debt": 1.0, "revenue": 0.0, "cuts": 0.0}, {"debt": 0.0, "revenue": 0.0, "cuts": 1.0}
    assert change(debt) > change({"debt": 0.5, "revenue": 0.0, "cuts": 0.5}) > change(cuts)
    assert change(cuts) == pytest.approx(0, abs=1e-12)
    assert change(debt, multiplier=0.0) > change(debt, multiplier=1.5), "growth pays a part of it back"


def test_the_related_part_is_left_open_unless_it_is_stated(spain):
    row = spain.row("ESP")
    bounds = spain.related()
    assert bounds["least"].euros[row] == pytest.approx(np.zeros(10))
    gdp = spain.money.gdp.euros[row, -1]
    assert bounds["most"].euros[row, -1] == pytest.approx(0.015 * gdp)
    stated = bs.project(["ESP"], target="hague-2025", as_of=DAY, draws=0, related_now=0.5).related()
    assert stated["stated"].euros[0, -1] == pytest.approx(0.01 * gdp)


def test_equipment_that_cannot_be_absorbed_stays_unspent():
    free = bs.project(["FRA"], target="hague-2025", as_of=DAY, draws=0).composition(0)
    capped = bs.project(["FRA"], target="hague-2025", as_of=DAY, draws=0, equipment_cap=2.0).composition(0)
    assert not free.unspent.any() and free.share[-1] == pytest.approx(3.5)
    assert capped.unspent[-1] > 0 and capped.share[-1] < 3.5
    assert capped.amounts[0, 1:] / capped.amounts[0, :-1] == pytest.approx(np.full(9, 1.02))
    assert free.parts.sum(axis=0) == pytest.approx(np.full(10, 100))


def test_added_money_goes_to_the_priorities_by_the_weights_stated():
    found = bs.project(
        ["FRA"], target="hague-2025", as_of=DAY, draws=0, weights={"long-range-fires": 0.25, "drones": 0.75}
    )
    split, level = found.composition(0).priorities, found.money.level.national_constant[0]
    assert split["drones"] + split["long-range-fires"] == pytest.approx(level - level[0])
    assert split["drones"][-1] == pytest.approx(3 * split["long-range-fires"][-1])


def test_the_review_measures_from_the_straight_line_to_the_target(spain):
    found = spain.review(spain.row("ESP"))
    then = bs.open().as_of(DAY).cell("ESP", "core_share_of_gdp", 2025).published
    now = bs.open().as_of(DAY).cell("ESP", "core_share_of_gdp", 2026).published
    assert found.year == 2029
    assert found.ahead == pytest.approx(now - (then + (3.5 - then) / 10))
    assert found.step == pytest.approx((3.5 - now) / 9)
    assert "short of 3.5 %" in found.words


def test_the_escape_clause_covers_an_ally_only_from_the_day_it_was_activated():
    def covered(day: date) -> bool:
        found = bs.project(["DEU"], target="hague-2025", as_of=day, draws=0)
        return any(r.id == "escape" for r in found.rules(0))

    assert not covered(date(2025, 9, 15))
    assert covered(date(2025, 10, 15))


def test_each_fiscal_rule_can_be_switched_off():
    asked = {"target": "hague-2025", "as_of": DAY, "draws": 0}
    assert [r.id for r in bs.project(["DEU"], **asked).rules(0)] == ["deficit", "debt", "escape"]
    assert [r.id for r in bs.project(["DEU"], **asked, rules=("debt",)).rules(0)] == ["debt"]
    assert bs.project(["DEU"], **asked, rules=()).rules(0) == ()
    assert bs.project(["GBR"], **asked).rules(0) == (), "no member of the European Union"


def test_another_publisher_s_share_strays_as_the_ally_s_spending_did():
    asked = {"target": "hague-2025", "as_of": DAY, "draws": 300}
    sipri, nato = (bs.project(["ESP"], **asked, publisher=p) for p in ("SIPRI", ""))
    assert sipri.inputs.release.publisher == "SIPRI"
    assert np.ptp(sipri.fan("share", 0)[1]) == pytest.approx(np.ptp(nato.fan("share", 0)[1]), rel=0.5)


def test_an_answer_knows_nothing_of_a_later_day():
    found = bs.project(["ESP"], target="hague-2025", as_of=date(2025, 9, 15), draws=0)
    assert all(r.date <= date(2025, 9, 15) for r in found.releases)
    assert found.inputs.release.id == "nato-2025-08"
    assert found.inputs.economy.vintage.release.id == "imf-weo-2025-04"


def test_a_scenario_survives_its_file(tmp_path, spain):
    from burdenshare.pathways.scenario import read

    pinned = spain.pinned().changed(financing={"debt": 0.25, "revenue": 0.25, "cuts": 0.5}, weights={"drones": 1.0})
    path = tmp_path / "a.toml"
    path.write_text(pinned.as_toml(), encoding="utf-8")
    assert read(path) == pinned
    again = bs.project(scenario=read(path).changed(draws=0))
    assert again.share(0) == pytest.approx(spain.share(0))


def test_the_tornado_widens_with_what_it_names(spain):
    from burdenshare.pathways.sensitivity import tornado

    bars = {b.name: b for b in tornado(spain, lambda s: bs.project(scenario=s), 0)}
    target = bars["target"]
    assert target.extra_low < spain.extra("held").dollars[0, -1] < target.extra_high
    assert bars["financing"].width == pytest.approx(0)
    assert bars["financing"].debt_low == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(
    ("asked", "kind", "words"),
    [
        ({"areas": ["Atlantis"]}, UnknownArea, "Atlantis"),
        ({"areas": ["ISL"]}, BadRequest, "no armed forces"),
        ({"target": "nowhere-2030"}, UnknownCommitment, "nowhere-2030"),
        ({"target": "vilnius-2023"}, BadRequest, "no deadline"),
        ({"by": 2026}, BadRequest, "lies behind"),
        ({"share": 101.0, "by": 2035}, BadRequest, "outside"),
        ({"draws": -1}, BadRequest, "draws -1"),
        ({"colour": "red"}, BadRequest, "colour"),
        ({"weo": "nato-2024-06"}, BadRequest, "no WEO release"),
        ({"as_of": date(2020, 11, 1), "by": 2030, "share": 2.0}, BadRequest, "imf-weo-2021-04"),
        ({"points": ((2030, 3.0),)}, BadRequest, "shape"),
        ({"financing": {"debt": 0.5}}, BadRequest, "adds up to 0.5"),
    ],
)
def test_what_cannot_be_projected_is_refused_in_a_sentence_with_the_mend(asked, kind, words):
    areas = asked.pop("areas", ["ESP"])
    with pytest.raises(kind, match=words):
        bs.project(areas, **{"as_of": DAY, "draws": 0, **asked})


def test_an_ally_without_a_debt_series_is_refused_where_debt_pays(monkeypatch):
    from burdenshare.pathways import inputs as gathering

    economy = gathering._economy

    def without(base, first, last):
        found = economy(base, first, last)
        found.debt[:, 0] = np.nan
        return found

    monkeypatch.setattr(gathering, "_economy", without)
    with pytest.raises(BadRequest, match="prints no debt"):
        bs.project(["ESP"], target="hague-2025", as_of=DAY, draws=0)
    cuts = {"debt": 0.0, "revenue": 0.0, "cuts": 1.0}
    assert bs.project(["ESP"], target="hague-2025", as_of=DAY, draws=0, financing=cuts).share(0)[-1] == pytest.approx(
        3.5
    )


def test_the_uncertainty_rests_on_the_vintages_known_that_day(spain):
    u = spain.uncertainty
    assert len(u.vintages) == 10 and all(v.date < spain.inputs.economy.vintage.release.date for v in u.vintages)
    assert (np.diff(u.ratio[:, :4], axis=2) >= 0).all(), "an error never shrinks with the horizon"
    assert u.shocks.mean(axis=2) == pytest.approx(np.zeros(u.shocks.shape[:2]), abs=1e-9)
    usa = [a.code for a in spain.inputs.members].index("USA")
    assert u.spread[usa, 2] == 0, "the dollar has no rate to itself"


def test_a_scenario_of_a_file_is_refused_by_its_key():
    from burdenshare.pathways.scenario import of

    with pytest.raises(BadRequest, match="Did you mean draws"):
        of({"drawss": 10})
    with pytest.raises(BadRequest, match="whole number"):
        of({"draws": 1.5})
    assert of({"areas": ["ESP"], "points": [[2030, 3.0]], "shape": "points"}) == Scenario(
        areas=("ESP",), points=((2030, 3.0),), shape="points"
    )
