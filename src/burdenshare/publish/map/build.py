"""Builds data/map.json from Natural Earth: `python -m burdenshare.publish.map.build WORLD_ATLAS.json map.json`.

Input: the world atlas in TopoJSON (package world-atlas, countries-50m.json, Natural Earth 1:50m, public domain). Output: one
path a country and panel in an equal-area projection (Lambert azimuthal), drawn to whole tenths of a unit. Borders are simplified as
arcs, which two neighbours share, so that none tears open. Parts outside a panel (Svalbard, Canaries, Hawaii, overseas
territories) are cut off.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from burdenshare import data

Point = tuple[float, float]
Shape = tuple[str, list[list[list[int]]]]
"""An ally's code, "" for any other country, and its polygons: of rings, of numbers of arcs."""
_TOLERANCE = {"allies": 0.45, "land": 0.9}
"""Most that a simplified border may stray, in units of the panel."""
_SMALLEST_RING = 2.2
"""Islands below this area (square units) are left out, unless they are the country's largest."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A frame of the map: centre of the projection, units a radian, and the frame in units from the centre."""

    id: str
    centre: Point
    scale: float
    left: float
    top: float
    width: float
    height: float

    def project(self, longitude: float, latitude: float) -> Point | None:
        """Lambert azimuthal equal-area; None for the far side of the globe."""
        l0, f0 = (math.radians(v) for v in self.centre)
        dl, f = math.radians(longitude) - l0, math.radians(latitude)
        cosine = math.sin(f0) * math.sin(f) + math.cos(f0) * math.cos(f) * math.cos(dl)
        if cosine < -0.2:
            return None
        k = self.scale * math.sqrt(2 / (1 + cosine))
        x = k * math.cos(f) * math.sin(dl)
        y = k * (math.cos(f0) * math.sin(f) - math.sin(f0) * math.cos(f) * math.cos(dl))
        return x - self.left, self.top - y


PANELS = (
    Panel("europe", (14.0, 52.0), 780.0, left=-262.0, top=282.0, width=600.0, height=520.0),
    Panel("america", (-96.0, 55.0), 285.0, left=-180.0, top=150.0, width=300.0, height=305.0),
)


def build(atlas: dict[str, Any]) -> dict[str, Any]:
    """The map as data/map.json holds it, from the world atlas as parsed."""
    codes = {a.numeric: a.code for a in data.areas().allies}
    arcs = _unpacked(atlas)
    shapes = [(codes.get(str(g.get("id", "")), ""), _polygons(g)) for g in atlas["objects"]["countries"]["geometries"]]
    return {
        "schema": "burdenshare map 1: a panel has width, height, land (path of all else), areas (code: path, x, y, size)",
        "source": "Natural Earth 1:50m, by way of world-atlas 2.0.2",
        "licence": "Natural Earth is in the public domain",
        "projection": "Lambert azimuthal equal-area",
        "panels": _panels(shapes, arcs),
    }


def _panels(shapes: list[Shape], arcs: list[list[Point]]) -> list[dict[str, Any]]:
    """Each panel with the allies that no panel before it shows; elsewhere those are land like any other."""
    made: list[dict[str, Any]] = []
    for panel in PANELS:
        placed = {code for before in made for code in before["areas"]}
        made.append(_panel(panel, [("" if code in placed else code, polygons) for code, polygons in shapes], arcs))
    return made


def _panel(panel: Panel, shapes: list[Shape], arcs: list[list[Point]]) -> dict[str, Any]:
    shown = {}
    for kind, tolerance in _TOLERANCE.items():
        wanted = {
            n if n >= 0 else ~n
            for code, polygons in shapes
            if bool(code) == (kind == "allies")
            for p in polygons
            for r in p
            for n in r
        }
        for n in wanted:
            if n not in shown:
                shown[n] = _simplified(arcs[n], panel, tolerance)
    areas, land = {}, []
    for code, polygons in shapes:
        rings = [ring for p in polygons for arc in p if (ring := _ring(arc, shown, panel))]
        if not rings:
            continue
        largest = max(rings, key=_area)
        rings = [r for r in rings if _area(r) >= _SMALLEST_RING or r is largest]
        if not code:
            land += [r for r in rings if _area(r) >= _SMALLEST_RING * 2]
        elif _area(largest) > 3:
            x, y = _inside(largest)
            areas[code] = {
                "path": _path(rings),
                "x": round(x, 1),
                "y": round(y, 1),
                "size": round(sum(map(_area, rings))),
            }
    return {
        "id": panel.id,
        "width": panel.width,
        "height": panel.height,
        "land": _path(land),
        "areas": dict(sorted(areas.items())),
    }


