"""Groups of allies, computed as the publisher computes them, from one release at a time.

A group's share is the sum of expenditure over the sum of GDP in one price base, never the mean of shares. A
count looks at one release, the newest known that day, and compares published values with the threshold at
published precision. Where a figure is not held the result says so: an absent figure is neither a failing nor
a missing ally.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from burdenshare.nouns.areas import Area
from burdenshare.nouns.errors import BadRequest
from burdenshare.nouns.figures import Observation, Release, printed_value
from burdenshare.record.trail import figures_in, in_release

if TYPE_CHECKING:
    from burdenshare.record.record import Record
    from burdenshare.record.view import View

_MONEY_BEHIND = {"share_of_gdp": "expenditure", "core_share_of_gdp": "core_expenditure"}


@dataclass(frozen=True, slots=True)
class GroupShare:
    """A group's share of GDP in one release.

    share: per cent, None where a figure of a member is not held. expenditure, gdp: the sums, in `currency`
    and `price_base`. unknown: members whose expenditure or GDP is not held. left_out: members without armed
    forces, which add no expenditure (see group_share on their GDP).
    printed: the publisher's own figure for the group in that release, where held.
    """

    group: str
    year: int
    share: float | None
    expenditure: float | None
    gdp: float | None
    currency: str
    price_base: str
    members: tuple[str, ...]
    unknown: tuple[str, ...]
    left_out: tuple[str, ...]
    release: Release | None
    printed: Observation | None


@dataclass(frozen=True, slots=True)
class Hanging:
    """A figure on the other side of the threshold than the publisher's own money and GDP put it."""

    observation: Observation
    computed: float


@dataclass(frozen=True, slots=True)
class CountResult:
    """Who reaches a threshold in one release.

    meeting, below: highest share first. unknown: members with forces whose figure is not held.
    left_out: members without armed forces. hangs_on: figures that would change sides if computed from money
    and GDP.
    release: the newest known that day that prints the indicator for that year; None if none does.
    """

    threshold: float
    group: str
    year: int
    indicator: str
    meeting: tuple[Observation, ...]
    below: tuple[Observation, ...]
    unknown: tuple[str, ...]
    left_out: tuple[str, ...]
    release: Release | None
    hangs_on: tuple[Hanging, ...]

    @property
    def complete(self) -> bool:
        """Whether the count rests on a held figure of every member with forces."""
        return self.release is not None and not self.unknown

    @property
    def members(self) -> int:
        """How many members the count is of."""
        return len(self.meeting) + len(self.below) + len(self.unknown)


def group_share(view: View, group: str, year: int, publisher: str | None = None) -> GroupShare:
    """Sum of expenditure over sum of GDP of the members of that year, in one price base of one release.

    The release is the newest known that day that prints the share for that year; constant prices go before
    current ones, as in the publisher's own table of shares. A member without armed forces adds no
    expenditure, and adds its GDP where the release prints it: the publisher's totals of GDP hold it, and its
    group shares rest on them.
    Source: NATO, Defence Expenditure of NATO Countries, Table 3 (shares of real GDP), Table 5 (GDP of Iceland
    within the totals) and notes to Table 2 (members).
    """
    record = view.record
    code = record.registry.area(group).code
    indicator = _share_indicator(view, year, publisher)
    release = view.newest_release(indicator, year, publisher)
    joined_by_now = {a.code for a in record.areas.members(code, view.day)}
    counted = [a for a in record.areas.members_in(code, year) if a.code in joined_by_now]
    members, left_out = _with_forces(counted)
    sums = Sums(0.0, 0.0, "", "", members)
    if release is not None:
        tried = (
            add_up(record, release, members, left_out, year, series, indicator)
            for series in _series_of(record, release, members, year)
        )
        sums = min(tried, key=lambda s: len(s.unknown), default=sums)
    whole = bool(members) and not sums.unknown and sums.gdp > 0
    return GroupShare(
        group=code,
        year=year,
        share=sums.expenditure / sums.gdp * 100 if whole else None,
        expenditure=sums.expenditure if whole else None,
        gdp=sums.gdp if whole else None,
        currency=sums.currency,
        price_base=sums.price_base,
        members=members,
        unknown=sums.unknown,
        left_out=left_out,
        release=release,
        printed=None if release is None else in_release(record, release, code, indicator, year),
    )


