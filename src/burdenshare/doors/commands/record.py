"""`burdenshare releases`, `compare`, `diff` and `audit`: the record itself."""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter

import burdenshare
from burdenshare.doors import output
from burdenshare.doors.options import (
    YEAR,
    AsOf,
    Currency,
    Out,
    PriceBase,
    PublisherName,
    chosen,
    known_day,
    known_series,
)
from burdenshare.publish.record_sheets import audit_sheet, compare_sheet, diff_sheet, releases_sheet
from burdenshare.record import audit as audited

Format = Annotated[Literal["text", "json", "csv", "markdown"] | None, Parameter(show_default=False)]
ENDINGS = {".json": "json", ".csv": "csv", ".md": "markdown"}
WITHOUT_CSV = {".json": "json", ".md": "markdown"}


def releases(*, publisher: PublisherName = None, as_of: AsOf = None, format: Format = None, out: Out = None) -> int:
    """List the releases known, and how much of each is held."""
    kind = chosen(format, out, ENDINGS)
    output.writable(out)
    day = known_day(as_of)
    made = releases_sheet(burdenshare.open().releases(as_of=day, publisher=publisher), day)
    output.sheet(made, kind, out)
    return 0


def compare(
    ally: Annotated[str, Parameter(help="Name or code of an ally or group.")],
    year: Annotated[int, YEAR],
    /,
    *,
    indicator: Annotated[str, Parameter(help="Code of what is measured.", show_default=True)] = "share_of_gdp",
    currency: Currency = "",
    price_base: PriceBase = None,
    as_of: AsOf = None,
    format: Format = None,
    out: Out = None,
) -> int:
    """Put publishers side by side for one ally and year, each with its definition."""
    kind = chosen(format, out, ENDINGS)
    output.writable(out)
    record, day = burdenshare.open(), known_day(as_of)
    area = record.areas.find(ally)
    known_series(record, currency.upper(), price_base)
    found = record.compare(
        area.code, indicator, year, as_of=day, currency=currency.upper() or None, price_base=price_base
    )
    output.sheet(compare_sheet(found, area, indicator, year, day), kind, out)
    return 0


def diff(
    before: Annotated[str, Parameter(help="Id of a release, such as nato-2024-06.")],
    after: Annotated[str, Parameter(help="Id of another release of the same publisher.")],
    /,
    *,
    indicator: Annotated[tuple[str, ...], Parameter(negative=(), help="Only these; may be given again.")] = (),
    format: Format = None,
    out: Out = None,
) -> int:
    """Show what changed from one release to another, at published precision."""
    kind = chosen(format, out, ENDINGS)
    output.writable(out)
    record = burdenshare.open()
    wanted = [record.registry.indicator(i).code for i in indicator]
    made = diff_sheet(record.diff(before, after), wanted, {a.code: a.name for a in record.areas})
    output.sheet(made, kind, out)
    return 0


def audit(
    release: Annotated[str, Parameter(help="Id of a release, such as nato-2024-06.")],
    /,
    *,
    format: Annotated[Literal["text", "json", "markdown"] | None, Parameter(show_default=False)] = None,
    out: Out = None,
) -> int:
    """Recompute a release from its own figures and hold it against the release before it."""
    kind = chosen(format, out, WITHOUT_CSV)
    output.writable(out)
    record = burdenshare.open()
    made = audit_sheet(audited(record, release), {a.code: a.name for a in record.areas})
    output.sheet(made, kind, out)
    return 0
