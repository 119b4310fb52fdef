"""Accounts made and changed; each change is written to the log in the same transaction."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from burdenshare.ledger.accounts import passwords
from burdenshare.ledger.accounts.log import note
from burdenshare.ledger.accounts.roles import Visitor, role_of
from burdenshare.ledger.accounts.tables import Account, SignIn, Token
from burdenshare.nouns.errors import BadRequest, BurdenshareError

_NAME = re.compile(r"\w(?:[\w .@'’-]{0,78}[\w.])?")


class UnknownAccount(BurdenshareError):
    """An account that is not there."""


def folded(name: str) -> str:
    """A name as it is compared: in one form, without regard to case."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


def add(session: Session, name: str, password: str, role: str, now: datetime, by: Visitor) -> Account:
    """A new account. Raises BadRequest for a name that is taken or none, a poor password, an unknown role."""
    name = unicodedata.normalize("NFKC", name).strip()
    if not _NAME.fullmatch(name):
        raise BadRequest("A name has 1 to 80 letters, digits, spaces or .@'-, and begins with a letter or digit.")
    kept = passwords.hashed(password, name)
    made = Account(name=name, folded=folded(name), password=kept, role=role_of(role), active=True, created=now)
    try:
        with session.begin_nested():
            session.add(made)
    except IntegrityError:
        raise BadRequest(f"There is an account {name!r} already. Take another name.") from None
    note(session, by, "account added", f"{name} ({role})", now)
    return made


def listed(session: Session) -> Sequence[Account]:
    """Every account, by name."""
    return session.scalars(select(Account).order_by(Account.folded)).all()


def called(session: Session, name: str) -> Account | None:
    """The account of a name, None where there is none."""
    if not _NAME.fullmatch(unicodedata.normalize("NFKC", name).strip()):  # nor could every database be asked for it
        return None
    return session.scalar(select(Account).where(Account.folded == folded(name)))


def named(session: Session, name: str) -> Account:
    """The account of a name. Raises UnknownAccount."""
    found = called(session, name)
    if found is None:
        raise UnknownAccount(f"There is no account {name[:80]!r}. `burdenshare accounts list` names them.")
    return found


def numbered(session: Session, id: int) -> Account:
    """The account of an id. Raises UnknownAccount."""
    found = session.get(Account, id) if 0 < id < 2**31 else None
    if found is None:
        raise UnknownAccount("There is no such account.")
    return found


def change_role(session: Session, account: Account, role: str, now: datetime, by: Visitor) -> None:
    """Another role, which counts from the next request on. Raises BadRequest for the last active editor."""
    role_of(role)
    if account.role == role:
        return
    if role != "editor":
        _one_editor_stays(session, account)
    note(session, by, "role changed", f"{account.name}: {account.role} to {role}", now)
    account.role = role


def set_active(session: Session, account: Account, active: bool, now: datetime, by: Visitor) -> None:
    """Let an account in or not. One that is disabled loses its sessions and tokens for good.

    Raises BadRequest for the last active editor.
    """
    if account.active == active:
        return
    if not active:
        _one_editor_stays(session, account)
        end_everything(session, account, now)
    note(session, by, "account enabled" if active else "account disabled", account.name, now)
    account.active = active


def set_password(session: Session, account: Account, password: str, now: datetime, by: Visitor) -> None:
    """Another password, given by the account itself or by who manages it. Its sessions end.

    Where it is given by another, its tokens end too, since whoever had the account may have made them.
    Raises BadRequest for a poor password.
    """
    account.password = passwords.hashed(password, account.name)
    end_everything(session, account, now, tokens=by.account != account.id)
    note(session, by, "password changed", account.name, now)


def end_everything(session: Session, account: Account, now: datetime, *, tokens: bool = True) -> None:
    """End every session of an account and, unless told otherwise, every token."""
    for table in (SignIn, Token) if tokens else (SignIn,):
        session.execute(update(table).where(table.account_id == account.id, table.ended.is_(None)).values(ended=now))


def _one_editor_stays(session: Session, account: Account) -> None:
    """Raises BadRequest where nobody would be left to manage accounts."""
    if account.role != "editor" or not account.active:
        return
    editors = select(Account.id).where(Account.role == "editor", Account.active).with_for_update()
    if len(session.scalars(editors).all()) < 2:
        raise BadRequest(f"{account.name} is the last editor. Make another account an editor first.")


def any_editor(session: Session) -> bool:
    """Whether somebody could manage accounts on the site."""
    asked = select(func.count()).select_from(Account).where(Account.role == "editor", Account.active)
    return bool(session.scalar(asked))
