"""The engine's model written plainly, one ally and one draw at a time: the slow twin that the fast kernel is held to.

Read this to know what engine.py computes; tests compare the two draw by draw, and bench/ compares their speed.
"""

from __future__ import annotations

from dataclasses import dataclass

from burdenshare.pathways.model import GROWTH, INTEREST, LEAST, PRICES, RATE, SPENDING, Model


@dataclass(frozen=True, slots=True)
class Year:
    """One year of one draw; shares and ratios are fractions of GDP, amounts in the national currency or US dollars."""

    share: float
    level: float
    extra: float
    dollars: float
    debt: float
    debt_change: float


def one_draw(model: Model, ally: int, places: list[tuple[int, int]], drift: float) -> list[Year]:
    """The years of one draw. places: for each step the past year whose shocks are lived through, for all and spending.

    drift: how far this draw's mean yearly change of spending lies from the mean known, a fraction.
    """
    gdp, plan, held = float(model.gdp[ally]), model.plan[ally], model.held[ally]
    real = nominal = 1.0
    rate, debt, without = float(model.rate[ally]), float(model.debt[ally]), float(model.debt[ally])
    strayed = gap = rates = effect = dearer = 0.0
    share, extra = float(plan[0]), float(plan[0] - held[0])
    planned_real = planned_nominal = 1.0
    years = [Year(share, share * gdp, extra * gdp, share * gdp / rate, debt, 0.0)]
    for step, (place, spending_place) in enumerate(places):
        shock = [float(model.shocks[ally, v, step, place]) for v in (GROWTH, PRICES, RATE, INTEREST)]
        growth = max(1 + float(model.growth[ally, step]) + shock[0], LEAST)
        prices = max(1 + float(model.inflation[ally, step]) + shock[1], LEAST)
        real *= growth
        nominal *= growth * prices
        rate *= max(1 + float(model.rate_change[ally, step]) + shock[2], LEAST)
        gap = (1 - model.decay) * gap + shock[0]
        rates = (1 - 1 / model.maturity) * rates + shock[3]

        strayed = (1 - model.catch_up) * strayed + float(model.shocks[ally, SPENDING, step, spending_place])
        strayed = max(strayed, -1.0)
        share = float(plan[step + 1]) * (1 + strayed) * max(1 + drift, 0.0) ** (step + 1)
        planned_real *= 1 + float(model.growth[ally, step])
        planned_nominal *= (1 + float(model.growth[ally, step])) * (1 + float(model.inflation[ally, step]))
        if model.led == "money":
            share *= planned_nominal / nominal
        elif model.led == "real-money":
            share *= planned_real / real

        before, extra = extra, share - float(held[step + 1])
        effect_before, effect = effect, (1 - model.decay) * effect + model.pull * (extra - before)
        dearer = (1 - 1 / model.maturity) * dearer + model.premium / model.maturity * (debt - without)
        cost = 1 + float(model.interest[ally, step]) + rates
        flow = float(model.adjustment[ally, step] - model.primary[ally, step]) - model.stabiliser * gap
        without = without * cost / (growth * prices) + flow
        grown = growth * prices * (1 + effect) / (1 + effect_before)
        debt = debt * (cost + dearer) / grown + flow - model.stabiliser * effect + model.borrowed * extra
        level = share * nominal * gdp
        years.append(Year(share, level, extra * nominal * gdp, level / rate, debt, debt - without))
    return years
