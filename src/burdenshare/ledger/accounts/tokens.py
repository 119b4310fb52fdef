"""Tokens of programs: shown once, limited to scopes and to what their account may, ended by a day or when told to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from burdenshare.ledger.accounts import secret
from burdenshare.ledger.accounts.log import note
from burdenshare.ledger.accounts.roles import ROLES, Permission, Visitor, scopes_of
from burdenshare.ledger.accounts.tables import Account, Token
from burdenshare.nouns.errors import BadRequest

PREFIX = "bst_"
"""What every token begins with, so that a search for secrets in files finds one."""

LONGEST = 366
_TOUCHED = timedelta(minutes=1)


def make(
    session: Session, account: Account, name: str, scopes: Iterable[str], days: int, now: datetime, by: Visitor
) -> tuple[str, Token]:
    """A new token of an account for `days` days: the token, which is shown this once, and what is kept of it.

    Raises BadRequest for a name or scopes that are none, and for a time outside a day to a year.
    """
    name = " ".join(name.split())
    if not 1 <= len(name) <= 80 or not name.isprintable():
        raise BadRequest("A token needs a name of 1 to 80 signs, such as the program that will use it.")
    if not 1 <= days <= LONGEST:
        raise BadRequest(f"A token lasts 1 to {LONGEST} days, not {days}.")
    given = scopes_of(scopes)
    shown = PREFIX + secret.drawn()
    kept = Token(
        account_id=account.id,
        name=name,
        secret=secret.mark(shown),
        hint=shown[: len(PREFIX) + 4],
        scopes=" ".join(given),
        created=now,
        expires=now + timedelta(days=days),
    )
    session.add(kept)
    session.flush()
    note(session, by, "token added", f"{account.name}: {name} ({kept.scopes})", now)
    return shown, kept


def visitor(session: Session, shown: str, address: str, now: datetime) -> Visitor | None:
    """Who a token stands for, and what it may: its scopes, as far as its account's role goes. None where for nobody."""
    _end_what_is_over(session, now)
    found = session.execute(
        select(Token, Account)
        .join(Account, Account.id == Token.account_id)
        .where(Token.secret == secret.mark(shown), Token.ended.is_(None), Account.active)
    ).first()
    if found is None:
        return None
    token, account = found
    if token.used is None or now - token.used > _TOUCHED:
        token.used = now
    may = ROLES[account.role] & {Permission(word) for word in token.scopes.split()}
    return Visitor(account.id, account.name, account.role, frozenset(may), address)


def listed(session: Session, account: int, now: datetime) -> Sequence[Token]:
    """The tokens of an account, newest first, those that ended too."""
    _end_what_is_over(session, now)
    return session.scalars(select(Token).where(Token.account_id == account).order_by(Token.id.desc())).all()


def revoke(session: Session, account: Account, id: int, now: datetime, by: Visitor) -> None:
    """End a token of an account. Raises BadRequest where it has none of that id."""
    token = session.get(Token, id) if 0 < id < 2**31 else None
    if token is None or token.account_id != account.id:
        raise BadRequest(f"{account.name} has no token {id}.")
    if token.ended is None:
        token.ended = now
        note(session, by, "token revoked", f"{account.name}: {token.name}", now)


def _end_what_is_over(session: Session, now: datetime) -> None:
    session.execute(update(Token).where(Token.ended.is_(None), Token.expires <= now).values(ended=now))
