"""Home: the league of allies against a target, the map, and what the newest release changed, as a reader of a day knew it."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

import burdenshare
from burdenshare.commitments.changes import SHARES, release_days
from burdenshare.doors.web.league import league_or_reason
from burdenshare.doors.web.pages.page import Question, kept_page
from burdenshare.publish.map import panels

router = APIRouter()


@router.get("/", include_in_schema=False)
def home(request: Request, question: Question, target: str = "") -> Response:
    """The league, the counts, and what the newest release changed."""
    record = burdenshare.open()
    shown, reason = league_or_reason(question.day, question.publisher, target)
    today = request.app.state.today()
    days = release_days(record, today)
    publishers = [
        p
        for p in record.publishers.values()
        if any(SHARES & set(r.indicators) for r in record.releases(publisher=p.code))
    ]
    return kept_page(
        request,
        "home.html",
        question,
        league=shown,
        reason=reason,
        target=target,
        days=days if days[-1] == today else (*days, today),
        at=sum(d <= question.day for d in days) - 1 if question.given else len(days),
        today=today,
        publishers=publishers,
        names={a.code: a.name for a in record.areas},
        panels=panels(),
        publisher=shown.stands.publisher if shown else question.publisher,
    )
