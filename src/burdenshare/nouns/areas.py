"""Areas: allies and groups with dated membership, found by code, alias or name.

Nothing here knows an alliance by name: data/areas.toml lists the areas, their codes, currencies, dates of
accession and groups. Names in languages come on top (claims/names.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from burdenshare.nouns.closest import closest
from burdenshare.nouns.errors import UnknownArea


@dataclass(frozen=True, slots=True)
class Area:
    """An ally (kind "ally"), a group of allies ("group"), or another body that takes positions ("body").

    code: ISO 3166-1 alpha-3 for a country. forces: False for an ally without armed forces, which is left out
    of counts against a share-of-GDP target, as the alliance does.
    members: codes, for a group; empty for an ally. joined: day of accession, None for founders.
    """

    code: str
    name: str
    kind: str
    alpha2: str = ""
    numeric: str = ""
    trigraph: str = ""
    currency: str = ""
    joined: date | None = None
    forces: bool = True
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


class Areas:
    """The areas of one alliance, in the order of the file."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self._by_code = {a.code: a for a in areas}

    @classmethod
    def of(cls, raw: Mapping[str, Any]) -> Areas:
        """The areas of data/areas.toml, parsed. A group whose members are "all" holds every ally, "all but X" leaves X out."""
        allies = [
            Area(
                **{**entry, "kind": "ally", "aliases": tuple(entry.get("aliases", ()))},
            )
            for entry in raw["ally"]
        ]
        codes = tuple(a.code for a in allies)
        others = [
            Area(
                code=entry["code"],
                name=entry["name"],
                kind=entry.get("kind", "group"),
                aliases=tuple(entry.get("aliases", ())),
                members=_members(entry.get("members", ()), codes),
            )
            for entry in raw["group"]
        ]
        return cls([*allies, *others])

    def __iter__(self) -> Iterator[Area]:
        return iter(self._by_code.values())

    def __contains__(self, code: str) -> bool:
        return code in self._by_code

    def __getitem__(self, code: str) -> Area:
        try:
            return self._by_code[code]
        except KeyError:
            raise UnknownArea(code, self._suggest(code)) from None

    @property
    def allies(self) -> tuple[Area, ...]:
        """The countries, in file order."""
        return tuple(a for a in self if a.kind == "ally")

    def find(self, name: str) -> Area:
        """The area that a user's word means: code, alpha-2, numeric, trigraph, alias or name.

        Raises UnknownArea with close names.
        """
        found = self._index.get(name.strip().casefold())
        if found is None:
            raise UnknownArea(name, self._suggest(name))
        return self._by_code[found]

    def members(self, group: str, on: date) -> tuple[Area, ...]:
        """Allies of `group` that were members on that day, in file order; an ally alone is its own group."""
        area = self[group]
        codes = area.members or ((area.code,) if area.kind == "ally" else ())
        return tuple(a for c in codes if (a := self._by_code[c]).joined is None or a.joined <= on)

    def members_in(self, group: str, year: int) -> tuple[Area, ...]:
        """Allies counted in a group's total of that year: members by its end.

        Source: NATO, Defence Expenditure of NATO Countries, notes to Table 2 (aggregates "from 2023 onwards
        include Finland, which became an Ally on 4 April 2023").
        """
        return self.members(group, date(year, 12, 31))

    @cached_property
    def _index(self) -> dict[str, str]:
        index: dict[str, str] = {}
        for a in self:
            for key in (a.code, a.alpha2, a.numeric, a.trigraph, a.name, *a.aliases):
                if key:
                    index.setdefault(key.casefold(), a.code)
        return index

    def _suggest(self, name: str) -> list[str]:
        return list(dict.fromkeys(self._by_code[self._index[key]].name for key in closest(name, self._index)))


def _members(given: str | list[str] | tuple[str, ...], allies: tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(given, str):
        left_out = given.removeprefix("all").removeprefix(" but ").split()
        return tuple(c for c in allies if c not in left_out)
    return tuple(given)
