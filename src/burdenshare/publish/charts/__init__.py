"""Charts of pathways: each one file, each with its source, its table and its text alternative.

`chart(name, projection)` makes one of CHARTS; `back_test(rows, ...)` the one of a back-test. `svg`, `png` and `spec`
put a chart out, offline; vl-convert is imported when one is rendered, not before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from burdenshare.nouns.errors import BadRequest
from burdenshare.publish.charts.picture import Chart, png, spec, svg
from burdenshare.record import Record

if TYPE_CHECKING:
    from burdenshare.nouns.figures import Release
    from burdenshare.pathways import Projection
    from burdenshare.pathways.backtest import Calibration

CHARTS = {
    "fan": "The share of GDP: what was spent, the plan, the fan of its odds, the target and the ally's pledges.",
    "ladder": "The money of each year: what the baseline costs, and the extra over it.",
    "league": "The yearly step in points of GDP that each ally still needs, beside the one it made.",
    "debt": "The debt ratio with the extra against the baseline, with its fan.",
}
"""Charts of a projection, and what each shows. A new one is a file here with a function `draw`, a line here and one in `chart`."""


def chart(
    name: str,
    projection: Projection,
    *,
    area: str = "",
    currency: str = "",
    prices: str = "constant",
    record: Record | None = None,
) -> Chart:
    """One of CHARTS, of one ally or group of a projection (of all allies for the league).

    area: code or name; the first group asked for if "", else the first ally. currency, prices: of the ladder; "" is
    the ally's own currency, US dollars for a group; prices are "constant" or "current". record: the one that
    the projection was made from; the embedded one if None.
    Raises BadRequest for a name, area, currency or price base that cannot be had, with those that can.
    """
    match name:
        case "fan":
            from burdenshare.publish.charts.fan import draw as fan

            return fan(projection, area, record or Record.open())
        case "ladder":
            from burdenshare.publish.charts.ladder import draw as ladder

            return ladder(projection, area, currency, prices)
        case "league":
            from burdenshare.publish.charts.league import draw as league

            return league(projection, record or Record.open())
        case "debt":
            from burdenshare.publish.charts.debt import draw as debt

            return debt(projection, area)
    raise BadRequest(f"There is no chart {name!r}. Charts are {', '.join(CHARTS)}.")


def back_test(rows: Sequence[Calibration], releases: Sequence[Release] = (), subject: str = "") -> Chart:
    """Nominal against observed coverage of a back-test. releases: what was held against what; subject: what was projected."""
    from burdenshare.publish.charts.calibration import draw

    return draw(rows, releases, subject)


__all__ = ["CHARTS", "Chart", "back_test", "chart", "png", "spec", "svg"]
