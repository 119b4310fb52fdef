"""`burdenshare targets`, `pledges` and `positions`: what was promised and who said what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from cyclopts import Parameter

import burdenshare
from burdenshare.doors import output
from burdenshare.doors.options import AsOf, Out, chosen, known_day
from burdenshare.nouns.closest import closest
from burdenshare.nouns.commitments import Topic
from burdenshare.nouns.errors import BadRequest, choose, did_you_mean
from burdenshare.publish.promise_sheets import pledges_sheet, positions_sheet, targets_sheet

Format = Annotated[Literal["text", "json", "markdown"] | None, Parameter(show_default=False)]
Allies = Annotated[str, Parameter(help="Names or codes of allies; all if left out.")]
ENDINGS = {".json": "json", ".md": "markdown"}


def targets(*, as_of: AsOf = None, format: Format = None, out: Out = None) -> int:
    """List the targets of the alliance and the proposals before it."""
    kind = chosen(format, out, ENDINGS)
    output.writable(out)
    made = targets_sheet(burdenshare.registers(), known_day(as_of))
    output.sheet(made, kind, out)
    return 0


def pledges(*allies: Allies, as_of: AsOf = None, format: Format = None, out: Out = None) -> int:
    """List what allies said they would reach, and by when."""
    kind = chosen(format, out, ENDINGS)
    output.writable(out)
    day, wanted = known_day(as_of), _codes(allies)
    found = [p for p in burdenshare.registers().pledges_known(day) if not wanted or p.area in wanted]
    output.sheet(pledges_sheet(found, day, _names()), kind, out)
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
    day, wanted = known_day(as_of), _codes(allies)
    registers = burdenshare.registers()
    on = registers.open_topic(day) if topic is None else _topic(topic)
    newest = registers.standing_positions(day, on.id) if on else {}
    found = [p for area, held in newest.items() if not wanted or area in wanted for p in held]
    output.sheet(positions_sheet(found, on, day, _names()), kind, out)
    return 0


def _topic(name: str) -> Topic:
    topics = {t.id: t for t in burdenshare.registers().topics}
    if name not in topics:
        raise BadRequest(f"Unknown topic: {name!r}. {did_you_mean(closest(name, topics)) or choose(topics)}")
    return topics[name]


def _codes(names: Iterable[str]) -> set[str]:
    """Codes of the allies asked for; a group stands for its members."""
    areas = burdenshare.open().areas
    found: set[str] = set()
    for name in names:
        area = areas.find(name)
        found |= {area.code, *area.members}
    return found


def _names() -> dict[str, str]:
    return {a.code: a.name for a in burdenshare.open().areas}
