"""Results that others published, recomputed: `python -m bench.published [--write]`.

bench/published.toml holds who computed what, on which assumptions and where, and how the engine is asked for it; nothing
of ours is typed by hand. --write puts theirs beside ours into docs/published.md; tests/pathways/test_published.py holds
ours to the tolerance of each.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import burdenshare as bs
from burdenshare.pathways import Projection, scenario

Floats = NDArray[np.float64]

DATA = Path(__file__).parent / "published.toml"
MANUAL = Path(__file__).parent.parent / "docs" / "published.md"
BILLION = 1e3
"""Amounts of a projection are millions."""

CLOSE = 0.05
"""A figure within this part of theirs is called reproduced."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed figure and how ours is had: the fields of a figure in published.toml, which explains them."""

    label: str
    of: str
    printed: float
    unit: str
    tolerance: float
    years: tuple[int, ...] = ()
    plan: tuple[tuple[int, float], ...] = ()
    against: tuple[tuple[int, float], ...] = ()
    flat: float = 0.0
    amount: float = 0.0
    plus: float = 0.0
    low: float = 0.0
    high: float = 0.0
    mean: bool = False
    differs: bool = False
    areas: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    currency: str = ""
    changes: tuple[tuple[str, Any], ...] = ()

    @property
    def span(self) -> tuple[int, ...]:
        """Every year that is added up."""
        return tuple(range(self.years[0], self.years[-1] + 1))


@dataclass(frozen=True, slots=True)
class Result:
    """One publication. fiscal: part of a fiscal year that lies in its first calendar year; 1 for calendar years."""

    id: str
    institution: str
    title: str
    date: str
    seen: str
    addresses: tuple[str, ...]
    computed: str
    assumptions: str
    why: str
    scenario: Mapping[str, Any]
    figure: tuple[Figure, ...]
    fiscal: float = 1.0


def main(arguments: Sequence[str] = ()) -> None:
    text = manual(results())
    if "--write" in arguments:
        MANUAL.write_text(text, encoding="utf-8")
    print(text, end="")


@cache
def results() -> tuple[Result, ...]:
    """What others published, in the order of the file. A key that is not known raises TypeError."""
    raw = tomllib.loads(DATA.read_text(encoding="utf-8"))["result"]
    return tuple(
        Result(**{**r, "addresses": tuple(r["addresses"]), "figure": tuple(_figure(f) for f in r["figure"])})
        for r in raw
    )


def _figure(raw: Mapping[str, Any]) -> Figure:
    values = dict(raw)
    for f in fields(Figure):
        value = values.get(f.name)
        if isinstance(value, list):
            values[f.name] = tuple(tuple(v) if isinstance(v, list) else v for v in value)
        elif isinstance(value, dict):
            values[f.name] = tuple(value.items())
    return Figure(**values)


def ours(result: Result, figure: Figure) -> float:
    """Our figure for theirs, in its unit: from projections of the scenario, or from what the first year holds."""
    if figure.of in {"gap", "spent"} or (figure.of == "points" and not figure.years):
        return _first_year(projected(result, figure, ()), figure)
    plan = projected(result, figure, figure.plan)
    at = [y - plan.inputs.first_year for y in figure.span]
    gdp = _gdp(plan, result.fiscal)[at]
    if figure.of == "share":
        return float(100 * figure.amount / gdp[0])
    if figure.of == "points":
        return float(figure.amount / 100 * gdp[0])
    if figure.of == "debt":
        other = projected(result, figure, figure.against)
        return float(100 * (plan.central["debt"][0, at[0]] - other.central["debt"][0, at[0]]))
    yearly = plan.share(0)[at] / 100 * gdp
    if figure.of == "extra":
        if figure.against:
            yearly = yearly - projected(result, figure, figure.against).share(0)[at] / 100 * gdp
        yearly = yearly - figure.flat
    elif figure.of != "level":
        raise ValueError(f"{result.id}, {figure.label}: no figure can be had of {figure.of!r}")
    return float(yearly.mean() if figure.mean else yearly.sum()) + figure.plus


