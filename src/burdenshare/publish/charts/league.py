"""The league of yearly steps: how many points of GDP a year each ally still needs, and how many it made of late."""

from __future__ import annotations

from typing import Any

from burdenshare.nouns.figures import Status
from burdenshare.pathways import Projection
from burdenshare.publish.charts import words
from burdenshare.publish.charts.frame import (
    BLUE,
    GREY,
    INK,
    ORANGE,
    Plot,
    Spec,
    Words,
    as_is,
    framed,
    layer,
    pixels,
    range_of,
    tooltip,
    word,
)
from burdenshare.publish.charts.history import history, releases
from burdenshare.publish.charts.picture import Chart, made
from burdenshare.record import Record

LOOK_BACK = 5
"""Years over which the step made is the mean, as far as they are printed."""

_LINE = 17


def draw(projection: Projection, record: Record) -> Chart:
    """The league of every ally of a projection; see burdenshare.publish.charts.chart."""
    past = history(projection, record)
    rows = _rows(projection, past)
    inputs = projection.inputs
    printed = {r for a in inputs.allies for r in releases(past.get(a.code, ())[-LOOK_BACK - 1 :], record)}
    named = (inputs.release, *sorted(printed, key=lambda r: r.id))
    said = Words(
        title=f"What each ally still needs a year to reach {inputs.goal.core:g} % of GDP by {inputs.goal.by}",
        subtitle=_subtitle(projection, record),
        source=words.source(named, projection),
        alternative=_alternative(projection, rows),
    )
    columns = {
        "name": "Ally",
        "share": f"% of GDP in {inputs.first_year}",
        "status": "Status",
        "step": "Step needed, points a year",
        "made": f"Step made since {inputs.first_year - LOOK_BACK}",
        "state": "State",
    }
    return made("league", said, columns, rows, framed(_plot(rows), said, _layers(rows)), projection)


def _plot(rows: list[dict[str, Any]]) -> Plot:
    return Plot(height=_LINE * len(rows), left=190, right=96)


def _rows(projection: Projection, past: dict[str, tuple[Any, ...]]) -> list[dict[str, Any]]:
    """A record an ally: the largest step first, then those that are there, highest share first."""
    inputs = projection.inputs
    ahead = inputs.goal.by - inputs.first_year
    found = []
    for n, (ally, figure) in enumerate(zip(inputs.allies, inputs.figures, strict=True)):
        there, share = words.there(projection, n), float(figure.published or 0.0)
        years = {p.year: p.share for p in past.get(ally.code, ())}
        before = next((y for y in range(inputs.first_year - LOOK_BACK, figure.period) if y in years), None)
        found.append(
            {
                "name": ally.name,
                "share": share,
                "status": figure.status.value,
                "period": figure.period,
                "step": 0.0 if there else (inputs.goal.core - share) / ahead,
                "made": None if before is None else (share - years[before]) / (figure.period - before),
                "state": "there" if there else "below",
            }
        )
    return sorted(found, key=lambda r: (-r["step"], -r["share"], r["name"]))


