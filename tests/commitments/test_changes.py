"""What a release changed against the one before."""

from datetime import date

import burdenshare as bs
from burdenshare.commitments.changes import Changes, changes, release_days


def of(day: date, publisher: str | None = None, target: str | None = None) -> Changes:
    found = changes(bs.open(), bs.standing(as_of=day, publisher=publisher, target=target))
    assert found is not None
    return found


def test_new_compliers_are_those_below_in_the_release_before() -> None:
    told = of(date(2024, 7, 1))
    assert (told.before.id, told.after.id, told.compared) == ("nato-2024-03", "nato-2024-06", "releases")
    assert {"NLD", "DEU", "FRA"} <= {m.area.code for m in told.reached}
    assert all((m.before.published or 0) < 2 <= (m.after.published or 0) for m in told.reached)


def test_who_fell_below_is_told_too() -> None:
    assert [m.area.code for m in of(date(2019, 7, 1)).lost] == ["LTU"]


def test_moves_come_largest_first() -> None:
    points = [abs(m.points) for m in of(date(2024, 7, 1)).moves]
    assert points == sorted(points, reverse=True) and points


def test_revised_figures_are_those_that_both_releases_print_differently() -> None:
    told = of(date(2025, 9, 1))
    assert told.revised
    spain = next(c for c in told.revised if (c.after.area, c.after.period) == ("ESP", 2024))
    assert (spain.before.printed, spain.after.printed) == ("1.24", "1.43")


def test_a_new_definition_is_compared_within_its_own_release() -> None:
    told = of(date(2026, 11, 1))
    assert (told.compared, told.years, told.revised) == ("years", (2025, 2026), None)
    assert all(m.before.release == m.after.release == "nato-2026-07" for m in told.moves)


def test_the_first_release_of_a_publisher_changed_nothing() -> None:
    assert changes(bs.open(), bs.standing(as_of=date(2014, 3, 1))) is None


def test_release_days_end_with_the_readers_day() -> None:
    days = release_days(bs.open(), date(2025, 6, 5))
    assert days[0] == date(2014, 2, 24) or days[0].year == 2014
    assert list(days) == sorted(set(days)) and days[-1] <= date(2025, 6, 5)
