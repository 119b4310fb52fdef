"""`burdenshare standing`: where allies stand against a target."""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter

from burdenshare.doors import output, sheets
from burdenshare.doors.options import AsOf, Currency, Out, PublisherName, chosen, known_day

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
    sheet = sheets.standing(allies, target=target, day=known_day(as_of), publisher=publisher, currency=currency.upper())
    output.sheet(sheet, kind, out)
    return 0
