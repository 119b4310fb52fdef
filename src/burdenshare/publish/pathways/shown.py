"""What every sheet of a pathway shares: currency and prices, the strip of a fan, sources and assumptions in words."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from burdenshare.nouns.errors import BadRequest
from burdenshare.pathways import Projection, Scenario
from burdenshare.pathways.money import Amounts
from burdenshare.publish.wording import day_words

SHAPE_WORDS = {
    "linear": "in equal steps of points",
    "front": "front-loaded",
    "back": "back-loaded",
    "s-curve": "along an S-curve",
    "growth": "at one rate of real growth",
    "pledges": "through its own pledges",
    "points": "through the points given",
    "history": "growing in real terms as in the past",
    "held": "holding its share",
}
LED_WORDS = {
    "share": "the plan fixes the share of GDP",
    "money": "the plan fixes amounts of money",
    "real-money": "the plan fixes amounts that are raised with prices",
}
STRIP = 24


@dataclass(frozen=True, slots=True)
class Unit:
    """In what amounts are shown: currency ("national", "USD" or "EUR") and prices ("current" or "constant")."""

    currency: str
    prices: str
    year: int

    def of(self, amounts: Amounts, row: int) -> NDArray[np.float64]:
        """The amounts of a row in billions."""
        name = {"national": "national", "USD": "dollars", "EUR": "euros"}[self.currency]
        values = getattr(amounts, name + ("_constant" if self.prices == "constant" else ""))
        return np.asarray(values[row] / 1e3)

    def words(self, projection: Projection, row: int) -> str:
        """bn EUR, prices of 2026."""
        code = self.currency if self.currency != "national" else currency_of(projection, row)
        return f"bn {code}, " + (f"prices of {self.year}" if self.prices == "constant" else "current prices")


def unit(projection: Projection, currency: str, prices: str, row: int | None) -> Unit:
    """The unit asked for; an ally's own currency if none is named, US dollars for a group or many.

    Raises BadRequest for a currency that is neither the ally's own nor the dollar nor the euro.
    """
    single = row is not None and row < len(projection.inputs.allies)
    home = currency_of(projection, row) if row is not None and single else "USD"
    asked = currency.upper() or home
    known = {home: "national" if single else "USD", "USD": "USD", "EUR": "EUR"}
    if single and home in {"USD", "EUR"}:
        known[home] = home
    if asked not in known:
        raise BadRequest(f"--currency {currency}: amounts are shown in {', '.join(known)}. Take one of them.")
    return Unit(known[asked], prices, projection.inputs.first_year)


def currency_of(projection: Projection, row: int) -> str:
    """ISO 4217 of an ally's national currency in the WEO release; US dollars for a group."""
    if row >= len(projection.inputs.allies):
        return "USD"
    return projection.inputs.economy.vintage.currencies[int(projection.inputs.places[row])]


def strip(quantiles: NDArray[np.float64], target: float, low: float, high: float) -> str:
    """A fan of one year as a line of signs: - from 5 to 95 %, = from 25 to 75 %, o the median, | the target, X both."""

    def place(value: float) -> int:
        return int(np.clip(round((value - low) / (high - low) * (STRIP - 1)), 0, STRIP - 1))

    signs = ["·"] * STRIP
    outer_low, inner_low, middle, inner_high, outer_high = (place(float(q)) for q in quantiles)
    signs[outer_low : outer_high + 1] = "-" * (outer_high + 1 - outer_low)
    signs[inner_low : inner_high + 1] = "=" * (inner_high + 1 - inner_low)
    signs[place(target)] = "|"
    signs[middle] = "X" if middle == place(target) else "o"
    return "".join(signs)


def chance(part: float) -> str:
    """A part of the draws in whole per cent, never 0 or 100 where it is not."""
    if 0 < part < 0.005:
        return "<1 %"
    if 0.995 < part < 1:
        return ">99 %"
    return f"{100 * part:.0f} %"


def billions(value: float) -> str:
    """An amount in billions: a decimal up to a thousand."""
    return f"{value:,.1f}" if abs(value) < 1000 else f"{value:,.0f}"


def goal_words(projection: Projection) -> str:
    """3.5 % of GDP by 2035 (The Hague Summit: 5 % of GDP by 2035, core part)."""
    goal = projection.inputs.goal
    words = f"{goal.core:g} % of GDP by {goal.by}"
    if goal.commitment is None:
        return words
    part = ", core part" if goal.related is not None else ""
    return f"{words} ({goal.commitment.id}{part})"


