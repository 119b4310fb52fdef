"""Time in a sentence: years, "last year", "by the end of this year", "by 2035", against the article's date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from burdenshare.claims.lexicon import Mark
from burdenshare.claims.tokens import Token, written
from burdenshare.nouns.claims import When

_DEADLINE = {"by", "until", "before", "from", "starting"}
_FIRST_YEAR, _LAST_YEAR = 1949, 2060


@dataclass(frozen=True, slots=True)
class Time:
    """One expression of time, tokens i to j.

    compared: it is what something is set against ("than in 2024", "the same as last year").
    deadline: it stands after "by", "until", "before" and the like. span: it is one end of more than a year
    ("since 2014", "from 2010 to 2022"). adjective: it names a thing ("the 2014 summit"), not when something was.
    """

    when: When
    i: int
    j: int
    deadline: bool
    span: bool = False
    adjective: bool = False
    compared: bool = False


def find(text: str, tokens: Sequence[Token], marks: Sequence[Mark], day: date) -> list[Time]:
    """Expressions of time in a sentence of `text`, an article of that day, in order, none inside another."""
    if not marks:
        return []
    times: list[Time] = []
    taken = 0
    expressions = {m.i: m for m in sorted(marks, key=lambda m: m.j - m.i) if m.cls == "time"}
    for i in sorted({m.i for m in marks}):
        if i < taken:
            continue
        token = tokens[i]
        before = tokens[i - 1].key if i else ""
        if (mark := expressions.get(i)) is not None:
            time = _expression(mark, written(text, tokens[mark.i : mark.j]), day, before in _DEADLINE)
            times.append(replace(time, compared=_compared(tokens, i)))
            taken = mark.j
        elif token.number and (year := _year(token)) is not None:
            if i + 1 < len(tokens) and tokens[i + 1].key in {"s", "'s"} and tokens[i + 1].start == token.end:
                continue  # "the 2030s"
            if _price_base(tokens, i):
                continue
            j, fiscal = i + 1, False
            if j + 1 < len(tokens) and tokens[j].key in {"/", "-", "–"} and len(tokens[j + 1].text) in {2, 4}:
                if tokens[j + 1].number and (tokens[j].key == "/" or len(tokens[j + 1].text) == 2):
                    j, fiscal = j + 2, True
            words = written(text, tokens[i:j])
            deadline = before in _DEADLINE or (before in {"of", "in", "the"} and _ends(tokens, i))
            when = When("stated", (year,), words, by=year if deadline or year > day.year else None, fiscal=fiscal)
            if deadline and year < day.year and before in {"until", "before", "from"}:
                deadline, when = False, replace(when, by=None)
            times.append(
                Time(when, i, j, deadline, _span(tokens, i, j), _adjective(tokens, i, j), _compared(tokens, i))
            )
            taken = j
    return times


def _compared(tokens: Sequence[Token], i: int) -> bool:
    """Whether "than in", "as in", "compared with", "from ... in" stands before the time at token i."""
    if i and i + 1 < len(tokens) and tokens[i - 1].key in {"(", ";"} and tokens[i + 1].key == ":":
        return True  # "23 of 32 (2023: 10; 2014: 3)"
    k = i - 1 if i and tokens[i - 1].key in {"in", "the", "during"} else i
    before = {t.key for t in tokens[max(0, k - 2) : k]}
    return bool(before & {"than", "compared", "versus"}) or (k > 0 and tokens[k - 1].key == "as" and k < i)


def _price_base(tokens: Sequence[Token], i: int) -> bool:
    """Whether the year names the prices that money is in ("in 2021 prices", "in prices of 2021")."""
    after = [t.key for t in tokens[i + 1 : i + 3]]
    before = [t.key for t in tokens[max(0, i - 2) : i]]
    return not {"prices", "dollars", "euros", "pounds"}.isdisjoint(after) or before == ["prices", "of"]


def _span(tokens: Sequence[Token], i: int, j: int) -> bool:
    """Whether the year is one end of a stretch of years."""
    before = tokens[i - 1].key if i else ""
    earlier = tokens[i - 2].key if i > 1 else ""
    after = tokens[j].key if j < len(tokens) else ""
    following = tokens[j + 1] if j + 1 < len(tokens) else None
    if before in {"since", "between"} or (before == "from" and after in {"to", "until", "through"}):
        return True
    if after in {"-", "–", "to", "and"} and following is not None and _year(following) is not None:
        return before in {"from", "between", "(", ",", "in"} or after in {"-", "–"}
    return before in {"to", "and", "until", "-", "–"} and earlier.isdigit() and len(earlier) == 4


_ADVERBIAL = {"in", "by", "for", "since", "until", "from", "during", "of", "(", ",", "to", "fiscal", "year", "through",
              "between", "and", "before", "after", "on", "at", "around", "late", "early", "mid", "end", "-", "–", "/",
              "than", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
              "november", "december", ":", "[", "|", "as", "fy"}  # fmt: skip


def _adjective(tokens: Sequence[Token], i: int, j: int) -> bool:
    """Whether the year stands before a noun of its own ("the 2026 deficit")."""
    if i == 0:
        return False
    lead = i - 3 if i > 2 and tokens[i - 2].key in {"upon", "on"} else i - 2
    if lead >= 0 and tokens[lead].key in {"agreed", "adopted", "set", "signed", "established", "made", "introduced"}:
        return True  # "the requirement, agreed in 2006, that", "agreed upon in 2006"
    before = tokens[i - 1]
    if before.key == "of" and i > 1 and tokens[i - 2].text[0].isalpha() and tokens[i - 2].key not in _BEFORE_OF:
        return True  # "the constitutional reform of 2025"
    if before.key in _ADVERBIAL or before.number:
        return False
    noun = next((t.key for t in tokens[j : j + 3] if t.key in _BUDGET), "")
    if (
        noun
        and (before.key in {"'s", "its", "their"} or before.capital)
        and not {t.key for t in tokens[j : j + 4]} & _PROMISED
    ):
        return False  # "Lithuania's 2025 defence budget"
    return (
        j < len(tokens)
        and tokens[j].text[0].isalpha()
        and tokens[j].key not in {"and", "or", "to", "was", "were", "but"}
    )


_BEFORE_OF = {"as", "end", "start", "beginning", "middle", "course", "summer", "spring", "autumn", "winter", "half",
              "quarter", "percent", "gdp", "that", "those", "level", "budget", "spending", "figure", "share",
              "expenditure", "outlays", "january", "february", "march", "april", "may", "june", "july", "august",
              "september", "october", "november", "december", "cent", "billion"}  # fmt: skip
_BUDGET = {"budget", "outlays", "expenditure", "spending", "share", "figure"}
_PROMISED = {"pledge", "target", "goal", "promise", "commitment", "guideline", "plan", "increase", "rise"}


def _ends(tokens: Sequence[Token], i: int) -> bool:
    """Whether "by the end of" or the like stands before token i."""
    keys = [t.key for t in tokens[max(0, i - 5) : i]]
    return "by" in keys and ("end" in keys or "close" in keys or "start" in keys)


def _year(token: Token) -> int | None:
    if len(token.text) == 4 and token.text.isdigit():
        year = int(token.text)
        if _FIRST_YEAR <= year <= _LAST_YEAR:
            return year
    return None


def _expression(mark: Mark, words: str, day: date, deadline: bool) -> Time:
    year = day.year
    match mark.value:
        case "last_year":
            return Time(When("relative", (year - 1,), words), mark.i, mark.j, deadline)
        case "this_year":
            return Time(When("relative", (year,), words, by=year if deadline else None), mark.i, mark.j, deadline)
        case "end_of_year":
            if mark.j - mark.i == 2:  # "this year"
                return Time(When("relative", (year,), words), mark.i, mark.j, deadline)
            return Time(When("relative", (year,), words, by=year), mark.i, mark.j, True)
        case "next_year":
            return Time(When("relative", (year + 1,), words, by=year + 1), mark.i, mark.j, deadline)
        case "end_of_decade":
            end = (year // 10) * 10 + 10
            return Time(When("relative", (end,), words, by=end), mark.i, mark.j, True)
        case "within_decade":
            return Time(When("relative", (year + 10,), words, by=year + 10), mark.i, mark.j, True)
        case "last_month" | "this_month" | "next_month" | "next_week" | "last_week" | "this_week":
            return Time(When("calendar", (), words), mark.i, mark.j, False)
        case _:
            return Time(When("current", (), words), mark.i, mark.j, False)
