"""PDF and DOCX: their text, title, author and day. Run inside the process of extraction.py."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

MOST_PAGES = 300
LARGEST_UNPACKED = 60_000_000
_BROKEN_WORD = re.compile(r"(\w)-\n(\w)")


def pdf(body: bytes) -> dict[str, Any]:
    """Text and metadata of a PDF; {"refused": why} for one that is locked, scanned or no article."""
    from pypdf import PdfReader
    from pypdf.errors import PdfReadError

    try:
        reader = PdfReader(io.BytesIO(body))
        if reader.is_encrypted and not reader.decrypt(""):
            return {"refused": "is locked with a password. Save it without one, or save its text as .txt."}
        if len(reader.pages) > MOST_PAGES:
            return {"refused": f"has more than {MOST_PAGES} pages, too many for one article. Cut it into articles."}
        text = "\n\n".join(page.extract_text() or "" for page in reader.pages)
        about = reader.metadata
    except (PdfReadError, ValueError, KeyError, RecursionError):
        return {"refused": "is a damaged PDF. Save its text as .txt."}
    text = _BROKEN_WORD.sub(r"\1\2", text)
    if len(re.sub(r"\W", "", text)) < 20:
        return {"refused": "holds no text, perhaps scanned pages. Save its text as .txt."}
    created = about.creation_date if about is not None else None
    return {
        "text": _unwrapped(text),
        "title": str(about.title or "") if about is not None else "",
        "author": str(about.author or "") if about is not None else "",
        "day": created.date().isoformat() if created is not None else "",
        "place": "the PDF's own metadata (CreationDate)",
    }


def docx(body: bytes) -> dict[str, Any]:
    """Text and metadata of a DOCX; {"refused": why} for another zipped document, or one that unpacks to too much."""
    from docx import Document as read
    from docx.opc.exceptions import PackageNotFoundError

    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            names = set(archive.namelist())
            if "word/document.xml" not in names:
                return {"refused": "is a zipped document that is no DOCX. Save its text as .txt, .docx or .html."}
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST_UNPACKED:
                return {"refused": f"unpacks to more than {LARGEST_UNPACKED // 1_000_000} MB. Save its text as .txt."}
        document = read(io.BytesIO(body))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError):
        return {"refused": "is a damaged document. Save its text as .txt."}
    lines: list[str] = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            lines += ["\t".join(cell.text.strip() for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    about = document.core_properties
    day = about.created
    return {
        "text": "\n".join(lines),
        "title": about.title or "",
        "author": about.author or "",
        "day": day.date().isoformat() if day is not None else "",
        "place": "the document's own properties (created)",
        "language": about.language or "",
    }


def _unwrapped(text: str) -> str:
    """Lines that a page broke put together again: one that ends without a full stop goes on in the next."""
    kept: list[str] = []
    for line in text.splitlines():
        line = line.strip()
        if kept and kept[-1] and line and not kept[-1].endswith((".", ":", "!", "?", "”", '"')) and line[0].islower():
            kept[-1] += f" {line}"
        else:
            kept.append(line)
    return "\n".join(kept)
