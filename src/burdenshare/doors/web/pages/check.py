"""Check: an article in, its claims out, each with its ruling and evidence; kept in memory for a while to be shared."""

from __future__ import annotations

import base64
import time
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from burdenshare.doors.web.asked import Asked, known_day
from burdenshare.doors.web.desk import LIFETIME, Desk, Job
from burdenshare.doors.web.pages.page import Question, page
from burdenshare.doors.web.problems import status_of
from burdenshare.doors.web.rendering import render, safe
from burdenshare.doors.web.team.visit import visit_of
from burdenshare.nouns.errors import BadRequest, BurdenshareError
from burdenshare.publish.wording import one_line

router = APIRouter()

AT_ONCE = 1.5
"""Seconds that a form is kept waiting for its result before the page of its progress is shown."""

DOWNLOADS = {
    "report.html": ("html", "text/html"),
    "report.json": ("json", "application/json"),
    "report.md": ("markdown", "text/markdown"),
    "brief.pdf": ("pdf", "application/pdf"),
    "claimreview.jsonld": ("claimreview", "application/ld+json"),
}
"""Name of a file to the part of a result that it holds, and its type."""


@router.get("/check", include_in_schema=False)
def form(request: Request, question: Question) -> Response:
    """The form."""
    _desk(request).warm()
    return page(request, "check.html", question, **_shown(request, {"as_of": _as_of(question)}))


@router.post("/check", include_in_schema=False)
async def hand_in(request: Request, question: Question) -> Response:
    """An article handed in: leads to its result, or says in the form what is wrong with it."""
    fields: dict[str, str] = {}
    try:
        given = await _form(request)
        fields = {k: v for k, v in given.items() if isinstance(v, str)}
        asked_for = await run_in_threadpool(_days, request, fields) | await _article(request, given)
        return await _answer(request, question, asked_for, fields)
    except BurdenshareError as e:
        return _refused(request, question, str(e), status_of(type(e).__name__), fields)


@router.get("/check/{id}", include_in_schema=False)
def result(request: Request, question: Question, id: str) -> Response:
    """The result of an article handed in; its progress while there is none."""
    job = _job(request, id)
    if job.over and "hx-request" in request.headers:
        return Response(headers={"hx-refresh": "true"})
    if not job.over:
        running = time.monotonic() - job.since
        shown = _render(request, "checking.html", question, id=id, job=job, running=running, seconds=_seconds(request))
        return HTMLResponse(shown, 202, {"cache-control": "no-store"})
    if job.state == "failed":
        return _refused(request, question, job.error, status_of(job.kind), {})
    found = job.result()
    parts = {name: safe(found[name]) for name in ("facts", "summary", "key", "body")}
    return page(
        request,
        "checked.html",
        question,
        id=id,
        found=found,
        parts=parts,
        minutes=round(LIFETIME / 60),
        names=DOWNLOADS,
    )


@router.post("/check/{id}", include_in_schema=False)
async def again(request: Request, question: Question, id: str) -> Response:
    """The same article held against what was known on another day."""
    job = await run_in_threadpool(_job, request, id)
    if job.state != "done":
        raise HTTPException(404)
    fields: dict[str, str] = {}
    try:
        fields = {k: v for k, v in (await _form(request)).items() if isinstance(v, str)}
        asked_for = await run_in_threadpool(_days, request, fields)
        asked_for |= {"way": "document", "document": job.result()["document"]}
        return await _answer(request, question, asked_for, fields)
    except BurdenshareError as e:
        return _refused(request, question, str(e), status_of(type(e).__name__), fields)


@router.get("/check/{id}/{name}", include_in_schema=False)
def download(request: Request, id: str, name: str) -> Response:
    """A result as a file."""
    job = _job(request, id)
    if job.state != "done" or name not in DOWNLOADS:
        raise HTTPException(404)
    part, kind = DOWNLOADS[name]
    content = job.result()[part]
    if part == "pdf":
        content = base64.b64decode(content)
    return Response(content, media_type=kind, headers={"content-disposition": f'attachment; filename="{name}"'})


