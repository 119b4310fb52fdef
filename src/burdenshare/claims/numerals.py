"""Numbers alone, in digits or a word: what they come to, which digits are none (a time of day, "F35", "1/4")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from burdenshare.claims.lexicon import Lexicon
from burdenshare.claims.tokens import Token


def parse_number(text: str, decimal: str, thousands: str) -> tuple[float, int] | None:
    """Value and decimals of a written number; None for what is none (1.2.3, a date, a version)."""
    if text.isdecimal() and len(text) <= 15:
        return float(text), 0
    groups = text.split(thousands)
    if len(groups) > 1:
        whole, dot, rest = groups[-1].partition(decimal)
        if all(len(g) == 3 for g in [*groups[1:-1], whole]) and 1 <= len(groups[0]) <= 3:
            text = "".join(groups[:-1]) + whole + (dot + rest)
        elif len(groups) == 2 and decimal not in text:
            text = text.replace(thousands, decimal)  # 1,28 in an English text: a decimal comma
        else:
            return None
    if text.count(decimal) > 1 or len(text) > 24:
        return None
    whole, _, rest = text.partition(decimal)
    try:
        return float(f"{whole}.{rest or 0}"), len(rest)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Number:
    """A written number and the tokens i to j (j excluded) it covers."""

    value: float
    decimals: int
    i: int
    j: int


def number_at(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> Number | None:
    """The number at token i, in digits or a word; None where none stands."""
    token = tokens[i]
    if token.number:
        parsed = parse_number(token.text, lexicon.decimal, lexicon.thousands)
        return None if parsed is None else Number(parsed[0], parsed[1], i, i + 1)
    value = lexicon.numbers.get(token.key)
    return None if value is None else Number(value, 0, i, i + 1)


def is_calendar(tokens: Sequence[Token], number: Number) -> bool:
    """Whether the number has the look of a year."""
    return number.decimals == 0 and 1900 <= number.value <= 2100 and len(tokens[number.i].text) == 4


def of_a_clock(tokens: Sequence[Token], i: int) -> bool:
    """Whether the number is of a time of day: "14:10 Canada will spend"."""
    for a, b in ((i - 2, i), (i, i + 2)):
        if (
            a >= 0
            and b < len(tokens)
            and tokens[a + 1].text == ":"
            and tokens[a].text.isdigit()
            and tokens[b].text.isdigit()
        ):
            glued = tokens[a].end == tokens[a + 1].start and tokens[a + 1].end == tokens[b].start
            if glued and len(tokens[b].text) == 2 and int(tokens[a].text) < 24:
                return True
    return False


def in_parts(tokens: Sequence[Token], i: int) -> bool:
    """Whether the digits at i are part of a number written in a way that is left alone: ".5", "1/4", "1½"."""
    before = tokens[i - 1] if i and tokens[i - 1].end == tokens[i].start else None
    if before is not None and before.text[-1].isalpha() and before.end - before.start == len(before.text) <= 2:
        return True  # "G7", "F35", but not Italian "all'1,29%", put as "at 1.29%"
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if before is not None and (before.text == "." or (before.text == "/" and i > 1 and tokens[i - 2].number)):
        return True
    if after is None or not tokens[i].number:
        return False
    slashed = after.text == "/" and after.start == tokens[i].end and i + 2 < len(tokens) and tokens[i + 2].number
    return slashed or "¼" <= after.text <= "¾" or "⅐" <= after.text <= "⅞"
