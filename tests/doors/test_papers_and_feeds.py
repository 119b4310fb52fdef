"""PDF, DOCX, feeds and folders: read with what they say of themselves, hostile ones refused with one sentence."""

import io
import json
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

from burdenshare.doors import documents
from burdenshare.nouns.errors import BadRequest, UnreadableDocument

SENTENCE = "Spain spent 1.28% of GDP on defence in 2024, NATO said."
RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Defence desk</title><language>en-gb</language>
<item><title>Spain last</title><link>https://example.org/spain</link><pubDate>Mon, 24 Jun 2024 10:00:00 GMT</pubDate>
<description>&lt;p&gt;{SENTENCE}&lt;/p&gt;</description></item>
<item><title>Nothing</title><link>https://example.org/none</link><description>The bus lane opens.</description></item>
</channel></rss>"""
ATOM = f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Desk</title>
<entry><title>Spain</title><link href="https://example.org/a"/><updated>2024-06-24T10:00:00Z</updated>
<content type="html">&lt;p&gt;{SENTENCE}&lt;/p&gt;</content></entry></feed>"""


def pdf(text: str, created: str = "D:20240624100000Z") -> bytes:
    """A PDF of one page with that text, written by hand: objects, cross-reference table, trailer."""
    stream = f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Title (A note) /Author (Desk) /CreationDate ({created}) >>".encode(),
    ]
    body, places = b"%PDF-1.4\n", []
    for n, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n" % n + content + b"\nendobj\n"
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    body += b"".join(b"%010d 00000 n \n" % p for p in places)
    return body + b"trailer << /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def docx(text: str) -> bytes:
    from docx import Document

    made = Document()
    made.core_properties.title, made.core_properties.author = "A note", "Desk"
    made.core_properties.created = __import__("datetime").datetime(2024, 6, 24)
    made.add_paragraph(text)
    table = made.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Spain", "1.28"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize(("name", "body"), [("a.pdf", pdf(SENTENCE)), ("a.docx", docx(SENTENCE))])
def test_a_paper_is_read_with_title_author_and_day(tmp_path: Path, name: str, body: bytes) -> None:
    (tmp_path / name).write_bytes(body)
    found = documents.read(str(tmp_path / name))
    assert SENTENCE in found.text and (found.title, found.author) == ("A note", "Desk")
    assert found.published is not None and found.published[0] == date(2024, 6, 24)


@pytest.mark.parametrize("feed", [RSS, ATOM])
def test_each_entry_of_a_feed_is_a_document(tmp_path: Path, feed: str) -> None:
    (tmp_path / "feed.xml").write_text(feed, encoding="utf-8")
    found = list(documents.read_all(str(tmp_path / "feed.xml")))
    first = found[0]
    assert isinstance(first, documents.Document) and SENTENCE in first.text
    assert first.url.startswith("https://example.org/") and first.published and first.published[0] == date(2024, 6, 24)


def test_a_folder_goes_on_past_what_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "b.png").write_bytes(b"\x89PNG....")
    (tmp_path / "c.txt").write_text("The bus lane opens.", encoding="utf-8")
    found = list(documents.read_all(str(tmp_path)))
    assert [isinstance(d, UnreadableDocument) for d in found] == [False, True, False]
    done = subprocess.run(
        [sys.executable, "-m", "burdenshare", "check", str(tmp_path), "--format", "json", "--published", "2024-06-24"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    answer = json.loads(done.stdout)
    assert len(answer["documents"]) == 2 and "an image" in answer["unreadable"][0]


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="a folder without files"):
        list(documents.read_all(str(tmp_path)))


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 80_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("scan.pdf", pdf(""), "holds no text"),
        ("bomb.docx", bomb(), "unpacks to more than"),
        ("sheet.xlsx", b"PK\x05\x06" + b"\0" * 18, "binary"),
        ("half.pdf", pdf(SENTENCE)[:200], "damaged PDF"),
        (
            "laughs.rss",
            b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel></channel></rss>',
            "without any text",
        ),
    ],
)
def test_a_hostile_or_empty_file_gets_one_sentence(tmp_path: Path, name: str, body: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(body)
    with pytest.raises((UnreadableDocument, BadRequest), match=words):
        list(documents.read_all(str(tmp_path / name)))
