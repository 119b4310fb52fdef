"""Burdenshare holds an alliance to its spending promise: every figure with its source, every claim with a verdict.

    import burdenshare as bs

    record = bs.open()                                    # the embedded figures, offline
    record.as_of(date(2025, 6, 5)).share_of_gdp("ESP", 2024)   # what was known that day
    record.revisions("PRT", "share_of_gdp", 2019)         # how one cell moved, release by release
    record.diff("nato-2019-06", "nato-2024-06")           # what changed between two releases
    bs.check(text, published=date(2025, 6, 5))            # an article's claims, each with its verdict
    bs.standing(["ESP"], target="hague-2025")             # where allies stand, what is missing in money
    bs.project(["ESP"], target="hague-2025", shape="linear")   # what it would take, how likely, at what price
    bs.Client("http://127.0.0.1:8000").standing()         # the same of a server, over its API
    bs.registers().pledges                                # targets, pledges, positions, events

Every name above is documented in docs/python.md. Nothing is loaded before it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from burdenshare.commitments import Registers
    from burdenshare.commitments.standing import Standing
    from burdenshare.doors.client import Client
    from burdenshare.nouns.verdicts import Check
    from burdenshare.pathways import Projection, Scenario
    from burdenshare.record import Record

__version__ = "0.1.0"
__all__ = ["Client", "check", "open", "project", "registers", "standing"]


def __getattr__(name: str) -> Any:
    """`Client` is loaded when it is first asked for: it brings an HTTP library."""
    if name == "Client":
        from burdenshare.doors.client import Client

        return Client
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def open(folder: Path | None = None) -> Record:
    """The record of `folder`, or the embedded one; releases are read when first asked for."""
    from burdenshare.record import Record

    return Record.open(folder) if folder is not None else _embedded()


@cache
def _embedded() -> Record:
    from burdenshare.record import Record

    return Record.open()


@cache
def registers() -> Registers:
    """The embedded registers: targets, pledges, positions, topics and events, checked when read."""
    from burdenshare.commitments import Registers

    return Registers()


def check(
    text: str,
    *,
    published: date | None = None,
    as_of: date | None = None,
    record: Record | None = None,
    today: date | None = None,
    title: str = "",
) -> Check:
    """Every claim of an article with its verdict, evidence and reason.

    text: plain text. published: the article's day; without it the day is worked out from the text.
    as_of: the day whose knowledge rules, if not the article's own.
    Raises BadRequest for days in the future or before the first release.
    """
    from burdenshare.verdicts import check as run

    return run(
        text,
        record or _embedded(),
        registers(),
        today=today or date.today(),
        published=published,
        as_of=as_of,
        title=title,
    )


def standing(
    areas: Iterable[str] = (),
    *,
    target: str | None = None,
    as_of: date | None = None,
    publisher: str | None = None,
    currency: str = "",
    record: Record | None = None,
) -> Standing:
    """Where allies stand against a target: share, gap in points and money, trend and rank.

    areas: names or codes; all members if empty. target: id of a commitment, the one in force if None.
    currency: ISO 4217 for the gap in money; the publisher's US dollars if empty.
    Raises UnknownArea, UnknownCommitment or BadRequest.
    """
    from burdenshare.commitments.standing import standing as run

    return run(
        record or _embedded(),
        registers(),
        areas=tuple(areas),
        target=target,
        day=as_of or date.today(),
        publisher=publisher,
        currency=currency,
    )


def project(
    areas: Iterable[str] = (),
    target: str = "",
    by: int | None = None,
    shape: str = "linear",
    *,
    scenario: Scenario | None = None,
    record: Record | None = None,
    **assumptions: Any,
) -> Projection:
    """From today's share to a target: the money, the yearly steps, the odds, the debt.

    areas: names or codes of allies and groups; all members if empty. target: id of a commitment, the one in force if
    "". by: the last year, the target's deadline if None. shape: one of pathways.shapes.SHAPES.
    assumptions: any other field of pathways.Scenario, such as share, financing, draws, seed or as_of. scenario: a whole
    one instead, in which the other arguments change what they name.
    Raises UnknownArea, UnknownCommitment, NoRelease or BadRequest.
    """
    from burdenshare.pathways import Scenario
    from burdenshare.pathways import project as run

    asked = dict(assumptions)
    if given := tuple(areas):
        asked["areas"] = given
    for name, value, default in (("target", target, ""), ("by", by, None), ("shape", shape, "linear")):
        if value != default:
            asked[name] = value
    return run(record or _embedded(), registers(), (scenario or Scenario()).changed(**asked), today=date.today())
