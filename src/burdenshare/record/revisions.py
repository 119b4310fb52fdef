"""How figures move: one cell over releases, one release against another, one publisher beside the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from burdenshare.nouns.errors import BadRequest, NoRelease
from burdenshare.nouns.figures import Held, Indicator, Observation, Publisher, Release, printed_value
from burdenshare.record.store import COLUMNS, SERIES, Row, observation
from burdenshare.record.trail import State, Step, steps

if TYPE_CHECKING:
    from burdenshare.record.record import Record


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one publisher prints for what an indicator measures, known on a day.

    definition: the publisher's, with the indicator named. newest: its newest release known that day, held or
    not.
    observation: the newest figure held. reason: why it may differ from the figure asked for; "" for that
    figure.
    """

    publisher: Publisher
    indicator: Indicator
    definition: str
    newest: Step
    observation: Observation | None
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that two releases print differently, at the precision of the coarser."""

    before: Observation
    after: Observation

    @property
    def move(self) -> float:
        """After less before, in the unit of the figure."""
        return (self.after.value or 0.0) - (self.before.value or 0.0)


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed from `before` to `after`. Iterates over the changes.

    same: cells in both and equal at published precision. only_before, only_after: cells in one of them.
    """

    before: Release
    after: Release
    changes: tuple[Change, ...]
    same: int
    only_before: int
    only_after: int

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def __len__(self) -> int:
        return len(self.changes)


def revisions(
    record: Record,
    area: str,
    indicator: str,
    period: int,
    publisher: str | None,
    currency: str | None,
    price_base: str | None,
) -> tuple[Observation, ...]:
    """See Record.revisions."""
    trail = steps(record, area, indicator, period, publisher, currency=currency, price_base=price_base)
    held = [s.observation for s in trail if s.state is State.HELD and s.observation is not None]
    return tuple(reversed(held))


def compare(
    record: Record,
    area: str,
    indicator: str,
    period: int,
    publishers: Iterable[str] | None,
    as_of: date | None,
    currency: str | None,
    price_base: str | None,
) -> tuple[Comparison, ...]:
    """See Record.compare. Indicators of one family stand side by side, each with its own definition."""
    registry = record.registry
    asked = registry.indicator(indicator)
    wanted = registry.publishers.values() if publishers is None else map(registry.publisher, publishers)
    family = [i for i in registry.indicators.values() if i.family == asked.family]
    found = []
    for publisher in sorted(wanted, key=lambda p: p.rank):
        for other in family:
            trail = steps(
                record,
                area,
                other.code,
                period,
                publisher.code,
                currency=currency,
                price_base=price_base,
                until=date.max if as_of is None else as_of,
            )
            if known := list(trail):
                found.append(_comparison(asked, publisher, other, known, registry.home))
    return tuple(found)


def diff(record: Record, before: Release, after: Release) -> Difference:
    """See Record.diff. Like is held against like: the same indicator, currency and, for money, price base."""
    if before.publisher != after.publisher:
        raise BadRequest(
            f"{before.id} and {after.id} are of two publishers, whose definitions differ. "
            "Ask for a comparison of publishers instead."
        )
    if before.id == after.id:
        raise BadRequest(f"{before.id} was named twice. Name two releases.")
    for release in (before, after):
        require_held(release)
    rows = record.store.rows(
        _DIFF,
        {"before": record.store.files([before]), "after": record.store.files([after])},
    )
    width = len(COLUMNS.split(","))
    changes, same, only_before, only_after = [], 0, 0, 0
    for row in rows:
        old, new = row[:width], row[width:]
        if old[0] is None:
            only_after += 1
        elif new[0] is None:
            only_before += 1
        elif (change := _change(old, new)) is None:
            same += 1
        else:
            changes.append(change)
    return Difference(before, after, tuple(changes), same, only_before, only_after)


def require_held(release: Release) -> None:
    """Raise NoRelease where nothing of the release is held."""
    if release.held is Held.NONE:
        where = f" It was published at {release.url}." if release.url else ""
        raise NoRelease(f"{release.id} of {release.date} is known, but not held.{where} Load it, or name another.")


_ONE_EACH = """
    SELECT * FROM read_parquet({files}) AS f WHERE f.value IS NOT NULL
    QUALIFY row_number() OVER (
        PARTITION BY f.area, f.indicator, f.period, {series} ORDER BY f.decimals DESC, f."table"
    ) = 1
"""

_DIFF = f"""
    WITH before AS ({_ONE_EACH.format(files="$before", series=SERIES)}),
         after AS ({_ONE_EACH.format(files="$after", series=SERIES)})
    SELECT {COLUMNS.replace("f.", "b.")}, {COLUMNS.replace("f.", "a.")}
    FROM before AS b FULL JOIN after AS a
      ON b.area = a.area AND b.indicator = a.indicator AND b.period = a.period AND b.currency = a.currency
     AND (b.currency = '' OR b.price_base = a.price_base)
    ORDER BY coalesce(a.indicator, b.indicator), coalesce(a.area, b.area), coalesce(a.period, b.period),
             coalesce(a.currency, b.currency), coalesce(a.price_base, b.price_base)
"""


def _change(old: Row, new: Row) -> Change | None:
    change = Change(observation(old), observation(new))
    before, after = change.before, change.after
    assert before.value is not None and after.value is not None
    known = [d for d in (before.decimals, after.decimals) if d >= 0]
    decimals = min(known) if known else -1
    if printed_value(before.value, decimals) == printed_value(after.value, decimals):
        return None
    return change


def _comparison(
    asked: Indicator, publisher: Publisher, indicator: Indicator, trail: list[Step], home: Publisher
) -> Comparison:
    if publisher.code != home.code:
        reason = f"{publisher.name} counts otherwise than {home.name}: {publisher.definition}"
    elif indicator.code != asked.code:
        reason = f"Another definition of the same publisher: {indicator.label}, not {asked.label}."
    else:
        reason = ""
    return Comparison(
        publisher=publisher,
        indicator=indicator,
        definition=f"{indicator.label}. {publisher.definition}",
        newest=trail[0],
        observation=next((s.observation for s in trail if s.state is State.HELD), None),
        reason=reason,
    )
