"""A report as one HTML page: the article with its claims marked, the evidence beside it.

The page stands alone: no script, no request, its style inside. Every word that is not ours is escaped, and a link is
made of http addresses only. A ruling is a sign and a word before it is a colour; it prints, and follows a dark mode.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape as _escape
from importlib.resources import files
from itertools import pairwise

from burdenshare import __version__
from burdenshare.nouns.verdicts import Evidence, Verdict
from burdenshare.publish.report import NOTHING_FOUND, Report
from burdenshare.publish.standings import head_lines, notes, standing_columns, standing_rows
from burdenshare.publish.wording import (
    MARKS,
    agree_sign,
    agree_word,
    clean,
    dated,
    day_words,
    entry_words,
    interval_words,
    kind_words,
    one_line,
    said,
)

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def html(report: Report) -> str:
    """The whole page."""
    title = esc(report.title)
    body = "\n".join([*_head(report), *_article(report), *_standing(report), *_positions(report), *_sources(report)])
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<title>{title}: claims checked</title>
<style>
{style()}
</style>
</head>
<body>
{body}
<footer><p>Made by burdenshare {esc(__version__)}.</p></footer>
</body>
</html>
"""


def esc(text: str) -> str:
    """`text` for HTML: escaped, without control characters."""
    return _escape(clean(text), quote=True)


def style() -> str:
    """The style of the page, with the colours of the rulings."""
    rules = (files("burdenshare.publish") / "report.css").read_text(encoding="utf-8")
    light = "".join(f"--{m.name}: {m.light}; " for m in MARKS.values())
    dark = "".join(f"--{m.name}: {m.dark}; " for m in MARKS.values())
    each = "\n".join(f".{m.name} {{ --ruling: var(--{m.name}); }}" for m in MARKS.values())
    return f":root {{ {light}}}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark}}} }}\n{each}\n{rules.strip()}"


def _head(report: Report) -> Iterator[str]:
    check = report.check
    yield f"<header><h1>{esc(report.title)}</h1>"
    made = ", ".join(esc(one_line(x)) for x in (check.author, check.site) if x)
    if made:
        yield f"<p>{made}</p>"
    if check.url:
        yield f"<p>{link(check.url, check.url)}</p>"
    yield f"<p>Article of {esc(dated(check.dating))}.<br>Held against what was known on {day_words(check.as_of)}.</p>"
    if report.note:
        yield f"<p>{esc(report.note)}</p>"
    if not check.verdicts:
        yield f"<p><strong>{esc(NOTHING_FOUND)}</strong></p></header>"
        return
    yield f"<p><strong>{esc(report.summary())}</strong></p>"
    keys = (f'<li class="{m.name}"><b>{m.sign} {r.value}</b></li>' for r, m in MARKS.items())
    yield f'<ul class="key" aria-label="Signs of the rulings">{"".join(keys)}</ul></header>'


