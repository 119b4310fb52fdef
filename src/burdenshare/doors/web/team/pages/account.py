"""One's own account: password, tokens, the way out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from burdenshare.doors.web.pages.page import Question, own_page
from burdenshare.doors.web.team import cookies
from burdenshare.doors.web.team.visit import ledger_of, now_of, visit_of, visitor_of
from burdenshare.ledger.accounts import people, sessions, tokens
from burdenshare.ledger.accounts.roles import ROLES, SCOPES
from burdenshare.ledger.accounts.signing_in import NotSignedIn, TriedTooOften, confirm
from burdenshare.nouns.errors import BadRequest

router = APIRouter()


@router.get("/account", include_in_schema=False)
def account(request: Request, question: Question) -> Response:
    """Who is signed in, and what may be changed."""
    return _page(request, question)


@router.post("/account/password", include_in_schema=False)
def password(
    request: Request,
    question: Question,
    present: Annotated[str, Form(max_length=1000)] = "",
    new: Annotated[str, Form(max_length=1000)] = "",
) -> Response:
    """Another password: every session ends, and this browser gets a new one."""
    visitor, ledger, now = visitor_of(request), ledger_of(request), now_of(request)
    try:
        confirm(ledger, visitor, present, now)
        with ledger.session() as session:
            own = people.numbered(session, visitor.account or 0)
            people.set_password(session, own, new, now, visitor)
            shown = sessions.begin(session, own, visitor.address, now)
    except (NotSignedIn, BadRequest) as e:
        return _page(request, question, why=str(e), status=400)
    except TriedTooOften as e:
        return _page(request, question, why=str(e), status=429)
    answer = RedirectResponse("/account", 303)
    cookies.put(request, answer, cookies.SESSION, shown)
    return answer


@router.post("/account/tokens", include_in_schema=False)
def add_token(
    request: Request,
    question: Question,
    name: Annotated[str, Form(max_length=1000)] = "",
    scope: Annotated[list[str] | None, Form(max_length=20)] = None,
    days: Annotated[int, Form()] = 90,
) -> Response:
    """A new token, shown this once."""
    visitor, now = visitor_of(request), now_of(request)
    try:
        with ledger_of(request).session() as session:
            own = people.numbered(session, visitor.account or 0)
            shown, _ = tokens.make(session, own, name, scope or (), days, now, visitor)
    except BadRequest as e:
        return _page(request, question, why=str(e), status=400)
    return _page(request, question, shown=shown)


@router.post("/account/tokens/{id}", include_in_schema=False)
def revoke(request: Request, id: int) -> Response:
    """The end of one of one's own tokens."""
    visitor, now = visitor_of(request), now_of(request)
    with ledger_of(request).session() as session:
        tokens.revoke(session, people.numbered(session, visitor.account or 0), id, now, visitor)
    return RedirectResponse("/account", 303)


def _page(request: Request, question: Question, *, why: str = "", shown: str = "", status: int = 200) -> Response:
    visit, visitor, now = visit_of(request), visitor_of(request), now_of(request)
    assert visit is not None
    with ledger_of(request).session() as session:
        held = tokens.listed(session, visitor.account or 0, now)
        open_ones = sessions.open_ones(session, visitor.account or 0, now)
    may = [scope for scope in SCOPES if scope in ROLES[visitor.role]]
    values = {"tokens": held, "open_ones": open_ones, "scopes": may, "why": why, "shown": shown}
    return own_page(request, "account.html", question, visit, status, **values)
