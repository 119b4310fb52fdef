"""Debt against the baseline: what the WEO itself has, carried on after its last year, and what the extra makes of it.

The baseline is the path without the extra; it is the WEO's own where the scenario leaves growth, prices and interest alone,
and is called so only then. The difference at the end is that of the two central paths.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from burdenshare.nouns.errors import BadRequest
from burdenshare.pathways import Projection
from burdenshare.publish.charts import words
from burdenshare.publish.charts.fan import QUANTILES
from burdenshare.publish.charts.frame import (
    BLUE,
    DASHED,
    DOTTED,
    INK,
    VERMILLION,
    Label,
    Plot,
    Range,
    Spec,
    Words,
    framed,
    layer,
    range_of,
    right_labels,
    value_axis,
    years_axis,
)
from burdenshare.publish.charts.picture import Chart, made

PLOT = Plot(height=330, right=168)
_PAST = 12
"""Years before the first one that the WEO's debt is shown for."""


def draw(projection: Projection, area: str) -> Chart:
    """The debt of an ally or group; see burdenshare.publish.charts.chart."""
    row = words.row_of(projection, area)
    years = _years(projection, row)
    said = Words(
        title=_title(projection, row, years[-1]),
        subtitle=_subtitle(projection, row),
        source=words.source(projection.inputs.releases, projection, drawn=projection.outcome is not None),
        alternative=_alternative(projection, row, years),
    )
    fan = dict(zip(QUANTILES, ("5 %", "25 %", "Median", "75 %", "95 %"), strict=True)) if projection.outcome else {}
    columns = {
        "year": "Year",
        "printed": projection.inputs.economy.vintage.release.id,
        "baseline": "Without the extra",
        "with_extra": "With the extra",
        "difference": "Difference",
        **fan,
    }
    return made("debt", said, columns, years, framed(PLOT, said, _layers(projection, years)), projection, row)


def _years(projection: Projection, row: int) -> list[dict[str, Any]]:
    """A record a year. printed: the WEO's own, of an ally alone; what there is not is None."""
    debt, change = projection.central["debt"][row] * 100, projection.central["debt_change"][row] * 100
    if np.isnan(debt).any():
        who = projection.rows[row].name
        raise BadRequest(
            f"{projection.inputs.economy.vintage.release.id} prints no debt of {who}: there is no chart of it."
        )
    empty = dict.fromkeys(
        ("printed", "baseline", "with_extra", "difference", *(QUANTILES if projection.outcome else ()))
    )
    found: dict[int, dict[str, Any]] = {}
    for n, year in enumerate(map(int, projection.years)):
        found[year] = {
            **empty,
            "year": year,
            "baseline": float(debt[n] - change[n]),
            "with_extra": float(debt[n]),
            "difference": float(change[n]),
        }
        if projection.outcome:
            found[year] |= zip(QUANTILES, map(float, projection.fan("debt", row)[n]), strict=True)
    for year, printed in _printed(projection, row).items():
        found.setdefault(year, {**empty, "year": year})["printed"] = printed
    return [found[year] for year in sorted(found)]


def _printed(projection: Projection, row: int) -> dict[int, float]:
    """What the WEO prints of an ally's gross debt, from some years before the first year on."""
    inputs, base = projection.inputs, projection.inputs.economy.vintage
    if row >= len(inputs.allies):
        return {}
    first, last = max(base.first_year, inputs.first_year - _PAST), min(base.last_year, inputs.goal.by)
    figures = base.of("debt", first, last)[inputs.places[row]]
    return {first + n: float(v) for n, v in enumerate(figures) if not np.isnan(v)}


def _own_baseline(projection: Projection) -> bool:
    """Whether the scenario's baseline differs from the WEO's."""
    s = projection.scenario
    shifts = (s.growth_shift, s.inflation_shift, s.interest_shift)
    return s.growth is not None or s.inflation is not None or any(shifts)


