"""Promises: targets, national pledges and how each stands, and the calendar, as of a day."""

from __future__ import annotations

from collections import Counter

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

import burdenshare
from burdenshare.commitments.cited import cited, remark
from burdenshare.commitments.keeping import State, keeping
from burdenshare.doors.web.pages.page import Question, kept_page
from burdenshare.nouns.errors import BadRequest

router = APIRouter()


@router.get("/promises", include_in_schema=False)
def promises(request: Request, question: Question, ally: str = "", state: str = "") -> Response:
    """Targets, pledges with their state, events past and to come."""
    record, registers, day = burdenshare.open(), burdenshare.registers(), question.day
    if state and state not in {s.value for s in State}:
        raise BadRequest(f"There is no state {state[:40]!r}. States are {', '.join(s.value for s in State)}.")
    area = record.areas.find(ally) if ally else None
    held = [keeping(record, p, day) for p in registers.pledges_known(day, area.code if area else None)]
    known = [e for e in registers.events if e.start <= day or (e.announced is not None and e.announced <= day)]
    in_force, proposals = registers.in_force(day), registers.proposals(day)
    return kept_page(
        request,
        "promises.html",
        question,
        in_force=in_force,
        proposals=proposals,
        past=[c for c in registers.commitments if c.known(day) and c not in in_force and c not in proposals],
        held=[k for k in held if k.state.value == state] if state else held,
        counts=Counter(k.state for k in held),
        states=tuple(State),
        state=state,
        ally=area,
        allies=sorted({record.areas[p.area] for p in registers.pledges_known(day)}, key=lambda a: a.name),
        to_come=[e for e in known if e.start > day],
        past_events=[e for e in reversed(known) if e.start <= day],
        names={a.code: a.name for a in record.areas},
        cited=lambda entry: cited(entry, day),
        remark=lambda entry: remark(entry, day),
    )
