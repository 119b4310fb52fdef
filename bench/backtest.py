"""The pathway engine held against what came: `python -m bench.backtest [--write]`.

Stands in earlier years, projects, and scores the fans: coverage of the 50 and 90 % fans, CRPS beside simple forecasts,
mean error, calibration. 2021, 2023 and 2024 stand on what was known that day; 2014, 2018 and 2019 cannot for the economy,
since the record holds no World Economic Outlook before April 2021, and are built from a later release cut off after that
year (see burdenshare.pathways.backtest.substitute). --write puts the tables into docs/backtest.md and the figures into
bench/backtest.json, which tests/pathways/test_backtest.py holds the engine against.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np

import burdenshare as bs
from burdenshare.pathways import backtest
from burdenshare.pathways.backtest import Case, Floats, Stand
from burdenshare.pathways.vintage import Vintage, vintage
from burdenshare.record import Record

MANUAL = Path(__file__).parent.parent / "docs" / "backtest.md"
PICTURE = MANUAL.with_name("calibration.svg")
FIGURES = Path(__file__).parent / "backtest.json"

LAST, DEADLINE, GOAL = 2025, 2024, 0.02
"""The last year that came; the year and the share of GDP of the Wales pledge."""

SHARES, ECONOMY = "nato-2025-08", "imf-weo-2026-04"
"""What came: the newest releases. That of July 2026 prints core defence, another definition, and is not used."""

HISTORY, PAST_ECONOMY = "nato-2019-06", "imf-weo-2021-04"
"""Later releases that stand in for what was known in 2014, 2018 and 2019: the oldest held with every share, real change and rate."""

DRAWS, SEED, BLOCK = 4000, 1, 3
SHAPES = ("held", "history", "linear")
SERIES = (*(f"share, {s}" for s in SHAPES), "GDP", "debt")


@dataclass(frozen=True, slots=True)
class Variant:
    """Another width of a share's fan: see Stand.wider. drift: whether the mean change is uncertain too."""

    catch_up: float
    factor: float
    drift: bool = False


VARIANTS = (
    *(Variant(0.5, factor, drift=True) for factor in (1.0, 2.0)),
    *(Variant(0.5, factor) for factor in (1.0, 2.0, 3.0)),
    *(Variant(0.0, factor) for factor in (1.0, 2.0, 3.0, 4.0)),
    *(Variant(0.0, factor, drift=True) for factor in (1.0, 1.5, 2.0)),
)
"""What is tried for the fan of the share; the first is the default."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A year stood in. day: whose knowledge rules; None where no forecast of that day is held. note: what it rests on."""

    year: int
    day: date | None
    note: str


