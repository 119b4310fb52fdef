"""The map: every ally is on it once, small ones too, and stands in the class that its share puts it in."""

from dataclasses import replace
from datetime import date

import pytest

import burdenshare as bs
from burdenshare import data
from burdenshare.publish.map import CLASSES, class_of, panels
from burdenshare.publish.map.build import PANELS, _cut, _simplified


def test_every_ally_is_on_one_panel() -> None:
    drawn = [code for panel in panels() for code in panel.areas]
    assert sorted(drawn) == sorted(a.code for a in data.areas().allies)


def test_the_smallest_allies_get_a_dot() -> None:
    small = {code for panel in panels() for code, shape in panel.areas.items() if shape.small}
    assert {"LUX", "MNE"} <= small and "FRA" not in small


def test_a_countrys_point_lies_inside_its_panel() -> None:
    for panel in panels():
        for shape in panel.areas.values():
            assert 0 < shape.x < panel.width and 0 < shape.y < panel.height


def test_the_file_is_small_and_says_its_source_and_licence() -> None:
    text = data.text("map.json")
    assert len(text.encode()) < 60_000
    assert "Natural Earth" in text and "public domain" in text


@pytest.mark.parametrize(
    ("points", "name"),
    [(0.5, "well above"), (0.0, "meets"), (-0.01, "just below"), (-0.5, "below"), (-1.0, "far below")],
)
def test_the_class_is_the_distance_to_the_line(points: float, name: str) -> None:
    row = bs.standing(["ESP"], as_of=date(2024, 7, 1)).rows[0]
    assert class_of(replace(row, points=points)) == name and name in CLASSES


def test_an_ally_without_forces_has_a_class_of_its_own() -> None:
    (iceland,) = bs.standing(["ISL"], as_of=date(2024, 7, 1)).rows
    assert class_of(iceland) == "no forces"


def test_the_projection_keeps_areas() -> None:
    panel = PANELS[0]

    def cell(latitude: float) -> float:
        corners = [
            panel.project(x, y)
            for x, y in ((10, latitude), (10.1, latitude), (10.1, latitude + 0.1), (10, latitude + 0.1))
        ]
        xs = [c for c in corners if c is not None]
        return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(xs, [*xs[1:], xs[0]], strict=True))) / 2

    import math

    north, south = cell(65.0), cell(40.0)
    on_the_globe = math.cos(math.radians(65.05)) / math.cos(math.radians(40.05))
    assert north / south == pytest.approx(on_the_globe, rel=1e-3)


def test_simplifying_keeps_ends_and_what_strays() -> None:
    line = [(10.0, 50.0), (10.5, 50.0001), (11.0, 50.0), (11.0, 55.0)]
    kept = _simplified(line, PANELS[0], 0.5)
    assert kept is not None and len(kept) == 3


def test_a_shape_outside_the_panel_is_cut_off() -> None:
    panel = PANELS[0]
    assert _cut([(-50.0, -50.0), (-40.0, -50.0), (-40.0, -40.0)], panel) == []
    cut = _cut([(-50.0, 10.0), (50.0, 10.0), (50.0, 50.0), (-50.0, 50.0)], panel)
    assert min(x for x, _ in cut) == -4.0
