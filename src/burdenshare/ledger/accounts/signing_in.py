"""Signing in: a name and a password in, a session out; how often it may be tried.

Every try counts as failed until it has succeeded, so that tries at the same time cannot all slip under a limit. A name
that is not known takes as long as one that is. What was tried in the future of a clock that was set back is not counted.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, or_, select, text
from sqlalchemy.orm import Session

from burdenshare.ledger.accounts import passwords, people, sessions
from burdenshare.ledger.accounts.log import note
from burdenshare.ledger.accounts.roles import ROLES, Visitor
from burdenshare.ledger.accounts.tables import Account, Act, Failure
from burdenshare.ledger.database import Ledger
from burdenshare.nouns.errors import BurdenshareError

WINDOW = timedelta(minutes=15)
_TOO_MANY = "sign-in refused: too many"
OF_BOTH, OF_ADDRESS, OF_NAME = 5, 30, 50
"""Failures within the window: of one name from one address, of one address, of one name from all addresses."""


class NotSignedIn(BurdenshareError):
    """The name or the password is wrong, or the account is disabled: which of them is not said."""


class TriedTooOften(BurdenshareError):
    """Too many failures of late."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A sign-in that succeeded. secret: for the cookie, known to nobody else."""

    visitor: Visitor
    secret: str


def sign_in(ledger: Ledger, name: str, password: str, address: str, now: datetime) -> Signed:
    """A new session for a name and its password. Raises NotSignedIn or TriedTooOften."""
    marked = hashlib.sha256(people.folded(name).encode("utf-8", "replace")).hexdigest()
    with ledger.session() as session:
        over = _counted(session, marked, address[:80], now)
        account = people.called(session, name)
        if over and not _noted_lately(session, address, now):
            _note_failure(session, account, _TOO_MANY, address, now)
    if over:
        minutes = round(WINDOW.total_seconds() / 60)
        raise TriedTooOften(f"Too many sign-ins failed. Wait {minutes} minutes, or ask an editor for a new password.")
    fitted = passwords.fits(
        password, account.password if account else None
    )  # outside of any transaction: it takes long
    with ledger.session() as session:
        if account is not None and fitted:
            current = session.get(Account, account.id, with_for_update=True)
            if current is not None and current.active and current.password == account.password:
                return _signed(session, current, password, marked, address, now)
        _note_failure(session, account, "sign-in failed", address, now)
    raise NotSignedIn("The name or the password is wrong, or the account is disabled.")


def confirm(ledger: Ledger, by: Visitor, password: str, now: datetime) -> None:
    """That who is signed in knows the account's password. Raises NotSignedIn or TriedTooOften."""
    marked = hashlib.sha256(people.folded(by.name).encode()).hexdigest()
    with ledger.session() as session:
        over = _counted(session, marked, by.address[:80], now)
        kept = people.numbered(session, by.account or 0).password
    if over:
        raise TriedTooOften("Too many wrong passwords. Wait 15 minutes.")
    if not passwords.fits(password, kept):
        raise NotSignedIn("The present password is wrong.")
    with ledger.session() as session:
        session.execute(delete(Failure).where(Failure.name == marked, Failure.address == by.address[:80]))


def _signed(session: Session, account: Account, password: str, marked: str, address: str, now: datetime) -> Signed:
    if passwords.outdated(account.password):  # rare: only after its parameters changed
        account.password = passwords.remade(password)
    session.execute(delete(Failure).where(Failure.name == marked, Failure.address == address[:80]))
    visitor = Visitor(account.id, account.name, account.role, ROLES[account.role], address)
    note(session, visitor, "signed in", account.name, now)
    return Signed(visitor, sessions.begin(session, account, address, now))


def _counted(session: Session, name: str, address: str, now: datetime) -> bool:
    """Whether there were too many failures; where not, one more is written down in advance."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(4028)"))  # one counts, the others wait
    session.execute(delete(Failure).where(or_(Failure.at <= now - WINDOW, Failure.at >= now + WINDOW)))
    limits = (
        (OF_BOTH, (Failure.name == name, Failure.address == address)),
        (OF_ADDRESS, (Failure.address == address,)),
        (OF_NAME, (Failure.name == name,)),
    )
    for most, which in limits:
        if (session.scalar(select(func.count()).select_from(Failure).where(*which)) or 0) >= most:
            return True
    session.add(Failure(at=now, name=name, address=address))
    return False


def _noted_lately(session: Session, address: str, now: datetime) -> bool:
    """Whether the log has it already: who tries on and on does not fill the disk."""
    asked = select(Act.id).where(
        Act.what == _TOO_MANY, Act.address == address[:80], Act.at > now - WINDOW, Act.at < now + WINDOW
    )
    return session.scalar(asked.limit(1)) is not None


def _note_failure(session: Session, account: Account | None, what: str, address: str, now: datetime) -> None:
    """A failure in the log, under the account's name where there is one: what else was typed may be a password."""
    note(session, Visitor(None, account.name if account else "(unknown)", "", frozenset(), address), what, "", now)
