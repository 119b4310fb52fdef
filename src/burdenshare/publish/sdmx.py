"""Figures as SDMX-CSV 2.0, written by pysdmx under a structure of our own.

BURDENSHARE:FIGURES(1.0): a figure is identified by publisher, release, area, indicator, year, currency, price base and
table; what an export has besides is attribute. Where a dimension does not apply it has the code _Z of SDMX, since a key
has no holes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from burdenshare.nouns.errors import BadRequest
from burdenshare.record import Figures
from burdenshare.record.export import SDMX

if TYPE_CHECKING:
    from pysdmx.model import Schema

MOST = 100_000
"""The most figures of one file: pysdmx holds them all."""

_NOT_APPLICABLE = "_Z"
_KEY = ("PUBLISHER", "RELEASE_ID", "REF_AREA", "INDICATOR", "TIME_PERIOD", "CURRENCY", "PRICE_BASE", "TABLE")
_MAY_BE_EMPTY = ("CURRENCY", "PRICE_BASE", "TABLE")
_KINDS = {"OBS_VALUE": "Double", "DECIMALS": "Integer", "ROW": "Integer"}


def write(figures: Figures, path: Path) -> int:
    """Write figures to `path`; returns how many. Raises BadRequest where these are more than MOST."""
    import pandas
    from pysdmx.io.csv.sdmx20.writer import write as written
    from pysdmx.io.pd import PandasDataset

    if (count := len(figures)) > MOST:
        raise BadRequest(f"{count:,} figures are more than the {MOST:,} of one SDMX-CSV file. Narrow the question.")
    table = pandas.DataFrame(figures.records(MOST), columns=[name for name, _ in SDMX]).astype(object)
    table["VALID_FROM"] = table["VALID_FROM"].astype(str)
    for name in _MAY_BE_EMPTY:
        table[name] = table[name].replace("", _NOT_APPLICABLE)
    written([PandasDataset(structure=_structure(), data=table)], output_path=path)
    return count


def _structure() -> Schema:
    """What each column is: dimensions, the measure, attributes."""
    from pysdmx.model import Component, Components, Concept, DataType, Role, Schema

    def component(name: str) -> Component:
        role = Role.MEASURE if name == "OBS_VALUE" else Role.DIMENSION if name in _KEY else Role.ATTRIBUTE
        kind = DataType(_KINDS.get(name, "String"))
        level = "O" if role is Role.ATTRIBUTE else None
        concept = Concept(id=name, dtype=kind)
        return Component(name, role is Role.DIMENSION, role, concept, kind, attachment_level=level)

    return Schema(
        context="datastructure",
        agency="BURDENSHARE",
        id="FIGURES",
        version="1.0",
        components=Components([component(name) for name, _ in SDMX]),
    )
