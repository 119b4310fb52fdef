import pytest
from folders import figure
from hypothesis import given
from hypothesis import strategies as st

from burdenshare.record.rounding import Range, lost_by_rounding


def test_a_figure_stored_with_more_than_it_prints_has_lost_nothing():
    assert lost_by_rounding(figure("FRA", 2020, 1.9861831)) == 0.0
    assert lost_by_rounding(figure("FRA", 2020, 1.9861831, decimals=-1)) == 0.0
    assert lost_by_rounding(figure("FRA", 2020, 2.0)) == pytest.approx(0.005)


@given(st.floats(1.0, 1e6), st.floats(1e3, 1e9), st.floats(-1e9, 1e9))
def test_a_range_holds_what_was_there_before_rounding(spent: float, gdp: float, other: float):
    part, whole, more = (figure("FRA", 2020, float(round(v)), "expenditure") for v in (spent, gdp, other))
    share = Range.of(part).per_cent_of(Range.of(whole))
    assert share.low <= 100 * spent / gdp * (1 + 1e-12)
    assert share.high >= 100 * spent / gdp * (1 - 1e-12)
    total = Range.of(part) + Range.of(more)
    assert total.low - 1e-6 <= spent + other <= total.high + 1e-6
