"""The guard, over a socket: security headers, limits, problems as pages and as documents."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest


def test_every_answer_carries_the_security_headers(server: str) -> None:
    for path in ("/", "/nowhere", "/api/v1/openapi.json", "/assets/htmx.js", "/api/v1/nowhere"):
        headers = httpx.get(server + path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy, path
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "no-referrer"


def test_a_page_that_is_not_there_is_a_page_and_an_address_of_the_api_a_document(server: str) -> None:
    page = httpx.get(server + "/nowhere")
    assert page.status_code == 404 and "There is no such page here." in page.text
    problem = httpx.get(server + "/api/v1/nowhere")
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json()["status"] == 404


@pytest.mark.parametrize("day", ["2030-01-01", "1999-01-01", "yesterday", "2025-02-30"])
def test_a_day_that_cannot_be_is_refused_with_the_mend(server: str, day: str) -> None:
    answer = httpx.get(server + "/", params={"as_of": day})
    assert answer.status_code == 400
    assert "Name" in answer.text or "Write it like" in answer.text


def test_a_body_beyond_the_limit_is_cut_off_whether_or_not_it_says_its_length(server: str) -> None:
    big = b"x" * 5_000_000
    assert httpx.post(server + "/", content=big).status_code == 413

    def slowly() -> Iterator[bytes]:
        yield b'--y\r\nContent-Disposition: form-data; name="text"\r\n\r\n'
        for _ in range(50):
            yield b"x" * 100_000

    form = {"content-type": "multipart/form-data; boundary=y"}
    assert httpx.post(server + "/check", content=slowly(), headers=form).status_code == 413


def test_a_page_is_not_sent_twice_to_a_browser_that_has_it(server: str) -> None:
    first = httpx.get(server + "/", params={"as_of": "2026-09-01"})
    again = httpx.get(server + "/", params={"as_of": "2026-09-01"}, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_files_are_named_by_their_content_and_kept_for_good(server: str) -> None:
    page = httpx.get(server + "/").text
    address = page.split('rel="stylesheet" href="')[1].split('"')[0]
    answer = httpx.get(server + address)
    assert answer.status_code == 200 and "immutable" in answer.headers["cache-control"]
    assert httpx.get(server + "/static/x/..%2f..%2fapp.py").status_code == 404
