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
_REACH = 12


def read(text: str, c: Context) -> None:
    """Add a claim for every cell of a table of shares of GDP."""
    lines = _lines(text)
    header: tuple[int, tuple[int, ...], str] | None = None
    for n, (start, line) in enumerate(lines):
        years = tuple(int(y) for y in _YEAR.findall(line))
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


def _row(c: Context, start: int, line: str, cells: list[re.Match[str]], years: tuple[int, ...], measure: str) -> None:
    named = _annotated(c, start, start + cells[0].start()).names
    named = [n for n in named if n.code]
    if len(named) != 1:
        return
    exactly: Approximator = c.lexicon.approximators["exactly"]
    for cell, year in zip(cells, years, strict=True):
        parsed = parse_number(cell.group(1), c.lexicon.decimal, c.lexicon.thousands)
        if parsed is None:
            continue
        value, decimals = parsed
        quantity = Quantity(value, decimals, QuantityUnit.PER_CENT, exactly.interval(value, 10.0**-decimals))
        begin, end = start + cell.start(), start + cell.end()
        c.claims.append(
            Claim(
                Kind.MEASURE, begin, end, f"{line[: cells[0].start()].strip(' |')} {year}: {cell.group(1)}", "share-table",
                subjects=(named[0].code,), measure=measure, quantity=quantity,
                when=When("stated", (year,), str(year)), attribution=Attribution(),
            )
        )  # fmt: skip


def _annotated(c: Context, start: int, end: int) -> Sentence:
    return annotate(c.text, start, end, 0, c.language, c.lexicon, c.day)


def _lines(text: str) -> list[tuple[int, str]]:
    found, position = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append((position, line.rstrip()))
        position += len(line)
    return found
