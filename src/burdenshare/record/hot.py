"""The hot index: the figures that a check or a standing looks up, ready without a database.

`releases/hot.json` lies beside the release files and repeats some of them: complete sets of one publisher and
indicator (PARTS), so that a cell that is absent from a part is absent from the release files too. It is no source.
It names the checksums of the releases it was made from, and where these are not the checksums of releases.toml,
or a release file is missing, it is left aside and the release files answer.

A series is a run of consecutive years of one release and area with the same unit, prices, precision and place;
its words are numbers of a list that stands once in the file. What is read is the JSON; a row is put together
when its cell is asked for.
"""

from __future__ import annotations

import json
import os
import tempfile
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
        self._parts: dict[tuple[str, str], list[_Series]] | None = None

    def cell(
        self, publisher: str, area: str, indicator: str, period: int, currency: str | None, price_base: str | None
    ) -> Cell | None:
        """Every figure held of one cell, by release id, empty where there is none; None where the index has no say.

        Of a part with currency and price base: the figures that a question for these two can mean.
        """
        parts = self._parts
        if parts is None:
            parts = self._read()
        for part in parts.get((publisher, indicator), ()):
            if part.answers(currency, price_base):
                return part.cell(area, period)
        return None

    def _read(self) -> dict[tuple[str, str], list[_Series]]:
        with self._reading:
            if self._parts is None:
                self._parts = self._current_parts()
            return self._parts

    def _current_parts(self) -> dict[tuple[str, str], list[_Series]]:
        """The parts whose releases are those of the folder; none where there is no index or it cannot be read."""
        found: dict[tuple[str, str], list[_Series]] = {}
        try:
            raw = json.loads((self._folder / NAME).read_bytes())
            if raw["form"] != _FORM:
                return {}
            files = set(os.listdir(self._folder))  # noqa: PTH208 - one call for all names
            for entry in raw["parts"]:
                part = HotPart(*entry["part"])
                checksums = _checksums(self._registry, part.publisher)
                if raw["checksums"][part.publisher] == checksums and all(f"{id}.parquet" in files for id in checksums):
                    series = _Series(part, raw["words"], entry["series"])
                    found.setdefault((part.publisher, part.indicator), []).append(series)
        except (OSError, ValueError, LookupError, TypeError):
            return {}
        return found


class _Series:
    """The series of one part, by area."""

    def __init__(self, part: HotPart, words: Sequence[str], by_area: Mapping[str, Sequence[Sequence[Any]]]) -> None:
        self._part, self._words, self._by_area = part, words, by_area
        self._cells: dict[tuple[str, int], Cell] = {}

    def answers(self, currency: str | None, price_base: str | None) -> bool:
        """Whether the part holds all that a question for that currency and price base can mean."""
        part = self._part
        return part.currency is None or (part.currency == currency and part.price_base == price_base)

    def cell(self, area: str, period: int) -> Cell:
        """The rows of one area and period, by release id."""
        found = self._cells.get((area, period))
        if found is None and area in self._by_area:
            found = self._cells[area, period] = self._put_together(area, period)
        return {} if found is None else found

    def _put_together(self, area: str, period: int) -> Cell:
        publisher, indicator, *_ = self._part
        words = self._words
        found: dict[str, list[Row]] = {}
        for release, decimals, unit, currency, price_base, table, seen_at, row, status, first, values in self._by_area[
            area
        ]:
            n = period - first
            if not 0 <= n < len(values):
                continue
            found.setdefault(words[release], []).append(
                (
                    publisher, words[release], area, indicator, period, values[n], decimals, words[unit],
                    words[currency], words[price_base], words[status if type(status) is int else status[n]],
                    words[table], row if type(row) is int else row[n], words[seen_at],
                )
            )  # fmt: skip
        return found


def write(store: Store) -> Path:
    """Make the index of a folder of releases from its release files; returns its path. It appears whole or not at all.

    The same releases give the same bytes.
    """
    words: dict[str, int] = {}
    parts = [p for p in PARTS if p.publisher in store.registry.publishers and store.registry.held(p.publisher)]
    entries = [{"part": part, "series": _series(_rows(store, part), words)} for part in parts]
    document = {
        "form": _FORM,
        "checksums": {p.publisher: _checksums(store.registry, p.publisher) for p in parts},
        "words": list(words),
        "parts": entries,
    }
    target = store.folder / "releases" / NAME
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".") as scratch:
        path = Path(scratch) / NAME
        path.write_text(json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
        path.replace(target)
    return target


def _checksums(registry: Registry, publisher: str) -> dict[str, str]:
    """The checksum of each release of a publisher that is held; one without a checksum makes no index current."""
    return {r.id: r.checksum or "not known" for r in registry.held(publisher)}


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
