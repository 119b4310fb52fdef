"""`burdenshare check` over a folder or a feed: one report a document; what cannot be read is named, the rest goes on."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from burdenshare.doors import output
from burdenshare.doors.checked import report_of
from burdenshare.doors.commands.checking import ENDINGS, Way, claim_reviews_of, rendered
from burdenshare.doors.documents import Document
from burdenshare.nouns.errors import BadRequest, BurdenshareError, UnreadableDocument
from burdenshare.nouns.verdicts import Check
from burdenshare.publish import as_json

_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST_NAME = 80
_BETWEEN = {"text": f"\n{'=' * 80}\n\n", "markdown": "\n---\n\n", "brief": "\n---\n\n"}


@dataclass(frozen=True, slots=True)
class _Checked:
    document: Document
    check: Check


def put_all(
    listed: Iterable[Document | UnreadableDocument],
    source: str,
    way: Way,
    out: Path | None,
    check: Callable[[Document], Check],
    *,
    silent: bool = False,
) -> None:
    """Check each document and put out its report.

    out: a folder, where each report becomes a file; a file for all of them; None for standard output, where text,
    Markdown and briefs appear as they come. silent: check alone.
    Raises UnreadableDocument where no document could be read, BadRequest for HTML anywhere but in a folder.
    """
    folder = out if out is not None and out.is_dir() else None
    if way.kind == "html" and folder is None and not silent:
        raise BadRequest(f"{source} holds several documents, and HTML is one page each. Name a folder with --out.")
    unread: list[str] = []
    whole: list[Any] = []
    read = 0
    for found in _each(listed, check):
        if isinstance(found, BurdenshareError):
            unread.append(" ".join(str(found).split()))
            continue
        read += 1
        if silent:
            continue
        if folder is not None:
            text = rendered(found.document, found.check, way, plain=True)
            output.put(text, folder / _file(read, found.document.name, way.kind))
        elif way.kind in _BETWEEN:
            text = rendered(found.document, found.check, way, plain=out is not None)
            text = (_BETWEEN[way.kind] if read > 1 else "") + text
            if out is None:
                output.put(text)
            else:
                whole.append(text)
        elif way.kind == "json":
            whole.append(as_json.named_check(found.document.name, report_of(found.document, found.check)))
        else:
            whole += claim_reviews_of(found.check, way)
    if not read:
        if len(unread) == 1:
            raise UnreadableDocument(f"The one document in {source} could not be read: {unread[0]}")
        first = f"; the first: {unread[0]}" if unread else "."
        raise UnreadableDocument(f"None of the {len(unread)} documents in {source} could be read{first}")
    if not silent and folder is None:
        _put_whole(whole, unread, way.kind, out)
    _say(read, unread)


def _put_whole(whole: list[Any], unread: list[str], kind: str, out: Path | None) -> None:
    """What is written at the end: one JSON document, or all that goes into one file."""
    if kind == "json":
        output.put(as_json.text_of(as_json.checks_document(whole, unread)), out)
    elif kind == "claimreview":
        output.put(as_json.text_of(whole), out)
    elif out is not None:
        output.put("".join(whole), out)


def _each(
    listed: Iterable[Document | UnreadableDocument], check: Callable[[Document], Check]
) -> Iterable[_Checked | BurdenshareError]:
    for document in listed:
        if isinstance(document, UnreadableDocument):
            yield document
            continue
        try:
            yield _Checked(document, check(document))
        except BurdenshareError as e:
            yield UnreadableDocument(f"{document.name}: {e}")


def _file(number: int, name: str, kind: str) -> str:
    """A file's name for a report: its number in the order of the documents, and what the document is called."""
    ending = next((e for e, means in ENDINGS.items() if means == kind), ".md" if kind == "brief" else ".txt")
    plain = _UNSAFE.sub("-", name.rpartition("://")[2]).strip("-.")[-_LONGEST_NAME:]
    return f"{number:04}-{plain}{ending}"


def _say(read: int, unread: list[str]) -> None:
    if not unread:
        return
    documents = "document" if read == 1 else "documents"
    for sentence in (*unread, f"{read} {documents} checked, {len(unread)} could not be read."):
        sys.stderr.write(f"burdenshare: {sentence}\n")
    sys.stderr.flush()