def projected(result: Result, figure: Figure, points: Sequence[tuple[int, float]]) -> Projection:
    """The scenario on a path of shares, or with the share held."""
    shape = {"shape": "points", "points": list(points)} if points else {"shape": "held"}
    return bs.project(scenario=scenario.of({**result.scenario, **dict(figure.changes), **shape, "draws": 0}))


def _gdp(projection: Projection, fiscal: float) -> Floats:
    """GDP of each year, or of the fiscal year that begins in it, billions; the last fiscal year cannot be had."""
    gdp = projection.money.gdp.national[0] / BILLION
    if fiscal == 1.0:
        return np.asarray(gdp)
    return np.append(fiscal * gdp[:-1] + (1 - fiscal) * gdp[1:], np.nan)


def _first_year(projection: Projection, figure: Figure) -> float:
    """An alliance's sum in the first year's GDP: spending, points of GDP, or what lifts each ally to a share."""
    total = 0.0
    gdp = _in_currency(projection, figure.currency)
    for n, ally in enumerate(projection.inputs.allies):
        if ally.code in figure.without or (figure.areas and ally.code not in figure.areas):
            continue
        share = projection.share(n)[0]
        points = {
            "spent": share,
            "points": figure.amount,
            "gap": max(0.0, figure.high - max(figure.low, share)),
        }[figure.of]
        total += points / 100 * gdp[n]
    return total


def _in_currency(projection: Projection, currency: str) -> Floats:
    """GDP of the first year in billions of euros, or of the currency of an ally, at the rates that its outlook implies."""
    gdp = projection.money.gdp
    if currency == "EUR":
        return np.asarray(gdp.euros[:, 0] / BILLION)
    row = projection.row(currency)
    return np.asarray(gdp.dollars[:, 0] * gdp.national[row, 0] / gdp.dollars[row, 0] / BILLION)


def manual(found: Sequence[Result]) -> str:
    """docs/published.md."""
    figures = [(r, f, ours(r, f)) for r in found for f in r.figure]
    same = [(f, o) for _, f, o in figures if not f.differs]
    near, close = (sum(abs(o / f.printed - 1) <= part for f, o in same) for part in (0.02, CLOSE))
    parts = [
        "# What others published, recomputed",
        "",
        "    PYTHONPATH=src:. python -m bench.published --write",
        "",
        f"{len(found)} calculations by other institutions, {len(figures)} printed figures. Each is asked of `burdenshare.project` as of the",
        "day of its publication, on the newest NATO release and World Economic Outlook held that day unless it says otherwise;",
        "theirs stand on GDP forecasts of their own. bench/published.toml holds the scenario of each, and a test holds ours to its",
        f"tolerance. Of {len(same)} figures {near} come out within 2 % and {close} within 5; {len(figures) - len(same)} differ for the cause that stands",
        "beside them.",
        "",
    ]
    for r in found:
        releases = ", ".join(x.id for x in projected(r, r.figure[0], r.figure[0].plan).inputs.releases)
        parts += [
            f"## {r.institution}, {r.date}",
            "",
            f"*{r.title}* ({r.seen}): " + ", ".join(f"<{a}>" for a in r.addresses),
            "",
            f"- **Computed.** {r.computed}.",
            f"- **Assumptions.** {r.assumptions}.",
            f"- **Ours rests on** {releases}.",
            f"- **Why ours differs.** {r.why}",
            "",
            "| figure | unit | theirs | ours | difference | |",
            "| --- | --- | ---: | ---: | ---: | --- |",
        ]
        for f in r.figure:
            value = ours(r, f)
            parts.append(
                f"| {f.label} | {f.unit} | {f.printed:,g} | {_like(value, f.printed)} | {100 * (value / f.printed - 1):+.1f} % | "
                f"{_word(f, value)} |"
            )
        parts.append("")
    return "\n".join(parts)


def _word(figure: Figure, value: float) -> str:
    if figure.differs:
        return "differs"
    return "reproduced" if abs(value / figure.printed - 1) <= CLOSE else "near"


def _like(value: float, printed: float) -> str:
    """One decimal more than theirs has."""
    text = f"{printed:g}"
    return f"{value:,.{min(len(text.partition('.')[2]) + 1, 3)}f}"


if __name__ == "__main__":
    main(sys.argv[1:])