async def _form(request: Request) -> FormData:
    """The fields of a form: few, of the size of a body at most, and nothing of them on disk."""
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise BadRequest("The form was not sent as multipart/form-data. Send it so.")
    limit: int = request.app.state.settings.body_limit
    parser = MultiPartParser(request.headers, request.stream(), max_files=1, max_fields=8, max_part_size=limit)
    parser.spool_max_size = limit + 1
    try:
        return await parser.parse()
    except (MultiPartException, KeyError):
        raise BadRequest("The form cannot be read: send one article, and each field once.") from None


async def _article(request: Request, given: FormData) -> dict[str, Any]:
    """The one article that a form holds. Raises BadRequest where it holds none, or several."""
    text, address, file = given.get("text"), given.get("address"), given.get("file")
    text = text if isinstance(text, str) and text.strip() else ""
    address = address.strip() if isinstance(address, str) else ""
    upload = file if isinstance(file, UploadFile) and file.filename else None
    if sum(map(bool, (text, address, upload))) > 1:
        raise BadRequest("The form holds more than one article. Give a text, a file or an address.")
    if upload is not None:
        return {"way": "file", "name": _name(upload), "body": base64.b64encode(await upload.read()).decode()}
    if address:
        if not request.app.state.settings.fetch:
            raise BadRequest("This site fetches no addresses. Paste the article's text, or give a file.")
        return {"way": "address", "address": address}
    if text:
        lines = text.replace("\r\n", "\n")  # as forms end a line
        return {"way": "text", "body": base64.b64encode(lines.encode("utf-8", "replace")).decode()}
    raise BadRequest("There is no article in the form. Paste a text, give a file, or name an address.")


def _name(upload: UploadFile) -> str:
    """What a file is called, to be shown and for its ending; it names nothing on this machine."""
    return one_line(PurePosixPath((upload.filename or "").replace("\\", "/")).name)[-100:] or "The file"


def _days(request: Request, fields: Mapping[str, str]) -> dict[str, Any]:
    """The days of a form, checked: empty ones are none."""
    today = request.app.state.today()
    given = {name: fields.get(name, "").strip() for name in ("as_of", "published")}
    return {n: known_day(word, today, n).isoformat() if word else None for n, word in given.items()}


async def _answer(request: Request, question: Asked, asked_for: dict[str, Any], fields: Mapping[str, str]) -> Response:
    """Hand in, and lead to the page of the result; what fails at once is said at once."""
    desk = _desk(request)
    id = await run_in_threadpool(desk.hand_in, asked_for)
    job = await run_in_threadpool(desk.look, id, AT_ONCE)
    if job is not None and job.state == "failed":
        return _refused(request, question, job.error, status_of(job.kind), fields)
    return RedirectResponse(f"/check/{id}{question.query()}", 303)


def _refused(request: Request, question: Asked, why: str, status: int, fields: Mapping[str, str]) -> Response:
    """The form with what is wrong above it, and what was written still in it."""
    headers = {"cache-control": "no-store"} | ({"retry-after": "60"} if status == 503 else {})
    return HTMLResponse(_render(request, "check.html", question, **_shown(request, fields, why)), status, headers)


def _shown(request: Request, fields: Mapping[str, str], why: str = "") -> dict[str, Any]:
    settings = request.app.state.settings
    return {
        "why": why,
        "given": {name: fields.get(name, "") for name in ("text", "address", "as_of", "published")},
        "fetch": settings.fetch,
        "limit": settings.body_limit // 1_000_000,
        "today": request.app.state.today(),
        "minutes": round(LIFETIME / 60),
    }


def _render(request: Request, template: str, question: Asked, **values: Any) -> str:
    return render(template, question, "/check", visit=visit_of(request), rooms=request.app.state.rooms, **values)


def _as_of(question: Asked) -> str:
    return question.day.isoformat() if question.given else ""


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def _seconds(request: Request) -> float:
    seconds: float = request.app.state.settings.check_seconds
    return seconds


def _job(request: Request, id: str) -> Job:
    job = _desk(request).look(id)
    if job is None:
        raise HTTPException(410, "No result is kept here any more. Check the article again.")
    return job
