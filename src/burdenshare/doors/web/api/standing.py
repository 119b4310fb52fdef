"""/api/v1/standing: where allies stand against a target."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from burdenshare.doors import sheets
from burdenshare.doors.web.api.answers import NONE, NOT_CHANGED, PROBLEMS, Allies, AnyPublisher, AsOf, Word, answered
from burdenshare.publish.shapes import StandingDocument
from burdenshare.publish.tables import document

router = APIRouter(prefix="/api/v1", tags=["promises"], responses={**PROBLEMS, **NOT_CHANGED})


class Standing(AsOf):
    """Whose standing, against what."""

    area: Allies = NONE
    target: Annotated[
        Word | None, Field(description="Id of a target; the one in force if left out.", examples=["hague-2025"])
    ] = None
    publisher: AnyPublisher = None
    currency: Annotated[
        str | None, Field(description="Currency of the gap (ISO 4217).", pattern=r"^[A-Z]{3}$", examples=["EUR"])
    ] = None


@router.get("/standing", response_model=StandingDocument)
def standing(request: Request, asked: Annotated[Standing, Query()]) -> Response:
    """Show where allies stand: share, distance in points and money, trend, rank, and the count over all members."""
    return answered(
        request,
        asked,
        lambda: document(
            sheets.standing(
                asked.area,
                target=asked.target,
                day=asked.day(request),
                publisher=asked.publisher,
                currency=asked.currency or "",
            )
        ),
    )
