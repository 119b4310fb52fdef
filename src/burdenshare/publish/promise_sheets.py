"""Sheets on promises: targets and proposals, national pledges, positions of governments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from burdenshare.commitments import Registers
from burdenshare.commitments.cited import cited, remark
from burdenshare.nouns.commitments import Commitment, Pledge, Position, Source, Topic
from burdenshare.publish.tables import Column, Sheet
from burdenshare.publish.wording import day_words, said


def targets_sheet(registers: Registers, day: date) -> Sheet:
    """Targets in force that day, proposals open that day, and targets replaced by then."""
    in_force, proposals = registers.in_force(day), registers.proposals(day)
    replaced = [c for c in registers.commitments if c.known(day) and c not in in_force and c not in proposals]
    listed = [(c, "in force") for c in in_force] + [(c, "proposed") for c in proposals]
    listed += [(c, "replaced" if c.kind == "target" else "past proposal") for c in replaced]
    return Sheet(
        name="targets",
        title="Targets and proposals",
        head=(f"As of {day_words(day)}.",),
        columns=(
            Column("Id", keep=True),
            Column("State", keep=True),
            Column("Since", keep=True),
            Column("By", keep=True),
            Column("What"),
        ),
        rows=tuple(
            (
                c.id,
                state,
                str(_since(c, day) or "undated"),
                str(c.deadline or ""),
                f"{c.title}: {_parts(c)}{_later(c, day)}",
            )
            for c, state in listed
        ),
        records=tuple(commitment_record(c, state) for c, state in listed),
        facts={"as_of": day.isoformat()},
        empty="No target or proposal was known on that day.",
    )


def commitment_record(c: Commitment, state: str) -> dict[str, Any]:
    """A target or proposal for a program."""
    return {
        "id": c.id,
        "state": state,
        "kind": c.kind,
        "title": c.title,
        "group": c.group,
        "parts": [
            {"id": p.id, "measure": p.measure, "relation": p.relation, "threshold": p.threshold, "label": p.label}
            for p in c.parts
        ],
        "proposed": c.proposed.isoformat() if c.proposed else None,
        "proposed_by": c.proposed_by or None,
        "adopted": c.adopted.isoformat() if c.adopted else None,
        "deadline": c.deadline,
        "review": c.review,
        "supersedes": list(c.supersedes),
        "conditions": c.conditions or None,
        "summary": c.summary,
        "sources": _sources(c.sources),
    }


def pledges_sheet(pledges: Iterable[Pledge], day: date, names: Mapping[str, str]) -> Sheet:
    """National pledges known that day, newest first."""
    listed = tuple(pledges)
    return Sheet(
        name="pledges",
        title="Pledges",
        head=(f"As of {day_words(day)}: {len(listed)}, newest first.",),
        columns=(
            Column("Ally"),
            Column("Made", keep=True),
            Column("What"),
            Column("By", keep=True),
            Column("State"),
            Column("Who, in which words"),
        ),
        rows=tuple(
            (names.get(p.area, p.area), str(p.pledged), _promised(p), str(p.by or ""), _state(p, day), said(p))
            for p in listed
        ),
        records=tuple(pledge_record(p, day) for p in listed),
        facts={"as_of": day.isoformat()},
        empty="No pledge of theirs was known on that day.",
    )


def pledge_record(p: Pledge, day: date) -> dict[str, Any]:
    """A pledge for a program."""
    return {
        "id": p.id,
        "REF_AREA": p.area,
        "measure": p.measure,
        "relation": p.relation,
        "value": p.value,
        "unit": p.unit,
        "by": p.by,
        "by_text": p.by_text or None,
        "status": p.status,
        "pledged": p.pledged.isoformat(),
        "ended": p.ended.isoformat() if p.ended and p.ended <= day else None,
        "superseded_by": p.superseded_by if p.superseded_by and p.ended and p.ended <= day else None,
        "speaker": p.speaker or None,
        "role": p.role or None,
        "words": p.words or None,
        "note": p.note or None,
        "sources": _sources(p.sources),
        "source_note": remark(p) or None,
    }


def positions_sheet(positions: Iterable[Position], topic: Topic | None, day: date, names: Mapping[str, str]) -> Sheet:
    """Where each government stands on a topic as of the day, in the words it used."""
    listed = tuple(positions)
    title = f"Positions on {topic.title}" if topic else "Positions"
    decided = ""
    if topic and topic.decided_on and topic.decided_on <= day:
        decided = f" Decided on {day_words(topic.decided_on)} by {topic.decided_by}."
    return Sheet(
        name="positions",
        title=title,
        head=(f"As of {day_words(day)}: the newest position of each government.{decided}",),
        columns=(
            Column("Government"),
            Column("Stance"),
            Column("Since", keep=True),
            Column("Who, in which words"),
            Column("Source", from_width=100),
        ),
        rows=tuple(
            (names.get(p.area, p.area), p.stance.label, str(p.since), said(p), cited(p).publisher) for p in listed
        ),
        records=tuple(position_record(p) for p in listed),
        facts={"as_of": day.isoformat(), "topic": topic.id if topic else None},
        empty="No position of theirs was known on that day.",
    )


def position_record(p: Position) -> dict[str, Any]:
    """A position for a program."""
    return {
        "id": p.id,
        "REF_AREA": p.area,
        "topic": p.topic,
        "stance": p.stance.value,
        "since": p.since.isoformat(),
        "speaker": p.speaker or None,
        "role": p.role or None,
        "words": p.words or None,
        "note": p.note or None,
        "sources": _sources(p.sources),
        "source_note": remark(p) or None,
    }


def _sources(sources: Iterable[Source]) -> list[dict[str, Any]]:
    return [
        {"publisher": s.publisher, "title": s.title, "url": s.url, "date": s.date.isoformat() if s.date else None}
        for s in sources
    ]


def _since(c: Commitment, day: date) -> date | None:
    return c.adopted if c.adopted and c.adopted <= day else c.proposed


def _parts(c: Commitment) -> str:
    signs = {"at_least": "at least ", "up_to": "up to ", "at_most": "at most ", "about": "about "}
    return "; ".join(f"{signs.get(p.relation, '')}{p.threshold:g} % {p.label}" for p in c.parts)


def _later(c: Commitment, day: date) -> str:
    """What became of a proposal after the day, said to be later."""
    return f" (adopted later, on {c.adopted})" if c.adopted and c.adopted > day else ""


def _promised(p: Pledge) -> str:
    signs = {"at_least": "at least ", "up_to": "up to ", "at_most": "at most ", "about": "about "}
    what = "" if p.measure == "share_of_gdp" else f" ({p.measure.replace('_', ' ').replace(' of gdp', '')})"
    return f"{signs.get(p.relation, '')}{p.value:,g} {p.unit.replace('per cent', '%')}{what}"


def _state(p: Pledge, day: date) -> str:
    return f"{p.status}, ended {p.ended}" if p.ended and p.ended <= day else p.status
