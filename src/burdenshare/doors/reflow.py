"""Lines that a printed page broke, put together again, so that a sentence is one line.

A PDF knows lines, not sentences. A line goes on in the next where it does not end a sentence and either fills the
measure or the next begins in lower case; rows of figures stay rows. Page numbers, and what stands at the head or foot of every
page, go.
"""

from __future__ import annotations

import re
from collections import Counter

_ENDED = (".", "!", "?", "…", ":", ";", "”", '"', "»", ".)", "’")
_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")
_DIGITS = re.compile(r"\d+")
_FULL = 0.7
_SHORTEST_MEASURE = 30
_FIGURES = 0.25


def reflowed(pages: list[str]) -> str:
    """The text of some pages, one line a paragraph as far as the lines tell."""
    lines = _without_heads([[line.strip() for line in page.splitlines()] for page in pages])
    measure = _measure(lines)
    kept: list[str] = []
    last = ""  # the printed line that kept[-1] ends with
    for line in lines:
        if kept and kept[-1] and line and _goes_on(last, line, measure):
            kept[-1] = _BROKEN.sub("", kept[-1]) + line if _BROKEN.search(kept[-1]) else f"{kept[-1]} {line}"
        else:
            kept.append(line)
        last = line
    return "\n".join(kept)


def _goes_on(last: str, line: str, measure: int) -> bool:
    if last.endswith(_ENDED) or _row(last) or _row(line):
        return False
    if _BROKEN.search(last) and line[0].islower():
        return True
    full = len(last) >= max(_SHORTEST_MEASURE, _FULL * measure)
    return line[0].islower() or (full and line[0] not in "•–-*·▪■")


def _row(line: str) -> bool:
    """Whether a line is a row of a table: figures and gaps more than words."""
    cells = line.split()
    return len(cells) >= 3 and sum(c.isdigit() for c in line) > _FIGURES * len(line)


def _measure(lines: list[str]) -> int:
    """How many characters the longer lines of a text have."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _without_heads(pages: list[list[str]]) -> list[str]:
    """All lines but page numbers, and first and last lines that most pages share, figures apart."""
    often: Counter[str] = Counter()
    for page in pages:
        often.update({_DIGITS.sub("#", line) for line in _edges(page)})
    shared = {line for line, pages_with in often.items() if pages_with >= max(3, len(pages) * 0.5)} | {"#"}
    kept: list[str] = []
    for page in pages:
        edges = set(_edges(page))
        kept += [line for line in page if not (line in edges and _DIGITS.sub("#", line) in shared)]
    return kept


def _edges(page: list[str]) -> list[str]:
    held = [line for line in page if line]
    return held[:1] + held[-1:]
