"""PDF, DOCX, feeds and folders: read with what they say of themselves, hostile ones refused with one sentence."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from burdenshare.doors import documents, formats
from burdenshare.doors.documents import Document, parse, parse_all
from burdenshare.doors.feeds import words
from burdenshare.doors.formats import Raw
from burdenshare.doors.reflow import reflowed
from burdenshare.nouns.errors import BadRequest, UnreadableDocument
from tests.doors.article import burdenshare, refused
from tests.doors.papers import bomb, docx, encrypted, package, pdf

Capsys = pytest.CaptureFixture[str]
SENTENCE = "Spain spent 1.28% of GDP on defence in 2024, NATO said."
RSS = f"""<?xml version="1.0"?><!-- made by hand --><rss version="2.0"><channel><title>Defence desk</title>
<language>en-gb</language>
<item><title>Spain last</title><link>https://example.org/spain</link><pubDate>Mon, 24 Jun 2024 23:30:00 -0500</pubDate>
<author>Ann Example</author><description>&lt;p&gt;{SENTENCE}&lt;/p&gt;&lt;p&gt;More.&lt;/p&gt;</description></item>
<item><title>Nothing</title><link>https://example.org/none</link><description>The bus lane opens.</description></item>
</channel></rss>"""
ATOM = f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Desk</title>
<entry><title>Spain</title><link href="https://example.org/a"/><updated>2024-06-24T23:30:00-05:00</updated>
<content type="html">&lt;p&gt;{SENTENCE}&lt;/p&gt;</content></entry></feed>"""
LAUGHS = (
    '<!DOCTYPE r [<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)) + "]>"
)


def _feed(feed: str, name: str = "feed.xml") -> list[Document | UnreadableDocument]:
    return list(parse_all(Raw(feed.encode(), name)))


@pytest.mark.parametrize(
    ("name", "body", "place"),
    [
        ("a.pdf", pdf(SENTENCE), "the PDF's own properties (CreationDate)"),
        ("a.docx", docx(SENTENCE), "the document's own properties (created)"),
    ],
)
def test_a_paper_is_read_with_all_that_it_says_of_itself(tmp_path: Path, name: str, body: bytes, place: str) -> None:
    (tmp_path / name).write_bytes(body)
    found = documents.read(str(tmp_path / name))
    assert SENTENCE in found.text
    assert (found.title, found.author, found.language) == ("A note", "Desk", "en")
    assert found.published == (date(2024, 6, 24), place)


def test_a_report_on_a_paper_shows_its_day_author_and_title(capsys: Capsys, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(SENTENCE))
    page = " ".join(burdenshare(capsys, "check", str(tmp_path / "a.pdf")).out.split())
    assert "A note" in page and "Desk" in page
    assert "24 June 2024" in page and "CreationDate" in page
    assert "SUPPORTED" in page


def test_what_a_file_is_shows_in_its_bytes_not_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(pdf(SENTENCE))
    assert documents.read(str(tmp_path / "a.txt")).title == "A note"


def test_sentences_that_a_printed_page_broke_are_whole_again() -> None:
    page = pdf(
        "Allies talk money", "Officials at the headquarters said on Monday that Spain spent", "1.28% of GDP on de-",
        "fence in 2024, less than all other allies, and that it would", "raise this. The talks go on.", "7",
    )  # fmt: skip
    text = parse(page, "a.pdf").text
    assert text.splitlines()[0] == "Allies talk money"
    assert "said on Monday that Spain spent 1.28% of GDP on defence in 2024, less than all other" in text
    assert "it would raise this." in text
    assert "7" not in text.split()


def test_heads_and_numbers_of_pages_go_and_rows_of_figures_stay_rows() -> None:
    rows = ["Country 2022 2023 2024", "Belgium 1.18 1.21 1.30", "Spain 1.16 1.24 1.28"]
    pages = ["\n".join(["Defence Expenditure", *rows, f"Page {n}"]) for n in range(1, 5)]
    assert reflowed(pages).splitlines() == rows * 4


def test_a_paper_saved_long_after_it_was_made_has_no_day_of_its_own() -> None:
    late = pdf(SENTENCE, about="/ModDate (D:20250301000000Z)")
    assert parse(late, "a.pdf").published is None
    assert parse(docx(SENTENCE, modified=datetime(2025, 3, 1)), "a.docx").published is None
    assert parse(docx(SENTENCE, modified=datetime(2024, 6, 28)), "a.docx").published is not None


