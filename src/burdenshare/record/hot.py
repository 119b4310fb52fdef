"""The hot index: the figures that a check or a standing looks up, ready without a database.

`releases/hot.json` lies beside the release files and repeats some of them: complete sets of one publisher and
indicator (PARTS), so that a cell that is absent from a part is absent from the release files too. It is no source.
It names the checksums of the releases it was made from, and where these are not the checksums of releases.toml,
or a release file is missing, it is left aside and the release files answer.

The file is one JSON array: a head, then a line for each part of it, so that only what is asked for is parsed. A
series is a run of consecutive years of one release and area with the same unit, prices, precision and table; its
words are numbers of a list in the head. A row is put together when its cell is asked for.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from burdenshare.record.registry import Registry

if TYPE_CHECKING:
    from burdenshare.record.store import Cell, Row, Store

NAME = "hot.json"
_FORM = 1  # of the file; one of another form is left aside


class HotPart(NamedTuple):
    """A set that the index holds whole. With currency and price base it answers only who asks for these two."""

    publisher: str
    indicator: str
    currency: str | None = None
    price_base: str | None = None


PARTS = (
    HotPart("NATO", "share_of_gdp"),
    HotPart("NATO", "core_share_of_gdp"),
    HotPart("NATO", "expenditure"),
    HotPart("NATO", "core_expenditure"),
    HotPart("NATO", "gdp"),
    HotPart("NATO", "real_change"),
    HotPart("NATO", "core_real_change"),
    HotPart("NATO", "allies_at_two_percent"),
    HotPart("NATO", "equipment_share"),
    HotPart("SIPRI", "share_of_gdp"),
    HotPart("EUROSTAT", "share_of_gdp"),
    HotPart("ECB", "exchange_rate_usd"),
    HotPart("FED", "exchange_rate_usd"),
    HotPart("IMF", "gdp", "USD", "current"),
)
"""What the index holds: the look-ups of `check` and `standing`."""


class HotIndex:
    """The index of one folder, read at the first question. Safe to share between threads."""

    def __init__(self, folder: Path, registry: Registry) -> None:
        self._folder = folder / "releases"
        self._registry = registry
        self._reading = threading.Lock()
        self._lines: dict[HotPart, bytes] | None = None
        self._words: list[str] = []
        self._parts: dict[HotPart, _Series] = {}

    def cell(
        self, publisher: str, area: str, indicator: str, period: int, currency: str | None, price_base: str | None
    ) -> Cell | None:
        """Every figure held of one cell, by release id, empty where there is none; None where the index has no say.

        Of a part with currency and price base: the figures that a question for these two can mean.
        """
        if self._lines is None:
            self._read()
        for part in (HotPart(publisher, indicator), HotPart(publisher, indicator, currency, price_base)):
            if (series := self._parts.get(part) or self._parsed(part)) is not None:
                return series.cell(area, period)
        return None

    def _read(self) -> None:
        """Take in the lines of those parts whose releases are those of the folder."""
        with self._reading:
            if self._lines is not None:
                return
            found: dict[HotPart, bytes] = {}
            try:
                first, *lines = (self._folder / NAME).read_bytes().split(b"\n")[1:-1]
                head = json.loads(first.rstrip(b","))
                files = set(os.listdir(self._folder))  # noqa: PTH208 - the names alone, by one call
                if head["form"] == _FORM:
                    self._words = head["words"]
                    for part, line in zip((HotPart(*p) for p in head["parts"]), lines, strict=False):
                        current = _checksums(self._registry, part.publisher)
                        if (
                            all(current.values())
                            and head["checksums"][part.publisher] == current
                            and files >= {f"{id}.parquet" for id in current}
                        ):
                            found[part] = line
            except (OSError, ValueError, LookupError, TypeError):
                found = {}
            self._lines = found

    def _parsed(self, part: HotPart) -> _Series | None:
        if not self._lines or part not in self._lines:
            return None
        with self._reading:
            if part not in self._parts and (line := self._lines.get(part)) is not None:
                try:
                    self._parts[part] = _Series(part, self._words, json.loads(line.rstrip(b",")))
                except ValueError:
                    del self._lines[part]
            return self._parts.get(part)


class _Series:
    """The series of one part, by area."""

    def __init__(self, part: HotPart, words: Sequence[str], by_area: Mapping[str, Sequence[Sequence[Any]]]) -> None:
        self._part, self._words, self._by_area = part, words, by_area
        self._cells: dict[tuple[str, int], Cell] = {}

    def cell(self, area: str, period: int) -> Cell:
        """The rows of one area and period, by release id."""
        found = self._cells.get((area, period))
        if found is None and area in self._by_area:
            found = self._cells[area, period] = self._put_together(area, period)
        return {} if found is None else found

    def _put_together(self, area: str, period: int) -> Cell:
        words = self._words
        found: dict[str, list[Row]] = {}
        for series in self._by_area[area]:
            release, decimals, unit, currency, price_base, table, seen_at, row, status, first, values = series
            n = period - first
            if not 0 <= n < len(values):
                continue
            found.setdefault(words[release], []).append(
                (
                    self._part.publisher, words[release], area, self._part.indicator, period, values[n], decimals,
                    words[unit], words[currency], words[price_base],
                    words[status if type(status) is int else status[n]], words[table],
                    row if type(row) is int else row[n], words[seen_at],
                )
            )  # fmt: skip
        return found


def write(store: Store) -> Path:
    """Make the index of a folder of releases from its release files; returns its path. It appears whole or not at all.

    The same releases give the same bytes.
    """
    import tempfile

    words: dict[str, int] = {}
    parts = [p for p in PARTS if p.publisher in store.registry.publishers and store.registry.held(p.publisher)]
    series = [_series(_rows(store, part), words) for part in parts]
    head = {
        "form": _FORM,
        "checksums": {p.publisher: _checksums(store.registry, p.publisher) for p in parts},
        "words": list(words),
        "parts": parts,
    }
    lines = (json.dumps(x, ensure_ascii=False, separators=(",", ":")) for x in (head, *series))
    target = store.folder / "releases" / NAME
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".") as scratch:
        path = Path(scratch) / NAME
        path.write_text("[\n" + ",\n".join(lines) + "\n]", encoding="utf-8")
        path.replace(target)
    return target


def _checksums(registry: Registry, publisher: str) -> dict[str, str]:
    """The checksum of each release of a publisher that is held, "" where releases.toml gives none."""
    return {r.id: r.checksum for r in registry.held(publisher)}


_COLUMNS = ("release", "decimals", "unit", "currency", "price_base", "table", "seen_at")
_SERIES = f"""
    SELECT area, {", ".join(f'"{name}"' for name in _COLUMNS)}, period, "row", status, value
    FROM read_parquet($files)
    WHERE publisher = $publisher AND indicator = $indicator
      AND ($currency IS NULL OR currency IN ($currency, ''))
      AND ($price_base IS NULL OR currency = '' OR price_base = $price_base)
    ORDER BY area, release, currency, price_base, "table", decimals, unit, seen_at, period
