"""`burdenshare check` with what it can write beside the report: the brief and the harvest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from burdenshare import data
from tests.doors.article import ARTICLE, burdenshare, refused

Capsys = pytest.CaptureFixture[str]
NEW = ARTICLE + "Lithuania pledged to spend 7.5% of GDP on defence by 2031, Prime Minister Inga Ruginiene said.\n"
DAY = ("--published", "2025-06-06")


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(NEW, encoding="utf-8")
    return str(path)


def test_the_brief_is_a_format_and_its_language_can_be_chosen(capsys: Capsys, article: str, tmp_path: Path) -> None:
    ran = burdenshare(capsys, "check", article, *DAY, "--format", "brief")
    assert ran.status == 0 and "## Claims, those not borne out first" in ran.out
    out = tmp_path / "brief.md"
    ran = burdenshare(capsys, "check", article, *DAY, "--format", "brief", "--brief-in", "de", "--out", str(out))
    assert (ran.status, ran.out) == (0, "")
    assert "## Wo die genannten Verbündeten stehen" in out.read_text(encoding="utf-8")


def test_a_harvest_goes_to_its_file_beside_the_report(capsys: Capsys, article: str, tmp_path: Path) -> None:
    drafts = tmp_path / "drafts.toml"
    ran = burdenshare(capsys, "check", article, *DAY, "--format", "json", "--harvest", str(drafts))
    assert json.loads(ran.out)["format"] == "burdenshare.check"
    assert data.parsed(drafts.read_text(encoding="utf-8"))["pledge"][0]["id"] == "LTU-2025-06-06-7.5-by-2031"


def test_a_harvest_on_standard_output_stands_there_alone(capsys: Capsys, article: str, tmp_path: Path) -> None:
    ran = burdenshare(capsys, "check", article, *DAY, "--harvest", "-")
    assert list(data.parsed(ran.out)) == ["pledge"]
    out = tmp_path / "report.md"
    ran = burdenshare(capsys, "check", article, *DAY, "--harvest", "-", "--out", str(out))
    assert list(data.parsed(ran.out)) == ["pledge"]
    assert out.read_text(encoding="utf-8").startswith("# article.txt")


def test_a_harvest_never_changes_the_registers(capsys: Capsys, article: str) -> None:
    before = data.text("pledges.toml"), data.text("positions.toml")
    burdenshare(capsys, "check", article, *DAY, "--harvest", "-")
    assert (data.text("pledges.toml"), data.text("positions.toml")) == before


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--brief-in", "xx"), "--brief-in 'xx' is no language of the brief"),
        (("--harvest", "/nowhere/drafts.toml"), "--harvest /nowhere/drafts.toml: the folder /nowhere does not exist"),
        (("--harvest", ""), "--harvest names no file"),
        (("--harvest", "same.md", "--out", "same.md"), "--harvest and --out both name same.md"),
    ],
)
def test_bad_options_are_refused_before_any_work(
    capsys: Capsys, article: str, options: tuple[str, ...], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert says in refused(burdenshare(capsys, "check", article, *options))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["article.txt"]


def test_a_folder_gets_a_brief_and_the_drafts_of_each_document(capsys: Capsys, article: str, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(NEW, encoding="utf-8")
    (folder / "b.txt").write_text(ARTICLE, encoding="utf-8")
    ran = burdenshare(capsys, "check", str(folder), *DAY, "--format", "brief", "--brief-in", "fr")
    assert ran.out.count("## Où en sont les alliés cités") == 2
    ran = burdenshare(capsys, "check", str(folder), *DAY, "--harvest", "-")
    assert list(data.parsed(ran.out)) == ["pledge"]
    assert "from a.txt" in ran.out and "from b.txt" in ran.out


def test_the_reports_of_a_folder_all_stand_in_the_file(capsys: Capsys, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(NEW, encoding="utf-8")
    out = tmp_path / "report.txt"
    assert burdenshare(capsys, "check", str(folder), *DAY, "--out", str(out)).status == 0
    written = out.read_text(encoding="utf-8")
    assert "a.txt" in written and "b.txt" in written