def test_a_docx_gives_what_its_reader_sees() -> None:
    def run(text: str) -> str:
        return f"<w:r><w:t>{text}</w:t></w:r>"

    found = parse(
        package(
            f"<w:p>{run('Spain spent ')}<w:ins>{run('1.28% ')}</w:ins><w:del><w:r><w:delText>9% </w:delText></w:r></w:del>"
            f"<w:hyperlink>{run('of GDP')}</w:hyperlink><w:r><w:tab/><w:t>then</w:t></w:r></w:p>"
            f"<w:sdt><w:sdtContent><w:p>{run('In a control.')}</w:p></w:sdtContent></w:sdt>"
            f"<w:tbl><w:tr><w:tc><w:p>{run('Spain')}</w:p></w:tc><w:tc><w:p>{run('1.28')}</w:p></w:tc></w:tr></w:tbl>"
        ),
        "a.docx",
    )
    assert found.text.splitlines() == ["Spain spent 1.28% of GDP\tthen", "In a control.", "Spain | 1.28"]


@pytest.mark.parametrize(("feed", "place"), [(RSS, "published"), (ATOM, "updated")])
def test_each_entry_of_a_feed_is_a_document_of_its_own_day(feed: str, place: str) -> None:
    first = _feed(feed)[0]
    assert isinstance(first, Document)
    assert SENTENCE in first.text.splitlines()
    assert first.url.startswith("https://example.org/")
    assert first.published == (date(2024, 6, 24), f"the feed's entry ({place})")


def test_an_entry_has_the_site_author_and_language_of_its_feed() -> None:
    first = _feed(RSS)[0]
    assert isinstance(first, Document)
    assert (first.site, first.author, first.language, first.title) == (
        "Defence desk",
        "Ann Example",
        "en",
        "Spain last",
    )


def test_entries_past_the_limit_are_counted_not_lost() -> None:
    item = "<item><title>Spain</title><description>Text.</description></item>"
    *read, last = _feed(f"<rss version='2.0'><channel><title>x</title>{item * 503}</channel></rss>")
    assert len(read) == 500
    assert isinstance(last, UnreadableDocument) and "3 entries more" in str(last)


def test_markup_of_an_entry_becomes_lines() -> None:
    markup = "<p>A &amp; B <b>bold</b></p><ul><li>one<li>two</ul>x<br>y<script>z()</script><!-- no -->"
    assert [line for line in words(markup).splitlines() if line] == ["A & B bold", "one", "two", "x", "y"]


