"""Consensus needs no objection; an ally that opposes and will not block does not block."""

from dataclasses import replace

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
