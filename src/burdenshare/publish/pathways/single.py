"""One ally's or group's pathway in full: plan, fan, odds, money, debt, rules, mix and review."""

from __future__ import annotations

import numpy as np

from burdenshare.pathways import Projection
from burdenshare.pathways.scenario import CATEGORIES, priorities
from burdenshare.publish.pathways.shown import (
    Unit,
    assumptions,
    basis,
    billions,
    chance,
    facts,
    goal_words,
    records,
    strip,
    unit,
)
from burdenshare.publish.tables import Column, Sheet
from burdenshare.publish.wording import day_words, points_words


def single_sheet(projection: Projection, row: int, currency: str = "", prices: str = "current") -> Sheet:
    """The pathway of one row of a projection as a sheet."""
    shown = unit(projection, currency, prices, row)
    area = projection.rows[row]
    return Sheet(
        name="pathway",
        title=f"Pathway of {area.name} to {goal_words(projection)}",
        head=(*basis(projection), _start(projection, row)),
        columns=_columns(projection, row, shown),
        rows=_rows(projection, row, shown),
        records=records(projection, (row,)),
        foot=(*_foot(projection, row, shown), assumptions(projection.scenario), *projection.notes),
        facts={**facts(projection), **_facts(projection, row)},
    )


def _start(projection: Projection, row: int) -> str:
    share, years = projection.share(row), projection.years
    if row >= len(projection.inputs.allies):
        return (
            f"Start: {share[0]:.2f} % in {years[0]}, its members' spending over their GDP in prices and rates of that year; "
            "the publisher's own figure is in another price base."
        )
    figure = projection.inputs.figures[row]
    estimate = ", an estimate" if figure.status.value == "E" else ""
    line = f"Start: {figure.printed} % in {figure.period}{estimate} ({figure.release}, {figure.table})."
    goal = projection.inputs.goal
    if share[0] >= goal.core - 0.005:
        return f"{line} That meets {goal.core:g} % already: the plan holds the share."
    return f"{line} Left: {points_words((goal.core - share[0]) / (len(years) - 1))} points a year."


def _columns(projection: Projection, row: int, shown: Unit) -> tuple[Column, ...]:
    columns = [Column("Year", keep=True), Column("Plan %", right=True, keep=True)]
    if projection.outcome is not None:
        low, high = _bounds(projection, row)
        columns += [
            Column(f"Share, {low:.1f} to {high:.1f} %", keep=True, apart=1, mono=True),
            *(Column(f"≥{t:g} %", right=True, keep=True) for t in projection.thresholds),
        ]
    return (
        *columns,
        Column("Level", right=True, keep=True),
        Column("Extra", right=True, keep=True),
        Column("Debt %", right=True, keep=True),
        Column("change", right=True, keep=True),
    )


def _bounds(projection: Projection, row: int) -> tuple[float, float]:
    """From where to where the strips of a fan reach."""
    fan = projection.fan("share", row)
    reach = [float(fan.min()), float(fan.max()), projection.inputs.goal.core]
    return np.floor(min(reach) * 2) / 2, np.ceil(max(reach) * 2) / 2


def _rows(projection: Projection, row: int, shown: Unit) -> tuple[tuple[str, ...], ...]:
    level, extra = shown.of(projection.money.level, row), shown.of(projection.extra("held"), row)
    debt, change = 100 * projection.central["debt"][row], 100 * projection.central["debt_change"][row]
    share, rows = projection.share(row), []
    for k, year in enumerate(projection.years):
        cells = [str(year), f"{share[k]:.2f}"]
        if projection.outcome is not None:
            low, high = _bounds(projection, row)
            cells.append(strip(projection.fan("share", row)[k], projection.inputs.goal.core, low, high))
            cells += [chance(projection.outcome.met[row, n, k]) for n in range(len(projection.thresholds))]
        cells += [billions(level[k]), billions(extra[k]), f"{debt[k]:.1f}", points_words(float(change[k]))]
        rows.append(tuple(cells))
    return tuple(rows)


