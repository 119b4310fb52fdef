"""Ally, positions, promises, and charts to embed."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.web.visiting import SIZES, Visit

ADDRESSES = {
    "ally": "/ally/ESP",
    "ally-without-forces": "/ally/ISL",
    "positions": "/positions?as_of=2025-06-24",
    "promises": "/promises",
    "embed-league": "/embed/league",
    "embed-map": "/embed/map",
    "embed-ally": "/embed/ally/ESP",
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ADDRESSES)
def test_pages_keep_to_the_rules(server: str, browser: Any, name: str, size: str) -> None:
    Visit(browser, server, ADDRESSES[name], size).done(f"{name}-{size}")


def test_a_name_leads_to_the_code_and_keeps_the_day(server: str) -> None:
    answer = httpx.get(f"{server}/ally/spain?as_of=2025-06-05")
    assert (answer.status_code, answer.headers["location"]) == (308, "/ally/ESP?as_of=2025-06-05")


def test_an_unknown_ally_is_a_page_with_suggestions(server: str) -> None:
    answer = httpx.get(f"{server}/ally/Spane")
    assert answer.status_code == 404 and "Spain" in answer.text


def test_an_ally_shows_every_release_and_its_pledges_as_of_the_day(server: str) -> None:
    then = httpx.get(f"{server}/ally/ESP?as_of=2025-06-05").text
    assert "1.24" in then and "nato-2025-04" in then and "nato-2025-08" not in then
    assert "2.1%, no more, no less" not in then and "2.1%, no more, no less" in httpx.get(f"{server}/ally/ESP").text


def test_before_it_joined_and_before_any_release_is_held_the_page_says_so(server: str) -> None:
    assert "it joined on 7 March 2024" in httpx.get(f"{server}/ally/SWE?as_of=2020-01-01").text
    assert "No share of it is held" in httpx.get(f"{server}/ally/USA?as_of=2014-03-01").text


def test_the_day_before_the_hague_reads_as_it_was(server: str) -> None:
    text = httpx.get(f"{server}/positions?as_of=2025-06-24").text
    assert "Not decided by that day." in text and "25 June 2025" not in text.split('id="words"')[0]
    blocking = text.split('id="consensus"')[1].split("</section>")[0]
    assert "<strong>0</strong> ✗ would block" in blocking
    after = httpx.get(f"{server}/positions?as_of=2025-07-01").text
    assert "Decided on 25 June 2025." in after


def test_promises_show_their_state_and_can_be_narrowed(server: str) -> None:
    text = httpx.get(f"{server}/promises?ally=POL&state=broken").text
    assert "POL-2023-01-30-4.0-by-2023" in text and "POL-2022-03-18-3.0-by-2023" not in text
    assert httpx.get(f"{server}/promises?state=lost").status_code == 400
    assert httpx.get(f"{server}/promises?ally=Narnia").status_code == 404


def test_the_calendar_is_of_the_day(server: str) -> None:
    def to_come(day: str) -> str:
        return httpx.get(f"{server}/promises?as_of={day}").text.split("To come")[1].split("<h3>")[0]

    assert "Ankara" not in to_come("2025-07-01") and "Ankara" in to_come("2025-09-01")


@pytest.mark.parametrize("chart", ["league", "map", "ally/ESP"])
def test_a_chart_alone_comes_as_page_svg_and_png(server: str, chart: str) -> None:
    page = httpx.get(f"{server}/embed/{chart}?as_of=2025-06-05")
    assert "frame-ancestors *" in page.headers["content-security-policy"]
    assert "nato-2025-04" in page.text and "<table" in page.text
    svg = httpx.get(f"{server}/embed/{chart}.svg?as_of=2025-06-05")
    assert svg.headers["content-type"].startswith("image/svg+xml")
    assert "nato-2025-04" in svg.text and "style=" not in svg.text
    assert httpx.get(f"{server}/embed/{chart}.png?as_of=2025-06-05").content[:4] == b"\x89PNG"
    assert httpx.get(f"{server}/embed/{chart}.gif").status_code == 400


def test_oembed_describes_our_charts_alone(server: str) -> None:
    told = httpx.get(f"{server}/oembed", params={"url": f"{server}/embed/ally/ESP?as_of=2025-06-05"}).json()
    assert told["type"] == "rich" and f"{server}/embed/ally/ESP?as_of=2025-06-05" in told["html"]
    assert httpx.get(f"{server}/oembed", params={"url": "https://elsewhere.example/embed/league"}).status_code == 400
    assert httpx.get(f"{server}/oembed", params={"url": f"{server}/check"}).status_code == 400
    sly = httpx.get(f"{server}/oembed", params={"url": f'{server}/embed/league?as_of="><script>'}).json()
    assert "script" not in sly["html"]
