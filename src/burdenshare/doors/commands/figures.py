"""`burdenshare figures`: any part of the record, listed or exported, or the trail of one cell."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

import burdenshare
from burdenshare.doors import output
from burdenshare.doors.options import AsOf, Currency, FromYear, Out, PriceBase, ToYear, chosen, known_day, known_series
from burdenshare.nouns.errors import BadRequest
from burdenshare.publish.record_sheets import figures_sheet, trail_sheet
from burdenshare.record import Figures, Record

ENDINGS = {".csv": "csv", ".json": "json", ".parquet": "parquet"}


def figures(
    *allies: Annotated[str, Parameter(help="Names or codes of allies and groups; all if left out.")],
    indicator: Annotated[tuple[str, ...], Parameter(negative=(), help="Code of a measure; may be given again.")] = (),
    from_year: FromYear = None,
    to_year: ToYear = None,
    publisher: Annotated[tuple[str, ...], Parameter(negative=(), help="Publisher; may be given again.")] = (),
    release: Annotated[str | None, Parameter(help="Only this release.")] = None,
    as_of: AsOf = None,
    revisions: Annotated[bool, Parameter(negative=(), help="Every release, not the newest figure alone.")] = False,
    currency: Currency = "",
    price_base: PriceBase = None,
    format: Annotated[Literal["text", "csv", "json", "parquet"] | None, Parameter(show_default=False)] = None,
    out: Out = None,
) -> int:
    """List or export figures; with --revisions, how they moved.

    Without --revisions each cell shows the newest figure held on the day. With --revisions and one ally, one
    indicator and one year (--from and --to alike) it prints the trail of that cell, releases not held included;
    --currency and --price-base choose among its amounts.
    """
    output.writable(out)
    kind = chosen(format, out, ENDINGS)
    if kind == "parquet" and out is None:
        raise BadRequest("Parquet is no text for a terminal. Name a file with --out.")
    record, day = burdenshare.open(), known_day(as_of)
    one_cell = len(allies) == len(indicator) == 1 and from_year is not None and from_year == to_year
    if (
        revisions
        and one_cell
        and from_year is not None
        and len(publisher) < 2
        and release is None
        and kind in {"text", "json"}
    ):
        series = (currency.upper() or None, price_base)
        known_series(record, currency.upper(), price_base)
        _trail(record, allies[0], indicator[0], from_year, publisher, day, series, kind, out)
        return 0
    if currency or price_base:
        raise BadRequest("--currency and --price-base choose the trail of one cell: add --revisions, --from and --to.")
    found = record.query(
        areas=allies,
        indicators=indicator,
        periods=(from_year, to_year),
        publishers=publisher,
        release=release,
        as_of=day,
        revisions=revisions,
    )
    if kind == "text":
        names = {a.code: a.name for a in record.areas}
        listed = sorted(found.observations(), key=lambda o: names.get(o.area, o.area).casefold())
        output.sheet(figures_sheet(listed, len(listed), names), kind, out)
    elif out is not None:
        record.export(found, out, kind)
    else:
        _print(record, found, kind)
    return 0


def _trail(
    record: Record,
    ally: str,
    indicator: str,
    year: int,
    publisher: tuple[str, ...],
    day: date,
    series: tuple[str | None, str | None],
    kind: str,
    out: Path | None,
) -> None:
    area = record.areas.find(ally)
    trail = record.as_of(day).trail(
        area.code, indicator, year, publisher[0] if publisher else None, currency=series[0], price_base=series[1]
    )
    output.sheet(trail_sheet(trail, area, indicator, year, day), kind, out)


def _print(record: Record, found: Figures, kind: str) -> None:
    """An export on standard output, a piece at a time."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "figures"
        record.export(found, path, kind)
        with path.open(encoding="utf-8", newline="") as file:
            while piece := file.read(1_000_000):
                output.put(piece)
