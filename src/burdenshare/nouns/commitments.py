"""Promises: targets, national pledges, positions and the events around them, each with its source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from burdenshare.nouns.claims import Stance


@dataclass(frozen=True, slots=True)
class Source:
    """Where a register's entry was seen."""

    publisher: str
    title: str
    url: str
    date: date | None


@dataclass(frozen=True, slots=True)
class Event:
    """A dated happening: summit, ministerial, accession, law. names: how texts call it."""

    id: str
    kind: str
    title: str
    place: str
    country: str
    start: date
    end: date
    body: str
    names: tuple[str, ...]
    announced: date | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a target: measure (indicator code), relation and threshold in per cent."""

    id: str
    measure: str
    relation: str
    threshold: float
    label: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """A target that a group adopted, or a proposal that was put to it."""

    id: str
    title: str
    kind: str
    group: str
    parts: tuple[Part, ...]
    proposed: date | None
    proposed_by: str
    adopted: date | None
    event: str
    deadline: int | None
    review: int | None
    supersedes: tuple[str, ...]
    topic: str
    conditions: str
    summary: str
    sources: tuple[Source, ...]

    @property
    def total(self) -> Part:
        """The part that states the whole share of GDP."""
        return next((p for p in self.parts if p.id == "total"), self.parts[0])

    def known(self, day: date) -> bool:
        """Whether it had been proposed or adopted by that day."""
        return any(d is not None and d <= day for d in (self.proposed, self.adopted))


@dataclass(frozen=True, slots=True)
class Pledge:
    """What one ally said it would reach by when. value in `unit`; by: year, fiscal years by their start.

    both_parts: the share is that of core and related spending together, not of defence expenditure alone.
    """

    id: str
    area: str
    measure: str
    relation: str
    value: float
    unit: str
    by: int | None
    by_text: str
    status: str
    pledged: date
    ended: date | None
    superseded_by: str
    speaker: str
    role: str
    words: str
    note: str
    sources: tuple[Source, ...]
    both_parts: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """A question on which governments take positions, until it is decided."""

    id: str
    title: str
    proposals: tuple[str, ...]
    decided_by: str
    decided_on: date | None


@dataclass(frozen=True, slots=True)
class Position:
    """Where a government stood on a topic from a day on, in the words it used."""

    id: str
    area: str
    topic: str
    stance: Stance
    since: date
    speaker: str
    role: str
    words: str
    note: str
    sources: tuple[Source, ...]
