"""The tables of the ledger: articles and their checks, reviews, flags, drafts, scenarios, what is watched.

What people decided is added and never changed: a review, a check or a saved scenario that replaces another stands beside it,
and the newest stands. `by` is a person's name as the door knows it.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from burdenshare.ledger.base import Base, Instant

_HASH = String(64)
_WORD = String(80)
_NAME = String(200)


class Article(Base):
    """A text that was checked, known by the SHA-256 of it; the text itself is kept where asked for.

    published: the day of the article that the check worked with; published_known: how it was known ("given", "metadata",
    "worked out", "today"). looked_at: when it was last held against the record, of looked_version, as of looked_day.
    """

    __tablename__ = "articles"

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(_HASH, unique=True)
    characters: Mapped[int]
    name: Mapped[str] = mapped_column(Text, default="")
    title: Mapped[str] = mapped_column(Text, default="")
    address: Mapped[str] = mapped_column(Text, default="")
    author: Mapped[str] = mapped_column(Text, default="")
    site: Mapped[str] = mapped_column(Text, default="")
    language: Mapped[str] = mapped_column(String(16), default="")
    published: Mapped[date] = mapped_column(index=True)
    published_known: Mapped[str] = mapped_column(String(16))
    text: Mapped[str | None] = mapped_column(Text, deferred=True)
    added_at: Mapped[datetime] = mapped_column(Instant)
    added_by: Mapped[str] = mapped_column(_NAME, default="")
    looked_at: Mapped[datetime | None] = mapped_column(Instant)
    looked_day: Mapped[date | None]
    looked_version: Mapped[str | None] = mapped_column(_HASH, ForeignKey("grounds.version"))

    checks: Mapped[list[Check]] = relationship(order_by="Check.id", viewonly=True)
    claims: Mapped[list[Claim]] = relationship(order_by="Claim.start, Claim.id", viewonly=True)

    __table_args__ = (
        Index(None, "added_at", "id"),
        Index(None, "looked_version", "looked_day"),
    )


class Ground(Base):
    """What checks stood on: a version of the record and of the registers, with a fingerprint of each release in it."""

    __tablename__ = "grounds"

    version: Mapped[str] = mapped_column(_HASH, primary_key=True)
    record_version: Mapped[str] = mapped_column(_HASH)
    registers_version: Mapped[str] = mapped_column(_HASH)
    releases: Mapped[dict[str, str]] = mapped_column(JSON)
    first_used: Mapped[datetime] = mapped_column(Instant)


class Check(Base):
    """One check of an article. kind: "then" (as of the article's day, whose verdicts stand) or "now" (hindsight).

    The newest check of a kind stands. program: the version of Burdenshare that read and ruled. about: how the day was worked
    out, which allies are named, notes.
    """

    __tablename__ = "checks"

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(8))
    as_of: Mapped[date]
    ground_version: Mapped[str] = mapped_column(_HASH, ForeignKey("grounds.version"))
    program: Mapped[str] = mapped_column(String(40))
    made_at: Mapped[datetime] = mapped_column(Instant)
    made_by: Mapped[str] = mapped_column(_NAME, default="")
    about: Mapped[dict[str, Any]] = mapped_column(JSON)

    verdicts: Mapped[list[Verdict]] = relationship(order_by="Verdict.id", viewonly=True)

    __table_args__ = (Index(None, "article_id", "kind", "id"),)


class Claim(Base):
    """A statement of an article, found again in its later checks by `key`. statement: all that was read, as JSON.

    low, high: the interval that the number claims. years: as read, in order of preference.
    """

    __tablename__ = "claims"

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(_HASH)
    start: Mapped[int]
    end: Mapped[int]
    quote: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(16))
    measure: Mapped[str] = mapped_column(_WORD, default="")
    value: Mapped[float | None]
    unit: Mapped[str] = mapped_column(String(24), default="")
    currency: Mapped[str] = mapped_column(String(8), default="")
    low: Mapped[float | None]
    high: Mapped[float | None]
    approximator: Mapped[str] = mapped_column(_WORD, default="")
    years: Mapped[list[int]] = mapped_column(JSON)
    by_year: Mapped[int | None]
    modality: Mapped[str] = mapped_column(String(16))
    speaker: Mapped[str] = mapped_column(Text, default="")
    publisher: Mapped[str] = mapped_column(_WORD, default="")
    statement: Mapped[dict[str, Any]] = mapped_column(JSON)

    subjects: Mapped[list[Subject]] = relationship(order_by="Subject.area", viewonly=True)
    reviews: Mapped[list[Review]] = relationship(order_by="Review.id", viewonly=True)

    __table_args__ = (UniqueConstraint("article_id", "key"), Index(None, "kind", "measure"))


class Subject(Base):
    """An ally or group that a claim is about."""

    __tablename__ = "subjects"

    claim_id: Mapped[int] = mapped_column(ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True)
    area: Mapped[str] = mapped_column(_WORD, primary_key=True)

    __table_args__ = (Index(None, "area", "claim_id"),)


class Interest(Base):
    """What a release has to print to bear on an article: of an indicator, for an area; "" is any."""

    __tablename__ = "interests"

    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True)
    indicator: Mapped[str] = mapped_column(_WORD, primary_key=True)
    area: Mapped[str] = mapped_column(_WORD, primary_key=True)

    __table_args__ = (Index(None, "indicator", "area", "article_id"),)


class Verdict(Base):
    """What a check ruled on a claim. releases: ids of the releases and entries behind it. outcome: the whole verdict as JSON."""

    __tablename__ = "verdicts"

    id: Mapped[int] = mapped_column(primary_key=True)
    check_id: Mapped[int] = mapped_column(ForeignKey("checks.id", ondelete="CASCADE"))
    claim_id: Mapped[int] = mapped_column(ForeignKey("claims.id", ondelete="CASCADE"), index=True)
    ruling: Mapped[str] = mapped_column(String(16), index=True)
    reason: Mapped[str] = mapped_column(Text)
    releases: Mapped[list[str]] = mapped_column(JSON)
    outcome: Mapped[dict[str, Any]] = mapped_column(JSON)

    claim: Mapped[Claim] = relationship(viewonly=True)
    check: Mapped[Check] = relationship(viewonly=True)

    __table_args__ = (UniqueConstraint("check_id", "claim_id"),)


class Review(Base):
    """What a person said of a verdict: "agree", or "overrule" with the ruling that it should be and why. The newest stands."""

    __tablename__ = "reviews"

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claims.id", ondelete="CASCADE"))
    verdict_id: Mapped[int] = mapped_column(ForeignKey("verdicts.id", ondelete="CASCADE"), index=True)
    judgement: Mapped[str] = mapped_column(String(16))
    ruling: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str] = mapped_column(Text, default="")
    reviewed_at: Mapped[datetime] = mapped_column(Instant, index=True)
    reviewed_by: Mapped[str] = mapped_column(_NAME)

    verdict: Mapped[Verdict] = relationship(viewonly=True)
    claim: Mapped[Claim] = relationship(viewonly=True)

    __table_args__ = (Index(None, "claim_id", "id"),)


class Flag(Base):
    """A verdict that would be another today, or that its own day's record has changed.

    cause: "hindsight" (published after the article's day; the verdict stands), "record of the day" (a release of before that
    day was newly held or mended) or "program" (another version read or ruled). releases: those that made the difference.
    It is closed when a later re-check finds no difference, or another one.
    """

    __tablename__ = "flags"

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"))
    claim_id: Mapped[int] = mapped_column(ForeignKey("claims.id", ondelete="CASCADE"), index=True)
    cause: Mapped[str] = mapped_column(String(24))
    before_id: Mapped[int] = mapped_column(ForeignKey("verdicts.id", ondelete="CASCADE"), index=True)
    after_id: Mapped[int | None] = mapped_column(ForeignKey("verdicts.id", ondelete="CASCADE"), index=True)
    ruling_before: Mapped[str] = mapped_column(String(16))
    ruling_after: Mapped[str] = mapped_column(String(16))
    releases: Mapped[list[str]] = mapped_column(JSON)
    raised_at: Mapped[datetime] = mapped_column(Instant)
    closed_at: Mapped[datetime | None] = mapped_column(Instant)

    claim: Mapped[Claim] = relationship(viewonly=True)
    article: Mapped[Article] = relationship(viewonly=True)

    __table_args__ = (
        Index(None, "article_id", "claim_id"),
        Index(
            "ix_flags_open",
            "raised_at",
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
    )


class Draft(Base):
    """A pledge or position that an article offers to the registers. state: "draft", "approved" or "rejected".

    table: "pledge" or "position". offered: the entry in TOML as harvested; entry: as approved, filled in by a person.
    """

    __tablename__ = "drafts"

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(_HASH, unique=True)
    article_id: Mapped[int | None] = mapped_column(ForeignKey("articles.id", ondelete="SET NULL"), index=True)
    table: Mapped[str] = mapped_column(String(16))
    area: Mapped[str] = mapped_column(_WORD, index=True)
    topic: Mapped[str] = mapped_column(_WORD, default="")
    offered: Mapped[str] = mapped_column(Text)
    entry: Mapped[str | None] = mapped_column(Text)
    entry_id: Mapped[str | None] = mapped_column(_NAME, unique=True)
    state: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str] = mapped_column(Text, default="")
    offered_at: Mapped[datetime] = mapped_column(Instant)
    offered_by: Mapped[str] = mapped_column(_NAME, default="")
    decided_at: Mapped[datetime | None] = mapped_column(Instant)
    decided_by: Mapped[str | None] = mapped_column(_NAME)

    article: Mapped[Article | None] = relationship(viewonly=True)

    __table_args__ = (Index(None, "state", "id"),)


class SavedScenario(Base):
    """A scenario of `burdenshare pathway` under a name; the newest of a name stands. pinned: its day of knowledge is fixed."""

    __tablename__ = "scenarios"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(_NAME)
    sha256: Mapped[str] = mapped_column(_HASH)
    toml: Mapped[str] = mapped_column(Text)
    pinned: Mapped[bool] = mapped_column(default=False)
    saved_at: Mapped[datetime] = mapped_column(Instant)
    saved_by: Mapped[str] = mapped_column(_NAME, default="")

    __table_args__ = (Index(None, "name", "id"),)


class Watch(Base):
    """Someone watches a topic, an ally or a target. kind: "topic", "ally" or "target"; what: its id or code."""

    __tablename__ = "watches"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    what: Mapped[str] = mapped_column(_WORD)
    watched_by: Mapped[str] = mapped_column(_NAME, default="")
    since: Mapped[datetime] = mapped_column(Instant)

    __table_args__ = (UniqueConstraint("kind", "what", "watched_by"),)
