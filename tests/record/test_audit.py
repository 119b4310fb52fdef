import hashlib
from pathlib import Path

import pytest
from folders import figure, folder_of, record_of

from burdenshare.nouns.errors import NoRelease
from burdenshare.record import Record, audit
from burdenshare.record.audit import CATEGORIES


def money(area: str, spent: float, gdp: float, year: int = 2024):
    return [figure(area, year, spent, "expenditure"), figure(area, year, gdp, "gdp")]


def checked(tmp_path: Path, *figures):
    return audit(record_of(tmp_path, ("nato-2024-06", "whole", figures)), "2024-06")


def test_a_share_that_money_and_gdp_do_not_give_is_a_finding(tmp_path: Path):
    report = checked(
        tmp_path,
        *money("FRA", 1_986.2, 100_000),
        figure("FRA", 2024, 2.0),
        *money("ESP", 1_283.9, 100_000),
        figure("ESP", 2024, 1.28),
    )
    shares = report.check("shares")
    assert (shares.compared, shares.agree) == (2, 1)
    (finding,) = shares.findings
    assert (finding.observation.area, finding.printed) == ("FRA", 2.0)
    assert finding.computed == pytest.approx(1.9862)


def test_a_total_sums_the_members_of_its_year(tmp_path: Path):
    baltics = [figure(a, 2024, v, "expenditure") for a, v in (("EST", 1.2), ("LVA", 2.2), ("LTU", 3.2))]
    right = checked(tmp_path / "right", *baltics, figure("BALTICS", 2024, 6.6, "expenditure"))
    wrong = checked(tmp_path / "wrong", *baltics, figure("BALTICS", 2024, 9.0, "expenditure"))
    assert (right.check("totals").compared, right.check("totals").agree) == (1, 1)
    assert (wrong.check("totals").compared, wrong.check("totals").agree) == (1, 0)


def test_rounded_parts_may_lose_their_rounding(tmp_path: Path):
    parts = [figure(a, 2024, v, "expenditure") for a, v in (("EST", 1.0), ("LVA", 2.0), ("LTU", 3.0))]
    report = checked(tmp_path, *parts, figure("BALTICS", 2024, 7.0, "expenditure"))
    assert report.check("totals").agree == 1


def test_a_total_with_a_member_not_held_is_not_compared(tmp_path: Path):
    report = checked(tmp_path, figure("EST", 2024, 1.0, "expenditure"), figure("BALTICS", 2024, 7.0, "expenditure"))
    assert report.check("totals").compared == 0


def test_a_real_change_is_that_of_constant_prices(tmp_path: Path):
    report = checked(
        tmp_path,
        figure("POL", 2023, 100.0, "expenditure"),
        figure("POL", 2024, 112.5, "expenditure"),
        figure("POL", 2023, 100.0, "expenditure", price_base="current"),
        figure("POL", 2024, 150.0, "expenditure", price_base="current"),
        figure("POL", 2024, 12.5, "real_change"),
    )
    assert (report.check("real changes").compared, report.check("real changes").agree) == (1, 1)


@pytest.mark.parametrize(("last", "agree"), [(10.0, 1), (10.02, 1), (10.03, 0)])
def test_categories_add_up_to_a_hundred_within_what_printing_loses(tmp_path: Path, last: float, agree: int):
    values = (30.0, 40.0, 20.0, last)
    report = checked(tmp_path, *(figure("LTU", 2024, v, i) for v, i in zip(values, CATEGORIES, strict=True)))
    assert (report.check("categories").compared, report.check("categories").agree) == (1, agree)


def test_a_cell_with_two_values_is_a_finding(tmp_path: Path):
    one, same, other = (
        figure("USA", 2024, v, "expenditure", table=t)
        for v, t in ((5.0, "Table 1"), (5.0, "Table 2"), (6.0, "Table 2"))
    )
    assert checked(tmp_path / "same", one, same).check("cells").findings == ()
    assert len(checked(tmp_path / "other", one, other).check("cells").findings) == 1


def test_a_cell_outside_the_registry_is_a_finding(tmp_path: Path):
    folder = folder_of(tmp_path, ("nato-2024-06", "whole", [figure("ESP", 2023, 1.19), figure("ESP", 2024, 1.28)]))
    file = folder / "releases.toml"
    file.write_text(file.read_text().replace("first_period = 2023", "first_period = 2024"))
    (finding,) = audit(Record.open(folder), "2024-06").check("cells").findings
    assert finding.observation.period == 2023


def test_a_changed_file_is_seen_by_its_checksum(tmp_path: Path):
    folder = folder_of(tmp_path, ("nato-2024-06", "whole", [figure("ESP", 2024, 1.28)]))
    file, release = folder / "releases.toml", folder / "releases" / "nato-2024-06.parquet"
    text = file.read_text()
    for checksum, agree in ((hashlib.sha256(release.read_bytes()).hexdigest(), 1), (64 * "0", 0)):
        file.write_text(f'{text}checksum = "{checksum}"\n')
        assert audit(Record.open(folder), "2024-06").check("checksum").agree == agree


def test_a_release_is_held_against_the_one_before(tmp_path: Path):
    record = record_of(
        tmp_path,
        ("nato-2019-06", "whole", [figure("PRT", 2019, 1.41), figure("FRA", 2019, 1.84)]),
        ("nato-2019-11", "none"),
        ("nato-2024-06", "whole", [figure("PRT", 2019, 1.37), figure("FRA", 2019, 1.84)]),
    )
    report = audit(record, "2024-06")
    assert report.before is not None
    revisions = report.check("revisions since nato-2019-06")
    assert (revisions.compared, revisions.agree) == (2, 1)
    assert [(f.computed, f.printed) for f in revisions.findings] == [(1.41, 1.37)]


def test_only_a_release_that_is_held_can_be_audited(tmp_path: Path):
    with pytest.raises(NoRelease, match="not held"):
        audit(record_of(tmp_path, ("nato-2019-11", "none")), "2019-11")
