"""A bulk job: an archive through a pool of processes into one Parquet file, resumable at any instant.

The archive is cut into parts by its records alone, so that the output is the same whatever the number of processes
and however often the run was broken off. What is finished stands beside the output (parts.py); processes are watched
(pool.py); a record that cannot be read is set aside with the reason.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from burdenshare import __version__, data
from burdenshare.doors.bulk import archives, pool
from burdenshare.doors.bulk.parts import Counts, Parts, bad_records
from burdenshare.doors.bulk.rows import Bad, Fields, Record, Settings
from burdenshare.nouns.errors import BadRequest

PART = 1_000
"""The most records of a part; the first parts are smaller, so that a short archive keeps all processes busy."""

PART_BYTES = 8_000_000
_FIRST = 25
_OF_A_SIZE = 8


@dataclass(frozen=True, slots=True)
class Done:
    """What a job did: documents met, claims written, bad records, parts that an earlier run had finished.

    lost: whether no document at all could be read.
    """

    documents: int
    claims: int
    bad: int
    resumed: int
    today: date
    lost: bool = False


def run(
    source: Path,
    output: Path,
    *,
    today: date,
    fields: Fields | None = None,
    as_of: date | None = None,
    workers: int = 0,
    progress: Callable[[int, float], None] = lambda documents, share: None,
) -> Done:
    """Check every document of `source` and write the claims to `output`.

    today: counts for documents without a day; a run that goes on keeps the day on which the job was begun.
    workers: processes, all cores if 0. progress: told how many documents are done, and the share of the input read.
    Raises BadRequest for an input that is not there or holds nothing, or parts of another job beside the output.
    """
    fields = fields or Fields()
    if output.is_dir():
        raise BadRequest(f"{output} is a folder. Name a file like claims.parquet.")
    if not output.parent.is_dir():
        raise BadRequest(f"There is no folder {output.parent}. Make it, or name another output.")
    archive = archives.opened(source, fields)
    with Parts(output, _job(source, today, fields, as_of)) as parts:
        resumed = len(parts.finished)
        settings = Settings(date.fromisoformat(parts.job["today"]), fields, as_of)
        cut = (p for p in _cut(archive.records) if p.number not in parts.finished)
        documents = parts.counts().documents
        progress(documents, 0.0)
        for result in pool.results(cut, settings, workers or os.cpu_count() or 1):
            parts.keep(result)
            documents += result.documents
            progress(documents, archive.done())
        counts = parts.counts()
        if counts == Counts():
            _discard(parts)
            raise BadRequest(f"{source} holds no document. Name an archive that does.")
        parts.merge()
    lost = not counts.claims and counts.bad >= counts.documents and _set_aside(output) == counts.documents
    return Done(counts.documents, counts.claims, counts.bad, resumed, settings.today, lost)


def _set_aside(output: Path) -> int:
    """Of how many records something was set aside."""
    with bad_records(output).open("rb") as lines:
        return len({json.loads(line)["record"] for line in lines})


def _cut(records: Iterator[Record | Bad]) -> Iterator[pool.Part]:
    """The parts of an archive: by count and size of its records, never by who reads them."""
    number, size = 0, 0
    held: list[Record | Bad] = []
    for record in records:
        held.append(record)
        size += record.size if isinstance(record, Record) else 0
        if len(held) >= _most(number) or size >= PART_BYTES:
            yield pool.Part(number, held)
            number, size, held = number + 1, 0, []
    if held:
        yield pool.Part(number, held)


def _most(number: int) -> int:
    """The most records of a part of that number: few at first, then doubling up to PART."""
    return min(PART, _FIRST << min(20, number // _OF_A_SIZE))


def _job(source: Path, today: date, fields: Fields, as_of: date | None) -> dict[str, Any]:
    """What a job is: two that agree in all but the day they were begun give the same output."""
    return {
        "input": str(source.resolve()),
        "files": archives.identity(source),
        "fields": asdict(fields),
        "as_of": as_of.isoformat() if as_of else None,
        "part": [PART, PART_BYTES, _FIRST, _OF_A_SIZE],
        "version": __version__,
        "data": _data(),
        "today": today.isoformat(),
    }


def _data() -> str:
    """A checksum of the embedded figures, registers and lexicons."""
    found = hashlib.sha256()
    for path in sorted(p for p in data.ROOT.rglob("*") if p.suffix in {".toml", ".json", ".parquet"}):
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


def _discard(parts: Parts) -> None:
    for path in parts.folder.iterdir():
        path.unlink()
    parts.folder.rmdir()
