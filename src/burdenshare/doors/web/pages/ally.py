"""An ally: its history in every release, standing, composition, pledges, positions, and whom to compare it with."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

import burdenshare
from burdenshare.commitments.cited import cited, remark
from burdenshare.commitments.keeping import keeping
from burdenshare.commitments.standing import Standing
from burdenshare.doors.web.asked import Asked
from burdenshare.doors.web.histories import PARTS, composition, history
from burdenshare.doors.web.league import league_or_reason
from burdenshare.doors.web.pages.page import Question, kept_page
from burdenshare.nouns.areas import Area
from burdenshare.nouns.errors import BadRequest, UnknownArea
from burdenshare.nouns.figures import Held

router = APIRouter()


@router.get("/ally/{name}", include_in_schema=False)
def ally(request: Request, question: Question, name: str) -> Response:
    """One ally as a reader of the day knew it; a name or alias leads to the address with its code."""
    record, registers, day = burdenshare.open(), burdenshare.registers(), question.day
    area = record.areas.find(name)
    if area.kind != "ally":
        raise UnknownArea(name)
    if area.code != name:
        return RedirectResponse(f"/ally/{area.code}{question.query()}", 308)
    shown, reason = league_or_reason(day, question.publisher, "")
    row = next((r for r in shown.stands.rows if r.area.code == area.code), None) if shown else None
    return kept_page(
        request,
        "ally.html",
        question,
        area=area,
        league=shown,
        reason=reason,
        row=row,
        member=area.joined is None or area.joined <= day,
        history=history(area.code, day, question.publisher, shown.stands.part.threshold if shown else 2.0),
        standings=_standings(question, area),
        composition=composition(area.code, day),
        parts=PARTS,
        held=[keeping(record, p, day) for p in registers.pledges_known(day, area.code)],
        positions=[
            (t, said) for t in reversed(registers.topics) if (said := registers.positions_known(day, t.id, area.code))
        ],
        fan=shown is not None and row is not None and row.figure is not None and _has_a_way(question, shown.stands),
        near=_near(shown.stands, area) if shown else [],
        groups=_groups(area),
        names={a.code: a.name for a in record.areas},
        cited=lambda entry: cited(entry, day),
        remark=lambda entry: remark(entry, day),
        indicators=record.indicators,
    )


def _standings(question: Asked, area: Area) -> list[Standing]:
    """Against each target known that day, the newest first."""
    registers = burdenshare.registers()
    found = []
    for c in reversed(registers.commitments):
        if c.kind != "target" or not (c.known(question.day) or c in registers.in_force(question.day)):
            continue
        try:
            found.append(
                burdenshare.standing([area.code], target=c.id, as_of=question.day, publisher=question.publisher or None)
            )
        except BadRequest:
            continue  # no member, or no release, on that day: the page says so once
    return found


def _has_a_way(question: Asked, stands: Standing) -> bool:
    """Whether a pathway can be drawn: a deadline ahead, the alliance's own figures, and a WEO held by that day."""
    record, by = burdenshare.open(), stands.target.deadline
    weo = record.releases(as_of=question.day, publisher="IMF")
    own = stands.publisher == record.registry.publisher(None).code
    return own and by is not None and by > question.day.year and any(r.held is not Held.NONE for r in weo)


def _near(stands: Standing, area: Area) -> list[Area]:
    """Two allies next above and two next below by share."""
    ranked = [r.area for r in stands.rows if r.figure is not None]
    if area not in ranked:
        return []
    at = ranked.index(area)
    return [a for a in ranked[max(at - 2, 0) : at + 3] if a.code != area.code]


def _groups(area: Area) -> list[tuple[str, list[Area]]]:
    """Small groups that the ally belongs to, with its fellows."""
    areas = burdenshare.open().areas
    return [
        (g.name, [areas[c] for c in g.members if c != area.code])
        for g in areas
        if g.kind == "group" and area.code in g.members and len(g.members) < 12
    ]
