"""/api/v1/releases: what is known to have been published, and how much of it is held."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

import burdenshare
from burdenshare.doors.web.api.answers import NOT_CHANGED, PROBLEMS, AsOf, Word, answered
from burdenshare.publish.record_sheets import releases_sheet
from burdenshare.publish.shapes import ReleasesDocument
from burdenshare.publish.tables import document

router = APIRouter(prefix="/api/v1", tags=["record"], responses={**PROBLEMS, **NOT_CHANGED})


class Releases(AsOf):
    """Whose releases."""

    publisher: Annotated[Word | None, Field(description="Only this publisher's.", examples=["NATO"])] = None


@router.get("/releases", response_model=ReleasesDocument)
def releases(request: Request, asked: Annotated[Releases, Query()]) -> Response:
    """List releases known that day, newest first, with how much of each is held."""
    day = asked.day(request)
    known = burdenshare.open().releases(as_of=day, publisher=asked.publisher)
    return answered(request, asked, lambda: document(releases_sheet(known, day)))
