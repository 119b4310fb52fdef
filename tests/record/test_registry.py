from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest
from folders import figure, folder_of, ids, record_of

from burdenshare.nouns.errors import BadRegister, BadRequest, NoRelease, UnknownArea, UnknownIndicator
from burdenshare.record import Record


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return record_of(
        tmp_path,
        ("nato-2025-08", "partial", [figure("ESP", 2025, 2.0)]),
        ("nato-2024-06", "whole", [figure("ESP", 2024, 1.28)]),
        ("sipri-2025-04", "partial", [figure("ESP", 2024, 1.43)]),
        ("nato-2025-04", "none"),
    )


def test_releases_come_oldest_first_held_or_not(record: Record):
    assert ids(record.releases()) == ["nato-2024-06", "nato-2025-04", "sipri-2025-04", "nato-2025-08"]


def test_releases_of_a_publisher_up_to_a_day(record: Record):
    assert ids(record.releases(as_of=date(2025, 4, 17), publisher="nato")) == ["nato-2024-06", "nato-2025-04"]


def test_a_release_is_found_by_id_month_or_day(record: Record):
    assert record.release("nato-2024-06") == record.release("2024-06") == record.release("2024-06-17")


def test_month_alone_means_the_alliances_own_publisher(record: Record):
    assert record.release("2025-04").publisher == "NATO"


def test_an_unknown_release_is_answered_with_close_ones(record: Record):
    with pytest.raises(NoRelease, match=r"Did you mean nato-2024-06"):
        record.release("nato-2024-07")
    with pytest.raises(NoRelease, match=r"Did you mean nato-202"):
        record.release("2023")


def test_unknown_words_are_named_with_suggestions(record: Record):
    view = record.as_of(date(2025, 1, 1))
    with pytest.raises(UnknownArea, match="Germany"):
        view.trail("Gremany", "share_of_gdp", 2024)
    with pytest.raises(UnknownIndicator, match="share_of_gdp"):
        view.trail("DEU", "share_of_gpd", 2024)
    with pytest.raises(BadRequest, match="Unknown publisher: 'IISS'"):
        view.trail("DEU", "share_of_gdp", 2024, "IISS")


def test_a_day_before_the_first_release_has_no_view(record: Record):
    with pytest.raises(BadRequest, match=r"the first release held is nato-2024-06 of 2024-06-17"):
        record.as_of(date(2024, 6, 16))


def test_a_view_on_a_moment_is_a_view_on_its_day(record: Record):
    assert record.as_of(datetime(2025, 8, 17, 9, 30)).day == date(2025, 8, 17)


def test_opening_reads_no_figures(record: Record):
    assert record.store._connection is None


def test_a_folder_without_releases_is_named(tmp_path: Path):
    with pytest.raises(BadRegister, match=r"releases\.toml is missing"):
        Record.open(tmp_path)


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ('id = "nato-2024-06"', 'id = "nato-2025-08"', "stands twice"),
        ("date = 2024-06-17", 'date = "17 June"', "Dates read 2024-06-17"),
        ("date = 2024-06-17", "date = 2024-06-17T08:00:00", "must be a day"),
        ('held = "whole"', 'held = "mostly"', "whole, partial or none"),
        ('publisher = "NATO"', 'publisher = "IISS"', "'IISS' is not in publishers.toml"),
        ("['share_of_gdp']", "['share']", "not in indicators.toml"),
        ('title = "nato-2024-06"', 'titel = "nato-2024-06"', "unknown key titel"),
        ('title = "nato-2024-06"', "", "title missing"),
        ('title = "nato-2024-06"', "title = ", "not valid TOML"),
    ],
)
def test_a_wrong_entry_is_named_with_its_place(tmp_path: Path, was: str, becomes: str, says: str):
    folder = folder_of(
        tmp_path,
        ("nato-2025-08", "none"),
        ("nato-2024-06", "whole", [figure("ESP", 2024, 1.28)]),
    )
    file = folder / "releases.toml"
    before, after = file.read_text().split("[[release]]\n")[1:]
    file.write_text(f"[[release]]\n{before}[[release]]\n{after.replace(was, becomes)}")
    with pytest.raises(BadRegister, match=says) as error:
        Record.open(folder)
    assert "releases.toml" in str(error.value)


def test_a_release_file_that_is_missing_is_named(tmp_path: Path):
    record = record_of(tmp_path, ("nato-2024-06", "whole", [figure("ESP", 2024, 1.28)]))
    (tmp_path / "releases" / "nato-2024-06.parquet").unlink()
    with pytest.raises(BadRegister, match=r"nato-2024-06\.parquet is missing"):
        record.as_of(date(2025, 1, 1)).share_of_gdp("ESP", 2024)


@pytest.mark.parametrize("content", [b"", b"not Parquet", b"PAR1" + 40 * b"\0" + b"PAR1"])
def test_a_release_file_that_is_broken_is_named(tmp_path: Path, content: bytes):
    record = record_of(tmp_path, ("nato-2024-06", "whole", [figure("ESP", 2024, 1.28)]))
    (tmp_path / "releases" / "nato-2024-06.parquet").write_bytes(content)
    with pytest.raises(BadRegister, match=r"nato-2024-06\.parquet"):
        record.as_of(date(2025, 1, 1)).share_of_gdp("ESP", 2024)


def test_a_release_file_with_other_columns_is_named(tmp_path: Path):
    record = record_of(tmp_path, ("nato-2024-06", "whole", [figure("ESP", 2024, 1.28)]))
    path = tmp_path / "releases" / "nato-2024-06.parquet"
    duckdb.execute("COPY (SELECT 1 AS something) TO $path (FORMAT parquet)", {"path": str(path)})
    with pytest.raises(BadRegister, match="cannot be read"):
        record.as_of(date(2025, 1, 1)).share_of_gdp("ESP", 2024)
