"""The bitemporal record: releases on disk, as of a day, revisions, audit, export."""

from burdenshare.record.audit import AuditReport, Check, Finding, audit
from burdenshare.record.export import Figures
from burdenshare.record.groups import CountResult, GroupShare, Hanging, computed_share, reaches
from burdenshare.record.rates import average_rate
from burdenshare.record.record import Record
from burdenshare.record.revisions import Change, Comparison, Difference
from burdenshare.record.store import CONSTANT
from burdenshare.record.trail import State, Step, in_release
from burdenshare.record.view import View

__all__ = [
    "CONSTANT",
    "AuditReport",
    "Change",
    "Check",
    "Comparison",
    "CountResult",
    "Difference",
    "Figures",
    "Finding",
    "GroupShare",
    "Hanging",
    "Record",
    "State",
    "Step",
    "View",
    "audit",
    "average_rate",
    "computed_share",
    "in_release",
    "reaches",
]
