"""What went wrong, as a page for a reader and as a problem document (RFC 9457) for a program."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response

from burdenshare.doors.web.asked import Asked, language_of
from burdenshare.doors.web.rendering import render
from burdenshare.nouns.errors import (
    BurdenshareError,
    NoRelease,
    UnknownArea,
    UnknownCommitment,
    UnknownIndicator,
    UnreadableDocument,
)

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.requests import Request

_STATUS: dict[type[BurdenshareError], int] = {
    UnknownArea: 404,
    UnknownIndicator: 404,
    UnknownCommitment: 404,
    NoRelease: 404,
    UnreadableDocument: 422,
}


TITLES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    410: "Gone",
    422: "Unprocessable Content",
    429: "Too Many Requests",
    500: "Internal Server Error",
    503: "Service Unavailable",
}
"""Titles of the statuses that pages answer with, in words that do not change with Python's."""


class TookTooLong(BurdenshareError):
    """Work that was cut off."""


class Busy(BurdenshareError):
    """Work that was not begun, since too much waits already."""


_STATUS |= {TookTooLong: 503, Busy: 503}
_NAMED = {kind.__name__: status for kind, status in _STATUS.items()}


def status_of(kind: str) -> int:
    """The status of an error by the name of its class, 500 for one that was not foreseen ("")."""
    return _NAMED.get(kind, 400) if kind else 500


def install(app: FastAPI) -> None:
    """Answer every error of `app` with one sentence and its status."""
    from fastapi.exceptions import RequestValidationError

    async def known(request: Request, error: Exception) -> Response:
        return problem(request, status_of(type(error).__name__), str(error))

    async def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        sentence = {404: "There is no such page here.", 405: "This address takes another method."}
        detail = sentence.get(error.status_code, str(error.detail))
        headers = dict(error.headers or {})
        if error.status_code == 405 and (methods := _methods(request)):  # of all its routes, not of the first alone
            headers["allow"] = ", ".join(sorted(methods))
        return problem(request, error.status_code, detail, headers)

    async def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        told = "; ".join(f"{'.'.join(str(p) for p in e['loc'][1:])}: {e['msg']}" for e in error.errors())
        return problem(request, 422, f"The request cannot be read: {told}.")

    async def unforeseen(request: Request, _error: Exception) -> Response:
        return problem(request, 500, "Something failed here that should not. It was written to the log.")

    app.add_exception_handler(BurdenshareError, known)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(Exception, unforeseen)


def _methods(request: Request) -> set[str]:
    """The methods that an address of the API takes."""
    return {method.upper() for method in request.app.openapi().get("paths", {}).get(request.url.path, ())}


def problem(request: Request, status: int, sentence: str, headers: dict[str, str] | None = None) -> Response:
    """The answer to a request that cannot be served: JSON under /api/, a page elsewhere."""
    title = TITLES.get(status) or HTTPStatus(status).phrase
    if request.url.path.startswith("/api/"):
        content = {"type": "about:blank", "title": title, "status": status, "detail": sentence}
        return JSONResponse(content, status, headers, media_type="application/problem+json")
    asked = Asked(date.today(), False, "", language_of(request))
    rooms = request.app.state.rooms
    page = render("problem.html", asked, request.url.path, rooms=rooms, title=title, status=status, sentence=sentence)
    return HTMLResponse(page, status, headers)
