"""One ally on two pages: share, history and fan, standing and gap, pledges, the yearly step, positions."""

from __future__ import annotations

from datetime import date

from burdenshare import __version__
from burdenshare.commitments import Registers
from burdenshare.commitments.standing import standing
from burdenshare.nouns.areas import Area
from burdenshare.nouns.commitments import Source
from burdenshare.nouns.errors import BurdenshareError
from burdenshare.nouns.figures import Release
from burdenshare.pathways import Scenario, project
from burdenshare.publish.papers.paper import Grid, Paper, Picture, Section, Words
from burdenshare.publish.report import count_of
from burdenshare.publish.standings import head_lines, notes, standing_columns, standing_rows
from burdenshare.publish.wording import day_words, money_words, one_line, points_words, said
from burdenshare.record import Record

_PLEDGES, _POSITIONS = 6, 4


def ally(area: Area, record: Record, registers: Registers, day: date) -> Paper:
    """The paper on an ally, as known on a day. Raises BadRequest, NoRelease where nothing was known."""
    names = {a.code: a.name for a in record.areas}
    stands = standing(record, registers, areas=(area.code,), day=day)
    row = next((r for r in stands.rows if r.area == area), None)
    count, columns = count_of(record, stands), standing_columns(stands)
    right = tuple(n for n, c in enumerate(columns) if c.right)
    sections = [
        Section(
            "Standing",
            (
                Words(" ".join(head_lines(stands, count, names))),
                Grid(tuple(c.label for c in columns), standing_rows(stands), (1,), right),
                Words(" ".join(notes(stands, count)), small=True),
            ),
        )
    ]
    sources: dict[str, None] = {}
    for o in (row and row.figure, row and row.gap and row.gap.gdp, row and row.gap and row.gap.rate):
        if o:
            _cite(record.release(o.release), record, sources)
    sections += _pathway(area, record, registers, day, sources)
    known = registers.pledges_known(day, area.code)
    pledges = sorted(known, key=lambda p: p.pledged, reverse=True)[:_PLEDGES]
    if pledges:
        told = tuple(
            (f"{p.value:g} {p.unit}".strip(), p.by_text or str(p.by or ""), p.status, str(p.pledged), one_line(said(p), 150), _note(p.sources, sources))
            for p in pledges
        )  # fmt: skip
        sections.append(
            Section(
                "Pledges", (Grid(("Pledge", "By", "Status", "Said", "Who, in which words", "Source"), told, (1, 4)),)
            )
        )
    topic = registers.open_topic(day)
    positions = registers.standing_positions(day, topic.id).get(area.code, ())[:_POSITIONS] if topic else ()
    if topic and positions:
        held = tuple(
            (p.stance.label, str(p.since), one_line(said(p), 200), _note(p.sources, sources)) for p in positions
        )
        sections.append(
            Section(
                f"Position on {topic.title}", (Grid(("Stance", "Since", "Who, in which words", "Source"), held, (2,)),)
            )
        )
    lead = f"{area.name} has no figure known on {day_words(day)}."
    if row is not None and row.figure is not None:
        lead = (
            f"{area.name}: {row.figure.printed} % of GDP in {row.figure.period}, {points_words(row.points)} points from "
            f"{stands.part.threshold:g} %: {row.state}{f', {money_words(row.gap)}' if row.gap else ''}."
        )
    return Paper(
        title=f"{area.name}: where it stands", language="en", facts=(("As known on", day_words(day)),), lead=lead,
        sections=tuple(sections), sources=tuple(sources), foot=f"Burdenshare {__version__}. As known on {day}.",
    )  # fmt: skip


def _pathway(area: Area, record: Record, registers: Registers, day: date, sources: dict[str, None]) -> list[Section]:
    """What was printed, the plan to the target and the fan around it; nothing where no pathway can be drawn."""
    from burdenshare.publish.charts import chart, svg

    try:
        projection = project(record, registers, Scenario().changed(areas=(area.code,), as_of=day), today=day)
        drawn = chart("fan", projection, record=record)
    except BurdenshareError as e:
        return [Section("Pathway", (Words(f"No pathway can be drawn: {e}"),))]
    for release in projection.inputs.releases:
        _cite(release, record, sources)
    blocks = (Picture(svg(drawn), drawn.alternative), Words(drawn.alternative))
    return [Section("What was spent, and what it would take", blocks)]


def _cite(release: Release, record: Record, sources: dict[str, None]) -> None:
    publisher = record.publishers[release.publisher].name
    sources[f"{release.id}. {publisher}: {release.title}, {day_words(release.date)}. {release.url}"] = None


def _note(found: tuple[Source, ...], sources: dict[str, None]) -> str:
    """The first source of an entry, by its publisher; its line goes to the list of sources."""
    if not found:
        return ""
    first = found[0]
    sources[f"{first.publisher}: {first.title}, {day_words(first.date)}. {one_line(first.url, 110)}"] = None
    return first.publisher
