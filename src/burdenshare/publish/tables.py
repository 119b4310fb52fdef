"""Sheets: a heading, a table and its notes, put out as a terminal table, Markdown, CSV or JSON.

A sheet has two faces. `rows` are words for a reader, with units and signs; `records` are values for a program, under
stated names. Text and Markdown show the first, CSV and JSON the second.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape as _escape
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from burdenshare.publish.wording import clean, one_line

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType

_NUMBER_SIGN = re.compile(r"(?<=\d) (?=%)")

VERSION = "1.0"
"""Version of every JSON document that this program writes; see docs/json.md."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet. right: numbers; keep: never wrapped; from_width: shown from that width of page on.

    mono: signs that must stand under one another. apart: spaces more before a column of numbers, so that its heading does not run into the one before.
    """

    label: str
    right: bool = False
    keep: bool = False
    from_width: int = 0
    apart: int = 0
    mono: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with what a reader must know before and after it.

    name: of the JSON document ("releases"). head, foot: lines around the table. facts: head values by name.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    records: tuple[Mapping[str, Any], ...]
    head: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    empty: str = "Nothing was found."


def as_text(sheet: Sheet) -> RenderableType:
    """The sheet for a terminal."""
    from rich.console import Group
    from rich.text import Text

    parts: list[RenderableType] = [Prose(sheet.title, "bold")]
    parts += [Prose(line) for line in sheet.head]
    parts.append(Text(""))
    if sheet.rows:
        parts.append(plain_table(sheet.columns, sheet.rows))
    else:
        parts.append(Prose(sheet.empty))
    if sheet.foot:
        parts.append(Text(""))
        parts += [Prose(line, "dim") for line in sheet.foot]
    return Group(*parts)


@dataclass(frozen=True, slots=True)
class Prose:
    """Running text, `indent` columns from the left, in lines that never part a number from its per cent sign."""

    text: str
    style: str = ""
    indent: int = 0

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        from rich.text import Text

        pad = " " * self.indent
        lines = wrapped(clean(self.text), options.max_width - self.indent)
        yield Text("\n".join(pad + line for line in lines), style=self.style, no_wrap=True, overflow="ignore")


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A table without frames whose cells wrap at words, so that it fits the width it is printed in.

    A row that is one text stands alone across the columns.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...] | str, ...]
    header: bool = True
    indent: int = 0

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        from rich.text import Text

        page = Text(no_wrap=True, overflow="ignore", end="")
        for number, line in enumerate(self.lines(options.max_width)):
            page.append(line + "\n", style="dim" if self.header and number == 0 else "")
        yield page

    def lines(self, width: int) -> Iterator[str]:
        """The lines of the table in a page of that width; a row takes several where its cells wrap."""
        shown = [n for n, c in enumerate(self.columns) if c.from_width <= width]
        columns = [self.columns[n] for n in shown]
        rows = [row if isinstance(row, str) else [clean(row[n]) for n in shown] for row in self.rows]
        if self.header:
            rows.insert(0, [c.label for c in columns])
        widths = _widths(columns, [row for row in rows if not isinstance(row, str)], width - self.indent)
        for row in rows:
            if isinstance(row, str):
                yield clean(row)
            else:
                yield from (f"{' ' * self.indent}{line}".rstrip() for line in _row(row, columns, widths))


def _row(row: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> Iterator[str]:
    """One row over as many lines as its longest cell needs."""
    cells = [
        [cell] if len(cell) <= wide or c.keep else wrapped(cell, wide)
        for cell, wide, c in zip(row, widths, columns, strict=True)
    ]
    for n in range(max(map(len, cells))):
        parts = ((cell[n] if n < len(cell) else "") for cell in cells)
        yield " ".join(
            part.rjust(wide) if c.right else part.ljust(wide)
            for part, wide, c in zip(parts, widths, columns, strict=True)
        )


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Widths of columns: what they need; where that is too much, the widest that may wrap give way, to their words."""
    widths = [max(len(row[n]) for row in rows) + c.apart if rows else 0 for n, c in enumerate(columns)]
    least = [
        wide if c.keep else max((len(word) for row in rows for word in _kept_together(row[n]).split(" ")), default=0)
        for n, (c, wide) in enumerate(zip(columns, widths, strict=True))
    ]
    excess = sum(widths) + len(widths) - 1 - room
    while excess > 0:
        giving = [n for n in range(len(widths)) if widths[n] > least[n]]
        if not giving:
            break
        widest = max(giving, key=lambda n: widths[n])
        widths[widest] -= 1
        excess -= 1
    return widths


def wrapped(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width`, broken at spaces but not between a number and %; a longer word stands alone."""
    lines = wrap(_kept_together(text), max(1, width), break_long_words=False, break_on_hyphens=False) or [""]
    return [line.replace("\xa0", " ") for line in lines]  # a plain space can be searched for


def _kept_together(text: str) -> str:
    """`text` with U+00A0, at which no line breaks, between a number and the per cent sign after it."""
    return _NUMBER_SIGN.sub("\xa0", text)


def plain_table(
    columns: Iterable[Column], rows: Iterable[tuple[str, ...] | str], *, header: bool = True, indent: int = 0
) -> PlainTable:
    """A PlainTable of these columns and rows, `indent` columns from the left."""
    return PlainTable(tuple(columns), tuple(rows), header, indent)


def as_markdown(sheet: Sheet) -> str:
    """The sheet as a Markdown section with a pipe table."""
    lines = [f"# {escape(sheet.title)}", ""]
    lines += [f"{escape(line)}  " for line in sheet.head]
    lines.append("")
    if sheet.rows:
        lines += pipe_table([c.label for c in sheet.columns], sheet.rows, [c.right for c in sheet.columns])
    else:
        lines.append(escape(sheet.empty))
    if sheet.foot:
        lines.append("")
        lines += [f"{escape(line)}  " for line in sheet.foot]
    return "\n".join(lines).rstrip() + "\n"


def pipe_table(labels: list[str], rows: Iterable[Iterable[str]], right: list[bool] | None = None) -> list[str]:
    """Lines of a Markdown table; cells are escaped, pipes included."""
    rules = ["---:" if r else "---" for r in right or [False] * len(labels)]
    lines = [_piped(labels), f"| {' | '.join(rules)} |"]
    return lines + [_piped(row) for row in rows]


def escape(text: str) -> str:
    """`text` on one line with every character escaped that Markdown or HTML would read as markup."""
    line = one_line(text)
    for sign in "\\`*_[]<>|#~":
        line = line.replace(sign, "&lt;" if sign == "<" else "&gt;" if sign == ">" else f"\\{sign}")
    return line


def esc(text: str) -> str:
    """`text` for HTML: escaped, without control characters."""
    return _escape(clean(text), quote=True)


def as_csv(sheet: Sheet) -> str:
    """The records of the sheet with a header line."""
    out = io.StringIO()
    if sheet.records:
        writer = csv.DictWriter(out, list(sheet.records[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(sheet.records)
    return out.getvalue()


def document(sheet: Sheet) -> dict[str, Any]:
    """The sheet as a JSON document: format, version, the facts of its head, rows and notes."""
    return {
        "format": f"burdenshare.{sheet.name}",
        "version": VERSION,
        **sheet.facts,
        "rows": [dict(r) for r in sheet.records],
        "notes": list(sheet.foot),
    }


def as_json(value: Any) -> str:
    """A JSON document as text, with the same order of keys for the same value."""
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False, default=str) + "\n"


def _piped(cells: Iterable[str]) -> str:
    return f"| {' | '.join(escape(cell) for cell in cells)} |"
