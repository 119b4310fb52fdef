"""`burdenshare check`: an article in, every claim with its verdict out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

import burdenshare
from burdenshare.doors import documents, output
from burdenshare.doors.checked import checked, report_of, short_name
from burdenshare.doors.cli import STANDARD_INPUT
from burdenshare.doors.options import AsOf, Harvest, Out, Published, chosen, known_day
from burdenshare.nouns.errors import BadRequest, UnreadableDocument
from burdenshare.nouns.verdicts import Check, Ruling
from burdenshare.publish import as_json

if TYPE_CHECKING:
    from burdenshare.doors.documents import Document

Format = Literal["text", "json", "markdown", "html", "brief", "claimreview"]
ENDINGS = {".json": "json", ".md": "markdown", ".html": "html", ".htm": "html", ".jsonld": "claimreview"}


def check(
    source: Annotated[
        str,
        Parameter(
            help="A file (text, Markdown, HTML, PDF, DOCX, feed), a folder, an http address, or - for standard input."
        ),
    ],
    /,
    *,
    as_of: AsOf = None,
    published: Published = None,
    format: Annotated[
        Format | None, Parameter(show_default=False, help="By the ending of --out if left out, else text.")
    ] = None,
    out: Out = None,
    strict: Annotated[bool, Parameter(negative=(), help="Exit with status 1 if a claim is contradicted.")] = False,
    reviewer: Annotated[str, Parameter(help="Who publishes the review (ClaimReview: author).")] = "",
    review_url: Annotated[str, Parameter(help="Where the review will stand (ClaimReview: url).")] = "",
    brief_in: Annotated[str, Parameter(help="Language of the brief (en, de, fr, es); the article's if left out.")] = "",
    harvest: Harvest = None,
) -> int:
    """Hold every claim of an article against the record, with evidence.

    Prints each claim in the order of the text with its ruling, the figures behind it and the release each comes
    from; then where the allies named stand, who has said what, and the sources. A folder or a feed gives one report a
    document; what cannot be read in it is named on standard error, and the rest goes on.
    """
    into_folder = out is not None and documents.is_folder(str(out))
    if not into_folder:
        output.writable(out)
    drafts = None if harvest == Path("-") else harvest
    output.writable(drafts, "--harvest")
    if drafts is not None and out is not None and drafts.resolve() == out.resolve():
        raise BadRequest(f"--harvest and --out both name {out}. Name two files.")
    kind = chosen(format, None if into_folder else out, ENDINGS)
    if brief_in:
        from burdenshare.publish.phrases import known_language

        known_language(brief_in)
    if as_of is not None:
        known_day(as_of)
    if published is not None:
        known_day(published, "--published")
    named = documents.STDIN if source == STANDARD_INPUT else source
    output.not_over(named, out)
    output.not_over(named, drafts, "--harvest")
    way = Way(kind, brief_in, reviewer, review_url)
    silent = harvest is not None and drafts is None and out is None  # the drafts stand in place of the report
    several, listed = documents.opened(named)
    offered: list[str] = []
    rulings: set[Ruling] = set()

    def run(document: Document) -> Check:
        found = checked(document, as_of=as_of, published=published)
        rulings.update(v.ruling for v in found.verdicts)
        if harvest is not None:
            offered.append(_drafts(document, found))
        return found

    if several:
        from burdenshare.doors.commands.several import put_all

        put_all(listed, named, way, out, run, silent=silent)
    else:
        output.writable(out)
        document = next(iter(listed))
        if isinstance(document, UnreadableDocument):
            raise document
        found = run(document)
        if not silent:
            output.put(rendered(document, found, way, plain=out is not None), out)
    if harvest is not None:
        output.put("\n".join(offered), drafts)
    return 1 if strict and Ruling.CONTRADICTED in rulings else 0


@dataclass(frozen=True, slots=True)
class Way:
    """How a report is rendered. kind: a Format; brief_in: language of a brief; reviewer, review_url: for ClaimReview."""

    kind: str
    brief_in: str = ""
    reviewer: str = ""
    review_url: str = ""


def claim_reviews_of(found: Check, way: Way) -> list[Any]:
    """The ClaimReviews of a check."""
    from burdenshare.publish.claimreview import claim_reviews

    names = {a.code: a.name for a in burdenshare.open().areas}
    return list(claim_reviews(found, names, reviewer=way.reviewer, review_url=way.review_url))


def rendered(document: Document, found: Check, way: Way, *, plain: bool) -> str:
    """The report on a document. plain: without the width and colours of the terminal."""
    if way.kind == "claimreview":
        return as_json.text_of(claim_reviews_of(found, way))
    made = report_of(document, found)
    if way.kind == "text":
        from burdenshare.publish.text import page

        return output.printed(page(made), plain=plain)
    if way.kind == "json":
        return as_json.text_of(as_json.check_document(made))
    if way.kind == "markdown":
        from burdenshare.publish.markdown import markdown

        return markdown(made)
    if way.kind == "brief":
        from burdenshare.publish.brief import brief

        return brief(made, burdenshare.registers(), way.brief_in)
    from burdenshare.publish.html import html

    return html(made)


def _drafts(document: Document, found: Check) -> str:
    """The drafts that a document offers to the registers, as TOML."""
    from burdenshare.publish.harvest import as_toml, harvest

    return as_toml(harvest(found, burdenshare.registers()), found, short_name(document.name))
