"""Who would block a decision, as far as the register knows: consensus needs no objection.

An ally that opposes blocks, unless it said of the same day or later that it will not. One that sets conditions may block; one that
is silent is not known to.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from burdenshare.nouns.claims import Stance
from burdenshare.nouns.commitments import Position


class Block(StrEnum):
    """What an ally's newest position means for a consensus."""

    WOULD = "would block"
    MIGHT = "might block"
    WOULD_NOT = "would not block"
    UNKNOWN = "not known"


def block(positions: Iterable[Position]) -> Block:
    """What the newest positions of one government, all of one day, mean."""
    stances = {p.stance for p in positions} - {Stance.UNKNOWN}
    if not stances:
        return Block.UNKNOWN
    if Stance.WILL_NOT_BLOCK in stances:
        return Block.WOULD_NOT
    if Stance.OPPOSES in stances:
        return Block.WOULD
    return Block.MIGHT if Stance.CONDITIONAL in stances else Block.WOULD_NOT
