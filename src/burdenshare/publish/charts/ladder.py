"""The money ladder: what each year of a plan costs, and how much of it is extra over the scenario's baseline.

Where the engine gives quantiles of an amount in the currency and prices asked for, lines show nine tenths of the draws: an
ally's own currency and US dollars in current prices, a group's dollars in constant ones too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from burdenshare.nouns.errors import BadRequest
from burdenshare.nouns.figures import Status
from burdenshare.pathways import Projection
from burdenshare.pathways.money import Amounts
from burdenshare.publish.charts import words
from burdenshare.publish.charts.frame import (
    GREY,
    ORANGE,
    SKY,
    Label,
    Plot,
    Range,
    Spec,
    Words,
    as_is,
    framed,
    layer,
    range_of,
    right_labels,
    text,
    tooltip,
    value_axis,
    years_axis,
)
from burdenshare.publish.charts.picture import Chart, made

PLOT = Plot(height=320, left=56, right=136)
PRICES = ("constant", "current")
_SCALES = ((1e6, "trillion", "tn", 2), (1e3, "billion", "bn", 1), (1.0, "million", "m", 0))
_BEFORE, _PLAN = "solid", "dashed"


@dataclass(frozen=True, slots=True)
class Money:
    """In which money a ladder is. scale: millions in one unit of `long` (short: "bn"), shown with `decimals`."""

    currency: str
    constant: bool
    own: bool
    scale: float
    long: str
    short: str
    decimals: int

    def said(self, value: float) -> str:
        """ "29.2 bn EUR"."""
        return f"{words.fixed(value, self.decimals)} {self.short} {self.currency}"


def draw(projection: Projection, area: str, currency: str, prices: str) -> Chart:
    """The ladder of an ally or group; see burdenshare.publish.charts.chart."""
    row = words.row_of(projection, area)
    money = _money(projection, row, currency, prices)
    years = _years(projection, row, money)
    fan = "low" in years[-1]
    said = Words(
        title=_title(projection, row, years[-1], money),
        subtitle=_subtitle(projection, row, money, years),
        source=words.source(projection.inputs.releases, projection, drawn=fan),
        alternative=_alternative(projection, row, years, money),
    )
    unit = f"{money.short} {money.currency}"
    columns = {
        "year": "Year",
        "status": "Status",
        "share": "% of GDP",
        "baseline": f"Baseline, {unit}",
        "extra": f"Extra, {unit}",
        "level": f"Plan, {unit}",
        **({"low": "5 %", "high": "95 %"} if fan else {}),
    }
    return made("ladder", said, columns, years, framed(PLOT, said, _layers(years, money)), projection, row)


def _money(projection: Projection, row: int, currency: str, prices: str) -> Money:
    if prices not in PRICES:
        raise BadRequest(f"Prices {prices!r} are not one of {', '.join(PRICES)}.")
    home = _home(projection, row)
    known = tuple(dict.fromkeys((home, "USD", "EUR")))
    chosen = currency.upper() or home
    if chosen not in known:
        who = projection.rows[row].name
        raise BadRequest(f"A ladder of {who} is in {', '.join(known)}, not in {currency!r}. Take one of these.")
    constant = prices == "constant"
    most = float(np.nanmax(_amount(projection.money.level, chosen, home, constant)[row]))
    scale, long, short, decimals = next((s for s in _SCALES if most >= s[0]), _SCALES[-1])
    return Money(chosen, constant, chosen == home, scale, long, short, decimals)


def _home(projection: Projection, row: int) -> str:
    """The currency in which the WEO prints an ally's GDP; US dollars of a group."""
    if row >= len(projection.inputs.allies):
        return "USD"
    return projection.inputs.economy.vintage.currencies[int(projection.inputs.places[row])]


def _amount(amounts: Amounts, currency: str, home: str, constant: bool) -> NDArray[np.float64]:
    name = {"USD": "dollars", "EUR": "euros"}.get(currency, "national")
    if currency == home and currency != "USD":  # a group has no national amounts, and dollars are the same
        name = "national"
    found: NDArray[np.float64] = getattr(amounts, f"{name}_constant" if constant else name)
    return found


def _years(projection: Projection, row: int, money: Money) -> list[dict[str, Any]]:
    home = _home(projection, row)
    level, extra = (
        _amount(a, money.currency, home, money.constant)[row] / money.scale
        for a in (projection.money.level, projection.extra(projection.scenario.baseline))
    )
    fan, status = _fan(projection, row, money), words.first_figures(projection, row)
    found = []
    for n, year in enumerate(map(int, projection.years)):
        found.append(
            {
                "year": year,
                "status": "plan" if n else status.value,
                "share": float(projection.share(row)[n]),
                "baseline": float(level[n] - extra[n]),
                "extra": float(extra[n]),
                "level": float(level[n]),
                **({"low": float(fan[n, 0]), "high": float(fan[n, -1])} if fan is not None else {}),
            }
        )
    return found


def _fan(projection: Projection, row: int, money: Money) -> NDArray[np.float64] | None:
    group = row >= len(projection.inputs.allies)
    if projection.outcome is None:
        return None
    if money.own and money.constant is group:
        return projection.fan("level", row) / money.scale
    if money.currency == "USD" and not money.constant:
        return projection.fan("dollars", row) / money.scale
    return None


