"""What others published comes out of the engine, within the tolerance that stands beside each figure."""

from __future__ import annotations

import pytest
from bench import published

FIGURES = [(r, f) for r in published.results() for f in r.figure]
NAMES = [f"{r.id}: {f.label}" for r, f in FIGURES]


@pytest.mark.parametrize(("result", "figure"), FIGURES, ids=NAMES)
def test_ours_is_theirs_within_the_tolerance_or_differs_for_the_cause_told(result, figure):
    off = abs(published.ours(result, figure) / figure.printed - 1)
    assert off <= figure.tolerance
    if figure.differs:
        assert off > published.CLOSE, "it no longer differs: mend `why` and `differs`"


def test_every_result_says_where_it_was_seen_and_why_ours_differs():
    found = published.results()
    assert len({r.id for r in found}) == len(found)
    assert len({r.institution for r in found}) >= 8
    for r in found:
        assert r.addresses and all(a.startswith("https://") for a in r.addresses), r.id
        assert r.assumptions and r.why and r.seen and r.date, r.id


def test_a_result_rests_on_no_release_of_a_later_day():
    for r, f in FIGURES:
        projection = published.projected(r, f, f.plan)
        assert all(x.date <= r.scenario["as_of"] for x in projection.inputs.releases), r.id


def test_tolerances_are_narrow_where_the_assumptions_are_stated():
    assert sum(f.tolerance <= 0.05 for _, f in FIGURES) >= 40
    assert all(f.tolerance <= 0.11 for _, f in FIGURES if not f.differs)


def test_a_fiscal_year_takes_its_quarters_from_two_years():
    result = next(r for r in published.results() if r.id == "cebr-2025")
    projection = published.projected(result, result.figure[0], result.figure[0].plan)
    gdp = projection.money.gdp.national[0] / published.BILLION
    at = 2034 - projection.inputs.first_year
    assert published.ours(result, result.figure[0]) == pytest.approx(0.035 * (0.75 * gdp[at] + 0.25 * gdp[at + 1]))


def test_an_unknown_way_of_having_a_figure_is_refused():
    result = published.results()[0]
    figure = published.Figure("x", "levle", 1.0, "euros", 0.1, years=(2030,), plan=((2030, 2.0),))
    with pytest.raises(ValueError, match="levle"):
        published.ours(result, figure)


def test_the_page_is_current():
    mend = "python -m bench.published --write"
    assert published.MANUAL.read_text(encoding="utf-8") == published.manual(published.results()), mend
