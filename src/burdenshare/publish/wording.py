"""Words and signs that every format shares: rulings, dates, money, arrows. Colour never stands alone.

Colours are Okabe and Ito's, which stay apart for colour-blind readers; each ruling has its own sign and word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from burdenshare.claims import languages
from burdenshare.commitments.cited import remark
from burdenshare.commitments.standing import Gap, Standing1
from burdenshare.nouns.claims import Claim, Dating, Kind
from burdenshare.nouns.commitments import Pledge, Position
from burdenshare.nouns.verdicts import Check, Evidence, Ruling


@dataclass(frozen=True, slots=True)
class Mark:
    """How a ruling is shown. name: for classes and anchors; light, dark: colours on white and on black."""

    sign: str
    name: str
    light: str
    dark: str


MARKS = {
    Ruling.SUPPORTED: Mark("✓", "supported", "#00664b", "#3fc79a"),
    Ruling.OUTDATED: Mark("↻", "outdated", "#8a5a00", "#e69f00"),
    Ruling.DEPENDS: Mark("±", "depends", "#00588c", "#56b4e9"),
    Ruling.CONTRADICTED: Mark("✗", "contradicted", "#a34700", "#ff8a47"),
    Ruling.NOT_CHECKABLE: Mark("?", "not-checkable", "#555555", "#a8a8a8"),
}

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_ISO_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}[:,]? ")
_SPACE = re.compile(r"\s+")


def clean(text: str) -> str:
    """`text` without control characters, which a terminal would obey and a reader cannot see."""
    return _CONTROL.sub("", text)


def one_line(text: str, most: int = 0) -> str:
    """`text` on one line, shortened to `most` characters where that is above 0."""
    line = _SPACE.sub(" ", clean(text)).strip()
    if not most or len(line) <= most:
        return line
    return line[: most - 1].rstrip() + "…"


def day_words(day: date | None) -> str:
    """5 June 2025; "undated" where there is no day."""
    return f"{day.day} {day:%B %Y}" if day else "undated"


def agree_sign(agrees: bool | None) -> str:
    """✓ lies in the claimed interval, ✗ does not, · only informs."""
    return {True: "✓", False: "✗", None: "·"}[agrees]


def agree_word(agrees: bool | None) -> str:
    """The same in a word."""
    return {True: "yes", False: "no", None: "informs"}[agrees]


def dated(dating: Dating) -> str:
    """The article's day and how it is known, in one line."""
    why = _ISO_DAY.sub("", one_line(dating.explanation))
    known = {
        "given": "as given",
        "metadata": why,
        "worked out": f"worked out from the text: {why}",
        "today": f"which is today: {why}",
    }.get(dating.source, why)
    return f"{day_words(dating.day)}, {known}"


def language_words(code: str) -> str:
    """What a language is called in English: "German"; the code where CLDR does not know it."""
    if code in languages.codes():
        return languages.load(code).name
    from babel import Locale, UnknownLocaleError  # a tenth of a second

    try:
        return Locale.parse(code.replace("-", "_")).english_name or code
    except (UnknownLocaleError, ValueError):
        return one_line(code, 40)


def stated(check: Check) -> dict[str, str]:
    """What the article says of itself, as far as it does: author, site, language, address."""
    told = {
        "Author": check.author,
        "Site": check.site,
        "Language": language_words(check.language) if check.language else "",
        "Address": check.url,
    }
    return {label: one_line(value) for label, value in told.items() if one_line(value)}


def kind_words(claim: Claim, names: dict[str, str]) -> str:
    """What sort of claim it is and of whom: "share of GDP in 2024 · Portugal"."""
    subjects = ", ".join(names.get(s, s) for s in claim.subjects)
    what = {
        Kind.MEASURE: claim.measure.replace("_", " ") or "measure",
        Kind.COUNT: f"count of allies, {claim.measure} {claim.threshold:g} % of GDP"
        if claim.threshold is not None
        else "count of allies",
    }.get(claim.kind, claim.kind.value)
    if claim.stance is not None:
        what = f"{what}: {claim.stance.label}"
    parts = [what.replace(" of gdp", " of GDP"), subjects]
    if claim.attribution.speaker:
        parts.append(f"said by {claim.attribution.speaker}")
    if claim.modality.value not in {"reported", ""} and claim.kind is not Kind.POSITION:
        parts.append(claim.modality.value)
    return " · ".join(p for p in parts if p)


def entry_words(e: Evidence) -> str:
    """What an entry of a register says: "accepts in principle", "2 per cent of GDP, by 2025, pledged"."""
    if e.table == "positions":
        return e.value
    if e.table == "events":
        return f"{e.what}, {e.period}"
    if e.table == "pledges":
        return ", ".join(x for x in (f"{e.what}: {e.value} {e.unit}".strip(), e.period) if x)
    stated = "" if e.value in e.what else f"{e.value} {e.unit}"
    return ", ".join(x for x in (e.what, stated, e.period if e.period not in e.what else "", e.status) if x)


def whose(e: Evidence, names: dict[str, str]) -> str:
    """Whose entry of a register it is, before its words: "Spain: "; a meeting is its host's only by its place."""
    return "" if e.table == "events" else f"{names.get(e.area, e.area)}: "


def said(p: Position | Pledge) -> str:
    """Who said it, in which words, and whether only a later page tells: "Margarita Robles, defence minister: “We think ...”"."""
    who = ", ".join(x for x in (p.speaker, p.role) if x) or "government"
    return clean("; ".join(x for x in (f"{who}: “{p.words}”" if p.words else who, remark(p)) if x))


def interval_words(interval: str) -> str:
    """What a number claims, as a sentence: "The number claims at least 1.275 % and less than 1.285 %: ..."."""
    words = one_line(interval)
    return f"The number {words}." if words.startswith("claims") else f"{words[:1].upper()}{words[1:]}."


def points_words(points: float | None) -> str:
    """A signed distance in percentage points: "-0.76"."""
    return "" if points is None else f"{points:+.2f}".replace("-", "−")


def money_words(gap: Gap | None) -> str:
    """A gap in words: "shortfall 13.1 bn USD"; below a tenth of a billion in millions."""
    if gap is None:
        return ""
    if not gap.amount:
        return f"0 {gap.currency}"
    if gap.amount >= 100:
        return f"{gap.word} {gap.amount / 1000:,.1f} bn {gap.currency}"
    return f"{gap.word} {gap.amount:,.0f} m {gap.currency}"


def trend_words(change: float | None) -> str:
    """Arrow and points since the year before; "" where the release does not hold both years."""
    if change is None:
        return ""
    arrow = "↑" if change > 0 else "↓" if change < 0 else "→"
    return f"{arrow} {abs(change):.2f}"


def share_words(row: Standing1) -> str:
    """The share as printed, with "e" where it is an estimate."""
    if row.figure is None:
        return {"no forces": "–", "not held": "not held"}.get(row.state, "")
    estimate = "e" if row.figure.status.value == "E" else ""
    return f"{row.figure.printed}{estimate}"


def plural(number: int, one: str, many: str = "") -> str:
    """ "1 claim", "2,000 claims"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
