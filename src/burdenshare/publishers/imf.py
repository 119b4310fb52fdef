"""IMF World Economic Outlook: the database of each April and October, for the allies.

Two layouts of the IMF's own: the tab-separated UTF-16 file that it names .xls ('WEOApr2021all.xls', to
April 2025), and the portal's CSV with one observation a row (SDMX). Twelve subjects are read, those of
SUBJECTS; the others of the database are left out. Figures stay in the IMF's scale: GDP in billion,
population in million persons.

Choices. 'Estimates Start After' is the last actual year of a series: figures up to it are ACTUAL; later
ones are an ESTIMATE for years before that of the release and a PROJECTION from the release's year on. Where
a series carries no such mark, years before the release's are UNSTATED. An empty or 'n/a' cell is no
observation. Real GDP and the deflator have national base years, which change between vintages: use their
ratios only.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from burdenshare.nouns.areas import Areas
from burdenshare.nouns.errors import LayoutChanged, UnreadableDocument
from burdenshare.nouns.figures import Observation, Status
from burdenshare.publishers import currencies

PUBLISHER = "IMF"
MAX_BYTES = 200_000_000


class Subject(NamedTuple):
    """A subject: our indicator, unit, currency ("national", ISO 4217 or ""), price base, power of ten."""

    indicator: str
    unit: str = "per cent"
    currency: str = ""
    price_base: str = ""
    power: int = 0


SUBJECTS: dict[str, Subject] = {
    "NGDP": Subject("gdp", "billion", "national", "current", 9),
    "NGDPD": Subject("gdp", "billion", "USD", "current", 9),
    "NGDP_R": Subject("gdp", "billion", "national", "constant prices (national base)", 9),
    "NGDP_RPCH": Subject("gdp_growth"),
    "NGDP_D": Subject("deflator", "index"),
    "PCPIPCH": Subject("consumer_prices"),
    "LP": Subject("population", "million persons", power=6),
    "GGXWDG_NGDP": Subject("gross_debt"),
    "GGXCNL_NGDP": Subject("balance"),
    "GGXONLB_NGDP": Subject("primary_balance"),
    "GGX_NGDP": Subject("government_expenditure"),
    "GGR_NGDP": Subject("government_revenue"),
}

_POWERS = {"": 0, "units": 0, "thousands": 3, "millions": 6, "billions": 9}
_TAB_COLUMNS = ("ISO", "WEO Subject Code", "Scale", "Estimates Start After")
_LAST_ACTUAL = ("LATEST_ACTUAL_ANNUAL_DATA", "ESTIMATES_START_AFTER")
_NOTHING = frozenset({"", "n/a", "NA"})


def read_tab_file(path: Path, release: str, published: date, areas: Areas) -> tuple[Observation, ...]:
    """Every figure of the allies in the IMF's tab-separated file 'by countries'.

    published: day of the release; its year divides estimates from projections. '--' is IMF's mark for zero
    or negligible and becomes 0.
    Raises LayoutChanged for another table, UnreadableDocument for no such text.
    """
    rows = csv.reader(io.StringIO(_text(path)), delimiter="\t", quoting=csv.QUOTE_NONE)
    head = [h.strip() for h in next(rows, [])]
    years = {i: int(h) for i, h in enumerate(head) if re.fullmatch(r"(19|20)\d{2}", h)}
    if absent := [c for c in _TAB_COLUMNS if c not in head]:
        raise LayoutChanged(path.name, "text", 1, f"a column {absent[0]!r}", head[:12])
    if not years:
        raise LayoutChanged(path.name, "text", 1, "columns of years", head[:12])
    at = {name: head.index(name) for name in _TAB_COLUMNS}
    found: list[Observation] = []
    for number, row in enumerate(rows, 2):
        if len(row) < len(years) or row[at["ISO"]].strip() not in areas:
            continue  # other countries, the empty line and the IMF's name at the end
        code = row[at["WEO Subject Code"]].strip()
        subject = SUBJECTS.get(code)
        if subject is None:
            continue
        scale = row[at["Scale"]].strip().casefold()
        if _POWERS.get(scale) != subject.power:
            raise LayoutChanged(path.name, "text", number, f"{code} in 10^{subject.power}", scale)
        mark = row[at["Estimates Start After"]].strip() if len(row) > at["Estimates Start After"] else ""
        if not re.fullmatch(r"((19|20)\d{2})?|0", mark):
            raise LayoutChanged(path.name, "text", number, "a last actual year or nothing", mark)
        last = int(mark or 0) or None
        for column, period in years.items():
            word = row[column].strip()
            if word in _NOTHING:
                continue
            value = 0.0 if word == "--" else _number(word)
            if value is None:
                raise LayoutChanged(path.name, "text", number, f"a figure of {code} for {period}", word)
            figure = Figure(row[at["ISO"]].strip(), code, period, value, last)
            found.append(observation(figure, release, published, areas, number))
    return _all_allies(path, found, areas)


def read_sdmx_csv(path: Path, release: str, published: date, areas: Areas) -> tuple[Observation, ...]:
    """Every annual figure of the allies in the IMF portal's CSV, one observation a row.

    Money and persons need the column SCALE (a power of ten), so that no figure is a thousand times off.
    Raises LayoutChanged for another table, UnreadableDocument for no such text.
    """
    rows = csv.DictReader(io.StringIO(_text(path)))
    head = [str(h) for h in rows.fieldnames or ()]
    country = next((c for c in ("REF_AREA", "COUNTRY") if c in head), "")
    frequency = next((c for c in ("FREQUENCY", "FREQ") if c in head), "")
    for name, present in (
        ("REF_AREA or COUNTRY", country),
        ("FREQUENCY", frequency),
        *((c, c in head) for c in ("INDICATOR", "TIME_PERIOD", "OBS_VALUE")),
    ):
        if not present:
            raise LayoutChanged(path.name, "text", 1, f"a column {name}", head[:12])
    found: list[Observation] = []
    for number, row in enumerate(rows, 2):
        code, subject = row["INDICATOR"], SUBJECTS.get(row["INDICATOR"])
        if subject is None or row[country] not in areas or not row[frequency].upper().startswith("A"):
            continue
        word = (row["OBS_VALUE"] or "").strip()
        if word in _NOTHING:
            continue
        value, power = _number(word), _power(row, subject)
        if value is None or power is None or not re.fullmatch(r"(19|20)\d{2}", row["TIME_PERIOD"]):
            expected = "a SCALE that is a power of ten" if power is None else f"a figure of {code} and its year"
            raise LayoutChanged(path.name, "text", number, expected, [row["TIME_PERIOD"], word, row.get("SCALE")])
        value = value if power == subject.power else value * 10.0 ** (power - subject.power)
        marks = [m[0] for c in _LAST_ACTUAL if (m := re.match(r"\d{4}", (row.get(c) or "").removeprefix("FY")))]
        figure = Figure(row[country], code, int(row["TIME_PERIOD"]), value, int(marks[0]) if marks else None)
        found.append(observation(figure, release, published, areas, number))
    return _all_allies(path, found, areas)


class Figure(NamedTuple):
    """One figure in IMF's scale. last_actual: the year after which its series holds estimates, or None."""

    area: str
    subject: str
    period: int
    value: float
    last_actual: int | None


