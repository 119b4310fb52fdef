"""/api/v1/pathway: from today's share to a target, by a scenario in the address or in the body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import date
from typing import Annotated, Any, Literal, cast

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field, create_model
from starlette.requests import Request
from starlette.responses import Response

import burdenshare
from burdenshare.doors.web.api.answers import NOT_CHANGED, PROBLEMS, AsOf, Day, Word, Year, answered, packed
from burdenshare.doors.web.asked import known_day
from burdenshare.nouns.errors import BadRequest
from burdenshare.pathways.scenario import CATEGORIES, CHOICES, RANGES, RULES, SOURCES_OF_MONEY, Scenario, priorities
from burdenshare.publish.pathways import pathway_sheet
from burdenshare.publish.shapes import PathwayDocument
from burdenshare.publish.tables import document

router = APIRouter(prefix="/api/v1", tags=["pathways"])

MOST_DRAWS = 20_000
_WHOLE = ("by", "draws", "seed", "block")
_PARTS = {"financing": SOURCES_OF_MONEY, "mix": CATEGORIES, "weights": tuple(priorities())}
_POINT = r"[0-9]{4}:[0-9]{1,3}(\.[0-9]{1,6})?"
_WORDS = {
    "areas": "Names or codes of allies and groups; the whole alliance if left out.",
    "target": "Id of a target; the one in force if left out.",
    "share": "A share of GDP of one's own, in place of a target, per cent.",
    "by": "Last year; the target's deadline if left out.",
    "shape": "The path's shape.",
    "points": "Years and shares for the shape `points`.",
    "led": "What the plan fixes.",
    "related_now": "Per cent of GDP that counts in the related part today.",
    "financing": "Who pays the extra: parts of debt, revenue and cuts that make 1.",
    "mix": "Parts of the added money by category; they make 1.",
    "weights": "Parts of the added money by priority; they make 1.",
    "rules": "Fiscal rules that the path is held against.",
    "draws": "Number of draws; 0 for the central path alone.",
    "as_of": "The day whose knowledge rules; today if left out.",
    "weo": "Id of the WEO release; the newest held that day if left out.",
    "publisher": "Publisher of the shares; the alliance's own if left out.",
    "name": "A name for the scenario.",
}


def _field(name: str, in_address: bool) -> Any:
    """Type and limits of a field of a scenario, in an address or in a body."""
    about: dict[str, Any] = {"description": _WORDS.get(name) or _assumption_words(name)}
    if name in CHOICES:
        word = _one_of(CHOICES[name])
        return Annotated[word, Field(**about)]
    if name == "areas":
        return Annotated[list[Word], Field(max_length=60, examples=[["ESP"]], **about)]
    if name == "rules":
        rule = _one_of(RULES)
        return Annotated[list[rule], Field(max_length=len(RULES), **about)]  # type: ignore[valid-type]
    if name == "as_of":
        return Annotated[Day, Field(examples=["2026-09-01"], **about)]
    if name in _PARTS and in_address:
        one = rf"({'|'.join(_PARTS[name])})=[0-9]?(\.[0-9]{{1,9}})?"
        sample = f"{_PARTS[name][0]}=0.6,{_PARTS[name][1]}=0.4"
        return Annotated[str, Field(pattern=rf"^{one}(,{one}){{0,9}}$", examples=[sample], **about)]
    if name in _PARTS:
        part, fraction = _one_of(_PARTS[name]), Annotated[float, Field(ge=0, le=1)]
        return Annotated[dict[part, fraction], Field(**about)]  # type: ignore[valid-type]
    if name == "points" and in_address:
        return Annotated[str, Field(pattern=rf"^{_POINT}(,{_POINT}){{0,60}}$", examples=["2030:3.0,2035:3.5"], **about)]
    if name == "points":
        share = Annotated[float, Field(gt=0, le=100)]
        return Annotated[list[tuple[Year, share]], Field(max_length=60, examples=[[[2030, 3.0], [2035, 3.5]]], **about)]
    if name in RANGES:
        least, most, unit = RANGES[name]
        about["description"] = f"{about['description']} ({unit})"
        if name == "draws":
            about["examples"] = [500]
        limits: dict[str, Any] = {"ge": least, "le": MOST_DRAWS if name == "draws" else most}
        return Annotated[int if name in _WHOLE else float, Field(allow_inf_nan=False, **limits, **about)]
    return Annotated[str, Field(max_length=80, **about)]


def _one_of(words: tuple[str, ...]) -> Any:
    return Literal.__getitem__(words)


def _assumption_words(name: str) -> str:
    from burdenshare import data

    label = data.toml("pathway.toml")["assumption"].get(name, {}).get("label")
    return str(label or name.replace("_", " ")).capitalize()


def _model(name: str, in_address: bool, base: type[BaseModel]) -> type[BaseModel]:
    given: dict[str, Any] = {}
    for f in fields(Scenario):
        default = f.default if f.default is not MISSING else None
        empty = None if default is None or default == () or f.name in _PARTS else default
        kind = _field(f.name, in_address)
        given[f.name] = (kind | None, None) if empty is None and f.name not in ("areas", "rules") else (kind, empty)
        if f.name == "areas":
            given[f.name] = (kind, Field(default_factory=list))
        if f.name == "rules":
            given[f.name] = (kind, Field(default_factory=lambda: list(RULES)))
    return create_model(name, __base__=base, **given)


class _Shown(AsOf):
    """How amounts are shown in the notes."""

    currency: Annotated[
        Literal["national", "USD", "EUR"],
        Field(description="Amounts in the notes: the ally's own currency, or another."),
    ] = "national"
    prices: Annotated[Literal["current", "constant"], Field(description="Prices of each year, or of the first.")] = (
        "current"
    )


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


PathwayQuery = _model("PathwayQuery", True, _Shown)
ScenarioBody = _model("Scenario", False, _Body)


@router.get("/pathway", response_model=PathwayDocument, responses={**PROBLEMS, **NOT_CHANGED})
def pathway(request: Request, asked: Annotated[PathwayQuery, Query()]) -> Response:  # type: ignore[valid-type]
    """Project what it would take to reach a target: money, yearly steps, odds, debt and mix, by a scenario in the address."""
    shown = cast(_Shown, asked)
    values = shown.model_dump(exclude_unset=True, exclude={"currency", "prices"})
    return answered(request, shown, lambda: _document(_scenario(request, values), shown.currency, shown.prices))


@router.post("/pathway", response_model=PathwayDocument, responses=PROBLEMS)
def project(request: Request, scenario: ScenarioBody) -> Response:  # type: ignore[valid-type]
    """Project by a scenario as saved: the keys of a scenario file (docs/pathways.md), as JSON."""
    values = cast(BaseModel, scenario).model_dump(exclude_unset=True)
    made = _document(_scenario(request, values), "national", "current")
    return Response(packed(made), headers={"cache-control": "no-store"}, media_type="application/json")


def _scenario(request: Request, values: Mapping[str, Any]) -> Scenario:
    """The scenario of the values given. Raises BadRequest."""
    given = {name: value for name, value in values.items() if value is not None}
    for name in _PARTS:
        if isinstance(given.get(name), str):
            given[name] = _parts(name, given[name])
    if isinstance(given.get("points"), str):
        pairs = (point.split(":") for point in given["points"].split(","))
        given["points"] = tuple((int(year), float(share)) for year, share in pairs)
    if "points" in given:
        given["points"] = tuple(tuple(p) for p in given["points"])
    for name in ("areas", "rules"):
        if name in given:
            given[name] = tuple(given[name])
    today: date = request.app.state.today()
    day = known_day(given["as_of"], today) if "as_of" in given else None
    return Scenario().changed(**{**given, "as_of": day})


def _parts(name: str, word: str) -> dict[str, float]:
    pairs = [part.split("=") for part in word.split(",")]
    try:
        found = {part: float(value) for part, value in pairs}
    except ValueError:
        raise BadRequest(f"{name} {word!r} has a part without a number. Write parts like debt=0.5,cuts=0.5.") from None
    if len(found) < len(pairs):
        raise BadRequest(f"{name} {word!r} names a part twice. Name each once.")
    return found


def _document(scenario: Scenario, currency: str, prices: str) -> dict[str, Any]:
    found = burdenshare.project(scenario=scenario)
    return document(pathway_sheet(found, "" if currency == "national" else currency, prices))