def _layers(rows: list[dict[str, Any]]) -> list[Spec]:
    plot = _plot(rows)
    rule = range_of([v for r in rows for v in (r["step"], r["made"]) if v is not None], zero=True, ticks=7)
    first = max(r["period"] for r in rows)
    marks = [
        {
            **r,
            "at": _LINE * (n + 0.5),
            "said": "there" if r["state"] == "there" else words.fixed(r["step"]) if r["step"] >= 0.005 else "< 0.01",
            "colour": ORANGE if r["state"] == "there" else BLUE,
            "fill": "white" if r["status"] == Status.ESTIMATE.value else ORANGE if r["state"] == "there" else BLUE,
            "printed": f"{r['share']:.2f}{'e' if r['status'] == Status.ESTIMATE.value else ''}"
            + ("" if r["period"] == first else f" ({r['period']})"),
        }
        for n, r in enumerate(rows)
    ]
    at = as_is("at", "quantitative")

    def across(field: str) -> Spec:
        return {
            "field": field,
            "type": "quantitative",
            "scale": {"domain": [rule.low, rule.high], "nice": False, "zero": False},
            "axis": {"values": list(rule.ticks), "format": ".2~f", "domain": False, "ticks": False},
        }

    below, there = ([m for m in marks if m["state"] == state] for state in ("below", "there"))
    dot = {"x": across("step"), "y": at, "fill": as_is("fill"), "stroke": as_is("colour")}
    told = {**dot, "tooltip": tooltip("name", "printed", "step", "made")}
    made_ones = [{"at": m["at"], "made": m["made"]} for m in marks if m["made"] is not None]
    side = {"y": at, "text": word("said")}
    guide = {"x": pixels(0), "x2": pixels(plot.width), "y": at}
    return [
        layer("rule", marks, guide, color="#f0f0f0", strokeWidth=1),
        layer("rule", [{"zero": 0}], {"x": across("zero")}, color=GREY, strokeWidth=1),
        layer("rule", below, {"x": across("zero"), "x2": {"field": "step"}, "y": at}, color="#c4c4c4", strokeWidth=1),
        layer("point", below, told, shape="circle", size=60, strokeWidth=2, opacity=1),
        layer("point", there, told, shape="square", size=60, strokeWidth=2, opacity=1),
        layer("tick", made_ones, {"x": across("made"), "y": at}, color=GREY, thickness=2.4, size=11, orient="vertical"),
        layer("text", marks, {"x": pixels(-52), "y": at, "text": word("name")}, align="right", fontSize=12, color=INK),
        layer(
            "text", marks, {"x": pixels(-8), "y": at, "text": word("printed")}, align="right", fontSize=12, color=GREY
        ),
        layer("text", below, {"x": pixels(plot.width + 10), **side}, align="left", fontSize=12, color=INK),
        layer(
            "text",
            there,
            {"x": pixels(plot.width + 10), **side},
            align="left",
            fontSize=12,
            color=INK,
            fontStyle="italic",
        ),
    ]


def _subtitle(projection: Projection, record: Record) -> tuple[str, ...]:
    inputs = projection.inputs
    base = f", from amounts in {inputs.figures[0].price_base}" if inputs.figures[0].price_base else ""
    return (
        f"{words.measure_words(projection, record)}: percentage points of GDP a year, {inputs.first_year} to {inputs.goal.by}{base}.",
        f"Beside each name its share in {inputs.first_year} (e: estimate). Circle: step needed. Square: there already.",
        f"Hollow where the share is an estimate. Grey bar: the mean step a year that it made since {inputs.first_year - LOOK_BACK}.",
        *_without_forces(projection, record),
    )


def _without_forces(projection: Projection, record: Record) -> list[str]:
    """A line on members of the groups asked for that have no armed forces, and so no share."""
    inside = (a for g, _ in projection.inputs.groups for a in record.areas.members(g.code, projection.day))
    names = dict.fromkeys(a.name for a in inside if not a.forces)
    return [f"Left out, without armed forces: {', '.join(names)}."] if names else []


def _alternative(projection: Projection, rows: list[dict[str, Any]]) -> str:
    goal, first = projection.inputs.goal, projection.inputs.first_year
    there = [r for r in rows if r["state"] == "there"]
    below = [r for r in rows if r["state"] == "below"]
    said = [
        f"Of {len(rows)} {'ally' if len(rows) == 1 else 'allies'} {len(there) or 'none'} {'is' if len(there) < 2 else 'are'} at {goal.core:g} % "
        f"of GDP in {first} already{': ' + ', '.join(r['name'] for r in there) if there else ''}."
    ]
    if below:
        most, least = below[0], below[-1]
        said.append(
            f"The largest step left is that of {most['name']}, {most['step']:.2f} points a year until {goal.by} (from {most['share']:.2f} %)"
            + (f"; the smallest that of {least['name']}, {least['step']:.2f}." if len(below) > 1 else ".")
        )
        enough = sum(r["made"] is not None and r["made"] >= r["step"] for r in below)
        said.append(
            f"Of those below it {enough or 'none'} made at least the step needed a year on average since {first - LOOK_BACK}."
        )
    return " ".join(said)
