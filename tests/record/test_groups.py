from datetime import date
from pathlib import Path

import pytest
from folders import figure, record_of

from burdenshare import data
from burdenshare.nouns.errors import BadRequest
from burdenshare.record import CountResult, Record, computed_share, reaches

WITH_FORCES = [a for a in data.areas().allies if a.forces]


def shares(year: int, default: float = 2.1, **values: float | None):
    """A share of every ally with forces and no Iceland; None leaves an ally out."""
    given = {a.code: default for a in WITH_FORCES} | values
    return [figure(area, year, value) for area, value in given.items() if value is not None]


def test_a_count_lists_who_meets_and_who_does_not(tmp_path: Path):
    record = record_of(tmp_path, ("nato-2024-06", "whole", shares(2024, ESP=1.28, CAN=1.37, POL=4.12)))
    count = record.as_of(date(2024, 7, 1)).count(2.0)
    assert len(count.meeting) == 29
    assert count.meeting[0].area == "POL"
    assert [o.area for o in count.below] == ["CAN", "ESP"]
    assert (count.complete, count.members, count.left_out) == (True, 31, ("ISL",))


def test_two_point_zero_zero_meets_two_per_cent_and_1_96_does_not():
    assert reaches(figure("PRT", 2025, 2.0), 2.0)
    assert reaches(figure("PRT", 2025, 1.995), 2.0)  # prints 2.00
    assert not reaches(figure("PRT", 2025, 1.9949), 2.0)
    assert not reaches(figure("PRT", 2025, 1.96), 2.0)


def test_an_absent_figure_of_a_partial_release_is_unknown_not_below(tmp_path: Path):
    record = record_of(tmp_path, ("nato-2025-08", "partial", shares(2025, DEU=None, SWE=None)))
    count = record.as_of(date(2025, 9, 1)).count(2.0)
    assert (count.unknown, count.below, count.complete) == (("DEU", "SWE"), (), False)
    assert count.members == 31


def test_a_count_never_falls_back_to_an_older_release(tmp_path: Path):
    record = record_of(tmp_path, ("nato-2024-06", "whole", shares(2024)), ("nato-2025-04", "none"))
    count = record.as_of(date(2025, 6, 5)).count(2.0, year=2024)
    assert count.release is not None
    assert count.release.id == "nato-2025-04"
    assert (count.meeting, len(count.unknown), count.complete) == ((), 31, False)


@pytest.mark.parametrize(
    ("day", "members"),
    [(date(2023, 4, 3), 29), (date(2023, 4, 4), 30), (date(2024, 3, 6), 30), (date(2024, 3, 7), 31)],
)
def test_a_count_is_of_the_members_of_that_day(tmp_path: Path, day: date, members: int):
    record = record_of(tmp_path, ("nato-2022-06", "whole", shares(2022)))
    assert record.as_of(day).count(2.0).members == members


def test_a_count_of_an_earlier_year_is_of_the_members_of_that_year(tmp_path: Path):
    record = record_of(tmp_path, ("nato-2024-06", "whole", [*shares(2014), *shares(2024)]))
    view = record.as_of(date(2024, 7, 1))
    assert (view.count(2.0, year=2014).members, view.count(2.0, year=2024).members) == (27, 31)


def test_a_count_of_a_year_that_no_release_prints_knows_nothing(tmp_path: Path):
    count = record_of(tmp_path, ("nato-2024-06", "whole", shares(2024))).as_of(date(2024, 7, 1)).count(2.0, year=2030)
    assert (count.release, count.complete, len(count.unknown)) == (None, False, 31)


def test_a_count_of_an_indicator_not_yet_printed_is_refused(tmp_path: Path):
    view = record_of(tmp_path, ("nato-2024-06", "whole", shares(2024))).as_of(date(2024, 7, 1))
    with pytest.raises(BadRequest, match="core_share_of_gdp"):
        view.count(3.5, indicator="core_share_of_gdp")


