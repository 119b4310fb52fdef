"""The register of targets, pledges, events and positions; standing and gaps against it."""

from burdenshare.commitments.registers import Registers

__all__ = ["Registers"]
