"""The day of an article: given, from its metadata, or worked out from what it says about dated events."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from burdenshare.claims.languages import Language
from burdenshare.claims.lexicon import Lexicon
from burdenshare.claims.tokens import written
from burdenshare.nouns.claims import Dating
from burdenshare.nouns.commitments import Event

_PAST_YEAR = re.compile(r"\b(?:in|since|during|of|for) (20[0-4]\d)\b", re.IGNORECASE)
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_TOLERANCE = {"d": 0, "w": 4, "m": 20, "y": 200}
_DATELINE = re.compile(
    r"\b(?:(\d{1,2})(?:st|nd|rd|th|er|º)?\.?\s+(?:de\s+)?([^\W\d_]{3,12})\.?,?\s+(?:de\s+)?(20[0-4]\d)|"
    r"([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(20[0-4]\d)|"
    r"(20[0-4]\d)-(\d{2})-(\d{2}))\b"
)


def given(day: date) -> Dating:
    """The day that the caller states."""
    return Dating(day, "given", f"given as {day.isoformat()}")


def from_metadata(day: date, where: str, today: date) -> Dating:
    """The day that the document's own metadata states; today's where it is tomorrow already in that part of the world."""
    ahead = " (where it was published the day has already begun)" if day > today else ""
    return Dating(min(day, today), "metadata", f"{day.isoformat()}, from {where}{ahead}")


def not_believed(found: Dating, day: date, where: str) -> Dating:
    """The day as it was found without the metadata, which state one that is still to come."""
    told = f"{where} says {day.isoformat()}, which is still to come and was not believed"
    if found.certain:
        return replace(found, explanation=f"{found.explanation}; {told}")
    return replace(found, explanation=f"{told}; today's date is used, and what depends on it is not ruled on")


def work_out(text: str, events: Iterable[Event], language: Language, lexicon: Lexicon, today: date) -> Dating:
    """The day as the text lets it be known; today, marked as such, where it does not.

    First a dateline in the first lines ("5 June 2025"), then a distance to a summit of the calendar ("the summit
    in The Hague in three weeks"), sharpened by another meeting of that week and by a weekday. A place that held
    several summits dates nothing unless one of them alone fits, and no day is taken that a year in the text
    belies.
    """
    if (dated := _dateline(text, language, today)) is not None:
        return dated
    events = tuple(events)
    latest = _latest_year(text, today) if events else 0
    for start, end in language.sentences(text) if events else ():
        found = [
            _sharpen(text, event, day, tolerance, words, events, language)
            for event, day, tolerance, words in _distances(text, start, end, events, language, lexicon)
        ]
        fitting = [(d, sure) for d, sure in found if latest <= d.day.year and d.day <= today]
        certain = [d for d, sure in fitting if sure]
        if len(certain) == 1 or (not certain and len(fitting) == 1):
            return certain[0] if certain else fitting[0][0]
    return Dating(
        today,
        "today",
        "the text gives no date and none could be worked out; today's date is used, and what depends on it is not ruled on",
    )


def _latest_year(text: str, today: date) -> int:
    """The latest year, not after today's, that the text speaks of as past or present ("in 2024")."""
    years = [int(m.group(1)) for m in _PAST_YEAR.finditer(text)]
    return max((y for y in years if y <= today.year), default=0)


def _dateline(text: str, language: Language, today: date) -> Dating | None:
    head = text[:400]
    for match in _DATELINE.finditer(head):
        line = head[: match.start()].count("\n")
        same_line = head[head.rfind("\n", 0, match.start()) + 1 :].split("\n", 1)[0]
        if line > 3 or len(same_line) > 90:
            continue
        day = _parse(match, language)
        if day is not None and day <= today:
            return Dating(day, "worked out", f"{day.isoformat()}, from the dateline {match.group()!r}")
    return None


def _parse(match: re.Match[str], language: Language) -> date | None:
    d1, m1, y1, m2, d2, y2, y3, m3, d3 = match.groups()
    try:
        if y3:
            return date(int(y3), int(m3), int(d3))
        word = (m1 or m2).casefold()
        month = next(
            n for n, name in enumerate(language.months, 1) if name == word or (name[:3] == word[:3] and len(word) < 6)
        )
        return date(int(y1 or y2), month, int(d1 or d2))
    except (ValueError, StopIteration):
        return None


def _distances(
    text: str, start: int, end: int, events: tuple[Event, ...], language: Language, lexicon: Lexicon
) -> list[tuple[Event, date, int, str]]:
    """Event, day counted back from it, tolerance in days and the words, from a sentence that gives both."""
    tokens = language.tokens(text, start, end)
    span = " ".join(t.key for t in tokens)
    for i, token in enumerate(tokens):
        unit = lexicon.units.get(token.key)
        if unit is None or i == 0:
            continue
        count = lexicon.numbers.get(tokens[i - 1].key)
        if count is None and tokens[i - 1].number and tokens[i - 1].text.isdigit():
            count = float(tokens[i - 1].text)
        if count is None or count > 60:
            continue
        ahead = i >= 2 and tokens[i - 2].key == "in"
        ago = i + 1 < len(tokens) and tokens[i + 1].key in {"ago", "earlier"}
        if not (ahead or ago):
            continue
        step = timedelta(days=round(count) * _DAYS[unit])
        words = written(text, tokens[max(0, i - 2) : i + 2 if ago else i + 1])
        return [
            (e, e.start - step if ahead else e.start + step, _TOLERANCE[unit], words)
            for e in events
            if e.kind == "summit" and _named(span, e)
        ]
    return []


def _meets(folded: str, event: Event) -> bool:
    """Whether a text speaks of those who met ("NATO defence ministers" as "defense ministers" too)."""
    body = event.body.casefold().removeprefix("nato ")
    return bool(body) and body in folded.replace("defense", "defence")


def _named(span: str, event: Event) -> bool:
    """Whether a sentence names a summit, with its place right beside the word."""
    if any(n.casefold() in span for n in event.names):
        return True
    place = re.escape(event.place.casefold().removeprefix("the ").split(",")[0])
    if not place:
        return False
    return re.search(rf"\bsummit\b[^.,;]{{0,30}}\b(?:in|at) (?:the )?{place}\b|\b{place} summit\b", span) is not None


def _sharpen(
    text: str, event: Event, day: date, tolerance: int, words: str, events: tuple[Event, ...], language: Language
) -> tuple[Dating, bool]:
    """Move within the tolerance to a day the text supports: another meeting's day, then a weekday it names.

    True with it where another meeting of the calendar bears the day out.
    """
    window = [day + timedelta(days=k) for k in sorted(range(-tolerance, tolerance + 1), key=abs)]
    folded = text.casefold()
    named = [name for name in language.weekdays if re.search(rf"\b{name}\b", folded)]
    why = f"“{words}” counted from {event.title} ({event.start.isoformat()})"
    others = [
        e for e in events if e.id != event.id and e.start in window and e.kind == "ministerial" and _meets(folded, e)
    ]
    for other in others:
        for candidate in (other.start, other.end):
            if not named or language.weekdays[candidate.weekday()] in named:
                extra = f" and {language.weekdays[candidate.weekday()].title()}" if named else ""
                found = f"{candidate.isoformat()}: {why}; that day: {other.title}{extra}"
                return Dating(candidate, "worked out", found), True
    for candidate in window:
        if named and language.weekdays[candidate.weekday()] in named:
            found = f"{candidate.isoformat()}: {why}, moved to the {named[0].title()} that the text names"
            return Dating(candidate, "worked out", found), False
    return Dating(day, "worked out", f"{day.isoformat()}: {why}"), False
