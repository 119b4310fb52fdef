"""The embedded releases: built whole or not at all, traceable to their files, and the same each time."""

from __future__ import annotations

import hashlib
import os
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest

from burdenshare import data
from burdenshare.nouns.errors import BadRegister
from burdenshare.nouns.figures import SCHEMA, Held, Observation, Release, Status
from burdenshare.record import Record, build

JUNE_2024 = "nato-2024-06"
SOURCES = Path(__file__).parents[2] / "sources"


def observations(release: str) -> tuple[Observation, ...]:
    names = ", ".join(f'"{name}"' for name, _ in SCHEMA)
    path = data.ROOT / "releases" / f"{release}.parquet"
    with duckdb.connect() as connection:
        rows = connection.execute(f"SELECT {names} FROM read_parquet(?)", [str(path)]).fetchall()
    return tuple(Observation(*row[:10], Status(row[10]), *row[11:]) for row in rows)


@pytest.fixture(scope="module")
def releases() -> dict[str, Release]:
    return {r.id: r for r in Record.open().releases()}


@pytest.fixture(scope="module")
def june() -> tuple[Observation, ...]:
    return observations(JUNE_2024)


@pytest.fixture
def own() -> Release:
    """A release that a user registers: nothing known of it but where it came from."""
    return Release(
        JUNE_2024,
        "NATO",
        date(2024, 6, 17),
        "Defence Expenditure of NATO Countries (2014-2024)",
        "",
        Held.WHOLE,
        0,
        0,
        (),
    )


def test_every_release_held_is_the_file_whose_checksum_is_registered(releases):
    files = {p.stem: hashlib.sha256(p.read_bytes()).hexdigest() for p in (data.ROOT / "releases").glob("*.parquet")}
    assert files == {r.id: r.checksum for r in releases.values() if r.held is not Held.NONE}


def test_every_release_of_the_registry_is_listed_held_or_not(releases):
    known = {k.release.id: k.release for k in build.read_registry(data.text("registry.toml"))}
    assert known.keys() == releases.keys()
    assert all(releases[i].date == r.date for i, r in known.items())
    assert releases["nato-2014-02"].held is Held.NONE
    assert releases["nato-2014-02"].covers("share_of_gdp", 2013)


def test_figures_lie_in_the_periods_and_indicators_of_their_release(releases):
    for release in releases.values():
        if release.held is Held.NONE:
            continue
        found = observations(release.id)
        assert len(found) == release.observations
        assert {o.indicator for o in found} <= set(release.indicators), release.id
        assert all(release.first_period <= o.period <= release.last_period for o in found), release.id


def test_the_newest_nato_release_is_of_core_defence_and_joins_no_older_one(releases):
    assert "core_share_of_gdp" in releases["nato-2026-07"].indicators
    assert not {"share_of_gdp", "expenditure", "real_change"} & {o.indicator for o in observations("nato-2026-07")}
    assert not any(o.indicator.startswith("core_") for o in observations("nato-2025-08"))


def test_the_release_of_june_2019_is_in_the_units_that_nato_prints():
    found = {(o.area, o.indicator, o.period, o.price_base): o for o in observations("nato-2019-06")}
    portugal = found["PRT", "share_of_gdp", 2019, "2015 prices"]
    assert (portugal.printed, portugal.status) == ("1.41", Status.ESTIMATE)
    money = found["ALB", "expenditure", 2019, "current"]
    assert (money.printed, money.unit, money.currency) == ("198", "million", "USD")
    assert found["ALB", "gdp_per_capita", 2019, "2015 prices"].printed == "4.6"
    assert found["ALB", "personnel", 2019, ""].printed == "6.8"


def test_the_whole_of_the_embedded_data_stays_small():
    assert sum(p.stat().st_size for p in (data.ROOT / "releases").glob("*.parquet")) < 6_000_000


def test_embedding_the_same_figures_gives_the_same_bytes(tmp_path: Path, june, own: Release, releases):
    written = build.embed(reversed(june), own, tmp_path)
    assert written.checksum == releases[JUNE_2024].checksum
    assert (written.observations, written.first_period, written.last_period) == (len(june), 2014, 2024)
    assert written.held is Held.WHOLE


