"""The build of the embedded releases: publishers' own files in; one Parquet a release, releases.toml and the hot index out.

    python -m burdenshare.record.build REFERENCE_FOLDER SOURCES_FOLDER

data/registry.toml says which releases are known, what each prints, and from which file it is read;
sources/*.csv (of the project's repository) holds single figures of releases whose file is not at hand. `embed` (embed.py) does the same
for one release and a user's own folder.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from burdenshare import data
from burdenshare.nouns.areas import Areas
from burdenshare.nouns.errors import BadRegister, BurdenshareError, UnreadableDocument
from burdenshare.nouns.figures import Held, Observation, Release, printed_value
from burdenshare.publishers import collected, ecb, fed, nato, seen, sipri, worldbank
from burdenshare.record import hot
from burdenshare.record.embed import cell_key, embed, write_register, write_release
from burdenshare.record.registry import Registry
from burdenshare.record.store import Store

__all__ = ["build", "embed", "main", "read_registry"]

REGISTRY = "registry.toml"
SIPRI_FROM = 2014
"""SIPRI's licence: the package holds shares and current US dollars of the allies from this year on."""


@dataclass(frozen=True, slots=True)
class Known:
    """An entry of registry.toml: the release, and how it is read (reader: a name in READERS, or "")."""

    release: Release
    reader: str = ""
    source: str = ""
    vintage: str = ""
    seen_at: str = ""


Reader = Callable[[Known, Path, Areas], tuple[Observation, ...]]

READERS: dict[str, Reader] = {
    "nato": lambda k, path, areas: nato.read_workbook(path, k.release.id, areas),
    "nato_csv": lambda k, path, areas: collected.read_nato_csv(path, k.release.id, k.seen_at, areas),
    "sipri": lambda k, path, areas: _embedded(sipri.read_workbook(path, k.release.id, areas)),
    "weo_vintage": lambda k, path, areas: collected.read_weo_vintage(
        path, k.vintage, k.release.id, k.release.date, k.seen_at, areas
    ),
    "weo_wide": lambda k, path, areas: collected.read_weo_wide(
        path, k.release.id, k.release.date, k.seen_at, areas, _actual_before(path)
    ),
    "worldbank": lambda k, path, areas: worldbank.read_long_csv(path, k.vintage, k.release.id, areas),
    "ecb": lambda k, path, areas: ecb.read_daily_file(path, k.release.id, areas),
    "fed": lambda k, path, areas: fed.read_annual_csv(path, k.release.id, areas),
    "eurostat": lambda k, path, areas: collected.read_eurostat_csv(path, k.vintage, k.release.id, areas),
}


def main(arguments: Sequence[str]) -> int:
    """Build the embedded releases; prints a line a release. Returns the exit status."""
    if len(arguments) != 2:
        print("usage: python -m burdenshare.record.build REFERENCE_FOLDER SOURCES_FOLDER", file=sys.stderr)
        return 2
    try:
        built = build(Path(arguments[0]), Path(arguments[1]), data.ROOT)
    except BurdenshareError as e:
        print(f"{type(e).__name__}: {e}", file=sys.stderr)
        return 2
    for release in built:
        print(f"{release.id:20} {release.date} {release.held:8} {release.observations:7,}")
    return 0


def build(reference: Path, sources: Path, folder: Path) -> tuple[Release, ...]:
    """Write every release of the registry that can be read, releases.toml and the hot index, into `folder`.

    reference: folder of the publishers' own files, as registry.toml names them. sources: folder of figures seen
    elsewhere, nato_*.csv.
    Raises the readers' errors; releases that are already there stay as they were.
    """
    if not reference.is_dir():
        raise UnreadableDocument(f"{reference} is no folder. Name the folder of the publishers' own files.")
    areas = data.areas()
    known = read_registry(data.text(REGISTRY))
    figures = seen.read_csvs(sorted(sources.glob("nato_*.csv")), areas)
    if strangers := {o.release for o in figures} - {k.release.id for k in known}:
        raise BadRegister(f"{REGISTRY}: no release {', '.join(sorted(strangers))}, of which {sources} holds figures.")
    done: list[Release] = []
    for entry in known:
        release, path = entry.release, reference / entry.source
        read = READERS[entry.reader](entry, path, areas) if entry.reader else ()
        found = _with_seen(read, (o for o in figures if o.release == release.id), release)
        if not found:
            done.append(replace(release, held=Held.NONE))
            continue
        if entry.source:
            release = replace(
                release, source_file=path.name, source_checksum=hashlib.sha256(path.read_bytes()).hexdigest()
            )
        done.append(write_release(found, release, folder))
    write_register(done, folder)
    held = {r.id for r in done if r.held is not Held.NONE}
    for path in (folder / "releases").glob("*.parquet"):
        if path.stem not in held:
            path.unlink()
    hot.write(Store(folder, Registry.read(folder)))
    return tuple(done)


