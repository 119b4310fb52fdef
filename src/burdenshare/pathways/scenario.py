"""A scenario: every choice and assumption behind a projection, as one value that can be saved, shared and compared.

A scenario file is TOML with these fields as keys. What it leaves out has the default stated here and, for the
assumptions, in data/pathway.toml with its source.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import tomli_w

from burdenshare import data
from burdenshare.nouns.errors import BadRequest
from burdenshare.pathways.shapes import SHAPES

LED = ("share", "money", "real-money")
"""What the plan fixes: the share, an amount of money, or an amount that is raised with prices."""

METHODS = ("bootstrap", "t")
BASELINES = ("held", "two", "pledge")
SOURCES_OF_MONEY = ("debt", "revenue", "cuts")
MOST_DRAWS = 1_000_000


RULES = ("deficit", "debt", "escape")
"""Fiscal rules of data/pathway.toml that a path can be held against."""

CATEGORIES = ("equipment", "personnel", "infrastructure", "other")
"""What spending is printed by, in that order."""


@cache
def priorities() -> dict[str, str]:
    """Capability priorities by id, with their labels, of data/pathway.toml."""
    return {id: entry["label"] for id, entry in data.toml("pathway.toml")["priority"].items()}


@cache
def assumption(name: str) -> float:
    """The default of an assumption of data/pathway.toml."""
    return float(data.toml("pathway.toml")["assumption"][name]["value"])


def _default(name: str) -> Any:
    return field(default_factory=lambda: assumption(name))


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is asked and assumed. Shares are per cent of GDP, rates per cent a year, shifts percentage points.

    areas: names or codes of allies and groups; all members if empty. target: id of a commitment, "" for the one in
    force, or a share of GDP of one's own in `share`. by: the last year, the target's deadline if None.
    shape: one of SHAPES. points: (year, share) for the shape "points". led: one of LED.
    related_now: what already counts in the related part, per cent of GDP; None leaves it open between nothing and all.
    financing: parts of the extra paid by debt, revenue and cuts elsewhere; they add up to 1.
    growth, inflation: constant rates in place of the WEO's; None takes the WEO's. *_shift: added to every year.
    rate_shift: added to the yearly change of the national currency per US dollar.
    draws: 0 for the central path alone. method: "bootstrap" of years of the past, or multivariate "t".
    uncertainty: factor on every shock; 0 collapses the fan. catch_up: part of a deviation from the plan that the next
    year makes good. drift: factor on how uncertain the mean change of spending is; 0 takes it for known.
    block: length of a block of years. degrees: degrees of freedom of the t.
    equipment_cap: most that equipment spending can grow in real terms a year, per cent; None for no limit.
    mix: category -> part of the added money, the ally's present mix if empty. weights: priority -> part of it.
    rules: the fiscal rules that the path is held against, of RULES; empty for none. as_of:
    whose knowledge rules; today's if None. weo: id of the WEO release, the newest known that day if "".
    """

    areas: tuple[str, ...] = ()
    target: str = ""
    share: float | None = None
    by: int | None = None
    shape: str = "linear"
    points: tuple[tuple[int, float], ...] = ()
    led: str = "share"
    related_now: float | None = None
    baseline: str = "held"
    financing: Mapping[str, float] = field(default_factory=lambda: {"debt": 1.0, "revenue": 0.0, "cuts": 0.0})
    growth: float | None = None
    inflation: float | None = None
    growth_shift: float = 0.0
    inflation_shift: float = 0.0
    interest_shift: float = 0.0
    rate_shift: float = 0.0
    draws: int = 10_000
    seed: int = 1
    method: str = "bootstrap"
    block: int = 3
    degrees: float = 5.0
    uncertainty: float = 1.0
    catch_up: float = _default("catch_up")
    drift: float = 1.0
    multiplier: float = _default("multiplier")
    multiplier_decay: float = _default("multiplier_decay")
    revenue_multiplier: float = _default("revenue_multiplier")
    stabiliser: float = _default("stabiliser")
    maturity: float = _default("maturity")
    premium: float = _default("premium")
    equipment_cap: float | None = None
    mix: Mapping[str, float] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)
    rules: tuple[str, ...] = RULES
    as_of: date | None = None
    weo: str = ""
    publisher: str = ""
    name: str = ""

    def __post_init__(self) -> None:
        for fault in _faults(self):
            raise BadRequest(fault)

    def changed(self, **changes: Any) -> Scenario:
        """The same scenario with other values."""
        if strange := sorted(set(changes) - {f.name for f in fields(Scenario)}):
            raise BadRequest(f"A scenario has no {strange[0]!r}.{_meant(strange[0])}")
        return replace(self, **changes)

    def as_toml(self) -> str:
        """The scenario as a file: every field, the defaults too, so that it means the same in a later version."""
        values = {k: v for k, v in asdict(self).items() if v not in (None, "", {}) and (v != () or k == "rules")}
        return tomli_w.dumps({k: [list(p) for p in v] if k == "points" else v for k, v in values.items()})


