"""What pages share: reading what was asked, and answering with a page that may be kept by its release."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Annotated, Any

from fastapi import Depends
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from burdenshare.doors.web.asked import Asked, asked
from burdenshare.doors.web.kept import keep
from burdenshare.doors.web.rendering import render
from burdenshare.doors.web.team.visit import Visit, visit_of


def _asked(request: Request) -> Asked:
    today: date = request.app.state.today()
    return asked(request, today)


Question = Annotated[Asked, Depends(_asked)]
"""What a request asks for, as an argument of a page."""


_ASKED = ("as_of", "publisher", "lang")


def page(request: Request, template: str, question: Asked, **values: Any) -> Response:
    """A rendered page with an ETag of its content; 304 where the browser has it.

    On a site with a ledger it is made for who asks, and nobody keeps it.
    """
    if (visit := visit_of(request)) is not None:
        return own_page(request, template, question, visit, **values)
    return _marked(request, template, question, **values)


def kept_page(request: Request, template: str, question: Asked, **values: Any) -> Response:
    """A page that depends on its address, the day and the data alone: rendered once, then given from memory.

    It is the same for everybody, so that nothing of who asks is handed to its template.
    """
    keep(request)
    return _marked(request, template, question, **values)


def own_page(
    request: Request, template: str, question: Asked, visit: Visit, status: int = 200, **values: Any
) -> Response:
    """A page that is made for who asks."""
    content = _rendered(request, template, question, visit=visit, **values)
    return HTMLResponse(content, status, {"cache-control": "no-store"})


def _marked(request: Request, template: str, question: Asked, **values: Any) -> Response:
    content = _rendered(request, template, question, **values).encode()
    mark = f'W/"{hashlib.sha256(content).hexdigest()[:24]}"'
    headers = {"etag": mark, "cache-control": "no-cache", "vary": "Accept-Language"}
    if mark in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return HTMLResponse(content, headers=headers)


def _rendered(request: Request, template: str, question: Asked, **values: Any) -> str:
    asked_besides = {k: request.query_params.getlist(k) for k in request.query_params if k not in _ASKED}
    rooms = request.app.state.rooms
    return render(template, question, request.url.path, also=asked_besides, rooms=rooms, **values)
