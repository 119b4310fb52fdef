"""What the lines near a table say of all its numbers: measure, unit, year, source.

The nearest line above that tells a measure is the caption; a line that speaks of something else leaves the table unread.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from burdenshare.claims.context import Context
from burdenshare.claims.rules.columns import PROMISED, Told, span_of_head, told, year_of_head, years_of
from burdenshare.claims.rules.pasted import Line, Table
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import QuantityUnit

_PROSE = 30
"""Words from which a line is running text, of which the last sentence alone may lead to a table."""
_HEADING = 15
_STATED = {QuantityUnit.PER_CENT, QuantityUnit.POINTS, QuantityUnit.MONEY}
_PLANNED = {"plan", "plans", "planned", "planning", "pledge", "pledges", "pledged", "promise", "promises", "promised", "ambition",
            "commitment", "intention", "proposed", "proposals", "will", "would", "will spend", "plan to", "planned to", "plans to"}  # fmt: skip
_NO_SHARES = {"troops", "soldiers", "population", "inflation", "unemployment"}
_NEAR = 8
"""Sentences before a table that may tell what a text speaks of."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The sentences of a text by where they start."""

    sentences: Sequence[Sentence]
    starts: Sequence[int]

    def within(self, *lines: Line) -> list[Sentence]:
        """Those of some lines."""
        return [
            s
            for line in lines
            for s in self.sentences[bisect_left(self.starts, line.start) : bisect_left(self.starts, line.end)]
        ]

    def before(self, place: int) -> Sequence[Sentence]:
        """The last ones that start before a place."""
        end = bisect_left(self.starts, place)
        return self.sentences[max(0, end - _NEAR) : end]


@dataclass(frozen=True, slots=True)
class Caption:
    """What is told of a whole table. year: 0 where none is told. loose: topic or source is not certain; undated: the year is not."""

    told: Told
    year: int = 0
    publisher: str = ""
    loose: bool = False
    undated: bool = False
    bare: bool = False
    span: tuple[int, int] | None = None


def of(table: Table, placed: Placed, c: Context, corner: Sentence | None, heads: Sequence[Sentence]) -> Caption | None:
    """The caption of a table; None where the words near it speak of something else, or nothing tells of defence.

    corner: the head of the names' column, which often holds the caption. heads: those of the others.
    """
    lines = list(_pieces(table.above, placed))
    if corner is not None:
        lines.insert(0, corner)
    said = [told(s, c.lexicon) for s in lines]
    if corner is not None:
        said[0] = replace(said[0], allied=False)  # "NATO member" heads names, and tells no topic
    reach, caption = _reach(said)
    if caption.other or any(_ahead(s, c) for s in lines[: reach + 1]):
        return None
    topic = _topic(said, reach, placed.before(table.start))
    below = placed.within(*table.below)
    if (topic is None and _of_defence(heads)) or any(_sourced(s) and _publishes(s) for s in below):
        topic = True
    year, certain = _year(lines, reach, caption.sort() is not None, c)
    if year > c.day.year or topic is False or (topic is None and not c.shares):
        return None
    publisher, sure = _publisher(lines, reach, below, placed)
    loose = topic is not True or not sure or caption.promised
    if caption.sort() is None and not caption.measured and below:
        under = told(below[0], c.lexicon)
        if under.sort() is not None and not under.other:
            caption, loose = caption | under, True
    named = {y for s in heads if (y := year_of_head(s.text[s.start : s.end]))}
    if not year and len(named) == 1:
        year = named.pop()  # one column says its year, the others may be of it
    span = next(
        (found for s in lines[: reach + 1] if (found := span_of_head(s.text[s.start : s.end])) is not None), None
    )
    return Caption(caption, year, publisher, loose, not certain, _bare(lines, said, c), span)


def _of_defence(heads: Sequence[Sentence]) -> bool:
    """Whether a head speaks of defence, and none of what is told as a share of GDP too."""
    other = {m.value for s in heads for m in s.of("other_topics")}
    return any(s.has("defence") and s.has("spend") for s in heads) and other <= _NO_SHARES


def _publishes(s: Sentence) -> bool:
    """Whether a source is named that publishes of money nothing but defence."""
    return any(n.code == "NATO" for n in s.names) or any(m.value == "SIPRI" for m in s.of("publisher"))


