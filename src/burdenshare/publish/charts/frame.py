"""The frame of every chart: 720 pixels wide, title and unit above, source below, direct labels at the right.

Charts are written as Vega-Lite with the few functions below: one mark with its channels a layer. Margins are given and not
found by the renderer, so that labels beside the plot are never cut and two charts of one kind lie over one another.
Colours are Okabe and Ito's; none is the only sign of anything.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

Spec = dict[str, Any]

WIDTH = 720
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
BLUE, SKY, ORANGE, VERMILLION = "#0072B2", "#56B4E9", "#E69F00", "#D55E00"
INK, GREY, PALE = "#1a1a1a", "#595959", "#e3e3e3"
DASHED, DOTTED = [6, 4], [2, 3]

_TITLE, _SUBTITLE, _SOURCE = (17, 21, 74), (12, 16, 118), (10.5, 14, 136)
"""Size, height of a line, and letters that fit in one."""

_TO_SOURCE = 34
"""From the foot of the plot to the source, past the labels of the axis."""

_CONFIG: Spec = {
    "font": FONT,
    "aria": False,  # the SVG is one picture with one description
    "view": {"stroke": None},
    "axis": {
        "labelColor": GREY,
        "labelFontSize": 12,
        "labelPadding": 4,
        "domainColor": GREY,
        "tickColor": GREY,
        "gridColor": PALE,
        "title": None,
    },
}


@dataclass(frozen=True, slots=True)
class Words:
    """What stands around a plot; see Chart."""

    title: str
    subtitle: tuple[str, ...]
    source: str
    alternative: str


@dataclass(frozen=True, slots=True)
class Plot:
    """The room for marks: its height, and the margins at its sides, in pixels."""

    height: int
    left: int = 44
    right: int = 120

    @property
    def width(self) -> int:
        """The width of the plot itself."""
        return WIDTH - self.left - self.right


@dataclass(frozen=True, slots=True)
class Range:
    """A scale from low to high with ticks at round numbers."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def place(self, value: float, height: float) -> float:
        """Pixels from the top of a plot of that height."""
        return height * (self.high - value) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Label:
    """A direct label at the right of a plot, beside the value that it names."""

    value: float
    text: str
    colour: str = INK
    bold: bool = False


def framed(plot: Plot, words: Words, layers: Iterable[Spec]) -> Spec:
    """The layers of a plot with title, subtitle and source, as a Vega-Lite specification."""
    title, subtitle = _lines([words.title], _TITLE), _lines(words.subtitle, _SUBTITLE)
    source = _lines([words.source], _SOURCE)
    top = 12 + len(title) * _TITLE[1] + len(subtitle) * _SUBTITLE[1] + 20
    below_title = 12 + len(title) * _TITLE[1] - top
    return {
        "$schema": SCHEMA,
        "description": words.alternative,
        "background": "white",
        "width": plot.width,
        "height": plot.height,
        "autosize": {"type": "none"},
        "padding": {
            "left": plot.left,
            "right": plot.right,
            "top": top,
            "bottom": _TO_SOURCE + len(source) * _SOURCE[1] + 8,
        },
        "layer": [
            *layers,
            _around(plot, title, _TITLE, 12 - top, color=INK, fontWeight="bold"),
            _around(plot, subtitle, _SUBTITLE, below_title, color=GREY),
            _around(plot, source, _SOURCE, plot.height + _TO_SOURCE, color=GREY),
        ],
        "config": _CONFIG,
    }


def _around(plot: Plot, lines: list[str], face: tuple[float, int, int], y: float, **style: Any) -> Spec:
    """Words above or below the plot. A mark and no title of Vega's, whose place would hang on what stands in the plot."""
    at = {"x": pixels(8 - plot.left), "y": pixels(y)}
    return layer(
        "text", [{}], at, text=lines, align="left", baseline="top", fontSize=face[0], lineHeight=face[1], **style
    )


def layer(mark: str, data: Iterable[Mapping[str, Any]], channels: Spec, **style: Any) -> Spec:
    """One mark for each record. A value that is no number is left out of its record: nothing is drawn for it."""
    values = [{k: v for k, v in row.items() if not (isinstance(v, float) and not math.isfinite(v))} for row in data]
    return {"data": {"values": values}, "mark": {"type": mark, **style}, "encoding": channels}


def text(data: Sequence[Mapping[str, Any]], channels: Spec, *, color: str = INK, **style: Any) -> list[Spec]:
    """Words on the plot, the field `text` of each record, with a white rim that parts them from what lies under them."""
    style = {"fontSize": 12, **style}
    told = {**channels, "text": word("text")}
    return [
        layer("text", data, told, stroke="white", strokeWidth=3, strokeJoin="round", **style),
        layer("text", data, told, color=color, **style),
    ]


