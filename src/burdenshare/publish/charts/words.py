"""Words of charts: which ally is meant, where figures come from, how numbers are written."""

from __future__ import annotations

from collections.abc import Iterable

from burdenshare.nouns.areas import Area
from burdenshare.nouns.errors import BadRequest
from burdenshare.nouns.figures import Release, Status
from burdenshare.pathways import Projection
from burdenshare.publish.wording import day_words, plural
from burdenshare.record import Record


def row_of(projection: Projection, name: str) -> int:
    """The row of an ally or group by code or name; the first group asked for if "", else the first ally.

    Raises BadRequest with what the projection holds.
    """
    rows = projection.rows
    if not name:
        return next((n for n, a in enumerate(rows) if a.kind != "ally"), 0)
    wanted = name.strip().casefold()
    for n, area in enumerate(rows):
        if wanted in {w.casefold() for w in (area.code, area.alpha2, area.name, *area.aliases) if w}:
            return n
    raise BadRequest(f"{name!r} is not in this projection. It holds {_some(rows)}.")


def _some(areas: Iterable[Area]) -> str:
    return ", ".join(a.name for a in areas)


def source(releases: Iterable[Release], projection: Projection | None = None, *, drawn: bool = False) -> str:
    """Publisher, title, day and id of releases, the WEO vintages behind the draws, and whose knowledge ruled."""
    named = {r.id: r for r in releases}
    told = [
        f"{r.publisher}, {r.title}, {day_words(r.date)} ({r.id})"
        for r in sorted(named.values(), key=lambda r: (r.date, r.id), reverse=True)
    ]
    if drawn and projection and projection.outcome and (vintages := projection.uncertainty.vintages):
        first, last = min(v.date for v in vintages), max(v.date for v in vintages)
        told.append(
            f"errors of {plural(len(vintages), 'earlier WEO release')}, {first:%B %Y} to {last:%B %Y}, for the draws"
        )
    day = f" As of {day_words(projection.day)}." if projection else ""
    return f"Source: {'; '.join(told)}.{day} Calculation: Burdenshare."


def fixed(value: float, decimals: int = 2, *, sign: bool = False) -> str:
    """A number with so many decimals, thousands parted, a true minus sign; "" where there is none."""
    if value != value:
        return ""
    text = f"{value:+,.{decimals}f}" if sign else f"{value:,.{decimals}f}"
    if not any(d in text for d in "123456789"):  # no −0.00
        text = text.lstrip("+-")
    return text.replace("-", "−")


def there(projection: Projection, row: int) -> bool:
    """Whether an ally or group is at the target in the first year, at the two decimals that shares are printed with."""
    return round(float(projection.share(row)[0]), 2) >= projection.inputs.goal.core


def draws_words(projection: Projection) -> str:
    """How the marks of a fan are to be read."""
    if projection.outcome is None:
        return "Dashed: the plan. No draws were made, so its odds are not shown."
    draws = f"{projection.scenario.draws:,} draws"
    return f"Bands: half and nine tenths of {draws}. Dashed: the plan. Dotted: their median."


def plan_words(projection: Projection) -> str:
    """How the plan moves: "linear, share-led"."""
    scenario = projection.scenario
    led = {"share": "", "money": ", fixed in money", "real-money": ", fixed in real money"}[scenario.led]
    return f"{scenario.shape}{led}"


def baseline_words(projection: Projection, row: int) -> str:
    """What the extra of a scenario is counted over: "the share held (2.00 % of GDP)"."""
    if projection.scenario.baseline == "two":
        return "2 % of GDP"
    if projection.scenario.baseline == "pledge":
        return "its own pledges" if projection.rows[row].kind == "ally" else "its members' own pledges"
    return f"the share held ({projection.share(row)[0]:.2f} % of GDP)"


def first_figures(projection: Projection, row: int) -> Status:
    """Status of the first year's share: an estimate where any figure behind it is one."""
    figures = [projection.inputs.figures[m] for m in projection.members(row)]
    return next((f.status for f in figures if f.status is Status.ESTIMATE), figures[0].status)


def measure_words(projection: Projection, record: Record) -> str:
    """What the shares are of: "Core defence expenditure"."""
    label = record.indicators[projection.inputs.indicator].label.removesuffix(", share of GDP")
    return f"{label[:1].upper()}{label[1:]}"


def financing_words(projection: Projection) -> str:
    """What pays for the extra: "paid by debt", "paid by 50 % debt, 50 % cuts"."""
    parts = [(name, part) for name, part in projection.scenario.financing.items() if part > 0]
    if len(parts) == 1:
        return f"paid by {parts[0][0]}"
    return "paid by " + ", ".join(f"{100 * part:.0f} % {name}" for name, part in parts)
