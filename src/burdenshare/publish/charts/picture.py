"""A chart as a value: its words, its table and its Vega-Lite specification, put out as SVG, PNG or JSON.

Rendering is vl-convert's, in this process: no browser, no request, with its own fonts. The SVG names Liberation Sans
first and then fonts of the same widths, so that its labels stay where they were put.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from burdenshare.pathways import Projection
from burdenshare.publish.charts.frame import Spec, Words
from burdenshare.publish.tables import Column, Sheet, esc

VEGA_LITE = "6.4"
"""The version of Vega-Lite that specifications are rendered with."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of one of publish.charts.CHARTS.

    subtitle: what is measured, in which unit and price base, and how marks are to be read; a line each. source:
    publishers, releases and days. alternative: what the chart shows in a sentence or two, with the figures that
    matter. table: the figures drawn. specification: Vega-Lite with the data inside.
    """

    name: str
    title: str
    subtitle: tuple[str, ...]
    source: str
    alternative: str
    table: Sheet
    specification: Mapping[str, Any]


def made(
    name: str,
    words: Words,
    columns: Mapping[str, str],
    records: Sequence[Mapping[str, Any]],
    specification: Spec,
    projection: Projection | None = None,
    row: int | None = None,
) -> Chart:
    """A chart of its parts. columns: field of the records -> label in the table. row: of what area it is, if of one."""
    facts: dict[str, Any] = {} if projection is None else {"as_of": projection.day.isoformat()}
    if projection is not None and row is not None:
        facts["REF_AREA"] = projection.rows[row].code
    table = Sheet(
        name=f"chart-{name}",
        title=words.title,
        columns=tuple(Column(label, right=field not in _WORDS, keep=True) for field, label in columns.items()),
        rows=tuple(tuple(_cell(field, record.get(field)) for field in columns) for record in records),
        records=tuple({field: _rounded(record.get(field)) for field in columns} for record in records),
        head=words.subtitle[:1],
        foot=(words.source, *(projection.notes if projection else ())),
        facts=facts,
    )
    return Chart(name, words.title, words.subtitle, words.source, words.alternative, table, specification)


_WORDS = frozenset({"year", "status", "name", "state", "origin"})
_SHARES = frozenset({"chance", "nominal", "observed"})


def _cell(field: str, value: Any) -> str:
    if value is None or value != value:
        return ""
    if field in _SHARES:
        return f"{100 * value:.0f} %"
    return f"{value:,.2f}".replace("-", "−") if isinstance(value, float) else str(value)


def _rounded(value: Any) -> Any:
    """Six decimals of a number, which is more than any figure drawn has; None for what is no number."""
    if isinstance(value, float):
        return round(value, 6) if math.isfinite(value) else None
    return value


def spec(chart: Chart) -> dict[str, Any]:
    """The Vega-Lite specification, with all data inside and no address to fetch anything from."""
    return dict(chart.specification)


_PARTS = re.compile(r' role="graphics-[a-z]+" aria-roledescription="[^"]*"')
"""What Vega says of the parts of a picture: nameless parts, which a screen reader is not to stop at."""


def svg(chart: Chart) -> str:
    """The chart as SVG that a screen reader meets as one picture with a title and a description."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(json.dumps(chart.specification), vl_version=VEGA_LITE, allowed_base_urls=[])
    drawn = _PARTS.sub("", drawn)
    mark = hashlib.sha256(drawn.encode()).hexdigest()[:10]  # several charts may stand on one page
    head, body = drawn.split(">", 1)
    told = f'role="img" aria-labelledby="title-{mark}" aria-describedby="desc-{mark}"'
    words = (
        f'<title id="title-{mark}">{esc(chart.title)}</title>'
        f'<desc id="desc-{mark}">{esc(f"{chart.alternative} {chart.source}")}</desc>'
    )
    return f"{head} {told}>{words}{body}"


def png(chart: Chart, scale: float = 2.0) -> bytes:
    """The chart as PNG. scale: pixels of the picture for one of the chart, which is 720 wide."""
    import vl_convert

    drawn: bytes = vl_convert.svg_to_png(svg(chart), scale=scale)
    return drawn
