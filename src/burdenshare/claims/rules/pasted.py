"""Where tables stand in a text: their lines, taken apart into cells.

Tables of Markdown, of tabs, of commas or semicolons, of columns set apart by blanks, rows of a name and numbers, and lists of
a name and a number. Nothing here knows what a cell means; what counts is that a line holds a name or a year and then numbers,
and that the next line does so in the same manner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_ABSENT = frozenset({
    "", "-", "–", "—", "−", "--", "..", "...", "…", "n.a.", "n.a", "n/a", "na", "nd", "n.d.", "n.d", "k.a.", "k. a.", "b.d.",
    "s.o.", "b.v.", "n.b.", "//", "/", "x", ":", "*", "•", "none", "(n.a.)",
})  # fmt: skip
_FIGURE = re.compile(
    r"[^\w+−–-]{0,3}(?:[+±−–-]\s?)?(?:[A-Z]{0,3}[$€£]|[A-Z]{2,3}\s)?\s?\d[\d.,'’\u00a0\u202f\u2009 ]*(?:[^\d]{0,30}(?:\[\d{1,2}\])?)"
)
_YEAR = re.compile(r"(?:19[5-9]|20[0-9])\d")
_DATED = re.compile(r"(?:19[5-9]|20[0-9])\d(?![\d.,%])")
_NUMBERED = re.compile(r"#?\d{1,2}[.)]\s+\D")
_RULE = re.compile(r"[\s|:+=\-–—_┼─]*[-=─]{2,}[\s|:+=\-–—_┼─]*")
_LEAD = re.compile(r"\W*(?:\d{1,2}[.)]\s+|#\d{1,2}\s+)?\W*")
_PAIR = re.compile(
    r"(?P<name>[^\d:|\t]{2,48}?(?:\(?(?:19|20)\d\d\)?)?)\s*(?P<sign>:|=|→|\.{2,}|…|(?<=\s)[-–—](?=\s)|\()\s*(?P<value>\S.*?)\s*"
)
_WORDS = re.compile(
    r"(?P<name>[^\d|\t]*?[^\W\d_][^\d|\t]*?)(?P<values>(?:\s+(?:[+−-]?\d[\d.,]*%?[*e]?|n\.?a\.?|n/a|\.\.|[-–—]))+)\s*"
)
_YEARS = re.compile(r"(?:19[5-9]|20[0-5])\d(?:\s?\(?(?:e|est\.?|p|f)\)?(?![\w]))?")
_QUOTED = re.compile(r"\"(?:[^\"]|\"\")*\"")
_LONGEST = 400
_ABOVE, _BELOW = 5, 2
_MOST_HEADS = 3
_FEW = 12


class Cell(NamedTuple):
    """text[start:end] of the document, without the blanks, quotes and signs of markup around it."""

    text: str
    start: int
    end: int

    @property
    def absent(self) -> bool:
        """Whether it says that there is no figure."""
        return self.text.casefold() in _ABSENT

    @property
    def year(self) -> bool:
        """Whether it is a year and nothing else."""
        return _YEAR.fullmatch(self.text) is not None

    @property
    def figure(self) -> bool:
        """Whether it holds one number, with a few words at most; a year is none."""
        words = self.text
        if _DATED.match(words) or _NUMBERED.match(words) or len(words.split()) > 5:
            return False
        return _FIGURE.fullmatch(words) is not None


Row = tuple[Cell, ...]


class Line(NamedTuple):
    """A line of the text that is not blank, without the blanks around it."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands. rows: all of them, those of the head too. above, below: the lines near it, in the text's order.

    drawn: its columns are marked by signs, so that it is a table beyond doubt and no run of sentences.
    """

    rows: tuple[Row, ...]
    above: tuple[Line, ...]
    below: tuple[Line, ...]
    start: int
    end: int
    drawn: bool


def find(text: str) -> Iterator[Table]:
    """The tables of a text, in order. Linear in the length of the text."""
    lines = list(_lines(text))
    n, floor = 0, 0
    headed: tuple[str, Row] = ("", ())  # the layout and the years of the table just before
    while n < len(lines):
        layout = _layout(lines[n])
        if layout == "":
            n += 1
            continue
        first, last, rows, between = _block(lines, n, layout, floor)
        figures = sum(_data(r, layout) for r in rows)
        single = all(len(r) == 2 for r in rows)
        drawn = layout in {"|", "\t", ";"}
        with_head = layout == "," and not _data(rows[0], layout)
        if figures >= (3 if single and not drawn and not with_head else 1 if drawn and len(rows) > 1 else 2):
            above = (*lines[max(floor, first - _ABOVE) : first], *between)
            below = tuple(lines[last : last + _BELOW])
            if (
                rows[0] == split(lines[n], layout)
                and headed[0] == layout
                and len(headed[1]) == len(rows[0])
                and n - floor <= 2
            ):
                rows = (headed[1], *rows)  # a title alone stands between two parts of a printed table
            years = any(_YEARS.fullmatch(k.text) for k in rows[0][1:])
            headed = (layout, rows[0]) if years and layout in {"words", "  "} else ("", ())
            yield Table(rows, above, below, lines[first].start, lines[last - 1].end, drawn or len(rows[0]) > 2)
            floor = last
        n = last


def _lines(text: str) -> Iterator[Line]:
    position = 0
    for line in text.splitlines(keepends=True):
        words = line.strip(" \r\n\u00a0")
        if words.strip():
            yield Line(words, position + line.index(words))
        position += len(line)


def _layout(line: Line) -> str:
    """The manner in which a line is a row of figures, "" if in none."""
    words = line.text
    if len(words) > _LONGEST or not any(c.isdigit() for c in words):
        return ""
    marked = "|" in words or "\t" in words
    if not marked and len(words) > 160:
        return ""
    for layout in ("|", "\t", ";", ",", "  "):
        if layout in words and _data(split(line, layout), layout):
            return layout
    pair = _PAIR.fullmatch(words, _LEAD.match(words).end())  # type: ignore[union-attr]
    if pair is not None and _data(split(line, "pair" + pair["sign"][0]), "pair"):
        return "pair" + pair["sign"][0]
    return "words" if _data(split(line, "words"), "words") else ""


def split(line: Line, layout: str) -> Row:
    """The cells of a line in one layout; no cells where it is not of that layout."""
    words, start = line
    if layout.startswith("pair"):
        lead = _LEAD.match(words)
        match = _PAIR.fullmatch(words, lead.end() if lead else 0)
        if match is None or match["sign"][0] != layout[4]:
            return ()
        stop = match.end("value") - (layout[4] == "(" and match["value"].endswith(")"))
        return _cell(words, match.start("name"), match.end("name"), start), _cell(
            words, match.start("value"), stop, start
        )
    if layout == "words":
        lead = _LEAD.match(words)
        match = _WORDS.fullmatch(words, lead.end() if lead else 0)
        if match is None:
            return ()
        cells = [m.span() for m in re.finditer(r"\S+", words[match.start("values") :])]
        at = match.start("values")
        return (
            _cell(words, match.start("name"), match.end("name"), start),
            *(_cell(words, at + a, at + b, start) for a, b in cells),
        )
    return tuple(_cell(words, a, b, start) for a, b in _pieces(words, layout))


def _pieces(words: str, layout: str) -> list[tuple[int, int]]:
    """Where the cells of a line lie between its signs; a comma or semicolon inside quotation marks parts nothing."""
    if layout == "  ":
        return [m.span() for m in re.finditer(r"\S+(?: \S+)*", words)]
    begin, end = 0, len(words)
    if layout == "|":
        begin += words.startswith("|")
        end -= words.startswith("|") and words.endswith("|") and len(words) > 1
    quoted = [m.span() for m in _QUOTED.finditer(words)] if layout in {",", ";"} and '"' in words else []
    pieces, last = [], begin
    for at in range(begin, end):
        if words[at] == layout and not any(a < at < b for a, b in quoted):
            pieces.append((last, at))
            last = at + 1
    return [*pieces, (last, end)]


def _cell(words: str, begin: int, end: int, start: int) -> Cell:
    while begin < end and (words[begin].isspace() or words[begin] in '"“”„*_`'):
        begin += 1
    while end > begin and (words[end - 1].isspace() or words[end - 1] in '"“”_`'):
        end -= 1
    while end - begin > 2 and words[begin - 1 : begin] == "*" and words[end - 1] == "*":
        end -= 1  # "**4.48**"
    return Cell(words[begin:end], start + begin, start + end)


def _data(row: Row, layout: str) -> bool:
    """Whether a row holds a name or a year, and then figures."""
    if len(row) < 2:
        return False
    named = next((n for n, k in enumerate(row) if k.text and k.text[0] not in "+-−–" and _lettered(k)), None)
    figures = [n for n, k in enumerate(row) if k.figure]
    if not figures or (named is None and not row[0].year):
        return False
    if layout in {"|", "\t"}:
        return True
    if named is not None and (named > 1 or named > figures[-1]):
        return False
    first = (named or 0) + 1
    rest = [k for n, k in enumerate(row) if n >= first]
    if layout == "," and any(c.isdigit() for k in row[:first] for c in _LEAD.sub("", k.text, count=1)):
        return False  # "Litauen: 5,33" is no row of commas
    return any(k.figure for k in rest) and all(k.figure or k.absent for k in rest)


def _lettered(cell: Cell) -> bool:
    """Whether a cell holds a word, and not only the unit of a number."""
    return not cell.figure and any(c.isalpha() for c in cell.text) and not cell.absent


def _block(
    lines: Sequence[Line], n: int, layout: str, floor: int
) -> tuple[int, int, tuple[Row, ...], tuple[Line, ...]]:
    """The first line, the line after the last, and the rows of the table around line n, which is its first row of figures; lines
    that stand between its head and that row."""
    width = len(split(lines[n], layout))
    rows: list[Row] = []
    last = n
    while last < len(lines):
        if _ruled(lines[last], layout):
            last += 1
            continue
        row = split(lines[last], layout)
        if len(row) < 2 or (layout in {",", "  "} and len(row) != width and not _short(row, width)):
            break
        data = _data(row, layout)
        if not data and (layout.startswith("pair") or layout in {",", "words"} or (rows and any(k.year for k in row))):
            break
        rows.append(row)
        last += 1
    while last > n and _ruled(lines[last - 1], layout):
        last -= 1
    first, heads = n, 0
    while first > floor and heads < _MOST_HEADS and not layout.startswith("pair"):
        if _ruled(lines[first - 1], layout):
            first -= 1
            continue
        head = _head(lines[first - 1], layout, width)
        if not head or (heads and layout in {",", "words"}):
            break
        rows.insert(0, head)
        first, heads = first - 1, heads + 1
    between: tuple[Line, ...] = ()
    if not heads:
        first, head = _years_above(lines, n, layout, width, floor)
        between = tuple(lines[first + 1 : n]) if head else ()
        rows = [head, *rows] if head else rows
    while first < n and _ruled(lines[first], layout) and layout != "|":
        first += 1
    return first, last, tuple(rows), between


def _years_above(lines: Sequence[Line], n: int, layout: str, width: int, floor: int) -> tuple[int, Row]:
    """The years over the columns of a printed table, and their line, where a title of a few words stands below them."""
    if layout in {"words", "  "} and width > 2:
        for k in range(n - 1, max(floor, n - _MOST_HEADS) - 1, -1):
            if head := _head(lines[k], "words", width):
                return k, head
            if len(lines[k].text.split()) > _FEW:
                break
    return n, ()


def _short(row: Row, width: int) -> bool:
    """A row of a file whose last cells were left out."""
    return 2 <= len(row) < width and len(row) > 2


def _ruled(line: Line, layout: str) -> bool:
    """Whether a line is only drawn: "|---|---:|"; dashes alone end a list."""
    if _RULE.fullmatch(line.text) is None:
        return False
    return layout == "|" or (layout in {"  ", "words", "\t"} and set(line.text) & {"-", "=", "─"} != set())


def _head(line: Line, layout: str, width: int) -> Row:
    """The cells of a line that heads the columns, () if it is none."""
    if len(line.text) > _LONGEST:
        return ()
    if layout in {"words", "  "}:
        years = [m.span() for m in _YEARS.finditer(line.text)]
        rest = _YEARS.sub("", line.text).strip(" |:\t")
        if len(years) == width - 1 >= 1 and len(rest.split()) <= 6 and not any(c.isdigit() for c in rest):
            before = line.text[: years[0][0]]
            if line.text[years[-1][1] :].strip() == "" and (width > 2 or len(before.split()) <= 2):
                return (
                    _cell(line.text, 0, len(before), line.start),
                    *(_cell(line.text, a, b, line.start) for a, b in years),
                )
        if layout == "words":
            return ()
    row = split(line, layout)
    if layout == "\t" and len(row) == 1:
        return ()
    if layout == ",":
        plain = ", " not in line.text or all(_YEARS.fullmatch(k.text) for k in row[1:])
        fits = len(row) == width and plain  # a sentence of commas above a list is its caption
    elif layout == "  ":
        fits = len(row) in {width, width - 1} and len(row) > 1
    else:
        fits = 2 <= len(row) <= width + 1
    if not fits or (_data(row, layout) and not any(_YEARS.match(k.text) for k in row)):
        return ()
    if len(row) == width - 1 and layout == "  ":
        return (Cell("", line.start, line.start), *row)  # the names' column has no head
    return row
