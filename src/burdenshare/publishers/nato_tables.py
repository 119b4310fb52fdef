"""What each table of 'Defence Expenditure of NATO Countries' holds: its unit, its blocks, and who has a row.

The list is data for the reader (nato.py). It is the same in the layouts of 2024, 2025 and 2026.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a table.

    heading: a pattern of its first line, "" for the only block of a table, which has none.
    currency: ISO 4217, "national" where each row names its own, or "" for what is no money.
    price_base: "current", "constant" (the year is read from heading or subtitle), or "".
    decimals: what the publication prints, for cells whose format does not say.
    everyone: whether allies without armed forces may have a row. groups: whether both group rows must be
    there.
    core: the indicator where the table's title says 'Core defence expenditure', "" where it is the same.
    """

    heading: str
    indicator: str
    unit: str
    currency: str
    price_base: str
    decimals: int
    everyone: bool = False
    groups: bool = True
    core: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: words of the unit that title or subtitle must hold ("" for none), and its blocks in order."""

    unit: str
    blocks: tuple[Block, ...]


def _spent(currency: str, groups: bool) -> tuple[Block, ...]:
    return tuple(
        Block(heading, "expenditure", "million", currency, base, 0, groups=groups, core="core_expenditure")
        for heading, base in (("current prices", "current"), ("constant", "constant"))
    )


def _split(*headings: tuple[str, str]) -> tuple[Block, ...]:
    return tuple(Block(words, code, "per cent", "", "", 2, groups=False) for words, code in headings)


TABLES: dict[str, Table] = {
    "1": Table("million national currency", _spent("national", groups=False)),
    "2": Table("million us dollars", _spent("USD", groups=True)),
    "3": Table(
        "",
        (
            Block(
                "share of (real )?gdp",
                "share_of_gdp",
                "per cent",
                "",
                "constant",
                2,
                core="core_share_of_gdp",
            ),
            Block("annual real change", "real_change", "per cent", "", "constant", 2, core="core_real_change"),
        ),
    ),
    "5": Table(
        "million us dollars",
        (
            Block("current prices", "gdp", "million", "USD", "current", 0, everyone=True),
            Block("constant", "gdp", "million", "USD", "constant", 0, everyone=True),
        ),
    ),
    "6": Table(
        "",
        (
            Block(
                r"gdp per capita \(thousand us dollars\)",
                *("gdp_per_capita", "thousand", "USD", "constant", 1),
                everyone=True,
            ),
            Block(
                r"(core )?defence expenditure per capita \(us dollars\)",
                *("expenditure_per_capita", "units", "USD", "constant", 0),
                core="core_expenditure_per_capita",
            ),
        ),
    ),
    "7": Table("thousands", (Block("", "personnel", "thousand persons", "", "", 1),)),
    "8a": Table("percentage", _split(("equipment", "equipment_share"), ("personnel", "personnel_share"))),
    "8b": Table("percentage", _split(("infrastructure", "infrastructure_share"), ("other", "other_share"))),
}
"""By table number, in the order of the publication."""

LEFT_OUT = frozenset({"4"})
"""Table 4 repeats figures of Tables 2 and 3 for the first and last year."""

GROUPS = ("NATO", "NATO_EUR_CAN")
"""Codes of the two group rows, 'NATO Total' and 'NATO Europe and Canada'."""
