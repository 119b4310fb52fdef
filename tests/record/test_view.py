from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from folders import figure, ids, record_of

from burdenshare.nouns.errors import BadRequest
from burdenshare.nouns.figures import Status
from burdenshare.record import CONSTANT, Record, State

JUNE_2025 = date(2025, 6, 5)


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return record_of(
        tmp_path,
        ("nato-2023-07", "partial", [figure("ESP", 2023, 1.26), figure("DEU", 2023, 1.57)]),
        ("nato-2024-06", "whole", [figure("ESP", 2024, 1.284), figure("ESP", 2023, 1.19)]),
        ("nato-2025-04", "none"),
        ("nato-2025-08", "partial", [figure("ESP", 2024, 1.43), figure("POL", 2025, 4.48)]),
        ("sipri-2025-04", "partial", [figure("ESP", 2024, 1.42, decimals=-1)]),
    )


def test_the_trail_lists_every_release_known_that_day_newest_first(record: Record):
    trail = record.as_of(JUNE_2025).trail("ESP", "share_of_gdp", 2024)
    assert [(s.release.id, s.state) for s in trail] == [
        ("nato-2025-04", State.NOT_HELD),
        ("nato-2024-06", State.HELD),
    ]
    assert trail[1].observation is not None
    assert trail[1].observation.printed == "1.28"


def test_the_newest_release_may_be_one_that_is_not_held(record: Record):
    newest = record.as_of(JUNE_2025).newest("ESP", "share_of_gdp", 2024)
    assert newest is not None
    assert (newest.release.id, newest.observation) == ("nato-2025-04", None)


def test_a_cell_is_the_newest_figure_held(record: Record):
    cell = record.as_of(JUNE_2025).share_of_gdp("ESP", 2024)
    assert cell is not None
    assert (cell.release, cell.published) == ("nato-2024-06", 1.28)


def test_a_release_counts_from_the_day_it_was_published(record: Record):
    before, on = date(2025, 8, 16), date(2025, 8, 17)
    assert record.as_of(before).share_of_gdp("ESP", 2024).value == 1.284
    assert record.as_of(on).share_of_gdp("ESP", 2024).value == 1.43


def test_later_releases_are_hindsight(record: Record):
    later = record.as_of(JUNE_2025).hindsight("ESP", "share_of_gdp", 2024)
    assert [(s.release.id, s.state) for s in later] == [("nato-2025-08", State.HELD)]


def test_a_figure_absent_from_a_whole_release_was_not_printed(record: Record):
    trail = record.as_of(date(2024, 7, 1)).trail("DEU", "share_of_gdp", 2024)
    assert [(s.state, s.observation) for s in trail] == [(State.NOT_PRINTED, None)]


def test_a_figure_absent_from_a_partial_release_is_unknown(record: Record):
    trail = record.as_of(date(2023, 8, 1)).trail("POL", "share_of_gdp", 2023)
    assert [(s.state, s.observation) for s in trail] == [(State.NOT_HELD, None)]


def test_publishers_are_never_mixed(record: Record):
    view = record.as_of(JUNE_2025)
    assert view.share_of_gdp("ESP", 2024, "SIPRI").printed == "1.42"
    assert ids(s.release for s in view.trail("ESP", "share_of_gdp", 2024, "SIPRI")) == ["sipri-2025-04"]
    assert view.share_of_gdp("ESP", 2024, "EUROSTAT") is None


def test_an_area_may_be_named_as_people_name_it(record: Record):
    view = record.as_of(JUNE_2025)
    assert view.share_of_gdp("Spain", 2024) == view.share_of_gdp("ES", 2024) == view.share_of_gdp("ESP", 2024)


def test_the_latest_period_is_that_of_the_newest_release_held_or_not(record: Record):
    assert record.as_of(date(2024, 7, 1)).latest_period("share_of_gdp") == 2024
    assert record.as_of(JUNE_2025).latest_period("share_of_gdp") == 2025  # the release of April 2025
    assert record.as_of(JUNE_2025).latest_period("core_share_of_gdp") is None


