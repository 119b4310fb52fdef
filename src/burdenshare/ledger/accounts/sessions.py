"""Sessions of browsers: each ends after two hours without a request, twelve hours after its sign-in, or when it is told to.

A session that was found ended stays so: it is written down, and so is the end of every other one that is over, whenever anybody
asks. A clock that is set back afterwards brings none back. Where it is set back by less than the two hours, sessions go
on; by more, they end and their people sign in again.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from burdenshare.ledger.accounts import secret
from burdenshare.ledger.accounts.roles import ROLES, Visitor
from burdenshare.ledger.accounts.tables import Account, SignIn

IDLE = timedelta(hours=2)
WHOLE = timedelta(hours=12)
_TOUCHED = timedelta(minutes=1)
_FORGOTTEN = timedelta(days=30)


def begin(session: Session, account: Account, address: str, now: datetime) -> str:
    """A new session of an account; returns the secret for its cookie."""
    session.execute(delete(SignIn).where(SignIn.ended < now - _FORGOTTEN))
    shown = secret.drawn()
    session.add(
        SignIn(
            account_id=account.id,
            secret=secret.mark(shown),
            created=now,
            seen=now,
            expires=now + WHOLE,
            address=address[:80],
        )
    )
    return shown


def visitor(session: Session, shown: str, address: str, now: datetime) -> Visitor | None:
    """Who a cookie's secret stands for, None where for nobody any more."""
    _end_what_is_over(session, now)
    found = session.execute(
        select(SignIn, Account)
        .join(Account, Account.id == SignIn.account_id)
        .where(SignIn.secret == secret.mark(shown), SignIn.ended.is_(None), Account.active)
    ).first()
    if found is None:
        return None
    signed, account = found
    if now - signed.seen > _TOUCHED:  # once a minute is enough, and the clock never takes it back
        signed.seen = now
    return Visitor(account.id, account.name, account.role, ROLES[account.role], address)


def end(session: Session, shown: str, now: datetime) -> None:
    """End the session of a cookie's secret."""
    session.execute(update(SignIn).where(SignIn.secret == secret.mark(shown), SignIn.ended.is_(None)).values(ended=now))


def open_ones(session: Session, account: int, now: datetime) -> int:
    """How many sessions of an account are open."""
    _end_what_is_over(session, now)
    return len(session.scalars(select(SignIn.id).where(SignIn.account_id == account, SignIn.ended.is_(None))).all())


def _end_what_is_over(session: Session, now: datetime) -> None:
    over = or_(SignIn.expires <= now, SignIn.seen <= now - IDLE, SignIn.seen >= now + IDLE)
    session.execute(update(SignIn).where(SignIn.ended.is_(None), over).values(ended=now))
