"""The documentation says all: every command and option, and every field of every JSON document."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from burdenshare.doors.cli import COMMANDS, app
from tests.doors.article import ARTICLE, burdenshare

DOCS = Path(__file__).parents[2] / "docs"


def _fields(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _fields(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _fields(inner)


def test_every_command_and_option_is_in_the_manual() -> None:
    manual = (DOCS / "cli.md").read_text(encoding="utf-8")
    made = app()
    for name in COMMANDS:
        assert f"burdenshare {name}" in manual
        for argument in made[name].assemble_argument_collection():
            for option in argument.names:
                if option.startswith("--"):
                    assert option in manual, (name, option)


@pytest.mark.parametrize(
    "command",
    [
        ("standing", "--as-of", "2024-06-18", "--currency", "EUR"),
        ("releases",),
        ("figures", "Spain", "--indicator", "share_of_gdp", "--from", "2024", "--to", "2024", "--revisions"),
        ("compare", "Spain", "2024"),
        ("diff", "nato-2019-06", "nato-2024-06"),
        ("audit", "nato-2024-06"),
        ("targets",),
        ("pledges",),
        ("positions", "--as-of", "2025-06-06"),
        ("pathway", "ESP", "--as-of", "2026-09-01", "--draws", "20"),
        ("pathway", "ESP", "--as-of", "2026-09-01", "--draws", "0", "--sensitivity"),
    ],
)
def test_every_field_of_a_list_is_described(capsys: pytest.CaptureFixture[str], command: tuple[str, ...]) -> None:
    described = set(re.findall(r"`(\w+)`", (DOCS / "json.md").read_text(encoding="utf-8")))
    document = json.loads(burdenshare(capsys, *command, "--format", "json").out)
    assert document["version"] == "1.0"
    assert document["format"] in (DOCS / "json.md").read_text(encoding="utf-8")
    assert set(_fields(document)) <= described


def test_every_field_of_a_check_is_described_under_its_own_heading(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    from burdenshare.publish import schema

    manual = (DOCS / "json.md").read_text(encoding="utf-8")
    for name in ("CheckDocument", "Article", "ArticleDate", "Claim", "Quantity", "Interval", "Period", "Attribution",
                 "Span", "Evidence", "Source"):  # fmt: skip
        section = manual.split(f"### {name}\n")[1].split("\n##")[0]
        assert set(re.findall(r"^\| `(\w+)`", section, re.M)) == set(getattr(schema, name).__annotations__)
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    document = json.loads(burdenshare(capsys, "check", str(path), "--published", "2025-06-06", "--format", "json").out)
    assert set(document) == set(schema.CheckDocument.__annotations__)


def test_every_field_of_a_folder_of_checks_is_described(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    from burdenshare.publish import schema

    section = (DOCS / "json.md").read_text(encoding="utf-8").split("## burdenshare.checks\n")[1].split("\n## ")[0]
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    ran = burdenshare(capsys, "check", str(tmp_path), "--published", "2025-06-06", "--format", "json")
    document = json.loads(ran.out)
    assert set(document) == set(schema.ChecksDocument.__annotations__) <= set(re.findall(r"`(\w+)`", section))
    assert set(document["documents"][0]) == set(schema.NamedCheck.__annotations__) and "`name`" in section


def test_every_column_of_bulk_is_described() -> None:
    from burdenshare.doors.bulk.rows import SCHEMA

    section = (DOCS / "cli.md").read_text(encoding="utf-8").split("## bulk\n")[1].split("\n## ")[0]
    table = section.split("The columns, in order:")[1].split("**Bad records**")[0]
    listed = [name for row in re.findall(r"^\| (`.*?`) \|", table, re.M) for name in re.findall(r"`(\w+)`", row)]
    assert listed == [name for name, _ in SCHEMA]
