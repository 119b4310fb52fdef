"""The accounts of a team, for its editors, and the log of what was done."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from burdenshare.doors.web.pages.page import Question, own_page
from burdenshare.doors.web.team.visit import ledger_of, now_of, visit_of, visitor_of
from burdenshare.ledger.accounts import log, people
from burdenshare.ledger.accounts.roles import ROLES
from burdenshare.nouns.errors import BurdenshareError

router = APIRouter()


@router.get("/accounts", include_in_schema=False)
def accounts(request: Request, question: Question) -> Response:
    """Everybody who may sign in."""
    return _page(request, question)


@router.get("/accounts/log", include_in_schema=False)
def done(request: Request, question: Question, before: int | None = None) -> Response:
    """What was done, newest first."""
    visit = visit_of(request)
    assert visit is not None
    with ledger_of(request).session() as session:
        acts = log.newest(session, before=before if before is None else max(0, min(before, 2**31 - 1)))
    return own_page(request, "log.html", question, visit, acts=acts)


@router.post("/accounts", include_in_schema=False)
def add(
    request: Request,
    question: Question,
    name: Annotated[str, Form(max_length=1000)] = "",
    password: Annotated[str, Form(max_length=1000)] = "",
    role: Annotated[str, Form(max_length=40)] = "reader",
) -> Response:
    """A new account."""
    try:
        with ledger_of(request).session() as session:
            people.add(session, name, password, role, now_of(request), visitor_of(request))
    except BurdenshareError as e:
        return _page(request, question, str(e), 400)
    return RedirectResponse("/accounts", 303)


@router.post("/accounts/{id}", include_in_schema=False)
def change(
    request: Request,
    question: Question,
    id: int,
    role: Annotated[str, Form(max_length=40)] = "",
    active: Annotated[str, Form(max_length=5)] = "",
    password: Annotated[str, Form(max_length=1000)] = "",
) -> Response:
    """Another role, in or out, another password: whichever of the three is given."""
    by, now = visitor_of(request), now_of(request)
    try:
        with ledger_of(request).session() as session:
            account = people.numbered(session, id)
            if role:
                people.change_role(session, account, role, now, by)
            if active:
                people.set_active(session, account, active == "yes", now, by)
            if password:
                people.set_password(session, account, password, now, by)
    except BurdenshareError as e:
        return _page(request, question, str(e), 400)
    return RedirectResponse("/accounts", 303)


def _page(request: Request, question: Question, why: str = "", status: int = 200) -> Response:
    visit = visit_of(request)
    assert visit is not None
    with ledger_of(request).session() as session:
        listed = people.listed(session)
    return own_page(request, "accounts.html", question, visit, status, accounts=listed, roles=list(ROLES), why=why)