def test_an_embedded_release_can_be_asked_at_once(tmp_path: Path, june, own: Release):
    build.embed(june, own, tmp_path)
    record = Record.open(tmp_path)
    assert [r.id for r in record.releases()] == [JUNE_2024]
    assert {o.printed for o in record.revisions("ESP", "share_of_gdp", 2024)} == {"1.28"}


def test_a_second_release_stands_beside_the_first(tmp_path: Path, june, own: Release):
    build.embed(june, own, tmp_path)
    other = replace(own, id="nato-2025-08", date=date(2025, 8, 28), held=Held.NONE)
    written = build.embed(observations("nato-2025-08"), other, tmp_path)
    assert written.held is Held.PARTIAL
    assert [r.id for r in Record.open(tmp_path).releases()] == [JUNE_2024, "nato-2025-08"]


def test_two_values_for_one_cell_are_refused(tmp_path: Path, june, own: Release):
    spain = next(o for o in june if (o.area, o.indicator, o.period) == ("ESP", "share_of_gdp", 2024))
    with pytest.raises(BadRegister, match=r"ESP share_of_gdp 2024 is 1\.28.* in Table 3 and 1\.3 in Table 3"):
        build.embed([*june, replace(spain, value=1.3)], own, tmp_path)
    assert not list(tmp_path.rglob("*.parquet"))


def test_a_figure_of_another_release_is_refused(tmp_path: Path, own: Release):
    with pytest.raises(BadRegister, match="does not belong to release nato-2024-06"):
        build.embed(observations("nato-2025-08"), own, tmp_path)


def test_no_figures_are_no_release(tmp_path: Path, own: Release):
    with pytest.raises(BadRegister, match="no figures"):
        build.embed([], own, tmp_path)


def test_a_build_killed_halfway_leaves_the_old_release_readable(tmp_path: Path, june, own: Release, monkeypatch):
    before = build.embed(june, own, tmp_path)

    def killed(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        build.embed(june[:100], own, tmp_path)
    monkeypatch.undo()
    assert [r.checksum for r in Record.open(tmp_path).releases()] == [before.checksum]
    assert {p.name for p in tmp_path.rglob("*") if p.is_file()} == {f"{JUNE_2024}.parquet", "releases.toml"}


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ('id = "a"', "release a: .*An entry needs id, publisher"),
        ('id = "a"\nprints = "everything"', "prints 'everything' is not one of"),
        ('id = "a"\nreader = "guess"', "reader 'guess' is not one of nato"),
        ('id = "a"\ncolour = "blue"', "unknown key colour"),
        ('id = "a', "is not valid TOML"),
    ],
)
def test_a_fault_in_the_registry_names_the_entry(entry: str, told: str):
    with pytest.raises(BadRegister, match=told):
        build.read_registry(f"[[release]]\n{entry}\n")


def test_an_id_stands_once_in_the_registry():
    entry = data.text("registry.toml").partition("[[release]]")[2].partition("[[release]]")[0]
    sets = data.text("registry.toml").partition("[[release]]")[0]
    with pytest.raises(BadRegister, match="stands twice"):
        build.read_registry(f"{sets}[[release]]{entry}[[release]]{entry}")


def test_without_the_publishers_files_the_command_says_so(tmp_path: Path, capsys):
    assert build.main([str(tmp_path / "nowhere"), str(SOURCES)]) == 2
    assert build.main([]) == 2
    told = capsys.readouterr().err
    assert "nowhere is no folder" in told
    assert "usage:" in told


def test_a_rebuild_from_the_publishers_files_changes_nothing(tmp_path: Path):
    reference = Path(os.environ.get("BURDENSHARE_REFERENCE", ""))
    if not (reference / "nato").is_dir():
        pytest.skip("THE PUBLISHERS' OWN FILES ARE NOT AT HAND: name their folder in BURDENSHARE_REFERENCE")
    build.build(reference, SOURCES, tmp_path)
    rebuilt, shipped = ((f / "releases.toml").read_text(encoding="utf-8") for f in (tmp_path, data.ROOT))
    assert tomllib.loads(rebuilt) == tomllib.loads(shipped)