def test_a_feed_is_checked_entry_by_entry(capsys: Capsys, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(RSS, encoding="utf-8")
    ran = burdenshare(capsys, "check", str(tmp_path / "feed.xml"), "--format", "json")
    document = json.loads(ran.out)
    assert document["format"] == "burdenshare.checks"
    assert [d["name"] for d in document["documents"]] == ["https://example.org/spain", "https://example.org/none"]
    assert document["documents"][0]["article"]["date"]["day"] == "2024-06-24"
    assert [len(d["claims"]) for d in document["documents"]] == [1, 0]
    assert (document["unreadable"], ran.err) == ([], "")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    made = tmp_path / "articles"
    (made / "sub").mkdir(parents=True)
    (made / "b.txt").write_text(SENTENCE, encoding="utf-8")
    (made / "a.pdf").write_bytes(pdf(SENTENCE))
    (made / "c.png").write_bytes(b"\x89PNG....")
    (made / "sub" / "d.txt").write_text("Spain spent 4.5% of GDP on defence in 2023, NATO said.", encoding="utf-8")
    (made / ".hidden.txt").write_text("x", encoding="utf-8")
    os.mkfifo(made / "pipe")
    yield made


def test_a_folder_is_read_in_order_past_what_cannot_be_read(capsys: Capsys, folder: Path) -> None:
    ran = burdenshare(capsys, "check", str(folder), "--published", "2024-06-24")
    assert ran.status == 0
    assert ran.out.index("A note") < ran.out.index("b.txt") < ran.out.index("d.txt")
    picture, counted = ran.err.splitlines()
    assert "c.png is an image" in picture
    assert counted == "burdenshare: 3 documents checked, 1 could not be read."


def test_strict_holds_for_any_document_of_a_folder(capsys: Capsys, folder: Path) -> None:
    assert burdenshare(capsys, "check", str(folder), "--published", "2024-06-24", "--strict").status == 1


@pytest.mark.parametrize("ending", [".txt", ".md", ".json", ".jsonld"])
def test_a_folder_goes_into_one_file(capsys: Capsys, folder: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"all{ending}"
    ran = burdenshare(capsys, "check", str(folder), "--published", "2024-06-24", "--out", str(out))
    assert (ran.status, ran.out) == (0, "")
    written = out.read_text(encoding="utf-8")
    assert "1.28%" in written and "4.5%" in written
    if ending in {".json", ".jsonld"}:
        json.loads(written)


def test_a_folder_goes_into_a_folder_one_page_a_document(capsys: Capsys, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "reports"
    out.mkdir()
    asked = ("check", str(folder), "--published", "2024-06-24", "--format", "html")
    assert "Name a folder with --out" in refused(burdenshare(capsys, *asked))
    assert burdenshare(capsys, *asked, "--out", str(out)).status == 0
    made = sorted(p.name for p in out.iterdir())
    assert [name[:5] for name in made] == ["0001-", "0002-", "0003-"]
    assert all(name.endswith(".html") for name in made)
    assert "1.28%" in (out / made[0]).read_text(encoding="utf-8")


def test_a_folder_without_anything_to_read_is_refused(capsys: Capsys, tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="a folder without files"):
        list(documents.read_all(str(tmp_path)))
    (tmp_path / "c.png").write_bytes(b"\x89PNG....")
    assert "The one document in" in refused(burdenshare(capsys, "check", str(tmp_path)))


@pytest.mark.parametrize(
    ("name", "body", "says"),
    [
        ("scan.pdf", pdf(""), "holds no text, perhaps scanned pages"),
        ("locked.pdf", encrypted(pdf(SENTENCE)), "is encrypted"),
        ("half.pdf", pdf(SENTENCE)[:200], "is a damaged PDF: it was cut off before its end. Download or copy it again"),
        ("hole.pdf", pdf(SENTENCE).replace(b"/Pages 2 0 R", b"/Pages 9 0 R"), "its list of pages cannot be followed"),
        ("note.pdf", b"Spain spent 1.28% of GDP", "is no PDF in spite of its name"),
        ("large.pdf", b"%PDF-1.7\n" + b" " * 21_000_000, "is larger than 20 MB"),
        ("bomb.docx", bomb(), "unpacks to more than 60 MB"),
        ("half.docx", docx(SENTENCE)[:3000], "is a damaged document: it was cut off before its end"),
        ("note.docx", b"Spain spent 1.28% of GDP", "is no DOCX in spite of its name: it is no zip archive"),
        ("torn.docx", package("<w:p><w:r>"), "the part with its text cannot be unpacked or is no sound XML"),
        ("laughs.docx", package("<w:p><w:r><w:t>&a11;</w:t></w:r></w:p>", LAUGHS), "is a damaged document"),
        ("locked.docx", b"\xd0\xcf\x11\xe0" + b" " * 500 + "EncryptedPackage".encode("utf-16-le"), "is encrypted"),
        ("old.doc", b"\xd0\xcf\x11\xe0" + b" " * 500, "is an old Word document, which is not read"),
        ("sheet.xlsx", b"PK\x03\x04" + docx("x").replace(b"word/", b"xword")[4:], "no DOCX"),
        ("laughs.rss", f"{LAUGHS}<rss><channel><title>&a11;</title></channel></rss>".encode(), "without any text"),
        ("table.parquet", b"PAR1....", "is a Parquet file"),
    ],
)  # fmt: skip
def test_a_hostile_or_empty_file_gets_one_sentence(
    capsys: Capsys, tmp_path: Path, name: str, body: bytes, says: str
) -> None:
    (tmp_path / name).write_bytes(body)
    sentence = refused(burdenshare(capsys, "check", str(tmp_path / name)))
    assert says in sentence and name in sentence


def test_a_declaration_without_end_does_not_hang_the_look_at_a_head() -> None:
    for piece in (b"<!-- -->", b"<!--", b"<?x ?>", b"<?", b" "):
        assert formats.of(piece * (5000 // len(piece))).name == "text"


def test_every_format_has_its_reader_and_extractor() -> None:
    for format in formats.FORMATS:
        assert callable(formats.function(format.reader))
        assert not format.extractor or callable(formats.function(format.extractor))
