"""`burdenshare targets`, `pledges` and `positions`: what was promised and who said what."""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter

from burdenshare.doors import output, sheets
from burdenshare.doors.options import AsOf, Out, chosen, known_day

Format = Annotated[Literal["text", "json", "markdown"] | None, Parameter(show_default=False)]
Allies = Annotated[str, Parameter(help="Names or codes of allies; all if left out.")]
ENDINGS = {".json": "json", ".md": "markdown"}


def targets(*, as_of: AsOf = None, format: Format = None, out: Out = None) -> int:
    """List the targets of the alliance and the proposals before it."""
    kind = chosen(format, out, ENDINGS)
    output.writable(out)
    made = sheets.targets(known_day(as_of))
    output.sheet(made, kind, out)
    return 0


def pledges(*allies: Allies, as_of: AsOf = None, format: Format = None, out: Out = None) -> int:
    """List what allies said they would reach, and by when."""
    kind = chosen(format, out, ENDINGS)
    output.writable(out)
    output.sheet(sheets.pledges(allies, known_day(as_of)), kind, out)
    return 0


def positions(
    *allies: Allies,
    topic: Annotated[str | None, Parameter(help="Id of a topic; the one open on the day if left out.")] = None,
    as_of: AsOf = None,
    format: Format = None,
    out: Out = None,
) -> int:
    """List where governments stand on a proposal, in the words they used."""
    kind = chosen(format, out, ENDINGS)
    output.writable(out)
    output.sheet(sheets.positions(allies, topic, known_day(as_of)), kind, out)
    return 0
