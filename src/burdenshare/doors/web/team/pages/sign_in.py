"""Signing in and out."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from burdenshare.doors.web.pages.page import Question, own_page
from burdenshare.doors.web.team import cookies
from burdenshare.doors.web.team.visit import Visit, ledger_of, now_of, visit_of, visitor_of
from burdenshare.ledger.accounts import secret, sessions
from burdenshare.ledger.accounts.log import note
from burdenshare.ledger.accounts.signing_in import NotSignedIn, TriedTooOften, sign_in

router = APIRouter()


@router.get("/sign-in", include_in_schema=False)
def form(request: Request, question: Question, next: str = "/") -> Response:
    """The form, bound to the browser that asks for it."""
    return _form(request, question, next)


@router.post("/sign-in", include_in_schema=False)
def signed(
    request: Request,
    question: Question,
    name: Annotated[str, Form(max_length=1000)] = "",
    password: Annotated[str, Form(max_length=1000)] = "",
    next: Annotated[str, Form(max_length=4000)] = "/",
) -> Response:
    """A new session, whatever session the browser had; else the form again with what is wrong."""
    address = request.client.host if request.client else ""
    ledger, now = ledger_of(request), now_of(request)
    try:
        found = sign_in(ledger, name, password, address, now)
    except NotSignedIn as e:
        return _form(request, question, next, str(e), 401)
    except TriedTooOften as e:
        answer = _form(request, question, next, str(e), 429)
        answer.headers["retry-after"] = "900"
        return answer
    if old := cookies.held(request.scope, cookies.SESSION):
        with ledger.session() as session:
            sessions.end(session, old, now)
    answer = RedirectResponse(here(next), 303)
    cookies.put(request, answer, cookies.SESSION, found.secret)
    cookies.take(request, answer, cookies.BEFORE)
    return answer


@router.post("/sign-out", include_in_schema=False)
def sign_out(request: Request) -> Response:
    """The end of a session."""
    visitor, now = visitor_of(request), now_of(request)
    with ledger_of(request).session() as session:
        sessions.end(session, cookies.held(request.scope, cookies.SESSION), now)
        note(session, visitor, "signed out", visitor.name, now)
    answer = RedirectResponse("/sign-in", 303)
    cookies.take(request, answer, cookies.SESSION)
    return answer


def here(address: str) -> str:
    """An address of this site, "/" for any other."""
    try:
        split = urlsplit(address)
    except ValueError:
        return "/"
    plain = address.isprintable() and address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if plain and not split.scheme and not split.netloc and "\\" not in address else "/"


def _form(request: Request, question: Question, next: str, why: str = "", status: int = 200) -> Response:
    """The form. A browser that holds nothing yet is given what the form is bound to."""
    visit = visit_of(request)
    assert visit is not None
    before = ""
    if not visit.base:
        before = secret.drawn()
        visit = Visit(None, before, team=True)
    answer = own_page(request, "sign_in.html", question, visit, status, next=here(next), why=why)
    if before:
        cookies.put(request, answer, cookies.BEFORE, before)
    return answer