def test_missing_and_impossible_figures_are_told_from_zero(tmp_path: Path):
    record = record_of(
        tmp_path,
        (
            "nato-2025-08",
            "partial",
            [
                figure("DEU", 2025, None, status=Status.MISSING),
                figure("ISL", 2025, None, status=Status.IMPOSSIBLE),
                figure("LUX", 2025, 0.0),
            ],
        ),
    )
    view = record.as_of(date(2025, 9, 1))
    for area, status in (("DEU", Status.MISSING), ("ISL", Status.IMPOSSIBLE)):
        (step,) = view.trail(area, "share_of_gdp", 2025)
        assert step.state is State.NOT_PRINTED
        assert step.observation is not None
        assert step.observation.status is status
        assert view.share_of_gdp(area, 2025) is None
    assert view.share_of_gdp("LUX", 2025).value == 0.0


@pytest.fixture
def money(tmp_path: Path) -> Record:
    current = {"price_base": "current"}
    return record_of(
        tmp_path,
        (
            "nato-2024-06",
            "whole",
            [
                figure("DEU", 2024, 97_686.0, "expenditure", **current),
                figure("DEU", 2024, 86_633.0, "expenditure"),
                figure("DEU", 2024, 90_586.0, "expenditure", currency="EUR", **current),
            ],
        ),
        (
            "nato-2025-08",
            "partial",
            [figure("DEU", 2024, 93_000.0, "expenditure", price_base="2021 prices")],
        ),
    )


def test_an_amount_without_its_series_is_asked_back(money: Record):
    with pytest.raises(BadRequest, match="EUR in current prices, USD in constant prices, USD in current"):
        money.as_of(JUNE_2025).cell("DEU", "expenditure", 2024)


def test_a_later_release_cannot_make_an_earlier_view_ambiguous(tmp_path: Path):
    record = record_of(
        tmp_path,
        ("nato-2024-06", "whole", [figure("DEU", 2024, 1.0, "expenditure")]),
        ("nato-2025-08", "whole", [figure("DEU", 2024, 2.0, "expenditure", currency="EUR")]),
    )
    assert record.as_of(JUNE_2025).cell("DEU", "expenditure", 2024).value == 1.0
    with pytest.raises(BadRequest):
        record.as_of(date(2025, 9, 1)).cell("DEU", "expenditure", 2024)


def test_an_amount_is_found_by_currency_and_price_base(money: Record):
    view = money.as_of(date(2025, 9, 1))

    def value(currency: str, price_base: str) -> float:
        return view.cell("DEU", "expenditure", 2024, currency=currency, price_base=price_base).value

    assert value("EUR", "current") == 90_586
    assert value("USD", "2015 prices") == 86_633
    assert value("USD", CONSTANT) == 93_000


def test_a_table_holds_the_newest_figure_of_each_cell(record: Record):
    table = record.as_of(date(2025, 9, 1)).table("share_of_gdp")
    assert [(o.area, o.period, o.printed, o.release) for o in table] == [
        ("DEU", 2023, "1.57", "nato-2023-07"),
        ("ESP", 2023, "1.19", "nato-2024-06"),
        ("ESP", 2024, "1.43", "nato-2025-08"),
        ("POL", 2025, "4.48", "nato-2025-08"),
    ]


def test_a_table_of_one_year_of_one_series(money: Record):
    view = money.as_of(date(2025, 9, 1))
    assert [o.value for o in view.table("expenditure", period=2024, currency="EUR")] == [90_586]
    assert [o.value for o in view.table("expenditure", currency="USD", price_base="current")] == [97_686]
    assert [o.price_base for o in view.table("expenditure", price_base=CONSTANT)] == [
        "2015 prices",
        "2021 prices",
    ]
    assert view.table("expenditure", period=2020) == []
    assert view.table("gdp") == []


def test_user_text_never_becomes_sql(record: Record):
    view = record.as_of(JUNE_2025)
    assert view.table("share_of_gdp", currency="' OR 1=1 --") != []  # a share has no currency
    assert view.table("share_of_gdp", period=2024, price_base="'; DROP TABLE f; --") != []


def test_threads_may_ask_at_the_same_time(record: Record):
    view = record.as_of(JUNE_2025)

    def ask(n: int) -> tuple[float | None, int]:
        return view.share_of_gdp("ESP", 2024).value, len(view.table("share_of_gdp"))

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(ask, range(64))) == {(1.284, 3)}
