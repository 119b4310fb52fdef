"""Tables pasted as text: a claim for every cell whose ally, measure and year the table itself tells.

A column's own head says what its numbers are, else the caption above. What neither says is not read; where the year, the topic or
the source is not certain, the rule's name ends in "-loose". No other rule reads the numbers of a table.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from burdenshare import data
from burdenshare.claims.context import Context
from burdenshare.claims.rules import captions, cells, labels, pasted
from burdenshare.claims.rules.captions import Caption, Placed
from burdenshare.claims.rules.columns import OWN, Sort, Told, span_of_head, told, understood, year_of_head
from burdenshare.claims.rules.labels import Label, annotated
from burdenshare.claims.rules.pasted import Cell, Line, Row, Table
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import Attribution, Claim, Comparison, Form, Kind, Quantity, QuantityUnit, When

_RULES = {"share_of_gdp": "share", "equipment_share": "equipment", "expenditure": "money", "expenditure_per_capita": "per-head",
          "real_change": "growth"}  # fmt: skip
_PLAUSIBLE = {"share_of_gdp": (0.0, 8.0), "equipment_share": (0.0, 80.0), "expenditure": (4e7, 3e12),
              "expenditure_per_capita": (5.0, 9000.0), "real_change": (-70.0, 150.0)}  # fmt: skip
_CHANGED_MONEY = {"BGR", "HRV"}
"""Allies whose national currency became another in the years that tables print."""
_COLD_WAR_ENDED = 1992
_BARE_SHARES = (0.3, 6.0)
"""Between which all per cents of a list lie that are taken for shares of GDP because the text speaks of these."""


@dataclass(frozen=True, slots=True)
class Column:
    """What the numbers of a column are. year: 0 where none is told. base: the year that a change is counted from. area, words: the
    ally that the head names, where it is the rows that are years. loose: measure, topic or source is not certain; undated: the year;
    bare: its numbers are shares of GDP only as far as the whole text speaks of these."""

    sort: Sort
    year: int
    base: int = 0
    publisher: str = ""
    area: str = ""
    loose: bool = False
    undated: bool = False
    bare: bool = False
    words: str = ""


Rows = Mapping[int, tuple[Row, Label]]
"""The rows of a part of a table by their place, each with what it is about."""


def read(listed: Sequence[Sentence], c: Context) -> None:
    """Add the claims of every table, and take the numbers in them from the sentences of the text."""
    spans: list[tuple[int, int]] = []
    starts = [s.start for s in listed]
    placed = Placed(listed, starts)
    for table in pasted.find(c.text):
        spans += _read(table, placed, c)
    for start, end in spans:
        for s in listed[max(0, bisect_right(starts, start) - 1) : bisect_left(starts, end)]:
            s.quantities = [q for q in s.quantities if not _overlap(s.span(q.i, q.j), start, end)]


def _overlap(span: tuple[int, int], start: int, end: int) -> bool:
    return span[0] < end and start < span[1]


def _read(table: Table, placed: Placed, c: Context) -> list[tuple[int, int]]:
    """Add the claims of one table; the spans whose numbers no sentence holds."""
    named = labels.of(table, c)
    if not named:
        return []
    before, told_of = len(c.claims), True
    for part, heads, rows in _parts(table, named, c):
        told_of = _claims(rows, heads, part, placed, c) and told_of
    if not told_of or (table.drawn and len(named) > 1):
        return [(table.start, table.end)]
    return [(k.start, k.end) for k in c.claims[before:]]


def _parts(table: Table, named: Mapping[int, Label], c: Context) -> Iterator[tuple[Table, Sequence[Row], Rows]]:
    """The table, or the parts of it that titles of their own head ("Equipment (%)" across all columns), with the heads of the columns
    and the rows that say what they are about; later parts keep the years of the first."""
    first = min(named)
    heads = [row for row in table.rows[:first] if _heads(row)]
    part = table
    rows: dict[int, tuple[Row, Label]] = {}
    for n in range(first, len(table.rows)):
        if n in named:
            rows[n] = (table.rows[n], named[n])
        elif (title := labels.begins_another(table.rows[n], c)) is not None:
            if rows:
                yield part, heads, rows
            heads = [row for row in heads if any(k.text[:4].isdigit() for k in row[1:])]
            part, rows = replace(table, above=(*table.above, Line(title.text, title.start))), {}
    if rows:
        yield part, heads, rows


def _claims(rows: Rows, heads: Sequence[Row], table: Table, placed: Placed, c: Context) -> bool:
    """Add the claims of the rows of one part of a table, under its heads; whether the words near it leave that open."""
    corner = next((annotated(row[0], c) for row in reversed(heads) if row[0].text), None)
    said = [annotated(k, c) for row in heads for k in row[1:] if k.text]
    if (caption := captions.of(table, placed, c, corner, said)) is None:
        c.unread_tables += _of_shares(corner, said, placed.within(*table.above[-1:])) and len(rows) > 1
        return False
    columns = _columns(heads, rows, caption, c)
    for row, label in rows.values():
        _row(row, label, columns, c)
    return True


def _of_shares(corner: Sentence | None, heads: Sequence[Sentence], above: Sequence[Sentence]) -> bool:
    """Whether a table that is not read holds shares of GDP, which may be of defence, as far as its own words go."""
    said = [*([corner] if corner else []), *heads, *above]
    return any(s.has("share_noun") for s in said) and not any(s.has("other_topics") for s in said)


def notes(unread: int) -> tuple[str, ...]:
    """What the reader is told of tables of shares that were not read."""
    if not unread:
        return ()
    many = "A table" if unread == 1 else f"{unread} tables"
    one = "was" if unread == 1 else "were"
    return (
        f"{many} of shares of GDP {one} not read: the words near do not say that defence is meant, or speak of targets or plans.",
    )


def _heads(row: Row) -> bool:
    """Whether a row above the first ally heads the columns, and is not one of figures for somebody else."""
    return not all(k.figure and not any(ch.isalpha() for ch in k.text) for k in row[1:])


def _columns(heads: Sequence[Row], rows: Rows, caption: Caption, c: Context) -> dict[int, Column]:
    """The columns that are understood, by their place."""
    width = max(len(row) for row, _ in rows.values())
    names = next(label.column for _, label in rows.values())
    made: dict[int, Column] = {}
    for m in range(width):
        if m == names:
            continue
        cut = [row[m] for row, _ in rows.values() if m < len(row) and row[m].figure]
        written = [w for cell in cut if (w := cells.written(cell, c)) is not None]
        if not written:
            continue
        unit = written[0].unit
        head = [row[m] for row in heads if len(row) == width and row[m].text]
        if heads and not head and (width > 2 or len(heads[-1]) > 2):
            continue
        if not heads and width > 2:
            continue
        column = _column(head, unit, caption, c)
        if column is None:
            continue
        values = [v for w in written if (v := cells.value(w, column.sort, _decimal(c))) is not None]
        low, high = _BARE_SHARES if column.bare else _PLAUSIBLE[column.sort.measure]
        if column.sort.measure == "share_of_gdp" and column.sort.unit is QuantityUnit.PER_CENT:
            if slips := [
                v for v in values if v.down
            ]:  # a slip of the pen costs its own cell; a column of changes is none of shares
                values, low = [v for v in values if not v.down], _BARE_SHARES[0]
                if len(slips) > len(values):
                    continue
        high = 15.0 if column.sort.measure == "share_of_gdp" and 0 < column.year < _COLD_WAR_ENDED else high
        if column.sort.unit is not QuantityUnit.POINTS and not all(_between(v, low, high, column.sort) for v in values):
            continue
        made[m] = column
    return _apart(_with_bases(made, rows, c))


def _column(head: Sequence[Cell], unit: Told, caption: Caption, c: Context) -> Column | None:
    """What the head of a column says, with what the caption and the cells' own unit add."""
    sentences = [annotated(k, c) for k in head]
    words = " ".join(k.text for k in head)
    own = Told()
    for s in reversed(sentences):
        own = own | told(s, c.lexicon)
    areas = {n.code for s in sentences for n in s.names if n.cls == "area" and n.code and n.code != "USA"}
    if not areas and len(sentences) == 1 and (label := labels.of_cell(head[0], 0, c)) is not None and label.area:
        areas = {label.area}
    if own.other or own.promised or len(areas) > 1 or (not areas and not understood(sentences, c.lexicon)):
        return None
    publishers = {m.value for s in sentences for m in s.of("publisher")}
    if len(publishers) > 1:
        return None
    loose = caption.loose
    sort = own.sort()
    if sort is None and own.measured:
        sort = (own.with_units_of(caption.told) | unit).sort()
    elif sort is None:
        sort = (own | caption.told | unit).sort()
    bare = sort is None and unit.per_cent and not own.measured and caption.bare and not head
    if bare:
        sort, loose = Sort("share_of_gdp", QuantityUnit.PER_CENT), True
    if sort is None:
        return None
    own_figures = any(n.code == "NATO" for s in sentences for n in s.names)
    publisher = publishers.pop() if publishers else "" if own_figures else caption.publisher
    year, base = year_of_head(words), 0
    if sort.unit is QuantityUnit.POINTS or (sort.measure == "real_change" and year is None):
        span = span_of_head(words) or (caption.span if sort.unit is QuantityUnit.POINTS and year == 0 else None)
        if span is None and year is None:
            return None
        if span is not None:
            base, year = span
            if sort.measure == "real_change" and year - base != 1:
                return None
    if year is None or year > c.day.year:
        return None
    undated = year == 0 and caption.undated
    return Column(
        sort, year or caption.year, base, publisher, next(iter(areas), ""), loose, undated, bare, words if areas else ""
    )


