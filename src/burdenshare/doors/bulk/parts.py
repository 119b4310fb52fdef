"""The finished parts of a job, in a folder beside its output, and what they become.

The folder holds a manifest (one line says what the job is, one line a finished part) and for each part its rows and
its bad records. A part counts once its line stands in the manifest; whatever a killed run left half-written does not.
At the end the parts become the output, in their order, and the folder goes.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from burdenshare.doors.bulk.pool import Result
from burdenshare.doors.bulk.rows import SCHEMA
from burdenshare.nouns.errors import BadRequest

_ROW_GROUP = 20_480


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records, claims and bad records a part or a job has."""

    documents: int = 0
    claims: int = 0
    bad: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.documents + other.documents, self.claims + other.claims, self.bad + other.bad)


class Parts:
    """The parts of one job. finished: number of a part to its counts."""

    def __init__(self, output: Path, job: dict[str, Any]) -> None:
        """Begin a job, or go on with it where `job` is the one that the folder holds but for the day it was begun.

        Raises BadRequest where the folder is of another job or in use, or cannot be made.
        """
        self.output = output
        self.folder = output.with_name(f"{output.name}.parts")
        self.finished: dict[int, Counts] = {}
        try:
            self.folder.mkdir(exist_ok=True)
            self._manifest = (self.folder / "manifest.jsonl").open("a+b")
        except OSError as e:
            raise BadRequest(f"{self.folder} cannot be made: {e.strerror}. Name another output.") from None
        try:
            self._lock()
            self.job = self._begin(job)
        except BaseException:
            self._manifest.close()
            raise

    def __enter__(self) -> Parts:
        return self

    def __exit__(self, *_: object) -> None:
        self._manifest.close()

    def _lock(self) -> None:
        with contextlib.suppress(ImportError):
            import fcntl

            try:
                fcntl.flock(self._manifest, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise BadRequest(f"Another run writes {self.output}. Wait for it, or name another output.") from None

    def _begin(self, job: dict[str, Any]) -> dict[str, Any]:
        self._manifest.seek(0)
        whole = 0
        lines: list[dict[str, Any]] = []
        for line in self._manifest:
            if not line.endswith(b"\n"):
                break
            try:
                lines.append(json.loads(line))
            except ValueError:
                break
            whole += len(line)
        self._manifest.truncate(whole)  # a line that was being written when the run was killed
        if not lines:
            self._note(job)
            return job
        begun = lines[0]
        if {**begun, "today": ""} != {**job, "today": ""}:
            raise BadRequest(
                f"{self.folder} holds parts of another job: other input, options or data. "
                "Remove that folder, or name another output."
            )
        for done in lines[1:]:
            self.finished[done["part"]] = Counts(done["documents"], done["claims"], done["bad"])
        return begun

    def keep(self, result: Result) -> None:
        """Put a part on disk, then in the manifest."""
        number = result.part
        if result.claims:
            _put(self.folder / _rows(number), result.rows)
        if result.bad:
            _put(self.folder / _aside(number), result.aside)
        self._note({"part": number, "documents": result.documents, "claims": result.claims, "bad": result.bad})
        self.finished[number] = Counts(result.documents, result.claims, result.bad)

    def _note(self, line: dict[str, Any]) -> None:
        self._manifest.seek(0, io.SEEK_END)
        self._manifest.write(json.dumps(line).encode() + b"\n")
        self._manifest.flush()
        os.fsync(self._manifest.fileno())

    def counts(self) -> Counts:
        """Of all finished parts."""
        return sum(self.finished.values(), Counts())

    def merge(self) -> None:
        """Write the output and the bad records beside it, each whole or not at all, then remove the parts."""
        numbers = sorted(self.finished)
        aside = bad_records(self.output)
        half = self.folder / "aside.jsonl"
        with half.open("wb") as made:
            for number in numbers:
                if self.finished[number].bad:
                    with (self.folder / _aside(number)).open("rb") as part:
                        shutil.copyfileobj(part, made)
        if self.counts().bad:
            half.replace(aside)
        else:
            aside.unlink(missing_ok=True)
        whole = self.folder / "output.parquet"
        self._write([self.folder / _rows(n) for n in numbers if self.finished[n].claims], whole)
        whole.replace(self.output)
        shutil.rmtree(self.folder)

    def _write(self, parts: Iterable[Path], whole: Path) -> None:
        import duckdb

        columns = ", ".join(f"'{name}': '{kind}'" for name, kind in SCHEMA)
        files = [str(p) for p in parts]
        rows = f"read_json($files, format = 'newline_delimited', compression = 'gzip', columns = {{{columns}}})"
        if not files:
            listed = ", ".join(f'CAST(NULL AS {kind}) AS "{name}"' for name, kind in SCHEMA)
            rows = f"(SELECT {listed}) WHERE false"
        target = str(whole).replace("'", "''")
        settings: dict[str, str | bool | int | float | list[str]] = {
            "threads": 1,
            "temp_directory": str(self.folder / "merging"),
        }  # one thread keeps the order
        with duckdb.connect(config=settings) as connection:
            connection.execute(
                f"COPY (SELECT * FROM {rows}) TO '{target}'"
                f" (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROW_GROUP})",
                {"files": files} if files else None,
            )


def bad_records(output: Path) -> Path:
    """Where the bad records of a job stand."""
    return output.with_name(f"{output.name}.bad.jsonl")


def _rows(number: int) -> str:
    return f"{number:08}.jsonl.gz"


def _aside(number: int) -> str:
    return f"{number:08}.bad.jsonl"


def _put(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