def count(
    view: View,
    threshold: float,
    group: str | None = None,
    year: int | None = None,
    publisher: str | None = None,
    indicator: str = "share_of_gdp",
) -> CountResult:
    """Members of `group` whose published share reaches `threshold` (per cent), and those that do not.

    group: the whole alliance where None. year: the latest known that day where None.
    Members are those of the view's day; those without armed forces are left out, as the alliance leaves them
    out.
    Raises BadRequest where no release known that day prints the indicator at all.
    """
    record = view.record
    code = record.registry.area(group or record.registry.whole_alliance).code
    record.registry.indicator(indicator)
    year = view.latest_period(indicator, publisher) if year is None else year
    if year is None:
        who = record.registry.publisher(publisher).name
        raise BadRequest(f"No release of {who} known on {view.day} prints {indicator}. Name a later day.")
    release = view.newest_release(indicator, year, publisher)
    members, left_out = _with_forces(record.areas.members(code, view.day))
    figures: dict[str, Observation] = {}
    if release is not None:
        for area in members:
            if (figure := in_release(record, release, area, indicator, year)) is not None:
                figures[area] = figure
    ranked = sorted(figures.values(), key=lambda o: (-(o.value or 0.0), o.area))
    return CountResult(
        threshold=threshold,
        group=code,
        year=year,
        indicator=indicator,
        meeting=tuple(o for o in ranked if reaches(o, threshold)),
        below=tuple(o for o in ranked if not reaches(o, threshold)),
        unknown=tuple(a for a in members if a not in figures),
        left_out=left_out,
        release=release,
        hangs_on=() if release is None else _hanging(record, release, ranked, threshold),
    )


def reaches(figure: Observation, threshold: float) -> bool:
    """Whether the figure, at published precision, is at or above the threshold: 2.00 meets 2 %."""
    return figure.published is not None and figure.published >= threshold


def computed_share(
    record: Record, release: Release, area: str, year: int, indicator: str = "share_of_gdp"
) -> float | None:
    """The share that the release's own expenditure and GDP give, unrounded per cent; None where one is not
    held.

    In constant prices where the release has both, as the publisher defines its share of real GDP.
    """
    for currency, price_base in _series_of(record, release, (area,), year):
        spent, gdp = _money(record, release, indicator, area, year, currency, price_base)
        if spent is not None and gdp:
            return spent / gdp * 100
    return None


def _share_indicator(view: View, year: int, publisher: str | None) -> str:
    """The share that the newest release for that year prints: definitions change between releases."""
    newest = [
        (r.date, i) for i in _MONEY_BEHIND if (r := view.newest_release(i, year, publisher)) is not None
    ]
    return max(newest)[1] if newest else next(iter(_MONEY_BEHIND))


def _with_forces(areas: tuple[Area, ...] | list[Area]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(a.code for a in areas if a.forces), tuple(a.code for a in areas if not a.forces)


def _series_of(record: Record, release: Release, areas: Iterable[str], year: int) -> list[tuple[str, str]]:
    """Currency and price base of each series in which the release prints GDP, constant prices first."""
    found = {
        (figure.currency, figure.price_base)
        for area in areas
        for figure in figures_in(record, release, area, "gdp", year)
    }
    return sorted(found, key=lambda series: (series[1] == "current", series))


@dataclass(frozen=True, slots=True)
class Sums:
    """Expenditure and GDP of several members, added up in one series; unknown: members not held in it."""

    expenditure: float
    gdp: float
    currency: str
    price_base: str
    unknown: tuple[str, ...]


def add_up(
    record: Record,
    release: Release,
    members: Iterable[str],
    without_forces: Iterable[str],
    year: int,
    series: tuple[str, str],
    indicator: str = "share_of_gdp",
) -> Sums:
    """Expenditure and GDP over `members`, with the GDP of those without forces where printed."""
    spent, gdp, unknown = 0.0, 0.0, []
    for area in members:
        money, product = _money(record, release, indicator, area, year, *series)
        if money is None or product is None:
            unknown.append(area)
            continue
        spent += money
        gdp += product
    gdp += sum(_money(record, release, indicator, area, year, *series)[1] or 0.0 for area in without_forces)
    return Sums(spent, gdp, *series, tuple(unknown))


def _money(
    record: Record, release: Release, indicator: str, area: str, year: int, currency: str, price_base: str
) -> tuple[float | None, float | None]:
    spent, gdp = (
        in_release(record, release, area, what, year, currency=currency, price_base=price_base)
        for what in (_MONEY_BEHIND[indicator], "gdp")
    )
    return (None if spent is None else spent.value), (None if gdp is None else gdp.value)


def _hanging(
    record: Record, release: Release, figures: list[Observation], threshold: float
) -> tuple[Hanging, ...]:
    found = []
    for figure in figures:
        if figure.indicator not in _MONEY_BEHIND:
            continue
        computed = computed_share(record, release, figure.area, figure.period, figure.indicator)
        if computed is None:
            continue
        at_precision = float(printed_value(computed, figure.decimals))
        if (at_precision >= threshold) != reaches(figure, threshold):
            found.append(Hanging(figure, computed))
    return tuple(found)
