"""The check page over a socket: what comes back agrees with the library; bad input; limits; what is kept and for how long."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO
from pathlib import Path

import httpx
import pytest
from pypdf import PdfReader

import burdenshare as bs
from tests.publish.page import Reader
from tests.web.articles import ARTICLE, HOSTILE, handed_in, serving


def test_a_text_comes_back_with_the_rulings_that_the_library_gives(server: str) -> None:
    answer = handed_in(server, {"text": ARTICLE, "published": "2025-06-06"})
    assert answer.status_code == 200
    expected = bs.check(ARTICLE, published=date(2025, 6, 6))
    for number, verdict in enumerate(expected.verdicts, 1):
        card = answer.text.split(f'id="claim-{number}"')[1].split("</article>")[0]
        assert f"{verdict.ruling.value}</b>" in card
    assert "what was known on 6 June 2025" in answer.text
    for heading in ("The article and its claims", "Where the allies named stand", "Who has said what", "Sources"):
        assert heading in answer.text


def test_the_result_is_found_again_under_its_address_and_as_files_that_agree(server: str) -> None:
    answer = handed_in(server, {"text": ARTICLE, "published": "2025-06-06"})
    address = str(answer.url).split("?")[0]
    assert httpx.get(address).text == answer.text
    found = {
        name: httpx.get(f"{address}/{name}")
        for name in ("report.html", "report.json", "report.md", "claimreview.jsonld")
    }
    for name, file in found.items():
        assert file.status_code == 200
        assert file.headers["content-disposition"] == f'attachment; filename="{name}"'
    document = found["report.json"].json()
    assert document["format"] == "burdenshare.check" and document["article"]["date"]["day"] == "2025-06-06"
    printed = httpx.get(f"{address}/brief.pdf")
    assert printed.headers["content-type"] == "application/pdf" and len(PdfReader(BytesIO(printed.content)).pages) <= 2
    assert len(document["claims"]) == answer.text.count('<article class="card')
    assert {r["@type"] for r in found["claimreview.jsonld"].json()} == {"ClaimReview"}
    assert found["report.md"].text.startswith("# ")
    assert found["report.html"].text.startswith("<!doctype html>")
    assert httpx.get(f"{address}/anything.exe").status_code == 404


def test_another_day_gives_another_result_of_the_same_article(server: str) -> None:
    text = "Poland spends 4.12% of its GDP on defence."
    first = handed_in(server, {"text": text, "published": "2024-06-20"})
    assert "what was known on 20 June 2024" in first.text
    path = first.url.path
    second = handed_in(server, {"as_of": "2024-03-20", "published": "2024-06-20"}, path=path)
    assert second.url.path != path
    assert "what was known on 20 March 2024" in second.text and "Published</dt><dd>20 June 2024" in second.text
    assert "what was known on 20 June 2024" in httpx.get(server + path).text


def test_a_file_is_read_by_what_it_is_and_its_name_names_nothing_here(server: str) -> None:
    page = (
        b'<html><head><title>Spain pays</title><meta property="article:published_time" content="2025-06-05"></head>'
        b"<body><article><p>Spain spent 1.28% of GDP on defence in 2024, as the alliance's figures of that year say.</p>"
        b"</article></body></html>"
    )
    answer = handed_in(server, files={"file": ("../../../etc/passwd.html", page)})
    assert answer.status_code == 200
    assert "Published</dt><dd>5 June 2025" in answer.text
    assert "../" not in answer.text


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.pdf", b"%PDF-1.7 broken", "a.pdf"),
        ("a.docx", b"PK\x03\x04 broken", "a.docx"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "a.png is an image, which is not read. Save its text as .txt or .html."),
        ("a.exe", bytes(range(256)) * 20, "a.exe"),
        ("a.txt", b"", "a.txt is empty. Give a file with the text of an article."),
        ("a.html", b"<div>" * 5000, "tags nested more than 200 deep"),
    ],
)
def test_a_file_that_cannot_be_read_gets_one_sentence_with_the_mend(
    server: str, name: str, content: bytes, sentence: str
) -> None:
    answer = handed_in(server, files={"file": (name, content)})
    assert answer.status_code == 422, answer.text
    assert sentence in answer.text and 'role="alert"' in answer.text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": ""}, "There is no article in the form."),
        ({"text": "  \n "}, "There is no article in the form."),
        ({"text": "Spain", "address": "https://example.org/"}, "more than one article"),
        ({"text": ARTICLE, "as_of": "yesterday"}, "as_of &#39;yesterday&#39; is no day. Write it like 2025-06-05."),
        ({"text": ARTICLE, "as_of": "2199-01-01"}, "is in the future"),
        ({"text": ARTICLE, "published": "1999-01-01"}, "1999-01-01"),
        ({"address": "file:///etc/passwd"}, "no http or https address"),
        ({"address": "gopher://example.org/"}, "no http or https address"),
        ({"address": "http://u:p@example.org/"}, "carries a name or password"),
        ({"address": "http://127.0.0.1/"}, "not a public address"),
        ({"address": "http://169.254.169.254/latest/meta-data/"}, "not a public address"),
        ({"address": "http://2130706433/"}, "not a public address"),
        ({"address": "http://example.org:22/"}, "names port 22"),
        ({"address": "/etc/passwd"}, "no http or https address"),
        ({"text": ARTICLE, "allow_private": "1", "address": "http://[::1]/"}, "more than one article"),
    ],
)
def test_a_form_that_cannot_be_answered_says_why_and_keeps_what_was_written(
    server: str, fields: dict[str, str], sentence: str
) -> None:
    answer = handed_in(server, fields)
    assert answer.status_code == 400
    assert sentence in answer.text
    if fields.get("text", "").strip():
        assert "Spain" in answer.text.split("<textarea")[1].split("</textarea>")[0]


def test_the_server_itself_is_no_address_to_fetch(server: str) -> None:
    answer = handed_in(server, {"address": server + "/"})
    assert answer.status_code == 400
    assert "where no web page is expected" in answer.text


def test_forms_of_another_kind_too_many_fields_or_files_are_refused(server: str) -> None:
    assert httpx.post(server + "/check", data={"text": ARTICLE}).status_code == 400
    many = [("text", (None, "x"))] * 20
    assert httpx.post(server + "/check", files=many).status_code == 400
    two = [("file", ("a.txt", b"x")), ("file", ("b.txt", b"y"))]
    assert httpx.post(server + "/check", files=two).status_code == 400
    headers = {"content-type": "multipart/form-data"}
    assert httpx.post(server + "/check", content=b"x", headers=headers).status_code == 400
    assert httpx.post(server + "/check", files={"text": (None, "x" * 4_100_000)}).status_code == 413


def test_a_hostile_article_stays_text(server: str) -> None:
    answer = handed_in(server, {"text": HOSTILE, "published": "2025-06-06"})
    assert answer.status_code == 200
    read = Reader(answer.text)
    assert not {"img", "iframe", "svg", "style", "b"} & (read.seen - {"b"}) and read.open == []
    assert not any(a.startswith("on") or a == "style" for a in read.attributes)
    assert not any(link.lower().startswith(("javascript", "data")) for link in read.links)
    assert "window.caught = 1" in read.words and "{{ 7*7 }}" in read.words
    assert "\u202e" not in answer.text.split("<title>")[1].split("</title>")[0]
    again = handed_in(server, {"text": HOSTILE, "as_of": "never"})
    assert "<script>window" not in again.text and again.status_code == 400


def test_a_name_that_was_never_given_out_finds_nothing(server: str) -> None:
    for path in ("/check/nothing", "/check/nothing/report.json", "/check/..%2f..%2fetc"):
        assert httpx.get(server + path).status_code in {404, 410}
    gone = httpx.get(server + "/check/nothing")
    assert (gone.status_code, "Check the article again." in gone.text) == (410, True)


def test_what_takes_too_long_is_cut_off_and_the_next_article_is_checked() -> None:
    long = (ARTICLE * 3500)[:990_000]
    with serving("--check-seconds", "1") as server:
        answer = handed_in(server, {"text": long, "published": "2025-06-06"})
        assert answer.status_code == 503
        assert "took more than 1 seconds and was cut off" in answer.text
        assert handed_in(server, {"text": ARTICLE, "published": "2025-06-06"}).status_code == 200


def test_a_site_that_fetches_nothing_says_so_and_does_not_ask_for_addresses() -> None:
    with serving("--no-fetch") as server:
        assert 'name="address"' not in httpx.get(server + "/check").text
        answer = handed_in(server, {"address": "https://example.org/"})
        assert (answer.status_code, "This site fetches no addresses." in answer.text) == (400, True)


def test_every_process_of_a_server_finds_every_result() -> None:
    with serving("--workers", "2") as server:
        address = str(handed_in(server, {"text": ARTICLE, "published": "2025-06-06"}).url)
        with ThreadPoolExecutor(8) as many:
            assert set(many.map(lambda _: httpx.get(address).status_code, range(40))) == {200}


def test_nothing_of_an_article_is_written_to_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with serving() as server:
        big = "Spain spent 1.28% of GDP on defence in 2024. " + "Nothing else was said that day. " * 20_000
        answer = handed_in(server, files={"file": ("a.txt", big.encode())})
        assert answer.status_code == 200
        assert json.loads(httpx.get(f"{answer.url}/report.json").text)["claims"]
        assert list(tmp_path.iterdir()) == []