def _ahead(s: Sentence, c: Context) -> bool:
    """Whether a line speaks of what is promised, planned or asked for, and not of what is spent."""
    if any(t.when.by is not None and t.when.by > c.day.year for t in s.times) or s.has("demand", "hypothetical"):
        return True
    planned = any(m.value in _PLANNED for m in s.of("pledge", "proposal"))
    return planned or (any(m.value in PROMISED for m in s.of("target")) and not s.has("spend"))


def _pieces(above: Sequence[Line], placed: Placed) -> Iterator[Sentence]:
    """The sentences of the lines above, the nearest first, up to the end of a stretch of running text."""
    for line in reversed(above):
        found = placed.within(line)
        prose = len(line.text.split()) > _PROSE
        for s in reversed(found[-1:] if prose else found):
            if any(q.unit in _STATED for q in s.quantities) and not s.has("target"):
                return  # a sentence with a figure of its own heads no table
            yield s
        if prose:
            return


def _reach(said: Sequence[Told]) -> tuple[int, Told]:
    """How far up the caption goes, and what its lines say together."""
    together = Told()
    for n, one in enumerate(said):
        if one.other:
            return n, (together if together.measured else one)
        if one.sort() is not None and not together.measured:
            return n, one | together
        if together.measured and not one.measured and n > 2:
            break
        together = together | one
        if together.sort() is not None or (one.measured and one.share and one.currency):
            return n, together
    return len(said) - 1, together


def _topic(said: Sequence[Told], reach: int, before: Sequence[Sentence]) -> bool | None:
    """Whether the caption, else the lines and sentences before it, speak of defence; False where they speak of something else,
    None where nothing tells."""
    if any(one.defence for one in said[: reach + 1]):
        return True
    allied = False
    for n, one in enumerate(said):
        if n > reach and (one.other or one.defence):
            return one.defence and not one.other
        allied = allied or one.allied
    if allied:
        return True
    for s in reversed(before):
        if s.has("other_topics", "defence"):
            return s.has("defence")
    return None


def _publisher(lines: Sequence[Sentence], reach: int, below: Sequence[Sentence], placed: Placed) -> tuple[str, bool]:
    """The publisher that the numbers are said to be of ("" for the alliance's own), and whether that is certain."""
    caption, further = lines[: reach + 1], lines[reach + 1 :]
    sourced = [s for s in (*below, *lines) if _sourced(s)]
    for near, sure in (
        (sourced, True),
        (caption, True),
        (below, True),
        (further, False),
        (placed.sentences[:3], False),
    ):
        found = {m.value for s in near for m in s.of("publisher")}
        own = any(n.code == "NATO" for s in near for n in s.names if _sourced(s))
        if found:
            return (found.pop(), sure) if len(found) == 1 and not own else ("", False)
        if own:
            return "", True
        if any(_sourced(s) and any(t.capital for t in s.tokens[1:]) for s in near):
            return "", False  # a source that no release is held of
    return "", True


def _sourced(s: Sentence) -> bool:
    """Whether a line names a source: "Source: NATO"."""
    return any(s.key(k) in {"source", "sources"} for k in range(3)) and any(
        s.key(k) in {":", "-", "–", "="} for k in range(1, 4)
    )


def _year(lines: Sequence[Sentence], reach: int, telling: bool, c: Context) -> tuple[int, bool]:
    """The year that the caption names, else the line above it; 0 where there is none or more than one, and whether it is certain."""
    last = reach if telling else min(1, reach)
    for n, s in enumerate(lines):
        years = years_of(s, c.lexicon)
        if len(years) > 1:
            return 0, False
        if years:
            near = n <= last or (n == last + 1 and len(s.tokens) <= _HEADING)
            return years[0], near
    return 0, False


def _bare(lines: Sequence[Sentence], said: Sequence[Told], c: Context) -> bool:
    """Whether the text speaks of shares of GDP and the lines above a list leave open what its per cents are of."""
    near = list(zip(lines, said, strict=True))[:2]
    moved = any(s.has("change_up", "change_down", "real_terms", "poll", "target") for s, _ in near)
    return c.shares and not moved and not any(t.measured or t.other or t.promised for _, t in near)