def _article(report: Report) -> Iterator[str]:
    """The article by paragraphs, each with the claims that begin in it beside it."""
    verdicts = report.check.verdicts
    yield "<main><h2>The article and its claims</h2>"
    for start, end in paragraphs(report.check.text):
        begun = [(n, v) for n, v in enumerate(verdicts, 1) if start <= v.claim.start < end]
        yield f'<section class="row"><p class="text">{_marked(report, start, end)}</p>'
        if begun:
            yield '<div class="claims">'
            for number, verdict in begun:
                yield from _card(report, number, verdict)
            yield "</div>"
        yield "</section>"
    yield "</main>"


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the lines of a text that hold words."""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, at + len(line)
        at += len(line) + 1


def _marked(report: Report, start: int, end: int) -> str:
    """One paragraph with its claims marked; where claims overlap, the shortest lends its colour."""
    spans = [
        (max(a, start), min(b, end), n, v)
        for n, v in enumerate(report.check.verdicts, 1)
        for a, b in ((v.claim.start, v.claim.end), *v.claim.also_at)
        if a < end and b > start
    ]
    cuts = sorted({start, end, *(s[0] for s in spans), *(s[1] for s in spans)})
    parts = []
    for left, right in pairwise(cuts):
        words = esc(report.check.text[left:right])
        over = [s for s in spans if s[0] <= left and right <= s[1]]
        if over:
            nearest = min(over, key=lambda s: s[1] - s[0])
            words = f'<mark class="{MARKS[nearest[3].ruling].name}">{words}</mark>'
        parts.append(words)
        for _, stop, number, verdict in spans:
            if stop == right:
                mark = MARKS[verdict.ruling]
                parts.append(
                    f'<a class="ref {mark.name}" href="#claim-{number}" '
                    f'title="Claim {number}: {verdict.ruling.value}">{mark.sign}{number}</a>'
                )
    return "".join(parts)


def _card(report: Report, number: int, verdict: Verdict) -> Iterator[str]:
    mark = MARKS[verdict.ruling]
    yield f'<article class="card {mark.name}" id="claim-{number}">'
    yield f"<h3>{number}. <b>{mark.sign} {verdict.ruling.value}</b> <small>{esc(kind_words(verdict.claim, report.names))}</small></h3>"
    yield f"<blockquote>{esc(one_line(verdict.claim.words))}</blockquote>"
    yield f"<p>{esc(verdict.reason)}</p>"
    if verdict.interval:
        yield f"<p>{esc(interval_words(verdict.interval))}</p>"
    yield from _evidence(report, verdict.evidence)
    if verdict.working:
        yield f"<ul>{''.join(f'<li>{esc(line)}</li>' for line in verdict.working)}</ul>"
    if verdict.hindsight:
        yield '<div class="later"><p>Published later, no part of the verdict:</p>'
        yield from _evidence(report, verdict.hindsight)
        yield "</div>"
    for start, end in verdict.claim.also_at:
        yield f"<p>Said again: “{esc(one_line(report.check.text[start:end]))}”</p>"
    yield "</article>"


def _evidence(report: Report, rows: Iterable[Evidence]) -> Iterator[str]:
    listed = tuple(rows)
    figures = [e for e in listed if e.role != "register"]
    if figures:
        cells = [
            (
                f'<span title="{agree_word(e.agrees)}">{agree_sign(e.agrees)}<span class="hidden">{agree_word(e.agrees)}</span></span>',
                f"{link(e.release, e.url)}{_source(report, e)}", str(e.date or ""), esc(e.table),
                esc(report.names.get(e.area, e.area)), esc(e.period), esc(f"{e.value} {e.unit}".strip()), esc(e.status),
            )
            for e in figures
        ]  # fmt: skip
        yield table(("Agrees", "Release", "Published", "Table", "Area", "Year", "Value", "Status"), cells, numbers=(6,))
        yield from (f"<p>{esc(e.release)}: {esc(e.note)}</p>" for e in figures if e.note)
    entries = [e for e in listed if e.role == "register"]
    if entries:
        yield '<ul class="entries">'
        for e in entries:
            who = report.names.get(e.area, e.area)
            note = f"<br><i>{esc(e.note)}</i>" if e.note else ""
            yield (
                f"<li>{agree_sign(e.agrees)} {esc(who)}: {esc(entry_words(e))}, {e.date or 'undated'}, "
                f"{link(e.publisher, e.url)}{_source(report, e)}{note}</li>"
            )
        yield "</ul>"


def _standing(report: Report) -> Iterator[str]:
    stands = report.standing
    if stands is None:
        return
    yield "<section><h2>Where the allies named stand</h2>"
    yield f"<p>{'<br>'.join(esc(line) for line in head_lines(stands, report.count, report.names))}</p>"
    columns = standing_columns(stands)
    numbers = tuple(n for n, c in enumerate(columns) if c.right)
    rows = (tuple(esc(cell) for cell in row) for row in standing_rows(stands))
    yield table(tuple(c.label for c in columns), rows, numbers=numbers)
    yield f"<p>{'<br>'.join(esc(line) for line in notes(stands, report.count))}</p></section>"


def _positions(report: Report) -> Iterator[str]:
    if report.topic is None:
        return
    yield f"<section><h2>Who has said what on {esc(report.topic.title)}</h2>"
    rows = (
        (
            esc(report.names[p.area]), esc(p.stance.label), str(p.since), esc(said(p)),
            f'<a href="#source-{report.number(p.id)}">{report.number(p.id)}</a>',
        )
        for p in report.positions
    )  # fmt: skip
    yield table(("Ally", "Stance", "Since", "Who, in which words", "Source"), rows)
    if report.silent:
        yield f"<p>No position on the register that day: {esc(', '.join(report.silent))}.</p>"
    yield "</section>"


def _sources(report: Report) -> Iterator[str]:
    if not report.sources:
        return
    yield '<section><h2>Sources</h2><ol class="sources">'
    for s in report.sources:
        label = f"{esc(s.id)}. " if s.kind == "release" else ""
        licence = f" {esc(s.licence)}." if s.licence else ""
        seen = "".join(f"<br>Figures seen at {link(a, a)}" for a in s.seen_at)
        yield (
            f'<li id="source-{s.number}">{label}{esc(s.publisher)}: {link(s.title, s.url)}, '
            f"{day_words(s.date)}.{licence}{seen}</li>"
        )
    yield "</ol></section>"


def table(labels: Iterable[str], rows: Iterable[Iterable[str]], numbers: tuple[int, ...] = ()) -> str:
    """A table of cells that are HTML already; columns in `numbers` stand right."""
    heads = "".join(f'<th scope="col"{_right(n, numbers)}>{esc(label)}</th>' for n, label in enumerate(labels))
    lines = (
        f"<tr>{''.join(f'<td{_right(n, numbers)}>{cell}</td>' for n, cell in enumerate(row))}</tr>" for row in rows
    )
    return f'<div class="scroll" tabindex="0"><table><thead><tr>{heads}</tr></thead><tbody>{"".join(lines)}</tbody></table></div>'


def link(words: str, url: str) -> str:
    """A link where the address is http, the words alone where it is anything else."""
    if not url.startswith(("https://", "http://")):
        return esc(words)
    return f'<a href="{esc(url)}" rel="noopener noreferrer">{esc(words)}</a>'


def _right(number: int, numbers: tuple[int, ...]) -> str:
    return ' class="number"' if number in numbers else ""


def _source(report: Report, e: Evidence) -> str:
    number = report.number(e.release)
    return f' <a class="source" href="#source-{number}">[{number}]</a>' if number else ""