def _decimal(c: Context) -> str:
    return c.language.glossary.decimal if c.language.glossary else c.lexicon.decimal


def _between(value: cells.Value, low: float, high: float, sort: Sort) -> bool:
    amount = value.number * value.scale * (-1 if value.down else 1)
    return low <= amount <= high or sort.currency not in {"USD", "EUR", "GBP", ""}


def _with_bases(columns: dict[int, Column], rows: Rows, c: Context) -> dict[int, Column]:
    """Changes with the years they are counted between: those of the head, else the two columns whose difference they are."""
    shares = [
        m
        for m, k in columns.items()
        if k.sort.measure == "share_of_gdp" and k.sort.unit is QuantityUnit.PER_CENT and k.year
    ]
    made = {}
    for m, column in columns.items():
        if column.sort.unit is QuantityUnit.POINTS and not column.base:
            pairs = [(a, b) for a in shares for b in shares if columns[a].year < columns[b].year]
            fitting = [(a, b) for a, b in pairs if _differ((a, b, m), columns, rows, c)]
            if len(fitting) != 1:
                continue
            a, b = fitting[0]
            column = replace(column, base=columns[a].year, year=columns[b].year, undated=False)
        made[m] = column
    return made


def _differ(places: tuple[int, int, int], columns: Mapping[int, Column], rows: Rows, c: Context) -> bool:
    """Whether the third column holds what lies between the two others, in two rows of three at least."""
    agree = whole = 0
    for row, _ in rows.values():
        first, second, change = (_number(row, m, columns[m].sort, c) for m in places)
        if first is not None and second is not None and change is not None:
            whole += 1
            agree += abs(second - first - change) < 0.0151
    return whole >= 2 and agree * 3 >= whole * 2


