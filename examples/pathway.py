"""What would it take? A notebook for a budget analyst: choose an ally and a plan, read the money, the odds and the debt.

marimo edit examples/pathway.py     # in a browser, every figure moves with the choices
python examples/pathway.py          # the same with the first choices, as a script
"""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="medium", app_title="Pathway to a spending target")


@app.cell
def _():
    import marimo as mo

    import burdenshare as bs
    from burdenshare.pathways import Scenario
    from burdenshare.publish import charts

    record, registers = bs.open(), bs.registers()
    return Scenario, bs, charts, mo, record, registers


@app.cell
def _(mo):
    mo.md("""
    # What would it take?

    Choose an ally or group, a target and a way to it. Figures are the publishers' own, as known today; every chart and table
    says which. Nothing leaves this computer.
    """)


@app.cell
def _(mo, record, registers):
    names = [a.name for a in record.areas if a.forces and a.kind in {"ally", "group"}]
    targets = {f"{c.title} ({c.id})": c.id for c in registers.commitments if c.kind == "target"}
    newest = next(name for name, id in targets.items() if id == "hague-2025")
    shapes = ["linear", "front", "back", "s-curve", "growth", "pledges", "history", "held"]
    payers = {
        "all by debt": {"debt": 1.0, "revenue": 0.0, "cuts": 0.0},
        "half by debt, half by cuts": {"debt": 0.5, "revenue": 0.0, "cuts": 0.5},
        "all by revenue": {"debt": 0.0, "revenue": 1.0, "cuts": 0.0},
        "all by cuts elsewhere": {"debt": 0.0, "revenue": 0.0, "cuts": 1.0},
    }
    ally = mo.ui.dropdown(names, value="Spain", label="Ally or group")
    target = mo.ui.dropdown(targets, value=newest, label="Target")
    by = mo.ui.number(start=2027, stop=2060, value=2035, label="to be met by")
    shape = mo.ui.dropdown(shapes, value="linear", label="Shape of the plan")
    other_shape = mo.ui.dropdown(shapes, value="back", label="held against")
    financing = mo.ui.dropdown(payers, value="all by debt", label="The extra is paid")
    growth = mo.ui.slider(
        -2.0, 2.0, step=0.25, value=0.0, show_value=True, label="Growth: points a year over the IMF's outlook"
    )
    mo.vstack([mo.hstack([ally, target, by], wrap=True), mo.hstack([shape, other_shape, financing], wrap=True), growth])
    return ally, by, financing, growth, other_shape, shape, target


@app.cell
def _(Scenario, ally, bs, by, financing, growth, record, shape, target):
    scenario = Scenario(
        areas=(ally.value,),
        target=target.value,
        by=int(by.value),
        shape=shape.value,
        financing=financing.value,
        growth_shift=float(growth.value),
    )
    projection = bs.project(scenario=scenario, record=record)
    area = record.areas.find(ally.value).code
    row = projection.row(area)
    return area, projection, row, scenario


@app.cell
def _(area, charts, mo, projection, record):
    fan = charts.chart("fan", projection, area=area, record=record)
    mo.vstack([mo.md("## The share of GDP"), mo.Html(charts.svg(fan)), mo.md(fan.alternative)])
    return (fan,)


@app.cell
def _(area, charts, mo, projection):
    ladder = charts.chart("ladder", projection, area=area)
    money = [dict(r) for r in ladder.table.records]
    mo.vstack(
        [
            mo.md("## The money"),
            mo.Html(charts.svg(ladder)),
            mo.ui.table(money, selection=None, label=ladder.subtitle[0]),
            mo.md(f"{ladder.alternative} *{ladder.source}*"),
        ]
    )
    return ladder, money


@app.cell
def _(mo, projection, row):
    odds = [
        {
            "year": int(year),
            **{
                f"{share:g} % of GDP": round(projection.chance(share, int(year), row), 3)
                for share in projection.thresholds
            },
        }
        for year in projection.years
    ]
    mo.vstack(
        [
            mo.md("## The odds"),
            mo.md(
                f"Part of {projection.scenario.draws:,} draws in which a share is met in a year, at published precision."
            ),
            mo.ui.table(odds, selection=None),
        ]
    )
    return (odds,)


@app.cell
def _(area, charts, mo, projection):
    debt = charts.chart("debt", projection, area=area)
    mo.vstack([mo.md("## The debt"), mo.Html(charts.svg(debt)), mo.md(debt.alternative)])
    return (debt,)


@app.cell
def _(bs, charts, mo, other_shape, projection, record, row, scenario):
    def outcome(name, found):
        """What two plans are compared by; money as the ladder has it."""
        years = charts.chart("ladder", found, area=found.rows[row].code).table.records
        steps = found.share(row)[1:] - found.share(row)[:-1]
        goal = found.inputs.goal
        return {
            "shape": name,
            "extra in the last year": round(years[-1]["extra"], 2),
            "extra in all": round(sum(y["extra"] for y in years[1:]), 2),
            "largest step, points a year": round(float(steps.max()), 2),
            f"chance of {goal.core:g} % in {goal.by}": round(found.chance(goal.core, goal.by, row), 3),
            "debt in the last year, points of GDP": round(100 * float(found.central["debt_change"][row, -1]), 1),
        }

    other = bs.project(scenario=scenario.changed(shape=other_shape.value), record=record)
    comparison = [outcome(scenario.shape, projection), outcome(other_shape.value, other)]
    mo.vstack([mo.md("## Two plans side by side"), mo.ui.table(comparison, selection=None)])
    return (comparison,)


@app.cell
def _(mo, scenario):
    toml = scenario.as_toml()
    mo.vstack(
        [
            mo.md("""
    ## Keep it

    The scenario is one file: every choice above and every assumption, so that another reader gets the same figures. Read it
    again with `burdenshare.pathways.scenario.read(path)` and `bs.project(scenario=...)`.
    """),
            mo.download(toml.encode(), filename="scenario.toml", label="Save the scenario"),
            mo.md(f"```toml\n{toml}\n```"),
        ]
    )
    return (toml,)


@app.cell
def _(mo, projection):
    mo.md("## What to know before using a figure\n\n" + "\n".join(f"- {note}" for note in projection.notes))


@app.cell
def _(debt, fan, ladder, mo):
    if mo.app_meta().mode == "script":
        for chart in (fan, ladder, debt):
            print(chart.title, chart.alternative, chart.source, sep="\n", end="\n\n")


if __name__ == "__main__":
    app.run()