def basis(projection: Projection) -> tuple[str, ...]:
    """What a projection rests on, one line each: shares, economy, draws."""
    inputs, scenario = projection.inputs, projection.scenario
    indicator = "core defence expenditure" if inputs.indicator == "core_share_of_gdp" else "defence expenditure"
    weo = inputs.economy.vintage.release
    lines = [
        f"As of {day_words(projection.day)}. Shares: {inputs.release.id}, {day_words(inputs.release.date)}, "
        f"{indicator} in {inputs.first_year}.",
        f"Economy: {weo.id}, {day_words(weo.date)}, to {min(inputs.economy.last_printed, inputs.goal.by)}"
        + (", then carried on." if inputs.economy.last_printed < inputs.goal.by else "."),
        f"Plan: {SHAPE_WORDS[scenario.shape]}; {LED_WORDS[scenario.led]}; the extra is paid by {_paid(scenario)}.",
    ]
    if scenario.draws:
        how = (
            "blocks of past years"
            if scenario.method == "bootstrap"
            else f"multivariate t, {scenario.degrees:g} degrees"
        )
        past = projection.uncertainty.years
        vintages = projection.uncertainty.vintages
        sized = (
            f", sized by the errors of {len(vintages)} WEO vintages"
            if vintages
            else ", no earlier WEO vintage was held"
        )
        lines.append(
            f"Odds: {scenario.draws:,} draws ({how} {past[0]} to {past[-1]}{sized}), seed {scenario.seed}.".replace(
                ",", " ", 1
            )
            if scenario.draws >= 1000
            else f"Odds: {scenario.draws} draws ({how} {past[0]} to {past[-1]}{sized}), seed {scenario.seed}."
        )
    return tuple(lines)


def _paid(scenario: Scenario) -> str:
    words = {"debt": "debt", "revenue": "revenue", "cuts": "cuts elsewhere"}
    parts = [(words[k], v) for k, v in scenario.financing.items() if v]
    return ", ".join(name if part == 1 else f"{name} ({part:.0%})".replace("%", " %") for name, part in parts)


def assumptions(scenario: Scenario) -> str:
    """The parameters behind debt and odds in one line."""
    return (
        f"Assumed: multiplier {scenario.multiplier:g} fading by {scenario.multiplier_decay:.2g} a year, automatic "
        f"stabilisers {scenario.stabiliser:g}, a stock of debt refinanced over {scenario.maturity:g} years, "
        f"{scenario.premium:g} points of interest for a point of added debt, {scenario.catch_up:g} of a deviation made good "
        "each year (data/pathway.toml; change any with --set)."
    )


def facts(projection: Projection) -> dict[str, Any]:
    """The head of a projection for a program: scenario, target, releases, notes."""
    goal = projection.inputs.goal
    return {
        "as_of": projection.day.isoformat(),
        "target": {
            "id": goal.commitment.id if goal.commitment else None,
            "core": goal.core,
            "related": goal.related,
            "by": goal.by,
        },
        "indicator": projection.inputs.indicator,
        "first_year": projection.inputs.first_year,
        "economy_printed_to": projection.inputs.economy.last_printed,
        "scenario": {k: plain(v) for k, v in asdict(projection.pinned()).items()},
        "releases": [{"RELEASE_ID": r.id, "VALID_FROM": r.date.isoformat()} for r in projection.releases],
        "notes": list(projection.notes),
    }


def plain(value: Any) -> Any:
    """A field of a scenario as JSON has it."""
    return value.isoformat() if isinstance(value, date) else value


def rounded(value: float, places: int = 4) -> float | None:
    """A number for a program: not more decimals than mean anything, nothing where there is none."""
    return None if np.isnan(value) else round(float(value), places)


def records(projection: Projection, rows: tuple[int, ...] | None = None) -> tuple[dict[str, Any], ...]:
    """One record an area and year, with every figure of the projection."""
    found = []
    for row in range(len(projection.rows)) if rows is None else rows:
        for k, year in enumerate(projection.years):
            found.append(_record(projection, row, k, int(year)))
    return tuple(found)


_QUANTILES = ("p05", "p25", "p50", "p75", "p95")


def _record(projection: Projection, row: int, k: int, year: int) -> dict[str, Any]:
    money, central = projection.money, projection.central
    record: dict[str, Any] = {
        "REF_AREA": projection.rows[row].code,
        "TIME_PERIOD": year,
        "CURRENCY": currency_of(projection, row),
        "BASE_PER": projection.inputs.first_year,
        "planned_share": rounded(100 * central["share"][row, k]),
        "gdp_usd_current": rounded(money.gdp.dollars[row, k], 1),
    }
    for base, amounts in (("level", money.level), *((f"extra_over_{n}", a) for n, a in money.extra.items())):
        for name in ("national", "dollars", "euros"):
            for suffix in ("", "_constant"):
                record[f"{base}_{name}{suffix}"] = rounded(getattr(amounts, name + suffix)[row, k], 1)
    record["level_per_head_usd_constant"] = rounded(money.per_head[row, k], 1)
    record["level_of_government_expenditure"] = rounded(money.of_spending[row, k])
    record["debt"] = rounded(100 * central["debt"][row, k])
    record["debt_change"] = rounded(100 * central["debt_change"][row, k])
    if (outcome := projection.outcome) is not None:
        for name in outcome.fans:
            for quantile, value in zip(_QUANTILES, projection.fan(name, row)[k], strict=True):
                record[f"{name}_{quantile}"] = rounded(value)
        for n, threshold in enumerate(projection.thresholds):
            label = "target" if threshold == projection.inputs.goal.core else "two"
            record[f"chance_{label}"] = rounded(outcome.met[row, n, k])
            record[f"chance_first_met_{label}"] = rounded(outcome.first_met[row, n, k])
            record[f"expected_shortfall_{label}_points"] = rounded(100 * outcome.missing[row, n, k])
            record[f"expected_shortfall_{label}_money"] = rounded(outcome.missing_money[row, n, k], 1)
    return record
