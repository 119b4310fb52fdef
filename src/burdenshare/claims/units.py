"""What a number counts, told by the words behind it: per cent, points, money, members, the total they are of."""

from __future__ import annotations

from collections.abc import Sequence

from burdenshare.claims.lexicon import Lexicon
from burdenshare.claims.numerals import number_at
from burdenshare.claims.tokens import Token
from burdenshare.nouns.claims import QuantityUnit

_PER_CENT = {"%", "percent", "pct", "pc", "per-cent"}
DASHES = {"-", "–", "—"}
_COUNTED = {"allies", "ally", "members", "member", "countries", "country", "nations", "nation", "states", "state",
            "governments", "capitals"}  # fmt: skip
_COUNTED_OR_PART = _COUNTED | {"of", "out"}


def unit_at(tokens: Sequence[Token], j: int, currency: str, lexicon: Lexicon) -> tuple[QuantityUnit, float, str, int]:
    """Unit, scale, currency and the end of the unit that follows a number."""
    n = len(tokens)
    start = j
    if j < n and tokens[j].key in DASHES and j + 1 < n and _is_unit(tokens[j + 1].key, lexicon):
        j += 1
    key = tokens[j].key if j < n else ""
    following = tokens[j + 1].key if j + 1 < n else ""
    if key in _PER_CENT or (key == "per" and following == "cent"):
        end = j + (2 if key == "per" else 1)
        if end < n and tokens[end].key in DASHES and end + 1 < n and tokens[end + 1].key.startswith("point"):
            end += 1
        if end < n and tokens[end].key in {"point", "points"}:
            return QuantityUnit.POINTS, 1.0, "", end + 1
        return QuantityUnit.PER_CENT, 1.0, "", end
    if key in {"points", "point"} and "." in tokens[start - 1].text:
        return QuantityUnit.POINTS, 1.0, "", j + 1
    if key in {"percentage", "percentage-point", "percentage-points"}:
        if key != "percentage":
            return QuantityUnit.POINTS, 1.0, "", j + 1
        while j + 1 < n and tokens[j + 1].key in {"point", "points", "-"}:
            j += 1
        return QuantityUnit.POINTS, 1.0, "", j + 1
    scale, end = 1.0, start
    glued = key
    if glued in lexicon.magnitudes and (currency or len(glued) > 1):
        scale, end = lexicon.magnitudes[glued], j + 1
        if end < n and tokens[end].key in DASHES and end + 1 < n and _is_unit(tokens[end + 1].key, lexicon):
            end += 1
    if currency:
        return QuantityUnit.MONEY, scale, currency, end
    one = tokens[end].key if end < n else ""
    two = f"{one} {tokens[end + 1].key}" if end + 1 < n else ""
    for length, name in ((2, two), (1, one)):
        spelled = name in {"dollars", "euros"} and not (
            tokens[start - 1].text.isdigit() and 1900 < int(tokens[start - 1].text) < 2040
        )  # "829 dollars", not "in 2021 dollars"
        if name in lexicon.currencies and (scale > 1.0 or name in {"€", "£"} or spelled):
            return QuantityUnit.MONEY, scale, lexicon.currencies[name], end + length
    if scale == 1.0 and end < n and tokens[end].key in _COUNTED_OR_PART:
        return QuantityUnit.COUNT, 1.0, "", end
    if scale == 1.0 and _counted_soon(tokens, end):
        return QuantityUnit.COUNT, 1.0, "", end
    return QuantityUnit.PLAIN, scale, "", end


def unit_next(tokens: Sequence[Token], j: int, lexicon: Lexicon) -> bool:
    """Whether a unit stands at token j."""
    return j < len(tokens) and _is_unit(tokens[j].key, lexicon)


def _is_unit(key: str, lexicon: Lexicon) -> bool:
    return key in _PER_CENT or key == "per" or key in lexicon.magnitudes or key in lexicon.currencies


def _counted_soon(tokens: Sequence[Token], j: int) -> bool:
    """Whether up to three describing words lead to what is counted ("nine of NATO's", "23 European allies")."""
    for k in range(j, min(j + 4, len(tokens))):
        if tokens[k].key in _COUNTED:
            return True
        if not (tokens[k].text[0].isalpha() or tokens[k].key == "'s"):
            return False
        if tokens[k].key in {"of", "per", "in", "and", "to", "on", "for", "by", "than", "the", "billion", "million"}:
            return False
    return False


def total_at(tokens: Sequence[Token], j: int, lexicon: Lexicon) -> tuple[int | None, int]:
    """The 32 of "23 of 32", "23 out of the 32", "23 of NATO's 32", and where it ends."""
    n = len(tokens)
    k = j
    if k < n and tokens[k].key in _COUNTED:
        k += 1
    if k < n and tokens[k].key == "out":
        k += 1
    if k < n and tokens[k].key == "of":
        for step in range(k + 1, min(k + 6, n)):
            number = number_at(tokens, step, lexicon)
            if number is not None and number.value.is_integer() and 2 <= number.value <= 100:
                return int(number.value), number.j
            if tokens[step].key in {"those", "whom", "which", ",", ".", "target", "goal", "threshold"}:
                break
    return None, j
