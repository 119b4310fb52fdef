"""A release on two pages: what it changed, who newly meets the target, how many do, and the league."""

from __future__ import annotations

from burdenshare import __version__
from burdenshare.commitments import Registers
from burdenshare.commitments.standing import standing
from burdenshare.nouns.errors import BadRequest
from burdenshare.nouns.figures import Release
from burdenshare.publish.papers.paper import Grid, Paper, Section, Words
from burdenshare.publish.report import count_of
from burdenshare.publish.standings import head_lines, notes, standing_columns, standing_rows
from burdenshare.publish.wording import day_words
from burdenshare.record import Record

_MOVERS = 10


def release(found: Release, record: Record, registers: Registers) -> Paper:
    """The paper on a release, held against the one before it. Raises BadRequest for one that prints no shares."""
    stands = standing(record, registers, day=found.date, publisher=found.publisher)
    if stands.release is None or stands.release.id != found.id:
        raise BadRequest(f"{found.id} prints no shares of GDP that allies are held against. Name another release.")
    names = {a.code: a.name for a in record.areas}
    earlier = [
        r for r in record.registry.releases
        if r.publisher == found.publisher and r.date < found.date and stands.indicator in r.indicators and r.observations
    ]  # fmt: skip
    before = max(earlier, key=lambda r: r.date, default=None)
    count, columns, sections, lead = count_of(record, stands), standing_columns(stands), [], ""
    if count is not None:
        lead = f"{len(count.meeting)} of {count.members} allies with forces reach {count.threshold:g} % of GDP in {count.year}."
    if before is not None:
        changes = [c for c in record.diff(before.id, found.id) if c.after.indicator == stands.indicator]
        moved = sorted(changes, key=lambda c: -abs(c.move))
        rows = tuple(
            (
                names.get(c.after.area, c.after.area),
                str(c.after.period),
                c.before.printed,
                c.after.printed,
                f"{c.move:+.2f}",
            )
            for c in moved[:_MOVERS]
        )
        limit = stands.part.threshold
        new = [names[c.after.area] for c in changes if c.after.period == stands.year and c.after.area in names
               and (c.before.published or 0) < limit <= (c.after.published or 0)]  # fmt: skip
        words = f"{len(changes)} shares of GDP are printed otherwise than in {before.id} of {day_words(before.date)}; the largest moves:"
        who = f"Newly at {limit:g} % or above in {stands.year}: {', '.join(new)}." if new else (
            f"No ally whose share of {stands.year} both releases print is newly at {limit:g} %.")  # fmt: skip
        grid = Grid(("Area", "Year", "Before", "Now", "Move"), rows, (0,), (2, 3, 4))
        sections.append(Section("What changed", (Words(who), Words(words), grid)))
    else:
        words = "No earlier release that is held prints this share, so nothing can be said of what changed."
        sections.append(Section("What changed", (Words(words),)))
    right = tuple(n for n, c in enumerate(columns) if c.right)
    league = Grid(tuple(c.label for c in columns), standing_rows(stands), (1,), right)
    head, foot = Words(" ".join(head_lines(stands, count, names))), Words(" ".join(notes(stands, count)), small=True)
    sections.append(Section("Where allies stand", (head, league, foot)))
    used = [r for r in (found, before) if r is not None]
    return Paper(
        title=f"{found.title}: what it changed", language="en",
        facts=(("Release", found.id), ("Published", day_words(found.date)), ("Held", found.held.value)), lead=lead,
        sections=tuple(sections),
        sources=tuple(f"{r.id}. {record.publishers[r.publisher].name}: {r.title}, {day_words(r.date)}. {r.url}" for r in used),
        foot=f"Burdenshare {__version__}. As known on {found.date}.",
    )  # fmt: skip
