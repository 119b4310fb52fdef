"""The registry: every release known to exist, held or not, with the words that describe its figures.

Reading it needs no figures and no database: four small TOML files. A folder without its own areas.toml,
indicators.toml or publishers.toml takes the embedded ones; releases.toml it must have.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from burdenshare import data
from burdenshare.nouns.areas import Area, Areas
from burdenshare.nouns.closest import closest
from burdenshare.nouns.errors import BadRegister, BadRequest, NoRelease, UnknownIndicator, did_you_mean
from burdenshare.nouns.figures import Held, Indicator, Publisher, Release

T = TypeVar("T")


class Registry:
    """Releases, publishers, indicators and areas of one folder of data."""

    def __init__(
        self,
        releases: Iterable[Release],
        publishers: Mapping[str, Publisher],
        indicators: Mapping[str, Indicator],
        areas: Areas,
    ) -> None:
        self.releases = tuple(sorted(releases, key=lambda r: (r.date, r.id)))
        self.publishers = dict(publishers)
        self.indicators = dict(indicators)
        self.areas = areas
        self._by_id = {r.id: r for r in self.releases}
        self._covering: dict[tuple[str, str], tuple[Release, ...]] = {}

    @classmethod
    def read(cls, folder: Path) -> Registry:
        """Read the registry of `folder`. Raises BadRegister with file and entry where one is wrong."""
        publishers = _publishers(folder)
        indicators = _indicators(folder)
        areas = data.areas() if folder == data.ROOT else _areas(folder)
        return cls(_releases(folder, publishers, indicators), publishers, indicators, areas)

    @cached_property
    def home(self) -> Publisher:
        """The alliance's own publisher: rank 0, which rules where none is named."""
        return min(self.publishers.values(), key=lambda p: p.rank)

    @cached_property
    def whole_alliance(self) -> str:
        """Code of the group that holds every ally."""
        return max(self.areas, key=lambda a: len(a.members)).code

    def release(self, name: str) -> Release:
        """The release with that id; the home publisher's also by month or day alone ("2024-06").

        Raises NoRelease with the closest ids.
        """
        wanted = name.strip().casefold()
        home = self.home.code
        found = self._by_id.get(wanted) or self._by_id.get(f"{home.casefold()}-{wanted}")
        if found is None:
            of_day = [r for r in self.releases if r.publisher == home and r.date.isoformat() == wanted]
            found = of_day[0] if len(of_day) == 1 else None
        if found is None:
            word = f"{home.casefold()}-{wanted}" if wanted[:1].isdigit() else wanted
            hint = did_you_mean(closest(word, self._by_id))
            raise NoRelease(f"Unknown release: {name!r}. {hint or '`burdenshare releases` lists them.'}")
        return found

    def publisher(self, name: str | None) -> Publisher:
        """The publisher of that code or name; the home publisher for None. Raises BadRequest."""
        if name is None:
            return self.home
        found = self.publishers.get(name) or self._publisher_names.get(name.strip().casefold())
        if found is None:
            raise BadRequest(f"Unknown publisher: {name!r}. Known: {', '.join(self.publishers)}.")
        return found

    def indicator(self, code: str) -> Indicator:
        """The indicator of that code. Raises UnknownIndicator with close ones."""
        found = self.indicators.get(code)
        if found is None:
            raise UnknownIndicator(code, closest(code, self.indicators), self.indicators)
        return found

    def area(self, name: str) -> Area:
        """The area of that code, or of another word for it. Raises UnknownArea."""
        return self.areas[name] if name in self.areas else self.areas.find(name)

    def covering(self, publisher: str, indicator: str) -> tuple[Release, ...]:
        """Releases of `publisher` that print `indicator`, newest first, held or not."""
        key = (publisher, indicator)
        found = self._covering.get(key)
        if found is None:
            found = tuple(r for r in reversed(self.releases) if r.publisher == publisher and indicator in r.indicators)
            self._covering[key] = found
        return found

    def held(self, publisher: str | None = None) -> tuple[Release, ...]:
        """Releases held in full or in part, oldest first."""
        return tuple(r for r in self.releases if r.held is not Held.NONE and publisher in (None, r.publisher))

    @cached_property
    def _publisher_names(self) -> dict[str, Publisher]:
        return {n.casefold(): p for p in self.publishers.values() for n in (p.code, p.name, *p.names)}


