"""Archives read record by record: WARC, Parquet, JSON lines, a folder. Nothing is held but the record at hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from burdenshare.doors.bulk.rows import Record
from burdenshare.nouns.errors import BadRequest, UnreadableDocument

LARGEST = 5_000_000
"""The most that is read of one record, in bytes."""


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
class Bad:
    """A record that could not even be read: its place and why."""

    number: int
    id: str
    reason: str


def records(source: Path, fields: Fields) -> Iterator[Record | Bad]:
    """The records of an archive, in its order; numbered from 0.

    Raises BadRequest for what is not there or no archive of a known kind.
    """
    if not source.exists():
        raise BadRequest(f"There is no file or folder {source}. Check the name.")
    name = source.name.casefold()
    if source.is_dir():
        yield from _folder(source)
    elif name.endswith((".warc", ".warc.gz")):
        yield from _warc(source)
    elif name.endswith((".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")):
        yield from _lines(source, fields)
    elif name.endswith(".parquet"):
        yield from _parquet(source, fields)
    else:
        raise BadRequest(f"{source} is no archive of a known kind. Give .warc, .warc.gz, .jsonl, .parquet or a folder.")


def _warc(source: Path) -> Iterator[Record | Bad]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    with source.open("rb") as stream:
        try:
            for number, entry in enumerate(
                ArchiveIterator(
                    stream, record_types=WarcRecordType.response | WarcRecordType.conversion, parse_http=True
                )
            ):
                url = entry.headers.get("WARC-Target-URI", "") or ""
                id = entry.record_id or f"{source.name}#{number}"
                kind = (entry.http_content_type or entry.headers.get("Content-Type", "") or "").partition(";")[0]
                body = entry.reader.read(LARGEST + 1)
                if len(body) > LARGEST:
                    yield Bad(number, id, f"larger than {LARGEST // 1_000_000} MB")
                elif kind in {"text/html", "application/xhtml+xml"}:
                    yield Record(number, id, html=body, url=url)
                elif kind == "text/plain":
                    yield Record(number, id, text=body.decode("utf-8", "replace"), url=url)
        except (ValueError, EOFError, OSError) as e:
            raise UnreadableDocument(f"{source} is damaged: {e}. Fetch it again.") from None


def _lines(source: Path, fields: Fields) -> Iterator[Record | Bad]:
    import gzip

    with gzip.open(source, "rb") if source.name.endswith(".gz") else source.open("rb") as stream:
        for number, line in enumerate(stream):
            if not line.strip():
                continue
            try:
                if len(line) > LARGEST:
                    raise ValueError(f"larger than {LARGEST // 1_000_000} MB")
                value = json.loads(line)
                if not isinstance(value, dict) or not isinstance(value.get(fields.text), str):
                    raise ValueError(f"holds no text under {fields.text!r}")
            except (ValueError, RecursionError) as e:
                yield Bad(number, f"{source.name}:{number + 1}", str(e) or "no JSON")
                continue
            yield _record(number, value, fields, f"{source.name}:{number + 1}")


def _parquet(source: Path, fields: Fields) -> Iterator[Record | Bad]:
    import duckdb

    with duckdb.connect() as connection:
        try:
            columns = [row[0] for row in connection.sql(f"DESCRIBE SELECT * FROM '{source}'").fetchall()]
        except duckdb.Error as e:
            raise UnreadableDocument(f"{source} is no Parquet file: {str(e).splitlines()[0]}") from None
        if fields.text not in columns:
            raise BadRequest(
                f"{source} has no column {fields.text!r}: it has {', '.join(columns)}. Name it with --text-field."
            )
        wanted = [
            f
            for f in (fields.text, fields.published, fields.url, fields.title, fields.language, fields.id)
            if f in columns
        ]
        listed = ", ".join(f'"{c}"' for c in wanted)
        cursor = connection.execute(f"SELECT {listed} FROM '{source}'")
        number = 0
        while rows := cursor.fetchmany(1000):
            for row in rows:
                value = dict(zip(wanted, row, strict=True))
                if not isinstance(value.get(fields.text), str):
                    yield Bad(number, f"{source.name}:{number}", f"holds no text under {fields.text!r}")
                else:
                    yield _record(number, value, fields, f"{source.name}:{number}")
                number += 1


def _record(number: int, value: dict[str, Any], fields: Fields, default: str) -> Record:
    def held(name: str) -> str:
        found = value.get(name)
        return "" if found is None else str(found)

    return Record(
        number,
        held(fields.id) or held(fields.url) or default,
        text=value[fields.text],
        url=held(fields.url),
        title=held(fields.title),
        language=held(fields.language)[:2].lower(),
        published=held(fields.published),
    )


def _folder(source: Path) -> Iterator[Record | Bad]:
    from burdenshare.doors.documents import read_all

    for number, found in enumerate(read_all(str(source))):
        if isinstance(found, UnreadableDocument):
            yield Bad(number, f"{source.name}#{number}", str(found))
        else:
            day = found.published[0].isoformat() if found.published else ""
            yield Record(
                number,
                found.name,
                text=found.text,
                url=found.url,
                title=found.title,
                language=found.language,
                published=day,
            )
