"""What an SVG shows: its words, and where they stand. Widths are those of Helvetica, which the charts' fonts share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

_SVG = "{http://www.w3.org/2000/svg}"
_WIDTHS = {
    **dict.fromkeys("ijl", 222),
    **dict.fromkeys(" !,./:;ftI", 278),
    **dict.fromkeys("()-r", 333),
    **dict.fromkeys("ckJsvxyz", 500),
    **dict.fromkeys("+−<=>", 584),
    **dict.fromkeys("FTZ", 611),
    **dict.fromkeys("ABEKPSVXY&", 667),
    **dict.fromkeys("CDHNRUw", 722),
    **dict.fromkeys("GOQ", 778),
    **dict.fromkeys("mM", 833),
    "%": 889,
    "W": 944,
}
_OTHER = 556


@dataclass(frozen=True)
class Word:
    text: str
    left: float
    right: float
    y: float
    size: float


def words(svg: str) -> list[Word]:
    """Every line of text of a chart, with its place on the whole picture."""
    return list(_walk(etree.fromstring(svg.encode()), 0.0, 0.0))


def said(svg: str) -> str:
    """All words of a chart in one line."""
    return " ".join(w.text for w in words(svg))


def _walk(node: etree._Element, x: float, y: float) -> Iterator[Word]:
    for dx, dy in re.findall(r"translate\(([-\d.e]+),([-\d.e]+)\)", node.get("transform", "")):
        x, y = x + float(dx), y + float(dy)
    if node.tag == f"{_SVG}text":
        size = float(node.get("font-size").removesuffix("px"))
        bold = 1.08 if node.get("font-weight") == "bold" else 1.0
        for line in [node.text, *(span.text for span in node)]:
            if line:
                wide = sum(_WIDTHS.get(c, _OTHER) for c in line) / 1000 * size * bold
                left = x - {"middle": wide / 2, "end": wide}.get(node.get("text-anchor"), 0.0)
                yield Word(line, left, left + wide, y, size)
    else:
        for inner in node:
            yield from _walk(inner, x, y)