ORIGINS = (
    Origin(2014, None, "substitute; shares and three real changes (2012 to 2014) as NATO printed them in June 2019"),
    Origin(2018, None, "substitute; shares and seven real changes (2012 to 2018) as NATO printed them in June 2019"),
    Origin(2019, None, "economy a substitute; shares and eight real changes as NATO printed them in that very year"),
    Origin(2021, date(2021, 7, 1), "real time"),
    Origin(2023, date(2023, 7, 10), "real time, the day before the Vilnius summit"),
    Origin(2024, date(2024, 7, 1), "real time"),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """One origin with its stand, the real changes known, and the mean nominal growth of the ten years before (allies,)."""

    origin: Origin
    stand: Stand
    changes: Mapping[str, Mapping[int, float]]
    pace: Floats


def main(arguments: Sequence[str] = ()) -> None:
    from bench import _backtest_manual

    found = results()
    text = _backtest_manual.text(found, figures(found), revised(), grid())
    if "--write" in arguments:
        FIGURES.write_text(written(figures(found)), encoding="utf-8")
        MANUAL.write_text(text, encoding="utf-8")
        PICTURE.write_text(picture(found), encoding="utf-8")
    print(text, end="")


def picture(found: Mapping[str, Sequence[Case]]) -> str:
    """The calibration plot of the shares, all shapes together."""
    from burdenshare.publish.charts import back_test, svg

    shares = [c for name, cases in found.items() if name.startswith("share") for c in cases]
    record = bs.open()
    came = [record.release(SHARES), record.release(ECONOMY)]
    return svg(back_test(backtest.calibration(shares), came, "share of GDP, all shapes"))


@cache
def origins() -> tuple[Seen, ...]:
    """Every origin, standing."""
    record = bs.open()
    return tuple(_real(o, o.day) if o.day else _substitute(record, o) for o in ORIGINS)


def results() -> dict[str, list[Case]]:
    """The cases of every series."""
    found: dict[str, list[Case]] = {name: [] for name in SERIES}
    for seen in origins():
        for shape in SHAPES:
            found[f"share, {shape}"] += share_cases(seen, shape)
        found["GDP"] += gdp_cases(seen)
        if seen.stand.real_time:
            found["debt"] += debt_cases(seen)
    return found


def share_cases(seen: Seen, shape: str, variant: Variant = VARIANTS[0]) -> list[Case]:
    """Shares under a shape, with the fan as it is or of another width."""
    stand, first = seen.stand, seen.origin.year
    if shape == "linear" and first >= DEADLINE:
        return []
    if shape == "history":
        stand = stand.of([a for a in stand.allies if seen.changes.get(a)])
    held = stand.model.plan
    linear = backtest.towards(stand, GOAL, DEADLINE) if first < DEADLINE else np.full_like(held, np.nan)
    linear[:, max(DEADLINE - first, 0) + 1 :] = np.nan
    plan = {"held": held, "linear": backtest.towards(stand, GOAL, max(DEADLINE, first + 1))}.get(shape)
    if plan is None:
        plan = backtest.gone_on(stand, seen.changes)
    last = DEADLINE if shape == "linear" else LAST
    came = {a: {y: v for y, v in series.items() if y <= last} for a, series in shares_that_came().items()}
    stand = stand.planned(plan)
    wider = stand.wider(variant.factor, variant.catch_up, float(variant.drift))
    draws = wider.drawn(DRAWS, SEED, BLOCK, ("share",))["share"]
    return backtest.cases(stand, draws, plan, came, {"held": held, "linear": linear})


def gdp_cases(seen: Seen) -> list[Case]:
    """Nominal GDP over that of the first year, 100 times the logarithm: so that Türkiye's prices do not drown the rest."""
    stand = seen.stand
    kept = stand.drawn(DRAWS, SEED, BLOCK, ("level", "share"))
    draws = np.log(kept["level"] / kept["share"] / stand.model.gdp[:, None, None])
    central = np.cumsum(np.log((1 + stand.model.growth) * (1 + stand.model.inflation)), axis=1)
    central = np.concatenate([np.zeros((len(stand.allies), 1)), central], axis=1)
    steady = np.log(1 + seen.pace[:, None]) * np.arange(central.shape[1])
    base = economy_that_came()
    first = seen.origin.year
    gdp = base.of("nominal", first, LAST)
    came = _by_ally(base, 100 * np.log(gdp / gdp[:, :1]), first)
    return backtest.cases(stand, draws, central, came, {"steady": np.asarray(steady, dtype=np.float64)})


def debt_cases(seen: Seen) -> list[Case]:
    """Government debt, per cent of GDP, on the forecast's own budgets."""
    stand, base, first = seen.stand, economy_that_came(), seen.origin.year
    still = stand.drawn(DRAWS, SEED, BLOCK, ("debt",))["debt"]
    middle = np.median(still, axis=2)
    held = np.repeat(stand.model.debt[:, None], still.shape[1], axis=1)
    return backtest.cases(stand, still, middle, _by_ally(base, base.of("debt", first, LAST), first), {"held": held})


@cache
def shares_that_came() -> dict[str, dict[int, float]]:
    """ally -> year -> share of GDP as the newest release of that definition prints it."""
    return _printed(bs.open(), SHARES, "share_of_gdp")


@cache
def economy_that_came() -> Vintage:
    record = bs.open()
    return vintage(record, record.release(ECONOMY), tuple(a.code for a in record.areas.allies))


def revised() -> list[tuple[int, int, float, float]]:
    """Origin, allies, mean and largest absolute revision of the first year's own share since."""
    rows = []
    for seen in origins():
        came = shares_that_came()
        start = zip(seen.stand.allies, seen.stand.model.plan[:, 0] * 100, strict=True)
        moved = [abs(s - came[a][seen.origin.year]) for a, s in start if seen.origin.year in came.get(a, {})]
        rows.append((seen.origin.year, len(moved), float(np.mean(moved)), max(moved)))
    return rows


def grid() -> list[tuple[Variant, list[Case]]]:
    """Every variant with its cases, of all origins and shapes."""
    return [(v, [c for seen in origins() for shape in SHAPES for c in share_cases(seen, shape, v)]) for v in VARIANTS]


def written(found: Mapping[str, Mapping[str, list[dict[str, object]]]]) -> str:
    """The figures as JSON, one row a line, so that a change shows where it is."""
    parts = []
    for part, series in found.items():
        lists = [
            f"  {json.dumps(name)}: [\n" + ",\n".join(f"   {json.dumps(row)}" for row in rows) + "\n  ]"
            for name, rows in series.items()
        ]
        parts.append(f" {json.dumps(part)}: {{\n" + ",\n".join(lists) + "\n }")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def figures(found: Mapping[str, Sequence[Case]]) -> dict[str, dict[str, list[dict[str, object]]]]:
    """What is checked in: scores by series, and calibration rows (origin, nominal, observed, cases) by series."""

    def rounded(rows: Iterable[object]) -> list[dict[str, object]]:
        return [{k: _rounded(v) for k, v in asdict(r).items()} for r in rows]  # type: ignore[call-overload]

    return {
        "scores": {name: rounded(backtest.scores(cases)) for name, cases in found.items()},
        "calibration": {name: rounded(backtest.calibration(cases)) for name, cases in found.items()},
    }


def _rounded(value: object) -> object:
    if isinstance(value, dict):
        return {k: _rounded(v) for k, v in value.items()}
    return round(value, 4) if isinstance(value, float) else value


def _real(origin: Origin, day: date) -> Seen:
    """What was known that day, of the allies whose share of the first year was."""
    asked = {"share": 100 * GOAL, "by": LAST, "shape": "held", "as_of": day, "draws": 0}
    asked["financing"] = {"debt": 0.0, "revenue": 0.0, "cuts": 1.0}
    everyone = bs.project(**asked).inputs  # type: ignore[arg-type]
    known = [f.area for f in everyone.figures if f.period == everyone.first_year]
    projection = bs.project(known, **asked)  # type: ignore[arg-type]
    inputs = projection.inputs
    base = inputs.economy.vintage
    return Seen(origin, backtest.of_projection(projection), inputs.changes, _pace(base, known, inputs.first_year))


def _substitute(record: Record, origin: Origin) -> Seen:
    view = record.as_of(date(origin.year + 1, 1, 1))
    printed = _printed(record, HISTORY, "share_of_gdp")
    members = [a.code for a in record.areas.members("NATO", view.day) if a.forces and a.code in printed]
    base = vintage(record, record.release(PAST_ECONOMY), tuple(members))
    changes = {
        a: {y: c / 100 for y, c in s.items() if y <= origin.year}
        for a, s in _printed(record, HISTORY, "real_change").items()
    }
    shares = {a: printed[a][origin.year] for a in members}
    stand = backtest.substitute(view, base, shares, changes, origin.year, LAST)
    return Seen(origin, stand, changes, np.full(len(members), np.nan))


def _pace(base: Vintage, allies: Sequence[str], year: int) -> Floats:
    at = [base.areas.index(a) for a in allies]
    gdp = base.of("nominal", year - backtest.YEARS_BEFORE, year)[at]
    return np.asarray((gdp[:, -1] / gdp[:, 0]) ** (1 / backtest.YEARS_BEFORE) - 1)


def _printed(record: Record, release: str, indicator: str) -> dict[str, dict[int, float]]:
    found: dict[str, dict[int, float]] = {}
    for o in record.query(indicators=[indicator], release=release):
        if (value := o.published) is not None:
            found.setdefault(o.area, {})[o.period] = value
    return found


def _by_ally(base: Vintage, values: Floats, first: int) -> dict[str, dict[int, float]]:
    return {
        a: {first + k: float(v) for k, v in enumerate(values[n]) if not np.isnan(v)} for n, a in enumerate(base.areas)
    }


if __name__ == "__main__":
    main(sys.argv[1:])
