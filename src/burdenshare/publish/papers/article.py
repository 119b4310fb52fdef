"""An article on two pages: how many claims got which ruling, those that matter with their evidence, who stands where."""

from __future__ import annotations

from burdenshare import __version__
from burdenshare.nouns.verdicts import Ruling, Verdict
from burdenshare.publish.papers.paper import Block, Grid, Paper, Section, Words
from burdenshare.publish.report import Report, SourceLine
from burdenshare.publish.standings import head_lines, notes, standing_columns, standing_rows
from burdenshare.publish.wording import MARKS, dated, day_words, one_line, said, stated

_ORDER = (Ruling.CONTRADICTED, Ruling.OUTDATED, Ruling.DEPENDS, Ruling.SUPPORTED, Ruling.NOT_CHECKABLE)
_ALLIES, _POSITIONS = 12, 8


def articles(report: Report) -> tuple[Paper, ...]:
    """The paper on an article, and shorter ones for where it does not fit on its pages."""
    return tuple(article(report, claims) for claims in (12, 9, 6, 3))


def article(report: Report, claims: int = 12) -> Paper:
    """The paper on an article, with at most that many claims, those not borne out first; what is left out is counted."""
    check = report.check
    verdicts = sorted(enumerate(check.verdicts, 1), key=lambda v: _ORDER.index(v[1].ruling))[:claims]
    sections, cited = [], {report.number(e.release) for _, v in verdicts for e in v.evidence}
    if verdicts:
        rows = tuple(_claim(report, n, v) for n, v in verdicts)
        blocks: list[Block] = [
            Grid(("Ruling", "In the article", "What the figures of that day say", "Source"), rows, wide=(1, 2))
        ]
        if rest := len(check.verdicts) - len(verdicts):
            blocks.append(Words(f"{rest} more in the full report.", small=True))
        sections.append(Section("Claims, those not borne out first", tuple(blocks)))
    if report.standing is not None:
        columns, rows = standing_columns(report.standing), standing_rows(report.standing)[:_ALLIES]
        right = tuple(n for n, c in enumerate(columns) if c.right)
        head = Words(" ".join(head_lines(report.standing, report.count, report.names)))
        foot = Words(" ".join(notes(report.standing, report.count)), small=True)
        sections.append(
            Section(
                "Where the allies named stand", (head, Grid(tuple(c.label for c in columns), rows, (1,), right), foot)
            )
        )
        cited |= {report.number(o.release) for row in report.standing.rows if (o := row.figure)}
    if report.topic is not None:
        shown = report.positions[:_POSITIONS]
        positions = tuple(
            (report.names[p.area], p.stance.label, str(p.since), one_line(said(p), 150), f"[{report.number(p.id)}]")
            for p in shown
        )
        grid = Grid(("Ally", "Stance", "Since", "Who, in which words", "Source"), positions, wide=(3,))
        sections.append(Section(f"Who has said what on {report.topic.title}", (grid,)))
        cited |= {report.number(p.id) for p in shown}
    facts = [("Published", dated(check.dating)), *((k, one_line(v, 120)) for k, v in stated(check).items())]
    return Paper(
        title=one_line(report.title, 120),
        language="en",
        facts=(*facts, ("Held against", f"what was known on {day_words(check.as_of)}")),
        lead=report.summary(),
        sections=tuple(sections),
        sources=tuple(source_words(s) for s in report.sources if s.number in cited),
        foot=f"Burdenshare {__version__}. Rulings hold claims against figures and registers as known on {check.as_of}.",
    )


def source_words(s: SourceLine) -> str:
    """A source in one line, with its number and address."""
    label = f"{s.id}. " if s.kind == "release" else ""
    return f"[{s.number}] {label}{s.publisher}: {s.title}, {day_words(s.date)}. {one_line(s.url, 110)}"


def _claim(report: Report, number: int, verdict: Verdict) -> tuple[str, ...]:
    sources = dict.fromkeys(n for e in verdict.evidence if (n := report.number(e.release)))
    mark = MARKS[verdict.ruling]
    return (
        f"{mark.sign} {verdict.ruling.value}", f"{number}. “{one_line(verdict.claim.words, 160)}”",
        one_line(verdict.reason, 260), " ".join(f"[{n}]" for n in list(sources)[:5]),
    )  # fmt: skip
