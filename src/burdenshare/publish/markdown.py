"""A report as Markdown (GitHub's dialect). Every word of the article and of the registers is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from burdenshare.nouns.verdicts import Evidence, Verdict
from burdenshare.publish.report import Report
from burdenshare.publish.standings import head_lines, notes, standing_columns, standing_rows
from burdenshare.publish.tables import escape, pipe_table
from burdenshare.publish.wording import (
    MARKS,
    agree_sign,
    agree_word,
    dated,
    day_words,
    entry_words,
    interval_words,
    kind_words,
    said,
    stated,
    whose,
)


def markdown(report: Report) -> str:
    """The whole report, in the order of the text report."""
    lines = [*_head(report)]
    for number, verdict in enumerate(report.check.verdicts, 1):
        lines += ["", *_claim(report, number, verdict)]
    lines += [*_standing(report), *_positions(report), *_sources(report)]
    return "\n".join(lines).rstrip() + "\n"


def _head(report: Report) -> Iterator[str]:
    check = report.check
    yield f"# {escape(report.title)}"
    yield ""
    yield f"Article of {escape(dated(check.dating))}.  "
    for label, value in stated(check).items():
        yield f"{label}: {_link(value, value) if label == 'Address' else escape(value)}  "
    yield f"Held against what was known on {day_words(check.as_of)}."
    yield ""
    yield f"**{report.summary()}**" if check.verdicts else escape(report.summary())
    for note in check.notes:
        yield from ("", escape(note))


def _claim(report: Report, number: int, verdict: Verdict) -> Iterator[str]:
    mark = MARKS[verdict.ruling]
    yield f"## {number}. {mark.sign} {verdict.ruling.value.capitalize()}: {escape(kind_words(verdict.claim, report.names))}"
    yield ""
    yield f"> {escape(verdict.claim.words)}"
    yield ""
    yield escape(verdict.reason)
    if verdict.interval:
        yield ""
        yield escape(interval_words(verdict.interval))
    yield from _evidence(report, verdict.evidence)
    if verdict.working:
        yield ""
        yield from (f"- {escape(line)}" for line in verdict.working)
    if verdict.hindsight:
        yield ""
        yield "*Published later, no part of the verdict:*"
        yield from _evidence(report, verdict.hindsight)
    for start, end in verdict.claim.also_at:
        yield ""
        yield f"Said again: “{escape(report.check.text[start:end])}”"


def _evidence(report: Report, rows: Iterable[Evidence]) -> Iterator[str]:
    listed = tuple(rows)
    figures = [e for e in listed if e.role != "register"]
    if figures:
        yield ""
        labels = ["Agrees", "Publisher", "Release", "Published", "Table", "Area", "Year", "Value", "Status", "Source"]
        yield from pipe_table(
            labels,
            [
                (
                    f"{agree_sign(e.agrees)} {agree_word(e.agrees)}", e.publisher, e.release, str(e.date or ""), e.table,
                    report.names.get(e.area, e.area), e.period, f"{e.value} {e.unit}".strip(), e.status,
                    str(report.number(e.release) or ""),
                )
                for e in figures
            ],
            [False] * 7 + [True, False, True],
        )  # fmt: skip
    entries = [e for e in listed if e.role == "register"]
    if entries:
        yield ""
    for e in entries:
        said_so = f"; {escape(e.note)}" if e.note else ""
        number = report.number(e.release)
        yield (
            f"- {agree_sign(e.agrees)} {escape(whose(e, report.names))}{escape(entry_words(e))}, {e.date or 'undated'}{said_so} "
            f"({escape(e.publisher)}{f', source {number}' if number else ''})"
        )


def _standing(report: Report) -> Iterator[str]:
    stands = report.standing
    if stands is None:
        return
    yield from ("", "## Where the allies named stand", "")
    yield from (f"{escape(line)}  " for line in head_lines(stands, report.count, report.names))
    yield ""
    columns = standing_columns(stands)
    yield from pipe_table([c.label for c in columns], standing_rows(stands), [c.right for c in columns])
    yield ""
    yield from (f"{escape(line)}  " for line in notes(stands, report.count))


def _positions(report: Report) -> Iterator[str]:
    if report.topic is None:
        return
    yield from ("", f"## Who has said what on {escape(report.topic.title)}", "")
    yield from pipe_table(
        ["Ally", "Stance", "Since", "Who, in which words", "Source"],
        [
            (report.names[p.area], p.stance.label, str(p.since), said(p), str(report.number(p.id)))
            for p in report.positions
        ],
    )
    if report.silent:
        yield from ("", f"No position on the register that day: {escape(', '.join(report.silent))}.")


def _sources(report: Report) -> Iterator[str]:
    if not report.sources:
        return
    yield from ("", "## Sources", "")
    for s in report.sources:
        label = f"{s.id}. " if s.kind == "release" else ""
        licence = f" {escape(s.licence)}." if s.licence else ""
        seen = "".join(f" Figures seen at {_link(a, a)}." for a in s.seen_at)
        yield f"{s.number}. {label}{escape(s.publisher)}: {_link(s.title, s.url)}, {day_words(s.date)}.{licence}{seen}"


def _link(words: str, url: str) -> str:
    """A link to an http address; the words alone for any other scheme."""
    if not url.startswith(("https://", "http://")):
        return escape(words)
    return f"[{escape(words)}](<{quote(url, safe=':/?#@!$&*+,;=%~-._')}>)"
