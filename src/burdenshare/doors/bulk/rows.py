"""One document checked into rows: the schema of bulk's output, declared once, and the function that fills it.

`checked` takes and returns plain values, reads nothing but the embedded data, and can be pickled: a process pool calls it here, another
engine can call it elsewhere. A document that no claim can be in costs a few substring searches.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import burdenshare as bs
from burdenshare.claims.reading import candidate
from burdenshare.nouns.errors import BurdenshareError
from burdenshare.nouns.verdicts import Verdict

SCHEMA: tuple[tuple[str, str], ...] = (
    ("document", "VARCHAR"), ("url", "VARCHAR"), ("title", "VARCHAR"), ("language", "VARCHAR"), ("published", "DATE"),
    ("dating", "VARCHAR"), ("claim", "INTEGER"), ("start", "INTEGER"), ("end", "INTEGER"), ("words", "VARCHAR"),
    ("kind", "VARCHAR"), ("subjects", "VARCHAR[]"), ("measure", "VARCHAR"), ("form", "VARCHAR"), ("value", "DOUBLE"),
    ("unit", "VARCHAR"), ("currency", "VARCHAR"), ("approximator", "VARCHAR"), ("threshold", "DOUBLE"), ("period", "INTEGER"),
    ("deadline", "INTEGER"), ("modality", "VARCHAR"), ("stance", "VARCHAR"), ("speaker", "VARCHAR"), ("quoted", "BOOLEAN"),
    ("publisher", "VARCHAR"), ("ruling", "VARCHAR"), ("reason", "VARCHAR"), ("releases", "VARCHAR[]"),
)  # fmt: skip
"""Columns of the output, in order, with DuckDB types: one row a claim, in the order of the input."""


@dataclass(frozen=True, slots=True)
class Record:
    """A document as the archive has it. html: a page's bytes, where it is no plain text yet. number: its place in the input."""

    number: int
    id: str
    text: str = ""
    html: bytes = b""
    url: str = ""
    title: str = ""
    language: str = ""
    published: str = ""


def checked(record: Record, today: date) -> list[dict[str, Any]]:
    """Rows of one document; none where it holds no claim.

    Raises BurdenshareError or ValueError for a record that cannot be read or dated.
    """
    if record.html:
        if not _hopeful(record.html):
            return []
        record = _page(record)
    if not candidate(record.text):
        return []
    published = date.fromisoformat(record.published[:10]) if record.published else None
    if published is not None and published > today:
        raise ValueError(f"dated {published}, and today is {today}")
    from burdenshare.verdicts import check

    found = check(
        record.text,
        bs.open(),
        bs.registers(),
        today=today,
        published=published,
        language=record.language,
        title=record.title,
    )
    head = {
        "document": record.id,
        "url": record.url,
        "title": record.title,
        "language": found.language,
        "published": found.dating.day.isoformat(),
        "dating": found.dating.source,
    }
    return [head | {"claim": n} | _row(v) for n, v in enumerate(found.verdicts)]


def _row(v: Verdict) -> dict[str, Any]:
    c, q = v.claim, v.claim.quantity
    return {
        "start": c.start, "end": c.end, "words": c.words, "kind": c.kind.value, "subjects": list(c.subjects),
        "measure": c.measure, "form": c.comparison.form.value if c.comparison else "", "value": q.value if q else None,
        "unit": q.unit.value if q else "", "currency": q.currency if q else "", "approximator": q.approximator if q else "",
        "threshold": c.threshold, "period": c.when.years[0] if c.when.years else None, "deadline": c.when.by,
        "modality": c.modality.value, "stance": c.stance.value if c.stance else "", "speaker": c.attribution.speaker,
        "quoted": c.attribution.quoted, "publisher": c.publisher, "ruling": v.ruling.value, "reason": v.reason,
        "releases": list(dict.fromkeys(e.release for e in v.evidence if e.release)),
    }  # fmt: skip


@cache
def _hopeful_bytes() -> tuple[bytes, ...]:
    from burdenshare.claims.reading import telling_words

    return tuple(w.encode() for w in telling_words()[0])


def _hopeful(html: bytes) -> bool:
    """Whether the bytes of a page hold a word of the alliance or defence at all: asked before the page is parsed."""
    return any(w in html for w in _hopeful_bytes())


def _page(record: Record) -> Record:
    from burdenshare.doors.extraction import extract
    from burdenshare.doors.pages import measured

    slim = measured(record.html.decode("utf-8", "replace"), record.id)
    found = extract(slim.encode("utf-8", "replace"), record.url)
    return Record(
        number=record.number,
        id=record.id,
        text=str(found.get("text") or ""),
        url=record.url,
        title=str(found.get("title") or ""),
        language=str(found.get("language") or "")[:2].lower(),
        published=str(found.get("day") or record.published or ""),
    )


def batch(records: list[Record], today: date) -> tuple[list[dict[str, Any]], list[dict[str, str]]]:
    """Rows of several documents, and the bad ones with the reason: one bad record never stops the others."""
    rows: list[dict[str, Any]] = []
    bad: list[dict[str, str]] = []
    for record in records:
        try:
            rows += checked(record, today)
        except (BurdenshareError, ValueError, RecursionError, AssertionError, LookupError) as e:
            bad.append({"document": record.id, "reason": str(e) or type(e).__name__})
    return rows, bad