def as_day(day: date) -> date:
    """`day` without its time of day, so that a datetime compares with dates of release."""
    return day.date() if isinstance(day, datetime) else day


def _load(folder: Path, name: str) -> dict[str, Any]:
    path = folder / name
    if not path.exists() and name != "releases.toml":
        path = data.ROOT / name
    try:
        return data.parsed(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadRegister(
            f"{path} is missing: a folder of figures needs its list of releases. "
            "Name another folder, or leave the option out for the embedded figures."
        ) from None
    except (data.TOMLDecodeError, UnicodeDecodeError) as e:
        raise BadRegister(f"{path} is not valid TOML: {e}. Mend that line.") from None


def _areas(folder: Path) -> Areas:
    path = folder / "areas.toml"
    if not path.exists():
        return data.areas()
    try:
        return Areas.of(data.parsed(path.read_text(encoding="utf-8")))
    except (data.TOMLDecodeError, KeyError, TypeError, UnicodeDecodeError) as e:
        raise BadRegister(f"{path} cannot be read: {e}. Each [[ally]] and [[group]] needs code and name.") from None


def _publishers(folder: Path) -> dict[str, Publisher]:
    raw = _load(folder, "publishers.toml")
    return {
        code: _built(Publisher, {"code": code, **entry}, f"{folder / 'publishers.toml'}, [{code}]")
        for code, entry in raw.items()
    }


def _indicators(folder: Path) -> dict[str, Indicator]:
    raw = _load(folder, "indicators.toml")
    return {
        code: _built(Indicator, {"code": code, **entry}, f"{folder / 'indicators.toml'}, [{code}]")
        for code, entry in raw.items()
    }


def _releases(folder: Path, publishers: Mapping[str, Publisher], indicators: Mapping[str, Indicator]) -> list[Release]:
    where = folder / "releases.toml"
    releases: dict[str, Release] = {}
    for number, entry in enumerate(_load(folder, "releases.toml").get("release", ()), 1):
        place = f"{where}, release {number} ({entry.get('id', 'no id')})"
        release = _release(entry, place)
        if release.id in releases:
            raise BadRegister(f"{place}: the id stands twice. Each release has its own.")
        if release.publisher not in publishers:
            raise BadRegister(f"{place}: publisher {release.publisher!r} is not in publishers.toml. Add it there.")
        if strange := [i for i in release.indicators if i not in indicators]:
            raise BadRegister(f"{place}: indicators {strange} are not in indicators.toml. Add them there.")
        releases[release.id] = replace(release, licence=release.licence or publishers[release.publisher].licence)
    return list(releases.values())


def _release(entry: Mapping[str, Any], place: str) -> Release:
    values = dict(entry)
    try:
        if isinstance(values.get("date"), str):
            values["date"] = date.fromisoformat(values["date"])
        values["held"] = Held(values.get("held", Held.NONE))
    except ValueError as e:
        raise BadRegister(f"{place}: {e}. Dates read 2024-06-17; held is whole, partial or none.") from None
    if type(values.get("date")) is not date:
        raise BadRegister(f"{place}: date must be a day such as 2024-06-17, found {values.get('date')!r}.")
    return _built(Release, values, place)


def _built(kind: type[T], values: Mapping[str, Any], place: str) -> T:
    known = {f.name: f for f in fields(kind)}  # type: ignore[arg-type]
    if strange := sorted(set(values) - set(known)):
        raise BadRegister(f"{place}: unknown key {', '.join(strange)}. Known: {', '.join(known)}.")
    needed = [n for n, f in known.items() if f.default is MISSING and f.default_factory is MISSING]
    if missing := [n for n in needed if n not in values]:
        raise BadRegister(f"{place}: {', '.join(missing)} missing.")
    return kind(**{n: tuple(v) if isinstance(v, list) else v for n, v in values.items()})
