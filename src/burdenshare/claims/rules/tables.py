"""Tables pasted as text: a row of years, then rows of a name and a number for each year.

Read only where a line near the table says that it is a share of GDP; a number a cell, "e" marks dropped.
"""

from __future__ import annotations

import re

from burdenshare.claims.approximators import Approximator
from burdenshare.claims.context import Context
from burdenshare.claims.quantities import parse_number
from burdenshare.claims.sentence import Sentence, annotate
from burdenshare.nouns.claims import Attribution, Claim, Kind, Quantity, QuantityUnit, When

_YEAR = re.compile(r"\b(19[5-9]\d|20[0-5]\d)(?:\s?\(?e\)?)?(?![\d.,%])")
_CELL = re.compile(r"(?<![\w.,])(\d{1,2}[.,]\d{1,2})(?:\s?%)?(?:\s?\(?e\)?)?(?![\w])")
_PAIR = re.compile(r"^[\W\d]{0,6}[^\W\d_][^\d:|\t]{1,40}[:|\t–—-]\s*\|?\s*(\d{1,2}[.,]\d{1,2})\s*(?:%|e|\|)?\s*$")
_ENDS_OF_PAIR = frozenset("0123456789%e|")
_REACH = 12


def read(text: str, c: Context) -> None:
    """Add a claim for every cell of a table of shares of GDP."""
    lines = _lines(text)
    header: tuple[int, tuple[int, ...], str] | None = None
    for n, (start, line) in enumerate(lines):
        years = tuple(int(y) for y in _YEAR.findall(line)) if "19" in line or "20" in line else ()
        if len(years) < 2 and header is None:
            continue
        cells = list(_CELL.finditer(line))
        if len(years) >= 2 and not cells and len(_YEAR.sub("", line).split()) <= 6:
            near = (_annotated(c, at, at + len(x)) for at, x in lines[max(0, n - 6) : n + 1])
            told = [s for s in near if s.has("share_noun", "equipment")]
            measure = (
                "equipment_share"
                if told and told[-1].has("equipment") and not told[-1].has("share_noun")
                else "share_of_gdp"
            )
            header = (n, years, measure) if told else None
        elif header is not None and n - header[0] <= 40 and len(cells) == len(header[1]):
            _row(c, start, line, cells, header[1], header[2])
        elif header is not None and len(line.split()) > _REACH:
            header = None
    _lists(lines, c)


def _lists(lines: list[tuple[int, str]], c: Context) -> None:
    """Lines of a name and one number under a line that says what they are: "Poland: 4.48"."""
    heading, rows = 0, []
    for n, (start, line) in enumerate([*lines, (0, "")]):
        match = _PAIR.match(line) if line[-1:] in _ENDS_OF_PAIR else None
        if match:
            rows.append((n, start, line, match))
            continue
        if len(rows) >= 3:
            _listed(lines, c, heading, rows)
        heading, rows = n, []


def _listed(
    lines: list[tuple[int, str]], c: Context, heading: int, rows: list[tuple[int, int, str, re.Match[str]]]
) -> None:
    near = [_annotated(c, at, at + len(x)) for at, x in lines[max(0, heading - 2) : heading + 1]]
    told = [s for s in near if s.has("share_noun", "equipment")]
    if not told:
        return
    years = [t.when.years[0] for s in near for t in s.times if t.when.years and not t.deadline]
    measure = "equipment_share" if told[-1].has("equipment") and not told[-1].has("share_noun") else "share_of_gdp"
    for _, start, line, match in rows:
        _row(c, start, line, [match], (years[-1] if years else 0,), measure)


def _row(c: Context, start: int, line: str, cells: list[re.Match[str]], years: tuple[int, ...], measure: str) -> None:
    named = _annotated(c, start, start + cells[0].start(1)).names
    named = [n for n in named if n.code]
    if len(named) != 1:
        return
    exactly: Approximator = c.lexicon.approximators["exactly"]
    for cell, year in zip(cells, years, strict=True):
        parsed = parse_number(cell.group(1).replace(",", "."), c.lexicon.decimal, c.lexicon.thousands)
        if parsed is None:
            continue
        value, decimals = parsed
        quantity = Quantity(value, decimals, QuantityUnit.PER_CENT, exactly.interval(value, 10.0**-decimals))
        begin, end = start + cell.start(1), start + cell.end(1)
        c.claims.append(
            Claim(
                Kind.MEASURE, begin, end, f"{line[: cells[0].start(1)].strip(' |:')} {year or ''}: {cell.group(1)}", "share-table",
                subjects=(named[0].code,), measure=measure, quantity=quantity,
                when=When("stated", (year,), str(year)) if year else When("current"), attribution=Attribution(),
            )
        )  # fmt: skip


def _annotated(c: Context, start: int, end: int) -> Sentence:
    if (line := c.lines.get((start, end))) is None:
        line = c.lines[start, end] = annotate(c.text, start, end, 0, c.language, c.lexicon, c.day)
    return line


def _lines(text: str) -> list[tuple[int, str]]:
    found, position = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append((position, line.rstrip()))
        position += len(line)
    return found
