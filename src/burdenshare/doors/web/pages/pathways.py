"""The lab: an ally or group, a target, a shape, who pays; the fan follows the form, and two scenarios stand side by side."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

import burdenshare
from burdenshare.doors.web import scenarios
from burdenshare.doors.web.asked import Asked
from burdenshare.doors.web.pages.page import Question, kept_page
from burdenshare.doors.web.rendering import safe
from burdenshare.nouns.errors import BadRequest
from burdenshare.pathways import Projection, Scenario
from burdenshare.publish.charts import CHARTS, chart, png, spec, svg
from burdenshare.publish.pathways import compared_sheet, league_sheet, single_sheet
from burdenshare.publish.pathways.shown import SHAPE_WORDS
from burdenshare.publish.tables import Sheet, as_csv, as_json, document

router = APIRouter()

DEFAULT = "NATO"
_FORM = {"ally": DEFAULT, "shape": "linear", "led": "share", "financing": "debt"}
SHAPES = {name: words for name, words in SHAPE_WORDS.items() if name != "points"}
TYPES = {"csv": "text/csv", "json": "application/json", "toml": "application/toml"}


@router.get("/pathways", include_in_schema=False)
def pathways(request: Request, question: Question, against: str = "") -> Response:
    """The form, the result, and beside it the scenario kept for comparison."""
    given = scenarios.kept(request.query_params)
    found = _projected(given, question)
    single = _row(found)
    sheet = _sheet(found)
    drawn = ("fan", "ladder", "debt") if single is not None else ("league",)
    return kept_page(
        request,
        "pathways.html",
        question,
        given={**dict.fromkeys(scenarios.FIELDS, ""), **_FORM, **given},
        sheet=sheet,
        charts=[_shown(name, found, inline=n == 0) for n, name in enumerate(drawn)],
        allies=sorted(burdenshare.open().areas.members("NATO", question.day), key=lambda a: a.name),
        groups=[a for a in burdenshare.open().areas if a.kind == "group"],
        targets=[c for c in burdenshare.registers().commitments if c.known(question.day)],
        goal=found.inputs.goal,
        first_year=found.inputs.first_year,
        shapes=SHAPES,
        financing=scenarios.FINANCING,
        same=_query(given, question),
        keep=question.query(**given, against=urlencode(given)),
        against=against,
        compared=_compared(found, given, against, question) if against else None,
    )


@router.get("/pathways/chart/{name}.{kind}", include_in_schema=False)
def picture(request: Request, question: Question, name: str, kind: str) -> Response:
    """One chart of a scenario, as SVG, PNG or its Vega-Lite specification."""
    drawn = chart(name, _projected(scenarios.kept(request.query_params), question), record=burdenshare.open())
    if kind == "svg":
        return Response(svg(drawn), media_type="image/svg+xml")
    if kind == "png":
        return Response(png(drawn), media_type="image/png")
    if kind == "json":
        return Response(as_json(spec(drawn)), media_type="application/json")
    raise BadRequest(f"A chart comes as svg, png or json, not as {kind[:20]!r}.")


@router.get("/pathways/download.{kind}", include_in_schema=False)
def download(request: Request, question: Question, kind: str) -> Response:
    """The figures of a scenario, or the scenario itself, as a file."""
    found = _projected(scenarios.kept(request.query_params), question)
    if kind == "toml":
        content = found.pinned().as_toml()
    elif kind in TYPES:
        sheet = _sheet(found)
        content = as_csv(sheet) if kind == "csv" else as_json(document(sheet))
    else:
        raise BadRequest(f"A pathway comes as {', '.join(TYPES)}, not as {kind[:20]!r}.")
    headers = {"content-disposition": f'attachment; filename="pathway.{kind}"'}
    return Response(content, media_type=TYPES[kind], headers=headers)


@router.get("/embed/pathway/{name}", include_in_schema=False)
def embed(request: Request, question: Question, name: str) -> Response:
    """One chart with its table, for another site's frame."""
    given = scenarios.kept(request.query_params)
    found = _projected(given, question)
    return kept_page(
        request, "embed_chart.html", question, chart=_shown(name, found), home=f"/pathways{_query(given, question)}"
    )


def _projected(given: dict[str, str], question: Asked) -> Projection:
    asked = scenarios.scenario({"ally": DEFAULT, **given}, question)
    return _kept(asked.as_toml(), question.day, _hashable(asked))


class _hashable:
    """A scenario as a key of the cache: by its file, which says all of it."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.file = scenario.as_toml()

    def __hash__(self) -> int:
        return hash(self.file)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _hashable) and other.file == self.file


@lru_cache(maxsize=64)
def _kept(_file: str, _day: date, asked: _hashable) -> Projection:
    """The last projections: a page asks for one, and then for its charts and downloads."""
    return burdenshare.project(scenario=asked.scenario)


def _row(found: Projection) -> int | None:
    """The row that was asked for alone; None for the whole alliance and for several."""
    if len(found.rows) == 1:
        return 0
    if found.inputs.groups and len(found.scenario.areas) == 1 and found.scenario.areas[0] != DEFAULT:
        return len(found.rows) - 1
    return None


def _sheet(found: Projection) -> Sheet:
    row = _row(found)
    return league_sheet(found) if row is None else single_sheet(found, row)


def _shown(name: str, found: Projection, inline: bool = True) -> dict[str, Any]:
    """A chart for a page: its picture, its words and its table.

    inline: drawn into the page; the others come as pictures of their own, so that a slider need not wait for them.
    """
    if name not in CHARTS:
        raise BadRequest(f"There is no chart {name[:40]!r}. Charts are {', '.join(CHARTS)}.")
    drawn = chart(name, found, record=burdenshare.open())
    return {"name": name, "chart": drawn, "svg": safe(svg(drawn)) if inline else ""}


def _query(given: dict[str, str], question: Asked) -> str:
    return question.query(**given)


def _compared(found: Projection, given: dict[str, str], against: str, question: Asked) -> Sheet:
    other = scenarios.kept(dict(parse_qsl(against)))
    before = _projected(other, question)
    return compared_sheet([before, found], ["kept", "now"], "USD", "current")
