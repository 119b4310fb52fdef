"""One record checked into rows: the schema of bulk's output, declared once, and the function that fills it.

`checked` takes and returns plain values and can be pickled: a pool of processes calls it here, another engine can
call it elsewhere. It keeps nothing between two calls and gives the same rows for the same record wherever it runs. A
record in which no claim can be costs one pass over it; a web page is searched before it is parsed.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import burdenshare as bs
from burdenshare.claims import screen
from burdenshare.doors import documents, formats
from burdenshare.doors.decoding import sound
from burdenshare.doors.documents import Document
from burdenshare.doors.formats import Raw
from burdenshare.nouns.errors import BadRequest, BurdenshareError, UnreadableDocument
from burdenshare.nouns.verdicts import Check, Verdict

SCHEMA: tuple[tuple[str, str], ...] = (
    ("record", "BIGINT"), ("document", "VARCHAR"), ("url", "VARCHAR"), ("title", "VARCHAR"), ("site", "VARCHAR"),
    ("author", "VARCHAR"), ("language", "VARCHAR"), ("published", "DATE"), ("dating", "VARCHAR"), ("as_of", "DATE"),
    ("claim", "INTEGER"), ("start", "INTEGER"), ("end", "INTEGER"), ("words", "VARCHAR"), ("kind", "VARCHAR"),
    ("subjects", "VARCHAR[]"), ("measure", "VARCHAR"), ("form", "VARCHAR"), ("value", "DOUBLE"), ("decimals", "INTEGER"),
    ("unit", "VARCHAR"), ("currency", "VARCHAR"), ("approximator", "VARCHAR"), ("low", "DOUBLE"), ("high", "DOUBLE"),
    ("threshold", "DOUBLE"), ("period", "INTEGER"), ("deadline", "INTEGER"), ("modality", "VARCHAR"),
    ("stance", "VARCHAR"), ("speaker", "VARCHAR"), ("role", "VARCHAR"), ("quoted", "BOOLEAN"), ("publisher", "VARCHAR"),
    ("ruling", "VARCHAR"), ("reason", "VARCHAR"), ("releases", "VARCHAR[]"),
)  # fmt: skip
"""Columns of the output, in order, with DuckDB types: one row a claim, in the order of the input."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
_LETTERS = re.compile(r"&(?:[A-Za-z]{1,2}(?:acute|grave|circ|cedil|uml|tilde|caron|ring|lig|slash|ogon);|#)")


