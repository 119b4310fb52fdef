"""Positions: who stands where on a proposal as of a day, in which words, and who would block."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

import burdenshare
from burdenshare.commitments.blocking import Block, block
from burdenshare.commitments.cited import cited, remark
from burdenshare.doors.web.pages.page import Question, kept_page
from burdenshare.nouns.claims import Stance
from burdenshare.nouns.errors import BadRequest

router = APIRouter()

STANCES = tuple(Stance)


@router.get("/positions", include_in_schema=False)
def positions(request: Request, question: Question, topic: str = "") -> Response:
    """Allies by stance on a topic, and the way to its decision."""
    record, registers, day = burdenshare.open(), burdenshare.registers(), question.day
    begun = tuple(t for t in registers.topics if registers.positions_known(day, t.id))
    if topic and topic not in {t.id for t in registers.topics}:
        raise BadRequest(f"There is no topic {topic[:60]!r}. Topics are {', '.join(t.id for t in registers.topics)}.")
    chosen = next((t for t in registers.topics if t.id == topic), None) or registers.open_topic(day)
    if chosen is None:
        return kept_page(request, "positions.html", question, topic=None, topics=begun)
    newest = registers.standing_positions(day, chosen.id)
    members = record.areas.members(record.registry.whole_alliance, day)
    blocks = {a.code: block(registers.positions_known(day, chosen.id, a.code)) for a in members}
    return kept_page(
        request,
        "positions.html",
        question,
        topic=chosen,
        topics=begun,
        stances=STANCES,
        members=sorted(
            members, key=lambda a: (STANCES.index(newest[a.code][0].stance) if a.code in newest else 99, a.name)
        ),
        others=[record.areas[c] for c in newest if c not in blocks],
        newest=newest,
        blocks=blocks,
        groups=[(b, [a for a in members if blocks[a.code] is b]) for b in Block],
        names={a.code: a.name for a in record.areas},
        said=tuple(reversed(registers.positions_known(day, chosen.id))),
        decided=chosen.decided_on if chosen.decided_on and chosen.decided_on <= day else None,
        commitments={c.id: c for c in registers.commitments if c.known(day)},
        cited=lambda entry: cited(entry, day),
        remark=lambda entry: remark(entry, day),
    )
