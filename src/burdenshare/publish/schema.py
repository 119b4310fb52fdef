"""The stated shape of `burdenshare check --format json`: what docs/json.md describes and tests hold the output to.

A field may be added within a major version, never renamed or removed. Figures carry SDMX names; null is "not stated"
or "not held", never zero.
"""

from __future__ import annotations

from typing import Any, Literal

from typing_extensions import TypedDict  # pydantic reads this one on Python 3.11 too


class Interval(TypedDict):
    """Numbers that satisfy a statement; null is unbounded."""

    low: float | None
    high: float | None
    low_closed: bool
    high_closed: bool


class Quantity(TypedDict):
    """A number as written, and what it claims."""

    value: float
    decimals: int
    unit: str
    currency: str | None
    approximator: str | None
    words: str
    of_total: int | None
    interval: Interval


class Period(TypedDict):
    """The year a claim speaks of. basis: stated, relative, current or none."""

    basis: str
    years: list[int]
    words: str | None
    by: int | None


class Attribution(TypedDict):
    """Who says it, as far as the text tells."""

    speaker: str | None
    role: str | None
    area: str | None
    quoted: bool


class Span(TypedDict):
    """A part of the text: text[start:end] == words."""

    start: int
    end: int
    words: str


class Evidence(TypedDict):
    """One row behind a verdict. type: "figure" of a publisher, "count" of allies, "entry" of a register.

    OBS_VALUE is a number for a figure and null otherwise; printed is the value as its source words it.
    RELEASE_ID: the release, or the id of the register's entry. source: number in `sources`.
    """

    type: Literal["figure", "count", "entry"]
    role: str
    agrees: bool | None
    PUBLISHER: str
    RELEASE_ID: str
    VALID_FROM: str | None
    TABLE: str | None
    REF_AREA: str | None
    INDICATOR: str | None
    label: str
    TIME_PERIOD: str | None
    OBS_VALUE: float | None
    printed: str
    UNIT_MEASURE: str | None
    OBS_STATUS: str | None
    status: str | None
    url: str | None
    note: str | None
    source: int | None


class Claim(TypedDict):
    """One claim with its verdict; number counts from 1 in text order."""

    number: int
    ruling: Literal["supported", "outdated", "depends", "contradicted", "not checkable"]
    reason: str
    kind: str
    words: str
    start: int
    end: int
    also_at: list[Span]
    subjects: list[str]
    measure: str | None
    threshold: float | None
    quantity: Quantity | None
    interval: str | None
    period: Period
    modality: str
    attribution: Attribution
    publisher: str | None
    stance: str | None
    topic: str | None
    rule: str
    evidence: list[Evidence]
    hindsight: list[Evidence]
    working: list[str]


class ArticleDate(TypedDict):
    """The article's day. known: given, metadata, worked out, or today where nothing states it."""

    day: str
    known: str
    explanation: str


class Article(TypedDict):
    """What was read. note: why nothing could be, if so; notes: what was left out of it, a sentence each."""

    title: str | None
    author: str | None
    site: str | None
    url: str | None
    language: str
    characters: int
    date: ArticleDate
    mentioned: list[str]
    note: str | None
    notes: list[str]


class Source(TypedDict):
    """A release, or the source of register entries. ids: what rows name in RELEASE_ID."""

    number: int
    type: Literal["release", "entry"]
    ids: list[str]
    publisher: str
    title: str
    date: str | None
    url: str
    licence: str | None
    seen_at: list[str]


class CheckDocument(TypedDict):
    """The whole document. standing: as `burdenshare standing --format json`; positions: as `positions`."""

    format: Literal["burdenshare.check"]
    version: str
    generator: str
    article: Article
    as_of: str
    counts: dict[str, int]
    claims: list[Claim]
    standing: dict[str, Any] | None
    positions: list[dict[str, Any]]
    sources: list[Source]


class NamedCheck(CheckDocument):
    """One document of several. name: its file or address."""

    name: str


class ChecksDocument(TypedDict):
    """A folder or a feed: its documents in their order, and a sentence for each that could not be read."""

    format: Literal["burdenshare.checks"]
    version: str
    generator: str
    documents: list[NamedCheck]
    unreadable: list[str]
