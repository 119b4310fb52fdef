"""/api/v1/revisions, /compare and /diff: how a cell moved, publishers side by side, two releases against each other."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

import burdenshare
from burdenshare.doors import sheets
from burdenshare.doors.web.api.answers import NONE, NOT_CHANGED, PROBLEMS, AnyPublisher, AsOf, Word, Year, answered
from burdenshare.nouns.errors import NoRelease
from burdenshare.publish.record_sheets import compare_sheet, diff_sheet, trail_sheet
from burdenshare.publish.shapes import CompareDocument, DiffDocument, RevisionsDocument
from burdenshare.publish.tables import document

router = APIRouter(prefix="/api/v1", tags=["record"], responses={**PROBLEMS, **NOT_CHANGED})


class Cell(AsOf):
    """One cell of the record."""

    area: Annotated[Word, Field(description="Name or code of an ally or group.", examples=["ESP"])]
    year: Annotated[Year, Field(description="The year that the figure speaks of.", examples=[2024])]
    indicator: Annotated[Word, Field(description="Code of what is measured.", examples=["share_of_gdp"])] = (
        "share_of_gdp"
    )
    currency: Annotated[
        str | None, Field(description="Currency of an amount (ISO 4217).", pattern=r"^[A-Z]{3}$", examples=["USD"])
    ] = None
    price_base: Annotated[
        Word | None,
        Field(description='Prices of an amount: "current", "constant" or "2015 prices".', examples=["current"]),
    ] = None


class Trail(Cell):
    """One cell of one publisher."""

    publisher: AnyPublisher = None


class Releases(AsOf):
    """Two releases of one publisher."""

    before: Annotated[Word, Field(description="Id of a release.", examples=["nato-2024-06"])]
    after: Annotated[Word, Field(description="Id of another of the same publisher.", examples=["nato-2025-08"])]
    indicator: Annotated[list[Word], Field(max_length=60, description="Only these.")] = NONE


@router.get("/revisions", response_model=RevisionsDocument)
def revisions(request: Request, asked: Annotated[Trail, Query()]) -> Response:
    """Show how one cell moved: each release known that day that prints it, oldest first, those not held included."""
    record, day = burdenshare.open(), asked.day(request)
    area = record.areas.find(asked.area)
    return answered(
        request,
        asked,
        lambda: document(
            trail_sheet(
                record.as_of(day).trail(
                    area.code,
                    asked.indicator,
                    asked.year,
                    asked.publisher,
                    currency=asked.currency,
                    price_base=asked.price_base,
                ),
                area,
                asked.indicator,
                asked.year,
                day,
            )
        ),
    )


@router.get("/compare", response_model=CompareDocument)
def compare(request: Request, asked: Annotated[Cell, Query()]) -> Response:
    """Put publishers side by side for one area and year, each with its definition."""
    record, day = burdenshare.open(), asked.day(request)
    area = record.areas.find(asked.area)
    return answered(
        request,
        asked,
        lambda: document(
            compare_sheet(
                record.compare(
                    area.code,
                    asked.indicator,
                    asked.year,
                    as_of=day,
                    currency=asked.currency,
                    price_base=asked.price_base,
                ),
                area,
                asked.indicator,
                asked.year,
                day,
            )
        ),
    )


@router.get("/diff", response_model=DiffDocument)
def diff(request: Request, asked: Annotated[Releases, Query()]) -> Response:
    """Show what changed from one release to another, at published precision."""
    record = burdenshare.open()
    wanted = [record.registry.indicator(i).code for i in asked.indicator]
    day = asked.day(request)
    for release in map(record.release, (asked.before, asked.after)):
        if release.date > day:
            raise NoRelease(f"{release.id} was published on {release.date}, after {day}. Name a later as_of.")
    found = record.diff(asked.before, asked.after)
    return answered(request, asked, lambda: document(diff_sheet(found, wanted, sheets.names())))
