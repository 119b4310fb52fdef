"""Documents: a file, a folder, standard input or an address read into plain text with what it says about itself.

formats.py lists what can be read. Limits are checked before anything is parsed, and what others made is taken apart
in a process of its own (isolated.py). Whatever cannot be read raises UnreadableDocument with the mend.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

from burdenshare.doors import faults, formats
from burdenshare.doors.decoding import decoded
from burdenshare.doors.formats import Raw
from burdenshare.nouns.errors import BadRequest, UnreadableDocument

LONGEST = 1_000_000
"""The longest text that is checked as one article, in characters; a book has about as many."""

STDIN = "-"
_STREAM = re.compile(r"/dev/stdin|/(?:dev|proc/self)/fd/\d+")
"""What the shell puts for a stream: "burdenshare check <(pdftotext a.pdf -)"."""
_SPECIAL = {stat.S_IFIFO: "a named pipe", stat.S_IFSOCK: "a socket", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device"}
_ADDRESS = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]+):")


@dataclass(frozen=True, slots=True)
class Document:
    """A text as read. published: (day, where it stands) if the document states it; name: file or address."""

    text: str
    name: str
    title: str = ""
    published: tuple[date, str] | None = None
    site: str = ""
    author: str = ""
    url: str = ""
    language: str = ""


def read(source: str) -> Document:
    """The one document at `source`: a path, "-" for standard input, or an http or https address.

    Raises UnreadableDocument for what is no readable text or several, BadRequest for what is not there or not allowed.
    """
    return _only(list(parse_all(raw(source))), source)


def read_all(source: str) -> Iterator[Document | UnreadableDocument]:
    """The documents at `source`: every file of a folder, every entry of a feed, else the one that `read` reads.

    What cannot be read in a folder comes as the error that says why; the others go on.
    Raises as `read` where `source` is one file, BadRequest for a folder without files.
    """
    return opened(source)[1]


def opened(source: str) -> tuple[bool, Iterator[Document | UnreadableDocument]]:
    """Whether `source` is a list of documents (a folder, a feed) and not one, and the documents as `read_all` says."""
    if is_folder(source):
        return True, chain.from_iterable(read_file(path) for path in files(Path(source)))
    found = raw(source)
    return formats.of(found.body, found.kind).several, parse_all(found)


def read_file(path: Path, *, here: bool = False) -> Iterator[Document | UnreadableDocument]:
    """The documents in one file of a folder; one that cannot be read comes as the error that says why."""
    try:
        yield from parse_all(raw(os.fspath(path), here=here))
    except (UnreadableDocument, BadRequest) as e:
        yield UnreadableDocument(str(e))


def is_folder(source: str) -> bool:
    """Whether `source` names a folder."""
    try:
        return bool(source.strip()) and source != STDIN and Path(source).is_dir()
    except (OSError, ValueError):
        return False


def files(folder: Path) -> Iterator[Path]:
    """Every file under a folder, in the order of their paths; hidden ones and linked folders are left out.

    Raises BadRequest for a folder without files, or one that cannot be listed.
    """

    def refuse(error: OSError) -> None:
        raise BadRequest(f"{error.filename} cannot be listed: {error.strerror}. Check its permissions.")

    found = False
    for at, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for path in (Path(at, n) for n in sorted(names) if not n.startswith(".")):
            if path.is_file():  # a pipe or a device would be waited for
                found = True
                yield path
    if not found:
        raise BadRequest(f"{folder} is a folder without files. Name one that holds articles.")


def raw(source: str, *, here: bool = False) -> Raw:
    """The bytes at `source`, as far as they are ever read, with what is declared of them."""
    if not source.strip():
        raise BadRequest("No document is named. Give a file, an http address, or - for standard input.")
    if source == STDIN:
        return Raw(_standard_input(), "standard input", here=here)
    if _ADDRESS.match(source) and not _exists(Path(source)):
        from burdenshare.doors.fetch import fetch

        page = fetch(source, limit=formats.MOST)
        return Raw(page.body, page.url, page.kind, page.charset, page.url, here)
    path = Path(source)
    if _STREAM.fullmatch(source):
        return Raw(_bytes(path), "standard input" if source.endswith(("stdin", "fd/0")) else "a stream", here=here)
    refuse_special(path, f"Save what it gives as a file, or send it to standard input: burdenshare check - < {path}")
    return Raw(_bytes(path), source, formats.by_ending(path.suffix), here=here)


def refuse_special(path: Path, mend: str) -> None:
    """Raise BadRequest with the mend for a pipe, a device or a socket, which would be waited for or never end."""
    try:
        kind = stat.S_IFMT(path.stat().st_mode)
    except (OSError, ValueError):
        return  # what is not there, or may not be looked at, has a sentence of its own
    if (what := _SPECIAL.get(kind)) is not None:
        raise BadRequest(f"{path} is {what}, and only files are read. {mend}")


def parse(body: bytes, name: str, *, kind: str = "", charset: str = "", url: str = "") -> Document:
    """Read bytes as one document. kind: the name of a format, "" to tell by the content.

    charset: as declared outside the document, "" if nowhere.
    """
    return _only(list(parse_all(Raw(body, name, kind, charset, url))), name)


def parse_all(raw: Raw) -> Iterator[Document | UnreadableDocument]:
    """The documents in some bytes, several for a feed; an entry that is too long comes as the error that says so.

    Raises UnreadableDocument where nothing in them can be read.
    """
    format = formats.of(raw.body, raw.kind)
    if len(raw.body) > format.limit:
        raise UnreadableDocument(
            f"{raw.name} is larger than {format.limit // 1_000_000} MB, the most that is read of {format.words}. "
            "Cut it into articles."
        )
    if not raw.body.strip():
        raise UnreadableDocument(f"{raw.name} is empty. Give a file with the text of an article.")
    if raw.body.startswith(formats.CONTAINER):
        raise UnreadableDocument(f"{raw.name} {faults.of_container(raw.body)}")
    for signature, what in formats.NOT_READ:
        if raw.body.startswith(signature):
            raise UnreadableDocument(f"{raw.name} is {what}, which is not read. Save its text as .txt or .html.")
    found: tuple[Document | UnreadableDocument, ...] = formats.function(format.reader)(raw)
    for document in found:
        if isinstance(document, Document) and len(document.text) > LONGEST:
            document = UnreadableDocument(
                f"{document.name} has more than {LONGEST:,} characters, the most that is checked as one article. "
                "Cut it into articles."
            )
        yield document


def read_text(raw: Raw) -> tuple[Document, ...]:
    """Plain text."""
    text = decoded(raw.body, raw.name, raw.charset)
    if not text.strip():
        raise UnreadableDocument(f"{raw.name} is empty. Give a file with the text of an article.")
    return (Document(text, raw.name, url=raw.url),)


def _only(found: list[Document | UnreadableDocument], name: str) -> Document:
    if len(found) != 1:
        raise UnreadableDocument(f"{name} holds {len(found)} documents. Name one of them.")
    if isinstance(found[0], UnreadableDocument):
        raise found[0]
    return found[0]


def _standard_input() -> bytes:
    try:
        return sys.stdin.buffer.read(formats.MOST + 1)
    except (OSError, AttributeError):  # closed, or closed before this program began
        raise BadRequest("Standard input is closed. Pipe a text into it, or name a file.") from None


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # longer than any file's name
        return False


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(formats.MOST + 1)
    except FileNotFoundError:
        raise BadRequest(f"There is no file {path}. Check the name, or give - for standard input.") from None
    except IsADirectoryError:
        raise BadRequest(f"{path} is a folder. Name one file in it.") from None
    except (OSError, ValueError) as e:
        reason = e.strerror if isinstance(e, OSError) and e.strerror else e
        raise BadRequest(f"{path} cannot be read: {reason}. Check its permissions, or name another file.") from None
