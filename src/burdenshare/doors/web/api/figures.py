"""/api/v1/figures: any part of the record, in pieces as JSON, or whole as lines, CSV, Parquet or SDMX-CSV."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, Response

import burdenshare
from burdenshare.doors.web.api.answers import NONE, NOT_CHANGED, PROBLEMS, Allies, AsOf, Word, Year, marked, packed
from burdenshare.publish.shapes import FiguresDocument
from burdenshare.publish.tables import VERSION
from burdenshare.record import Figures

router = APIRouter(prefix="/api/v1", tags=["record"])

LINES = "application/x-ndjson"
SDMX = "application/vnd.sdmx.data+csv;version=2.0.0"
KINDS = {
    "ndjson": (LINES, "ndjson"),
    "csv": ("text/csv; charset=utf-8", "csv"),
    "parquet": ("application/vnd.apache.parquet", "parquet"),
    "sdmx-csv": (SDMX, "csv"),
}
"""Whole answers: media type and ending."""


class Asked(AsOf):
    """Which figures, and in what form."""

    area: Allies = NONE
    indicator: Annotated[
        list[Word], Field(max_length=60, description="Codes of measures; all if left out.", examples=[["share_of_gdp"]])
    ] = NONE
    first: Annotated[Year | None, Field(alias="from", description="First year.", examples=[2020])] = None
    last: Annotated[Year | None, Field(alias="to", description="Last year.", examples=[2025])] = None
    publisher: Annotated[
        list[Word],
        Field(max_length=20, description="Codes or names of publishers; all if left out.", examples=[["NATO"]]),
    ] = NONE
    release: Annotated[Word | None, Field(description="Only this release.", examples=["nato-2024-06"])] = None
    revisions: Annotated[bool, Field(description="Every release, not the newest figure alone.")] = False
    form: Annotated[
        Literal["json", "ndjson", "csv", "parquet", "sdmx-csv"] | None,
        Field(alias="format", description="`json` gives a piece; the others give all. `Accept` chooses if left out."),
    ] = None
    limit: Annotated[int, Field(ge=1, le=10_000, description="Most figures of one piece of `json`.")] = 1000
    after: Annotated[
        int, Field(ge=0, le=10_000_000, description="Figures to leave out before it: `next` of the last piece.")
    ] = 0

    def kind(self, request: Request) -> str:
        """The form asked for, by `format` or by the header."""
        accepted = request.headers.get("accept", "").split(",")[0].split(";")[0].strip()
        by_header = {media.split(";")[0]: name for name, (media, _) in KINDS.items()}
        return self.form or by_header.get(accepted, "json")


_CONTENT: dict[str, Any] = {media.split(";")[0]: {"schema": {"type": "string"}} for media, _ in KINDS.values()}


@router.get(
    "/figures",
    response_model=FiguresDocument,
    responses={**PROBLEMS, **NOT_CHANGED, 200: {"description": "The figures.", "content": _CONTENT}},
)
def figures(request: Request, asked: Annotated[Asked, Query()]) -> Response:
    """List figures by any filter, each with its release, table, address and licence.

    Without `revisions` each cell has the newest figure held on the day. Long answers: `application/x-ndjson`, one
    figure a line, sent as it is read; or CSV, Parquet, and SDMX-CSV 2.0 to download.
    """
    day, kind = asked.day(request), asked.kind(request)
    found = burdenshare.open().query(
        areas=asked.area,
        indicators=asked.indicator,
        periods=(asked.first, asked.last),
        publishers=asked.publisher,
        release=asked.release,
        as_of=day,
        revisions=asked.revisions,
    )
    if kind == "json":
        return marked(request, asked, lambda headers: _piece(found, asked, day.isoformat(), headers))
    return marked(request, asked, lambda headers: _whole(found, kind, headers))


def _piece(found: Figures, asked: Asked, day: str, headers: dict[str, str]) -> Response:
    total, rows = len(found), found.records(asked.limit, asked.after)
    seen = asked.after + len(rows)
    document = {
        "format": "burdenshare.figures",
        "version": VERSION,
        "as_of": day,
        "total": total,
        "next": seen if seen < total else None,
        "rows": rows,
        "notes": [],
    }
    return Response(packed(document), 200, headers, "application/json")


def _whole(found: Figures, kind: str, headers: dict[str, str]) -> Response:
    """Everything, written to a file by the database and sent from it: the server never holds it."""
    media, ending = KINDS[kind]
    folder = tempfile.TemporaryDirectory(prefix="burdenshare-")
    path = Path(folder.name) / f"figures.{ending}"
    try:
        _writer(kind)(found, path)
    except BaseException:
        folder.cleanup()
        raise
    # Starlette would give a file an ETag of its own, of the file's time; ours stands for what was asked
    return FileResponse(
        path,
        headers=headers,
        media_type=media,
        filename=f"burdenshare-figures.{ending}",
        background=BackgroundTask(folder.cleanup),
    )


def _writer(kind: str) -> Callable[[Figures, Path], object]:
    if kind == "sdmx-csv":
        from burdenshare.publish.sdmx import write

        return write
    name = {"ndjson": "json"}.get(kind, kind)
    return lambda found, path: burdenshare.open().export(found, path, name)
