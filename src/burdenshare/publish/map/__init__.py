"""The map of the allies: drawn shapes of data/map.json, and the class that an ally's distance to a threshold falls in.

Colours run from blue (above) to brown (below), which stay apart for colour-blind readers; each class has its words and, above
the line, its sign too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from burdenshare import data
from burdenshare.commitments.standing import Standing1

CLASSES = ("well above", "meets", "just below", "below", "far below", "not held", "no forces")
"""Classes from the highest share down: half a point or more above, at or above, less than half a point below, less than a
point below, a point or more below; then what has no share."""

COLOURS = dict(zip(CLASSES, ("#08519c", "#4292c6", "#fdbe85", "#d9742b", "#8c2d04", "#b9c0c7", "#cdd3d9"), strict=True))
"""A colour for each class, from ColorBrewer's Blues and Oranges."""

SMALL = 250
"""Square units below which a country gets a dot beside its shape, so that it can be seen and hit."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A country: SVG path data, and a point well inside it."""

    path: str
    x: float
    y: float
    small: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """A frame of the map. land: path data of what is no ally's. areas: shapes by code."""

    id: str
    width: float
    height: float
    land: str
    areas: Mapping[str, Shape]


@cache
def panels() -> tuple[Panel, ...]:
    """The panels of data/map.json: Europe, North America."""
    return tuple(
        Panel(
            id=p["id"],
            width=p["width"],
            height=p["height"],
            land=p["land"],
            areas={c: Shape(a["path"], a["x"], a["y"], a["size"] < SMALL) for c, a in p["areas"].items()},
        )
        for p in json.loads(data.text("map.json"))["panels"]
    )


def class_of(row: Standing1) -> str:
    """Which of CLASSES an ally is in."""
    if row.points is None:
        return row.state
    if row.points >= 0:
        return "well above" if row.points >= 0.5 else "meets"
    return "just below" if row.points > -0.5 else "below" if row.points > -1 else "far below"
