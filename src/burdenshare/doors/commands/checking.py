"""`burdenshare check`: an article in, every claim with its verdict out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

import burdenshare
from burdenshare.doors import documents, output
from burdenshare.doors.cli import STANDARD_INPUT
from burdenshare.doors.options import AsOf, Out, Published, chosen, known_day
from burdenshare.nouns.errors import UnreadableDocument
from burdenshare.nouns.verdicts import Check, Ruling
from burdenshare.publish import as_json

if TYPE_CHECKING:
    from burdenshare.doors.documents import Document
    from burdenshare.publish.report import Report

Format = Literal["text", "json", "markdown", "html", "claimreview"]
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
) -> int:
    """Hold every claim of an article against the record, with evidence.

    Prints each claim in the order of the text with its ruling, the figures behind it and the release each comes
    from; then where the allies named stand, who has said what, and the sources. A folder or a feed gives one report a
    document; what cannot be read in it is named on standard error, and the rest goes on.
    """
    into_folder = out is not None and documents.is_folder(str(out))
    if not into_folder:
        output.writable(out)
    kind = chosen(format, None if into_folder else out, ENDINGS)
    if as_of is not None:
        known_day(as_of)
    if published is not None:
        known_day(published, "--published")
    named = documents.STDIN if source == STANDARD_INPUT else source
    several, listed = documents.opened(named)
    if several:
        from burdenshare.doors.commands.several import put_all

        rulings = put_all(
            listed, named, kind, out, lambda d: checked(d, as_of=as_of, published=published),
            lambda c: claim_reviews_of(c, reviewer, review_url),
        )  # fmt: skip
    else:
        output.writable(out)
        document = next(iter(listed))
        if isinstance(document, UnreadableDocument):
            raise document
        found = checked(document, as_of=as_of, published=published)
        if kind == "claimreview":
            output.put(as_json.text_of(claim_reviews_of(found, reviewer, review_url)), out)
        else:
            output.put(rendered(report_of(found, document), kind, plain=out is not None), out)
        rulings = {v.ruling for v in found.verdicts}
    return 1 if strict and Ruling.CONTRADICTED in rulings else 0


def checked(document: Document, *, as_of: date | None = None, published: date | None = None) -> Check:
    """The check of a document, dated by what it says of itself if no day is given."""
    from burdenshare.verdicts import check as run

    return run(
        document.text,
        burdenshare.open(),
        burdenshare.registers(),
        today=date.today(),
        published=published,
        metadata=document.published,
        as_of=as_of,
        title=document.title,
        site=document.site,
        author=document.author,
        url=document.url,
        language=document.language,
    )


def report_of(found: Check, document: Document) -> Report:
    """The page about the check of a document."""
    from burdenshare.publish.report import report

    return report(found, burdenshare.open(), burdenshare.registers(), _name(document.name), _note(document))


def claim_reviews_of(found: Check, reviewer: str, review_url: str) -> list[Any]:
    """The ClaimReviews of a check."""
    from burdenshare.publish.claimreview import claim_reviews

    names = {a.code: a.name for a in burdenshare.open().areas}
    return list(claim_reviews(found, names, reviewer=reviewer, review_url=review_url))


def rendered(made: Report, kind: str, *, plain: bool) -> str:
    """A report as text, JSON, Markdown or HTML. plain: without the width and colours of the terminal."""
    if kind == "text":
        from burdenshare.publish.text import page

        return output.printed(page(made), plain=plain)
    if kind == "json":
        return as_json.text_of(as_json.check_document(made))
    if kind == "markdown":
        from burdenshare.publish.markdown import markdown

        return markdown(made)
    from burdenshare.publish.html import html

    return html(made)


def _note(document: Document) -> str:
    """That a document is in a language whose texts are not read yet, "" where it is not."""
    from burdenshare.claims import languages
    from burdenshare.claims.detection import language_of

    code = language_of(document.text, document.language)
    if code in languages.codes():
        return ""
    read = ", ".join(languages.load(c).name for c in languages.codes())
    return f"The text is in a language that is not read yet (“{code}”). Read are {read}."


def _name(name: str) -> str:
    """A file without its folders; an address as it is."""
    return name if "://" in name else Path(name).name
