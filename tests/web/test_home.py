"""Home: what it shows agrees with the library, on any day, with and without script."""

from __future__ import annotations

import gzip
from datetime import date
from typing import Any

import httpx
import pytest

import burdenshare as bs
from tests.web.visiting import SIZES, Visit


@pytest.mark.parametrize("size", SIZES)
def test_home_keeps_to_the_rules(server: str, browser: Any, size: str) -> None:
    Visit(browser, server, "/?as_of=2025-06-05", size).done(f"home-{size}")


def test_the_league_is_that_of_the_library(server: str, browser: Any) -> None:
    stands = bs.standing(as_of=date(2025, 6, 5))
    with Visit(browser, server, "/?as_of=2025-06-05") as page:
        assert page.inner_text("#said") == "As of 5 June 2025. 22 of 31 allies with forces meet 2.0 %."
        names = page.locator(".league tbody th").all_inner_texts()
        assert names == [r.area.name for r in stands.rows]
        assert "Left out of every count, without armed forces: Iceland." in page.inner_text("main")
        spain = page.locator(".league tr", has_text="Spain").inner_text()
        assert "1.24e" in spain and "below" in spain and "13.1 bn USD" in spain


def test_the_map_has_every_member_as_a_link_with_its_class_in_words(server: str) -> None:
    text = httpx.get(f"{server}/?as_of=2025-06-05").text
    assert text.count('<a href="/ally/') >= 64 and "half a point to a point below" in text
    assert 'aria-label="Iceland: no armed forces, no share"' in text


def test_moving_the_slider_redraws_the_page_and_keeps_its_state_in_the_address(server: str, browser: Any) -> None:
    with Visit(browser, server, "/") as page:
        days = page.get_attribute("#slider", "data-values").split("|")
        page.locator("#slider").fill(str(days.index("2024-06-17")))
        page.locator("#said", has_text="17 June 2024").wait_for()
        assert "as_of=2024-06-17" in page.url
        assert "23 of 31" in page.inner_text("#said")
        assert "as_of=2024-06-17" in page.locator("#pages a").nth(1).get_attribute("href")
        page.select_option("[name=publisher]", "SIPRI")
        page.locator("#known", has_text="sipri-2024-04").wait_for()
        assert "publisher=SIPRI" in page.url


def test_the_form_works_without_script(server: str, browser: Any) -> None:
    with Visit(browser, server, "/", java_script_enabled=False) as page:
        page.fill("[name=as_of]", "2024-07-01")
        page.click("button[type=submit]")
        assert "23 of 31 allies" in page.inner_text("#said")


def test_a_publisher_with_nothing_out_is_said_and_no_fault(server: str) -> None:
    answer = httpx.get(f"{server}/?as_of=2016-01-01&publisher=SIPRI")
    assert answer.status_code == 200 and "No release of SIPRI" in answer.text


def test_a_target_that_nobody_knew_gives_way_to_the_one_in_force(server: str) -> None:
    text = httpx.get(f"{server}/?as_of=2024-07-01&target=hague-2025").text
    assert "was not known on that day" in text and "23</strong>" in text
    assert httpx.get(f"{server}/?target=nonsense").status_code == 404


def test_an_early_day_says_what_is_not_held(server: str) -> None:
    text = httpx.get(f"{server}/?as_of=2014-03-01").text
    assert "27</strong> are not held" in text and "0 of 27" in text


def test_home_is_light(server: str) -> None:
    text = httpx.get(f"{server}/").text
    sent = len(gzip.compress(text.encode()))
    for address in (a.split('"')[0] for a in text.split('src="')[1:] + text.split('stylesheet" href="')[1:]):
        sent += len(gzip.compress(httpx.get(server + address).content))
    assert sent < 200_000
