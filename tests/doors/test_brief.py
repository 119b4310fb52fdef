"""`burdenshare brief`: two pages on an article, an ally or a release, with the figures and their sources."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

import burdenshare as bs
from burdenshare.publish.papers.article import articles
from burdenshare.publish.papers.typeset import fitted, pages
from tests.doors.article import ARTICLE, burdenshare, refused
from tests.publish.reports import HOSTILE, of

DAY = ("--as-of", "2026-09-01")


def _read(path: Path) -> tuple[PdfReader, str]:
    found = PdfReader(path)
    return found, " ".join(" ".join(page.extract_text() for page in found.pages).split())


def test_an_article_on_two_pages_has_its_rulings_and_sources(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    article, out = tmp_path / "a.txt", tmp_path / "a.pdf"
    article.write_text(ARTICLE, encoding="utf-8")
    assert burdenshare(capsys, "brief", str(article), "--published", "2025-06-06", "--out", str(out)).status == 0
    found, words = _read(out)
    assert 1 <= len(found.pages) <= 2
    assert "StructTreeRoot" in str(found.trailer["/Root"])  # tagged
    for shown in ("contradicted", "Spain", "1.24", "nato-2025-04", "Where the allies named stand", "Sources"):
        assert shown in words, shown
    row, source = re.search(r"Spain spent 1.28%.{0,400}?\[(\d+)\]", words), re.search(r"\[(\d+)\] nato-2025-04", words)
    assert row and source


def test_an_ally_on_two_pages_agrees_with_its_standing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = tmp_path / "s.pdf"
    assert burdenshare(capsys, "brief", "Spain", *DAY, "--out", str(out)).status == 0
    found, words = _read(out)
    assert len(found.pages) <= 2
    from datetime import date

    row = bs.standing(["Spain"], as_of=date(2026, 9, 1)).rows[0]
    assert row.figure is not None
    for shown in (
        f"{row.figure.printed} % of GDP in {row.figure.period}",
        "shortfall",
        "Pledges",
        "Pedro Sánchez",
        row.figure.release,
    ):
        assert shown in words, shown
    fonts = {str(f.get_object()["/BaseFont"]) for p in found.pages for f in p["/Resources"]["/Font"].values()}  # type: ignore[index]
    assert fonts and all("+" in name for name in fonts)  # subsets, that is: inside the file


@pytest.mark.parametrize("release", ["nato-2024-06", "nato-2026-07"])
def test_a_release_on_two_pages_has_its_count_and_league(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, release: str
) -> None:
    out = tmp_path / "r.pdf"
    assert burdenshare(capsys, "brief", release, "--out", str(out)).status == 0
    found, words = _read(out)
    assert len(found.pages) <= 2
    assert "allies with forces reach" in words and "What changed" in words and release in words and "Poland" in words


def test_a_release_names_who_crossed_the_threshold_since_the_one_before(capsys: pytest.CaptureFixture[str]) -> None:
    told = burdenshare(capsys, "brief", "nato-2024-06").out.replace("\\", "")
    record = bs.open()
    before, after = (bs.standing(as_of=record.release(r).date) for r in ("nato-2024-03", "nato-2024-06"))
    was = {row.area: row.state for row in before.rows}
    new = [row.area.name for row in after.rows if row.state == "meets" and was[row.area] == "below"]
    assert new and f"Newly at or above 2 %: {', '.join(new)}." in told
    changes = [c for c in record.diff("nato-2024-03", "nato-2024-06") if c.after.indicator == "share_of_gdp"]
    assert f"{len(changes)} shares of GDP are printed otherwise than in nato-2024-03" in told


@pytest.mark.parametrize(("ending", "head"), [("md", "# Spain: where it stands"), ("html", "<!doctype html>")])
def test_the_same_paper_as_text(capsys: pytest.CaptureFixture[str], ending: str, head: str) -> None:
    told = burdenshare(capsys, "brief", "Spain", *DAY, "--format", ending).out
    assert told.startswith(head) and "Sources" in told and "Pledges" in told


def test_a_long_article_is_cut_to_two_pages() -> None:
    text = "\n".join(f"Spain spent {n / 100:.2f}% of GDP on defence in 2024, ministers said." for n in range(100, 160))
    assert pages(fitted(articles(of(text)))) <= 2


def test_a_hostile_article_is_words_in_the_paper(tmp_path: Path) -> None:
    path = tmp_path / "h.pdf"
    path.write_bytes(
        fitted(articles(of(HOSTILE + '#import "x"; $ \\ [*b*] Spain spent 1.30% of GDP on defence in 2024.\n')))
    )
    found, _ = _read(path)
    assert "/JavaScript" not in str(found.trailer["/Root"]) and "/AA" not in str(found.trailer["/Root"])


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("Atlantis",), "no file, address, release or ally"),
        (("NATO",), "is no ally"),
        (("nato-1999-01",), "no file, address, release or ally"),
        (("imf-weo-2024-04",), "No release of"),
        (("Spain", "--format", "pdf"), "Name a file with --out."),
        (("Spain", "--as-of", "2199-01-01"), "is in the future"),
        (("Spain", "--out", "x.docx"), "is no ending of this command"),
    ],
)
def test_what_cannot_be_briefed_is_one_sentence(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], sentence: str
) -> None:
    assert sentence in refused(burdenshare(capsys, "brief", *arguments))
