"""A release on two pages: what it changed, who newly meets the target, how many do, and the league."""

from __future__ import annotations

from burdenshare import __version__
from burdenshare.commitments import Registers
from burdenshare.commitments.standing import Standing, standing
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
        words = (
            f"{len(changes)} shares of GDP are printed otherwise than in {before.id} of {day_words(before.date)}; "
            "the largest moves:"
        )
        who = _crossed(stands, standing(record, registers, day=before.date, publisher=found.publisher), before)
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


def _crossed(now: Standing, then: Standing, before: Release) -> str:
    """Which allies the release has on the other side of the threshold than the one before, each in its newest year."""
    limit = now.part.threshold
    if (now.indicator, limit) != (then.indicator, then.part.threshold):
        return f"{before.id} was held against {then.part.threshold:g} %, so that crossings are not counted."
    was = {row.area: row.state for row in then.rows}
    told = []
    for word, state, other in (("Newly at or above", "meets", "below"), ("Newly below", "below", "meets")):
        names = [row.area.name for row in now.rows if row.state == state and was.get(row.area) == other]
        told.append(f"{word} {limit:g} %: {', '.join(names) or 'none'}.")
    return f"{' '.join(told)} Figures of {now.year} against those of {then.year} in {before.id}."
