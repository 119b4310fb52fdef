"""The WEO in the IMF's own layouts: what is actual, what is a guess, and in which currency."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from burdenshare.nouns.areas import Areas
from burdenshare.nouns.errors import LayoutChanged, UnreadableDocument
from burdenshare.nouns.figures import Observation, Status
from burdenshare.publishers import imf

PUBLISHED = date(2021, 4, 6)
HEAD = (
    *(
        "WEO Country Code",
        "ISO",
        "WEO Subject Code",
        "Country",
        "Subject Descriptor",
        "Subject Notes",
        "Units",
        "Scale",
    ),
    "Country/Series-specific Notes",
)
SCALES = {0: "", 6: "Millions", 9: "Billions"}


def cells(observations) -> dict[tuple[str, str, int], Observation]:
    return {(o.area, o.table, o.period): o for o in observations}


@pytest.fixture(scope="module")
def vintage(embedded) -> dict[tuple[str, str, int], Observation]:
    """The vintage of April 2021, by area, subject and year."""
    return cells(embedded("imf-weo-2021-04"))


def tab_file(path: Path, vintage, areas: Areas, encoding: str = "utf-16", head=HEAD, change=lambda line: line) -> Path:
    """Laid out as WEOApr2021all.xls, with a column a year and the IMF's name at the end."""
    years = range(1980, 2027)
    lines = ["\t".join((*head, *map(str, years), "Estimates Start After"))]
    for area in areas.allies:
        for code, subject in imf.SUBJECTS.items():
            series = {y: vintage[area.code, code, y] for y in years if (area.code, code, y) in vintage}
            actual = [y for y, o in series.items() if o.status is Status.ACTUAL]
            figures = (f"{series[y].value:,}" if y in series else "n/a" for y in years)
            about = ("1", area.code, code, area.name, subject.indicator, "", "", SCALES[subject.power], "")
            lines.append(change("\t".join((*about, *figures, str(max(actual)) if actual else ""))))
    lines += ["\t".join(("1", "BRA", "NGDP", "Brazil")), "", "International Monetary Fund, April 2021"]
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


def test_the_tab_separated_file_gives_the_vintage(tmp_path: Path, vintage, areas: Areas):
    path = tab_file(tmp_path / "WEOApr2021all.xls", vintage, areas)
    found = cells(imf.read_tab_file(path, "imf-weo-2021-04", PUBLISHED, areas))
    assert found.keys() == vintage.keys()
    assert all(
        (o.value, o.status, o.currency, o.unit)
        == (vintage[k].value, vintage[k].status, vintage[k].currency, vintage[k].unit)
        for k, o in found.items()
    )


def test_what_follows_the_last_actual_year_is_an_estimate_then_a_projection():
    assert imf.status(2019, 2019, 2021) is Status.ACTUAL
    assert imf.status(2020, 2019, 2021) is Status.ESTIMATE
    assert imf.status(2021, 2019, 2021) is Status.PROJECTION
    assert imf.status(2020, None, 2021) is Status.UNSTATED
    assert imf.status(2021, None, 2021) is Status.PROJECTION


def test_nominal_gdp_is_in_billion_and_real_gdp_on_a_national_base(vintage):
    germany = vintage["DEU", "NGDP", 2020]
    assert (germany.indicator, germany.unit, germany.currency, germany.price_base) == (
        "gdp",
        "billion",
        "EUR",
        "current",
    )
    assert vintage["DEU", "NGDPD", 2020].currency == "USD"
    assert vintage["DEU", "NGDP_R", 2020].price_base == "constant prices (national base)"
    assert vintage["DEU", "LP", 2020].unit == "million persons"


def test_no_currency_joins_across_vintages(embedded):
    def currency(release: str, area: str) -> str:
        return cells(embedded(release))[area, "NGDP", 2020].currency

    assert [currency(f"imf-weo-{v}", "HRV") for v in ("2022-10", "2023-04")] == ["HRK", "EUR"]
    assert [currency(f"imf-weo-{v}", "BGR") for v in ("2025-10", "2026-04")] == ["BGN", "EUR"]


def test_the_vintage_without_marks_says_so(embedded):
    found = cells(embedded("imf-weo-2026-04"))
    germany = [found["DEU", "NGDP", year].status for year in (2024, 2025, 2026)]
    assert germany == [Status.ACTUAL, Status.UNSTATED, Status.PROJECTION]


