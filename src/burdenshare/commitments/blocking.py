"""Who would block a decision, as far as the register knows: consensus needs no objection.

An ally that opposes blocks, unless it said on the same day or later that it will not; what it said of blocking stands until it
opposes again without it. One that sets conditions might block; of one that is silent nothing is known.
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


def block(known: Iterable[Position]) -> Block:
    """What the positions of one government mean. known: those taken by the day, newest first."""
    told = [p for p in known if p.stance is not Stance.UNKNOWN]
    if not told:
        return Block.UNKNOWN
    tolerant = max((p.since for p in told if p.stance is Stance.WILL_NOT_BLOCK), default=None)
    opposed = max((p.since for p in told if p.stance is Stance.OPPOSES), default=None)
    if tolerant is not None and (opposed is None or tolerant >= opposed):
        return Block.WOULD_NOT
    newest = {p.stance for p in told if p.since == told[0].since}
    if Stance.OPPOSES in newest:
        return Block.WOULD
    return Block.MIGHT if Stance.CONDITIONAL in newest else Block.WOULD_NOT
