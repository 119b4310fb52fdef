"""The gate before every page of a site with a ledger: who comes, whether the address lets them in, who sent the form.

It stands before the answers kept in memory, so that those are given to nobody who might not ask for them. What no rule
allows is refused. A body is read here once for its token, and handed on.
"""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response

from burdenshare.doors.web.problems import problem
from burdenshare.doors.web.team import cookies, forgery
from burdenshare.doors.web.team.rules import OPEN, Way, way_of, ways
from burdenshare.doors.web.team.visit import KEY, Visit
from burdenshare.ledger.accounts import sessions, tokens
from burdenshare.ledger.accounts.roles import Permission, Visitor

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from fastapi import FastAPI
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN_FILES = ("/static/", "/assets/", "/favicon.ico")
_ALONE = frozenset({Permission.READ, Permission.CHECK, Permission.REVIEW, Permission.EDIT})
"""What may be done where nobody signs in: there are no accounts to manage."""


class Gate:
    """Lets a request in or answers it. `alone`: who works at this machine where nobody signs in, None for a team."""

    def __init__(self, app: ASGIApp, site: FastAPI, alone: str | None, key: str) -> None:
        self.app, self.site, self.key = app, site, key
        self.alone = Visitor(None, alone, "", _ALONE) if alone is not None else None
        self._ways: list[Way] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # nothing here speaks anything else
        scope.setdefault("app", self.site)
        self._ways = self._ways or ways(self.site)
        way = way_of(self._ways, scope["method"], scope["path"])
        request = Request(scope, receive)
        if self.alone is not None and not _local(request):
            answer: Response | None = problem(
                request, 403, "This site answers under the address of its own machine alone."
            )
        elif way is not None and way.rule == OPEN and scope["path"].startswith(_OPEN_FILES):
            await self.app(scope, receive, send)
            return
        else:
            visit, named = await run_in_threadpool(self._visit, request)
            scope[KEY] = visit
            answer = _refused(request, way, visit, named)
            if answer is None and scope["method"] not in _SAFE and not named:
                answer, receive = await _forged(request, receive, visit)
        if answer is not None:
            await answer(scope, receive, _private(send))
            return
        await self.app(scope, receive, _private(send))

    def _visit(self, request: Request) -> tuple[Visit, bool]:
        """Who comes, and whether by a token of a program, for which a cookie never stands in."""
        address = request.client.host if request.client else ""
        if self.alone is not None:
            return Visit(self.alone, self.key, team=False), False
        now = self.site.state.now()
        shown = request.headers.get("authorization")
        if shown is not None:
            kind, _, token = shown.partition(" ")
            with self.site.state.ledger.session() as session:
                found = tokens.visitor(session, token.strip(), address, now) if kind.lower() == "bearer" else None
            return Visit(found, "", team=True), True
        held = cookies.held(request.scope, cookies.SESSION)
        if held:
            with self.site.state.ledger.session() as session:
                found = sessions.visitor(session, held, address, now)
            if found is not None:
                return Visit(found, held, team=True), False
        return Visit(None, cookies.held(request.scope, cookies.BEFORE), team=True), False


def _refused(request: Request, way: Way | None, visit: Visit, named: bool) -> Response | None:
    """Why this visit may not take this way, None where it may."""
    if way is not None and way.rule == OPEN:
        return None
    api = request.url.path.startswith("/api/")
    if visit.visitor is None:
        if api or named:
            sentence = (
                "This needs a token that is in force: Authorization: Bearer TOKEN. Make one on the page /account."
            )
            return problem(request, 401, sentence, {"www-authenticate": "Bearer"})
        if request.method == "GET":
            asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            return RedirectResponse(f"/sign-in?next={quote(asked, safe='')}", 303)
        return problem(request, 401, "Sign in first.")
    if way is None:
        return None  # no route answers: 404 or 405
    if way.rule is None:
        return problem(request, 403, "No rule lets anybody in here.")
    if not visit.may(way.rule):
        what = "this token's scopes do" if named else "your role does"
        return problem(request, 403, f"This needs the permission {str(way.rule)!r}, which {what} not give.")
    if api and visit.team and not named and request.method not in _SAFE:
        sentence = "A browser's session may only read here. Send a token: Authorization: Bearer TOKEN."
        return problem(request, 401, sentence, {"www-authenticate": "Bearer"})
    return None


async def _forged(request: Request, receive: Receive, visit: Visit) -> tuple[Response | None, Receive]:
    """Refuse what another site may have sent; else the body again, for the page."""
    headers = dict(request.scope["headers"])
    if request.url.path.startswith("/api/"):
        ours = forgery.from_here(headers, request.url.scheme, silent=True)
        return (None if ours else problem(request, 403, _OTHER)), receive
    if not forgery.from_here(headers, request.url.scheme):
        return problem(request, 403, _OTHER), receive
    try:
        body = await request.body()
    except ClientDisconnect:
        return problem(request, 400, "The form did not come in whole."), receive
    given = await _field(request.headers, body)
    if not visit.base or not forgery.fits(given, visit.base):
        sentence = (
            "This form was not made for you, or it is from before you signed in. Load the page again, and send it anew."
        )
        return problem(request, 403, sentence), receive
    return None, _again(body, receive)


_OTHER = "This was sent by another site, or without saying from where. Use the form of this site."


async def _field(headers: Headers, body: bytes) -> str:
    """The token in a form, "" where it holds none or cannot be read."""
    kind = headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == "application/x-www-form-urlencoded":
        found = parse_qs(body.decode("utf-8", "replace"), max_num_fields=100).get(forgery.FIELD, [""])
        return found[0]
    if kind != "multipart/form-data":
        return ""

    async def whole() -> AsyncGenerator[bytes, None]:
        yield body

    parser = MultiPartParser(headers, whole(), max_files=2, max_fields=20, max_part_size=len(body) + 1)
    parser.spool_max_size = len(body) + 1
    try:
        value = (await parser.parse()).get(forgery.FIELD, "")
    except (MultiPartException, KeyError):
        return ""
    return value if isinstance(value, str) else ""


def _again(body: bytes, receive: Receive) -> Receive:
    """A body that was read already, for who reads it next."""
    given = False

    async def replayed() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replayed


def _private(send: Send) -> Send:
    """What is only for who asked: nothing on the way keeps it, and a browser asks again before it shows it anew.

    Pages say where they were sent from to this site alone, which browsers need to say it of a form.
    """

    async def marked(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = list(message.get("headers", ()))
            stated = b"".join(value for name, value in headers if name == b"cache-control")
            kept = [h for h in headers if h[0] != b"cache-control"]
            kept.append((b"cache-control", b"private, no-store" if b"no-store" in stated else b"private, no-cache"))
            kept.append((b"referrer-policy", b"same-origin"))
            message = {**message, "headers": kept}
        await send(message)

    return marked


def _local(request: Request) -> bool:
    """Whether a request names this machine: a name that leads here from outside would let other sites in."""
    host = request.url.hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
