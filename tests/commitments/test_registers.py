"""The registers: what ships is sound, and every fault in a file is told at once with its line."""

import itertools
from datetime import date
from pathlib import Path

import pytest

from burdenshare import data
from burdenshare.commitments import Registers
from burdenshare.nouns.errors import BadRegister, UnknownCommitment

R = Registers()


def test_all_that_ships_has_a_source_with_address_and_date() -> None:
    for entry in (*R.events, *R.commitments, *R.pledges, *R.positions):
        assert entry.sources
        for source in entry.sources:
            assert source.url.startswith("http") and source.date is not None, entry.id


def test_there_are_forty_pledges_and_forty_positions_at_least() -> None:
    assert len(R.pledges) >= 40 and len(R.positions) >= 40
    assert len({p.area for p in R.pledges}) >= 28


@pytest.mark.parametrize(
    ("day", "in_force"),
    [
        (date(2015, 1, 1), "wales-2014"),
        (date(2023, 7, 10), "wales-2014"),
        (date(2023, 7, 11), "vilnius-2023"),
        (date(2025, 6, 24), "vilnius-2023"),
        (date(2025, 6, 25), "hague-2025"),
    ],
)
def test_the_target_in_force_changes_on_its_day(day: date, in_force: str) -> None:
    assert [c.id for c in R.in_force(day)][-1] == in_force


def test_the_hague_target_has_two_parts_a_deadline_and_a_review() -> None:
    hague = R.commitment("hague-2025")
    assert {p.id: p.threshold for p in hague.parts} == {"total": 5.0, "core": 3.5, "related": 1.5}
    assert (hague.deadline, hague.review) == (2035, 2029)


def test_a_share_of_five_per_cent_after_2030_counts_both_parts_of_the_plan() -> None:
    plans = [p for p in R.pledges if p.measure == "share_of_gdp" and p.value >= 5 and p.by and p.by > 2030]
    assert plans and all(p.both_parts for p in plans), [p.id for p in plans if not p.both_parts]


def test_the_proposal_of_2032_was_known_before_the_hague_and_never_adopted() -> None:
    proposals = {c.id for c in R.proposals(date(2025, 6, 5))}
    assert "rutte-3.5-1.5-2032" in proposals
    assert R.commitment("rutte-3.5-1.5-2032").adopted is None


def test_spain_opposes_and_will_not_block_on_the_same_day() -> None:
    stances = {p.stance.value for p in R.standing_positions(date(2025, 6, 5), "five-percent")["ESP"]}
    assert stances == {"opposes", "will_not_block"}


def test_what_was_known_on_a_day_never_shrinks() -> None:
    days = [date(2014, 1, 1), date(2019, 1, 1), date(2023, 1, 1), date(2025, 6, 5), date(2026, 11, 1)]
    for earlier, later in itertools.pairwise(days):
        assert {p.id for p in R.pledges_known(earlier)} <= {p.id for p in R.pledges_known(later)}


def test_an_unknown_target_comes_with_a_hint() -> None:
    with pytest.raises(UnknownCommitment, match="hague-2025"):
        R.commitment("hage-2025")


def broken(tmp_path: Path, name: str, change: tuple[str, str]) -> Registers:
    for file in ("events.toml", "commitments.toml", "pledges.toml", "positions.toml"):
        text = data.text(file)
        if file == name:
            assert change[0] in text
            text = text.replace(change[0], change[1], 1)
        (tmp_path / file).write_text(text, encoding="utf-8")
    return Registers(tmp_path)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (('area = "ALB"', 'area = "ALX"'), "ALX"),
        (('status = "pledged"', 'status = "hoped"'), "hoped"),
        (("by = 2024", 'by = "2024"'), "by must be a whole number"),
        (('relation = "reach"', 'relaton = "reach"'), "relaton is no field"),
        (("value = 2.0", "value = "), "pledges.toml"),
    ],
)
def test_a_fault_names_file_and_line(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    with pytest.raises(BadRegister, match=r"pledges\.toml") as caught:
        _ = broken(tmp_path, "pledges.toml", change).pledges
    assert message in str(caught.value)
    assert "line " in str(caught.value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("threshold = 2.0", 'threshold = "2"'), "has a part without a proper threshold"),
        (('relation = "at_least", ', ""), "has a part that is not id, measure"),
    ],
)
def test_a_faulty_part_of_a_target_is_told_like_any_other_fault(
    tmp_path: Path, change: tuple[str, str], message: str
) -> None:
    with pytest.raises(BadRegister, match=r"commitments\.toml, line \d+") as caught:
        _ = broken(tmp_path, "commitments.toml", change).commitments
    assert message in str(caught.value)


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    text = (
        data.text("pledges.toml").replace('area = "ALB"', 'area = "ALX"', 1).replace('area = "BEL"', 'area = "BEX"', 1)
    )
    (tmp_path / "pledges.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadRegister) as caught:
        _ = Registers(tmp_path).pledges
    assert "ALX" in str(caught.value) and "BEX" in str(caught.value)
