"""Tables as of a day: one query on the store, auditable by anyone who reads SQL.

As-of is one line of it: of the rows of releases known that day, QUALIFY keeps the newest of each cell. Which
releases those are is the registry's word, so the query opens only files that can hold a row of the answer.
Over many releases a narrower query first finds those that hold the newest figure of any cell, and as-of reads
these alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from burdenshare.nouns.figures import Held, Observation, Release
from burdenshare.record.store import COLUMNS, CONSTANT, SERIES, Row, Store, observation

if TYPE_CHECKING:
    from burdenshare.record.view import View

KNOWN = """
    known AS (
        SELECT unnest($ids) AS release, unnest($first) AS first_period, unnest($last) AS last_period,
               unnest($newness) AS newness, unnest($valid_from) AS valid_from, unnest($licence) AS licence
    )
"""
"""The releases that a query may read, with the years each prints; newness grows with the date of release."""

AS_OF = f"""
    WITH {KNOWN}
    SELECT {COLUMNS}
    FROM read_parquet($files) AS f JOIN known ON known.release = f.release
    WHERE f.indicator = $indicator AND f.value IS NOT NULL
      AND f.period BETWEEN known.first_period AND known.last_period
      {{filters}}
    QUALIFY row_number() OVER (
        PARTITION BY f.area, f.period, {SERIES} ORDER BY known.newness DESC, f.decimals DESC
    ) = 1
    ORDER BY f.area, f.period, f.currency, f.price_base
"""

WINNERS = f"""
    WITH {KNOWN},
    newest AS (
        SELECT max(known.newness) AS newness
        FROM read_parquet($files) AS f JOIN known ON known.release = f.release
        WHERE f.indicator = $indicator AND f.value IS NOT NULL
          AND f.period BETWEEN known.first_period AND known.last_period
          {{filters}}
        GROUP BY f.area, f.period, {SERIES}
    )
    SELECT DISTINCT known.release FROM newest JOIN known USING (newness)
"""
"""The releases that hold the newest figure of at least one cell: same filters, fewer columns."""

_FEW_RELEASES = 40


def table(
    view: View,
    indicator: str,
    publisher: str | None,
    period: int | None,
    currency: str | None,
    price_base: str | None,
) -> list[Observation]:
    """See View.table."""
    registry = view.record.registry
    registry.indicator(indicator)
    known = [
        r
        for r in registry.covering(registry.publisher(publisher).code, indicator)
        if r.date <= view.day and (period is None or r.covers(indicator, period))
    ]
    wanted = {"period": period, "currency": currency, "price_base": price_base}
    given = {name: value for name, value in wanted.items() if value is not None}
    filters = " ".join(_FILTERS[name] for name in given)
    rows = newest_rows(view.record.store, known, indicator, filters, given)
    return [observation(row) for row in rows]


def newest_rows(
    store: Store,
    known: list[Release],
    indicator: str,
    filters: str,
    given: dict[str, Any],
    few_releases: int = _FEW_RELEASES,
) -> list[Row]:
    """Rows of AS_OF over `known`, read in two steps where these are more than `few_releases`."""
    known = [r for r in known if r.held is not Held.NONE]
    if not known:
        return []
    values = {"indicator": indicator, **given}
    if len(known) > few_releases:
        winners = {row[0] for row in store.rows(WINNERS.format(filters=filters), values | _of(store, known))}
        known = [r for r in known if r.id in winners]
    return store.rows(AS_OF.format(filters=filters), values | _of(store, known)) if known else []


def _of(store: Store, known: list[Release]) -> dict[str, Any]:
    return {"files": store.files(known), **known_values(known)}


def known_values(releases: Iterable[Release]) -> dict[str, list[Any]]:
    """The parameters of KNOWN for these releases."""
    ordered = sorted(releases, key=lambda r: (r.date, r.id))
    return {
        "ids": [r.id for r in ordered],
        "first": [r.first_period for r in ordered],
        "last": [r.last_period for r in ordered],
        "newness": list(range(len(ordered))),
        "valid_from": [r.date for r in ordered],
        "licence": [r.licence for r in ordered],
    }


_FILTERS = {
    "period": "AND f.period = $period",
    "currency": "AND f.currency IN ($currency, '')",
    "price_base": f"""AND (f.currency = '' OR f.price_base = $price_base
                      OR ($price_base = '{CONSTANT}' AND f.price_base <> 'current'))""",
}
