"""The fan to a target: the share of GDP that was spent, the plan, what may come of it, the target, the ally's pledges.

Bands are the quantiles of the draws; the plan is the central path. Pledges are those that the engine
takes as waypoints: firm ones for years ahead, above today's share (pathways/waypoints.py).
"""

from __future__ import annotations

from typing import Any

from burdenshare.nouns.figures import Status
from burdenshare.pathways import Projection
from burdenshare.pathways.projection import LEVELS
from burdenshare.publish.charts import words
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
from burdenshare.publish.charts.history import Past, past_of, releases
from burdenshare.publish.charts.picture import Chart, made
from burdenshare.record import Record

PLOT = Plot(height=330, right=160)
QUANTILES = tuple(f"p{100 * level:02.0f}" for level in LEVELS)
_NAMES = ("5 % of draws below", "25 % below", "median", "75 % below", "95 % of draws below")

Year = dict[str, Any]
"""A record of the table: year, share and status (printed), plan, QUANTILES, chance, pledge; what there is not is None."""


def draw(projection: Projection, area: str, record: Record) -> Chart:
    """The fan of an ally or group; see burdenshare.publish.charts.chart."""
    row = words.row_of(projection, area)
    past = past_of(projection, record, projection.rows[row])
    years = _years(projection, row, past, _pledges(projection, row))
    said = Words(
        title=_title(projection, row),
        subtitle=_subtitle(projection, record, past, years),
        source=words.source(
            (*releases(past, record), *projection.inputs.releases), projection, drawn=projection.outcome is not None
        ),
        alternative=_alternative(projection, row, record, years),
    )
    drawn = framed(PLOT, said, _layers(projection, years))
    return made("fan", said, _columns(projection), years, drawn, projection, row)


def _years(projection: Projection, row: int, past: tuple[Past, ...], pledged: dict[int, float]) -> list[Year]:
    inputs, plan = projection.inputs, projection.share(row)
    empty = dict.fromkeys(("share", "status", "plan", *(QUANTILES if projection.outcome else ()), "chance", "pledge"))
    found: dict[int, Year] = {y: {"year": y, **empty} for y in (*(p.year for p in past), *map(int, projection.years))}
    for p in past:
        found[p.year] |= {"share": p.share, "status": p.status.value}
    for n, year in enumerate(map(int, projection.years)):
        found[year]["plan"] = float(plan[n])
        if projection.outcome:
            found[year] |= zip(QUANTILES, map(float, projection.fan("share", row)[n]), strict=True)
            found[year]["chance"] = projection.chance(inputs.goal.core, year, row)
    for year, share in pledged.items():
        found[year]["pledge"] = share
    return [found[year] for year in sorted(found)]


def _pledges(projection: Projection, row: int) -> dict[int, float]:
    """Year -> share of GDP that the ally itself named, up to the last year; none of a group."""
    if row >= len(projection.inputs.allies):
        return {}
    last = projection.inputs.goal.by
    return {year: round(share * 100, 6) for year, share in projection.pledges[row] if year <= last}


def _layers(projection: Projection, years: list[Year]) -> list[Spec]:
    goal, drawn = projection.inputs.goal, ("share", "plan", "pledge", *(QUANTILES if projection.outcome else ()))
    rule = range_of([*(y[name] for y in years for name in drawn if y[name] is not None), goal.core], zero=True)
    x = years_axis(years[0]["year"], goal.by)
    ahead = [y for y in years if y["plan"] is not None]
    target = layer("rule", [{"share": goal.core}], {"y": value_axis("share", rule)}, color=VERMILLION, strokeWidth=1.6)
    layers = [*(_fan(ahead, x, rule) if projection.outcome else ()), target]
    plan = {"x": x, "y": value_axis("plan", rule)}
    layers.append(layer("line", ahead, plan, color=BLUE, strokeWidth=2.2, strokeDash=DASHED))
    layers += [*_printed(years, x, rule), *_pledge_marks(years, goal.by, x, rule)]
    return layers + right_labels(PLOT, rule, _labels(projection, years[-1]))


def _fan(ahead: list[Year], x: Spec, rule: Range) -> list[Spec]:
    bands = [
        layer("area", ahead, {"x": x, "y": value_axis(low, rule), "y2": {"field": high}}, color=BLUE, opacity=opacity)
        for low, high, opacity in ((QUANTILES[0], QUANTILES[4], 0.16), (QUANTILES[1], QUANTILES[3], 0.24))
    ]
    median = {"x": x, "y": value_axis(QUANTILES[2], rule)}
    return [*bands, layer("line", ahead, median, color=BLUE, strokeWidth=1.8, strokeDash=DOTTED)]


