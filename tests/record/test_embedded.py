"""The embedded record: what publishers printed is the oracle."""

from datetime import date

import pytest

from burdenshare import data
from burdenshare.nouns.figures import Held
from burdenshare.record import Record, State, audit, computed_share

pytestmark = pytest.mark.skipif(
    not (data.ROOT / "releases.toml").exists(), reason="the embedded releases are not built"
)


@pytest.fixture(scope="module")
def record() -> Record:
    return Record.open()


def test_every_release_held_lies_on_disk(record: Record):
    for release in record.registry.held():
        assert record.store.path(release).exists(), release.id


def test_every_release_prints_what_the_registry_says(record: Record):
    for release in record.registry.held():
        report = audit(record, release.id)
        assert report.check("cells").findings == (), release.id
        assert report.check("checksum").agree == report.check("checksum").compared, release.id


def test_the_workbook_of_june_2024_agrees_with_itself_but_for_three_cells(record: Record):
    """All 330 real changes, all totals and category sums agree, and 360 of 363 shares.

    Three cells print exactly 2.00 where the publisher's own money and GDP give less.
    """
    report = audit(record, "2024-06")
    totals, shares = report.check("totals"), report.check("shares")
    assert totals.compared == totals.agree > 0
    assert (shares.compared, shares.agree) == (363, 360)
    found = {(f.observation.area, f.observation.period): (f.printed, round(f.computed, 3)) for f in shares.findings}
    assert found == {("FRA", 2020): (2.0, 1.986), ("LTU", 2019): (2.0, 1.995), ("SVK", 2024): (2.0, 1.989)}
    assert (report.check("real changes").compared, report.check("real changes").agree) == (330, 330)
    assert (report.check("categories").compared, report.check("categories").agree) == (341, 341)


def test_the_release_of_june_2019_agrees_with_itself(record: Record):
    report = audit(record, "2019-06")
    for name, compared in (("shares", 224), ("real changes", 196), ("categories", 216)):
        assert (report.check(name).compared, report.check(name).agree) == (compared, compared), name


def test_twenty_three_allies_met_two_per_cent_in_june_2024_and_the_count_hangs_on_slovakia(record: Record):
    count = record.as_of(date(2024, 7, 1)).count(2.0)
    assert (len(count.meeting), len(count.below), count.complete) == (23, 8, True)
    assert (count.year, count.left_out) == (2024, ("ISL",))
    assert [h.observation.area for h in count.hangs_on] == ["SVK"]


def test_the_release_of_july_2026_agrees_with_itself_within_what_rounding_takes(record: Record):
    report = audit(record, "2026-07")
    for name in ("totals", "shares", "real changes", "categories"):
        check = report.check(name)
        assert check.compared == check.agree > 0, name


def test_april_2025_had_twenty_two_allies_at_two_per_cent_and_nine_below(record: Record):
    count = record.as_of(date(2025, 6, 5)).count(2.0)
    assert count.release is not None
    assert (count.release.id, count.year) == ("nato-2025-04", 2024)
    assert (len(count.meeting), len(count.below), count.complete) == (22, 9, True)


def test_group_shares_of_june_2024_are_recomputed_exactly(record: Record):
    view = record.as_of(date(2024, 7, 1))
    for group in ("NATO", "NATO_EUR_CAN"):
        for year in range(2014, 2025):
            share = view.group_share(group, year)
            assert share.printed is not None
            assert share.share == pytest.approx(share.printed.value, rel=1e-9), (group, year)


def test_in_june_2025_the_newest_release_for_2024_is_that_of_april(record: Record):
    newest = record.as_of(date(2025, 6, 5)).newest("ESP", "share_of_gdp", 2024)
    assert newest is not None
    assert newest.release.date == date(2025, 4, 24)


def test_spain_was_at_1_28_in_the_release_of_june_2024(record: Record):
    trail = record.as_of(date(2025, 6, 5)).trail("ESP", "share_of_gdp", 2024)
    held = {s.release.id: s.observation.printed for s in trail if s.state is State.HELD and s.observation}
    assert held["nato-2024-06"] == "1.28"


def test_portugals_2019_moved_between_releases(record: Record):
    moved = {o.release: o.printed for o in record.revisions("PRT", "share_of_gdp", 2019)}
    assert (moved["nato-2019-06"], moved["nato-2024-06"]) == ("1.41", "1.37")


def test_the_computed_share_of_slovakia_stands_beside_the_printed(record: Record):
    assert computed_share(record, record.release("2024-06"), "SVK", 2024) == pytest.approx(1.98905, abs=1e-5)


def test_core_and_total_are_two_indicators_of_one_publisher(record: Record):
    total = record.as_of(date(2025, 9, 1)).share_of_gdp("POL", 2025)
    core = record.as_of(date(2026, 8, 1)).cell("POL", "core_share_of_gdp", 2025)
    assert total is not None
    assert core is not None
    assert (total.printed, core.printed) == ("4.48", "4.25")
    assert {c.indicator.code for c in record.compare("POL", "share_of_gdp", 2025, ["NATO"])} == {
        "share_of_gdp",
        "core_share_of_gdp",
    }


def test_whole_releases_have_a_figure_of_every_ally_with_forces(record: Record):
    for release in record.registry.held("NATO"):
        if release.held is Held.WHOLE:
            count = record.as_of(release.date).count(2.0, year=release.last_period)
            assert count.complete, release.id
