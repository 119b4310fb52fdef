"""`burdenshare bulk`: an archive of documents in, a table of claims out."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from burdenshare.doors import output as outputs
from burdenshare.doors.options import AsOf, known_day
from burdenshare.nouns.errors import BadRequest, UnreadableDocument

if TYPE_CHECKING:
    from burdenshare.doors.bulk.job import Done


def bulk(
    input: Annotated[Path, Parameter(help="A WARC, Parquet or JSONL file, or a folder of documents.")],
    output: Annotated[Path, Parameter(help="The Parquet file to write: one row a claim.")],
    /,
    *,
    as_of: AsOf = None,
    workers: Annotated[int, Parameter(help="Processes; all cores if 0.")] = 0,
    text_field: Annotated[str, Parameter(help="Column or key that holds the text.")] = "text",
    date_field: Annotated[str, Parameter(help="Column or key that holds the day of publication.")] = "published",
    url_field: Annotated[str, Parameter(help="Column or key that holds the address.")] = "url",
    title_field: Annotated[str, Parameter(help="Column or key that holds the title.")] = "title",
    language_field: Annotated[str, Parameter(help="Column or key that holds the language.")] = "language",
    id_field: Annotated[str, Parameter(help="Column or key that holds a document's name.")] = "id",
) -> int:
    """Check every document of an archive on all cores, into one Parquet file: one row a claim, in the input's order.

    A run that was broken off goes on where it stopped. Records that cannot be read are set aside in
    OUTPUT.bad.jsonl with the reason.
    """
    from burdenshare.doors.bulk.job import run
    from burdenshare.doors.bulk.parts import bad_records
    from burdenshare.doors.bulk.rows import Fields
    from burdenshare.publish.wording import plural

    if not 0 <= workers <= 1024:
        raise BadRequest(f"--workers is {workers}. Give a number of processes up to 1024, or 0 for all cores.")
    if output.suffix.casefold() != ".parquet":
        raise BadRequest(
            f"{output} does not end in .parquet, and Parquet is what is written. Name it like claims.parquet."
        )
    outputs.not_over(input, output, "OUTPUT")
    if as_of is not None:
        known_day(as_of)
    fields = Fields(text_field, date_field, url_field, title_field, language_field, id_field)
    with _progress() as progress:
        done = run(input, output, today=date.today(), fields=fields, as_of=as_of, workers=workers, progress=progress)
    if done.lost:
        raise UnreadableDocument(
            f"Nothing in {input} could be read: {plural(done.documents, 'document')} set aside, {bad_records(output)} says why."
        )
    outputs.put(_said(done, output))
    return 0


@contextlib.contextmanager
def _progress() -> Iterator[Callable[[int, float], None]]:
    """A bar on standard error, where that is a terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda documents, share: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    shown = (BarColumn(), TaskProgressColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*shown, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("documents", total=1.0)
        yield lambda documents, share: bar.update(task, completed=share, description=f"{documents:,} documents")


def _said(done: Done, output: Path) -> str:
    from burdenshare.doors.bulk.parts import bad_records
    from burdenshare.publish.wording import plural

    begun = f"{plural(done.resumed, 'part was', 'parts were')} there from an earlier run of {done.today}"
    resumed = f" {begun}." if done.resumed else ""
    aside = f" {done.bad:,} set aside in {bad_records(output).name}." if done.bad else ""
    return f"{plural(done.documents, 'document')}, {plural(done.claims, 'claim')} in {output}.{aside}{resumed}\n"
