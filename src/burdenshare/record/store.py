"""The store: release files as Parquet, asked through DuckDB, and an in-memory index for single cells.

One file a release, `releases/<id>.parquet`, in the schema of nouns.figures. A table is one query. A cell is a
look-up in an index that is filled by one query at first use: of a small publisher whole, of a larger one by
indicator, of a very large one by indicator and year, so that a look-up hardly reads what it does not need. Before
it stands the hot index (hot.py) of what is asked for most, which needs no query. Whoever needs many years of many allies asks for a table.
DuckDB is imported at the first question about figures, not before: reading the registry stays quick.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from burdenshare.nouns.errors import BadRegister, BadRequest
from burdenshare.nouns.figures import SCHEMA, Held, Observation, Release, Status
from burdenshare.record.hot import HotIndex
from burdenshare.record.registry import Registry

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Row = tuple[Any, ...]
Cells = dict[tuple[str, str, int], dict[str, list[Row]]]
Cell = Mapping[str, Sequence[Row]]
"""The rows of one area, indicator and period, by release id."""

CONSTANT = "constant"
"""As `price_base`: the constant prices of each release, whatever their base year ("2015 prices")."""

COLUMNS = ", ".join(f'f."{name}"' for name, _ in SCHEMA)
SERIES = "f.currency, CASE WHEN f.currency = '' THEN '' ELSE f.price_base END"
"""What keeps two figures of a release apart: money by currency and price base, all else is one series."""

_RELEASE, _AREA, _INDICATOR, _PERIOD = 1, 2, 3, 4
_STATUS = 10
_WHOLE_UP_TO = 5_000  # observations of a publisher: up to here it is read whole
_BY_INDICATOR_UP_TO = 100_000  # up to here by indicator; beyond by year, and by indicator after a few years
_BY_YEAR_FROM = 1_000_000  # beyond this always by year
_FEW_YEARS = 4
_KEPT_ROWS = 150_000  # about 100 MB


class Part(NamedTuple):
    """What one query brings into the index; None lets all through."""

    publisher: str
    indicator: str | None
    period: int | None


class Store:
    """Figures of one folder. Safe to share between threads."""

    def __init__(self, folder: Path, registry: Registry) -> None:
        self.folder = folder
        self.registry = registry
        self._hot = HotIndex(folder, registry)
        self._connecting, self._loading = threading.Lock(), threading.Lock()
        self._connection: DuckDBPyConnection | None = None
        self._loaded: OrderedDict[Part, Cells] = OrderedDict()
        self._kept = 0
        self._size = {code: sum(r.observations for r in registry.held(code)) for code in registry.publishers}

    def cell(
        self,
        publisher: str,
        area: str,
        indicator: str,
        period: int,
        currency: str | None = None,
        price_base: str | None = None,
    ) -> Cell:
        """Every figure held of one cell, by release id; empty where none is.

        currency, price_base: what the question will be narrowed to; figures of others may or may not be there.
        """
        if (hot := self._hot.cell(publisher, area, indicator, period, currency, price_base)) is not None:
            return hot
        part = self._part(publisher, indicator, period)
        cells = self._loaded.get(part)
        if cells is None:
            cells = self._load(part)
        return cells.get((area, indicator, period), {})

    def rows(self, sql: str, values: Mapping[str, Any]) -> list[Row]:
        """Run one query on a cursor of its own. `sql` is ours; whatever a user wrote comes in `values`."""
        import duckdb

        try:
            return self._cursor().execute(sql, dict(values)).fetchall()
        except (duckdb.IOException, duckdb.InvalidInputException, duckdb.BinderException) as e:
            raise BadRegister(
                f"A release file under {self.folder / 'releases'} cannot be read: {_first_line(e)} "
                "Restore it from the package or a backup."
            ) from None

    def write(self, sql: str, values: Mapping[str, Any]) -> None:
        """Run one COPY, to values["path"]."""
        import duckdb

        try:
            self._cursor().execute(sql, dict(values))
        except duckdb.IOException as e:
            raise BadRequest(f"{values['path']} cannot be written: {_first_line(e)}") from None

    def files(self, releases: Iterable[Release]) -> list[str]:
        """Paths of the release files held among `releases`. Raises BadRegister where one is missing."""
        found = []
        for release in releases:
            if release.held is Held.NONE:
                continue
            path = self.path(release)
            if not path.exists():
                raise BadRegister(
                    f"releases.toml says that {release.id} is held ({release.held}), but {path} is missing. "
                    "Restore the file, or set held to 'none'."
                )
            found.append(str(path))
        return found

    def path(self, release: Release) -> Path:
        """Where the figures of a release lie."""
        return self.folder / "releases" / f"{release.id}.parquet"

    def _part(self, publisher: str, indicator: str, period: int) -> Part:
        """What to look in, and to load if need be: little for one question, more once many come."""
        size = self._size[publisher]
        if size <= _WHOLE_UP_TO:
            return Part(publisher, None, None)
        every_year, one_year = Part(publisher, indicator, None), Part(publisher, indicator, period)
        if size <= _BY_INDICATOR_UP_TO or every_year in self._loaded:
            return every_year
        if one_year in self._loaded or size > _BY_YEAR_FROM:
            return one_year
        years = sum(1 for part in self._loaded if part[:2] == (publisher, indicator))
        return every_year if years >= _FEW_YEARS else one_year

    def _load(self, part: Part) -> Cells:
        with self._loading:
            if (cells := self._loaded.get(part)) is not None:
                return cells
            rows = self._rows_of(part)
            cells = {}
            for row in rows:
                key = (row[_AREA], row[_INDICATOR], row[_PERIOD])
                cells.setdefault(key, {}).setdefault(row[_RELEASE], []).append(row)
            self._keep(part, cells, len(rows))
            return cells

    def _rows_of(self, part: Part) -> list[Row]:
        releases = self.registry.held(part.publisher)
        if part.indicator is not None:
            releases = tuple(r for r in releases if part.indicator in r.indicators)
        if part.period is not None:
            releases = tuple(r for r in releases if r.first_period <= part.period <= r.last_period)
        if not (files := self.files(releases)):
            return []
        sql = f"SELECT {COLUMNS} FROM read_parquet($files) AS f WHERE true"
        values: dict[str, Any] = {"files": files}
        if part.indicator is not None:
            sql, values = sql + " AND f.indicator = $indicator", values | {"indicator": part.indicator}
        if part.period is not None:
            sql, values = sql + " AND f.period = $period", values | {"period": part.period}
        return self.rows(sql, values)

    def _keep(self, part: Part, cells: Cells, rows: int) -> None:
        loaded = self._loaded.copy()
        loaded[part] = cells
        self._kept += rows
        while self._kept > _KEPT_ROWS and len(loaded) > 1:
            _, dropped = loaded.popitem(last=False)
            self._kept -= sum(len(rows) for cell in dropped.values() for rows in cell.values())
        self._loaded = loaded  # swapped whole: readers take no lock

    def _cursor(self) -> DuckDBPyConnection:
        import duckdb

        with self._connecting:
            if self._connection is None:
                self._connection = duckdb.connect(":memory:")
            return self._connection.cursor()


def observation(row: Row) -> Observation:
    """The row of a release file as the value that the rest of the program speaks of."""
    values = list(row)
    values[_STATUS] = Status(row[_STATUS])
    return Observation(*values)


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]
