"""The API's own page: what it offers, written from its OpenAPI description, without a script of others."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from burdenshare.doors.web.pages.page import Question, page

router = APIRouter()


@router.get("/api/v1/docs", include_in_schema=False)
def docs(request: Request, question: Question) -> Response:
    """Every address with its parameters."""
    described = request.app.openapi()
    return page(request, "api.html", question, paths=described.get("paths", {}))
