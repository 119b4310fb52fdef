"""Verdicts: a claim held against the record and the registers, with everything that decides it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from burdenshare.nouns.claims import Claim, Dating


class Ruling(StrEnum):
    """What a checker can defend (docs/reading.md says when each is given)."""

    SUPPORTED = "supported"
    OUTDATED = "outdated"
    DEPENDS = "depends"
    CONTRADICTED = "contradicted"
    NOT_CHECKABLE = "not checkable"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One row that a verdict stands on: a figure, or an entry of a register.

    agrees: whether it lies in the claimed interval; None where it only informs.
    value: as printed, with its unit in `unit`. table and url lead to the source in one step.
    role: "newest", "older", "other publisher", "hindsight", "register", "computed", "stated".
    """

    role: str
    publisher: str
    release: str
    date: date | None
    table: str
    area: str
    what: str
    period: str
    value: str
    unit: str
    status: str
    agrees: bool | None
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A claim, the ruling and why. interval: what the number claims, quoted from the approximator table."""

    claim: Claim
    ruling: Ruling
    reason: str
    evidence: tuple[Evidence, ...] = ()
    hindsight: tuple[Evidence, ...] = ()
    interval: str = ""
    working: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """An article checked: its date, its verdicts in text order, and the allies it names.

    notes: what a reader must know of the reading, a sentence each: what was left out, a day that was not believed.
    """

    text: str
    title: str
    dating: Dating
    as_of: date
    verdicts: tuple[Verdict, ...]
    mentioned: tuple[str, ...]
    language: str
    site: str = ""
    author: str = ""
    url: str = ""
    notes: tuple[str, ...] = ()
