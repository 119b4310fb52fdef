"""/api/v1/areas: allies and groups, with dated membership."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

import burdenshare
from burdenshare.doors.web.api.answers import NOT_CHANGED, PROBLEMS, AsOf, answered
from burdenshare.publish.shapes import AreaRow, AreasDocument
from burdenshare.publish.tables import VERSION

router = APIRouter(prefix="/api/v1", tags=["promises"], responses={**PROBLEMS, **NOT_CHANGED})


@router.get("/areas", response_model=AreasDocument)
def areas(request: Request, asked: Annotated[AsOf, Query()]) -> Response:
    """List allies and groups: codes, accession, members on the day, and whether an ally has armed forces."""
    return answered(request, asked, lambda: areas_document(asked.day(request)))


def areas_document(day: date) -> AreasDocument:
    """The areas of the embedded record as of a day."""
    listed = burdenshare.open().areas
    rows: list[AreaRow] = []
    for area in listed:
        members = listed.members(area.code, day)
        rows.append(
            {
                "REF_AREA": area.code,
                "name": area.name,
                "kind": area.kind,
                "alpha2": area.alpha2 or None,
                "CURRENCY": area.currency or None,
                "joined": area.joined.isoformat() if area.joined else None,
                "member": area.kind == "ally" and bool(members),
                "forces": area.forces,
                "members": [a.code for a in members] if area.members else [],
            }
        )
    return {"format": "burdenshare.areas", "version": VERSION, "as_of": day.isoformat(), "rows": rows, "notes": []}
