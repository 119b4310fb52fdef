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


def _asked(request: Request) -> Asked:
    today: date = request.app.state.today()
    return asked(request, today)


Question = Annotated[Asked, Depends(_asked)]
"""What a request asks for, as an argument of a page."""


_ASKED = ("as_of", "publisher", "lang")


def page(request: Request, template: str, question: Asked, **values: Any) -> Response:
    """A rendered page with an ETag of its content; 304 where the browser has it."""
    asked_besides = {k: request.query_params.getlist(k) for k in request.query_params if k not in _ASKED}
    content = render(template, question, request.url.path, also=asked_besides, **values).encode()
    mark = f'W/"{hashlib.sha256(content).hexdigest()[:24]}"'
    headers = {"etag": mark, "cache-control": "no-cache", "vary": "Accept-Language"}
    if mark in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return HTMLResponse(content, headers=headers)


def kept_page(request: Request, template: str, question: Asked, **values: Any) -> Response:
    """A page that depends on its address, the day and the data alone: rendered once, then given from memory."""
    keep(request)
    return page(request, template, question, **values)