def _foot(projection: Projection, row: int, shown: Unit) -> list[str]:
    by = int(projection.years[-1])
    lines = [
        f"Level: spending; Extra: over the share of {projection.years[0]} held; {shown.words(projection, row)}. "
        "Debt: general government, gross, with the extra; change: against the same without it."
    ]
    if projection.outcome is not None:
        lines.append(
            "Share: - 5 to 95 %, = 25 to 75 %, o median of the draws, | the target, X both. A plan that aims just at the target "
            "misses it in about half of the draws. Back-tested, fans of the share were too narrow (docs/backtest.md)."
        )
    lines += [_ladder(projection, row, shown), *_odds(projection, row, shown), *_debt(projection, row)]
    if related := projection.related():
        sums = {name: shown.of(amounts, row)[-1] for name, amounts in related.items()}
        part = projection.inputs.goal.related
        if "stated" in sums:
            now = projection.scenario.related_now
            lines.append(
                f"Related part: from {now:g} to {part:g} % of GDP takes {billions(sums['stated'])} bn more in {by}."
            )
        else:
            lines.append(
                f"Related part ({part:g} %): between nothing, if all of it counts already, and {billions(sums['most'])} bn "
                f"more in {by}, if nothing does; state it with --related-now."
            )
    if row < len(projection.inputs.allies):
        lines += _mix(projection, row, shown)
        if (found := projection.review(row)) is not None:
            lines.append(f"Review {found.year}: {found.words}")
    return lines


def _ladder(projection: Projection, row: int, shown: Unit) -> str:
    """Extra of the last year over three baselines, and added up."""
    by = int(projection.years[-1])
    over = {"held": "the share held", "two": "2 % of GDP", "pledge": "its own pledges"}
    parts = [f"{billions(shown.of(projection.extra(name), row)[-1])} over {words}" for name, words in over.items()]
    total = shown.of(projection.extra("held").cumulative(), row)[-1]
    per_head, of_spending = projection.money.per_head[row], projection.money.of_spending[row]
    return (
        f"In {by}: {', '.join(parts)}; {billions(total)} bn added up over the share held. "
        f"{per_head[0]:,.0f} to {per_head[-1]:,.0f} USD a head (prices of {projection.years[0]}), "
        f"{of_spending[0]:.1f} to {of_spending[-1]:.1f} % of government expenditure."
    )


def _odds(projection: Projection, row: int, shown: Unit) -> list[str]:
    outcome = projection.outcome
    if outcome is None:
        return []
    lines = []
    for n, threshold in enumerate(projection.thresholds):
        first = outcome.first_met[row, n]
        ever = float(first.sum())
        if first[0] == 1:
            continue
        reached = np.cumsum(first)
        middle = next((int(y) for y, r in zip(projection.years, reached, strict=True) if r >= 0.5), None)
        said = f"{threshold:g} %: met at least once by {projection.years[-1]} in {chance(ever)} of the draws"
        said += f", first in {middle} in the median draw" if middle else ""
        missing, money = outcome.missing[row, n, -1], outcome.missing_money[row, n, -1]
        if not np.isnan(missing):
            code = shown.words(projection, row).split()[1].rstrip(",") if shown.currency == "national" else ""
            amount = f", {billions(money / 1e3)} bn {code} current" if code else ""
            said += (
                f"; the draws that miss it in {projection.years[-1]} miss {100 * missing:.2f} points on average{amount}"
            )
        lines.append(f"{said}.")
    return lines


def _debt(projection: Projection, row: int) -> list[str]:
    change = 100 * projection.central["debt_change"][row]
    marks = [y for y in (2029, int(projection.years[-1])) if y in projection.years]
    told = ", ".join(
        f"{points_words(float(change[y - projection.years[0]]))} points in {y}" for y in dict.fromkeys(marks)
    )
    line = f"Debt against the baseline: {told}"
    if projection.outcome is not None:
        low, _, _, _, high = projection.fan("debt_change", row)[-1]
        line += f" (5 to 95 %: {points_words(float(low))} to {points_words(float(high))})"
    if row >= len(projection.inputs.allies):
        return [f"{line}."]
    path = projection.fiscal(row)
    if abs(path.effort) >= 0.005:
        line += (
            f"; a primary balance {path.effort:.2f} % of GDP better in every year from {projection.years[1]} offsets it"
        )
    return [f"{line}.", *_rules(projection, row)]


