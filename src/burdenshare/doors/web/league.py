"""The league as pages draw it: standing, count, axis and classes as a reader of a day knew them, kept once worked out."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import burdenshare
from burdenshare.commitments.changes import Changes, changes
from burdenshare.commitments.standing import Standing
from burdenshare.nouns.commitments import Commitment
from burdenshare.nouns.errors import BadRequest, UnknownCommitment
from burdenshare.publish.map import class_of
from burdenshare.publish.report import count_of
from burdenshare.record import CountResult


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale from 0 to `high`, in per cent of the width."""

    high: float

    def at(self, value: float) -> str:
        """Where a value lies, such as "42.5%"."""
        return f"{100 * min(max(value / self.high, 0), 1):.4g}%"

    @property
    def ticks(self) -> range:
        """Whole numbers to write at the scale."""
        return range(0, math.floor(self.high) + 1)


@dataclass(frozen=True, slots=True)
class League:
    """A standing and all that is drawn of it. classes: code -> class of the map. not_known: a target that was asked for and
    that nobody knew on the day, so that the one in force is shown."""

    stands: Standing
    count: CountResult | None
    changes: Changes | None
    axis: Axis
    classes: dict[str, str]
    targets: tuple[Commitment, ...]
    not_known: Commitment | None

    @property
    def states(self) -> dict[str, int]:
        """How many allies are in each state, 0 where none is."""
        return {s: self.stands.counts().get(s, 0) for s in ("meets", "below", "not held", "no forces")}

    @property
    def left_out(self) -> str:
        """Allies without armed forces, by name."""
        return ", ".join(r.area.name for r in self.stands.rows if r.state == "no forces")


@lru_cache(maxsize=512)
def league(day: date, publisher: str, target: str) -> League:
    """The league of a day. Raises UnknownCommitment, or BadRequest where the publisher had nothing out."""
    record, registers = burdenshare.open(), burdenshare.registers()
    asked = registers.commitment(target) if target else None
    known = tuple(c for c in registers.commitments if c.known(day) or c in registers.in_force(day))
    not_known = asked if asked is not None and asked not in known else None
    name = None if asked is None or not_known is not None else asked.id
    stands = burdenshare.standing(target=name, as_of=day, publisher=publisher or None)
    shares = [r.figure.published or 0.0 for r in stands.rows if r.figure]
    return League(
        stands=stands,
        count=count_of(record, stands),
        changes=changes(record, stands),
        axis=Axis(max(1.08 * max([*shares, stands.part.threshold]), 2.5)),
        classes={r.area.code: class_of(r) for r in stands.rows},
        targets=known,
        not_known=not_known,
    )


def league_or_reason(day: date, publisher: str, target: str) -> tuple[League | None, str]:
    """The league, or the sentence that says why there is none for that day and publisher."""
    try:
        return league(day, publisher, target), ""
    except UnknownCommitment:
        raise
    except BadRequest as error:
        return None, str(error)
