"""Charts alone: as a page for another site's frame, as SVG, as PNG, and described by oEmbed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

import burdenshare
from burdenshare.doors.web.asked import Asked
from burdenshare.doors.web.histories import history
from burdenshare.doors.web.league import league
from burdenshare.doors.web.pages.page import Question, page
from burdenshare.doors.web.rendering import render
from burdenshare.nouns.areas import Area
from burdenshare.nouns.errors import BadRequest, NoRelease, UnknownArea
from burdenshare.publish.map import panels

router = APIRouter()

_EMBEDDED = re.compile(r"/embed/(league|map|ally/([A-Z]{3}))")
_SIZES = {"league": (760, 900), "map": (760, 620), "ally": (720, 420)}
"""Width and height of a frame that shows a chart without its table."""


@router.get("/embed/{chart}", include_in_schema=False)
def whole(request: Request, question: Question, chart: str, target: str = "") -> Response:
    """The league or the map."""
    name, _, kind = chart.partition(".")
    if name not in {"league", "map"}:
        raise NoRelease(f"There is no chart {name[:40]!r} to embed. Charts are league, map and ally/CODE.")
    shown = league(question.day, question.publisher, target)
    return _answer(request, question, name, kind, league=shown, panels=panels(), target=target)


@router.get("/embed/ally/{chart}", include_in_schema=False)
def one(request: Request, question: Question, chart: str) -> Response:
    """The history of an ally."""
    name, _, kind = chart.partition(".")
    area = _ally(name)
    shown = league(question.day, question.publisher, "")
    held = history(area.code, question.day, question.publisher, shown.stands.part.threshold)
    if held is None:
        raise NoRelease(f"No share of {area.name} is held for {question.day}. Name another day or publisher.")
    return _answer(
        request, question, "ally", kind, area=area, history=held, league=shown, indicators=burdenshare.open().indicators
    )


@router.get("/oembed", include_in_schema=False)
def oembed(request: Request, url: str, maxwidth: int = 0, maxheight: int = 0, format: str = "json") -> Response:
    """oEmbed 1.0: how to embed one of our charts, given its address."""
    if format != "json":
        return JSONResponse({"detail": "oEmbed is answered as JSON alone."}, 501)
    parts = urlsplit(url)
    found = _EMBEDDED.fullmatch(parts.path)
    if found is None or (parts.netloc and parts.netloc != request.url.netloc):
        raise BadRequest("The url is no chart of this site: name one such as /embed/league or /embed/ally/ESP.")
    name = "ally" if found[2] else found[1]
    title = f"Burdenshare: {_ally(found[2]).name}" if found[2] else f"Burdenshare: the {name}"
    width, height = _SIZES[name]
    width, height = min(width, maxwidth or width), min(height, maxheight or height)
    query = "&".join(f"{k}={v}" for k, v in parse_qsl(parts.query) if re.fullmatch(r"[\w-]{1,60}", k + v))
    address = f"{request.url.scheme}://{request.url.netloc}{parts.path}" + (f"?{query}" if query else "")
    frame = f'<iframe src="{address.replace("&", "&amp;")}" width="{width}" height="{height}" title="{title}" loading="lazy"></iframe>'
    return JSONResponse(
        {
            "version": "1.0",
            "type": "rich",
            "provider_name": "Burdenshare",
            "provider_url": f"{request.url.scheme}://{request.url.netloc}/",
            "title": title,
            "html": frame,
            "width": width,
            "height": height,
        }
    )


def _answer(request: Request, question: Asked, name: str, kind: str, **values: Any) -> Response:
    """A chart as page, svg or png."""
    if kind == "":
        return page(request, "embed.html", question, chart=name, **values)
    if kind not in {"svg", "png"}:
        raise BadRequest(f"A chart is put out as svg or png, not as {kind[:20]!r}.")
    drawn = render("picture.svg", question, request.url.path, chart=name, **values)
    headers = {"content-disposition": f'inline; filename="burdenshare-{name}-{question.day}.{kind}"'}
    if kind == "svg":
        return Response(drawn, media_type="image/svg+xml", headers=headers)
    return Response(_png(drawn), media_type="image/png", headers=headers)


@lru_cache(maxsize=32)
def _png(drawn: str) -> bytes:
    import vl_convert  # a second at its first use

    return bytes(vl_convert.svg_to_png(drawn, scale=2))


def _ally(code: str) -> Area:
    area = burdenshare.open().areas.find(code)
    if area.kind != "ally":
        raise UnknownArea(code)
    return area
