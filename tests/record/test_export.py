import csv
import json
from datetime import date
from pathlib import Path

import duckdb
import pytest
from folders import figure, record_of

from burdenshare.nouns.errors import BadRequest, NoRelease
from burdenshare.nouns.figures import Status
from burdenshare.record import Record
from burdenshare.record.export import SDMX

COLUMNS = [name for name, _ in SDMX]


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return record_of(
        tmp_path / "data",
        ("nato-2019-06", "whole", [figure("ESP", 2019, 0.92), figure("FRA", 2019, 1.84)]),
        ("nato-2020-10", "none"),
        (
            "nato-2024-06",
            "whole",
            [
                figure("ESP", 2019, 0.91),
                figure("ESP", 2024, 1.28, status=Status.ESTIMATE, row=37),
                figure("ESP", 2024, 17.4, "equipment_share"),
            ],
        ),
        ("sipri-2025-04", "partial", [figure("ESP", 2024, 1.43)]),
    )


def test_a_query_without_filters_gives_the_newest_of_every_cell(record: Record):
    figures = record.query()
    assert len(figures) == len(figures.observations()) == 5


def test_a_query_takes_filters(record: Record):
    figures = record.query(areas=["Spain"], indicators=["share_of_gdp"], periods=(2019, 2019), publishers=["NATO"])
    assert [(o.release, o.value) for o in figures] == [("nato-2024-06", 0.91)]
    assert [o.period for o in record.query(areas=["ESP"], periods=(2020, None), publishers=["sipri"])] == [2024]


def test_a_query_as_of_a_day_and_with_all_revisions(record: Record):
    spain = {"areas": ["ESP"], "periods": (None, 2019)}
    assert [o.value for o in record.query(**spain, as_of=date(2020, 1, 1))] == [0.92]
    assert [o.value for o in record.query(**spain, revisions=True)] == [0.92, 0.91]


def test_a_query_of_one_release(record: Record):
    assert {o.release for o in record.query(release="2019-06")} == {"nato-2019-06"}
    with pytest.raises(NoRelease, match=r"known, but not held.*https://example\.org/nato-2020-10"):
        record.query(release="2020-10")


def test_a_query_that_nothing_held_can_answer_says_so(record: Record):
    with pytest.raises(NoRelease, match="No release held"):
        record.query(publishers=["IMF"])
    with pytest.raises(BadRequest, match="Turn them round"):
        record.query(periods=(2024, 2019))


def test_a_release_that_came_after_the_day_is_refused(record: Record):
    with pytest.raises(NoRelease, match="2024-06"):
        record.query(release="nato-2024-06", as_of=date(2024, 1, 1))


def test_csv_has_sdmx_columns_and_its_provenance(record: Record, tmp_path: Path):
    out = tmp_path / "spain's.csv"
    assert record.export(record.query(areas=["ESP"], publishers=["NATO"], periods=(2024, 2024)), out) == 2
    share = next(r for r in csv.DictReader(out.open()) if r["INDICATOR"] == "share_of_gdp")
    assert list(share) == COLUMNS
    assert (share["OBS_VALUE"], share["OBS_STATUS"], share["DECIMALS"]) == ("1.28", "E", "2")
    assert (share["RELEASE_ID"], share["VALID_FROM"]) == ("nato-2024-06", "2024-06-17")
    assert (share["TABLE"], share["ROW"], share["LICENCE"]) == ("Table 3", "37", "with credit")


def test_json_is_one_object_a_line(record: Record, tmp_path: Path):
    out = tmp_path / "figures.json"
    record.export(record.query(areas=["FRA"]), out)
    (line,) = out.read_text().splitlines()
    assert list(json.loads(line)) == COLUMNS


def test_parquet_reads_back(record: Record, tmp_path: Path):
    out = tmp_path / "figures.bin"
    written = record.export(record.query(), out, "parquet")
    back = duckdb.execute("SELECT * FROM read_parquet($path)", {"path": str(out)})
    assert [c[0] for c in back.description] == COLUMNS
    assert len(back.fetchall()) == written == 5


def test_an_export_that_finds_nothing_has_its_header(record: Record, tmp_path: Path):
    out = tmp_path / "none.csv"
    assert record.export(record.query(areas=["USA"]), out) == 0
    assert out.read_text().strip() == ",".join(COLUMNS)


def test_an_export_that_fails_leaves_the_old_file(record: Record, tmp_path: Path):
    out = tmp_path / "figures.csv"
    out.write_text("old")
    with pytest.raises(BadRequest, match="Unknown format: 'xlsx'"):
        record.export(record.query(), out, "xlsx")
    with pytest.raises(BadRequest, match="cannot be written"):
        record.export(record.query(), tmp_path / "no such folder" / "figures.csv")
    assert out.read_text() == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["data", "figures.csv"]
