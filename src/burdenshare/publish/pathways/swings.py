"""The tornado as a sheet: what moves the last year's figures, one assumption at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from burdenshare.pathways import Projection
from burdenshare.pathways.sensitivity import Bar
from burdenshare.publish.pathways.shown import basis, billions, facts, goal_words
from burdenshare.publish.tables import Column, Sheet
from burdenshare.publish.wording import points_words


def tornado_sheet(projection: Projection, row: int, bars: Sequence[Bar]) -> Sheet:
    """What moves the extra and the debt of a row's last year, the widest first."""
    by = int(projection.years[-1])
    extra = projection.extra("held").dollars[row, -1] / 1e3
    change = float(100 * projection.central["debt_change"][row, -1])
    return Sheet(
        name="pathway_sensitivity",
        title=f"What moves {projection.rows[row].name}'s pathway to {goal_words(projection)}",
        head=(
            *basis(projection),
            f"In {by} the plan takes {billions(extra)} bn USD (current) over the share held and moves debt by {points_words(change)} points.",
        ),
        columns=(
            Column("Assumption"),
            Column("from", keep=True),
            Column("to", keep=True),
            Column("extra, bn USD", right=True, keep=True, apart=1),
            Column("debt, points", right=True, keep=True, apart=1),
        ),
        rows=tuple(
            (
                b.name,
                b.low,
                b.high,
                f"{billions(b.extra_low / 1e3)} to {billions(b.extra_high / 1e3)}",
                f"{points_words(b.debt_low)} to {points_words(b.debt_high)}",
            )
            for b in bars
        ),
        records=tuple(asdict(b) for b in bars),
        foot=(
            "Rates of the economy: by the most that their mean over the path is off in nine of ten cases, by this record. "
            "Choices: between their plain alternatives.",
        ),
        facts=facts(projection),
    )
