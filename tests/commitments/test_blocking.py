"""Consensus needs no objection; an ally that opposes and will not block does not block."""

from dataclasses import replace
from datetime import date

import pytest

import burdenshare as bs
from burdenshare.commitments.blocking import Block, block
from burdenshare.nouns.claims import Stance

ONE = bs.registers().positions[0]


@pytest.mark.parametrize(
    ("stances", "means"),
    [
        ((Stance.OPPOSES,), Block.WOULD),
        ((Stance.OPPOSES, Stance.WILL_NOT_BLOCK), Block.WOULD_NOT),
        ((Stance.WILL_NOT_BLOCK,), Block.WOULD_NOT),
        ((Stance.CONDITIONAL,), Block.MIGHT),
        ((Stance.DEMANDS,), Block.WOULD_NOT),
        ((Stance.ACCEPTS,), Block.WOULD_NOT),
        ((Stance.UNKNOWN,), Block.UNKNOWN),
        ((), Block.UNKNOWN),
    ],
)
def test_what_a_stance_means_for_a_consensus(stances: tuple[Stance, ...], means: Block) -> None:
    assert block(replace(ONE, stance=s) for s in stances) is means


def test_the_day_before_the_hague_spain_set_conditions_and_would_not_block() -> None:
    known = bs.registers().positions_known(date(2025, 6, 24), "five-percent", "ESP")
    assert known[0].stance is Stance.CONDITIONAL and block(known) is Block.WOULD_NOT


def test_opposing_again_takes_back_what_was_said_of_blocking() -> None:
    earlier = replace(ONE, stance=Stance.WILL_NOT_BLOCK, since=date(2025, 6, 1))
    assert block([replace(ONE, stance=Stance.OPPOSES, since=date(2025, 6, 2)), earlier]) is Block.WOULD