def _layers(projection: Projection, years: list[dict[str, Any]]) -> list[Spec]:
    inputs = projection.inputs
    names = ("printed", "baseline", "with_extra", *(QUANTILES if projection.outcome else ()))
    rule = range_of([y[name] for y in years for name in names if y[name] is not None], ticks=7)
    x = years_axis(years[0]["year"], inputs.goal.by)
    ahead = [y for y in years if y["baseline"] is not None]
    last = inputs.economy.last_printed
    own = _own_baseline(projection)
    carried = ahead if own else [y for y in ahead if y["year"] >= last]
    solid = [{"year": y["year"], "debt": y["printed"]} for y in years if y["printed"] is not None]
    if not solid and not own:  # a group: what the release has of its members, added up
        solid = [{"year": y["year"], "debt": y["baseline"]} for y in ahead if y["year"] <= last]
    layers: list[Spec] = []
    if projection.outcome:
        for low, high, opacity in ((QUANTILES[0], QUANTILES[4], 0.14), (QUANTILES[1], QUANTILES[3], 0.22)):
            band = {"x": x, "y": value_axis(low, rule), "y2": {"field": high}}
            layers.append(layer("area", ahead, band, color=BLUE, opacity=opacity))
        median = {"x": x, "y": value_axis(QUANTILES[2], rule)}
        layers.append(layer("line", ahead, median, color=BLUE, strokeWidth=1.8, strokeDash=DOTTED))
    base, extra = ({"x": x, "y": value_axis(name, rule)} for name in ("baseline", "with_extra"))
    layers.append(layer("line", carried, base, color=INK, strokeWidth=2, strokeDash=DASHED))
    layers.append(layer("line", solid, {"x": x, "y": value_axis("debt", rule)}, color=INK, strokeWidth=2.2))
    layers.append(layer("line", ahead, extra, color=BLUE, strokeWidth=2.4, strokeDash=DASHED))
    layers += _difference(ahead[-1], x, rule)
    return layers + right_labels(PLOT, rule, _labels(projection, ahead[-1]))


def _difference(last: dict[str, Any], x: Spec, rule: Range) -> list[Spec]:
    """A bar at the end from the baseline to the path with the extra."""
    span = {"x": x, "y": value_axis("baseline", rule), "y2": {"field": "with_extra"}}
    return [layer("rule", [last], span, color=VERMILLION, strokeWidth=4)]


def _labels(projection: Projection, last: dict[str, Any]) -> list[Label]:
    middle = (last["baseline"] + last["with_extra"]) / 2
    labels = [
        Label(last["with_extra"], f"with the extra {last['with_extra']:.1f}", BLUE, bold=True),
        Label(last["baseline"], f"without it {last['baseline']:.1f}", INK, bold=True),
    ]
    if round(last["difference"], 1):
        labels.append(
            Label(middle, f"difference {words.fixed(last['difference'], 1, sign=True)} points", VERMILLION, bold=True)
        )
    if projection.outcome:
        low, high = last[QUANTILES[0]], last[QUANTILES[4]]
        labels += [
            Label(high, f"95 % of draws below {high:.1f}", BLUE),
            Label(low, f"5 % of draws below {low:.1f}", BLUE),
            Label(last[QUANTILES[2]], f"median {last[QUANTILES[2]]:.1f}", BLUE),
        ]
    return labels


def _title(projection: Projection, row: int, last: dict[str, Any]) -> str:
    name, points = projection.rows[row].name, round(last["difference"], 1)
    if not points:
        return f"{name}: the plan leaves debt in {last['year']} as it is without it"
    more = "higher" if points > 0 else "lower"
    return f"{name}: debt {abs(points):.1f} points of GDP {more} in {last['year']} than without the extra"


def _subtitle(projection: Projection, row: int) -> tuple[str, ...]:
    inputs = projection.inputs
    group, weo = row >= len(inputs.allies), inputs.economy.vintage.release.id
    unit = f"added up in US dollars of {inputs.first_year}" if group else "both in current prices"
    printed = f"solid: {weo} {'of its members' if group else 'as printed'}"
    if _own_baseline(projection):
        printed = "" if group else printed
        dashed = "dashed: this scenario's own growth, prices and interest"
    elif inputs.economy.last_printed < inputs.goal.by:
        dashed = f"dashed: carried on after {inputs.economy.last_printed}"
    else:
        dashed = ""
    return (
        f"General government gross debt, per cent of GDP, {unit}.",
        f"Black: without the extra; {'; '.join(x for x in (printed, dashed) if x)}. Blue: with the extra.",
        f"The extra over {words.baseline_words(projection, row)} is {words.financing_words(projection)}.",
        words.draws_words(projection).replace("the plan", "the central path"),
    )


def _alternative(projection: Projection, row: int, years: list[dict[str, Any]]) -> str:
    first, last = next(y for y in years if y["baseline"] is not None), years[-1]
    said = [
        f"{projection.rows[row].name}, general government gross debt: {first['baseline']:.1f} % of GDP in {first['year']}. "
        f"In {last['year']} the central path has {last['with_extra']:.1f} % with the extra, {words.financing_words(projection)}, and "
        f"{last['baseline']:.1f} % without it, {words.fixed(last['difference'], 1, sign=True)} points."
    ]
    if projection.outcome:
        low, high = projection.fan("debt_change", row)[-1][[0, -1]]
        said.append(
            f"Nine in ten of {projection.scenario.draws:,} draws end between {last[QUANTILES[0]]:.1f} and {last[QUANTILES[4]]:.1f} %; "
            f"the difference lies between {words.fixed(low, 1, sign=True)} and {words.fixed(high, 1, sign=True)} points."
        )
    return " ".join(said)