def pixels(place: float) -> Spec:
    """A channel that stands at a place of the plot."""
    return {"value": place}


def as_is(field: str, kind: str = "nominal") -> Spec:
    """A channel that takes a field's value as it is: a colour by its name, a place in pixels."""
    return {"field": field, "type": kind, "scale": None, **({"axis": None} if kind == "quantitative" else {})}


def word(field: str) -> Spec:
    """What a text mark says."""
    return {"field": field, "type": "nominal"}


def tooltip(*fields: str) -> list[Spec]:
    """What a chart that moves tells of a mark."""
    return [word(name) for name in fields]


def years_axis(first: int, last: int, most: int = 13) -> Spec:
    """A scale of years that ends with the last one; at most so many of them are told."""
    every = next(step for step in (1, 2, 5, 10, 20) if (last - first) / step < most)
    return {
        "field": "year",
        "type": "quantitative",
        "scale": {"domain": [first - 0.4, last + 0.1], "nice": False, "zero": False},
        "axis": {"values": sorted(range(last, first - 1, -every)), "format": "d", "grid": False},
    }


def value_axis(field: str, rule: Range) -> Spec:
    """A vertical scale of values with light lines across."""
    return {
        "field": field,
        "type": "quantitative",
        "scale": {"domain": [rule.low, rule.high], "nice": False, "zero": False},
        "axis": {"values": list(rule.ticks), "format": ",.4~f", "domain": False, "ticks": False},
    }


def range_of(values: Iterable[float], *, zero: bool = False, ticks: int = 6, room: float = 0.04) -> Range:
    """A range around the values that are numbers, with ticks at 1, 2, 2.5 or 5 times a power of ten."""
    known = [v for v in values if math.isfinite(v)]
    low, high = min(known, default=0.0), max(known, default=1.0)
    low = min(low, 0.0) if zero else low
    span = next((x for x in (high - low, abs(high)) if x > 1e-9), 1.0)  # less is no distance that a chart can show
    high += span * room
    low -= 0 if zero and low == 0 else span * room
    step = _step((high - low) / ticks)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return Range(low, high, tuple(round(n * step, 10) for n in range(first, last + 1)))


def _step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * m for m in (1, 2, 2.5, 5, 10) if rough <= power * m * 1.0000001)


def right_labels(plot: Plot, rule: Range, labels: Sequence[Label], apart: float = 15) -> list[Spec]:
    """Labels at the right, each beside its value, pushed apart where they would overlap; a hair leads to each."""
    order = sorted(labels, key=lambda label: -label.value)
    wanted = [rule.place(label.value, plot.height) for label in order]
    put = pushed_apart(wanted, apart, 0, plot.height)
    place, style = as_is("at", "quantitative"), {"align": "left", "baseline": "middle", "fontSize": 12}
    texts = [
        layer(
            "text",
            [
                {"text": label.text, "colour": label.colour, "at": at}
                for label, at in zip(order, put, strict=True)
                if label.bold is bold
            ],
            {"x": pixels(plot.width + 14), "y": place, "text": word("text"), "color": as_is("colour")},
            fontWeight="bold" if bold else "normal",
            **style,
        )
        for bold in dict.fromkeys(label.bold for label in order)
    ]
    hairs = layer(
        "rule",
        [{"at": at, "from": home} for home, at in zip(wanted, put, strict=True)],
        {"x": pixels(plot.width + 2), "x2": pixels(plot.width + 11), "y": as_is("from", "quantitative"),
         "y2": {"field": "at"}},
        color="#a0a0a0", strokeWidth=0.8,
    )  # fmt: skip
    return [*texts, hairs]


def pushed_apart(wanted: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """Places near the wanted ones (in rising order), at least `apart` from one another, within low to high if they fit."""
    groups: list[list[float]] = []  # sum of the wished places of labels that stand close, and how many these are
    for place in wanted:
        groups.append([place, 1.0])
        while len(groups) > 1 and _start(groups[-2], apart) + groups[-2][1] * apart > _start(groups[-1], apart):
            total, count = groups.pop()
            groups[-1][0] += total
            groups[-1][1] += count
    put = [_start(group, apart) + apart * k for group in groups for k in range(int(group[1]))]
    for n in reversed(range(len(put))):
        put[n] = min(put[n], high if n == len(put) - 1 else put[n + 1] - apart)
    for n in range(len(put)):
        put[n] = max(put[n], low if n == 0 else put[n - 1] + apart)
    return put


def _start(group: Sequence[float], apart: float) -> float:
    """Where a group of labels begins so that its middle is the mean of what its labels wish."""
    total, count = group
    return total / count - apart * (count - 1) / 2


def _lines(texts: Iterable[str], face: tuple[float, int, int]) -> list[str]:
    return [line for text in texts for line in (wrap(text, face[2], break_on_hyphens=False) or [""])]