def hanging(tmp_path: Path, spent: float) -> CountResult:
    money = [figure("SVK", 2024, spent, "expenditure"), figure("SVK", 2024, 100_000.0, "gdp")]
    record = record_of(tmp_path, ("nato-2024-06", "whole", [*shares(2024, SVK=2.0), *money]))
    return record.as_of(date(2024, 7, 1)).count(2.0)


def test_a_count_names_the_figures_it_hangs_on(tmp_path: Path):
    (cell,) = hanging(tmp_path, 1_989.0).hangs_on
    assert (cell.observation.area, cell.observation.printed) == ("SVK", "2.00")
    assert cell.computed == pytest.approx(1.989)


def test_a_figure_that_rounds_to_what_is_printed_does_not_hang(tmp_path: Path):
    assert hanging(tmp_path, 1_995.0).hangs_on == ()


def money(area: str, spent: float, gdp: float, year: int = 2024):
    return [figure(area, year, spent, "expenditure"), figure(area, year, gdp, "gdp")]


def test_a_group_share_is_sum_over_sum_never_the_mean(tmp_path: Path):
    figures = [*money("EST", 30, 1_000), *money("LVA", 60, 2_000), *money("LTU", 20, 2_000), *shares(2024)]
    share = record_of(tmp_path, ("nato-2024-06", "whole", figures)).as_of(date(2024, 7, 1)).group_share("BALTICS", 2024)
    assert share.share == pytest.approx(110 / 5_000 * 100)
    assert (share.members, share.unknown) == (("EST", "LVA", "LTU"), ())
    assert (share.currency, share.price_base) == ("USD", "2015 prices")


def test_a_group_share_with_a_member_not_held_is_unknown(tmp_path: Path):
    figures = [*money("EST", 30, 1_000), *money("LVA", 60, 2_000), *shares(2024)]
    share = (
        record_of(tmp_path, ("nato-2024-06", "partial", figures)).as_of(date(2024, 7, 1)).group_share("BALTICS", 2024)
    )
    assert (share.share, share.unknown) == (None, ("LTU",))


def test_an_ally_without_forces_adds_gdp_and_no_expenditure(tmp_path: Path):
    nordics = [f for a in ("DNK", "FIN", "NOR", "SWE") for f in money(a, 20, 1_000)]
    figures = [*nordics, figure("ISL", 2024, 100.0, "gdp"), *shares(2024)]
    share = record_of(tmp_path, ("nato-2024-06", "whole", figures)).as_of(date(2024, 7, 1)).group_share("NORDICS", 2024)
    assert share.share == pytest.approx(80 / 4_100 * 100)
    assert (share.members, share.left_out) == (("DNK", "FIN", "NOR", "SWE"), ("ISL",))


def test_a_group_share_counts_the_members_of_that_year(tmp_path: Path):
    nordics = [f for a in ("DNK", "FIN", "NOR", "SWE") for y in (2022, 2023, 2024) for f in money(a, 20, 1_000, y)]
    record = record_of(tmp_path, ("nato-2024-06", "whole", [*nordics, *shares(2022), *shares(2024)]))
    view = record.as_of(date(2024, 7, 1))
    members = [view.group_share("NORDICS", year).members for year in (2022, 2023, 2024)]
    assert members == [("DNK", "NOR"), ("DNK", "FIN", "NOR"), ("DNK", "FIN", "NOR", "SWE")]


def test_constant_prices_go_before_current_ones(tmp_path: Path):
    current = [figure("FRA", 2020, v, i, price_base="current") for v, i in ((3.0, "expenditure"), (100.0, "gdp"))]
    record = record_of(tmp_path, ("nato-2024-06", "whole", [*current, *money("FRA", 2, 100, 2020)]))
    release = record.release("2024-06")
    assert computed_share(record, release, "FRA", 2020) == 2.0
    assert computed_share(record, release, "FRA", 2021) is None


def test_current_prices_serve_where_constant_ones_are_not_held(tmp_path: Path):
    current = [figure("FRA", 2020, v, i, price_base="current") for v, i in ((3.0, "expenditure"), (100.0, "gdp"))]
    record: Record = record_of(tmp_path, ("nato-2024-06", "partial", current))
    assert computed_share(record, record.release("2024-06"), "FRA", 2020) == 3.0
