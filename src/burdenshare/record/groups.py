"""Groups of allies, computed as the publisher computes them, from one release at a time.

A group's share is the sum of expenditure over the sum of GDP in one price base, never the mean of shares. A
count looks at one release, the newest known that day, and compares published values with the threshold at
published precision. Where a figure is not held the result says so: an absent figure is neither a failing nor
a missing ally.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from burdenshare.nouns.areas import Area
from burdenshare.nouns.errors import BadRequest
from burdenshare.nouns.figures import Observation, Release
from burdenshare.record.rounding import Range
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
    forces, which add GDP alone; without_gdp: those of them whose GDP is not held, so that the share stands a
    little high.
    printed: the publisher's own figure for the group in that release, where held. implied: the release prints no GDP
    that is held, and each member's was worked out from its expenditure and its printed share.
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
    without_gdp: tuple[str, ...]
    release: Release | None
    printed: Observation | None
    implied: bool = False


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
    members, left_out = _with_forces(_members(view, code, year))
    sums = Sums(0.0, 0.0, "", "", members, left_out)
    if release is not None:
        tried = (
            _add_up(record, release, indicator, members, left_out, year, series)
            for series in _series_of(record, release, members, year)
        )
        sums = min(tried, key=lambda s: len(s.unknown), default=sums)
        if not sums.currency:  # no GDP is held: worked out from the printed shares
            implied = (
                _add_up(record, release, indicator, members, (), year, series, implied=True)
                for series in _series_of(record, release, members, year, _MONEY_BEHIND[indicator])
                if series[0] == "USD"
            )
            sums = min(implied, key=lambda s: len(s.unknown), default=sums)
    whole = bool(members) and not sums.unknown and sums.gdp > 0
    return GroupShare(
        group=code,
        year=year,
        share=100 * sums.expenditure / sums.gdp if whole else None,
        expenditure=sums.expenditure if whole else None,
        gdp=sums.gdp if whole else None,
        currency=sums.currency,
        price_base=sums.price_base,
        members=members,
        unknown=sums.unknown,
        left_out=left_out,
        without_gdp=sums.without_gdp,
        release=release,
        printed=None if release is None else in_release(record, release, code, indicator, year),
        implied=sums.implied,
    )


@lru_cache(maxsize=1 << 12)
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
    Members are those of the view's day; of an earlier year than the latest, those of that year. Those without
    armed forces are left out, as the alliance leaves them out.
    Raises BadRequest where no release known that day prints the indicator at all.
    """
    record = view.record
    code = record.registry.area(group or record.registry.whole_alliance).code
    record.registry.indicator(indicator)
    latest = view.latest_period(indicator, publisher)
    if latest is None:
        who = record.registry.publisher(publisher).name
        raise BadRequest(f"No release of {who} known on {view.day} prints {indicator}. Name a later day.")
    year = latest if year is None else year
    release = view.newest_release(indicator, year, publisher)
    members, left_out = _with_forces(_members(view, code, year if year < latest else None))
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
    """The share that the release's own expenditure and GDP give, unrounded per cent; None where not held.

    In constant prices where the release has both, as the publisher defines its share of real GDP.
    """
    computed = _computed(record, release, area, year, indicator)
    return None if computed is None else computed.value


def _computed(record: Record, release: Release, area: str, year: int, indicator: str) -> Range | None:
    for series in _series_of(record, release, (area,), year):
        spent = _amount(record, release, area, _MONEY_BEHIND[indicator], year, series)
        gdp = _amount(record, release, area, "gdp", year, series)
        if spent is not None and gdp is not None and gdp.value:
            return Range.of(spent).per_cent_of(Range.of(gdp))
    return None


def _share_indicator(view: View, year: int, publisher: str | None) -> str:
    """The share that the newest release for that year prints: definitions change between releases."""
    newest = [(r.date, i) for i in _MONEY_BEHIND if (r := view.newest_release(i, year, publisher)) is not None]
    return max(newest)[1] if newest else next(iter(_MONEY_BEHIND))


def _members(view: View, group: str, year: int | None) -> list[Area]:
    """Members of the view's day; with a year, those of them that were members by its end."""
    areas = view.record.areas
    of_day = areas.members(group, view.day)
    if year is None:
        return list(of_day)
    of_year = {a.code for a in areas.members_in(group, year)}
    return [a for a in of_day if a.code in of_year]


def _with_forces(areas: Iterable[Area]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    areas = list(areas)
    return tuple(a.code for a in areas if a.forces), tuple(a.code for a in areas if not a.forces)


def _series_of(
    record: Record, release: Release, areas: Iterable[str], year: int, indicator: str = "gdp"
) -> list[tuple[str, str]]:
    """Currency and price base of each series in which the release prints GDP or money, constant prices first."""
    found = {
        (figure.currency, figure.price_base)
        for area in areas
        for figure in figures_in(record, release, area, indicator, year)
    }
    return sorted(found, key=lambda series: (series[1] == "current", series))


@dataclass(frozen=True, slots=True)
class Sums:
    """Expenditure and GDP of a group, added up in one series over the members held in it."""

    expenditure: float
    gdp: float
    currency: str
    price_base: str
    unknown: tuple[str, ...]
    without_gdp: tuple[str, ...]
    implied: bool = False


def _add_up(
    record: Record,
    release: Release,
    indicator: str,
    members: Iterable[str],
    without_forces: Iterable[str],
    year: int,
    series: tuple[str, str],
    implied: bool = False,
) -> Sums:
    def value(area: str, what: str) -> float | None:
        figure = _amount(record, release, area, what, year, series)
        return None if figure is None else figure.value

    total, product, unknown, without_gdp = 0.0, 0.0, [], []
    for area in members:
        spent, gdp = value(area, _MONEY_BEHIND[indicator]), value(area, "gdp")
        if implied and spent is not None and (share := in_release(record, release, area, indicator, year)) is not None:
            gdp = 100 * spent / share.value if share.value else None
        if spent is None or gdp is None:
            unknown.append(area)
        else:
            total, product = total + spent, product + gdp
    for area in without_forces:
        if (gdp := value(area, "gdp")) is None:
            without_gdp.append(area)
        else:
            product += gdp
    return Sums(total, product, *series, tuple(unknown), tuple(without_gdp), implied)


def _amount(
    record: Record, release: Release, area: str, what: str, year: int, series: tuple[str, str]
) -> Observation | None:
    currency, price_base = series
    return in_release(record, release, area, what, year, currency=currency, price_base=price_base)


def _hanging(record: Record, release: Release, figures: list[Observation], threshold: float) -> tuple[Hanging, ...]:
    """Figures that money and GDP put on the other side, whatever their own rounding took away."""
    found = []
    for figure in figures:
        if figure.indicator not in _MONEY_BEHIND:
            continue
        computed = _computed(record, release, figure.area, figure.period, figure.indicator)
        if computed is None:
            continue
        low, high = computed.printed(figure.decimals)
        if (high < threshold) if reaches(figure, threshold) else (low >= threshold):
            found.append(Hanging(figure, computed.value))
    return tuple(found)
