"""`burdenshare standing`: where allies stand against a target."""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter

import burdenshare
from burdenshare.commitments.standing import standing as run
from burdenshare.doors import output
from burdenshare.doors.options import AsOf, Currency, Out, PublisherName, chosen, known_day
from burdenshare.publish.report import count_of
from burdenshare.publish.standings import standing_sheet

ENDINGS = {".json": "json", ".csv": "csv", ".md": "markdown"}


def standing(
    *allies: Annotated[str, Parameter(help="Names or codes; all members if left out.")],
    target: Annotated[str | None, Parameter(help="Id of a target; the one in force if left out.")] = None,
    as_of: AsOf = None,
    publisher: PublisherName = None,
    currency: Currency = "",
    format: Annotated[Literal["text", "json", "csv", "markdown"] | None, Parameter(show_default=False)] = None,
    out: Out = None,
) -> int:
    """Show where allies stand against a target and what is missing in money.

    Share of GDP, distance in points and in money, change on the year before, and rank among all allies, from the
    newest release known that day. `burdenshare targets` lists the targets.
    """
    kind = chosen(format, out, ENDINGS)
    output.writable(out)
    record = burdenshare.open()
    found = run(
        record,
        burdenshare.registers(),
        areas=allies,
        target=target,
        day=known_day(as_of),
        publisher=publisher,
        currency=currency.upper(),
    )
    sheet = standing_sheet(found, count_of(record, found), {a.code: a.name for a in record.areas})
    output.sheet(sheet, kind, out)
    return 0