def _rules(projection: Projection, row: int) -> list[str]:
    lines = []
    for rule in projection.rules(row):
        if rule.id == "escape":
            until = max(int(y) for y, c in zip(projection.years, rule.covered, strict=True) if c > 0)
            most = float(rule.covered.max())
            lines.append(
                f"Escape clause: up to {most:.2f} % of GDP of defence spending is let pass until {until} ({rule.law}; for this ally from {day_words(rule.since)})."
            )
        elif rule.years:
            side = "a deficit above 3 %" if rule.id == "deficit" else "debt above 60 %"
            cause = (
                ""
                if rule.years == rule.years_without
                else f"; without the extra in {_spans(rule.years_without) or 'none'}"
            )
            lines.append(
                f"Reference value: {side} of GDP in {_spans(rule.years)}{cause} ({rule.law}, since {day_words(rule.since)})."
            )
    return lines


def _spans(years: tuple[int, ...]) -> str:
    """2029 to 2031, 2035."""
    spans: list[list[int]] = []
    for year in years:
        if spans and year == spans[-1][-1] + 1:
            spans[-1].append(year)
        else:
            spans.append([year])
    return ", ".join(f"{s[0]} to {s[-1]}" if len(s) > 1 else str(s[0]) for s in spans)


def _mix(projection: Projection, row: int, shown: Unit) -> list[str]:
    found = projection.composition(row)
    release = projection.inputs.mix_release
    if found is None or release is None:
        return []
    by = int(projection.years[-1])
    parts = ", ".join(f"{name} {found.parts[n, -1]:.0f} %" for n, name in enumerate(CATEGORIES))
    stated = "as stated" if projection.scenario.mix else f"by the mix of {release.id}"
    guideline = (
        "met in every year"
        if found.guideline.all()
        else "missed in "
        + _spans(tuple(int(y) for y, g in zip(projection.years, found.guideline, strict=True) if not g))
    )
    lines = [f"Mix in {by}: {parts} (added money {stated}); the guideline of 20 % for equipment is {guideline}."]
    if found.unspent.any():
        lines.append(
            f"With equipment growing at most {projection.scenario.equipment_cap:g} % a year in real terms, "
            f"{billions(found.unspent.sum() / 1e3)} bn in all stay unspent and the share of {by} is {found.share[-1]:.2f} %."
        )
    elif projection.scenario.equipment_cap is not None:
        lines.append(
            f"Equipment never grows by more than {projection.scenario.equipment_cap:g} % a year: nothing stays unspent."
        )
    if found.priorities:
        labels = priorities()
        split = ", ".join(f"{labels[name]} {billions(values[-1] / 1e3)}" for name, values in found.priorities.items())
        lines.append(f"Added money in {by} by priority, bn in prices of {projection.years[0]}: {split}.")
    return lines


def _facts(projection: Projection, row: int) -> dict[str, object]:
    if row >= len(projection.inputs.allies):
        return {}
    path, review = projection.fiscal(row), projection.review(row)
    mix = projection.composition(row)
    return {
        "primary_effort": round(path.effort, 4),
        "balance": [round(float(v), 4) for v in path.balance],
        "balance_without": [round(float(v), 4) for v in path.balance_without],
        "rules": [
            {
                "id": r.id,
                "law": r.law,
                "since": r.since.isoformat(),
                "years": list(r.years),
                "without": list(r.years_without),
            }
            for r in projection.rules(row)
        ],
        "mix": None
        if mix is None
        else {name: [round(float(v), 2) for v in mix.parts[n]] for n, name in enumerate(CATEGORIES)},
        "review": None
        if review is None
        else {
            "year": review.year,
            "step": round(review.step, 4),
            "credible": review.credible,
            "incremental": review.incremental,
            "words": review.words,
        },
    }
