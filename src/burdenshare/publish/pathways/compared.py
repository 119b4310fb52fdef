"""Two scenarios side by side: what they assume differently, and what follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from burdenshare.nouns.errors import BadRequest
from burdenshare.pathways import Projection, Scenario
from burdenshare.publish.pathways.shown import billions, chance, facts, plain, unit
from burdenshare.publish.tables import Column, Sheet
from burdenshare.publish.wording import points_words


def compared_sheet(projections: Sequence[Projection], names: Sequence[str], currency: str, prices: str) -> Sheet:
    """The same rows of several scenarios. Raises BadRequest where they have no ally or group in common."""
    common = [a.code for a in projections[0].rows if all(a.code in {b.code for b in p.rows} for p in projections)]
    if not common:
        raise BadRequest("The scenarios have no ally or group in common. Give both the same areas.")
    if len(common) > 3 and any(p.inputs.groups for p in projections):
        groups = [g.code for g, _ in projections[0].inputs.groups if g.code in common]
        common = groups or common
    rows: list[tuple[str, ...]] = []
    found: list[dict[str, object]] = []
    for code in common:
        for label, values in _lines(projections, code, currency, prices):
            rows.append((label, *values))
            found.append({"REF_AREA": code, "figure": label, **dict(zip(names, values, strict=True))})
    return Sheet(
        name="pathway_comparison",
        title="Scenarios compared: " + " against ".join(names),
        head=_differences(projections, names),
        columns=(
            Column("Area", keep=True),
            Column("Figure", keep=True),
            *(Column(n, right=True, apart=1) for n in names),
        ),
        rows=_once(rows, common, projections),
        records=tuple(found),
        foot=tuple(dict.fromkeys(n for p in projections for n in p.notes)),
        facts={"scenarios": [{"name": n, **facts(p)} for n, p in zip(names, projections, strict=True)]},
    )


def _once(
    rows: list[tuple[str, ...]], codes: list[str], projections: Sequence[Projection]
) -> tuple[tuple[str, ...], ...]:
    """The name of each area on its first line alone."""
    each = len(rows) // len(codes)
    first = projections[0]
    return tuple(
        (first.rows[first.row(codes[n // each])].name if n % each == 0 else "", *row) for n, row in enumerate(rows)
    )


def _differences(projections: Sequence[Projection], names: Sequence[str]) -> tuple[str, ...]:
    lines = []
    for field in fields(Scenario):
        values = [plain(getattr(p.scenario, field.name)) for p in projections]
        if field.name != "name" and any(v != values[0] for v in values[1:]):
            told = ", ".join(f"{name}: {_shown(v)}" for name, v in zip(names, values, strict=True))
            lines.append(f"{field.name} – {told}.")
    return tuple(lines) or ("The scenarios assume the same.",)


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(f"{k} {v:g}" for k, v in value.items() if v) or "default"
    if isinstance(value, list | tuple):
        return " ".join(map(str, value)) or "all"
    return "not set" if value is None or value == "" else f"{value}"


def _lines(projections: Sequence[Projection], code: str, currency: str, prices: str) -> list[tuple[str, list[str]]]:
    lines: dict[str, list[str]] = {}
    for p in projections:
        row, by = p.row(code), int(p.years[-1])
        shown = unit(p, currency, prices, row)
        words = shown.words(p, row)
        lines.setdefault("last year", []).append(str(by))
        lines.setdefault("planned share, %", []).append(f"{p.share(row)[-1]:.2f}")
        lines.setdefault(f"level, {words}", []).append(billions(shown.of(p.money.level, row)[-1]))
        lines.setdefault("extra over the share held", []).append(billions(shown.of(p.extra("held"), row)[-1]))
        lines.setdefault("the same, added up", []).append(billions(shown.of(p.extra("held").cumulative(), row)[-1]))
        if all(q.outcome is not None for q in projections) and p.outcome is not None:
            core = p.inputs.goal.core
            met = float(p.outcome.met[row, p.thresholds.index(core), -1])
            lines.setdefault("chance to meet its target", []).append(chance(met))
        lines.setdefault("debt, % of GDP", []).append(f"{100 * p.central['debt'][row, -1]:.1f}")
        lines.setdefault("against the baseline, points", []).append(
            points_words(float(100 * p.central["debt_change"][row, -1]))
        )
    short = {label: values for label, values in lines.items() if len(values) == len(projections)}
    if len(short) < len(lines):
        raise BadRequest(
            "The scenarios give amounts in different units. Name one with --currency USD or --currency EUR."
        )
    return list(short.items())
