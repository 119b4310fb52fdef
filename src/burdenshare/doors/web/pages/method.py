"""Method: every rule, definition and assumption, from the tables that the code itself uses."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

import burdenshare
from burdenshare import data
from burdenshare.claims.lexicon import load
from burdenshare.doors.web.pages.page import Question, kept_page
from burdenshare.doors.web.version import data_version
from burdenshare.nouns.figures import Held, Status
from burdenshare.nouns.verdicts import Ruling
from burdenshare.publish.wording import MARKS

router = APIRouter()

MEANS = {
    Ruling.SUPPORTED: "The newest release known that day lies in what the claim says.",
    Ruling.OUTDATED: "Only an older release does; what replaced it is named.",
    Ruling.DEPENDS: "Publishers disagree: who bears it out and who does not is named.",
    Ruling.CONTRADICTED: "Figures cover it and none supports it; the nearest is shown.",
    Ruling.NOT_CHECKABLE: "Nothing covers it, or the newest release is not held: the reason says which.",
}
MARKED = {
    Status.ACTUAL: "as the publisher reports it",
    Status.ESTIMATE: "an estimate of the publisher (NATO's “e”)",
    Status.PROJECTION: "a projection",
    Status.PROVISIONAL: "provisional",
    Status.UNCERTAIN: "marked uncertain by the publisher",
    Status.MISSING: "it should exist and was not printed",
    Status.IMPOSSIBLE: "it cannot exist, such as the share of an ally without forces",
    Status.UNSTATED: "the publisher gives no mark that tells actual from estimate",
}


@router.get("/method", include_in_schema=False)
def method(request: Request, question: Question) -> Response:
    """How every figure, count, verdict and pathway is made."""
    record, registers = burdenshare.open(), burdenshare.registers()
    assumed = data.toml("pathway.toml")
    group = record.registry.whole_alliance
    return kept_page(
        request,
        "method.html",
        question,
        publishers=[
            (p, _held(record.releases(as_of=question.day, publisher=p.code))) for p in record.publishers.values()
        ],
        indicators=record.indicators.values(),
        statuses=[(s.value, s.label, MARKED[s]) for s in Status],
        rulings=[(MARKS[r], r.value, MEANS[r]) for r in Ruling],
        approximators=[
            (a, [*a.words.get("en", ())], [*a.words.get(question.language, ())]) for a in load().approximators.values()
        ],
        assumptions=assumed["assumption"].items(),
        rules=[(name, rule) for name, rule in assumed["rule"].items()],
        priorities=[entry["label"] for entry in assumed["priority"].values()],
        founders=[a for a in record.areas.allies if a.joined is None],
        joined=sorted((a for a in record.areas.allies if a.joined), key=lambda a: (a.joined, a.name)),
        without=[a for a in record.areas.allies if not a.forces],
        members=len(record.areas.members(group, question.day)),
        counted=sum(a.forces for a in record.areas.members(group, question.day)),
        targets=registers.in_force(question.day),
        version_of_data=data_version(),
    )


def _held(releases: tuple[Any, ...]) -> dict[str, int]:
    """How many releases are known, held whole and in part."""
    return {
        "known": len(releases),
        "whole": sum(r.held is Held.WHOLE for r in releases),
        "partial": sum(r.held is Held.PARTIAL for r in releases),
    }
