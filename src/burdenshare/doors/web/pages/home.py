"""Home: the league of allies against a target, as a reader of the day asked for knew it."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

import burdenshare
from burdenshare.doors.web.pages.page import Question, page

router = APIRouter()


@router.get("/", include_in_schema=False)
def home(request: Request, question: Question, target: str = "") -> Response:
    """The league, the counts, and what the newest release changed."""
    stands = burdenshare.standing(target=target or None, as_of=question.day, publisher=question.publisher or None)
    return page(request, "home.html", question, stands=stands)
