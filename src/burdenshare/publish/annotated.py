"""The parts of a report as HTML: the article with its claims marked, the evidence beside it, standing, positions, sources.

html.py puts them into a page that stands alone, the site into its own. No part has a script, a style or a handler in it;
every word that is not ours is escaped, and a link is made of http addresses only. A ruling is a sign and a word before
it is a colour. Their style is annotated.css.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from importlib.resources import files

from burdenshare.nouns.verdicts import Evidence, Verdict
from burdenshare.publish.marked import Place, in_each, marked, paragraphs, places
from burdenshare.publish.report import Report
from burdenshare.publish.standings import head_lines, notes, standing_columns, standing_rows
from burdenshare.publish.tables import esc
from burdenshare.publish.wording import (
    MARKS,
    agree_sign,
    agree_word,
    dated,
    day_words,
    entry_words,
    interval_words,
    kind_words,
    one_line,
    said,
    stated,
    whose,
)


def body(report: Report) -> str:
    """The article with its claims, where its allies stand, positions and sources: a section each."""
    return "\n".join([*_article(report), *_standing(report), *_positions(report), *_sources(report)])


def facts(report: Report) -> str:
    """What the article says of itself, how its day is known, and the day that it is held against: a list."""
    check = report.check
    rows = [f"<div><dt>Published</dt><dd>{esc(dated(check.dating))}</dd></div>"]
    for label, value in stated(check).items():
        rows.append(f"<div><dt>{label}</dt><dd>{link(value, value) if label == 'Address' else esc(value)}</dd></div>")
    rows.append(f"<div><dt>Held against</dt><dd>what was known on {day_words(check.as_of)}</dd></div>")
    return f"<dl>{''.join(rows)}</dl>"


def summary(report: Report) -> str:
    """How many claims got which ruling, and what the reader must know about the reading."""
    notes = "".join(f"<p>{esc(note)}</p>" for note in report.check.notes)
    return f"<p><strong>{esc(report.summary())}</strong></p>{notes}"


def key(report: Report) -> str:
    """The rulings with links to the claims of each, "" where there is no claim."""
    check = report.check
    if not check.verdicts:
        return ""
    rows = []
    for ruling, mark in MARKS.items():
        numbers = [n for n, v in enumerate(check.verdicts, 1) if v.ruling is ruling]
        links = " ".join(f'<a href="#claim-{n}">{n}</a>' for n in numbers) or "none"
        rows.append(f'<li class="{mark.name}"><b>{mark.sign} {ruling.value}</b> {links}</li>')
    return f'<nav aria-label="Claims by ruling"><ul class="key">{"".join(rows)}</ul></nav>'


def style() -> str:
    """The style of the parts. The page around them gives --paper, --ink, --soft, --line, --wash and the rulings' colours."""
    rules = (files("burdenshare.publish") / "annotated.css").read_text(encoding="utf-8")
    each = "\n".join(f".{m.name} {{ --ruling: var(--{m.name}); }}" for m in MARKS.values())
    return f"{each}\n{rules.strip()}"


def _article(report: Report) -> Iterator[str]:
    """The article by paragraphs, each with the claims that begin in it beside it."""
    check = report.check
    language = esc(check.language)
    lines = list(paragraphs(check.text))
    here = in_each(lines, places(check))
    said_at: dict[int, list[Place]] = defaultdict(list)
    for place in places(check):
        said_at[place.number].append(place)
    begun = _begun(lines, check.verdicts)
    shown: dict[tuple[Evidence, ...], int] = {}
    yield '<section aria-labelledby="article"><h2 id="article">The article and its claims</h2>'
    for (start, end), listed, cards in zip(lines, here, begun, strict=True):
        yield f'<div class="row"><p class="text" lang="{language}">{marked(check.text, listed, start, end)}</p>'
        if cards:
            yield '<div class="claims">'
            for number, verdict in cards:
                rows = (*verdict.evidence, *verdict.hindsight)
                yield from _card(report, number, verdict, said_at[number], shown.setdefault(rows, number))
            yield "</div>"
        yield "</div>"
    yield "</section>"


