"""The lab: what it shows is what the library projects, and it follows its form."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from playwright.sync_api import expect

import burdenshare as bs
from tests.web.visiting import SIZES, Visit

DAY = "2026-09-01"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("ally", ["ESP", "NATO"])
def test_the_lab_is_looked_at(server: str, browser: Any, size: str, ally: str) -> None:
    visit = Visit(browser, server, f"/pathways?as_of={DAY}&ally={ally}", size)
    assert visit.page.locator("figure svg").count() == 1
    visit.page.wait_for_load_state("networkidle")
    visit.done(f"pathways-{ally}-{size}")


def test_the_figures_follow_a_slider_and_the_address_keeps_them(server: str, browser: Any) -> None:
    visit = Visit(browser, server, f"/pathways?as_of={DAY}&ally=ESP")
    table = visit.page.locator("#result table").last
    before = table.inner_text()
    visit.page.locator("#growth").fill("-1.5")
    visit.page.wait_for_url("**growth_shift=-1.5**")
    expect(table).not_to_have_text(before)
    visit.page.reload()
    assert visit.page.locator("#growth").input_value() == "-1.5"
    visit.done("pathways-slider")


def test_a_chart_answers_where_it_is_asked_to(server: str, browser: Any) -> None:
    visit = Visit(browser, server, f"/pathways?as_of={DAY}&ally=ESP")
    visit.page.get_by_role("button", name="let it answer").first.click()
    visit.page.wait_for_selector("#chart-fan canvas", timeout=30_000)
    visit.done("pathways-answering")


def test_the_page_works_without_script(server: str, browser: Any) -> None:
    visit = Visit(browser, server, f"/pathways?as_of={DAY}", java_script_enabled=False)
    visit.page.get_by_label("Ally or group").select_option("DEU")
    visit.page.get_by_role("button", name="Project").click()
    assert "Germany" in visit.page.locator("h2").first.inner_text()
    visit.context.close()


def test_the_table_is_what_the_library_projects(server: str) -> None:
    page = httpx.get(f"{server}/pathways", params={"as_of": DAY, "ally": "ESP", "shape": "front"}).text
    found = bs.project(["ESP"], shape="front", as_of=bs.open().releases()[-1].date.fromisoformat(DAY), draws=0)
    for share in found.share(0):
        assert f"{share:.2f}" in page


def test_downloads_are_the_same_figures(server: str) -> None:
    asked = {"as_of": DAY, "ally": "ESP", "draws": "200"}
    rows = httpx.get(f"{server}/pathways/download.csv", params=asked).text.splitlines()
    document = httpx.get(f"{server}/pathways/download.json", params=asked).json()
    assert len(rows) == 1 + len(document["rows"])
    scenario = httpx.get(f"{server}/pathways/download.toml", params=asked).text
    assert 'weo = "imf-weo-2026-04"' in scenario
    picture = httpx.get(f"{server}/pathways/chart/fan.png", params=asked)
    assert picture.content.startswith(b"\x89PNG")


def test_two_scenarios_stand_side_by_side(server: str) -> None:
    asked = {"as_of": DAY, "ally": "ESP", "financing": "cuts", "against": "ally=ESP&financing=debt"}
    page = httpx.get(f"{server}/pathways", params=asked).text
    assert "Kept and now" in page and "kept: debt 1, now: cuts 1" in page


def test_a_frame_may_hold_a_chart_and_nothing_else(server: str) -> None:
    headers = httpx.get(f"{server}/embed/pathway/fan", params={"as_of": DAY, "ally": "ESP"}).headers
    assert "frame-ancestors *" in headers["content-security-policy"] and "x-frame-options" not in headers


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"ally": "ISL"}, "no armed forces"),
        ({"ally": "Atlantis"}, "Unknown ally"),
        ({"growth_shift": "x"}, "is no number"),
        ({"growth_shift": "nan"}, "is no number"),
        ({"by": "2020"}, "lies behind"),
        ({"draws": "900000"}, "more than"),
        ({"shape": "bend"}, "not one of"),
        ({"financing": "luck"}, "not one of"),
        ({"ally": "ESP", "against": "ally=DEU"}, "no ally or group in common"),
    ],
)
def test_what_cannot_be_projected_is_told_on_a_page(server: str, asked: dict[str, str], words: str) -> None:
    answer = httpx.get(f"{server}/pathways", params={"as_of": DAY, **asked})
    assert answer.status_code in {400, 404} and words in answer.text
    assert "<nav" in answer.text
