"""`burdenshare bulk`: an archive of documents in, a table of claims out."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter


def bulk(
    source: Annotated[Path, Parameter(help="A WARC, Parquet or JSONL file, or a folder of documents.")],
    output: Annotated[Path, Parameter(help="The Parquet file to write: one row a claim.")],
    /,
    *,
    workers: Annotated[int, Parameter(help="Processes; all cores if 0.")] = 0,
    text_field: Annotated[str, Parameter(help="Column or key that holds the text.")] = "text",
    date_field: Annotated[str, Parameter(help="Column or key that holds the day of publication.")] = "published",
    url_field: Annotated[str, Parameter(help="Column or key that holds the address.")] = "url",
    title_field: Annotated[str, Parameter(help="Column or key that holds the title.")] = "title",
    language_field: Annotated[str, Parameter(help="Column or key that holds the language.")] = "language",
    id_field: Annotated[str, Parameter(help="Column or key that holds a document's name.")] = "id",
) -> int:
    """Check every document of an archive on all cores; one row a claim, in the order of the input.

    A run that was broken off goes on where it stopped. Records that cannot be read are set aside in
    OUTPUT.bad.jsonl with the reason.
    """
    from burdenshare.doors.bulk.archives import Fields
    from burdenshare.doors.bulk.job import run
    from burdenshare.nouns.errors import BadRequest

    if workers < 0:
        raise BadRequest(f"--workers is {workers}. Give a number of processes, or 0 for all cores.")
    fields = Fields(text_field, date_field, url_field, title_field, language_field, id_field)
    if sys.stderr.isatty():
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        with Progress(
            TextColumn("documents"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), transient=True
        ) as bar:
            task = bar.add_task("documents", total=None)
            done = run(
                source, output, today=date.today(), fields=fields, workers=workers,
                progress=lambda n: bar.update(task, completed=n),
            )  # fmt: skip
    else:
        done = run(source, output, today=date.today(), fields=fields, workers=workers)
    aside = f"; {done.bad} set aside in {output.name}.bad.jsonl" if done.bad else ""
    resumed = f" ({done.resumed} parts were there from an earlier run)" if done.resumed else ""
    print(f"{done.documents} documents, {done.claims} claims in {output}{aside}{resumed}.")
    return 0
