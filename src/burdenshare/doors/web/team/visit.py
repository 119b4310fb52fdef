"""A visit: who asks for a page of a site with a ledger, and what its forms must show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from burdenshare.doors.web.team import forgery
from burdenshare.ledger.accounts.roles import Visitor

if TYPE_CHECKING:
    from starlette.requests import Request

    from burdenshare.ledger import Ledger

KEY = "burdenshare.visit"


@dataclass(frozen=True, slots=True)
class Visit:
    """visitor: None where nobody has signed in. base: the secret that forms are bound to. team: whether people sign in."""

    visitor: Visitor | None
    base: str
    team: bool

    @property
    def csrf(self) -> str:
        """A token for a form."""
        return forgery.token(self.base)

    def may(self, permission: str) -> bool:
        """Whether who asks may do something."""
        return self.visitor is not None and permission in self.visitor.may


def visit_of(request: Request) -> Visit | None:
    """The visit of a request; None on a site without a ledger."""
    found: Visit | None = request.scope.get(KEY)
    return found


def visitor_of(request: Request) -> Visitor:
    """Who asks, on a page that the gate lets nobody see unknown."""
    visit = visit_of(request)
    assert visit is not None and visit.visitor is not None
    return visit.visitor


def ledger_of(request: Request) -> Ledger:
    """The ledger of the site."""
    found: Ledger = request.app.state.ledger
    return found


def now_of(request: Request) -> datetime:
    """The instant of a request."""
    now: datetime = request.app.state.now()
    return now
