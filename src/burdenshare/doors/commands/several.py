"""`burdenshare check` over a folder or a feed: one report a document; what cannot be read is named, the rest goes on."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from burdenshare import __version__
from burdenshare.doors import output
from burdenshare.doors.commands.checking import ENDINGS, rendered, report_of
from burdenshare.doors.documents import Document
from burdenshare.nouns.errors import BadRequest, BurdenshareError, UnreadableDocument
from burdenshare.nouns.verdicts import Check, Ruling
from burdenshare.publish import as_json, tables

FORMAT = "burdenshare.checks"
_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST_NAME = 80
_BETWEEN = {"text": f"\n{'=' * 80}\n\n", "markdown": "\n---\n\n"}


@dataclass(frozen=True, slots=True)
class _Checked:
    document: Document
    check: Check


def put_all(
    listed: Iterable[Document | UnreadableDocument],
    source: str,
    kind: str,
    out: Path | None,
    check: Callable[[Document], Check],
    reviews: Callable[[Check], list[Any]],
) -> set[Ruling]:
    """Check each document and put out its report; returns the rulings that were given.

    out: a folder, where each report becomes a file; a file for all of them; None for standard output, where text
    and Markdown appear as they come. Raises UnreadableDocument where no document could be read, BadRequest for HTML
    anywhere but in a folder.
    """
    into_folder = out is not None and out.is_dir()
    if kind == "html" and not into_folder:
        raise BadRequest(f"{source} holds several documents, and HTML is one page each. Name a folder with --out.")
    rulings: set[Ruling] = set()
    unread: list[str] = []
    whole: list[Any] = []
    read = 0
    for found in _each(listed, check):
        if isinstance(found, BurdenshareError):
            unread.append(" ".join(str(found).split()))
            continue
        read += 1
        rulings |= {v.ruling for v in found.check.verdicts}
        if out is not None and into_folder:
            output.put(_one(found, kind, reviews, plain=True), out / _file(read, found.document.name, kind))
        elif kind in _BETWEEN:
            text = (_BETWEEN[kind] if read > 1 else "") + _one(found, kind, reviews, plain=out is not None)
            if out is None:
                output.put(text)
            else:
                whole.append(text)
        elif kind == "json":
            whole.append({"name": found.document.name} | as_json.check_document(report_of(found.check, found.document)))
        else:
            whole += reviews(found.check)
    if not read:
        what = f"None of the {len(unread)} documents in {source} could be read; the first: {unread[0]}"
        raise UnreadableDocument(what if unread else f"{source} holds no document. Name one that does.")
    if kind == "json" and not into_folder:
        output.put(as_json.text_of(_document(whole, unread)), out)
    elif kind == "claimreview" and not into_folder:
        output.put(as_json.text_of(whole), out)
    elif whole:
        output.put("".join(whole), out)
    _say(read, unread)
    return rulings


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


def _one(found: _Checked, kind: str, reviews: Callable[[Check], list[Any]], *, plain: bool) -> str:
    if kind == "claimreview":
        return as_json.text_of(reviews(found.check))
    return rendered(report_of(found.check, found.document), kind, plain=plain)


def _document(checks: list[Any], unread: list[str]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": tables.VERSION,
        "generator": f"burdenshare {__version__}",
        "documents": checks,
        "unreadable": unread,
    }


def _file(number: int, name: str, kind: str) -> str:
    """A file's name for a report: its number in the order of the documents, and what the document is called."""
    ending = next((e for e, means in ENDINGS.items() if means == kind), ".txt")
    plain = _UNSAFE.sub("-", name.rpartition("://")[2]).strip("-.")[-_LONGEST_NAME:]
    return f"{number:04}-{plain}{ending}"


def _say(read: int, unread: list[str]) -> None:
    if not unread:
        return
    documents = "document" if read == 1 else "documents"
    for sentence in (*unread, f"{read} {documents} checked, {len(unread)} could not be read."):
        sys.stderr.write(f"burdenshare: {sentence}\n")
    sys.stderr.flush()
