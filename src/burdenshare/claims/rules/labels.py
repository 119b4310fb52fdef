"""What the rows of a table are about: an ally or a group, or a year."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from burdenshare import data
from burdenshare.claims.context import Context
from burdenshare.claims.glossary import UNKNOWN
from burdenshare.claims.rules.columns import told
from burdenshare.claims.rules.pasted import Cell, Row, Table
from burdenshare.claims.sentence import Sentence, annotate

_BESIDE_NAME = {"the", "total", "all", "of", "republic", "average", "e", "a", "b", "c", "d"}
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Label:
    """What a row is about: the ally, "" for none; the year where the row says it, else 0; how the text writes it."""

    area: str
    words: str
    column: int
    year: int = 0
    loose: bool = False


def of(table: Table, c: Context) -> dict[int, Label]:
    """The rows that name an ally; where none does, those that begin with a year."""
    found: dict[int, list[Label]] = {}
    for n, row in enumerate(table.rows):
        if any(k.figure for k in row):
            made = [of_cell(cell, m, c) for m, cell in enumerate(row[:3])]
            found[n] = [label for label in made if label is not None]
    columns = Counter(label.column for labels in found.values() for label in labels if label.area)
    if not columns:
        return {n: labels[0] for n, labels in found.items() if labels and labels[0].column == 0}
    column = min(columns, key=lambda m: (-columns[m], m))
    return {n: label for n, labels in found.items() for label in labels if label.area and label.column == column}


def of_cell(cell: Cell, column: int, c: Context) -> Label | None:
    """The ally that a cell names and nothing else, or the year that it is."""
    if cell.year:
        return Label("", cell.text, column, int(cell.text)) if int(cell.text) <= c.day.year else None
    if cell.figure or not any(k.isalpha() for k in cell.text) or len(cell.text) > 60:
        return None
    if cell.text in data.areas():
        return Label(cell.text, cell.text, column)
    s = annotated(cell, c)
    names = [n for n in s.names if n.cls in {"area", "capital", "group", "foreign"}]
    if len(names) == 2 and names[0].code == "NATO" and names[1].cls == "group" and names[0].j == names[1].i:
        names = names[1:]  # "OTAN Europe et Canada"
    if len(names) != 1 or not names[0].code or names[0].place:
        return None
    name = names[0]
    beside = {
        t.key.removeprefix(UNKNOWN) for k, t in enumerate(s.tokens) if not name.i <= k < name.j and t.text[0].isalpha()
    }
    beside -= {"nato"} if name.cls == "group" else set()
    inside = {t.key for t in s.tokens[name.i : name.j]}
    if not beside <= _BESIDE_NAME or (name.code == "NATO" and inside.isdisjoint({"nato", "alliance"})):
        return None
    years = [int(y) for y in _YEAR.findall(cell.text)]
    if len(years) > 1:
        return None
    words = c.text[s.tokens[name.i].start : s.tokens[name.j - 1].end]
    return Label(name.code, words, column, years[0] if years else 0, "average" in beside)


def begins_another(row: Row, c: Context) -> Cell | None:
    """The cell without figures beside it that heads another part of the table: "Equipment (%)" across all columns."""
    if any(k.figure for k in row):
        return None
    said = [(k, told(annotated(k, c), c.lexicon)) for k in row if any(ch.isalpha() for ch in k.text)]
    return next((k for k, t in said if t.other or t.measured), None)


def annotated(cell: Cell, c: Context) -> Sentence:
    """A cell with what stands in it."""
    return annotate(c.text, cell.start, cell.end, 9, c.language, c.lexicon, c.day)
