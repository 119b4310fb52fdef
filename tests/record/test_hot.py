"""The hot index: the same figures as the release files, left aside where it is not of them, and no database for them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from burdenshare import data
from burdenshare.nouns.figures import SCHEMA
from burdenshare.record import Record, hot

INDEX = data.ROOT / "releases" / hot.NAME
NOW = date(2026, 11, 1)


@pytest.fixture(scope="module")
def record() -> Record:
    return Record.open()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The embedded releases of the alliance in a folder of their own, with an index."""
    (tmp_path / "releases").mkdir()
    for path in (data.ROOT / "releases").glob("*.parquet"):
        shutil.copy(path, tmp_path / "releases")
    shutil.copy(INDEX, tmp_path / "releases")
    shutil.copy(data.ROOT / "releases.toml", tmp_path)
    return tmp_path


def stored(record: Record, part: hot.HotPart) -> dict:
    """The cells of a part as the release files give them."""
    names = ", ".join(f'"{name}"' for name, _ in SCHEMA)
    files = record.store.files(record.registry.held(part.publisher))
    rows = record.store.rows(
        f"SELECT {names} FROM read_parquet($files) WHERE indicator = $indicator",
        {"files": files, "indicator": part.indicator},
    )
    cells: dict = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if part.currency is None or (row[8] in (part.currency, "") and (row[9] == part.price_base or not row[8])):
            cells[row[2], row[4]][row[1]].append(row)
    return cells


@pytest.mark.parametrize("part", hot.PARTS, ids=lambda p: f"{p.publisher} {p.indicator}")
def test_every_row_of_a_part_is_that_of_the_release_files_and_none_is_missing(record: Record, part: hot.HotPart):
    expected = stored(record, part)
    assert expected
    index = hot.HotIndex(data.ROOT, record.registry)
    areas = {area for area, _ in expected} | {a.code for a in record.areas}
    for area in areas:
        for period in range(1940, 2060):
            found = index.cell(part.publisher, area, part.indicator, period, part.currency, part.price_base)
            assert found == expected.get((area, period), {}), (area, period)


def test_the_shipped_index_is_that_of_the_shipped_releases(copy: Path):
    (copy / "releases" / hot.NAME).unlink()
    written = hot.write(Record.open(copy).store)
    assert written.read_bytes() == INDEX.read_bytes()
    assert json.loads(written.read_text(encoding="utf-8"))


def test_a_part_of_one_series_answers_only_questions_for_it(record: Record):
    index = hot.HotIndex(data.ROOT, record.registry)
    assert index.cell("IMF", "ESP", "gdp", 2024, "USD", "current")
    for series in ((None, None), ("USD", None), (None, "current"), ("EUR", "current"), ("USD", "constant")):
        assert index.cell("IMF", "ESP", "gdp", 2024, *series) is None
    euros = record.as_of(NOW).cell("ESP", "gdp", 2024, "IMF", currency="EUR", price_base="current")
    assert euros is not None and euros.currency == "EUR"


def test_what_is_in_no_part_is_for_the_release_files(record: Record):
    index = hot.HotIndex(data.ROOT, record.registry)
    assert index.cell("NATO", "ESP", "personnel", 2024, None, None) is None
    assert record.as_of(NOW).cell("ESP", "personnel", 2024) is not None


def answer(folder: Path) -> tuple[bool, str]:
    """Whether the index answered, and the share of Spain in the release of June 2024."""
    record = Record.open(folder)
    found = record.as_of(date(2024, 12, 31)).share_of_gdp("ESP", 2024)
    return record.store._connection is None, "" if found is None else found.printed


def test_an_index_of_the_same_releases_answers_without_a_database(copy: Path):
    assert answer(copy) == (True, "1.28")


