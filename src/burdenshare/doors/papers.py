"""PDF and DOCX: their text, title, author, language and day. `pdf` and `docx` run where isolated.py lets them.

The day is the one on which the file says it was made. Where it says that it was saved more than a month later, no day
is taken: an old template or a late revision would date the article wrongly.
"""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import Any

from burdenshare.doors import faults
from burdenshare.doors.decoding import sound
from burdenshare.doors.documents import LONGEST, Document
from burdenshare.doors.formats import Raw
from burdenshare.doors.isolated import taken_apart
from burdenshare.nouns.errors import UnreadableDocument

MOST_PAGES = 300
LARGEST_UNPACKED = 60_000_000
MOST_FILES = 5_000
_A_MONTH = 31
_TEMPLATE = date(2013, 12, 23)  # stamped by a widespread DOCX writer into all that it makes

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OTHER_FORM = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # repeats what was said
_GONE = {f"{_W}del", f"{_W}moveFrom", f"{_W}sectPr", f"{_W}pPr", f"{_W}rPr", _OTHER_FORM}
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_MAIN = "/officeDocument"


def read_pdf(raw: Raw) -> tuple[Document, ...]:
    """A PDF as a document."""
    return _document(taken_apart("pdf", raw), raw)


def read_docx(raw: Raw) -> tuple[Document, ...]:
    """A DOCX as a document."""
    return _document(taken_apart("docx", raw), raw)


def _document(found: dict[str, Any], raw: Raw) -> tuple[Document, ...]:
    if not str(found["text"]).strip():
        raise UnreadableDocument(f"{raw.name} holds no text. Save its text as .txt.")
    day = date.fromisoformat(found["day"]) if found["day"] else None
    return (
        Document(
            text=sound(str(found["text"])),
            name=raw.name,
            title=sound(str(found["title"])),
            published=(day, str(found["place"])) if day else None,
            author=sound(str(found["author"])),
            url=raw.url,
            language=str(found["language"])[:2].lower(),
        ),
    )


def pdf(body: bytes, _url: str = "") -> dict[str, Any]:
    """Text and metadata of a PDF; {"refused": why} for one that is locked, scanned or no article."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    from burdenshare.doors.reflow import reflowed

    locked = {"refused": faults.LOCKED}
    try:
        reader = PdfReader(io.BytesIO(body))
        if reader.is_encrypted and not reader.decrypt(""):
            return locked
        if len(reader.pages) > MOST_PAGES:
            return {"refused": f"has more than {MOST_PAGES} pages, too many for one article. Cut it into articles."}
        pages: list[str] = []
        for page in reader.pages:
            pages.append(page.extract_text() or "")
            if sum(map(len, pages)) > 2 * LONGEST:
                break  # refused as too long by what comes next
        about = reader.metadata
        language = str(reader.root_object.get("/Lang", "") or "")
    except (DependencyError, NotImplementedError):
        return locked
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
        return {"refused": faults.of_pdf(body)}
    text = reflowed(pages)
    if sum(c.isalnum() for c in text) < 20:
        return {
            "refused": "holds no text, perhaps scanned pages. Let a program recognise their text, and save that as .txt."
        }
    return {
        "text": text,
        "title": _stated(about, "title"),
        "author": _stated(about, "author"),
        "language": language,
        "day": _day(_stamp(about, "creation_date"), _stamp(about, "modification_date")),
        "place": "the PDF's own properties (CreationDate)",
    }


def _stated(about: Any, name: str) -> str:
    try:
        return str(getattr(about, name, None) or "").strip("\x00 \n")
    except Exception:  # a property that cannot be decoded says nothing
        return ""


def _stamp(about: Any, name: str) -> date | None:
    try:
        found = getattr(about, name, None)
    except Exception:
        return None
    return found.date() if isinstance(found, datetime) else None


def _day(made: date | None, saved: date | None) -> str:
    """The day on which a file says it was made, "" where it was saved long after, or says nothing."""
    if made is None or made == _TEMPLATE or (saved and (saved - made).days > _A_MONTH):
        return ""
    return made.isoformat()


def docx(body: bytes, _url: str = "") -> dict[str, Any]:
    """Text and metadata of a DOCX; {"refused": why} for another zipped document, or one that unpacks to too much."""
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
                return {"refused": f"unpacks to more than {LARGEST_UNPACKED // 1_000_000} MB. Save its text as .txt."}
            names = set(archive.namelist())
            main = _main(archive, names)
            if main not in names:
                return {"refused": "is a zipped document that is no DOCX. Save its text as .txt, .docx or .html."}
            content = _tree(archive.read(main))
            about = _tree(archive.read("docProps/core.xml")) if "docProps/core.xml" in names else None
    except (
        zipfile.BadZipFile,
        EOFError,
        KeyError,
        ValueError,
        RuntimeError,
        NotImplementedError,
        etree.XMLSyntaxError,
    ):
        return {"refused": faults.of_docx(body)}
    if not content.tag.startswith(_W):
        return {"refused": "is a zipped document that is no DOCX. Save its text as .txt, .docx or .html."}

    def said(name: str) -> str:
        return (about.findtext(name) or "").strip() if about is not None else ""

    return {
        "text": "\n".join(_lines(content)),
        "title": said(f"{_DC}title"),
        "author": said(f"{_DC}creator"),
        "language": said(f"{_DC}language"),
        "day": _day(_written(said(f"{_TERMS}created")), _written(said(f"{_TERMS}modified"))),
        "place": "the document's own properties (created)",
    }


def _tree(xml: bytes) -> Any:
    """XML as a tree; entities are never put in, and nothing is fetched."""
    from lxml import etree

    tree = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    if tree.getroottree().docinfo.internalDTD is not None:
        raise ValueError("no word processor writes a document type")
    return tree


def _main(archive: zipfile.ZipFile, names: set[str]) -> str:
    """The part that holds the text, as the package's own list of relations names it."""
    if "_rels/.rels" in names:
        for relation in _tree(archive.read("_rels/.rels")):
            if str(relation.get("Type", "")).endswith(_MAIN):
                return str(relation.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _lines(content: Any) -> list[str]:
    """Paragraphs in their order, a row of a table on one line; deleted text is left out, inserted text is in."""
    from lxml import etree

    lines: list[str] = []
    open_paragraphs: list[list[str]] = []
    rows: list[list[str]] = []
    walk = etree.iterwalk(content, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag in _GONE:
                walk.skip_subtree()
            elif tag == f"{_W}p":
                open_paragraphs.append([])
            elif tag == f"{_W}tr":
                rows.append([])
            elif tag == f"{_W}tc" and rows:
                rows[-1].append("")
            elif open_paragraphs and tag in _SIGNS:
                open_paragraphs[-1].append(_SIGNS[tag])
            elif open_paragraphs and tag == f"{_W}t":
                open_paragraphs[-1].append(element.text or "")
        elif tag == f"{_W}p" and open_paragraphs:
            line = "".join(open_paragraphs.pop())
            if rows and rows[-1]:
                rows[-1][-1] = f"{rows[-1][-1]} {' '.join(line.split())}".strip()
            else:
                lines.append(line)
        elif tag == f"{_W}tr" and rows:
            cells = rows.pop()
            if rows and rows[-1]:  # a table in a cell
                rows[-1][-1] = f"{rows[-1][-1]} {' '.join(cells)}".strip()
            elif len(cells) == 1:
                lines.append(cells[0])
            else:
                lines.append(" | ".join(cells))
    return lines


def _written(stamp: str) -> date | None:
    try:
        return date.fromisoformat(stamp[:10])
    except ValueError:
        return None
