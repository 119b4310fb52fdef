"""PDF and DOCX files made for tests."""

from __future__ import annotations

import datetime
import io
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(*lines: str, created: str = "D:20240624233000-05'00'", about: str = "") -> bytes:
    """A PDF of one page with those lines, written by hand: objects, cross-reference table, trailer."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 50 700 Td {shown} ET".encode()
    info = f"<< /Title (A note) /Author (Desk) /CreationDate ({created}) {about} >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        info.encode(),
    ]
    body, places = b"%PDF-1.4\n", []
    for n, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n" % n + content + b"\nendobj\n"
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    body += b"".join(b"%010d 00000 n \n" % p for p in places)
    return body + b"trailer << /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def encrypted(body: bytes) -> bytes:
    """A PDF under a password."""
    from pypdf import PdfWriter

    made, out = PdfWriter(clone_from=io.BytesIO(body)), io.BytesIO()
    made.encrypt("secret", algorithm="RC4-128")
    made.write(out)
    return out.getvalue()


def docx(text: str, *, modified: datetime.datetime | None = None) -> bytes:
    """A DOCX as another program writes it: a paragraph and a table of one row."""
    from docx import Document

    made = Document()
    about = made.core_properties
    about.title, about.author, about.language = "A note", "Desk", "en-GB"
    about.created = datetime.datetime(2024, 6, 24)
    if modified is not None:
        about.modified = modified
    made.add_paragraph(text)
    table = made.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Spain", "1.28"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def package(xml: str, head: str = "") -> bytes:
    """A bare DOCX with that markup as its body."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'{head}<w:document xmlns:w="{WORD}"><w:body>{xml}</w:body></w:document>')
    return out.getvalue()


def bomb(size: int = 80_000_000) -> bytes:
    """A small zipped document that unpacks to `size` bytes."""
    return package(" " * size)
