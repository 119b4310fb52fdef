"""What a release changed against the one before it: who crossed a threshold, whose share moved, which figures were revised.

Two releases that print two definitions of the share are not held against each other; what is compared then is the newest
release's own last two years, and `compared` says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from burdenshare.commitments.standing import Standing, newest_share
from burdenshare.nouns.areas import Area
from burdenshare.nouns.figures import Held, Observation, Release
from burdenshare.record import Change, Record, in_release, reaches

SHARES = frozenset({"share_of_gdp", "core_share_of_gdp"})
"""Indicators of what is spent as a share of GDP."""


@dataclass(frozen=True, slots=True)
class Move:
    """One ally's share before and after."""

    area: Area
    before: Observation
    after: Observation

    @property
    def points(self) -> float:
        """Points of GDP, at published precision."""
        return round((self.after.published or 0.0) - (self.before.published or 0.0), 4)


@dataclass(frozen=True, slots=True)
class Changes:
    """compared: "releases" (each one's newest year) or "years" (the last two of `after`, whose definition is new).

    reached, lost: crossed the threshold upward or downward. moves: largest first. revised: figures of the share that both
    releases print, differently, largest first; None where one of them is not held or their definitions differ.
    """

    before: Release
    after: Release
    compared: str
    years: tuple[int, int]
    reached: tuple[Move, ...]
    lost: tuple[Move, ...]
    moves: tuple[Move, ...]
    revised: tuple[Change, ...] | None


def changes(record: Record, stands: Standing) -> Changes | None:
    """What the newest release known on the day of a standing changed; None where it is the publisher's first."""
    after = stands.release
    if after is None:
        return None
    earlier = [r for r in record.releases(as_of=stands.day, publisher=stands.publisher) if _before(r, after)]
    if not earlier:
        return None
    before = earlier[-1]
    indicator, year, _ = newest_share(record.as_of(before.date), stands.publisher)
    same = indicator == stands.indicator
    sides = (before, year) if same else (after, stands.year - 1)
    moves = _moves(record, stands, *sides)
    threshold = stands.part.threshold
    return Changes(
        before=before,
        after=after,
        compared="releases" if same else "years",
        years=(sides[1], stands.year),
        reached=tuple(m for m in moves if reaches(m.after, threshold) and not reaches(m.before, threshold)),
        lost=tuple(m for m in moves if reaches(m.before, threshold) and not reaches(m.after, threshold)),
        moves=moves,
        revised=_revised(record, before, after, stands) if same else None,
    )


def _before(release: Release, after: Release) -> bool:
    return (release.date, release.id) < (after.date, after.id) and not SHARES.isdisjoint(release.indicators)


def _moves(record: Record, stands: Standing, release: Release, year: int) -> tuple[Move, ...]:
    """Allies whose share is held on both sides, the largest move first."""
    found = []
    for row in stands.rows:
        if row.figure is None or not row.newest:
            continue
        before = in_release(record, release, row.area.code, stands.indicator, year)
        if before is not None:
            found.append(Move(row.area, before, row.figure))
    return tuple(sorted(found, key=lambda m: (-abs(m.points), m.area.name)))


def _revised(record: Record, before: Release, after: Release, stands: Standing) -> tuple[Change, ...] | None:
    if Held.NONE in (before.held, after.held):
        return None
    members = {row.area.code for row in stands.rows}
    found = [
        c for c in record.diff(before.id, after.id) if c.after.indicator == stands.indicator and c.after.area in members
    ]
    return tuple(sorted(found, key=lambda c: (-abs(c.move), c.after.area, c.after.period)))


def release_days(record: Record, until: date) -> tuple[date, ...]:
    """Days on which a release with shares came out, of any publisher, earliest first."""
    return tuple(sorted({r.date for r in record.releases(as_of=until) if not SHARES.isdisjoint(r.indicators)}))
