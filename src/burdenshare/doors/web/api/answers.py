"""What every address of the API shares: the day asked for, marks by which an answer may be kept, problems as stated.

An answer depends on what was asked, the day and the version of the data. So its ETag is known before it is made: who
has it gets 304 at once. One as of a day that has passed stays the same as long as the data do.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from starlette.requests import Request
from starlette.responses import Response

from burdenshare.doors.web.asked import known_day
from burdenshare.doors.web.kept import keep
from burdenshare.doors.web.version import data_version
from burdenshare.publish.shapes import Problem

A_DAY = 86_400

Word = Annotated[str, StringConstraints(min_length=1, max_length=80)]
Day = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
    Field(json_schema_extra={"format": "date"}),
]
Allies = Annotated[
    list[Word],
    Field(
        max_length=60, description="Names or codes of allies and groups; all if left out.", examples=[["ESP", "Poland"]]
    ),
]
NONE: Any = Field(default_factory=list)
"""The default of a list."""
Year = Annotated[int, Field(ge=1900, le=2100)]
AnyPublisher = Annotated[
    Word | None, Field(description="Code or name of a publisher; the alliance's own if left out.", examples=["SIPRI"])
]


class AsOf(BaseModel):
    """What every address takes. A name that an address does not know is refused, so that a slip is not passed over."""

    model_config = ConfigDict(extra="forbid")

    as_of: Annotated[
        Day | None, Field(description="The day whose knowledge rules; today if left out.", examples=["2025-06-05"])
    ] = None

    def day(self, request: Request) -> date:
        """The day asked for. Raises BadRequest for one to come or before the first release."""
        today: date = request.app.state.today()
        return known_day(self.as_of, today) if self.as_of else today


def stated(words: str) -> dict[str, Any]:
    """A problem as OpenAPI states it."""
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": words, "content": {"application/problem+json": {"schema": schema}}}


PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: {**stated("Well written, but it cannot be answered: the sentence says why."), "model": Problem},
    404: stated("An ally, indicator, release or target of that name is not known."),
    413: stated("The body is too long."),
    422: stated("A parameter is missing, unknown or out of its limits."),
    429: stated("Too many requests from this address."),
    503: stated("It took too long and was stopped."),
}
"""What else than the answer can come, on every address."""

NOT_CHANGED: dict[int | str, dict[str, Any]] = {
    304: {"description": "The asker has it: `If-None-Match` named its ETag."}
}


def answered(request: Request, asked: AsOf, make: Callable[[], Mapping[str, Any]]) -> Response:
    """A document as JSON, made unless the asker has it."""
    return marked(request, asked, lambda headers: Response(packed(make()), 200, headers, "application/json"))


def marked(request: Request, asked: AsOf, make: Callable[[dict[str, str]], Response]) -> Response:
    """The answer that `make` gives with these headers, 304 where the asker has it."""
    day, today = asked.day(request), request.app.state.today()
    parts = (data_version(), day, request.url.path, request.url.query, request.headers.get("accept", ""))
    mark = f'W/"{hashlib.sha256(repr(parts).encode()).hexdigest()[:24]}"'
    settled = asked.as_of is not None and day < today
    headers = {
        "etag": mark,
        "cache-control": f"public, max-age={A_DAY}, immutable" if settled else "no-cache",
        "vary": "Accept",
    }
    if mark in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    made = make(headers)
    keep(request)
    return made


def packed(document: Mapping[str, Any]) -> bytes:
    """A document as JSON without spaces; the same document always gives the same bytes."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=str).encode()
