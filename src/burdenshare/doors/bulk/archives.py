"""Archives read record by record: WARC, Parquet, JSON lines, a folder. Nothing is held but the record at hand."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Any, cast

from burdenshare.doors import documents, formats
from burdenshare.doors.bulk.rows import Bad, Fields, Record, values
from burdenshare.doors.formats import Raw
from burdenshare.nouns.errors import BadRequest, UnreadableDocument

LARGEST = 5_000_000
"""The most that is read of one line, in bytes; of a page as much as its format allows."""


@dataclass(frozen=True, slots=True)
class Archive:
    """records: in the order of the archive, once. done: how much of it has been read, from 0 to 1."""

    records: Iterator[Record | Bad]
    done: Callable[[], float]


def opened(source: Path, fields: Fields) -> Archive:
    """An archive, ready to be read.

    Raises BadRequest for what is not there or no archive of a known kind, or has no column for the text;
    UnreadableDocument for one that is damaged from its first byte.
    """
    try:
        there = source.exists()
    except (OSError, ValueError):
        there = False
    if not there:
        raise BadRequest(f"There is no file or folder {source}. Check the name.")
    if source.is_dir():
        return _folder(source)
    documents.refuse_special(source, "Save what it gives as a file.")
    for endings, reader in _READERS:
        if source.name.casefold().endswith(endings):
            try:
                return reader(source, fields)
            except OSError as e:
                raise BadRequest(f"{source} cannot be read: {e.strerror or e}. Check its permissions.") from None
    known = ", ".join(ending for endings, _ in _READERS for ending in endings)
    raise BadRequest(f"{source} is no archive of a known kind. Give {known} or a folder.")


def identity(source: Path) -> str:
    """A checksum that changes when an archive does: names, sizes and times of its files."""
    listed = documents.files(source) if source.is_dir() else iter([source])
    found = hashlib.sha256()
    for path in listed:
        about = path.stat()
        found.update(f"{path}\0{about.st_size}\0{about.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    return found.hexdigest()


def _folder(source: Path) -> Archive:
    listed = list(documents.files(source))
    at = [0]

    def records() -> Iterator[Record | Bad]:
        for number, path in enumerate(listed):
            at[0] = number + 1
            yield Record(number, str(path.relative_to(source)), path=os.fspath(path))

    return Archive(records(), lambda: at[0] / len(listed))


def _share(stream: BufferedReader, source: Path) -> Callable[[], float]:
    size = source.stat().st_size or 1
    return lambda: 1.0 if stream.closed else stream.tell() / size


def _warc(source: Path, _fields: Fields) -> Archive:
    stream = source.open("rb")

    def records() -> Iterator[Record | Bad]:
        from fastwarc.warc import ArchiveIterator, WarcRecordType

        kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
        number = 0
        with stream, _unpacked(stream, source) as unpacked:
            whole = _Whole(unpacked)
            try:
                for entry in ArchiveIterator(whole, record_types=kinds, parse_http=True, auto_decode="all"):
                    if (record := _entry(entry, number, source)) is not None:
                        yield record
                        number += 1
            except (ValueError, EOFError, OSError, RuntimeError) as e:
                whole.damage = whole.damage or str(e)
            if whole.damage or not whole.last.endswith(b"\r\n\r\n"):
                yield _damaged(number, source, whole.damage or "it ends in the middle of a record")

    return Archive(records(), _share(stream, source))


def _unpacked(stream: BufferedReader, source: Path) -> BufferedReader:
    packed = source.name.casefold().endswith(".gz")
    return cast(BufferedReader, gzip.open(stream)) if packed else stream


class _Whole:
    """A stream that notes where it breaks off, and how it ends: the reader of WARC takes any end for the end."""

    def __init__(self, stream: BufferedReader) -> None:
        self.stream, self.at, self.damage, self.last = stream, 0, "", b""

    def tell(self) -> int:
        return self.at

    def seek(self, offset: int, whence: int = 0) -> int:
        raise io.UnsupportedOperation("an archive is read once, from its beginning")

    def close(self) -> None:
        self.stream.close()

    def read(self, size: int = -1) -> bytes:
        try:
            found = self.stream.read1(size)  # `read` would lose what it has when it comes to the damage
        except (EOFError, OSError, zlib.error) as e:
            self.damage = str(e)
            return b""
        self.at += len(found)
        self.last = (self.last + found[-4:])[-4:]
        return found


def _entry(entry: Any, number: int, source: Path) -> Record | Bad | None:
    """A record of a WARC that holds a document; None for redirects, pictures and the like."""
    url = entry.headers.get("WARC-Target-URI") or ""
    name = url or entry.record_id or f"{source.name}#{number}"
    about = entry.http_headers
    if about is not None and about.status_code not in {None, 200}:
        return None
    media = (entry.http_content_type if about is not None else entry.headers.get("Content-Type")) or ""
    kind = formats.BY_MEDIA.get(media.partition(";")[0].strip().casefold())
    if not kind:
        return None
    limit = formats.named(kind).limit
    try:
        body = entry.reader.read(limit + 1)
    except (ValueError, EOFError, OSError, RuntimeError) as e:
        return Bad(number, name, f"its content cannot be unpacked: {e}")
    day = entry.record_date.date() if entry.record_date else None
    return Record(number, name, raw=Raw(body, name, kind, entry.http_charset or "", url, here=True), day=day)


def _lines(source: Path, _fields: Fields) -> Archive:
    stream = source.open("rb")

    def records() -> Iterator[Record | Bad]:
        number = 0
        with stream, _unpacked(stream, source) as lines:
            try:
                while line := lines.readline(LARGEST + 1):
                    name = f"{source.name}:{number + 1}"
                    if len(line) > LARGEST and not line.endswith(b"\n"):
                        while (more := lines.readline(LARGEST)) and not more.endswith(b"\n"):
                            pass
                        yield Bad(number, name, f"is larger than {LARGEST // 1_000_000} MB")
                    elif line.strip():
                        yield Record(number, name, line=line)
                    number += 1
            except (EOFError, OSError, zlib.error) as e:
                yield _damaged(number, source, str(e))

    return Archive(records(), _share(stream, source))


def _damaged(number: int, source: Path, error: str) -> Bad:
    reason = f"the archive is damaged from here on, and nothing after this was read: {error}"
    return Bad(number, f"{source.name}#{number}", reason)


def _parquet(source: Path, fields: Fields) -> Archive:
    import duckdb

    path = {"path": str(source)}
    with duckdb.connect() as connection:
        try:
            columns = [r[0] for r in connection.execute("DESCRIBE FROM read_parquet($path)", path).fetchall()]
            counted = connection.execute("SELECT sum(num_rows) FROM parquet_file_metadata($path)", path).fetchone()
        except duckdb.Error:
            raise UnreadableDocument(f"{source} {_fault(source)} Export or copy it again, or give JSONL.") from None
    if fields.text not in columns:
        raise BadRequest(
            f"{source} has no column {fields.text!r}: it has {', '.join(columns)}. Name it with --text-field."
        )
    total = int(counted[0]) if counted and counted[0] else 0
    wanted = dict.fromkeys(name for f in Fields.__slots__ if (name := getattr(fields, f)) in columns)
    listed = ", ".join('"' + name.replace('"', '""') + '"' for name in wanted)
    at = [0]

    def records() -> Iterator[Record | Bad]:
        with duckdb.connect(config={"threads": 1}) as connection:  # one thread streams the rows in their order
            try:
                cursor = connection.execute(f"SELECT {listed} FROM read_parquet($path)", path)
                while rows := cursor.fetchmany(_ROWS):
                    for row in rows:
                        name = f"{source.name}:{at[0] + 1}"
                        try:
                            yield Record(at[0], name, values=values(dict(zip(wanted, row, strict=True)), fields))
                        except UnreadableDocument as e:
                            yield Bad(at[0], name, str(e))
                        at[0] += 1
            except duckdb.Error:
                yield _damaged(at[0], source, "a block of its rows cannot be unpacked")

    return Archive(records(), lambda: at[0] / max(1, total))


def _fault(source: Path) -> str:
    """What is wrong with a file that does not read as Parquet: such a file begins and ends with the same sign."""
    sign = b"PAR1"
    with source.open("rb") as file:
        begins = file.read(len(sign)) == sign
        file.seek(max(0, source.stat().st_size - len(sign)))
        ends = file.read() == sign
    if not begins:
        return "is no Parquet file."
    return "is a damaged Parquet file." if ends else "is a Parquet file that was cut off before its end."


_ROWS = 2_048
"""Rows of a Parquet file that are read at once."""

_READERS = (
    ((".warc", ".warc.gz"), _warc),
    ((".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"), _lines),
    ((".parquet",), _parquet),
)
"""Endings of archives and their readers: one line to add a kind."""