def _printed(years: list[Year], x: Spec, rule: Range) -> list[Spec]:
    """What was printed: a line, and on it dots that are hollow where the figure is an estimate."""
    printed = [
        {"year": y["year"], "share": y["share"], "status": y["status"], "fill": _fill(y["status"])}
        for y in years
        if y["share"] is not None
    ]
    channels = {"x": x, "y": value_axis("share", rule)}
    told = {**channels, "fill": as_is("fill"), "tooltip": tooltip("year", "share", "status")}
    return [
        layer("line", printed, channels, color=BLUE, strokeWidth=2.2),
        layer("point", printed, told, stroke=BLUE, strokeWidth=1.6, size=46, opacity=1),
    ]


def _fill(status: str) -> str:
    return "white" if status == Status.ESTIMATE.value else BLUE


def _pledge_marks(years: list[Year], last: int, x: Spec, rule: Range) -> list[Spec]:
    marks = [
        {"year": y["year"], "pledge": y["pledge"], "text": f"pledge {y['pledge']:g}"}
        for y in years
        if y["pledge"] is not None
    ]
    if not marks:
        return []
    channels = {"x": x, "y": value_axis("pledge", rule)}
    inside, at_end = [m for m in marks if m["year"] != last], [m for m in marks if m["year"] == last]
    return [
        *text(inside, channels, dy=-15),
        *text(at_end, channels, align="right", dx=-10),
        layer("point", marks, channels, shape="diamond", filled=True, size=95, color=INK, opacity=1),
    ]


def _labels(projection: Projection, last: Year) -> list[Label]:
    goal = projection.inputs.goal
    fan = zip(QUANTILES, _NAMES, strict=True) if projection.outcome else ()
    return [
        Label(goal.core, f"target {goal.core:g} %", VERMILLION, bold=True),
        Label(last["plan"], f"plan {last['plan']:.2f}", BLUE, bold=True),
        *(Label(last[q], f"{name} {last[q]:.2f}", BLUE) for q, name in fan),
    ]


def _title(projection: Projection, row: int) -> str:
    name, goal = projection.rows[row].name, projection.inputs.goal
    if words.there(projection, row):
        return f"{name}: at {goal.core:g} % of GDP already, and what may come by {goal.by}"
    return f"{name}: the way to {goal.core:g} % of GDP by {goal.by}"


def _subtitle(projection: Projection, record: Record, past: tuple[Past, ...], years: list[Year]) -> tuple[str, ...]:
    base = f", from amounts in {past[-1].price_base}" if past and past[-1].price_base else ""
    pledged = " Diamonds: its own pledges." if any(y["pledge"] is not None for y in years) else ""
    return (
        f"{words.measure_words(projection, record)}, per cent of GDP{base}. Plan: {words.plan_words(projection)}.",
        f"Dots: printed, hollow where an estimate.{pledged}",
        words.draws_words(projection),
    )


def _alternative(projection: Projection, row: int, record: Record, years: list[Year]) -> str:
    goal, last = projection.inputs.goal, years[-1]
    printed = [
        f"{y['share']:.2f} %{' (estimate)' if y['status'] == Status.ESTIMATE.value else ''} in {y['year']}"
        for y in years
        if y["share"] is not None
    ]
    spent = f": {', '.join(dict.fromkeys((printed[0], printed[-1])))}" if printed else ""
    said = [f"{projection.rows[row].name}, {record.indicators[projection.inputs.indicator].label}{spent}."]
    said.append(
        f"The plan ({words.plan_words(projection)}) has {last['plan']:.2f} % in {goal.by}; the target is {goal.core:g} %."
    )
    if projection.outcome:
        said.append(
            f"Nine in ten of {projection.scenario.draws:,} draws end between {last[QUANTILES[0]]:.2f} and "
            f"{last[QUANTILES[4]]:.2f} %, the median at {last[QUANTILES[2]]:.2f} %; "
            f"{100 * last['chance']:.0f} % of them meet {goal.core:g} % in {goal.by}."
        )
    if pledged := [f"{y['pledge']:g} % by {y['year']}" for y in years if y["pledge"] is not None]:
        said.append(f"Its own pledges: {', '.join(pledged)}.")
    return " ".join(said)


def _columns(projection: Projection) -> dict[str, str]:
    fan = dict(zip(QUANTILES, ("5 %", "25 %", "Median", "75 %", "95 %"), strict=True)) if projection.outcome else {}
    chance = {"chance": f"Chance of {projection.inputs.goal.core:g} %"} if projection.outcome else {}
    return {"year": "Year", "share": "Printed", "status": "Status", "plan": "Plan", **fan, **chance, "pledge": "Pledge"}
