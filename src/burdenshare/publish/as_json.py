"""A report as JSON, in the shape that schema.py states."""

from __future__ import annotations

from datetime import date
from typing import Literal

from burdenshare import __version__
from burdenshare.nouns import claims as nouns
from burdenshare.nouns.figures import Status
from burdenshare.nouns.verdicts import Evidence, Verdict
from burdenshare.publish import schema
from burdenshare.publish.promise_sheets import position_record
from burdenshare.publish.report import Report, SourceLine
from burdenshare.publish.standings import standing_sheet
from burdenshare.publish.tables import VERSION, as_json, document

text_of = as_json

_LETTERS = {s.label: s.value for s in Status}


def check_document(report: Report) -> schema.CheckDocument:
    """The report as a JSON document; the same report always gives the same text."""
    check = report.check
    stands = report.standing
    standing = None if stands is None else document(standing_sheet(stands, report.count, report.names))
    return {
        "format": "burdenshare.check",
        "version": VERSION,
        "generator": f"burdenshare {__version__}",
        "article": {
            "title": check.title or None,
            "author": check.author or None,
            "site": check.site or None,
            "url": check.url or None,
            "language": check.language,
            "characters": len(check.text),
            "date": {
                "day": check.dating.day.isoformat(),
                "known": check.dating.source,
                "explanation": check.dating.explanation,
            },
            "mentioned": list(check.mentioned),
            "note": report.note or None,
            "notes": list(check.notes),
        },
        "as_of": check.as_of.isoformat(),
        "counts": {ruling.value: number for ruling, number in report.counts().items()},
        "claims": [_claim(report, n, v) for n, v in enumerate(check.verdicts, 1)],
        "standing": standing,
        "positions": [position_record(p) for p in report.positions],
        "sources": [_source(s) for s in report.sources],
    }


def named_check(name: str, report: Report) -> schema.NamedCheck:
    """The report as one of several documents. name: its file or address."""
    return {"name": name, **check_document(report)}


def checks_document(documents: list[schema.NamedCheck], unreadable: list[str]) -> schema.ChecksDocument:
    """Reports of several documents as one JSON document. unreadable: a sentence for each that could not be read."""
    return {
        "format": "burdenshare.checks",
        "version": VERSION,
        "generator": f"burdenshare {__version__}",
        "documents": documents,
        "unreadable": unreadable,
    }


def _claim(report: Report, number: int, verdict: Verdict) -> schema.Claim:
    claim = verdict.claim
    text = report.check.text
    return {
        "number": number,
        "ruling": verdict.ruling.value,
        "reason": verdict.reason,
        "kind": claim.kind.value,
        "words": claim.words,
        "start": claim.start,
        "end": claim.end,
        "also_at": [{"start": s, "end": e, "words": text[s:e]} for s, e in claim.also_at],
        "subjects": list(claim.subjects),
        "measure": claim.measure or None,
        "threshold": claim.threshold,
        "quantity": _quantity(claim.quantity),
        "interval": verdict.interval or None,
        "period": {
            "basis": claim.when.basis,
            "years": list(claim.when.years),
            "words": claim.when.words or None,
            "by": claim.when.by,
        },
        "modality": claim.modality.value,
        "attribution": {
            "speaker": claim.attribution.speaker or None,
            "role": claim.attribution.role or None,
            "area": claim.attribution.area or None,
            "quoted": claim.attribution.quoted,
        },
        "publisher": claim.publisher or None,
        "stance": claim.stance.value if claim.stance else None,
        "topic": claim.topic or None,
        "rule": claim.rule,
        "evidence": [_evidence(report, e) for e in verdict.evidence],
        "hindsight": [_evidence(report, e) for e in verdict.hindsight],
        "working": list(verdict.working),
    }


def _quantity(q: nouns.Quantity | None) -> schema.Quantity | None:
    if q is None:
        return None
    return {
        "value": q.value,
        "decimals": q.decimals,
        "unit": q.unit.value,
        "currency": q.currency or None,
        "approximator": q.approximator or None,
        "words": q.words,
        "of_total": q.of_total,
        "interval": {
            "low": q.interval.low,
            "high": q.interval.high,
            "low_closed": q.interval.low_closed,
            "high_closed": q.interval.high_closed,
        },
    }


def _evidence(report: Report, e: Evidence) -> schema.Evidence:
    kind: Literal["figure", "count", "entry"] = "figure"
    if e.role == "register":
        kind = "entry"
    elif e.status == "counted":
        kind = "count"
    letter = _LETTERS.get(e.status)
    return {
        "type": kind,
        "role": e.role,
        "agrees": e.agrees,
        "PUBLISHER": e.publisher,
        "RELEASE_ID": e.release,
        "VALID_FROM": _iso(e.date),
        "TABLE": e.table or None,
        "REF_AREA": e.area or None,
        "INDICATOR": report.indicators.get(e.what),
        "label": e.what,
        "TIME_PERIOD": e.period or None,
        "OBS_VALUE": _number(e.value) if kind == "figure" else None,
        "printed": e.value,
        "UNIT_MEASURE": e.unit or None,
        "OBS_STATUS": letter,
        "status": e.status or None,
        "url": e.url or None,
        "note": e.note or None,
        "source": report.number(e.release) or None,
    }


def _source(s: SourceLine) -> schema.Source:
    return {
        "number": s.number,
        "type": "release" if s.kind == "release" else "entry",
        "ids": list(s.entries or (s.id,)),
        "publisher": s.publisher,
        "title": s.title,
        "date": _iso(s.date),
        "url": s.url,
        "licence": s.licence or None,
        "seen_at": list(s.seen_at),
    }


def _number(printed: str) -> float | None:
    try:
        return float(printed)
    except ValueError:
        return None  # "not held", "not printed"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