def test_two_dashes_are_zero_and_not_available_is_nothing(tmp_path: Path, vintage, areas: Areas):
    def dashed(line: str) -> str:
        parts = line.split("\t")
        if parts[1:3] == ["DEU", "GGXONLB_NGDP"]:
            parts[len(HEAD)], parts[len(HEAD) + 1] = "--", "n/a"
        return "\t".join(parts)

    path = tab_file(tmp_path / "weo.xls", vintage, areas, change=dashed)
    found = cells(imf.read_tab_file(path, "imf-weo-2021-04", PUBLISHED, areas))
    assert found["DEU", "GGXONLB_NGDP", 1980].value == 0.0
    assert ("DEU", "GGXONLB_NGDP", 1981) not in found


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"head": ("Code", *HEAD[1:7], "Magnitude", HEAD[8])}, "a column 'Scale'"),
        ({"change": lambda line: line.replace("Billions", "Millions")}, "NGDP in 10\\^9"),
        ({"change": lambda line: line.replace("\t2019", "\tsoon")}, "a last actual year"),
    ],
)
def test_another_table_stops_the_reader(tmp_path: Path, vintage, areas: Areas, options, told):
    path = tab_file(tmp_path / "weo.xls", vintage, areas, **options)
    with pytest.raises(LayoutChanged, match=told):
        imf.read_tab_file(path, "imf-weo-2021-04", PUBLISHED, areas)


def test_a_file_without_an_ally_stops_the_reader(tmp_path: Path, vintage, areas: Areas):
    path = tab_file(tmp_path / "weo.xls", vintage, areas, change=lambda line: line.replace("\tESP\t", "\tXXX\t"))
    with pytest.raises(LayoutChanged, match="none of Spain"):
        imf.read_tab_file(path, "imf-weo-2021-04", PUBLISHED, areas)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"\x81\x8d\x00\xff"])
def test_what_is_no_text_is_refused(tmp_path: Path, areas: Areas, content: bytes):
    path = tmp_path / "weo.xls"
    path.write_bytes(content)
    with pytest.raises(UnreadableDocument, match=r"weo\.xls"):
        imf.read_tab_file(path, "imf-weo-2021-04", PUBLISHED, areas)


def sdmx(path: Path, vintage, scale: dict[int, str], country: str = "COUNTRY") -> Path:
    """One observation a row, as the portal gives it."""
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(
            [
                "DATAFLOW",
                country,
                "INDICATOR",
                "FREQUENCY",
                "SCALE",
                "TIME_PERIOD",
                "OBS_VALUE",
                "LATEST_ACTUAL_ANNUAL_DATA",
            ]
        )
        last: dict[tuple[str, str], int] = {}
        for (area, code, year), o in vintage.items():
            if o.status is Status.ACTUAL:
                last[area, code] = max(year, last.get((area, code), 0))
        for (area, code, year), o in vintage.items():
            power = scale[imf.SUBJECTS[code].power]
            rows.writerow(["IMF.RES:WEO", area, code, "A", power, year, o.value, last.get((area, code), "")])
        rows.writerow(["IMF.RES:WEO", "DEU", "NGDP", "Q", "9", "2020-Q1", 800, ""])
        rows.writerow(["IMF.RES:WEO", "BRA", "NGDP", "A", "9", "2020", 7000, ""])
    return path


@pytest.mark.parametrize("country", ["COUNTRY", "REF_AREA"])
def test_the_portals_rows_give_the_same_vintage(tmp_path: Path, vintage, areas: Areas, country: str):
    path = sdmx(tmp_path / "weo.csv", vintage, {0: "", 6: "6", 9: "Billions"}, country)
    found = cells(imf.read_sdmx_csv(path, "imf-weo-2021-04", PUBLISHED, areas))
    assert {k: (o.value, o.status) for k, o in found.items()} == {k: (o.value, o.status) for k, o in vintage.items()}


def test_figures_in_another_scale_are_brought_to_the_imfs(tmp_path: Path, vintage, areas: Areas):
    path = sdmx(tmp_path / "weo.csv", vintage, {0: "0", 6: "6", 9: "Millions"})
    found = cells(imf.read_sdmx_csv(path, "imf-weo-2021-04", PUBLISHED, areas))
    assert found["DEU", "NGDP", 2020].value == pytest.approx(vintage["DEU", "NGDP", 2020].value / 1000)


def test_money_without_a_scale_is_not_guessed(tmp_path: Path, vintage, areas: Areas):
    path = sdmx(tmp_path / "weo.csv", vintage, {0: "", 6: "6", 9: ""})
    with pytest.raises(LayoutChanged, match="a SCALE that is a power of ten"):
        imf.read_sdmx_csv(path, "imf-weo-2021-04", PUBLISHED, areas)
