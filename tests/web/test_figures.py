"""The pages of figures and of the method: what they show is the library's, they work in a browser, and nothing is hidden."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

import burdenshare as bs
from burdenshare import data
from burdenshare.claims.lexicon import load
from tests.web.conftest import SHOTS

PAGES = {
    "figures": "/figures?area=ESP&indicator=share_of_gdp&as_of=2026-09-01",
    "figures-cell": "/figures/cell?area=ESP&year=2024&as_of=2026-09-01",
    "figures-diff": "/figures/diff?before=nato-2024-06&after=nato-2025-08&indicator=share_of_gdp",
    "method": "/method?as_of=2026-09-01",
}


def _text(server: str, address: str) -> str:
    answer = httpx.get(server + address)
    assert answer.status_code == 200, answer.text[:500]
    return answer.text


def test_figures_lists_what_the_record_answers(server: str) -> None:
    found = list(
        bs.open().query(areas=["ESP"], indicators=["share_of_gdp"], as_of=bs.open().release("nato-2025-08").date)
    )
    page = _text(server, "/figures?area=ESP&indicator=share_of_gdp&as_of=2025-08-28")
    assert f"{len(found)} figures as of 28 August 2025" in page
    for o in found:
        assert f">{o.printed}</a>" in page and f"{o.release}, {o.table}".replace("&", "&amp;") in page


def test_figures_are_turned_over_a_hundred_at_a_time(server: str) -> None:
    page = _text(server, "/figures?as_of=2026-09-01&area=")
    assert page.count("/figures/cell?") == 100 and 'rel="next"' in page and 'rel="prev"' not in page
    assert 'rel="prev"' in _text(server, "/figures?as_of=2026-09-01&after=100")


def test_without_a_question_the_newest_shares_are_shown(server: str) -> None:
    page = _text(server, "/figures?as_of=2026-09-01")
    assert "core defence expenditure, share of GDP" in page and "nato-2026-07" in page
    assert page.count("/figures/cell?") == 33
    assert "33,515" not in _text(server, "/figures?publisher=SIPRI&as_of=2026-09-01")


def test_a_cell_shows_every_release_with_its_figure_and_every_publisher_with_its_definition(server: str) -> None:
    record = bs.open()
    page = _text(server, PAGES["figures-cell"])
    for o in record.revisions("ESP", "share_of_gdp", 2024):
        assert o.release in page and f">{o.printed}<" in page
    for publisher in ("NATO", "SIPRI"):
        assert record.publishers[publisher].definition in page.replace("&#39;", "'")
    assert (
        "Read in Burdenshare as of 1 September 2026." in page and "as_of=2026-09-01" in page.split('class="address"')[1]
    )


def test_what_changed_is_the_difference_of_the_library(server: str) -> None:
    found = bs.open().diff("nato-2024-06", "nato-2025-08")
    page = _text(server, PAGES["figures-diff"])
    assert f"{len(found):,} changed, {found.same:,} unchanged" in page
    spain = next(c for c in found if (c.after.area, c.after.indicator, c.after.period) == ("ESP", "share_of_gdp", 2024))
    assert f">{spain.before.printed}<" in page and f">{spain.after.printed}<" in page


def test_two_releases_not_yet_published_are_not_compared(server: str) -> None:
    assert httpx.get(f"{server}/figures/diff?after=nato-2025-08&as_of=2025-06-05").status_code == 404
    assert "nato-2025-04" in _text(server, "/figures/diff?as_of=2025-06-05")


def test_the_method_states_every_row_of_the_tables_that_the_code_uses(server: str) -> None:
    page = _text(server, PAGES["method"]).replace("&#39;", "'").replace("&#34;", '"')
    for entry in data.toml("pathway.toml")["assumption"].values():
        assert entry["label"] in page and entry["source"] in page
    for publisher in bs.open().publishers.values():
        assert publisher.definition in page
    for indicator in bs.open().indicators.values():
        assert f"<code>{indicator.code}</code>" in page and indicator.label in page
    for approximator in load().approximators.values():
        assert approximator.meaning in page
    assert "Iceland has no armed forces" in page and "7 March 2024" in page
    assert "32 members; a count is of 31" in page
    assert "30 members; a count is of 29" in _text(server, "/method?as_of=2022-07-01")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/figures?area=Atlantis", 404),
        ("/figures?indicator=happiness", 404),
        ("/figures?from=2024&to=2020", 400),
        ("/figures?from=soon", 422),
        ("/figures?after=-1", 422),
        ("/figures/cell?area=ESP", 422),
        ("/figures/cell?area=ESP&year=2024&indicator=expenditure", 400),
        ("/figures/diff?before=nato-2024-06&after=sipri-2025-04", 400),
    ],
)
def test_what_cannot_be_shown_is_said_on_a_page(server: str, address: str, status: int) -> None:
    answer = httpx.get(server + address)
    assert answer.status_code == status and answer.headers["content-type"].startswith("text/html")


def test_another_language_shows_the_same_cell(server: str) -> None:
    page = _text(server, PAGES["figures-cell"])
    address = page.split('hreflang="de"')[1].split('href="')[1].split('"')[0].replace("&amp;", "&")
    assert "Spain" in _text(server, address) and "area=ESP" in address and "as_of=2026-09-01" in address


@pytest.mark.parametrize("size", [(360, 740), (1280, 900)], ids=["phone", "desktop"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_works_in_a_browser(server: str, browser: Any, name: str, size: tuple[int, int]) -> None:
    from axe_playwright_python.sync_playwright import Axe

    tab = browser.new_page(viewport={"width": size[0], "height": size[1]})
    said: list[str] = []
    asked: list[str] = []
    tab.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
    tab.on("request", lambda r: asked.append(r.url))
    tab.goto(server + PAGES[name])
    assert said == []
    assert all(a.startswith((server, "data:")) for a in asked)
    assert tab.evaluate("document.documentElement.scrollWidth") <= size[0]
    found = Axe().run(tab)
    assert found.violations_count == 0, found.generate_report()
    SHOTS.mkdir(parents=True, exist_ok=True)
    tab.screenshot(path=SHOTS / f"{name}-{size[0]}.png", full_page=size[0] > 400)
    tab.close()


def test_a_reader_comes_from_the_list_to_a_figures_source_and_back(server: str, browser: Any) -> None:
    tab = browser.new_page()
    tab.goto(f"{server}/figures?as_of=2026-09-01")
    tab.get_by_label("Ally or group").select_option("ESP")
    tab.get_by_label("Measure").select_option("share_of_gdp")
    tab.get_by_label("From").fill("2024")
    tab.get_by_role("button", name="Show").click()
    tab.locator("tbody a").first.click()
    assert "Spain" in tab.locator("h1").inner_text() and tab.get_by_text("Source:").is_visible()
    assert "as_of=2026-09-01" in tab.url
    tab.close()
