"""Stated priorities and placed meetings: what a speaker intends, and what the calendar holds."""

from __future__ import annotations

from burdenshare.commitments.cited import cited
from burdenshare.nouns.claims import Claim
from burdenshare.nouns.commitments import Event
from burdenshare.nouns.verdicts import Evidence, Ruling, Verdict
from burdenshare.verdicts.ground import Ground, day_words, noted


def priority(ground: Ground, claim: Claim) -> Verdict:
    """A stated priority is a statement of its speaker; no figure covers it."""
    who = claim.attribution.speaker or (ground.area(claim.attribution.area) if claim.attribution.area else "the text")
    items = ", ".join(claim.items)
    return Verdict(
        claim,
        Ruling.NOT_CHECKABLE,
        f"A statement of intent by {who}: {items}. No figure in the record covers single capabilities.",
    )


def event(ground: Ground, claim: Claim) -> Verdict:
    """Is the meeting where and when the text puts it?"""
    e = next((x for x in ground.registers.events if x.id == claim.event), None)
    if e is None:
        return Verdict(claim, Ruling.NOT_CHECKABLE, "The calendar holds no such meeting.")
    agrees = _timed(ground, claim, e)
    dates = day_words(e.start) if e.start == e.end else f"{e.start.day} to {day_words(e.end)}"
    source = cited(e, ground.day)
    row = Evidence(
        "register", source.publisher, e.id, e.start, "events", e.country, e.title, dates, dates, "", e.kind, agrees,
        source.url, noted(ground, e),
    )  # fmt: skip
    if agrees is None:
        return Verdict(claim, Ruling.NOT_CHECKABLE, f"{e.title}: {dates}; when the text means is left open.", (row,))
    ruling = Ruling.SUPPORTED if agrees else Ruling.NOT_CHECKABLE
    return Verdict(claim, ruling, f"{e.title}: {dates}.", (row,))


def _timed(ground: Ground, claim: Claim, e: Event) -> bool | None:
    """Whether the meeting is when the text puts it; None where its own date or its words leave that open."""
    if claim.when.basis == "stated":
        return e.start.year in claim.when.years
    if not ground.dating.certain:
        return None
    ahead = (e.start - ground.day).days
    if claim.when.basis == "distance":
        days = int(claim.when.words)
        slack = 1 if abs(days) < 7 else (6 if abs(days) < 60 else 20)
        return True if abs(ahead - days) <= slack else None
    if claim.when.basis == "month":
        return True if e.start.month in claim.when.years and abs(ahead) < 330 else None
    if claim.when.basis in {"weekday", "day"}:
        near = -9 <= ahead <= 9
        weekdays = {(e.start.toordinal() + k - 1) % 7 for k in range((e.end - e.start).days + 1)}
        return True if near and (claim.when.basis == "day" or weekdays & set(claim.when.years)) else None
    months = (e.start.year - ground.day.year) * 12 + e.start.month - ground.day.month
    words = claim.when.words.casefold()
    fits = {
        "next month": months == 1,
        "last month": months == -1,
        "this month": months == 0,
        "next week": 0 < ahead <= 14,
        "last week": -14 <= ahead <= 0,
        "this week": abs(ahead) <= 7,
    }
    return next((True for phrase, fit in fits.items() if phrase in words and fit), None)
