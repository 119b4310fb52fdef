"""Checking of register entries: every fault at once, each with file, line and entry.

A field is (type, required). TOML has told integers, dates and strings apart already; what is checked here is
that each entry has what it needs, nothing misspelt, and only words that the register knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from burdenshare import data
from burdenshare.nouns.commitments import Source
from burdenshare.nouns.errors import BadRegister


@dataclass(frozen=True, slots=True)
class Field:
    """What a field may hold. allowed: the words, where they are few; check: a further test with its sentence."""

    type: type | tuple[type, ...]
    required: bool = False
    allowed: frozenset[str] = frozenset()
    check: Callable[[Any], str] | None = None


FILL_IN = "FILL IN:"
"""How a draft begins what its article does not tell (publish/harvest.py); no entry is read with it."""

_PART_FIELDS: dict[str, type | tuple[type, ...]] = {
    "id": str,
    "measure": str,
    "relation": str,
    "threshold": (float, int),
    "label": str,
}
_SOURCE_FIELDS = {"publisher": str, "title": str, "url": str, "date": date}


@dataclass(slots=True)
class Faults:
    """Faults of one file, gathered so that all are told at once."""

    file: str
    text: str
    found: list[str] = field(default_factory=list)

    def add(self, table: str, number: int, what: str, key: str = "") -> None:
        """Add a fault of the entry `number` (from 0) of [[table]], at the line of `key` if it has one."""
        self.found.append(f"{self.file}, line {self._line(table, number, key)}: {what}")

    def raise_if_any(self) -> None:
        """Raise BadRegister with all faults, one a line."""
        if self.found:
            raise BadRegister("\n".join(self.found))

    def _line(self, table: str, number: int, key: str) -> int:
        heads = [m.start() for m in re.finditer(rf"^\[\[{table}\]\]", self.text, re.MULTILINE)]
        if number >= len(heads):
            return 1
        start = heads[number]
        end = heads[number + 1] if number + 1 < len(heads) else len(self.text)
        if key and (m := re.compile(rf"^\s*{re.escape(key)}\s*=", re.MULTILINE).search(self.text, start, end)):
            start = m.end()
        return self.text.count("\n", 0, start) + 1


def load(text: str, file: str) -> dict[str, Any]:
    """The tables of a register file. Raises BadRegister with the line where it is no TOML."""
    try:
        return data.parsed(text)
    except data.TOMLDecodeError as error:
        raise BadRegister(f"{file}: {error}. Mend the TOML there.") from None


def entries(
    raw: Mapping[str, Any], table: str, fields: Mapping[str, Field], faults: Faults
) -> Iterable[tuple[int, dict[str, Any]]]:
    """Entries of [[table]] that have no fault; the others are told to `faults`."""
    seen: set[str] = set()
    for number, entry in enumerate(raw.get(table, ())):
        before = len(faults.found)
        _check_entry(entry, table, number, fields, faults)
        id = entry.get("id", "")
        if id in seen:
            faults.add(table, number, f"id {id!r} is used twice; give each entry its own", "id")
        seen.add(id)
        if len(faults.found) == before:
            yield number, entry


def sources(entry: Mapping[str, Any]) -> tuple[Source, ...]:
    """The sources of a checked entry."""
    return tuple(Source(s["publisher"], s["title"], s["url"], s.get("date")) for s in entry.get("sources", ()))


def _check_entry(
    entry: Mapping[str, Any], table: str, number: int, fields: Mapping[str, Field], faults: Faults
) -> None:
    name = entry.get("id", f"entry {number + 1}")
    if "draft" in entry:
        faults.add(table, number, f"{name} is a draft: {entry['draft']}", "draft")
    for key, what in _to_fill_in(entry):
        faults.add(table, number, f"{name}: {key} is to be filled in ({what})", key.split(" ")[0])
    for key, spec in fields.items():
        if key not in entry:
            if spec.required:
                faults.add(table, number, f"{name}: {key} is missing; add it")
            continue
        value = entry[key]
        if any(True for _ in _to_fill_in({key: value})):
            continue
        if not isinstance(value, spec.type) or isinstance(value, bool):
            faults.add(table, number, f"{name}: {key} must be {_kind(spec.type)}, not {value!r}", key)
        elif spec.allowed and value not in spec.allowed:
            faults.add(table, number, f"{name}: {key} is {value!r}; one of {', '.join(sorted(spec.allowed))}", key)
        elif spec.check is not None and (wrong := spec.check(value)):
            faults.add(table, number, f"{name}: {key} {wrong}", key)
    for key in entry.keys() - fields.keys() - {"draft"}:
        faults.add(table, number, f"{name}: {key} is no field of [[{table}]]; remove or rename it", key)


def _to_fill_in(entry: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """Fields that a draft leaves open, those of its sources included, and what belongs there."""
    for key, value in entry.items():
        inner = (
            [(f"{key} ({k})", v) for s in value if isinstance(s, dict) for k, v in s.items()]
            if isinstance(value, list)
            else []
        )
        for place, held in ((key, value), *inner):
            if isinstance(held, str) and held.startswith(FILL_IN):
                yield place, held.removeprefix(FILL_IN).strip()


def check_sources(value: Any) -> str:
    """What is wrong with a list of sources, "" if nothing is."""
    if not value:
        return "is empty; an entry without a source is left out"
    for source in value:
        for key, kind in _SOURCE_FIELDS.items():
            if not isinstance(source.get(key), kind):
                return f"has a source without a proper {key}"
        if not source["url"].startswith(("https://", "http://")):
            return f"has the address {source['url']!r}; it must be http or https"
        if extra := source.keys() - _SOURCE_FIELDS.keys():
            return f"has a source with {', '.join(sorted(extra))}, which is no field of a source"
    return ""


def check_parts(value: Any) -> str:
    """What is wrong with the parts of a target, "" if nothing is."""
    for part in value:
        if not isinstance(part, dict) or part.keys() != _PART_FIELDS.keys():
            return f"has a part that is not {', '.join(_PART_FIELDS)}"
        for key, kind in _PART_FIELDS.items():
            if not isinstance(part[key], kind):
                return f"has a part without a proper {key}"
    return "" if value else "is empty; a target has one part at least"


def check_words(value: str) -> str:
    """Quotations are short."""
    return "" if len(value.split()) <= 20 else "is longer than 20 words; shorten the quotation"


def _kind(types: type | tuple[type, ...]) -> str:
    names = {str: "text", int: "a whole number", float: "a number", date: "a date", list: "a list"}
    listed = types if isinstance(types, tuple) else (types,)
    return " or ".join(names.get(t, t.__name__) for t in listed)
