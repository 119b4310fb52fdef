"""The copy of the site: every link leads somewhere, nothing asks for a server, an old copy is replaced as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html

from burdenshare.doors.web.copying import MARK
from burdenshare.doors.web.copying import publish as run
from tests.doors.article import burdenshare, refused
from tests.web.visiting import Visit


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("web") / "site"
    assert run(out) == sum(1 for p in out.rglob("*") if p.is_file())
    return out


def test_every_link_of_every_page_leads_to_a_file(copy: Path) -> None:
    pages = list(copy.rglob("*.html"))
    assert len(pages) > 30
    for page in pages:
        tree = html.fromstring(page.read_bytes())
        for _, _, link, _ in tree.iterlinks():
            target = link.partition("#")[0]
            if target and not target.startswith(("http://", "https://")):
                assert (page.parent / target).resolve().is_file(), (page, link)
        assert not tree.xpath("//form | //script | //*[@*[starts-with(name(), 'hx-')]]")


def test_the_copy_opens_from_a_disk(copy: Path, browser: Any) -> None:
    visit = Visit(browser, f"file://{copy}", "/index.html")
    visit.page.get_by_role("link", name="Pathways").first.click()
    assert "take" in visit.page.locator("h1").inner_text()
    visit.done("copy")


def test_an_old_copy_is_replaced_and_anything_else_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("years of work", encoding="utf-8")
    assert "no copy of this site" in refused(burdenshare(capsys, "publish", str(mine)))
    assert (mine / "thesis.txt").exists()
    (mine / MARK).write_text("{}", encoding="utf-8")
    run(mine, starts=("/method",))
    assert not (mine / "thesis.txt").exists() and (mine / "method.html").is_file()
    assert [p.name for p in tmp_path.iterdir()] == ["mine"]


@pytest.mark.parametrize("where", ["", "nowhere/at/all"])
def test_a_folder_that_cannot_be_is_refused(capsys: pytest.CaptureFixture[str], where: str) -> None:
    refused(burdenshare(capsys, "publish", where))
