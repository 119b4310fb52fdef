"""The check page as a reader meets it: in a browser, at a desk and on a phone, with and without script, and in print."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.web.articles import ARTICLE, HOSTILE, serving
from tests.web.conftest import SHOTS
from tests.web.visiting import SIZES, Visit


class Desk(Visit):
    """A visit to the check page."""

    def __init__(self, browser: Any, server: str, size: str = "desk", **options: Any) -> None:
        super().__init__(browser, server, "/check", size, **options)

    def paste(self, text: str, published: str = "2025-06-06") -> None:
        """Hand in a text, and wait for what comes of it."""
        self.page.get_by_label("Text of the article").fill(text)
        self.page.get_by_label("Day of the article").fill(published)
        self.page.get_by_role("button", name="Check", exact=True).click()

    def give_long(self) -> None:
        """Hand in a text that takes longer than a check may."""
        text = (ARTICLE * 3500)[:990_000].encode()
        self.page.get_by_label("or a file").set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": text})
        self.page.get_by_role("button", name="Check", exact=True).click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_the_form_and_a_pasted_text(server: str, browser: Any, size: str, scheme: str) -> None:
    visit = Desk(browser, server, size, color_scheme=scheme)
    visit.page.screenshot(path=SHOTS / f"check-form-{size}-{scheme}.png", full_page=True)
    assert Axe().run(visit.page).violations_count == 0
    visit.paste(ARTICLE)
    visit.page.wait_for_selector("#claim-1")
    first = visit.page.locator("a.ref").first
    assert first.inner_text().strip()[0] in "✓↻±✗?"
    first.click()
    assert visit.page.url.endswith("#claim-1")
    visit.done(f"check-result-{size}-{scheme}")


def test_a_file_is_chosen_and_another_day_asked_for(server: str, browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    visit = Desk(browser, server)
    visit.page.get_by_label("or a file").set_input_files(path)
    visit.page.get_by_role("button", name="Check", exact=True).click()
    visit.page.wait_for_selector("#claim-1")
    visit.page.get_by_label("Held against what was known on").fill("2024-03-20")
    visit.page.get_by_role("button", name="Check again").click()
    visit.page.wait_for_selector("text=what was known on 20 March 2024")
    with visit.page.expect_download() as got:
        visit.page.get_by_role("link", name="Markdown").click()
    assert got.value.suggested_filename == "report.md"
    visit.done("check-other-day")


def test_a_file_dropped_on_the_form_becomes_the_file_of_its_field(server: str, browser: Any) -> None:
    visit = Desk(browser, server)
    visit.page.evaluate(
        """(text) => {
          const data = new DataTransfer();
          data.items.add(new File([text], "dropped.txt", { type: "text/plain" }));
          document.querySelector("#text").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
        }""",
        ARTICLE,
    )
    visit.page.get_by_role("button", name="Check", exact=True).click()
    visit.page.wait_for_selector("#claim-1")
    visit.done("check-dropped")


def test_a_file_that_cannot_be_read_is_told_of_in_the_form(server: str, browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    visit = Desk(browser, server, "phone")
    visit.page.get_by_label("or a file").set_input_files(path)
    visit.page.get_by_role("button", name="Check", exact=True).click()
    visit.page.wait_for_selector("[role=alert]")
    assert "picture.png is an image, which is not read" in visit.page.inner_text("[role=alert]")
    visit.errors = [e for e in visit.errors if "422" not in e]  # the browser's own line on the status
    visit.done("check-bad-file")


def test_a_hostile_article_runs_nothing_and_asks_nobody(server: str, browser: Any) -> None:
    visit = Desk(browser, server)
    visit.paste(HOSTILE)
    visit.page.wait_for_selector("#claim-1")
    for element in visit.page.locator("mark").all():
        element.hover()
    assert visit.page.evaluate("window.caught") is None
    assert "<script>window.caught = 1</script>" in visit.page.inner_text("main")
    visit.done("check-hostile")


def test_a_reader_without_script_sees_progress_and_then_the_result_cut_off(browser: Any) -> None:
    with serving("--check-seconds", "4") as server:
        visit = Desk(browser, server, java_script_enabled=False)
        visit.give_long()
        visit.page.wait_for_selector("#progress")
        visit.page.screenshot(path=SHOTS / "check-progress.png")
        visit.page.wait_for_selector("text=was cut off", timeout=30_000)
        visit.context.close()


def test_a_reader_with_script_waits_on_one_page(browser: Any) -> None:
    with serving("--check-seconds", "4") as server:
        visit = Desk(browser, server)
        visit.give_long()
        visit.page.wait_for_selector("#progress")
        assert Axe().run(visit.page).violations_count == 0
        visit.page.wait_for_selector("text=was cut off", timeout=30_000)
        visit.errors = [e for e in visit.errors if "503" not in e]
        visit.done("check-cut-off")


def test_a_result_prints_without_what_is_for_the_screen(server: str, browser: Any) -> None:
    visit = Desk(browser, server)
    visit.paste(ARTICLE)
    visit.page.wait_for_selector("#claim-1")
    visit.page.emulate_media(media="print")
    for gone in ("header.site nav", "form.bar", ".actions", ".kept", ".back"):
        assert not visit.page.locator(gone).first.is_visible()
    assert visit.page.locator("#claim-1").is_visible()
    visit.page.pdf(path=SHOTS / "check-result.pdf", format="A4")
    visit.done("check-print")
