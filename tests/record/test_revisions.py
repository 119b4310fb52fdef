from datetime import date
from pathlib import Path

import pytest
from folders import figure, record_of

from burdenshare.nouns.errors import BadRequest, NoRelease
from burdenshare.record import Record, State


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return record_of(
        tmp_path,
        (
            "nato-2019-06",
            "whole",
            [figure("PRT", 2019, 1.41), figure("FRA", 2019, 1.84), figure("FRA", 2012, 1.87)],
        ),
        ("nato-2019-11", "none"),
        (
            "nato-2024-06",
            "whole",
            [
                figure("PRT", 2019, 1.37),
                figure("FRA", 2019, 1.8401),
                figure("USA", 2019, 5.0, "expenditure", table="Table 1"),
                figure("USA", 2019, 5.0, "expenditure", table="Table 2"),
            ],
        ),
        (
            "nato-2026-07",
            "partial",
            [figure("PRT", 2025, 2.0, "core_share_of_gdp"), figure("USA", 2019, 6.0, "expenditure")],
        ),
        ("sipri-2026-04", "partial", [figure("PRT", 2019, 1.7), figure("PRT", 2025, 1.9)]),
    )


def test_revisions_show_how_one_cell_moved(record: Record):
    moved = record.revisions("PRT", "share_of_gdp", 2019)
    assert [(o.release, o.printed) for o in moved] == [("nato-2019-06", "1.41"), ("nato-2024-06", "1.37")]


def test_a_diff_lists_cells_that_print_differently(record: Record):
    difference = record.diff("2019-06", "2024-06")
    (change,) = difference
    assert (change.before.printed, change.after.printed) == ("1.41", "1.37")
    assert change.move == pytest.approx(-0.04)
    assert (difference.same, difference.only_before, difference.only_after) == (1, 1, 1)


def test_a_diff_counts_a_figure_of_two_tables_once(record: Record):
    difference = record.diff("2024-06", "2026-07")
    assert [(c.before.value, c.after.value) for c in difference] == [(5.0, 6.0)]


def test_core_and_total_are_never_one_series(record: Record):
    assert all(c.before.indicator == c.after.indicator for c in record.diff("2024-06", "2026-07"))
    assert record.diff("2024-06", "2026-07").only_after == 1


def test_a_diff_needs_two_releases_of_one_publisher_both_held(record: Record):
    with pytest.raises(BadRequest, match="two publishers"):
        record.diff("nato-2024-06", "sipri-2026-04")
    with pytest.raises(BadRequest, match="twice"):
        record.diff("nato-2024-06", "2024-06")
    with pytest.raises(NoRelease, match=r"nato-2019-11 of 2019-11-17 is known, but not held"):
        record.diff("2019-06", "2019-11")


def test_publishers_stand_side_by_side_each_with_its_definition(record: Record):
    nato, sipri = record.compare("PRT", "share_of_gdp", 2019, as_of=date(2026, 5, 1))
    assert (nato.publisher.code, nato.observation.printed, nato.reason) == ("NATO", "1.37", "")
    assert (sipri.publisher.code, sipri.observation.value) == ("SIPRI", 1.7)
    assert "Military expenditure from open sources" in sipri.reason
    assert "pensions included" in nato.definition


def test_a_comparison_names_another_definition_of_the_same_publisher(record: Record):
    total, core, _sipri = record.compare("PRT", "share_of_gdp", 2025)
    assert (total.indicator.code, total.observation) == ("share_of_gdp", None)
    assert core.indicator.code == "core_share_of_gdp"
    assert "Another definition" in core.reason


def test_a_comparison_as_of_a_day_knows_no_later_release(record: Record):
    day = date(2019, 12, 1)
    (nato,) = record.compare("PRT", "share_of_gdp", 2019, as_of=day)
    assert (nato.newest.release.id, nato.newest.state) == ("nato-2019-11", State.NOT_HELD)
    assert nato.observation.printed == "1.41"


def test_a_comparison_of_chosen_publishers(record: Record):
    assert [c.publisher.code for c in record.compare("PRT", "share_of_gdp", 2019, ["sipri"])] == ["SIPRI"]
