"""Sheets: one value, four renderings; cells that could break a table do not."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from burdenshare.publish.tables import (
    Column,
    PlainTable,
    Sheet,
    as_csv,
    as_json,
    as_markdown,
    document,
    escape,
    wrapped,
)

SHEET = Sheet(
    name="trial",
    title="A | trial",
    columns=(Column("Name"), Column("Figure", right=True, keep=True)),
    rows=(("a | b", "1.50"), ("<script>alert(1)</script>", "2.00")),
    records=({"name": "a | b", "figure": 1.5}, {"name": "<script>", "figure": 2.0}),
    head=("Head.",),
    foot=("Foot.",),
    facts={"as_of": "2025-06-05"},
)


def test_markdown_cells_escape_pipes_and_markup() -> None:
    lines = as_markdown(SHEET).splitlines()
    row = next(line for line in lines if "1.50" in line)
    assert row == r"| a \| b | 1.50 |"
    assert "<script>" not in as_markdown(SHEET)
    assert "| --- | ---: |" in lines


def test_csv_and_json_carry_the_records() -> None:
    assert next(csv.DictReader(io.StringIO(as_csv(SHEET)))) == {"name": "a | b", "figure": "1.5"}
    read = json.loads(as_json(document(SHEET)))
    assert (read["format"], read["version"], read["as_of"]) == ("burdenshare.trial", "1.0", "2025-06-05")
    assert read["rows"] == list(SHEET.records)


def test_a_table_gives_way_at_spaces_and_keeps_what_may_not_wrap() -> None:
    table = PlainTable(
        (Column("Release", keep=True), Column("Title")), (("nato-2024-06", "Defence Expenditure of NATO Countries"),)
    )
    assert max(map(len, table.lines(30))) <= 30
    assert any(line.startswith("nato-2024-06 ") for line in table.lines(30))
    assert " ".join(" ".join(table.lines(30)).split()).endswith("Expenditure of NATO Countries")


def test_a_column_for_wide_pages_is_left_out_of_narrow_ones() -> None:
    table = PlainTable((Column("A"), Column("B", from_width=100)), (("one", "two"),))
    assert list(table.lines(80)) == ["A", "one"]
    assert list(table.lines(100)) == ["A   B", "one two"]


@given(st.lists(st.tuples(st.text("abc \n|", max_size=30), st.text("xyz ", max_size=30)), min_size=1, max_size=5))
def test_no_word_is_lost_in_wrapping(rows: list[tuple[str, str]]) -> None:
    lines = PlainTable((Column("A"), Column("B")), tuple(rows), header=False).lines(20)
    printed = "".join(lines)
    for sign in "abcxyz|":
        assert printed.count(sign) == sum(cell.count(sign) for row in rows for cell in row)


@given(st.text())
def test_escaped_text_is_one_line_without_markup(text: str) -> None:
    line = escape(text)
    assert "\n" not in line
    assert "<" not in line and ">" not in line
    assert all(line[n - 1] == "\\" for n, sign in enumerate(line) if sign == "|")


def test_a_number_and_its_per_cent_sign_stay_on_one_line() -> None:
    for width in range(6, 40):
        for line in wrapped("Spain printed 1.24 % and 1.43 % of its GDP, or 2 %.", width):
            assert not line.startswith("%")
            assert len(line) <= width or " " not in line.replace(" %", "%")