def _number(row: Row, m: int, sort: Sort, c: Context) -> float | None:
    value = _value(row, m, sort, c)
    return None if value is None else -value.number if value.down else value.number


def _value(row: Row, m: int, sort: Sort, c: Context) -> cells.Value | None:
    """The number of a row in a column of that sort."""
    written = cells.written(row[m], c) if m < len(row) and row[m].figure else None
    return cells.value(written, sort, _decimal(c)) if written is not None else None


def _apart(columns: dict[int, Column]) -> dict[int, Column]:
    """Two columns that say the same of themselves differ in something that was not understood: both are loose."""
    alike = Counter(
        (k.sort.measure, k.sort.unit, k.sort.currency, k.year, k.base, k.publisher, k.area) for k in columns.values()
    )
    return {
        m: replace(k, loose=True)
        if alike[(k.sort.measure, k.sort.unit, k.sort.currency, k.year, k.base, k.publisher, k.area)] > 1
        else k
        for m, k in columns.items()
    }


def _row(row: Row, label: Label, columns: Mapping[int, Column], c: Context) -> None:
    for m, column in columns.items():
        area = label.area or column.area
        value = _value(row, m, column.sort, c) if area else None
        if value is not None:
            _add(row[m], value, area, label, column, c)


def _add(cell: Cell, value: cells.Value, area: str, label: Label, column: Column, c: Context) -> None:
    sort = column.sort
    loose = column.loose or label.loose or (column.undated and not label.year)
    currency = sort.currency
    if currency == OWN:
        currency = data.areas()[area].currency
        if not currency or area in _CHANGED_MONEY:
            return
    if label.year and column.year and label.year != column.year and not column.undated:
        return
    year = label.year or column.year
    comparison = None
    number = -value.number if value.down and sort.measure == "real_change" else value.number
    if sort.unit is QuantityUnit.POINTS:
        if loose:
            return
        base = When("stated", (column.base,), str(column.base))
        comparison = Comparison(Form.CHANGE, base, end="down" if value.down else "up")
    elif value.down and sort.measure != "real_change":
        return
    resolution = 10.0**-value.decimals * value.scale
    interval = c.lexicon.approximators["exactly"].interval(number * value.scale, resolution)
    quantity = Quantity(number * value.scale, value.decimals, sort.unit, interval, currency=currency)
    said = " ".join(w for w in (label.words if label.area else column.words, str(year) if year else "") if w)
    name = "change" if comparison else _RULES[sort.measure]
    c.claims.append(
        Claim(
            Kind.MEASURE, value.start, value.end, f"{said}: {cell.text}", f"{name}-table{'-loose' if loose else ''}",
            subjects=(area,), measure=sort.measure, quantity=quantity, comparison=comparison, publisher=column.publisher,
            when=When("stated", (year,), str(year)) if year else When("current"), attribution=Attribution(),
        )
    )  # fmt: skip