def read(path: Path) -> Scenario:
    """The scenario of a TOML file. Raises BadRequest with file, key and mend."""
    try:
        raw = data.parsed(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as e:
        cause = e.strerror if isinstance(e, OSError) and e.strerror else "it is no text in UTF-8"
        raise BadRequest(f"{path} cannot be read: {cause}. Name a scenario file in TOML.") from None
    except data.TOMLDecodeError as e:
        raise BadRequest(f"{path} is no TOML: {e}. Mend that line.") from None
    try:
        return of(raw)
    except BadRequest as e:
        raise BadRequest(f"{path}: {e}") from None


def of(raw: Mapping[str, Any]) -> Scenario:
    """The scenario of a file's keys. Raises BadRequest for an unknown key or a value of the wrong kind."""
    values = dict(raw)
    for key, value in raw.items():
        if key not in _KINDS:
            raise BadRequest(f"{key!r} is no key of a scenario.{_meant(key)}")
        if isinstance(value, bool) or not isinstance(value, _KINDS[key]):
            raise BadRequest(f"{key} is {value!r}; it must be {_WORDS[_KINDS[key]]}.")
    for key in ("areas", "points", "rules"):
        if key in raw:
            values[key] = tuple(tuple(v) if isinstance(v, list) else v for v in raw[key])
    return Scenario(**values)


_NUMBER: tuple[type, ...] = (int, float)
_KINDS: dict[str, tuple[type, ...]] = {
    **dict.fromkeys((f.name for f in fields(Scenario)), _NUMBER),
    **dict.fromkeys(("target", "shape", "led", "baseline", "method", "weo", "publisher", "name"), (str,)),
    **dict.fromkeys(("by", "draws", "seed", "block"), (int,)),
    **dict.fromkeys(("areas", "points", "rules"), (list, tuple)),
    **dict.fromkeys(("financing", "mix", "weights"), (dict,)),
    "as_of": (date,),
}
_WORDS = {
    _NUMBER: "a number",
    (str,): "a word in quotes",
    (int,): "a whole number",
    (list, tuple): "a list",
    (dict,): "a table of numbers",
    (date,): "a day such as 2026-07-10",
}
RANGES: dict[str, tuple[float, float, str]] = {
    "share": (0.01, 100, "per cent of GDP"),
    "related_now": (0, 100, "per cent of GDP"),
    "by": (1950, 2060, "a year"),
    "draws": (0, MOST_DRAWS, "draws"),
    "seed": (0, 2**63, "a seed"),
    "block": (1, 20, "years"),
    "degrees": (2.5, 1000, "degrees of freedom"),
    "uncertainty": (0, 10, "times"),
    "catch_up": (0, 1, "a part of 1"),
    "drift": (0, 10, "times"),
    "multiplier": (-3, 3, "per unit of spending"),
    "revenue_multiplier": (-3, 3, "per unit of revenue"),
    "multiplier_decay": (0, 1, "a part of 1 a year"),
    "stabiliser": (0, 2, "per unit of output"),
    "maturity": (1, 100, "years"),
    "premium": (0, 1, "points of interest for a point of debt"),
    "equipment_cap": (0, 1000, "per cent a year"),
    "growth": (-20, 20, "per cent a year"),
    "inflation": (-20, 100, "per cent a year"),
    "growth_shift": (-20, 20, "points a year"),
    "inflation_shift": (-20, 100, "points a year"),
    "interest_shift": (-20, 20, "points"),
    "rate_shift": (-50, 100, "points a year"),
}
"""Least, most and unit of the numbers."""
CHOICES: dict[str, tuple[str, ...]] = {"shape": SHAPES, "led": LED, "method": METHODS, "baseline": BASELINES}
"""The words that a key may have."""


def _faults(s: Scenario) -> list[str]:
    found = [
        f"{key} {getattr(s, key)!r} is not one of {', '.join(words)}."
        for key, words in CHOICES.items()
        if getattr(s, key) not in words
    ]
    for key, (least, most, unit) in RANGES.items():
        value = getattr(s, key)
        if value is not None and not least <= value <= most:
            found.append(f"{key} {value:.12g} is outside {least:.12g} to {most:.12g} ({unit}). Take a value between.")
    if strange := [k for k in s.financing if k not in SOURCES_OF_MONEY]:
        found.append(f"financing knows no {strange[0]!r}: it has the parts {', '.join(SOURCES_OF_MONEY)}.")
    elif any(not 0 <= v <= 1 for v in s.financing.values()) or abs(sum(s.financing.values()) - 1) > 1e-9:
        found.append(
            f"financing adds up to {sum(s.financing.values()):g}: give parts of debt, revenue and cuts that make 1."
        )
    for name, parts, known in (("mix", s.mix, CATEGORIES), ("weights", s.weights, priorities())):
        if strange := [k for k in parts if k not in known]:
            found.append(f"{name} knows no {strange[0]!r}. Known are {', '.join(known)}.")
        elif parts and (any(v < 0 for v in parts.values()) or abs(sum(parts.values()) - 1) > 1e-9):
            found.append(f"{name} adds up to {sum(parts.values()):g}: give parts of the added money that make 1.")
    found += [f"rules knows no {r!r}. Known are {', '.join(RULES)}." for r in s.rules if r not in RULES]
    if (s.shape == "points") != bool(s.points):
        found.append(
            "The shape 'points' needs points, a (year, share) each, and only it takes them."
            if s.shape == "points"
            else f"points are given, but the shape is {s.shape!r}. Take the shape 'points', or leave them out."
        )
    found += [
        f"point {p!r} is no year with a share of GDP between 0 and 100. Write it like (2030, 3.0)."
        for p in s.points
        if len(p) != 2 or not isinstance(p[0], int) or not 1950 <= p[0] <= 2100 or not 0 < p[1] <= 100
    ]
    return found


def _meant(key: str) -> str:
    close = difflib.get_close_matches(key, _KINDS, n=2)
    return f" Did you mean {' or '.join(close)}?" if close else f" Keys are {', '.join(_KINDS)}."
