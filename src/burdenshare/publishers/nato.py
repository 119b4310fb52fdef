"""NATO, 'Defence Expenditure of NATO Countries': the workbook of tables that goes with a release.

Holds Tables 1, 2, 3, 5, 6, 7, 8a and 8b, every block. Table 4 is left out: it repeats figures of Tables 2
and 3. Two layouts are known: that of 2024 (one row of years above all blocks of a table) and that of 2025
and 2026 (a row of years under each block's heading). From 2026 the titles say 'Core defence expenditure':
another definition, the part that counts towards 3.5 per cent, with past years restated; its indicators are
the core_ ones.

Choices. NATO prints the years before an ally's accession too; where it does not, an empty cell of such a
year is no observation, while an empty cell or '..' of a member is one with status MISSING. Decimals are
those that the cell shows. Some rows of the 2024 workbook are hidden, without a label and in error: hidden
rows are not printed and not read. Nothing is guessed: whatever else differs from the known layouts raises
LayoutChanged, and nothing is returned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from burdenshare.nouns.areas import Area, Areas
from burdenshare.nouns.errors import LayoutChanged, UnknownArea
from burdenshare.nouns.figures import Observation, Status
from burdenshare.publishers import currencies, sheets
from burdenshare.publishers.nato_tables import GROUPS, LEFT_OUT, TABLES, Block

PUBLISHER = "NATO"


_TITLE = re.compile(r"table (\d+[ab]?) ?: ?(.+)")
_BASE = re.compile(r"((?:19|20)\d{2}) (?:constant )?prices|constant ((?:19|20)\d{2})")
_NOTES = re.compile(r"notes?\s*:|\*|\([a-z]\)|-\s*\d+\s*-$")
_LABEL = re.compile(r"(?P<name>[^*(]+?)\s*\**\s*(?:\((?P<currency>[^)]*)\))?\s*\**")
_BLANK = frozenset({"", "..", "...", "n.a.", "n/a", "-", "–", "—"})
_MOSTLY = 1 / 3


def read_workbook(path: Path, release: str, areas: Areas) -> tuple[Observation, ...]:
    """Every figure of a NATO workbook of tables, unrounded, in the order of the tables.

    Shares in per cent (1.28 means 1.28 %), money in million or, per head, in thousand (GDP) and units
    (expenditure), military personnel in thousand persons. `release` is written into each observation.
    Raises LayoutChanged where the workbook is laid out otherwise, UnreadableDocument where it is none.
    """
    read: dict[str, tuple[Observation, ...]] = {}
    with sheets.workbook(path) as pages:
        for page in pages:
            table = _Table(path.name, page, release, areas)
            number = table.number
            if number in LEFT_OUT:
                continue
            if number not in TABLES or number in read:
                raise table.changed(table.title_row, f"one of Tables {', '.join(TABLES)}, each once", table.title)
            read[number] = tuple(table.read())
    for number in TABLES:
        if number not in read:
            raise LayoutChanged(path.name, f"Table {number}", 0, f"a sheet with Table {number}", "none")
    definitions = {o.indicator for n in "123" for o in read[n]} & {"expenditure", "core_expenditure"}
    if len(definitions) != 1:
        raise LayoutChanged(path.name, "Tables 1 to 3", 0, "one definition in all titles", sorted(definitions))
    return tuple(o for number in TABLES for o in read[number])


@dataclass(slots=True)
class _Line:
    """A row that is printed: its number and its filled cells by column."""

    row: int
    cells: dict[int, Any]

    def label(self, before: int) -> str:
        """Text of the first filled cell left of column `before`."""
        return next((sheets.text(c.value) for i, c in self.cells.items() if i < before), "")


@dataclass(slots=True)
class _Open:
    """A block being read."""

    block: Block
    heading: str
    rows: dict[str, int] = field(default_factory=dict)
    blanks: int = 0
    cells: int = 0


class _Table:
    """One sheet on its way to observations."""

    def __init__(self, file: str, page: sheets.Sheet, release: str, areas: Areas) -> None:
        self.file, self.page, self.release, self.areas = file, page, release, areas
        self.lines = list(_printed(page))
        first = self.lines[0] if self.lines else _Line(1, {})
        self.title_row, self.title = first.row, first.label(10**6)
        found = _TITLE.fullmatch(self.title.casefold())
        if found is None:
            raise self.changed(first.row, "a title like 'Table 3 : ...'", self.title)
        self.number, self.core = found[1], "core defence" in found[2]
        self.subtitle = [found[2]]
        self.years: dict[int, tuple[int, bool]] = {}

    def changed(self, row: int, expected: str, found: object) -> LayoutChanged:
        """The error to raise for this sheet."""
        return LayoutChanged(self.file, self.page.title, row, expected, found)

    def read(self) -> Iterator[Observation]:
        unit = TABLES[self.number].unit
        waiting = list(TABLES[self.number].blocks)
        opened: _Open | None = None
        row = self.title_row
        for line in self.lines[1:]:
            row = line.row
            label = line.label(min(self.years, default=10**6))
            if _NOTES.match(label.casefold()):
                break
            if not label or (not self.years and any(sheets.year(c.value) for c in line.cells.values())):
                self._header(line)
            elif len(line.cells) == 1 and self._ally(label) is None:
                if waiting and waiting[0].heading and re.match(waiting[0].heading, label.casefold()):
                    self._close(opened, row)
                    opened = _Open(waiting.pop(0), label)
                elif opened is None:
                    self.subtitle.append(label.casefold())
                else:
                    raise self.changed(row, self._awaited(waiting), label)
            else:
                if opened is None and waiting and not waiting[0].heading:
                    opened = _Open(waiting.pop(0), "")
                if opened is None or not self.years:
                    raise self.changed(row, self._awaited(waiting) if self.years else "a row of years", label)
                yield from self._figures(opened, line, label)
        self._close(opened, row)
        if waiting:
            raise self.changed(row, self._awaited(waiting), "the end of the table")
        if unit and not any(unit in s for s in self.subtitle):
            raise self.changed(self.title_row, f"the unit {unit!r} under the title", self.subtitle)

    def _awaited(self, waiting: Sequence[Block]) -> str:
        return f"the heading of the block of {waiting[0].indicator}" if waiting else "a row of an ally or a note"

    def _header(self, line: _Line) -> None:
        years: dict[int, tuple[int, bool]] = {}
        for column, cell in line.cells.items():
            found = sheets.year(cell.value)
            if found is None:
                raise self.changed(line.row, "a year like '2024' or '2024e'", sheets.text(cell.value))
            if years and (column - 1 not in years or found[0] != years[column - 1][0] + 1):
                raise self.changed(line.row, "years one after the other", cell.value)
            if years and years[column - 1][1] and not found[1]:
                raise self.changed(line.row, "estimates after all actual years", cell.value)
            years[column] = found
        if self.years and list(years.values()) != list(self.years.values()):
            raise self.changed(line.row, "the same years in each block", [y for y, _ in years.values()])
        self.years = years

    def _figures(self, opened: _Open, line: _Line, label: str) -> Iterator[Observation]:
        block = opened.block
        parts = _LABEL.fullmatch(label)
        area = self._ally(label)
        if area is None or parts is None:
            raise self.changed(line.row, "the name of an ally or group", label)
        if area.kind != "ally" and area.code not in GROUPS:
            raise self.changed(line.row, "an ally, NATO Europe and Canada, or NATO Total", label)
        if area.code in opened.rows:
            raise self.changed(line.row, f"one row of {area.name}", f"a second after row {opened.rows[area.code]}")
        opened.rows[area.code] = line.row
        first = min(line.cells)
        if strange := [c for c in line.cells if c not in self.years and c != first]:
            raise self.changed(line.row, "nothing beside the figures", line.cells[strange[0]].value)
        currency = block.currency
        if currency == "national":
            currency = currencies.named(parts["currency"] or "", area) or ""
            if not currency:
                raise self.changed(line.row, f"a currency of {area.name} in brackets", label)
        for column, (period, estimate) in self.years.items():
            value, places = self._value(line, column, block)
            opened.cells += 1
            if value is None:
                opened.blanks += 1
                if area.joined is not None and period < area.joined.year:
                    continue
            status = Status.ESTIMATE if estimate else Status.ACTUAL
            yield Observation(
                publisher=PUBLISHER,
                release=self.release,
                area=area.code,
                indicator=block.core if self.core and block.core else block.indicator,
                period=period,
                value=value,
                decimals=places,
                unit=block.unit,
                currency=currency,
                price_base=self._price_base(opened, line.row),
                status=Status.MISSING if value is None else status,
                table=f"Table {self.number}",
                row=line.row,
            )

    def _value(self, line: _Line, column: int, block: Block) -> tuple[float | None, int]:
        cell = line.cells.get(column)
        if cell is None:
            return None, block.decimals
        value = cell.value
        shown = "%" not in str(cell.number_format)
        if isinstance(value, int | float) and not isinstance(value, bool) and cell.data_type == "n" and shown:
            places = sheets.decimals(str(cell.number_format))
            return float(value), block.decimals if places < 0 else places
        if isinstance(value, str) and cell.data_type != "e" and sheets.text(value).casefold() in _BLANK:
            return None, block.decimals
        raise self.changed(line.row, "a figure", value if shown else f"{value} shown as a percentage")

    def _price_base(self, opened: _Open, row: int) -> str:
        if opened.block.price_base != "constant":
            return opened.block.price_base
        for words in (opened.heading.casefold(), *self.subtitle):
            if found := _BASE.search(words):
                return f"{found[1] or found[2]} prices"
        raise self.changed(row, "the year of constant prices in heading or subtitle", opened.heading)

    def _close(self, opened: _Open | None, row: int) -> None:
        """Check that a block holds whom it must: every member with forces, both groups, mostly figures.

        An ally that joins after the last year of the table may be there already: NATO then prints it as a
        member.
        """
        if opened is None:
            return
        block, forces = opened.block, [a for a in self.areas.allies if a.forces]
        last = date(max((year for year, _ in self.years.values()), default=0) or 1, 12, 31)
        needed = [a.code for a in forces if a.joined is None or a.joined <= last]
        needed += [g for g in GROUPS if block.groups]
        allowed = {*needed, *(a.code for a in (self.areas.allies if block.everyone else forces))}
        absent = [self.areas[c].name for c in needed if c not in opened.rows]
        strange = [self.areas[c].name for c in opened.rows if c not in allowed]
        if absent or strange:
            found = f"no row of {', '.join(absent)}" if absent else f"a row of {', '.join(strange)}"
            raise self.changed(row, f"{len(needed)} rows in the block of {block.indicator}", found)
        if opened.blanks > opened.cells * _MOSTLY:
            raise self.changed(row, f"figures of {block.indicator}", f"{opened.blanks} empty cells")

    def _ally(self, label: str) -> Area | None:
        parts = _LABEL.fullmatch(label)
        try:
            return self.areas.find(parts["name"]) if parts else None
        except UnknownArea:
            return None


def _printed(page: sheets.Sheet) -> Iterator[_Line]:
    """The rows of a sheet that are shown and hold something."""
    for number, row in enumerate(page.iter_rows(), 1):
        if page.row_dimensions[number].hidden:
            continue
        cells = {cell.column: cell for cell in row if sheets.text(cell.value)}
        if cells:
            yield _Line(number, cells)
