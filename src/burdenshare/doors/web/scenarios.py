"""A scenario out of an address, and back: what the lab's form, its links and its downloads share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from burdenshare.doors.web.asked import Asked
from burdenshare.nouns.errors import BadRequest
from burdenshare.pathways.scenario import Scenario

DRAWS = 4_000
"""Draws of the lab, few enough that a slider is followed at once; an address can ask for more."""
MOST_DRAWS = 20_000

FIELDS = (
    "ally", "target", "by", "shape", "led", "financing", "related_now", "growth_shift", "inflation_shift", "interest_shift",
    "multiplier", "equipment_cap", "draws", "seed", "method", "weo",
)  # fmt: skip
_WHOLE = frozenset({"by", "draws", "seed"})
_WORDS = frozenset({"shape", "led", "method", "weo"})
FINANCING = {"debt": "debt", "half": "half debt, half cuts", "revenue": "revenue", "cuts": "cuts elsewhere"}
_PARTS = {
    "debt": {"debt": 1.0, "revenue": 0.0, "cuts": 0.0},
    "half": {"debt": 0.5, "revenue": 0.0, "cuts": 0.5},
    "revenue": {"debt": 0.0, "revenue": 1.0, "cuts": 0.0},
    "cuts": {"debt": 0.0, "revenue": 0.0, "cuts": 1.0},
}


def kept(parameters: Mapping[str, str]) -> dict[str, str]:
    """The parameters of an address that belong to a scenario and say something."""
    return {name: parameters[name].strip() for name in FIELDS if parameters.get(name, "").strip()}


def scenario(parameters: Mapping[str, str], asked: Asked) -> Scenario:
    """The scenario that an address asks for. Raises BadRequest with the parameter and the mend."""
    given = kept(parameters)
    values: dict[str, Any] = {"draws": DRAWS, "as_of": asked.day, "publisher": asked.publisher}
    for name, word in given.items():
        if name == "ally":
            values["areas"] = tuple(part.strip() for part in word.split(",") if part.strip())
        elif name == "target":
            share = _number(name, word, quiet=True)
            values |= {"target": word} if share is None else {"share": share}
        elif name == "financing":
            if word not in _PARTS:
                raise BadRequest(f"financing {word[:40]!r} is not one of {', '.join(_PARTS)}.")
            values["financing"] = _PARTS[word]
        elif name in _WORDS:
            values[name] = word
        else:
            number = _number(name, word)
            assert number is not None
            values[name] = int(number) if name in _WHOLE else number
    if values["draws"] > MOST_DRAWS:
        raise BadRequest(f"draws {values['draws']} are more than {MOST_DRAWS}: take fewer here, or the command line.")
    return Scenario(**values)


def _number(name: str, word: str, quiet: bool = False) -> float | None:
    try:
        value = float(word.removesuffix("%"))
    except ValueError:
        if quiet:
            return None
        raise BadRequest(f"{name} {word[:40]!r} is no number.") from None
    if value != value or value in (float("inf"), float("-inf")):
        raise BadRequest(f"{name} {word[:40]!r} is no number.")
    return value
