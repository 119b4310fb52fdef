"""One document through the whole check: what the command, the site and the API share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import burdenshare

if TYPE_CHECKING:
    from burdenshare.doors.documents import Document
    from burdenshare.nouns.verdicts import Check
    from burdenshare.publish.report import Report


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


def report_of(document: Document, found: Check) -> Report:
    """The page about the check of a document."""
    from burdenshare.publish.report import report

    return report(found, burdenshare.open(), burdenshare.registers(), short_name(document.name), _note(document))


def short_name(name: str) -> str:
    """A file without its folders; an address as it is."""
    return name if "://" in name else Path(name).name


def _note(document: Document) -> str:
    """Why nothing can be found in a document: its language is not read yet, or it speaks of other things; "" where neither is so."""
    from burdenshare.claims import languages
    from burdenshare.claims.detection import language_of
    from burdenshare.claims.screen import headed, hopeful
    from burdenshare.publish.report import NOT_NAMED

    code = language_of(document.text, document.language)
    if code in languages.codes():
        return "" if hopeful(headed(document.text, document.title)) else NOT_NAMED
    read = ", ".join(languages.load(c).name for c in languages.codes())
    return f"The text is in a language that is not read yet (“{code}”). Read are {read}."