def _begun(lines: Sequence[tuple[int, int]], verdicts: Iterable[Verdict]) -> list[list[tuple[int, Verdict]]]:
    """The verdicts whose claims begin in each of the paragraphs, with their numbers."""
    ends = [end for _, end in lines]
    found: list[list[tuple[int, Verdict]]] = [[] for _ in lines]
    for number, verdict in enumerate(verdicts, 1):
        found[min(bisect_right(ends, verdict.claim.start), len(lines) - 1)].append((number, verdict))
    return found


def _card(report: Report, number: int, verdict: Verdict, said_at: list[Place], first: int) -> Iterator[str]:
    """What is found on one claim. first: the claim under which the same evidence stands already."""
    mark, language = MARKS[verdict.ruling], esc(report.check.language)
    yield f'<article class="card {mark.name}" id="claim-{number}" aria-labelledby="head-{number}">'
    yield (
        f'<h3 id="head-{number}">{number}. <b>{mark.sign} {verdict.ruling.value}</b> '
        f"<small>{esc(kind_words(verdict.claim, report.names))}</small></h3>"
    )
    back = f' <a class="back" href="#ref-{number}">↑ in the text<span class="hidden"> (claim {number})</span></a>'
    yield f'<blockquote><q lang="{language}">{esc(one_line(verdict.claim.words))}</q>{back if said_at else ""}</blockquote>'
    yield f"<p>{esc(verdict.reason)}</p>"
    if verdict.interval:
        yield f"<p>{esc(interval_words(verdict.interval))}</p>"
    again = first != number and bool(verdict.evidence or verdict.hindsight)
    if again:
        yield f'<p>The same evidence as on <a href="#claim-{first}">claim {first}</a>.</p>'
    else:
        yield from _evidence(report, verdict.evidence, f"Evidence on claim {number}")
    if verdict.working:
        yield f"<ul>{''.join(f'<li>{esc(line)}</li>' for line in verdict.working)}</ul>"
    if verdict.hindsight and not again:
        yield '<div class="later"><p>Published later, no part of the verdict:</p>'
        yield from _evidence(report, verdict.hindsight, f"Published later on claim {number}")
        yield "</div>"
    for place in said_at[1:]:
        words = esc(one_line(report.check.text[place.start : place.end]))
        yield f'<p>Said again: <a href="#{place.anchor}"><q lang="{language}">{words}</q></a></p>'
    yield "</article>"


def _evidence(report: Report, rows: Iterable[Evidence], label: str) -> Iterator[str]:
    listed = tuple(rows)
    figures = [e for e in listed if e.role != "register"]
    if figures:
        cells = [
            (
                _agrees(e), esc(f"{e.value} {e.unit}".strip()), esc(report.names.get(e.area, e.area)), esc(e.period),
                f"{link(e.release, e.url)}{_source(report, e)}", _day(e.date),
                esc("" if e.status == e.value else e.status), esc(e.table),
            )
            for e in figures
        ]  # fmt: skip
        yield table(
            ("Agrees", "Value", "Area", "Year", "Release", "Published", "Status", "Table"), cells, label, numbers=(1,)
        )
        yield from (f"<p>{esc(e.release)}: {esc(e.note)}</p>" for e in figures if e.note)
    entries = [e for e in listed if e.role == "register"]
    if entries:
        yield '<ul class="entries">'
        for e in entries:
            note = f"<br><i>{esc(e.note)}</i>" if e.note else ""
            yield (
                f"<li>{_agrees(e)} {esc(whose(e, report.names))}{esc(entry_words(e))}, {_day(e.date) or 'undated'}, "
                f"{link(e.publisher, e.url)}{_source(report, e)}{note}</li>"
            )
        yield "</ul>"


