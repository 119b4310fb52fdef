"""/api/v1/promises and /api/v1/positions: what was promised, and who said what."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from burdenshare.doors import sheets
from burdenshare.doors.web.api.answers import NONE, NOT_CHANGED, PROBLEMS, Allies, AsOf, Word, answered
from burdenshare.publish.shapes import PositionsDocument, PromisesDocument
from burdenshare.publish.tables import VERSION, document

router = APIRouter(prefix="/api/v1", tags=["promises"], responses={**PROBLEMS, **NOT_CHANGED})


class Promises(AsOf):
    """Whose pledges."""

    area: Allies = NONE


class Positions(Promises):
    """Whose positions, on what."""

    topic: Annotated[Word | None, Field(description="Id of a topic; the one open on the day if left out.")] = None


@router.get("/promises", response_model=PromisesDocument)
def promises(request: Request, asked: Annotated[Promises, Query()]) -> Response:
    """List targets and proposals with their state, and national pledges, as known that day."""

    def made() -> dict[str, Any]:
        day = asked.day(request)
        return {
            "format": "burdenshare.promises",
            "version": VERSION,
            "as_of": day.isoformat(),
            "targets": document(sheets.targets(day)),
            "pledges": document(sheets.pledges(asked.area, day)),
        }

    return answered(request, asked, made)


@router.get("/positions", response_model=PositionsDocument)
def positions(request: Request, asked: Annotated[Positions, Query()]) -> Response:
    """List the newest position of each government on a topic, in the words it used."""
    return answered(request, asked, lambda: document(sheets.positions(asked.area, asked.topic, asked.day(request))))
