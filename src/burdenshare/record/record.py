"""The record: every figure as every publisher printed it, release by release, asked as of a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from burdenshare import data
from burdenshare.nouns.areas import Areas
from burdenshare.nouns.errors import BadRequest
from burdenshare.nouns.figures import Indicator, Observation, Publisher, Release
from burdenshare.record.export import Figures, export, select
from burdenshare.record.registry import Registry, as_day
from burdenshare.record.revisions import Comparison, Difference, compare, diff, revisions
from burdenshare.record.store import Store
from burdenshare.record.view import View


class Record:
    """All releases of one folder. Open it once and share it: threads may ask at the same time."""

    def __init__(self, folder: Path, registry: Registry) -> None:
        self.folder = folder
        self.registry = registry
        self.store = Store(folder, registry)

    @classmethod
    def open(cls, folder: Path | None = None) -> Record:
        """Open the embedded figures, or those of `folder` (releases.toml and releases/*.parquet).

        Reads the registry alone; figures are read at the first question about one.
        Raises BadRegister with the file and entry where the registry is wrong.
        """
        folder = data.ROOT if folder is None else folder
        return cls(folder, Registry.read(folder))

    @property
    def publishers(self) -> dict[str, Publisher]:
        """Publishers by code, in the order of the file."""
        return self.registry.publishers

    @property
    def indicators(self) -> dict[str, Indicator]:
        """Indicators by code, in the order of the file."""
        return self.registry.indicators

    @property
    def areas(self) -> Areas:
        """Allies and groups."""
        return self.registry.areas

    def releases(self, as_of: date | None = None, publisher: str | None = None) -> tuple[Release, ...]:
        """Releases known to exist, held or not, oldest first; up to a day, of one publisher, or all."""
        of = None if publisher is None else self.registry.publisher(publisher).code
        day = date.max if as_of is None else as_day(as_of)
        return tuple(r for r in self.registry.releases if r.date <= day and of in (None, r.publisher))

    def release(self, name: str) -> Release:
        """The release of that id ("nato-2024-06"); of the alliance's own publisher also "2024-06".

        Raises NoRelease with suggestions.
        """
        return self.registry.release(name)

    def as_of(self, day: date) -> View:
        """What a reader could have known on `day`. Raises BadRequest before the first release."""
        day = as_day(day)
        known = self.registry.releases
        if not known or day < known[0].date:
            raise BadRequest(f"Nothing was published by {day}: {self._beginning()} Name a later day.")
        return View(self, day)

    def revisions(
        self,
        area: str,
        indicator: str,
        period: int,
        publisher: str | None = None,
        *,
        currency: str | None = None,
        price_base: str | None = None,
    ) -> tuple[Observation, ...]:
        """How one cell moved: its figure in each release held, oldest release first."""
        return revisions(self, area, indicator, period, publisher, currency, price_base)

    def compare(
        self,
        area: str,
        indicator: str,
        period: int,
        publishers: Iterable[str] | None = None,
        as_of: date | None = None,
        *,
        currency: str | None = None,
        price_base: str | None = None,
    ) -> tuple[Comparison, ...]:
        """The figures of several publishers for what one indicator measures, each with its definition."""
        day = None if as_of is None else as_day(as_of)
        return compare(self, area, indicator, period, publishers, day, currency, price_base)

    def diff(self, release_a: str, release_b: str) -> Difference:
        """What changed from one release to another of the same publisher, at published precision."""
        return diff(self, self.release(release_a), self.release(release_b))

    def query(
        self,
        *,
        areas: Iterable[str] = (),
        indicators: Iterable[str] = (),
        periods: tuple[int | None, int | None] = (None, None),
        publishers: Iterable[str] = (),
        release: str | None = None,
        as_of: date | None = None,
        revisions: bool = False,
    ) -> Figures:
        """Figures by any filter; an empty filter lets all through.

        periods: first and last year, both included, None for open.
        revisions: True for every release held, False for the newest held figure of each cell.
        The result is lazy: iterate it for observations, or give it to `export`.
        """
        return select(self, areas, indicators, periods, publishers, release, as_of, revisions)

    def export(self, figures: Figures, path: Path, file_format: str | None = None) -> int:
        """Write figures as csv, json (one object a line) or parquet; returns how many were written.

        file_format: from the ending of `path` where None. A file appears whole or not at all.
        """
        return export(figures, path, file_format)

    def _beginning(self) -> str:
        known, held = self.registry.releases, self.registry.held()
        if not known:
            return "the record lists no release."
        first = f"the first release known is {known[0].id} of {known[0].date}"
        if not held:
            return f"{first}, and none is held."
        return f"{first}, the first release held is {held[0].id} of {held[0].date}."
