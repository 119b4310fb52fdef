"""/api/v1/check: is this statement true? A text or a document in, every claim with its verdict out."""

from __future__ import annotations

import base64
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from burdenshare.doors import documents
from burdenshare.doors.web.api.answers import PROBLEMS, Day, stated
from burdenshare.doors.web.asked import known_day, parsed_day
from burdenshare.doors.web.desk import Desk
from burdenshare.doors.web.problems import Busy, TookTooLong
from burdenshare.nouns.errors import BadRequest, BurdenshareError, UnreadableDocument
from burdenshare.publish.schema import CheckDocument

router = APIRouter(prefix="/api/v1", tags=["checks"])

_TURNS = 3  # checks may wait for those before them
_KINDS = {kind.__name__: kind for kind in (BadRequest, UnreadableDocument, TookTooLong)}
_AS_OF = Field(description="The day whose knowledge rules; the article's own if left out.", examples=["2025-06-05"])


class About(BaseModel):
    """What is known of an article besides its text."""

    model_config = ConfigDict(extra="forbid")

    title: Annotated[str, Field(max_length=500, description="What the article is headed with.")] = ""
    published: Annotated[
        Day | None, Field(description="The article's day, if it does not say.", examples=["2025-06-05"])
    ] = None
    as_of: Annotated[Day | None, _AS_OF] = None


class Article(About):
    """An article as plain text."""

    text: Annotated[
        str,
        Field(
            min_length=1,
            max_length=documents.LONGEST,
            description="Plain text.",
            examples=["Spain spent 1.28% of GDP on defence in 2024."],
        ),
    ]


_FORM = {
    "type": "object",
    "required": ["file"],
    "properties": {
        "file": {"type": "string", "format": "binary", "description": "Text, HTML, Markdown, PDF or DOCX."},
        **About.model_json_schema()["properties"],
    },
}
_BODY: dict[str, Any] = {
    "required": True,
    "content": {
        "application/json": {"schema": Article.model_json_schema()},
        "multipart/form-data": {"schema": _FORM},
    },
}


@router.post(
    "/check",
    response_model=CheckDocument,
    responses={**PROBLEMS, 415: stated("The body is neither JSON nor a form.")},
    openapi_extra={"requestBody": _BODY},
)
async def check(request: Request) -> Response:
    """Hold every claim of an article against the record, with evidence: a text as JSON, or a file of a form.

    A check that takes longer than the server allows is stopped, and a problem document says so.
    """
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == "application/json":
        asked = _valid(Article, await request.body())
        given = {"way": "document", "document": {"text": asked.text, "name": "the text"}}
    elif kind == "multipart/form-data":
        asked, given = await _form(request)
    else:
        raise HTTPException(415, "Send application/json with a text, or multipart/form-data with a file.")
    today: date = request.app.state.today()
    if asked.published is not None and (day := parsed_day(asked.published, "published")) > today:
        raise BadRequest(f"published {day} is in the future: today is {today}. Name a day that has come.")
    if asked.as_of is not None:
        known_day(asked.as_of, today)
    given |= {"title": asked.title, "published": asked.published, "as_of": asked.as_of}
    made = await run_in_threadpool(_checked, request, given)
    return Response(made, headers={"cache-control": "no-store"}, media_type="application/json")


def _checked(request: Request, given: dict[str, Any]) -> bytes:
    """The document of a check handed in at the desk. Raises as it does, or TookTooLong where it was cut off."""
    desk: Desk = request.app.state.desk
    id = desk.hand_in(given)
    job = desk.look(id, request.app.state.settings.check_seconds * _TURNS)
    if job is None or not job.over:
        raise Busy("Too many articles wait to be checked. Try again in a minute.")
    if job.state == "failed" and not job.kind:
        raise RuntimeError(job.error)
    if job.state == "failed":
        raise _KINDS.get(job.kind, BurdenshareError)(job.error)
    document: str = job.result()["json"]
    return document.encode()


def _valid(model: type[Any], body: bytes) -> Any:
    try:
        return model.model_validate_json(body)
    except ValidationError as e:
        raise RequestValidationError([{**error, "loc": ("body", *error["loc"])} for error in e.errors()]) from None


async def _form(request: Request) -> tuple[About, dict[str, Any]]:
    async with request.form(max_files=1, max_fields=10) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise RequestValidationError([{"loc": ("body", "file"), "msg": "a file is required"}])
        given = {name: value for name, value in form.multi_items() if name != "file"}
        try:
            asked = About.model_validate(given)
        except ValidationError as e:
            raise RequestValidationError([{**error, "loc": ("body", *error["loc"])} for error in e.errors()]) from None
        name = (file.filename or "the file").replace("\\", "/").rsplit("/", 1)[-1][:100]
        body = base64.b64encode(await file.read()).decode()
        return asked, {"way": "file", "name": name, "body": body}
