"""A report for a terminal, 80 columns or wider: a page that can be sent to an editor as it stands."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from burdenshare.nouns.verdicts import Evidence, Verdict
from burdenshare.publish.report import Report, SourceLine
from burdenshare.publish.standings import head_lines, notes, standing_columns, standing_rows
from burdenshare.publish.tables import Column, Prose, plain_table
from burdenshare.publish.wording import (
    MARKS,
    agree_sign,
    clean,
    dated,
    day_words,
    entry_words,
    interval_words,
    kind_words,
    one_line,
    plural,
    said,
    stated,
    whose,
)

_AGAIN = 5
"""How many of the places are shown that say a claim again."""

_FIGURES = (
    Column("", keep=True),
    Column("Publisher", keep=True),
    Column("Release", keep=True),
    Column("Published", keep=True),
    Column("Table"),
    Column("Area", keep=True),
    Column("Year", keep=True),
    Column("Value", right=True),
    Column("Status"),
    Column("Src", right=True, keep=True),
)


def page(report: Report) -> RenderableType:
    """The whole report: headline, summary, each claim, where the allies stand, who said what, sources."""
    parts: list[RenderableType] = [*_headline(report)]
    if not report.check.verdicts:
        return Group(*parts)
    for number, verdict in enumerate(report.check.verdicts, 1):
        parts += [Text(""), *_claim(report, number, verdict)]
    parts += _standing(report)
    parts += _positions(report)
    parts += _sources(report)
    return Group(*parts)


def _headline(report: Report) -> Iterator[RenderableType]:
    check = report.check
    yield Prose(report.title, "bold")
    yield Prose(f"Article of {dated(check.dating)}.")
    told = stated(check)
    address = told.pop("Address", "")
    if told:
        yield Prose(" · ".join(f"{label}: {value}" for label, value in told.items()))
    if address:  # never broken, so that it can be copied and clicked
        yield Text(address, no_wrap=True, overflow="ignore")
    yield Text(f"Held against what was known on {day_words(check.as_of)}.")
    yield Text("")
    yield Prose(report.summary(), "bold")
    for note in check.notes:
        yield Prose(note)


def _claim(report: Report, number: int, verdict: Verdict) -> Iterator[RenderableType]:
    mark = MARKS[verdict.ruling]
    head = Text(f"{number:>3} ")
    head.append(f"{mark.sign} {verdict.ruling.value.upper()}", style=f"bold {mark.dark}")
    head.append(f"  {kind_words(verdict.claim, report.names)}", style="dim")
    yield head
    yield Prose(f"“{one_line(verdict.claim.words)}”", "bold", indent=4)
    yield Prose(verdict.reason, indent=4)
    if verdict.interval:
        yield Prose(interval_words(verdict.interval), indent=4)
    yield from _figures(report, verdict)
    for e in verdict.evidence:
        if e.role == "register":
            yield from _entry_lines(report, e)
    for line in verdict.working:
        yield Prose(line, "dim", indent=6)
    for start, end in verdict.claim.also_at[:_AGAIN]:
        yield Prose(f"Said again: “{one_line(report.check.text[start:end], 160)}”", "dim", indent=4)
    if (more := len(verdict.claim.also_at) - _AGAIN) > 0:
        yield Prose(f"And said {plural(more, 'more time')}.", "dim", indent=4)


def _figures(report: Report, verdict: Verdict) -> Iterator[RenderableType]:
    """The figures behind a verdict, and under them those published later."""
    figures = [e for e in verdict.evidence if e.role != "register"]
    rows: list[tuple[str, ...] | str] = [_figure(report, e) for e in figures]
    if verdict.hindsight:
        rows.append("    Published later, no part of the verdict:")
        rows += [_figure(report, e) for e in verdict.hindsight]
    if rows:
        yield plain_table(_FIGURES, rows, indent=5)
    for e in (*figures, *verdict.hindsight):
        if e.note:
            yield Prose(f"{e.release}: {e.note}", "dim", indent=6)


def _figure(report: Report, e: Evidence) -> tuple[str, ...]:
    value = f"{e.value} {e.unit}".strip()
    return (
        agree_sign(e.agrees), e.publisher, e.release, str(e.date or ""), e.table, e.area, e.period, value,
        e.status if e.status != e.value else "", _source(report, e),
    )  # fmt: skip


def _entry_lines(report: Report, e: Evidence) -> Iterator[RenderableType]:
    """An entry of a register: who and what on one line, the words used under it."""
    head = (
        f"{agree_sign(e.agrees)} {whose(e, report.names)}{entry_words(e)}, {e.date or 'undated'}, {clean(e.publisher)}"
    )
    yield Prose(f"{head} {_source(report, e)}".rstrip(), indent=5)
    if e.note:
        yield Prose(e.note, "dim", indent=7)


def _source(report: Report, e: Evidence) -> str:
    number = report.number(e.release)
    return f"[{number}]" if number else ""


def _standing(report: Report) -> Iterator[RenderableType]:
    stands = report.standing
    if stands is None:
        return
    yield from _heading("Where the allies named stand")
    for line in head_lines(stands, report.count, report.names):
        yield Prose(line)
    yield Text("")
    yield plain_table(standing_columns(stands), standing_rows(stands), indent=2)
    for line in notes(stands, report.count):
        yield Prose(line, "dim")


def _positions(report: Report) -> Iterator[RenderableType]:
    if report.topic is None:
        return
    yield from _heading(f"Who has said what on {report.topic.title}")
    for p in report.positions:
        head = f"{report.names[p.area]}: {p.stance.label}, since {p.since} [{report.number(p.id)}]"
        yield Prose(head, indent=2)
        yield Prose(said(p), "dim", indent=4)
    if report.silent:
        yield Prose(f"No position on the register that day: {', '.join(report.silent)}.", "dim")


def _sources(report: Report) -> Iterator[RenderableType]:
    yield from _heading("Sources")
    for source in report.sources:
        yield from _source_lines(source)


def _source_lines(source: SourceLine) -> Iterator[RenderableType]:
    label = f"{source.id}. " if source.kind == "release" else ""
    head = f"{label}{source.publisher}: {one_line(source.title)}, {day_words(source.date)}."
    if source.licence:
        head += f" {source.licence.rstrip('.')}."
    yield plain_table(
        (Column("", right=True, keep=True), Column("")), [(f"[{source.number}]".rjust(4), head)], header=False
    )
    for address in (source.url, *(f"figures seen at {address}" for address in source.seen_at)):
        if address:  # never broken, so that it can be copied and clicked
            yield Text(f"     {clean(address)}", style="dim", no_wrap=True, overflow="ignore")


def _heading(words: str) -> Iterator[RenderableType]:
    yield Text("")
    yield Text(clean(words), style="bold underline")
