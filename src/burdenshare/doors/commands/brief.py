"""`burdenshare brief`: an article, an ally or a release on two pages."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

import burdenshare
from burdenshare.doors import documents, output
from burdenshare.doors.options import AsOf, Out, Published, chosen, known_day
from burdenshare.nouns.errors import BadRequest, UnknownArea

if TYPE_CHECKING:
    from burdenshare.publish.papers.paper import Paper

ENDINGS = {".pdf": "pdf", ".html": "html", ".md": "md"}


def brief(
    subject: Annotated[str, Parameter(help="A file or http address of an article, an ally, or the id of a release.")],
    /,
    *,
    as_of: AsOf = None,
    published: Published = None,
    format: Annotated[
        Literal["pdf", "html", "md"] | None, Parameter(show_default=False, help="By the ending of --out, else md.")
    ] = None,
    out: Out = None,
) -> int:
    """Put an article, an ally or a release on two pages, as PDF, HTML or Markdown.

    An article: rulings, the claims that matter with their sources, where the allies named stand. An ally: share,
    history, gap, pledges, what it would take, position. A release: what it changed, who meets the target, the league.
    """
    kind = chosen(format, out, ENDINGS).replace("text", "md")
    output.writable(out)
    if kind == "pdf" and out is None:
        raise BadRequest("A PDF is no text for a terminal. Name a file with --out.")
    papers = _papers(subject, as_of, published)
    if kind == "pdf":
        assert out is not None
        from burdenshare.publish.papers.typeset import fitted

        output.put_bytes(fitted(papers), out)
        return 0
    from burdenshare.publish.papers import plain

    output.put(plain.html(papers[0]) if kind == "html" else plain.markdown(papers[0]), out)
    return 0


def _papers(subject: str, as_of: date | None, published: date | None) -> tuple[Paper, ...]:
    """The paper on a subject, and shorter ones for where it does not fit on its pages."""
    record, registers = burdenshare.open(), burdenshare.registers()
    found = next((r for r in record.registry.releases if r.id == subject), None)
    if found is not None:
        from burdenshare.publish.papers.release import release

        return (release(found, record, registers),)
    if not Path(subject).exists() and "://" not in subject:
        try:
            area = record.areas.find(subject)
        except UnknownArea as e:
            raise BadRequest(f"{subject!r} is no file, address, release or ally. {e} Name one of them.") from None
        if area.kind != "ally":
            raise BadRequest(f"{area.name} is no ally. Name one, a release or an article.")
        from burdenshare.publish.papers.ally import ally

        return (ally(area, record, registers, known_day(as_of)),)
    from burdenshare.doors.checked import checked, report_of
    from burdenshare.publish.papers.article import articles

    document = documents.read(subject)
    report = report_of(document, checked(document, as_of=as_of and known_day(as_of), published=published))
    return articles(report)
