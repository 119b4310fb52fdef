"""A claim held against the record and the registers: evidence, ruling, reason."""

from burdenshare.verdicts.checking import check

__all__ = ["check"]
