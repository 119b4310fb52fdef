"""Figures: the record browsed and filtered, one cell over its releases and publishers, two releases against each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

import burdenshare
from burdenshare.commitments.standing import newest_share
from burdenshare.doors import sheets
from burdenshare.doors.web.asked import Asked
from burdenshare.doors.web.pages.page import Question, kept_page
from burdenshare.nouns.errors import NoRelease
from burdenshare.nouns.figures import Held, Observation
from burdenshare.publish.record_sheets import compare_sheet, diff_sheet, figure_words, trail_sheet, unit_words
from burdenshare.publish.wording import day_words
from burdenshare.record import Record

router = APIRouter()

_FILTERS = frozenset({"area", "indicator", "release", "from", "to", "revisions", "after"})
PIECE = 100
"""Figures on one page."""

_FORMS = ("csv", "parquet", "sdmx-csv", "ndjson", "json")
Place = Annotated[int, Query(ge=0, le=10_000_000)]


@dataclass(frozen=True, slots=True)
class Line:
    """One figure as the page lists it, with the query of its cell."""

    figure: Observation
    name: str
    label: str
    words: str
    unit: str
    cell: dict[str, Any]


@router.get("/figures", include_in_schema=False)
def figures(
    request: Request,
    question: Question,
    area: str = "",
    indicator: str = "",
    release: str = "",
    first: Annotated[str, Query(alias="from", pattern="^([0-9]{4})?$")] = "",
    last: Annotated[str, Query(alias="to", pattern="^([0-9]{4})?$")] = "",
    revisions: bool = False,
    after: Place = 0,
) -> Response:
    """Figures by any filter, a page at a time; every one leads to its cell."""
    record, names = burdenshare.open(), sheets.names()
    if not request.query_params.keys() & _FILTERS:  # nothing asked for yet: what most readers come for
        publisher = record.registry.publisher(question.publisher or None).code
        share, year, printed = newest_share(record.as_of(question.day), publisher)
        if printed is not None:
            indicator, first, last = share, str(year), str(year)
    asked = {"area": area, "indicator": indicator, "release": release, "from": first, "to": last,
             "revisions": "true" if revisions else ""}  # fmt: skip
    total, lines = 0, []
    try:
        found = record.query(
            areas=(area,) if area else (),
            indicators=(indicator,) if indicator else (),
            periods=(int(first) if first else None, int(last) if last else None),
            publishers=(question.publisher,) if question.publisher else (),
            release=release or None,
            as_of=question.day,
            revisions=revisions,
        )
        total = len(found)
        lines = [_line(record, names, o) for o in found.observations(PIECE, after)]
    except NoRelease as e:
        return _list(request, question, asked, 0, [], 0, str(e))
    return _list(request, question, asked, total, lines, after, "")


@router.get("/figures/cell", include_in_schema=False)
def cell(
    request: Request,
    question: Question,
    area: str,
    year: Annotated[int, Query(ge=1900, le=2100)],
    indicator: str = "share_of_gdp",
    currency: str = "",
    price_base: str = "",
) -> Response:
    """One cell: how it moved over the releases, and what each publisher prints for the same."""
    record, day = burdenshare.open(), question.day
    place, measure = record.areas.find(area), record.registry.indicator(indicator)
    publisher = record.registry.publisher(question.publisher or None)
    series: dict[str, Any] = {"currency": currency or None, "price_base": price_base or None}
    steps = record.as_of(day).trail(place.code, indicator, year, publisher.code, **series)
    newest = next((s.observation for s in steps if s.state.value == "held"), None)
    kept = {"area": place.code, "indicator": indicator, "year": year, "currency": currency, "price_base": price_base}
    return kept_page(
        request,
        "cell.html",
        question,
        area=place,
        measure=measure,
        year=year,
        of=publisher,
        newest=newest,
        release=record.release(newest.release) if newest else None,
        words=figure_words(newest) if newest else "",
        unit=unit_words(newest) if newest else "",
        trail=trail_sheet(steps, place, indicator, year, day),
        steps=tuple(reversed(steps)),
        compared=compare_sheet(
            record.compare(place.code, indicator, year, as_of=day, **series), place, indicator, year, day
        ),
        citation=_citation(record, newest, place.name, measure.label, day_words(day)) if newest else "",
        kept=kept,
        address=f"{str(request.base_url).rstrip('/')}/figures/cell"
        + question.query(**kept, as_of=day.isoformat(), publisher=publisher.code),
        api=urlencode({k: v for k, v in {**kept, "publisher": publisher.code, "as_of": day.isoformat()}.items() if v}),
    )


@router.get("/figures/diff", include_in_schema=False)
def diff(request: Request, question: Question, before: str = "", after: str = "", indicator: str = "") -> Response:
    """What changed from one release to another of the same publisher."""
    record = burdenshare.open()
    own = record.releases(as_of=question.day, publisher=question.publisher or None)
    listed = [r for r in reversed(own) if r.held is not Held.NONE]
    listed = [r for r in listed if r.publisher == record.registry.publisher(question.publisher or None).code]
    if len(listed) < 2:
        raise NoRelease(f"Fewer than two releases of that publisher are held as of {question.day}. Name a later day.")
    older, newer = before or listed[1].id, after or listed[0].id
    for release in map(record.release, (older, newer)):
        if release.date > question.day:
            raise NoRelease(f"{release.id} was published on {release.date}, after {question.day}. Name a later day.")
    found = record.diff(older, newer)
    wanted = [record.registry.indicator(indicator).code] if indicator else []
    return kept_page(
        request,
        "diff.html",
        question,
        sheet=diff_sheet(found, wanted, sheets.names()),
        older=found.before,
        newer=found.after,
        releases=listed,
        indicators=sorted({c.after.indicator for c in found}),
        indicator=indicator,
        api=urlencode(
            {"before": found.before.id, "after": found.after.id, **({"indicator": indicator} if indicator else {})}
        ),
    )


def _list(
    request: Request, question: Asked, asked: dict[str, str], total: int, lines: list[Line], after: int, fault: str
) -> Response:
    record = burdenshare.open()
    given = {k: v for k, v in asked.items() if v}
    api = {**given, "publisher": question.publisher, "as_of": question.day.isoformat()}
    return kept_page(
        request,
        "figures.html",
        question,
        given=asked,
        total=total,
        lines=lines,
        first_line=after + 1 if lines else 0,
        last_line=after + len(lines),
        before=question.query(**given, after=max(0, after - PIECE) or None) if after else "",
        next=question.query(**given, after=after + PIECE) if after + PIECE < total else "",
        fault=fault,
        areas=[a for a in record.areas if a.kind in ("ally", "group")],
        indicators=record.indicators.values(),
        publishers=record.publishers.values(),
        releases=[r for r in reversed(record.releases(as_of=question.day)) if r.held is not Held.NONE],
        downloads=[(form, urlencode({k: v for k, v in {**api, "format": form}.items() if v})) for form in _FORMS],
        address=f"{str(request.base_url).rstrip('/')}/figures{question.query(**given, as_of=question.day.isoformat())}",
    )


def _line(record: Record, names: dict[str, str], o: Observation) -> Line:
    cell = {"area": o.area, "indicator": o.indicator, "year": o.period, "publisher": o.publisher,
            "currency": o.currency, "price_base": o.price_base if o.currency else ""}  # fmt: skip
    label = record.indicators[o.indicator].label
    return Line(o, names.get(o.area, o.area), label, figure_words(o), unit_words(o), cell)


def _citation(record: Record, o: Observation, name: str, label: str, day: str) -> str:
    """A ready citation of one figure: publisher, release, day, table, address, and where it was read."""
    release, publisher = record.release(o.release), record.publishers[o.publisher]
    status = "" if o.status.value == "A" else f" ({o.status.label})"
    where = f", {o.table}" if o.table else ""
    address = f" {release.url}" if release.url else ""
    return (
        f"{publisher.name}, “{release.title}”, {day_words(release.date)}{where}: {name}, {label}, {o.period}: "
        f"{figure_words(o)} {unit_words(o)}{status}.{address} Read in Burdenshare as of {day}."
    )