def test_an_index_of_another_release_file_is_left_aside(copy: Path):
    register = copy / "releases.toml"
    checksum = Record.open(copy).release("nato-2019-06").checksum
    register.write_text(register.read_text(encoding="utf-8").replace(checksum, "0" * 64), encoding="utf-8")
    assert answer(copy) == (False, "1.28")
    index = hot.HotIndex(copy, Record.open(copy).registry)
    assert index.cell("SIPRI", "ESP", "share_of_gdp", 2024, None, None)  # its releases are the same


def test_an_index_that_knows_fewer_releases_is_left_aside(copy: Path):
    register = copy / "releases.toml"
    before, mark, after = register.read_text(encoding="utf-8").partition('[[release]]\nid = "nato-2024-06"\n')
    entry, _, rest = after.partition("[[release]]")
    more = entry.replace("2024-06-", "2024-05-")
    register.write_text(
        f'{before}{mark}{entry}[[release]]\nid = "nato-2024-05"\n{more}[[release]]{rest}', encoding="utf-8"
    )
    shutil.copy(copy / "releases" / "nato-2024-06.parquet", copy / "releases" / "nato-2024-05.parquet")
    assert answer(copy) == (False, "1.28")


def test_a_release_without_a_checksum_has_no_index(copy: Path):
    register = copy / "releases.toml"
    checksum = Record.open(copy).release("nato-2019-06").checksum
    register.write_text(register.read_text(encoding="utf-8").replace(checksum, ""), encoding="utf-8")
    hot.write(Record.open(copy).store)
    assert answer(copy) == (False, "1.28")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"not JSON",
        b"[\n{}\n]",
        INDEX.read_bytes()[:2000],
        INDEX.read_bytes().replace(b'"form":1', b'"form":9'),
    ],
    ids=["empty", "no head", "not JSON", "empty head", "cut off", "another form"],
)
def test_an_index_that_cannot_be_read_is_left_aside(copy: Path, content: bytes):
    (copy / "releases" / hot.NAME).write_bytes(content)
    assert answer(copy) == (False, "1.28")


def test_a_broken_line_costs_its_part_alone(copy: Path):
    lines = INDEX.read_bytes().split(b"\n")
    lines[2] = lines[2][:100]
    (copy / "releases" / hot.NAME).write_bytes(b"\n".join(lines))
    assert answer(copy) == (False, "1.28")
    assert hot.HotIndex(copy, Record.open(copy).registry).cell("NATO", "ESP", "gdp", 2024, None, None)


def test_a_folder_without_an_index_is_read_from_its_releases(copy: Path):
    (copy / "releases" / hot.NAME).unlink()
    assert answer(copy) == (False, "1.28")


@pytest.mark.parametrize(
    "ask",
    [
        "bs.open().as_of(date(2025, 8, 29)).share_of_gdp('ESP', 2024)",
        "bs.standing(['ESP', 'POL'], currency='EUR', as_of=date(2026, 11, 1)).rows[0].gap.rate",
        "bs.check('Spain spent 1.28 percent of its GDP on defence in 2024.', published=date(2025, 6, 5)).verdicts",
    ],
    ids=["a cell", "a standing in euros", "a check"],
)
def test_single_cells_are_looked_up_without_importing_the_database(ask: str):
    code = f"import sys; from datetime import date; import burdenshare as bs; assert {ask}; assert 'duckdb' not in sys.modules"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_threads_may_open_the_index_at_the_same_time():
    for _ in range(5):
        record = Record.open()
        questions = [(part, area) for part in hot.PARTS for area in ("ESP", "POL", "EU", "USA")] * 4

        def ask(question: tuple[hot.HotPart, str], record: Record = record) -> int:
            part, area = question
            return len(record.store.cell(part.publisher, area, part.indicator, 2024, part.currency, part.price_base))

        with ThreadPoolExecutor(8) as pool:
            together = list(pool.map(ask, questions))
        alone = hot.HotIndex(data.ROOT, record.registry)
        assert together == [
            len(alone.cell(p.publisher, a, p.indicator, 2024, p.currency, p.price_base) or {}) for p, a in questions
        ]
        assert record.store._connection is None
