"""Documents: bytes in, plain text out, with the day that the document itself states."""

from __future__ import annotations

from datetime import date

import pytest

from burdenshare.doors import isolated
from burdenshare.doors.documents import Document, parse
from burdenshare.nouns.errors import UnreadableDocument

WORDS = "Members spend 2 % of GDP on defence – or say so, the minister’s office said."
BODY = "".join(
    f"<p>Paragraph {n} of the article says that members spend 2% of GDP on defence, and a good deal more.</p>"
    for n in range(6)
)


def _page(head: str = "", body: str = BODY, url: str = "") -> Document:
    return parse(
        f"<!doctype html><html lang='en'><head><title>Talks</title>{head}</head><body><article>{body}</article></body>".encode(),
        "page.html",
        kind="html",
        url=url,
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_is_read_in_every_encoding_that_it_shows_itself_to_be(encoding: str) -> None:
    assert parse(WORDS.encode(encoding), "a.txt").text == WORDS


def test_a_byte_that_is_no_utf8_is_counted_from_the_start_of_the_file() -> None:
    body = b"\xef\xbb\xbfab" + b"\x81\x8d\x8f\x90" * 40
    with pytest.raises(UnreadableDocument, match="byte 5 is 0x81"):
        parse(body, "a.txt")


def test_a_charset_declared_in_a_page_is_believed() -> None:
    body = "<html><head><meta charset='iso-8859-2'></head><body><p>Członkowie wydają 2% PKB na obronność.</p></body>"
    assert "Członkowie wydają" in parse(body.encode("iso-8859-2"), "a.html").text


def test_line_ends_become_newlines() -> None:
    assert parse(b"one\r\ntwo\rthree", "a.txt").text == "one\ntwo\nthree"


def test_markup_scripts_and_menus_are_stripped_and_entities_read() -> None:
    body = (
        "<script>var x='Spain 9%'</script><style>p{}</style><p>Spain &amp; Portugal spent &lt; 2% of GDP"
        "<b> on defence</b>.</p>"
    )
    text = _page(body=body + BODY).text
    assert "Spain & Portugal spent < 2% of GDP on defence." in text
    assert "9%" not in text
    assert "<b>" not in text


@pytest.mark.parametrize(
    ("head", "place"),
    [
        (
            "<meta property='article:published_time' content='2025-06-05T23:30:00-05:00'>",
            "the page's metadata (article:published_time)",
        ),
        ("<meta name='DC.date.issued' content='2025-06-05'>", "the page's metadata (dc.date.issued)"),
        (
            """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "datePublished": "2001-01-01"},
            {"@type": "NewsArticle", "datePublished": "2025-06-05T10:00:00Z"}]}</script>""",
            "the page's linked data (datePublished)",
        ),
    ],
)
def test_the_day_is_the_one_the_page_states_with_its_place(head: str, place: str) -> None:
    assert _page(head).published == (date(2025, 6, 5), place)


def test_a_time_element_and_the_address_state_a_day_too() -> None:
    timed = _page(body="<time itemprop='datePublished' datetime='2025-06-05'>today</time>" + BODY)
    assert timed.published == (date(2025, 6, 5), "the page's time element")
    assert _page(url="https://example.org/2025/06/05/talks").published == (date(2025, 6, 5), "the page's address")


def test_a_day_in_the_running_text_is_not_taken_for_metadata() -> None:
    assert _page(body=BODY + "<p>Updated 3 March 2024. © 2023</p>").published is None


def test_what_a_page_says_about_itself_is_kept() -> None:
    found = _page("<meta property='og:site_name' content='The Daily'><meta name='author' content='Ann Example'>")
    assert (found.title, found.site, found.author, found.language) == ("Talks", "The Daily", "Ann Example", "en")


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="holds no text"):
        parse(b"<html><body><script>x()</script></body></html>", "a.html")


def test_a_page_that_keeps_the_parser_busy_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolated, "SECONDS", 1)
    with pytest.raises(UnreadableDocument, match="takes more than 1 seconds"):
        _page(body="<ul>" + "<li>a" * 28_000)


@pytest.mark.parametrize("piece", ["<!--", "<script ", "<style>", "<", "</div>", "&amp"])
def test_pieces_of_markup_without_end_do_not_hang_the_scan(piece: str) -> None:
    try:
        _page(body=piece * (2_000_000 // len(piece)))
    except UnreadableDocument as e:
        assert "a.html" in str(e) or "page.html" in str(e)


def test_markdown_keeps_its_words_and_its_front_matter() -> None:
    text = (
        "---\ntitle: \"Talks\"\ndate: 2025-06-05\n---\n# A *heading*\n\n> Spain spent **1.28%** of GDP\n"
        "on [defence](https://example.org/a_b), `said` NATO.\n\n- one\n- two ![x](y.png)\n\n```\ncode\n```\n"
    )  # fmt: skip
    found = parse(text.encode(), "a.md", kind="markdown")
    assert found.title == "Talks"
    assert found.published == (date(2025, 6, 5), "the date in the file's front matter")
    assert "Spain spent 1.28% of GDP\non defence, said NATO." in found.text
    assert "https" not in found.text
    assert found.text.splitlines()[0] == "A heading"


def test_text_that_speaks_of_html_is_not_taken_for_a_page() -> None:
    assert parse(b"He said <b> and 2% of GDP.", "a.txt").text == "He said <b> and 2% of GDP."
