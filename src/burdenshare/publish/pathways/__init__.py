"""Pathways put out: one ally or group in full, a league of many, two scenarios side by side."""

from burdenshare.publish.pathways.compared import compared_sheet
from burdenshare.publish.pathways.league import league_sheet
from burdenshare.publish.pathways.single import single_sheet
from burdenshare.publish.pathways.swings import tornado_sheet

__all__ = ["compared_sheet", "league_sheet", "single_sheet", "tornado_sheet"]
