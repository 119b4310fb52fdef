"""`burdenshare pathway`: from today's share to a target: money, odds, debt, mix; scenarios saved and compared."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

import burdenshare
from burdenshare.doors import output
from burdenshare.doors.options import AsOf, Out, PublisherName, chosen, known_day
from burdenshare.nouns.errors import BadRequest

if TYPE_CHECKING:
    from burdenshare.pathways import Projection, Scenario

ENDINGS = {".json": "json", ".csv": "csv", ".md": "markdown", ".parquet": "parquet"}
_SETTABLE = (
    "growth", "inflation", "growth_shift", "inflation_shift", "interest_shift", "rate_shift", "block", "degrees",
    "uncertainty", "catch_up", "drift", "multiplier", "multiplier_decay", "revenue_multiplier", "stabiliser", "maturity",
    "premium", "baseline",
)  # fmt: skip


def pathway(
    *allies: Annotated[str, Parameter(help="Names or codes of allies and groups; the whole alliance if left out.")],
    target: Annotated[str | None, Parameter(help="Id of a target, or a share of GDP such as 3.5.")] = None,
    by: Annotated[str | None, Parameter(help="Last year; the target's deadline if left out.")] = None,
    shape: Annotated[
        str | None,
        Parameter(help="linear, front, back, s-curve, growth, pledges, points, history or held."),
    ] = None,
    points: Annotated[str | None, Parameter(help="CSV file of year,share for a path of your own.")] = None,
    led: Annotated[str | None, Parameter(help="What the plan fixes: share, money or real-money.")] = None,
    financing: Annotated[
        str | None, Parameter(help='Who pays the extra: debt, revenue, cuts, or parts like "debt=0.5,cuts=0.5".')
    ] = None,
    related_now: Annotated[str | None, Parameter(help="Per cent of GDP that counts in the related part today.")] = None,
    draws: Annotated[str | None, Parameter(help="Number of draws; 0 for the central path alone.")] = None,
    seed: Annotated[str | None, Parameter(help="Seed of the draws.")] = None,
    method: Annotated[str | None, Parameter(help="How shocks are drawn: bootstrap or t.")] = None,
    equipment_cap: Annotated[
        str | None, Parameter(help="Most that equipment can grow a year in real terms, %.")
    ] = None,
    mix: Annotated[str | None, Parameter(help='Parts of the added money, like "equipment=0.6,personnel=0.4".')] = None,
    weights: Annotated[str | None, Parameter(help='Parts of it by priority, like "long-range-fires=1".')] = None,
    rules: Annotated[
        str | None, Parameter(help='Fiscal rules to hold the path against: "deficit,debt,escape", or none.')
    ] = None,
    set: Annotated[
        tuple[str, ...], Parameter(negative=(), help="Any other assumption, like multiplier=0.5; may be given again.")
    ] = (),
    as_of: AsOf = None,
    weo: Annotated[str | None, Parameter(help="Id of the WEO release; the newest held that day if left out.")] = None,
    publisher: PublisherName = None,
    currency: Annotated[str, Parameter(help="Amounts in the ally's own currency (left out), USD or EUR.")] = "",
    prices: Annotated[
        Literal["current", "constant"], Parameter(help="Prices of each year, or of the first.")
    ] = "current",
    scenario: Annotated[str | None, Parameter(help="Scenario file (TOML); other options change it.")] = None,
    compare: Annotated[
        tuple[str, str] | None, Parameter(help="Two scenario files, side by side.", negative=(), consume_multiple=True)
    ] = None,
    save: Annotated[str | None, Parameter(help="Write the scenario to this TOML file.")] = None,
    sensitivity: Annotated[bool, Parameter(negative=(), help="Show what moves the last year's figures.")] = False,
    chart: Annotated[
        str | None, Parameter(help="Draw a chart to --out (.svg, .png, .json): fan, ladder, league, debt.")
    ] = None,
    format: Annotated[
        Literal["text", "json", "csv", "markdown", "parquet"] | None, Parameter(show_default=False)
    ] = None,
    out: Out = None,
) -> int:
    """Project what it would take to reach a target: money, yearly steps, odds, debt and mix.

    One ally or group in full, several side by side. Every figure names its release; docs/pathways.md says how each is
    computed.
    """
    output.writable(out)
    given = {
        "areas": allies or None,
        "by": _number("--by", by, whole=True),
        "shape": shape or ("points" if points else None),
        "points": _points(points),
        "led": led,
        "financing": _parts("--financing", financing, single=True),
        "related_now": _number("--related-now", related_now),
        "draws": _number("--draws", draws, whole=True),
        "seed": _number("--seed", seed, whole=True),
        "method": method,
        "equipment_cap": _number("--equipment-cap", equipment_cap),
        "mix": _parts("--mix", mix),
        "weights": _parts("--weights", weights),
        "rules": _names(rules),
        **dict(map(_assumption, set)),
        "as_of": as_of and known_day(as_of),
        "weo": weo,
        "publisher": publisher,
    }
    changes = {**_target(target), **{name: value for name, value in given.items() if value is not None}}
    if shape and shape != "points":
        changes.setdefault("points", ())
    if compare:
        return _compare(compare, changes, currency, prices, chosen(format, out, ENDINGS), out)
    found = burdenshare.project(scenario=_read(scenario).changed(**changes))
    if save is not None:
        _save(found.pinned(), save)
    if chart is not None:
        return _draw(chart, found, currency, prices, out)
    kind = chosen(format, out, ENDINGS)
    sheet = _sheet(found, sensitivity, currency, prices)
    output.sheet(sheet, kind, out)
    return 0


def _sheet(found: Projection, sensitivity: bool, currency: str, prices: str) -> Any:
    from burdenshare.publish import pathways

    if sensitivity:
        if (single := pathways.asked_row(found)) is None:
            raise BadRequest("--sensitivity shows one ally or group. Name one.")
        from burdenshare.pathways.sensitivity import tornado

        bars = tornado(found, lambda s: burdenshare.project(scenario=s), single)
        return pathways.tornado_sheet(found, single, bars)
    return pathways.pathway_sheet(found, currency, prices)


def _compare(
    files: tuple[str, str], changes: dict[str, Any], currency: str, prices: str, kind: str, out: Path | None
) -> int:
    from burdenshare.publish.pathways import compared_sheet

    if kind == "parquet":
        raise BadRequest("--compare is put out as text, json, csv or markdown. Take one of these.")
    scenarios = [_read(name).changed(**changes) for name in files]
    names = [s.name or Path(name).stem for s, name in zip(scenarios, files, strict=True)]
    if names[0] == names[1]:
        names = [f"{names[0]} (1)", f"{names[1]} (2)"]
    found = [burdenshare.project(scenario=s) for s in scenarios]
    output.sheet(compared_sheet(found, names, currency, prices), kind, out)
    return 0


def _draw(name: str, found: Projection, currency: str, prices: str, out: Path | None) -> int:
    from burdenshare.publish import charts

    if out is None or out.suffix.casefold() not in {".svg", ".png", ".json"}:
        raise BadRequest("--chart needs a file to draw to. Name one with --out that ends in .svg, .png or .json.")
    drawn = charts.chart(name, found, currency=currency, prices=prices, record=burdenshare.open())
    if out.suffix.casefold() == ".png":
        output.put_bytes(charts.png(drawn), out)
    elif out.suffix.casefold() == ".svg":
        output.put(charts.svg(drawn), out)
    else:
        from burdenshare.publish.tables import as_json

        output.put(as_json(charts.spec(drawn)), out)
    return 0


def _read(name: str | None) -> Scenario:
    from burdenshare.pathways import Scenario
    from burdenshare.pathways.scenario import read

    return read(Path(name)) if name is not None else Scenario()


def _save(asked: Scenario, name: str) -> None:
    path = Path(name)
    output.writable(path, "--save")
    output.put(asked.as_toml(), path)


def _target(word: str | None) -> dict[str, Any]:
    """A target's id, or a share of GDP of one's own."""
    if word is None:
        return {}
    share = word.strip().removesuffix("%").strip()
    try:
        return {"share": float(share), "target": ""}
    except ValueError:
        return {"target": word, "share": None}


def _number(option: str, word: str | None, whole: bool = False) -> float | int | None:
    if word is None:
        return None
    try:
        return int(word) if whole else float(word)
    except ValueError:
        kind = "a whole number" if whole else "a number"
        raise BadRequest(f"{option} {word!r} is not {kind}. Write it like {'2035' if whole else '1.5'}.") from None


def _parts(option: str, word: str | None, single: bool = False) -> dict[str, float] | None:
    """ "debt=0.5,cuts=0.5"; a single word takes all."""
    if word is None:
        return None
    if single and "=" not in word:
        return {word.strip(): 1.0}
    parts: dict[str, float] = {}
    for piece in word.split(","):
        name, sign, value = piece.partition("=")
        try:
            parts[name.strip()] = float(value) if sign else float("nan")
        except ValueError:
            sign = ""
        if not sign:
            raise BadRequest(f'{option} {piece.strip()!r} is no part. Write parts like "debt=0.5,cuts=0.5".')
    return parts


def _names(word: str | None) -> tuple[str, ...] | None:
    if word is None:
        return None
    return () if word.strip() == "none" else tuple(name.strip() for name in word.split(","))


def _assumption(word: str) -> tuple[str, Any]:
    name, _, value = word.partition("=")
    name = name.strip().replace("-", "_")
    if name not in _SETTABLE:
        raise BadRequest(f"--set knows no {name!r}. It takes {', '.join(_SETTABLE)}.")
    if name == "baseline":
        return name, value.strip()
    return name, _number(f"--set {name}", value.strip(), whole=name == "block")


def _points(name: str | None) -> tuple[tuple[int, float], ...] | None:
    """The rows of a CSV file of year,share; a heading is passed over."""
    if name is None:
        return None
    try:
        with Path(name).open(encoding="utf-8-sig", newline="") as file:
            rows = [(n, r) for n, r in enumerate(csv.reader(file), 1) if any(c.strip() for c in r)]
    except (OSError, UnicodeDecodeError) as e:
        cause = e.strerror if isinstance(e, OSError) and e.strerror else "it is no text in UTF-8"
        raise BadRequest(f"--points {name} cannot be read: {cause}. Name a CSV file of year,share.") from None
    found = []
    for number, row in rows:
        try:
            year, share = row
            found.append((int(year), float(share)))
        except ValueError:
            if number == rows[0][0] and not row[0].strip().isdigit():
                continue
            raise BadRequest(
                f"{name}, line {number}: {','.join(row)!r} is not year,share. Write it like 2030,3.0."
            ) from None
    if not found:
        raise BadRequest(f"{name} holds no point. Write lines like 2030,3.0.")
    return tuple(found)
