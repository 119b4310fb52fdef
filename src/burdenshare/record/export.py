"""Figures by any filter, lazily, and out of the record as csv, json or parquet under SDMX names.

Every exported row carries its publisher, release, table, row, address and licence: provenance travels.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from burdenshare.nouns.errors import BadRequest, NoRelease
from burdenshare.nouns.figures import Observation, Release
from burdenshare.record.revisions import require_held
from burdenshare.record.store import COLUMNS, SERIES, Row, Store, observation
from burdenshare.record.tables import KNOWN, known_values

if TYPE_CHECKING:
    from burdenshare.record.record import Record

FORMATS = {"csv": "FORMAT csv, HEADER", "json": "FORMAT json", "parquet": "FORMAT parquet, COMPRESSION zstd"}

SDMX = (
    ("REF_AREA", "f.area"),
    ("INDICATOR", "f.indicator"),
    ("TIME_PERIOD", "f.period"),
    ("OBS_VALUE", "f.value"),
    ("OBS_STATUS", "f.status"),
    ("UNIT_MEASURE", "f.unit"),
    ("PRICE_BASE", "f.price_base"),
    ("CURRENCY", "f.currency"),
    ("DECIMALS", "f.decimals"),
    ("VALID_FROM", "known.valid_from"),
    ("RELEASE_ID", "f.release"),
    ("PUBLISHER", "f.publisher"),
    ("TABLE", 'f."table"'),
    ("ROW", 'f."row"'),
    ("SEEN_AT", "f.seen_at"),
    ("LICENCE", "known.licence"),
)
"""Column names at the outside, in order, and where each comes from."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The answer to a query, not yet read. Iterates over observations; `len` counts them in the store."""

    store: Store
    body: str
    values: dict[str, Any]

    def __iter__(self) -> Iterator[Observation]:
        return iter(self.observations())

    def __len__(self) -> int:
        return int(self.store.rows(f"SELECT count(*) FROM ({self.sql(COLUMNS)})", self.values)[0][0])

    def observations(self, most: int | None = None, after: int = 0) -> list[Observation]:
        """Figures by publisher, indicator, area, year and release: all, or so many after as many others."""
        return [observation(row) for row in self._rows(COLUMNS, most, after)]

    def records(self, most: int, after: int = 0) -> list[dict[str, Any]]:
        """At most so many figures, after as many others, under the names that an export has."""
        rows = self._rows(_columns(), most, after)
        return [dict(zip((name for name, _ in SDMX), row, strict=True)) for row in rows]

    def _rows(self, columns: str, most: int | None, after: int) -> list[Row]:
        if most is None:
            return self.store.rows(self.sql(columns), self.values)
        return self.store.rows(
            f"{self.sql(columns)} LIMIT $most OFFSET $after", self.values | {"most": most, "after": after}
        )

    def sql(self, columns: str) -> str:
        """The query with these columns; its parameters are `values`."""
        return self.body.format(columns=columns)


def select(
    record: Record,
    areas: Iterable[str],
    indicators: Iterable[str],
    periods: tuple[int | None, int | None],
    publishers: Iterable[str],
    release: str | None,
    as_of: date | None,
    revisions: bool,
) -> Figures:
    """See Record.query. Raises NoRelease where no release held can answer."""
    registry = record.registry
    first, last = periods
    if first is not None and last is not None and first > last:
        raise BadRequest(f"Periods from {first} to {last}: the first is after the last. Turn them round.")
    wanted: dict[str, Any] = {
        "areas": [registry.area(a).code for a in areas],
        "indicators": [registry.indicator(i).code for i in indicators],
        "from": first,
        "to": last,
    }
    given = {name: value for name, value in wanted.items() if value not in (None, [])}
    known = _releases(record, [registry.publisher(p).code for p in publishers], release, as_of)
    if indicators := given.get("indicators", []):
        known = [r for r in known if not r.indicators or set(r.indicators) & set(indicators)]
    files = record.store.files(known)
    if not files:
        raise NoRelease("No release held answers that question. `burdenshare releases` lists what is held.")
    values = {
        "files": files,
        **known_values(known),
        **given,
    }
    filters = " ".join(_FILTERS[name] for name in given)
    return Figures(
        record.store,
        _SELECT.format(columns="{columns}", filters=filters, newest="" if revisions else _NEWEST),
        values,
    )


def export(figures: Figures, path: Path, file_format: str | None = None) -> int:
    """See Record.export. Raises BadRequest for an unknown format or a folder that cannot be written."""
    kind = (file_format or path.suffix.lstrip(".")).casefold()
    if kind not in FORMATS:
        raise BadRequest(f"Unknown format: {kind!r}. Known: {', '.join(FORMATS)}.")
    copy = f"COPY ({figures.sql(_columns())}) TO $path ({FORMATS[kind]})"
    try:
        if path.exists() and not path.is_file():  # a pipe or terminal: /dev/stdout
            figures.store.write(copy, figures.values | {"path": str(path)})
        else:
            with tempfile.TemporaryDirectory(dir=path.parent, prefix=".figures-") as folder:
                part = Path(folder) / "part"
                figures.store.write(copy, figures.values | {"path": str(part)})
                part.replace(path)
    except OSError as e:
        raise BadRequest(f"{path} cannot be written: {e.strerror}. Name a file in a folder that exists.") from None
    return len(figures)


def _columns() -> str:
    return ", ".join(f'{source} AS "{name}"' for name, source in SDMX)


def _releases(record: Record, publishers: list[str], release: str | None, as_of: date | None) -> list[Release]:
    if release is not None:
        one = record.release(release)
        require_held(one)
        if as_of is not None and one.date > as_of:
            raise NoRelease(
                f"{one.id} was published on {one.date}, after {as_of}. Name a later day or an earlier release."
            )
        return [one]
    return [r for r in record.releases(as_of=as_of) if not publishers or r.publisher in publishers]


_SELECT = f"""
    WITH {KNOWN}
    SELECT {{columns}}
    FROM read_parquet($files) AS f JOIN known ON known.release = f.release
    WHERE true {{filters}}
    {{newest}}
    ORDER BY f.publisher, f.indicator, f.area, f.period, f.currency, f.price_base, known.newness, f."table", f."row"
"""

_NEWEST = f"""
    AND f.value IS NOT NULL AND f.period BETWEEN known.first_period AND known.last_period
    QUALIFY row_number() OVER (
        PARTITION BY f.publisher, f.indicator, f.area, f.period, {SERIES}
        ORDER BY known.newness DESC, f.decimals DESC
    ) = 1
"""

_FILTERS = {
    "areas": "AND list_contains($areas, f.area)",
    "indicators": "AND list_contains($indicators, f.indicator)",
    "from": "AND f.period >= $from",
    "to": "AND f.period <= $to",
}
