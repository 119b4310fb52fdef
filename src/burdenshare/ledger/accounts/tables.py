"""The tables of accounts, sessions, tokens, failed sign-ins and the log."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from burdenshare.ledger.accounts.roles import ROLES
from burdenshare.ledger.base import Base, Instant

_ROLE = f"role IN ({', '.join(repr(role) for role in ROLES)})"


class Account(Base):
    """Somebody who may sign in. folded: the name as it is compared. password: an argon2 hash."""

    __tablename__ = "accounts"
    __table_args__ = (CheckConstraint(_ROLE, name="role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    folded: Mapped[str] = mapped_column(String(240), unique=True)
    password: Mapped[str] = mapped_column(String(240))
    role: Mapped[str] = mapped_column(String(20))
    active: Mapped[bool] = mapped_column(default=True)
    created: Mapped[datetime] = mapped_column(Instant)


class SignIn(Base):
    """A browser that is signed in. secret: SHA-256 of what its cookie holds. ended: from when on it opens nothing."""

    __tablename__ = "sign_ins"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    secret: Mapped[str] = mapped_column(String(64), unique=True)
    created: Mapped[datetime] = mapped_column(Instant)
    seen: Mapped[datetime] = mapped_column(Instant)
    expires: Mapped[datetime] = mapped_column(Instant)
    ended: Mapped[datetime | None] = mapped_column(Instant)
    address: Mapped[str] = mapped_column(String(80))


class Token(Base):
    """A program's way in. secret: SHA-256 of the token; hint: its first signs, to know it by. scopes: parted by spaces."""

    __tablename__ = "tokens"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    secret: Mapped[str] = mapped_column(String(64), unique=True)
    hint: Mapped[str] = mapped_column(String(20))
    scopes: Mapped[str] = mapped_column(String(80))
    created: Mapped[datetime] = mapped_column(Instant)
    expires: Mapped[datetime] = mapped_column(Instant)
    used: Mapped[datetime | None] = mapped_column(Instant)
    ended: Mapped[datetime | None] = mapped_column(Instant)


class Failure(Base):
    """A sign-in that failed or is under way. name: SHA-256 of the name given, which may be a password in the wrong field."""

    __tablename__ = "failures"
    __table_args__ = (Index("ix_failures_name_at", "name", "at"), Index("ix_failures_address_at", "address", "at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant)
    name: Mapped[str] = mapped_column(String(64))
    address: Mapped[str] = mapped_column(String(80))


class Act(Base):
    """Something that was done: who, what, on what, when, from where. Rows are added and never changed."""

    __tablename__ = "acts"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant, index=True)
    who: Mapped[str] = mapped_column(String(80))
    what: Mapped[str] = mapped_column(String(40))
    object: Mapped[str] = mapped_column(String(240))
    address: Mapped[str] = mapped_column(String(80))
