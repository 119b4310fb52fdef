"""The notebook of a pathway runs from top to bottom, as marimo runs it and as a script."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from burdenshare import data
from burdenshare.pathways.scenario import of

NOTEBOOK = Path(__file__).parents[1] / "examples" / "pathway.py"


@pytest.fixture(scope="module")
def defined():
    spec = importlib.util.spec_from_file_location("pathway", NOTEBOOK)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    _, defined = module.app.run()
    return defined


def test_the_notebook_gives_money_odds_debt_and_a_comparison(defined):
    projection, row = defined["projection"], defined["row"]
    first, last = int(projection.years[0]), int(projection.years[-1])
    assert [m["year"] for m in defined["money"]] == list(range(first, last + 1))
    assert defined["money"][-1]["extra"] == pytest.approx(projection.extra("held").national_constant[row, -1] / 1e3)
    goal = projection.inputs.goal
    assert defined["odds"][-1][f"{goal.core:g} % of GDP"] == round(projection.chance(goal.core, last, row), 3)
    assert defined["fan"].title == "Spain: the way to 3.5 % of GDP by 2035"
    assert "debt" in defined["debt"].title
    linear, back = defined["comparison"]
    assert (linear["shape"], back["shape"]) == ("linear", "back")
    assert back["extra in all"] < linear["extra in all"]


def test_the_scenario_it_saves_is_the_one_it_ran(defined):
    assert of(data.parsed(defined["toml"])) == defined["scenario"]


def test_it_runs_as_a_script_and_prints_what_the_charts_show():
    ran = subprocess.run([sys.executable, str(NOTEBOOK)], capture_output=True, text=True, check=True, timeout=120)
    assert "Spain: the way to 3.5 % of GDP by 2035" in ran.stdout
    assert "Source: NATO" in ran.stdout