def read_registry(text: str, where: str = REGISTRY) -> tuple[Known, ...]:
    """The entries of a registry in TOML, by day of release. Raises BadRegister with file and entry."""
    try:
        raw = data.parsed(text)
    except data.TOMLDecodeError as e:
        raise BadRegister(f"{where} is not valid TOML: {e}. Mend that line.") from None
    sets: Mapping[str, list[str]] = raw.get("sets", {})
    entries = [_known(entry, sets, where) for entry in raw.get("release", ())]
    ids = [k.release.id for k in entries]
    if twice := {i for i in ids if ids.count(i) > 1}:
        raise BadRegister(f"{where}: {', '.join(sorted(twice))} stands twice. Each release has one entry.")
    return tuple(sorted(entries, key=lambda k: (k.release.date, k.release.id)))


def _known(entry: Mapping[str, Any], sets: Mapping[str, list[str]], where: str) -> Known:
    place = f"{where}, release {entry.get('id', 'without id')}"
    values = dict(entry)
    how = {name: values.pop(name, "") for name in ("reader", "source", "vintage", "seen_at")}
    prints = values.pop("prints", None)
    if prints is not None and prints not in sets:
        raise BadRegister(f"{place}: prints {prints!r} is not one of [sets]: {', '.join(sets)}.")
    values["indicators"] = tuple(sets[prints] if prints is not None else values.get("indicators", ()))
    if how["reader"] and how["reader"] not in READERS:
        raise BadRegister(f"{place}: reader {how['reader']!r} is not one of {', '.join(READERS)}.")
    if strange := sorted(set(values) - {f.name for f in fields(Release)}):
        raise BadRegister(f"{place}: unknown key {', '.join(strange)}.")
    try:
        values["held"] = Held(values["held"])
        release = Release(**values)
    except (KeyError, TypeError, ValueError) as e:
        raise BadRegister(f"{place}: {e}. An entry needs id, publisher, date, title, url, held and periods.") from None
    if type(release.date) is not date:
        raise BadRegister(f"{place}: date must be a day such as 2024-06-17, found {release.date!r}.")
    return Known(release, **how)


def _embedded(found: Iterable[Observation]) -> tuple[Observation, ...]:
    """What SIPRI's licence lets the package hold."""
    return tuple(
        o
        for o in found
        if o.period >= SIPRI_FROM
        and (
            o.indicator == "share_of_gdp"
            or (o.indicator, o.currency, o.price_base) == ("expenditure", "USD", "current")
        )
        and o.unit != "units"
    )


def _actual_before(path: Path) -> dict[tuple[str, str], int]:
    """The marks of October 2025, for the vintage of April 2026 that has none."""
    return collected.last_actual_years(path.parents[2] / "imf" / "weo.parquet", "WEO 2025-10")


def _with_seen(read: Iterable[Observation], also: Iterable[Observation], release: Release) -> tuple[Observation, ...]:
    """A release's own file, and of figures seen elsewhere those that it does not hold.

    Where both hold a cell and differ at the precision seen, the file rules and the difference is told on
    stderr.
    """
    cells = {cell_key(o): o for o in read}
    for o in also:
        o = _as_titled(o, release)
        own = cells.setdefault(cell_key(o), o)
        if own.value is not None and o.value is not None:
            places = min(d for d in (own.decimals, o.decimals, 9) if d >= 0)
            if printed_value(own.value, places) != printed_value(o.value, places):
                cell = f"{release.id}: {o.area} {o.indicator} {o.period}"
                print(f"{cell}: file {own.printed}, seen {o.printed} ({o.seen_at})", file=sys.stderr)
    return tuple(cells.values())


def _as_titled(o: Observation, release: Release) -> Observation:
    """A figure under the indicator that the release's tables are titled with: core defence if they say so."""
    core = f"core_{o.indicator}"
    if o.indicator not in release.indicators and core in release.indicators:
        return replace(o, indicator=core)
    return o


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
