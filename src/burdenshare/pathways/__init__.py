"""Pathways: shapes, uncertainty, debt and composition from today's share to a target."""

from burdenshare.pathways.projecting import project
from burdenshare.pathways.projection import Projection
from burdenshare.pathways.scenario import Scenario

__all__ = ["Projection", "Scenario", "project"]
