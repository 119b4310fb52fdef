"""`burdenshare check`: an article in, every claim with its verdict out."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

import burdenshare
from burdenshare.doors import documents, output
from burdenshare.doors.cli import STANDARD_INPUT
from burdenshare.doors.options import AsOf, Harvest, Out, Published, chosen, known_day
from burdenshare.nouns.errors import BadRequest, UnreadableDocument
from burdenshare.nouns.verdicts import Check, Ruling

if TYPE_CHECKING:
    from burdenshare.doors.documents import Document
    from burdenshare.publish.report import Report

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
    from; then where the allies named stand, who has said what, and the sources.
    """
    output.writable(out)
    drafts = None if harvest == Path("-") else harvest
    output.writable(drafts, "--harvest")
    if drafts is not None and out is not None and drafts.resolve() == out.resolve():
        raise BadRequest(f"--harvest and --out both name {out}. Name two files.")
    kind = chosen(format, out, ENDINGS)
    if brief_in:
        from burdenshare.publish.phrases import known_language

        known_language(brief_in)
    if as_of is not None:
        known_day(as_of)
    if published is not None:
        known_day(published, "--published")
    named = documents.STDIN if source == STANDARD_INPUT else source
    listed = list(documents.read_all(named))
    if len(listed) > 1 or isinstance(listed[0], UnreadableDocument):
        return _many(listed, named, kind, out, as_of, published, strict, brief_in, harvest)
    document = listed[0]
    found = checked(document, as_of=as_of, published=published)
    if harvest is not None:
        output.put(_drafts([(document, found)]), drafts)
    if harvest is not None and drafts is None and out is None:
        pass  # the drafts stand on standard output, in place of the report
    elif kind == "claimreview":
        from burdenshare.publish.as_json import text_of
        from burdenshare.publish.claimreview import claim_reviews

        output.put(text_of(claim_reviews(found, _names(), reviewer=reviewer, review_url=review_url)), out)
    else:
        from burdenshare.publish.report import report

        made = report(found, burdenshare.open(), burdenshare.registers(), _name(document.name), _note(document))
        _put(made, kind, out, brief_in)
    contradicted = any(v.ruling is Ruling.CONTRADICTED for v in found.verdicts)
    return 1 if strict and contradicted else 0


def _many(
    listed: list[Document | UnreadableDocument],
    source: str,
    kind: str,
    out: Path | None,
    as_of: date | None,
    published: date | None,
    strict: bool,
    brief_in: str,
    harvest: Path | None,
) -> int:
    """The reports of a folder or feed, one after the other; JSON as one object, with what could not be read."""
    from burdenshare.publish.report import report

    if kind in {"html", "claimreview"}:
        raise BadRequest(f"{source} holds several documents, and {kind} is one page each. Name one document.")
    read = [d for d in listed if not isinstance(d, UnreadableDocument)]
    unread = [str(d) for d in listed if isinstance(d, UnreadableDocument)]
    checks = [(d, checked(d, as_of=as_of, published=published)) for d in read]
    drafts = None if harvest == Path("-") else harvest
    if harvest is not None and checks:
        output.put(_drafts(checks), drafts)
    reports = [report(c, burdenshare.open(), burdenshare.registers(), _name(d.name), _note(d)) for d, c in checks]
    if harvest is not None and drafts is None and out is None:
        pass  # the drafts stand on standard output, in place of the reports
    elif kind == "json":
        from burdenshare.publish.as_json import check_document, text_of

        output.put(text_of({"documents": [check_document(r) for r in reports], "unreadable": unread}), out)
    elif kind == "markdown":
        from burdenshare.publish.markdown import markdown

        output.put("\n\n".join(markdown(r) for r in reports), out)
    elif kind == "brief":
        from burdenshare.publish.brief import brief

        output.put("\n\n".join(brief(r, burdenshare.registers(), brief_in) for r in reports), out)
    else:
        from rich.console import Group

        from burdenshare.publish.text import page

        output.show(Group(*(page(made) for made in reports)), out)
    for reason in unread:
        print(f"burdenshare: {' '.join(reason.split())}", file=sys.stderr)
    if not read:
        raise UnreadableDocument(f"None of the {len(unread)} files in {source} could be read.")
    contradicted = any(v.ruling is Ruling.CONTRADICTED for _, c in checks for v in c.verdicts)
    return 1 if strict and contradicted else 0


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


def _drafts(checks: list[tuple[Document, Check]]) -> str:
    """The drafts that the documents offer to the registers, as one TOML file."""
    from burdenshare.publish.harvest import as_toml, harvest

    registers = burdenshare.registers()
    return "\n".join(as_toml(harvest(found, registers), found, _name(d.name)) for d, found in checks)


def _put(made: Report, kind: str, out: Path | None, brief_in: str = "") -> None:
    if kind == "text":
        from burdenshare.publish.text import page

        output.show(page(made), out)
    elif kind == "json":
        from burdenshare.publish.as_json import check_document, text_of

        output.put(text_of(check_document(made)), out)
    elif kind == "markdown":
        from burdenshare.publish.markdown import markdown

        output.put(markdown(made), out)
    elif kind == "brief":
        from burdenshare.publish.brief import brief

        output.put(brief(made, burdenshare.registers(), brief_in), out)
    else:
        from burdenshare.publish.html import html

        output.put(html(made), out)


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


def _names() -> dict[str, str]:
    return {a.code: a.name for a in burdenshare.open().areas}
