"""The calibration of a back-test: how often outcomes lay in bands that were meant to hold so many of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from burdenshare.nouns.errors import BadRequest
from burdenshare.nouns.figures import Release
from burdenshare.pathways.backtest import Calibration
from burdenshare.publish.charts import words
from burdenshare.publish.charts.frame import (
    BLUE,
    DASHED,
    GREY,
    INK,
    Label,
    Plot,
    Range,
    Spec,
    Words,
    framed,
    layer,
    right_labels,
    text,
    tooltip,
    value_axis,
)
from burdenshare.publish.charts.picture import Chart, made
from burdenshare.publish.wording import plural

PLOT = Plot(height=400, left=52, right=200)
ALL = "all"
"""The origin under which a back-test gives all its cases together."""

_RULE = Range(0.0, 100.0, (0.0, 20.0, 40.0, 60.0, 80.0, 100.0))


def draw(rows: Sequence[Calibration], releases: Sequence[Release], subject: str) -> Chart:
    """The plot of a back-test's coverage; see burdenshare.publish.charts.back_test."""
    each, pooled = [r for r in rows if r.origin != ALL], [r for r in rows if r.origin == ALL]
    if not pooled or any(r.cases < 1 or not 0 <= r.observed <= 1 or not 0 <= r.nominal <= 1 for r in rows):
        raise BadRequest(
            f"A calibration needs rows of at least one case, coverage as parts of 1 (0.9 is 90 %), and the origin {ALL!r}."
        )
    said = Words(
        title=f"Back-test{f' of {subject}' if subject else ''}: do the bands hold what they say?",
        subtitle=(
            "Observed coverage (upwards) against nominal coverage (rightwards), per cent of the cases.",
            "On the dashed line the bands are right; below it they are too narrow. Grey: each origin; blue: all together.",
        ),
        source=words.source(releases) if releases else "Source: back-test of this record. Calculation: Burdenshare.",
        alternative=_alternative(each, pooled),
    )
    table = [{"origin": r.origin, "nominal": r.nominal, "observed": r.observed, "cases": r.cases} for r in rows]
    columns = {"origin": "Origin", "nominal": "Nominal", "observed": "Observed", "cases": "Cases"}
    return made("calibration", said, columns, table, framed(PLOT, said, _layers(each, pooled)))


def _layers(origins: list[Calibration], pooled: list[Calibration]) -> list[Spec]:
    x: Spec = {
        "field": "nominal",
        "type": "quantitative",
        "scale": {"domain": [0, 100], "nice": False},
        "axis": {"values": [0, 20, 40, 60, 80, 100], "format": "d", "grid": False},
    }
    y = value_axis("observed", _RULE)
    each, together = [_shown(r) for r in origins], [_shown(r) for r in pooled]
    ends = [{"nominal": 0, "observed": 0}, {"nominal": 100, "observed": 100}]
    origin, told = {"field": "origin", "type": "nominal"}, tooltip("origin", "nominal", "observed", "cases")
    return [
        layer("line", ends, {"x": x, "y": y}, color=INK, strokeWidth=1.4, strokeDash=DASHED),
        layer("line", each, {"x": x, "y": y, "detail": origin}, color="#b0b0b0", strokeWidth=1.2),
        layer("point", each, {"x": x, "y": y, "tooltip": told}, filled=True, color="#8c8c8c", size=30, opacity=1),
        layer("line", together, {"x": x, "y": y}, color=BLUE, strokeWidth=2.4),
        layer("point", together, {"x": x, "y": y, "tooltip": told}, filled=True, color=BLUE, size=80, opacity=1),
        *text(together[:-1], {"x": x, "y": y}, color=BLUE, align="left", dx=9, dy=12),
        *right_labels(PLOT, _RULE, _labels(origins, pooled)),
    ]


def _shown(r: Calibration) -> dict[str, Any]:
    observed, nominal = 100 * r.observed, 100 * r.nominal
    return {"origin": r.origin, "nominal": nominal, "observed": observed, "cases": r.cases, "text": f"{observed:.0f} %"}


def _labels(origins: list[Calibration], pooled: list[Calibration]) -> list[Label]:
    """Each origin's name beside its widest band."""
    widest = {r.origin: r for r in sorted(origins, key=lambda r: r.nominal)}
    labels = [Label(100 * r.observed, f"{r.origin} ({r.cases} cases)", GREY) for r in widest.values()]
    last = pooled[-1]
    told = f"all origins: {100 * last.observed:.0f} % ({last.cases} cases)"
    return [*labels, Label(100 * last.observed, told, BLUE, bold=True)]


def _alternative(origins: list[Calibration], pooled: list[Calibration]) -> str:
    held = ", ".join(f"{100 * r.nominal:.0f} % held {100 * r.observed:.0f} %" for r in pooled)
    number = len({r.origin for r in origins}) or 1
    return f"Of {pooled[-1].cases} cases of {plural(number, 'origin')}, bands meant to hold {held}."
