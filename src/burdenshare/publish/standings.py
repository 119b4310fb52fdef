"""Where allies stand against a target, as lines and rows that every format shares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from burdenshare.commitments.standing import Standing, Standing1
from burdenshare.nouns.commitments import Part
from burdenshare.nouns.figures import Held
from burdenshare.publish.tables import Column, Sheet
from burdenshare.publish.wording import day_words, money_words, plural, points_words, share_words, trend_words
from burdenshare.record import CountResult

_STATES = {"meets": "✓ meets", "below": "✗ below", "not held": "? not held", "no forces": "– no forces"}


def standing_sheet(stands: Standing, count: CountResult | None, names: Mapping[str, str]) -> Sheet:
    """The standing of allies as a sheet."""
    return Sheet(
        name="standing",
        title=f"Where allies stand: {stands.target.title}",
        head=head_lines(stands, count, names),
        columns=standing_columns(stands),
        rows=standing_rows(stands),
        records=tuple(standing_record(stands, row) for row in stands.rows),
        foot=notes(stands, count),
        facts=standing_facts(stands, count),
        empty="No ally was asked for.",
    )


def head_lines(stands: Standing, count: CountResult | None, names: Mapping[str, str]) -> tuple[str, ...]:
    """What the table rests on: target, release, coverage, and how many of all allies meet the threshold."""
    target, part, release = stands.target, stands.part, stands.release
    lines = [f"Target: {target.title} ({_target_dates(stands)}); held against: {_part_words(part)}."]
    if release is not None:
        held = {Held.WHOLE: "held whole", Held.PARTIAL: "held in part", Held.NONE: "not held"}[release.held]
        lines.append(
            f"Figures: {release.id}, {release.publisher}, {day_words(release.date)} ({held}), year {stands.year}."
        )
    if count is not None:
        lines.append(f"As of {day_words(stands.day)}: {_count_words(count, names)}.")
        if count.left_out:
            who = ", ".join(names.get(a, a) for a in count.left_out)
            lines.append(f"Left out, without armed forces: {who}.")
        for hanging in count.hangs_on:
            o = hanging.observation
            lines.append(
                f"The count hangs on {names.get(o.area, o.area)}: printed {o.printed} %, "
                f"its own money and GDP give {hanging.computed:.3f} %."
            )
    return tuple(lines)


def _count_words(count: CountResult, names: Mapping[str, str]) -> str:
    met = len(count.meeting)
    if len(count.unknown) == count.members:
        return f"no figure held of any of the {count.members} allies with forces"
    if not count.unknown:
        return f"{met} of {count.members} allies with forces reach {count.threshold:g} %"
    known = count.members - len(count.unknown)
    missing = ", ".join(names.get(a, a) for a in count.unknown)
    return (
        f"{met} of the {known} allies whose figure is held reach {count.threshold:g} %; "
        f"not held for {plural(len(count.unknown), 'other')}: {missing}"
    )


def standing_columns(stands: Standing) -> tuple[Column, ...]:
    """The columns of a standing."""
    return (
        Column("#", right=True, keep=True),
        Column("Ally", keep=True),
        Column("% of GDP", right=True, keep=True),
        Column(f"{stands.part.threshold:g} %", keep=True),
        Column("Points", right=True, keep=True),
        Column("Gap in money", right=True, keep=True),
        Column("Change", right=True, keep=True, apart=1),
    )


def standing_rows(stands: Standing) -> tuple[tuple[str, ...], ...]:
    """One row an ally, in order of rank (#)."""
    return tuple(
        (
            str(row.rank or ""),
            row.area.name,
            share_words(row) + ("" if row.newest or row.figure is None else "*"),
            _STATES[row.state],
            points_words(row.points),
            money_words(row.gap),
            trend_words(row.change),
        )
        for row in stands.rows
    )


def notes(stands: Standing, count: CountResult | None) -> tuple[str, ...]:
    """What the signs in the rows mean, as far as they occur, and what the money rests on."""
    lines = []
    shown = [r for r in stands.rows if r.figure is not None]
    if any(r.figure and r.figure.status.value == "E" for r in shown):
        lines.append("e: estimate of the publisher.")
    if any(not r.newest for r in shown):
        lines.append("*: an older figure; the newest release known that day is not held for it.")
    for r in shown:
        if r.computed is not None and r.figure is not None:
            lines.append(f"{r.area.name}: printed {r.figure.printed} %; its own money and GDP give {r.computed:.3f} %.")
    if any(r.change is not None for r in shown):
        lines.append(f"Change: points since {stands.year - 1} in the same release.")
    gaps = [r.gap for r in shown if r.gap]
    if gaps:
        sources = sorted({g.gdp.release for g in gaps})
        rates = sorted({g.rate.release for g in gaps if g.rate})
        converted = f", converted at the year's average rate ({', '.join(rates)})" if rates else ""
        lines.append(
            f"Money: distance to {stands.part.threshold:g} % times GDP of {stands.year} in {gaps[0].price_base} "
            f"prices ({', '.join(sources)}){converted}."
        )
    if stands.note:
        lines.append(stands.note)
    return tuple(lines)


def standing_facts(stands: Standing, count: CountResult | None) -> dict[str, Any]:
    """The head of a standing for a program."""
    release = stands.release
    return {
        "target": {
            "id": stands.target.id,
            "title": stands.target.title,
            "part": stands.part.id,
            "indicator": stands.indicator,
            "threshold": stands.part.threshold,
            "adopted": stands.target.adopted and stands.target.adopted.isoformat(),
            "deadline": stands.target.deadline,
            "in_force": stands.in_force,
        },
        "as_of": stands.day.isoformat(),
        "year": stands.year,
        "PUBLISHER": stands.publisher,
        "RELEASE_ID": release.id if release else None,
        "VALID_FROM": release.date.isoformat() if release else None,
        "held": release.held.value if release else None,
        "count": None if count is None else count_record(count),
    }


def count_record(count: CountResult) -> dict[str, Any]:
    """How many of all members meet the threshold, and what the count leaves open."""
    return {
        "members": count.members,
        "meeting": [o.area for o in count.meeting],
        "below": [o.area for o in count.below],
        "unknown": list(count.unknown),
        "left_out": list(count.left_out),
        "complete": count.complete,
        "hangs_on": [
            {"REF_AREA": h.observation.area, "printed": h.observation.printed, "computed": round(h.computed, 6)}
            for h in count.hangs_on
        ],
    }


def standing_record(stands: Standing, row: Standing1) -> dict[str, Any]:
    """One ally for a program; null where nothing is held."""
    o, gap = row.figure, row.gap
    return {
        "REF_AREA": row.area.code,
        "name": row.area.name,
        "INDICATOR": stands.indicator,
        "TIME_PERIOD": stands.year,
        "OBS_VALUE": o.published if o else None,
        "printed": o.printed if o else None,
        "OBS_STATUS": o.status.value if o else None,
        "RELEASE_ID": o.release if o else None,
        "newest": row.newest,
        "state": row.state,
        "threshold": stands.part.threshold,
        "points": row.points,
        "change": row.change,
        "rank": row.rank,
        "computed": row.computed,
        "gap": gap.word if gap else None,
        "gap_amount": round(gap.amount, 3) if gap else None,
        "gap_unit": "million" if gap else None,
        "CURRENCY": gap.currency if gap else None,
        "PRICE_BASE": gap.price_base if gap else None,
        "gdp_release": gap.gdp.release if gap else None,
        "rate_release": gap.rate.release if gap and gap.rate else None,
        "SEEN_AT": o.seen_at or None if o else None,
    }


def _target_dates(stands: Standing) -> str:
    target = stands.target
    adopted = f"adopted {day_words(target.adopted)}" if target.adopted else "not dated"
    if target.adopted and target.adopted > stands.day:
        adopted = f"not yet adopted that day, {adopted}"
    return adopted + (f", to be met by {target.deadline}" if target.deadline else ", no deadline")


def _part_words(part: Part) -> str:
    sign = {"at_least": "at least ", "up_to": "up to ", "at_most": "at most "}.get(part.relation, "")
    return f"{sign}{part.threshold:g} % of GDP ({part.label})"