def _layers(years: list[dict[str, Any]], money: Money) -> list[Spec]:
    tops = [max(y["level"], y["baseline"], y.get("high", 0.0)) for y in years]
    rule = range_of(tops, zero=True, room=0.04 if "low" in years[-1] else 0.14)
    x = {**years_axis(years[0]["year"], years[-1]["year"])}
    x["scale"] = {**x["scale"], "domain": [years[0]["year"] - 0.6, years[-1]["year"] + 0.6]}
    bars = [
        {
            "year": y["year"],
            "from": low,
            "to": high,
            "colour": colour,
            "fill": "white" if colour == GREY or y["status"] == Status.ESTIMATE.value else colour,
        }
        for y in years
        for low, high, colour in (
            (0.0, min(y["baseline"], y["level"]), SKY),
            (y["baseline"], y["level"], ORANGE),
            (y["level"], y["baseline"], GREY),
        )
        if high > low
    ]
    box = {"x": x, "y": value_axis("from", rule), "y2": {"field": "to"}}
    paint = {"fill": as_is("fill"), "stroke": as_is("colour")}
    plan = [b for b in bars if b["year"] > years[0]["year"]]
    first = [b for b in bars if b["year"] == years[0]["year"]]
    size: Spec = {"width": min(34.0, 0.7 * PLOT.width / len(years)), "strokeWidth": 1.5}
    layers = [
        layer("bar", first, {**box, **paint}, **size),
        layer(
            "bar",
            plan,
            {**box, **paint, "tooltip": tooltip("year", "from", "to")},
            strokeDash=[4, 3],
            fillOpacity=0.6,
            **size,
        ),
    ]
    if "low" in years[-1]:
        spread = {"x": x, "y": value_axis("low", rule), "y2": {"field": "high"}}
        layers.append(layer("rule", years[1:], spread, color=GREY, strokeWidth=1.4))
    told = [y | {"at": top} for y, top in zip(years, tops, strict=True) if y["year"] in x["axis"]["values"]]
    return layers + _told(told, x, rule, money) + right_labels(PLOT, rule, _labels(years[-1], money))


def _told(years: list[dict[str, Any]], x: Spec, rule: Range, money: Money) -> list[Spec]:
    """The figures of the bars: above them, at the foot of each where lines of the draws stand above."""
    at_foot = "low" in years[-1]
    levels = [
        {"year": y["year"], "at": 0 if at_foot else y["at"], "text": words.fixed(y["level"], money.decimals)}
        for y in years
    ]
    extras = [
        {**at, "text": words.fixed(y["extra"], money.decimals, sign=True)}
        for at, y in zip(levels, years, strict=True)
        if _some(y["extra"], money)
    ]
    place = {"x": x, "y": value_axis("at", rule)}
    return [*text(levels, place, dy=-9, fontWeight="bold"), *text(extras, place, dy=-23, fontSize=11)]


def _labels(last: dict[str, Any], money: Money) -> list[Label]:
    labels = [Label(min(last["baseline"], last["level"]) / 2, "baseline")]
    if _some(last["extra"], money):
        word = "+ extra" if last["extra"] > 0 else "− less"
        labels.append(Label((last["baseline"] + last["level"]) / 2, word, bold=True))
    if "high" in last:
        labels.append(Label(last["high"], "95 % of draws below", GREY))
    return labels


def _some(extra: float, money: Money) -> bool:
    """Whether an extra is more than nothing at the decimals shown."""
    return round(abs(extra), money.decimals) > 0


def _title(projection: Projection, row: int, last: dict[str, Any], money: Money) -> str:
    name, year = projection.rows[row].name, last["year"]
    if not _some(last["extra"], money):
        return f"{name}: no extra money in {year} over {words.baseline_words(projection, row)}"
    word = "extra" if last["extra"] > 0 else "less"
    extra = f"{words.fixed(abs(last['extra']), money.decimals)} {money.long} {money.currency}"
    return f"{name}: {extra} {word} a year by {year}, for {last['share']:.2f} % of GDP"


def _subtitle(projection: Projection, row: int, money: Money, years: list[dict[str, Any]]) -> tuple[str, ...]:
    first = projection.inputs.first_year
    rates = "" if money.own and money.currency != "USD" else " and exchange rates"
    base = f"constant prices{rates} of {first} (GDP deflator)" if money.constant else "current prices"
    hollow = f" Hollow: {first}, an estimate." if words.first_figures(projection, row) is Status.ESTIMATE else ""
    draws = f" Lines: nine tenths of {projection.scenario.draws:,} draws." if "low" in years[-1] else ""
    less = (
        " White above: less than the baseline."
        if any(_some(y["extra"], money) and y["extra"] < 0 for y in years)
        else ""
    )
    return (
        f"{money.long.capitalize()} {money.currency}, {base}. Plan: {words.plan_words(projection)}.",
        f"Bold: the plan in all. Blue, below: the baseline, {words.baseline_words(projection, row)}. Orange, above: the extra.",
        f"Dashed: planned.{hollow}{less}{draws}",
    )


def _alternative(projection: Projection, row: int, years: list[dict[str, Any]], money: Money) -> str:
    first, last = years[0], years[-1]
    estimate = " (estimate)" if first["status"] == Status.ESTIMATE.value else ""
    base = f"in constant prices of {first['year']}" if money.constant else "in current prices"
    total = sum(y["extra"] for y in years[1:])
    said = (
        f"{projection.rows[row].name}: {money.said(first['level'])} in {first['year']}{estimate}, and "
        f"{money.said(last['level'])} in {last['year']} by the plan, {base}. "
    )
    if not _some(total, money):
        return f"{said}The baseline, {words.baseline_words(projection, row)}, costs the same: there is no extra."
    word = "more" if last["extra"] >= 0 else "less"
    return (
        f"{said}That is {money.said(abs(last['extra']))} {word} than the baseline, {words.baseline_words(projection, row)}; "
        f"over {years[1]['year']} to {last['year']} the extra adds up to {money.said(total)}."
    )