def _standing(report: Report) -> Iterator[str]:
    stands = report.standing
    if stands is None:
        return
    yield '<section aria-labelledby="standing"><h2 id="standing">Where the allies named stand</h2>'
    yield f"<p>{'<br>'.join(esc(line) for line in head_lines(stands, report.count, report.names))}</p>"
    columns = standing_columns(stands)
    numbers = tuple(n for n, c in enumerate(columns) if c.right)
    rows = (tuple(esc(cell) for cell in row) for row in standing_rows(stands))
    yield table(tuple(c.label for c in columns), rows, "Table of the allies named", numbers=numbers)
    yield f"<p>{'<br>'.join(esc(line) for line in notes(stands, report.count))}</p></section>"


def _positions(report: Report) -> Iterator[str]:
    if report.topic is None:
        return
    title = f"Who has said what on {esc(report.topic.title)}"
    yield f'<section aria-labelledby="positions"><h2 id="positions">{title}</h2>'
    rows = (
        (
            esc(report.names[p.area]), esc(p.stance.label), _day(p.since), esc(said(p)),
            f'<a href="#source-{report.number(p.id)}">{report.number(p.id)}</a>',
        )
        for p in report.positions
    )  # fmt: skip
    yield table(("Ally", "Stance", "Since", "Who, in which words", "Source"), rows, "Table of positions")
    if report.silent:
        yield f"<p>No position on the register that day: {esc(', '.join(report.silent))}.</p>"
    yield "</section>"


def _sources(report: Report) -> Iterator[str]:
    if not report.sources:
        return
    yield '<section aria-labelledby="sources"><h2 id="sources">Sources</h2><ol class="sources">'
    for s in report.sources:
        label = f"{esc(s.id)}. " if s.kind == "release" else ""
        licence = f" {esc(s.licence)}." if s.licence else ""
        seen = "".join(f"<br>Figures seen at {link(a, a)}" for a in s.seen_at)
        yield (
            f'<li id="source-{s.number}">{label}{esc(s.publisher)}: {link(s.title, s.url)}, '
            f"{day_words(s.date)}.{licence}{seen}</li>"
        )
    yield "</ol></section>"


def table(labels: Iterable[str], rows: Iterable[Iterable[str]], label: str, numbers: tuple[int, ...] = ()) -> str:
    """A table of cells that are HTML already, called `label`; columns in `numbers` stand right."""
    heads = "".join(f'<th scope="col"{_right(n, numbers)}>{esc(label)}</th>' for n, label in enumerate(labels))
    lines = (
        f"<tr>{''.join(f'<td{_right(n, numbers)}>{cell}</td>' for n, cell in enumerate(row))}</tr>" for row in rows
    )
    return f'<div class="scroll" role="region" aria-label="{esc(label)}" tabindex="0"><table><thead><tr>{heads}</tr></thead><tbody>{"".join(lines)}</tbody></table></div>'


def link(words: str, url: str) -> str:
    """A link where the address is http, the words alone where it is anything else."""
    if not url.startswith(("https://", "http://")):
        return esc(words)
    return f'<a href="{esc(url)}" rel="noopener noreferrer">{esc(words)}</a>'


def _right(number: int, numbers: tuple[int, ...]) -> str:
    return ' class="number"' if number in numbers else ""


def _agrees(e: Evidence) -> str:
    """The sign of a row, with its word for those who do not see it."""
    word = agree_word(e.agrees)
    return f'<span title="{word}">{agree_sign(e.agrees)}<span class="hidden"> {word}</span></span>'


def _day(day: date | None) -> str:
    """A day that is never broken, "" where there is none."""
    return f'<time datetime="{day}">{day}</time>' if day else ""


def _source(report: Report, e: Evidence) -> str:
    number = report.number(e.release)
    return f' <a class="source" href="#source-{number}">[{number}]</a>' if number else ""