def _unpacked(atlas: dict[str, Any]) -> list[list[Point]]:
    """The arcs in degrees: TopoJSON keeps differences of whole numbers."""
    (sx, sy), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    unpacked = []
    for arc in atlas["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        unpacked.append(line)
    return unpacked


def _polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    if geometry["type"] == "Polygon":
        return [geometry["arcs"]]
    return list(geometry["arcs"]) if geometry["type"] == "MultiPolygon" else []


def _simplified(arc: list[Point], panel: Panel, tolerance: float) -> list[Point] | None:
    """The arc in the panel's units, by Douglas and Peucker; None where part of it lies on the far side."""
    line = [panel.project(*p) for p in arc]
    if any(p is None for p in line):
        return None
    points = [p for p in line if p is not None]
    kept = [False] * len(points)
    kept[0] = kept[-1] = True
    stack = [(0, len(points) - 1)]
    if (
        points[0] == points[-1] and len(points) > 3
    ):  # an island: cut at its farthest point, else all of it would be near
        far = max(range(len(points)), key=lambda n: math.dist(points[n], points[0]))
        kept[far] = True
        stack = [(0, far), (far, len(points) - 1)]
    while stack:
        start, end = stack.pop()
        if end - start < 2:
            continue
        farthest = max(range(start + 1, end), key=lambda n: _away(points[n], points[start], points[end]))
        if _away(points[farthest], points[start], points[end]) > tolerance:
            kept[farthest] = True
            stack += [(start, farthest), (farthest, end)]
    return [p for p, keep in zip(points, kept, strict=True) if keep]


def _away(p: Point, a: Point, b: Point) -> float:
    """How far `p` lies from the line through `a` and `b`."""
    length = math.dist(a, b)
    if not length:
        return math.dist(p, a)
    return abs((b[0] - a[0]) * (a[1] - p[1]) - (a[0] - p[0]) * (b[1] - a[1])) / length


def _ring(numbers: Iterable[int], arcs: dict[int, list[Point] | None], panel: Panel) -> list[Point]:
    """A ring out of its arcs, cut to the panel; empty where nothing of it is inside."""
    ring: list[Point] = []
    for number in numbers:
        arc = arcs[number if number >= 0 else ~number]
        if arc is None:
            return []
        ring += (arc if number >= 0 else arc[::-1])[1 if ring else 0 :]
    return _cut(ring, panel)


def _cut(ring: list[Point], panel: Panel, margin: float = 4.0) -> list[Point]:
    """The part of a ring inside the panel and a margin that the frame hides (Sutherland and Hodgman)."""
    sides = ((0, -margin, 1), (0, panel.width + margin, -1), (1, -margin, 1), (1, panel.height + margin, -1))
    for axis, limit, sign in sides:
        cut: list[Point] = []
        for a, b in zip(ring[-1:] + ring[:-1], ring, strict=True):
            inside_a, inside_b = (sign * (p[axis] - limit) >= 0 for p in (a, b))
            if inside_a != inside_b:
                t = (limit - a[axis]) / (b[axis] - a[axis])
                cut.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
            if inside_b:
                cut.append(b)
        ring = cut
        if len(ring) < 3:
            return []
    return ring


def _area(ring: Sequence[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


def _inside(ring: Sequence[Point]) -> Point:
    """A point well inside a ring: the middle of the longest of some chords across it."""
    low, high = min(y for _, y in ring), max(y for _, y in ring)
    best, longest = ring[0], -1.0
    for step in range(1, 16):
        y = low + (high - low) * step / 16
        xs = sorted(
            a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
            for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)
            if (a[1] > y) != (b[1] > y)
        )
        for x0, x1 in zip(xs[::2], xs[1::2], strict=True):
            room = min(x1 - x0, 3 * min(y - low, high - y))
            if room > longest:
                best, longest = ((x0 + x1) / 2, y), room
    return best


def _path(rings: Iterable[Sequence[Point]]) -> str:
    """SVG path data: each ring from its start by differences, in tenths."""
    parts = []
    for ring in rings:
        x, y = (round(10 * v) for v in ring[0])
        steps = [f"M{x / 10:g} {y / 10:g}l"]
        moves = []
        for point in ring[1:]:
            nx, ny = (round(10 * v) for v in point)
            if (nx, ny) != (x, y):
                moves.append(f"{_short(nx - x)} {_short(ny - y)}")
            x, y = nx, ny
        parts.append(steps[0] + " ".join(moves).replace(" -", "-") + "z")
    return "".join(parts)


def _short(tenths: int) -> str:
    return f"{tenths / 10:g}".replace("0.", ".", 1) if abs(tenths) < 10 else f"{tenths / 10:g}"


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:3])
    made = json.dumps(build(json.loads(source.read_text(encoding="utf-8"))), indent=1, ensure_ascii=False)
    target.write_text(made + "\n", encoding="utf-8")
