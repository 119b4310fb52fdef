"""Writing figures: one Parquet a release and the list of releases, each whole or not at all.

A file is written beside its place and then renamed, so that a process killed halfway leaves the old release
readable. The same figures give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import MISSING, fields, replace
from datetime import date
from pathlib import Path

import duckdb

from burdenshare.nouns.errors import BadRegister
from burdenshare.nouns.figures import SCHEMA, Held, Observation, Release
from burdenshare.record.registry import Registry

RELEASES = "releases.toml"


def embed(observations: Iterable[Observation], release: Release, folder: Path) -> Release:
    """Add one release to a folder of figures (releases.toml and releases/*.parquet), or replace it there.

    For a user's own download: read it with its publisher's reader, describe it with a Release, and embed it.
    Returns the release as registered: with its checksum, the number of observations, and held at least
    "partial".
    Raises BadRegister where observations are of another release, or two give one cell different values.
    """
    written = write_release(tuple(observations), release, folder)
    path = folder / RELEASES
    known = Registry.read(folder).releases if path.exists() else ()
    others = [r for r in known if r.id != release.id]
    write_register([*others, written], folder)
    return written


Key = tuple[str, str, int, str, str]

_SCALES = {"units": 1.0, "thousand": 1e3, "million": 1e6, "billion": 1e9}


def cell_key(o: Observation) -> Key:
    """What names one cell of a release: amounts by currency and price base, all else without."""
    return o.area, o.indicator, o.period, o.currency, o.price_base if o.currency else ""


def _distinct(found: Iterable[Observation], release: Release) -> list[Observation]:
    """Each cell once: of a figure printed in two tables (the United States' dollars), the last stays.

    Raises BadRegister where the two differ, or where an observation is of another release.
    """
    cells: dict[Key, Observation] = {}
    for o in found:
        if (o.publisher, o.release) != (release.publisher, release.id):
            raise BadRegister(f"A figure of {o.publisher} {o.release} does not belong to release {release.id}.")
        other = cells.pop(cell_key(o), None)
        if other is not None and not _same(other, o):
            raise BadRegister(
                f"{release.id}: {o.area} {o.indicator} {o.period} is {other.value} in {other.table} "
                f"and {o.value} in {o.table}. Keep the one that was printed."
            )
        cells[cell_key(o)] = o
    return list(cells.values())


def _same(a: Observation, b: Observation) -> bool:
    if a.value is None or b.value is None:
        return a.value is b.value
    x, y = (o.value * _SCALES.get(o.unit, 1.0) for o in (a, b) if o.value is not None)
    return abs(x - y) <= 1e-9 * max(abs(x), abs(y))


def write_release(found: Iterable[Observation], release: Release, folder: Path) -> Release:
    """Write the figures of one release as Parquet; see `embed`. The list of releases is left as it is."""
    rows = _distinct(found, release)
    if not rows:
        raise BadRegister(f"{release.id}: no figures to embed.")
    target = folder / "releases" / f"{release.id}.parquet"
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".") as scratch:
        lines, parquet = Path(scratch) / "rows.json", Path(scratch) / "rows.parquet"
        names = [name for name, _ in SCHEMA]
        with lines.open("w", encoding="utf-8") as file:
            for o in rows:
                file.write(json.dumps({name: getattr(o, name) for name in names}) + "\n")
        columns = ", ".join(f"\"{name}\": '{kind}'" for name, kind in SCHEMA)
        order = 'area, indicator, period, currency, price_base, "table", "row"'
        with duckdb.connect() as connection:
            connection.execute("SET threads = 1")
            connection.execute(
                f"""COPY (SELECT {", ".join(f'"{n}"' for n in names)}
                          FROM read_json('{_quoted(lines)}', format='newline_delimited',
                          columns={{{columns}}}) ORDER BY {order}) TO '{_quoted(parquet)}' (FORMAT parquet,
                          COMPRESSION zstd, COMPRESSION_LEVEL 19)"""
            )
        checksum = hashlib.sha256(parquet.read_bytes()).hexdigest()
        parquet.replace(target)
    periods = [o.period for o in rows]
    return replace(
        release,
        held=Held.PARTIAL if release.held is Held.NONE else release.held,
        indicators=release.indicators or tuple(dict.fromkeys(o.indicator for o in rows)),
        first_period=release.first_period or min(periods),
        last_period=release.last_period or max(periods),
        checksum=checksum,
        observations=len(rows),
    )


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def write_register(releases: Iterable[Release], folder: Path) -> None:
    """Write releases.toml: every release known, held or not, by day."""
    needed = {f.name for f in fields(Release) if f.default is MISSING}
    parts = ["# Written by record/build.py from registry.toml and the publishers' files: change those, not this.\n"]
    for release in sorted(releases, key=lambda r: (r.date, r.id)):
        values = {f.name: getattr(release, f.name) for f in fields(Release)}
        written = {k: v for k, v in values.items() if k in needed or v not in ("", ())}
        parts.append("\n[[release]]\n" + "".join(f"{k} = {_toml(v)}\n" for k, v in written.items()))
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder, prefix=".releases-", suffix=".toml")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write("".join(parts))
        Path(name).chmod(0o644)
        Path(name).replace(folder / RELEASES)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _toml(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(v) for v in value) + "]"
    return json.dumps(str(value), ensure_ascii=False)
