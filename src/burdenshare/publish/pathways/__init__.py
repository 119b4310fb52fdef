"""Pathways put out: one ally or group in full, a league of many, two scenarios side by side."""

from burdenshare.pathways import Projection
from burdenshare.publish.pathways.compared import compared_sheet
from burdenshare.publish.pathways.league import league_sheet
from burdenshare.publish.pathways.single import single_sheet
from burdenshare.publish.pathways.swings import tornado_sheet
from burdenshare.publish.tables import Sheet

__all__ = ["asked_row", "compared_sheet", "league_sheet", "pathway_sheet", "single_sheet", "tornado_sheet"]


def pathway_sheet(found: Projection, currency: str = "", prices: str = "current") -> Sheet:
    """One ally or group in full where one was asked for, else the league."""
    row = asked_row(found)
    return league_sheet(found, currency, prices) if row is None else single_sheet(found, row, currency, prices)


def asked_row(found: Projection) -> int | None:
    """The row that was asked for alone, an ally or a group by its name."""
    if len(found.rows) == 1:
        return 0
    return len(found.rows) - 1 if len(found.scenario.areas) == 1 and found.inputs.groups else None