"""
"""Rows of a series one after the other; two of one cell of a release in the order of the release file."""


def _rows(store: Store, part: HotPart) -> list[Row]:
    files = store.files(store.registry.held(part.publisher))
    return store.rows(_SERIES, {"files": files, **part._asdict()})


def _series(rows: Sequence[Row], words: dict[str, int]) -> dict[str, list[list[Any]]]:
    """Series by area; `words` takes up what is not in it yet."""

    def number(word: str) -> int:
        return words.setdefault(word, len(words))

    found: dict[str, list[list[Any]]] = {}
    runs: list[tuple[Row, list[Row]]] = []
    for *key, period, row, status, value in rows:
        if not (runs and runs[-1][0] == tuple(key) and runs[-1][1][-1][0] + 1 == period):
            runs.append((tuple(key), []))
        runs[-1][1].append((period, row, number(status), value))
    for (area, *same), run in runs:
        first = run[0][0]
        _, places, statuses, values = zip(*run, strict=True)
        named = [number(x) if isinstance(x, str) else x for x in same]
        found.setdefault(area, []).append([*named, _one_or_all(places), _one_or_all(statuses), first, list(values)])
    return found


def _one_or_all(numbers: Sequence[int]) -> int | list[int]:
    return numbers[0] if len(set(numbers)) == 1 else list(numbers)