@dataclass(frozen=True, slots=True)
class Fields:
    """Which columns of a Parquet or JSONL file hold what."""

    text: str = "text"
    published: str = "published"
    url: str = "url"
    title: str = "title"
    language: str = "language"
    id: str = "id"


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for every record. today: the day of the job's first run. as_of: the day whose knowledge rules."""

    today: date
    fields: Fields = field(default_factory=Fields)
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A record of an archive; number: its place there, from 0; id: what it is called.

    One of: values (by the names of Fields' attributes), line (one of a JSONL file), raw (bytes of a document),
    path (a file). day: the latest that the document can be of, where the archive says so.
    """

    number: int
    id: str
    values: dict[str, str] | None = None
    line: bytes = b""
    raw: Raw | None = None
    path: str = ""
    day: date | None = None

    @property
    def size(self) -> int:
        """About how many bytes of memory it takes."""
        held = sum(map(len, self.values.values())) if self.values else 0
        return 200 + held + len(self.line) + (len(self.raw.body) if self.raw else 0)


@dataclass(frozen=True, slots=True)
class Bad:
    """A record, or a document in it, that cannot be read: its place, what it is called, and why."""

    number: int
    id: str
    reason: str


def checked(record: Record, settings: Settings) -> list[dict[str, Any] | Bad]:
    """The rows of one record, none where it holds no claim, and what in it cannot be read or dated.

    Rows have the names of SCHEMA. Nothing that a document holds makes it raise, but a process may die over one.
    """
    found: list[dict[str, Any] | Bad] = []
    try:
        for document in _documents(record, settings):
            if isinstance(document, UnreadableDocument):
                found.append(Bad(record.number, record.id, str(document)))
            elif screen.candidate(screen.headed(document.text, document.title)):
                name = record.id if document.name == record.path else document.name
                found += _rows(record, _check(document, record, settings), name)
    except BurdenshareError as e:
        found.append(Bad(record.number, record.id, str(e)))
    except Exception as e:  # one document must not stop a million; the reason is kept, so that the defect is seen
        found.append(Bad(record.number, record.id, f"could not be checked: {type(e).__name__}: {e}"))
    return found


def _documents(record: Record, settings: Settings) -> Iterator[Document | UnreadableDocument]:
    if record.path:
        yield from documents.read_file(Path(record.path), here=True)
    elif record.raw is not None:
        if hopeful(record.raw):
            yield from documents.parse_all(record.raw)
    else:
        yield _stated(record, record.values or values_of(record.line, settings.fields))


def values_of(line: bytes, fields: Fields) -> dict[str, str]:
    """What a line of a JSONL file says, by the names of Fields' attributes.

    Raises UnreadableDocument for what is no JSON object, or one without a text.
    """
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        raise UnreadableDocument("is no JSON object on one line") from None
    if not isinstance(value, dict):
        raise UnreadableDocument("is JSON, but no object")
    return values(value, fields)


def values(row: dict[str, Any], fields: Fields) -> dict[str, str]:
    """What a row says, by the names of Fields' attributes. Raises UnreadableDocument for one without a text."""
    if not isinstance(row.get(fields.text), str):
        raise UnreadableDocument(f"holds no text under {fields.text!r}")
    found = {name: row.get(getattr(fields, name)) for name in Fields.__slots__}
    return {name: str(value) for name, value in found.items() if value is not None}


def _stated(record: Record, values: dict[str, str]) -> Document:
    text = values["text"]
    if len(text) > documents.LONGEST:
        raise UnreadableDocument(
            f"has more than {documents.LONGEST:,} characters, the most that is checked as one article"
        )
    published = None
    if written := values.get("published", "").strip():
        match = _DAY.match(written)
        try:
            published = date.fromisoformat(match.group() if match else written)
        except ValueError:
            raise BadRequest(f"says it was published on {written[:40]!r}, which is no day like 2025-06-05") from None
    return Document(
        text=text if text.isascii() else sound(text),
        name=sound(values.get("id") or values.get("url") or record.id),
        title=sound(values.get("title", "")),
        published=(published, "the archive") if published else None,
        url=sound(values.get("url", "")),
        language=values.get("language", "")[:2].lower(),
    )  # fmt: skip


def hopeful(raw: Raw) -> bool:
    """Whether the bytes of a web page or text name the alliance or defence at all; other formats always may."""
    format = formats.of(raw.body, raw.kind).name
    if format not in {"html", "text", "markdown"}:
        return True
    from burdenshare.doors.pages import charset_of

    charset = charset_of(raw) if format == "html" else raw.charset
    try:
        text = raw.body.decode(charset or "utf-8", "replace")
    except LookupError:
        text = raw.body.decode("utf-8", "replace")
    if screen.hopeful(text):
        return True
    return b"\0" in raw.body or bool(_LETTERS.search(text) and screen.hopeful(html.unescape(text)))


def _check(document: Document, record: Record, settings: Settings) -> Check:
    """The check of one document; its day is that of its record at the latest."""
    from burdenshare.verdicts import check

    today = min(settings.today, record.day or settings.today)
    known = document.published[0] if document.published else None
    given = record.raw is None and not record.path
    return check(
        document.text,
        bs.open(),
        bs.registers(),
        today=settings.today if (known and known <= settings.today) or settings.as_of else today,
        published=known if given else None,
        metadata=document.published,
        as_of=settings.as_of,
        title=document.title,
        site=document.site,
        author=document.author,
        url=document.url,
        language=document.language,
    )


def _rows(record: Record, check: Check, name: str) -> Iterator[dict[str, Any]]:
    head = {
        "record": record.number, "document": name, "url": check.url, "title": check.title, "site": check.site,
        "author": check.author, "language": check.language, "published": check.dating.day.isoformat(),
        "dating": check.dating.source, "as_of": check.as_of.isoformat(),
    }  # fmt: skip
    for number, verdict in enumerate(check.verdicts, 1):
        yield head | {"claim": number} | _claim(verdict)


def _claim(v: Verdict) -> dict[str, Any]:
    c, q = v.claim, v.claim.quantity
    return {
        "start": c.start, "end": c.end, "words": c.words, "kind": c.kind.value, "subjects": list(c.subjects),
        "measure": c.measure, "form": c.comparison.form.value if c.comparison else "",
        "value": q.value if q else None, "decimals": q.decimals if q else None, "unit": q.unit.value if q else "",
        "currency": q.currency if q else "", "approximator": q.approximator if q else "",
        "low": q.interval.low if q else None, "high": q.interval.high if q else None, "threshold": c.threshold,
        "period": c.when.years[0] if c.when.years else None, "deadline": c.when.by, "modality": c.modality.value,
        "stance": c.stance.value if c.stance else "", "speaker": c.attribution.speaker, "role": c.attribution.role,
        "quoted": c.attribution.quoted, "publisher": c.publisher, "ruling": v.ruling.value, "reason": v.reason,
        "releases": list(dict.fromkeys(e.release for e in v.evidence if e.release)),
    }  # fmt: skip
