"""Many allies side by side: the step that is left, the money, the odds, the debt, and the review."""

from __future__ import annotations

from burdenshare.pathways import Projection
from burdenshare.publish.pathways.shown import (
    Unit,
    assumptions,
    basis,
    billions,
    chance,
    facts,
    goal_words,
    records,
    unit,
)
from burdenshare.publish.tables import Column, Sheet
from burdenshare.publish.wording import points_words

_CREDIBLE = {"met": "✓ met", "yes": "✓ its own pace", "as at its best": "± at its best", "no": "✗ faster than ever"}


def league_sheet(projection: Projection, currency: str = "", prices: str = "current") -> Sheet:
    """The allies of a projection, the longest way first, then its groups."""
    shown = unit(projection, currency or "USD", prices, None)
    by, goal = int(projection.years[-1]), projection.inputs.goal
    allies = sorted(
        range(len(projection.inputs.allies)), key=lambda n: (projection.share(n)[0], projection.rows[n].name)
    )
    groups = range(len(projection.inputs.allies), len(projection.rows))
    odds = [Column(f"≥{goal.core:g} %", right=True, keep=True)] if projection.outcome is not None else []
    return Sheet(
        name="pathway",
        title=f"Pathways to {goal_words(projection)}",
        head=basis(projection),
        columns=(
            Column("Ally", keep=True),
            Column(f"{projection.years[0]} %", right=True, keep=True),
            Column("step", right=True, keep=True, apart=1),
            Column("extra", right=True, keep=True, apart=1),
            Column("added up", right=True, keep=True, apart=1),
            *odds,
            Column("debt", right=True, keep=True, apart=1),
            Column("Step against its past", keep=True, apart=1),
        ),
        rows=tuple(_row(projection, n, shown) for n in (*allies, *groups)),
        records=records(projection),
        foot=(
            f"step: points a year left to {goal.core:g} %. extra: in {by} over the share of {projection.years[0]} held, "
            f"{shown.words(projection, len(projection.rows))}. added up: {projection.years[1]} to {by}."
            + (f" ≥{goal.core:g} %: part of the draws that meet it in {by}." if odds else "")
            + f" debt: points of GDP against the baseline in {by}.",
            "Step against its past: its own pace of the last three years, its best three years, or faster than ever.",
            assumptions(projection.scenario),
            *projection.notes,
        ),
        facts=facts(projection),
    )


def _row(projection: Projection, row: int, shown: Unit) -> tuple[str, ...]:
    share, goal = projection.share(row), projection.inputs.goal
    left = max(goal.core - float(share[0]), 0.0) / (len(projection.years) - 1)
    extra = shown.of(projection.extra("held"), row)
    added = shown.of(projection.extra("held").cumulative(), row)
    cells = [
        projection.rows[row].name,
        f"{share[0]:.2f}",
        f"{left:.2f}" if left > 0.0005 else "–",
        billions(extra[-1]),
        billions(added[-1]),
    ]
    if projection.outcome is not None:
        cells.append(chance(projection.outcome.met[row, projection.thresholds.index(goal.core), -1]))
    review = projection.review(row) if row < len(projection.inputs.allies) else None
    cells += [
        points_words(float(100 * projection.central["debt_change"][row, -1])),
        _CREDIBLE[review.credible] if review else "",
    ]
    return tuple(cells)
