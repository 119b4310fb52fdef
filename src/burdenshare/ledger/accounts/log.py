"""The log of what was done in a shared ledger. It is added to and read; nothing here changes or drops a row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from burdenshare.ledger.accounts.roles import Visitor
from burdenshare.ledger.accounts.tables import Act

OPERATOR = Visitor(None, "(command line)", "", frozenset())
"""Who changes accounts on the command line of the server."""


def note(session: Session, by: Visitor, what: str, object: str, now: datetime) -> None:
    """Write down what `by` did, in the transaction that did it."""
    session.add(Act(at=now, who=by.name[:80], what=what, object=object[:240], address=by.address[:80]))


def newest(session: Session, most: int = 200, before: int | None = None) -> Sequence[Act]:
    """The last acts, newest first; `before` is the id of the last one seen."""
    asked = select(Act).order_by(Act.id.desc()).limit(most)
    if before is not None:
        asked = asked.where(Act.id < before)
    return session.scalars(asked).all()
