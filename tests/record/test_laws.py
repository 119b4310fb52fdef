"""Laws of the record, held for any history of releases; slow, plain twins stand beside the fast ways."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from folders import figure, record_of
from hypothesis import given, settings
from hypothesis import strategies as st

from burdenshare.record import Record, State, store, tables

AREAS = ("ESP", "DEU", "POL")
YEARS = (2022, 2023, 2024)
MONTHS = [f"{year}-{month:02}" for year in (2023, 2024, 2025) for month in (3, 6, 11)]

figures = st.dictionaries(
    st.tuples(st.sampled_from(AREAS), st.sampled_from(YEARS)),
    st.one_of(st.none(), st.floats(0.5, 5.0).map(lambda v: round(v, 2))),
    min_size=1,
)
histories = st.dictionaries(
    st.sampled_from(MONTHS), st.tuples(st.sampled_from(["whole", "partial", "none"]), figures), min_size=1
)
days = st.dates(date(2023, 3, 17), date(2026, 1, 1))
many = settings(max_examples=25, deadline=None)


def build(folder: str, history: dict) -> Record:
    return record_of(
        Path(folder),
        *(
            (
                f"nato-{month}",
                held,
                [figure(a, y, v, status="A" if v else "O") for (a, y), v in printed.items()],
            )
            for month, (held, printed) in history.items()
        ),
    )


@given(histories, days, days)
@many
def test_a_later_day_never_knows_fewer_releases(history: dict, one: date, other: date):
    with TemporaryDirectory() as folder:
        record = build(folder, history)
        earlier, later = sorted((one, other))
        assert set(record.releases(as_of=earlier)) <= set(record.releases(as_of=later))


@given(histories, days)
@many
def test_a_cell_is_the_newest_figure_held_by_that_day(history: dict, day: date):
    with TemporaryDirectory() as folder:
        record = build(folder, history)
        if not record.releases(as_of=day):
            return
        view = record.as_of(day)
        for area in AREAS:
            for year in YEARS:
                printed = [
                    values[area, year]
                    for month, (held, values) in sorted(history.items())
                    if held != "none" and f"{month}-17" <= day.isoformat() and values.get((area, year)) is not None
                ]
                cell = view.share_of_gdp(area, year)
                assert (cell and cell.value) == (printed[-1] if printed else None)


@given(histories, days)
@many
def test_a_table_is_its_cells(history: dict, day: date):
    with TemporaryDirectory() as folder:
        record = build(folder, history)
        if not record.releases(as_of=day):
            return
        view = record.as_of(day)
        cells = [c for a in AREAS for y in YEARS if (c := view.share_of_gdp(a, y)) is not None]
        assert view.table("share_of_gdp") == sorted(cells, key=lambda o: (o.area, o.period))
        assert list(record.query(as_of=day)) == view.table("share_of_gdp") if cells else True


@given(histories)
@many
def test_reading_in_two_steps_gives_the_table_of_one(history: dict):
    with TemporaryDirectory() as folder:
        record = build(folder, history)
        known = list(record.registry.covering("NATO", "share_of_gdp"))
        one = tables.newest_rows(record.store, known, "share_of_gdp", "", {})
        assert tables.newest_rows(record.store, known, "share_of_gdp", "", {}, few_releases=0) == one


@given(histories, days)
@many
def test_trail_and_hindsight_split_the_releases_at_the_day(history: dict, day: date):
    with TemporaryDirectory() as folder:
        record = build(folder, history)
        if not record.releases(as_of=day):
            return
        view = record.as_of(day)
        trail, later = view.trail("ESP", "share_of_gdp", 2023), view.hindsight("ESP", "share_of_gdp", 2023)
        assert all(s.release.date <= day for s in trail)
        assert all(s.release.date > day for s in later)
        covering = [r for r in record.registry.covering("NATO", "share_of_gdp") if r.covers("share_of_gdp", 2023)]
        assert [s.release for s in (*later, *trail)] == covering
        assert all((s.state is State.HELD) == bool(s.observation and s.observation.value) for s in trail)


@pytest.mark.parametrize(
    "limits",
    [(0, 10**9, 10**9), (0, 0, 10**9), (0, 0, 0)],
    ids=["by indicator", "by year, then by indicator", "by year"],
)
def test_large_publishers_are_read_in_parts_with_the_same_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limits: tuple[int, int, int]
):
    history = {
        "2023-06": ("whole", {("ESP", 2022): 1.3, ("ESP", 2023): 1.26}),
        "2024-06": ("partial", {("ESP", 2023): 1.19, ("POL", 2024): 4.12}),
    }

    def cells() -> list:
        view = build(str(tmp_path), history).as_of(date(2025, 1, 1))
        return [view.trail(a, "share_of_gdp", y) for a in AREAS for y in YEARS]

    whole = cells()
    monkeypatch.setattr(store, "_WHOLE_UP_TO", limits[0])
    monkeypatch.setattr(store, "_BY_INDICATOR_UP_TO", limits[1])
    monkeypatch.setattr(store, "_BY_YEAR_FROM", limits[2])
    monkeypatch.setattr(store, "_FEW_YEARS", 1)
    assert cells() == whole
    monkeypatch.setattr(store, "_KEPT_ROWS", 1)
    assert cells() == whole
