"""Questions that the command line and the API both ask, each answered with one sheet of the embedded record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import burdenshare
from burdenshare.nouns.closest import closest
from burdenshare.nouns.commitments import Topic
from burdenshare.nouns.errors import BadRequest, choose, did_you_mean
from burdenshare.publish import promise_sheets
from burdenshare.publish.report import count_of
from burdenshare.publish.standings import standing_sheet
from burdenshare.publish.tables import Sheet


def standing(allies: Iterable[str], *, target: str | None, day: date, publisher: str | None, currency: str) -> Sheet:
    """Where allies stand against a target, with the count over all of its members."""
    record = burdenshare.open()
    found = burdenshare.standing(allies, target=target, as_of=day, publisher=publisher, currency=currency)
    return standing_sheet(found, count_of(record, found), names())


def targets(day: date) -> Sheet:
    """Targets and proposals known that day."""
    return promise_sheets.targets_sheet(burdenshare.registers(), day)


def pledges(allies: Iterable[str], day: date) -> Sheet:
    """Pledges known that day, of some allies or all. Raises UnknownArea."""
    wanted = codes(allies)
    found = [p for p in burdenshare.registers().pledges_known(day) if not wanted or p.area in wanted]
    return promise_sheets.pledges_sheet(found, day, names())


def positions(allies: Iterable[str], topic: str | None, day: date) -> Sheet:
    """Newest positions that day on a topic, or on the one open. Raises UnknownArea, or BadRequest for the topic."""
    registers, wanted = burdenshare.registers(), codes(allies)
    on = registers.open_topic(day) if topic is None else _topic(topic)
    newest = registers.standing_positions(day, on.id) if on else {}
    found = [p for area, held in newest.items() if not wanted or area in wanted for p in held]
    return promise_sheets.positions_sheet(found, on, day, names())


def codes(allies: Iterable[str]) -> set[str]:
    """Codes of the allies asked for; a group stands for its members. Raises UnknownArea."""
    areas = burdenshare.open().areas
    found: set[str] = set()
    for name in allies:
        area = areas.find(name)
        found |= {area.code, *area.members}
    return found


def names() -> dict[str, str]:
    """The name of every area by its code."""
    return {a.code: a.name for a in burdenshare.open().areas}


def _topic(name: str) -> Topic:
    topics = {t.id: t for t in burdenshare.registers().topics}
    if name not in topics:
        raise BadRequest(f"Unknown topic: {name!r}. {did_you_mean(closest(name, topics)) or choose(topics)}")
    return topics[name]