def observation(
    figure: Figure, release: str, published: date, areas: Areas, row: int = 0, seen_at: str = ""
) -> Observation:
    """A WEO figure as an observation: indicator, unit, currency of that day, and status."""
    subject = SUBJECTS[figure.subject]
    currency = subject.currency
    if currency == "national":
        currency = currencies.national(areas[figure.area], published)
    return Observation(
        publisher=PUBLISHER,
        release=release,
        area=figure.area,
        indicator=subject.indicator,
        period=figure.period,
        value=figure.value,
        decimals=-1,
        unit=subject.unit,
        currency=currency,
        price_base=subject.price_base,
        status=status(figure.period, figure.last_actual, published.year),
        table=figure.subject,
        row=row,
        seen_at=seen_at,
    )


def status(period: int, last_actual: int | None, release_year: int) -> Status:
    """ACTUAL to the last actual year, then ESTIMATE; PROJECTION from the release's year; or UNSTATED."""
    if last_actual is not None and period <= last_actual:
        return Status.ACTUAL
    if period >= release_year:
        return Status.PROJECTION
    return Status.UNSTATED if last_actual is None else Status.ESTIMATE


def _power(row: Mapping[str, str | None], subject: Subject) -> int | None:
    word = (row.get("SCALE") or row.get("UNIT_MULT") or "").strip().casefold()
    if not word:
        return 0 if subject.power == 0 else None
    if word in _POWERS:
        return _POWERS[word]
    return int(word) if word.isdigit() else None


def _number(word: str) -> float | None:
    try:
        return float(word.replace(",", ""))
    except ValueError:
        return None


def _text(path: Path) -> str:
    """The file as text: UTF-16 with its mark, or UTF-8."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableDocument(f"{path.name} has more than the {MAX_BYTES:,} bytes that are read.")
        raw = path.read_bytes()
    except OSError as e:
        raise UnreadableDocument(f"{path} cannot be opened ({e.strerror}). Name an existing file.") from None
    for encoding in ("utf-16",) if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            break
    raise UnreadableDocument(f"{path.name} is not text in UTF-16 or UTF-8. Download it again.")


def _all_allies(path: Path, found: list[Observation], areas: Areas) -> tuple[Observation, ...]:
    present = {o.area for o in found}
    if absent := [a.name for a in areas.allies if a.code not in present]:
        raise LayoutChanged(path.name, "text", 0, "figures of every ally", f"none of {', '.join(absent)}")
    return tuple(found)
