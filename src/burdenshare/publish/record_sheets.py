"""Sheets on the record itself: releases, figures, the trail of a cell, comparisons, differences, audits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from burdenshare.nouns.areas import Area
from burdenshare.nouns.figures import Held, Observation, Release
from burdenshare.publish.tables import Column, Sheet
from burdenshare.publish.wording import day_words
from burdenshare.record import AuditReport, Comparison, Difference, State, Step
from burdenshare.record.audit import Check

MOST_ROWS = 120
"""The most rows that a reader gets in a terminal; programs get all of them."""


def releases_sheet(releases: Iterable[Release], day: date) -> Sheet:
    """Releases known to exist, newest first, with how much of each is held."""
    listed = tuple(reversed(tuple(releases)))
    whole, partial = (sum(r.held.value == word for r in listed) for word in ("whole", "partial"))
    return Sheet(
        name="releases",
        title="Releases known",
        head=(
            f"As of {day_words(day)}: {len(listed)} known, {whole} held whole, {partial} in part, "
            f"{len(listed) - whole - partial} not held.",
        ),
        columns=(
            Column("Release", keep=True),
            Column("Published", keep=True),
            Column("Day", keep=True),
            Column("Held", keep=True),
            Column("Covers", keep=True),
            Column("Figures", right=True, keep=True),
            Column("Title", from_width=100),
        ),
        rows=tuple(
            (
                r.id, str(r.date), "verified" if r.date_verified_at else "stated", r.held.value, _years(r),
                f"{r.observations:,}" if r.observations else "", r.title,
            )
            for r in listed
        ),
        records=tuple(release_record(r) for r in listed),
        foot=("Day verified: a page of that time bears it out; stated: as the release or its copy gives it.",),
        facts={"as_of": day.isoformat()},
        empty="No release was known on that day.",
    )  # fmt: skip


def release_record(r: Release) -> dict[str, Any]:
    """A release for a program."""
    return {
        "RELEASE_ID": r.id,
        "PUBLISHER": r.publisher,
        "VALID_FROM": r.date.isoformat(),
        "date_verified_at": r.date_verified_at or None,
        "title": r.title,
        "url": r.url,
        "held": r.held.value,
        "first_period": r.first_period or None,
        "last_period": r.last_period or None,
        "observations": r.observations,
        "indicators": list(r.indicators),
        "licence": r.licence or None,
        "note": r.note or None,
    }


def figures_sheet(figures: Iterable[Observation], total: int, names: Mapping[str, str]) -> Sheet:
    """Figures for a reader; of more than MOST_ROWS the first of them, said to be so."""
    shown = tuple(figures)[:MOST_ROWS]
    more = (
        f" The first {len(shown)} are shown: narrow the question, or take all with --format csv."
        if total > len(shown)
        else ""
    )
    return Sheet(
        name="figures",
        title="Figures",
        head=(f"{total:,} found.{more}",),
        columns=_FIGURE_COLUMNS,
        rows=tuple(_figure_row(o, names) for o in shown),
        records=(),
        empty="No figure held answers that question. `burdenshare releases` lists what is held.",
    )


_FIGURE_COLUMNS = (
    Column("Ally"),
    Column("Indicator"),
    Column("Year", keep=True),
    Column("Figure", right=True, keep=True),
    Column("Unit"),
    Column("Status"),
    Column("Publisher"),
    Column("Release", keep=True),
)


def _figure_row(o: Observation, names: Mapping[str, str]) -> tuple[str, ...]:
    return (
        names.get(o.area, o.area), o.indicator, str(o.period), figure_words(o), unit_words(o), o.status.label, o.publisher,
        o.release,
    )  # fmt: skip


def trail_sheet(trail: Iterable[Step], area: Area, indicator: str, period: int, day: date) -> Sheet:
    """How one cell moved: every release known that prints it, oldest first, those not held included."""
    steps = tuple(reversed(tuple(trail)))
    rows = []
    for step in steps:
        o = step.observation if step.state is State.HELD else None
        missing = step.observation.status.label if step.observation and o is None else ""
        rows.append(
            (
                step.release.id, str(step.release.date), figure_words(o) if o else step.state.value,
                unit_words(o) if o else "", o.status.label if o else missing, o.table if o else "",
            )
        )  # fmt: skip
    held = sum(s.state is State.HELD for s in steps)
    return Sheet(
        name="revisions",
        title=f"Revisions: {area.name}, {indicator}, {period}",
        head=(f"As of {day_words(day)}: {len(steps)} releases known that print it, {held} with the figure held.",),
        columns=(
            Column("Release", keep=True),
            Column("Published", keep=True),
            Column("Figure", right=True, keep=True),
            Column("Unit"),
            Column("Status"),
            Column("Table"),
        ),
        rows=tuple(rows),
        records=tuple(
            {
                **observation_record(s.observation),
                "RELEASE_ID": s.release.id,
                "PUBLISHER": s.release.publisher,
                "VALID_FROM": s.release.date.isoformat(),
                "state": s.state.value,
                "url": s.release.url,
            }
            for s in steps
        ),
        facts={"as_of": day.isoformat(), "REF_AREA": area.code, "INDICATOR": indicator, "TIME_PERIOD": period},
        empty="No release known that day prints it.",
    )


def compare_sheet(found: Iterable[Comparison], area: Area, indicator: str, period: int, day: date) -> Sheet:
    """Publishers side by side, each with its definition and why it may differ."""
    listed = tuple(found)
    rows, foot = [], []
    for c in listed:
        o = c.observation
        newest = c.newest.release.id
        note = "" if o is not None and o.release == newest else f"newest, {newest}: {c.newest.state.value}"
        rows.append(
            (
                c.publisher.name, c.indicator.label, figure_words(o) if o else "not held", unit_words(o) if o else "",
                o.status.label if o else "", o.release if o else "", note,
            )
        )  # fmt: skip
    for text in dict.fromkeys(f"{c.publisher.name}: {c.publisher.definition}" for c in listed):
        foot.append(text)
    return Sheet(
        name="compare",
        title=f"{area.name}, {period}: what each publisher prints",
        head=(f"As of {day_words(day)}. The definitions differ; no figure stands in for another.",),
        columns=(
            Column("Publisher"),
            Column("Measures"),
            Column("Figure", right=True, keep=True),
            Column("Unit"),
            Column("Status"),
            Column("Release", keep=True),
            Column("Note"),
        ),
        rows=tuple(rows),
        records=tuple(
            {
                **observation_record(c.observation),
                "PUBLISHER": c.publisher.code,
                "INDICATOR": c.indicator.code,
                "newest_release": c.newest.release.id,
                "newest_state": c.newest.state.value,
                "definition": c.definition,
                "reason": c.reason or None,
            }
            for c in listed
        ),
        foot=tuple(foot),
        facts={"as_of": day.isoformat(), "REF_AREA": area.code, "INDICATOR": indicator, "TIME_PERIOD": period},
        empty="No release known that day prints it.",
    )


def diff_sheet(found: Difference, indicators: Iterable[str], names: Mapping[str, str]) -> Sheet:
    """What changed between two releases, at the precision of the coarser; by the names of the allies."""
    wanted = set(indicators)
    changes = sorted(
        (c for c in found if not wanted or c.after.indicator in wanted),
        key=lambda c: names.get(c.after.area, c.after.area).casefold(),
    )
    shown = changes[:MOST_ROWS]
    foot = [f"{len(changes) - len(shown):,} more: name an --indicator, or take all with --format json."] * (
        len(changes) > len(shown)
    )
    return Sheet(
        name="diff",
        title=f"From {found.before.id} to {found.after.id}",
        head=(
            f"{found.before.title}, {day_words(found.before.date)}; {found.after.title}, {day_words(found.after.date)}.",
            f"{len(found):,} changed, {found.same:,} unchanged, {found.only_before:,} only in the first, "
            f"{found.only_after:,} only in the second"
            + (f"; shown: {', '.join(sorted(wanted))} ({len(changes):,})." if wanted else "."),
            *_held_in_part(found),
        ),
        columns=(
            Column("Ally"),
            Column("Indicator"),
            Column("Year", keep=True),
            Column("Before", right=True, keep=True),
            Column("After", right=True, keep=True),
            Column("Unit"),
            Column("Move", right=True, keep=True),
        ),
        rows=tuple(
            (
                names.get(c.after.area, c.after.area), c.after.indicator, str(c.after.period), figure_words(c.before),
                figure_words(c.after), unit_words(c.after), _move(c.move, c.after),
            )
            for c in shown
        ),
        records=tuple(
            {
                **observation_record(c.after),
                "before": c.before.value,
                "before_printed": c.before.printed,
                "before_status": c.before.status.value,
                "move": c.move,
            }
            for c in changes
        ),
        foot=tuple(foot),
        facts={
            "before": found.before.id, "after": found.after.id, "same": found.same,
            "only_before": found.only_before, "only_after": found.only_after,
            "before_held": found.before.held.value, "after_held": found.after.held.value,
        },
        empty="Nothing changed.",
    )  # fmt: skip


def _held_in_part(found: Difference) -> Iterator[str]:
    """That a figure which one release alone seems to print may stand in the other too, where the record holds that in part."""
    for release, other, only in (
        (found.before, "second", found.only_after),
        (found.after, "first", found.only_before),
    ):
        if only and release.held is not Held.WHOLE:
            yield (
                f"{release.id} is not held whole: what is only in the {other} may stand in it all the same, "
                "and is not on record here."
            )


def audit_sheet(found: AuditReport, names: Mapping[str, str]) -> Sheet:
    """The checks of a release, then every finding."""
    rows = []
    records: list[dict[str, Any]] = []
    for check in found.checks:
        rows.append((_check_words(check), "", "", ""))
        for f in check.findings:
            o = f.observation
            rows.append(
                (
                    f"  {names.get(o.area, o.area)}, {o.indicator}, {o.period}",
                    figure_words(o),
                    "" if f.before else _computed(f.computed, o),
                    f"before: {figure_words(f.before)}, in {f.before.release}" if f.before else f.note,
                )
            )
        records.append(
            {
                "check": check.name,
                "compared": check.compared,
                "agree": check.agree,
                "findings": [
                    {
                        **observation_record(f.observation),
                        "computed": None if f.before else f.computed,
                        "before": f.before.value if f.before else None,
                        "note": f.note,
                    }
                    for f in check.findings
                ],
            }
        )
    release = found.release
    moved = any(f.before for check in found.checks for f in check.findings)
    return Sheet(
        name="audit",
        title=f"Audit of {release.id}",
        head=(f"{release.title}, {release.publisher}, {day_words(release.date)}; held: {release.held.value}.",),
        columns=(
            Column("Check, and cells that differ"),
            Column("Printed", right=True, keep=True),
            Column("Computed", right=True, keep=True),
            Column("How"),
        ),
        rows=tuple(rows),
        records=tuple(records),
        foot=(
            "Printed is the record and stays it; computed is what the release's own figures give.",
            *(("Revisions are no faults: printed stands beside what the release before printed.",) * moved),
        ),
        facts={"RELEASE_ID": release.id, "before": found.before.id if found.before else None},
    )


def _check_words(check: Check) -> str:
    if not check.compared:
        return f"{check.name}: nothing to compare"
    differ = check.compared - check.agree
    cut = f"; {len(check.findings):,} of {differ:,} shown" if len(check.findings) < differ else ""
    return f"{check.name}: {check.agree:,} of {check.compared:,} agree{cut}"


def figure_words(o: Observation) -> str:
    """A figure as printed, with thousands apart; the word of its status where there is none."""
    if o.value is None:
        return o.status.label
    if o.decimals < 0:
        return f"{o.value:,.10g}"
    return f"{o.value:,.{o.decimals}f}" if o.published == o.value else f"{o.published:,.{o.decimals}f}"


def unit_words(o: Observation) -> str:
    """Unit, currency and price base: "%", "million USD, 2021 prices"."""
    if not o.currency:
        return "%" if o.unit == "per cent" else o.unit
    scale = "" if o.unit == "units" else f"{o.unit} "
    base = f", {o.price_base}" + (" prices" if o.price_base == "current" else "") if o.price_base else ""
    return f"{scale}{o.currency}{base}"


def observation_record(o: Observation | None) -> dict[str, Any]:
    """A figure under SDMX names; null where nothing is held."""
    return {
        "REF_AREA": o.area if o else None,
        "INDICATOR": o.indicator if o else None,
        "TIME_PERIOD": o.period if o else None,
        "OBS_VALUE": o.value if o else None,
        "printed": (o.printed or None) if o else None,
        "OBS_STATUS": o.status.value if o else None,
        "UNIT_MEASURE": o.unit if o else None,
        "CURRENCY": (o.currency or None) if o else None,
        "PRICE_BASE": (o.price_base or None) if o else None,
        "DECIMALS": o.decimals if o else None,
        "RELEASE_ID": o.release if o else None,
        "PUBLISHER": o.publisher if o else None,
        "TABLE": (o.table or None) if o else None,
        "ROW": (o.row or None) if o else None,
        "SEEN_AT": (o.seen_at or None) if o else None,
    }


def _years(r: Release) -> str:
    if not r.first_period or r.first_period == r.last_period:
        return str(r.first_period or "")
    return f"{r.first_period}–{r.last_period}"


def _move(move: float, o: Observation) -> str:
    """A signed move; that of a share is in percentage points."""
    moved = f"{move:+,.{o.decimals}f}" if o.decimals >= 0 else f"{move:+,.6g}"
    return moved.replace("-", "−") + (" pts" if unit_words(o) == "%" else "")


def _computed(value: float, o: Observation) -> str:
    return f"{value:,.{max(o.decimals, 0) + 1}f}"
