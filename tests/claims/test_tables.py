"""Tables pasted as text: what their columns are, which year, whose figures; and what is left unread."""

from __future__ import annotations

import time
from datetime import date

import pytest

from burdenshare.claims import read
from burdenshare.claims.dating import given
from burdenshare.claims.rules import pasted
from burdenshare.nouns.claims import Claim, Form, QuantityUnit

DAY = date(2026, 7, 20)


def claims(text: str, language: str = "en", day: date = DAY) -> tuple[Claim, ...]:
    return read(text, given(day), language=language).claims


def figures(text: str, language: str = "en", day: date = DAY) -> dict[tuple[str, int], float]:
    """Value by ally and year (0 for now), of claims read with certainty; a figure that is read twice fails."""
    found: dict[tuple[str, int], float] = {}
    for k in claims(text, language, day):
        assert k.quantity is not None and not k.rule.endswith("-loose"), (k.rule, k.words)
        key = (k.subjects[0], k.when.years[0] if k.when.years else 0)
        assert key not in found, k.words
        found[key] = k.quantity.value
    return found


RATIOS = {("LTU", 2024): 3.07, ("LTU", 2026): 5.33, ("GRC", 2024): 2.77, ("GRC", 2026): 3.65}
CAPTION = "NATO, core defence expenditure as a share of GDP (%)\n"


@pytest.mark.parametrize(
    "table",
    [
        "| Country | 2024 | 2026e |\n|:---|---:|---:|\n| Lithuania | 3.07 | 5.33 |\n| **Greece** | 2.77* | 3.65 |\n",
        "Country\t2024\t2026 (est.)\nLithuania\t3.07\t5.33\nGreece\t2.77\t3.65\n",
        'country,2024,2026e\nLithuania,3.07,5.33\n"Greece",2.77,3.65\n',
        "Country;2024;2026e\nLithuania;3,07;5,33\nGreece;2,77;3,65\n",
        "Country      2024   2026e\nLithuania    3.07   5.33\nGreece       2.77   3.65\n",
        "             2024   2026e\nLithuania    3.07   5.33\nGreece       2.77   3.65\n",
        "2024 2026e\nLithuania 3.07 5.33\nGreece 2.77 3.65\n",
        "Year | Lithuania | Greece\n2024 | 3.07 | 2.77\n2026 | 5.33 | 3.65\n",
    ],
    ids=["pipes", "tabs", "commas", "semicolons", "columns", "columns without a corner", "printed", "years down"],
)
def test_a_table_is_read_in_every_layout(table: str) -> None:
    assert figures(CAPTION + table) == RATIOS


@pytest.mark.parametrize(
    "row",
    [
        "🇱🇹 Lithuania: 5.33%",
        "• Lithuania – 5.33",
        "1. Lithuania, 5.33 per cent",
        "Lithuania (5.33%)",
        "Lithuania   5.33",
        "Lithuania 5.33",
    ],
)
def test_a_list_is_read_once_a_row(row: str) -> None:
    rows = [row, row.replace("Lithuania", "Estonia").replace("5.33", "5.10").replace("🇱🇹", "🇪🇪").replace("1.", "2.")]
    rows.append(row.replace("Lithuania", "U.S.").replace("5.33", "3.17").replace("🇱🇹", "🇺🇸").replace("1.", "3."))
    text = "NATO by the numbers: share of GDP, 2026 estimates.\n\n" + "\n".join(rows)
    assert figures(text) == {("LTU", 2026): 5.33, ("EST", 2026): 5.1, ("USA", 2026): 3.17}


def test_the_span_is_the_number_and_the_words_tell_whose_it_is() -> None:
    text = CAPTION + "| Country | 2024 |\n|---|---|\n| Lithuania | 3.07 |\n| Greece | 2.77 |\n"
    first = claims(text)[0]
    assert (text[first.start : first.end], first.words) == ("3.07", "Lithuania 2024: 3.07")


def test_a_cell_without_a_figure_shifts_no_column() -> None:
    text = (
        CAPTION
        + "| Ally | 2024 | 2025e | 2026e |\n|---|---|---|---|\n| Lithuania | 3.07 | n.a. | 5.33 |\n| Greece | - | 2.79 |  |\n"
    )
    assert figures(text) == {("LTU", 2024): 3.07, ("LTU", 2026): 5.33, ("GRC", 2025): 2.79}


def test_each_column_is_what_its_own_head_says() -> None:
    text = (
        "NATO defence expenditure, 2025\n"
        "| Rank | Country | US$ bn | % of GDP | Troops | Equipment (% of defence expenditure) |\n|---|---|---|---|---|---|\n"
        "| 1 | United States | 980 | 3.22 | 1,300,000 | 28.7 |\n| 2 | Germany | 112.1 | 2.22 | 186,400 | 30.4 |\n"
    )
    read_ = [(k.subjects[0], k.measure, k.quantity.value) for k in claims(text) if k.quantity]
    assert read_ == [
        ("USA", "expenditure", 980e9), ("USA", "share_of_gdp", 3.22), ("USA", "equipment_share", 28.7),
        ("DEU", "expenditure", 112.1e9), ("DEU", "share_of_gdp", 2.22), ("DEU", "equipment_share", 30.4),
    ]  # fmt: skip
    assert {k.when.years for k in claims(text)} == {(2025,)}


def test_points_in_the_last_column_are_a_change_between_its_two_years() -> None:
    text = (
        CAPTION
        + "| Country | 2025e | 2026e | Δ 2025–26 (pp) |\n|---|---|---|---|\n| Czechia | 1.86 | 2.01 | +0.15 |\n| Finland | 2.87 | 2.70 | -0.17 |\n"
    )
    up, down = [k for k in claims(text) if k.comparison]
    assert up.comparison and down.comparison and up.quantity and down.quantity
    assert (up.comparison.form, up.comparison.base.years, up.comparison.end, up.when.years) == (
        Form.CHANGE,
        (2025,),
        "up",
        (2026,),
    )
    assert (up.quantity.value, up.quantity.unit, down.quantity.value, down.comparison.end) == (
        0.15,
        QuantityUnit.POINTS,
        0.17,
        "down",
    )


def test_a_change_whose_head_names_no_years_is_what_lies_between_two_columns_or_is_not_read() -> None:
    head = CAPTION + "| Country | 2025e | 2026e | Change (pp) |\n|---|---|---|---|\n"
    fitting = claims(head + "| Czechia | 1.86 | 2.01 | 0.15 |\n| Greece | 2.79 | 3.65 | 0.86 |\n")
    assert [k.comparison.base.years for k in fitting if k.comparison] == [(2025,), (2025,)]
    assert not any(
        k.comparison for k in claims(head + "| Czechia | 1.86 | 2.01 | 1.02 |\n| Greece | 2.79 | 3.65 | 1.43 |\n")
    )


@pytest.mark.parametrize(
    ("head", "cell", "value", "currency"),
    [
        ("Defence expenditure 2025 (million US dollars)", '"112,141"', 112141e6, "USD"),
        ("Defence expenditure 2025 (million US dollars)", "112141", 112141e6, "USD"),
        ("Defence expenditure 2025 (US$ million)", "112 141", 112141e6, "USD"),
        ("Defence expenditure 2025 ($bn)", "112.1", 112.1e9, "USD"),
        ("Defence expenditure 2025 (billion euros)", "96.5", 96.5e9, "EUR"),
        ("Defence expenditure 2025 (million national currency)", "96512", 96512e6, "EUR"),
    ],
)
def test_money_has_its_magnitude_and_currency_from_the_head(head: str, cell: str, value: float, currency: str) -> None:
    text = f"NATO spending, in billions and per cent\n\nCountry;{head}\nGermany;{cell}\nItaly;{cell}\n"
    first = claims(text)[0]
    assert first.quantity and (first.measure, first.quantity.value, first.quantity.currency) == (
        "expenditure",
        value,
        currency,
    )
    assert first.when.years == (2025,)


def test_a_number_that_groups_thousands_in_its_language_is_no_decimal() -> None:
    text = "Verteidigungsausgaben der Nato (Mio. US-Dollar)\nLand;2024;2025e\nDeutschland;90.586;112.141\nNato-Europa und Kanada;-;653.806\n% und Ziel"
    assert figures(text, "de") == {("DEU", 2024): 90586e6, ("DEU", 2025): 112141e6, ("NATO_EUR_CAN", 2025): 653806e6}
    per_head = "NATO: kişi başına savunma harcaması (ABD doları, 2026), yüzde\nNorveç\t3.168\nABD\t2.481\n"
    assert figures(per_head, "tr") == {("NOR", 2026): 3168, ("USA", 2026): 2481}


@pytest.mark.parametrize(
    ("caption", "year"),
    [
        ("NATO defence expenditure, % of GDP, 2025 (estimate, March 2026)", 2025),
        ("NATO defence expenditure in 2025, % of GDP; release of 10 July 2026", 2025),
        ("NATO, 2025\nDefence expenditure, % of GDP, 2021 prices", 2025),
        ("NATO defence expenditure, % of GDP, in prices of 2021, in 2025", 2025),
    ],
)
def test_the_year_of_a_caption_is_not_that_of_its_release_or_prices(caption: str, year: int) -> None:
    assert figures(caption + "\nPoland: 4.30\nLithuania: 4.00\nSpain: 2.00\n")[("POL", year)] == 4.3


@pytest.mark.parametrize(
    "caption",
    [
        "NATO defence expenditure, % of GDP (release of 10 July 2026)",
        "NATO defence expenditure, % of GDP, 2014 and 2025",
        "NATO defence expenditure, % of GDP, 2025. Source: Ministry of Finance",
        "NATO defence expenditure, % of GDP, 2025. Source: NATO, SIPRI",
    ],
)
def test_what_is_not_certain_is_read_loosely(caption: str) -> None:
    read_ = claims(caption + "\nPoland: 4.30\nLithuania: 4.00\nSpain: 2.00\n")
    assert len(read_) == 3 and all(k.rule == "share-table-loose" for k in read_)


@pytest.mark.parametrize(
    "head", ["FY2025/26", "2025/26", "2025-2026", "2035", "Target", "2% met?", "Old", "Rank", "June 2025"]
)
def test_a_column_whose_head_says_anything_else_is_not_read(head: str) -> None:
    text = (
        CAPTION + f"| Country | 2024 | {head} |\n|---|---|---|\n| Lithuania | 3.07 | 4.00 |\n| Greece | 2.77 | 2.79 |\n"
    )
    assert set(figures(text)) == {("LTU", 2024), ("GRC", 2024)}


@pytest.mark.parametrize(
    "text",
    [
        "NATO members: inflation in 2025, %\nPoland: 3.1\nGermany: 2.2\nSpain: 2.9\n",
        "Defence spending of NATO rose to 2.8% of GDP.\n\nBudget deficits, % of GDP, 2025\nPoland | 6.8\nSpain | 2.5\n",
        "Health\n% of GDP, 2024\nNATO member | Share\nGermany | 12.3\nItaly | 8.4\n",
        "Military spending in NATO by 2030, % of GDP, as planned\nPoland: 5.0\nSpain: 2.1\nGermany: 3.5\n",
        "NATO common funding, shares in per cent, 2026\nGermany: 14.9\nPoland: 3.3\nSpain: 5.2\n",
        "NATO defence spending in 2025\nCountry\tSpending\tGDP\nPoland\t44.3\t920\nGermany\t112.1\t4700\n",
        "NATO defence spending, % of GDP, 2025\nJapan: 1.8\nAustralia: 2.0\nUkraine: 34.0\n",
    ],
)
def test_a_table_of_something_else_is_not_read(text: str) -> None:
    assert [k.words for k in claims(text) if k.rule.split("-loose")[0].endswith("-table") or "\n" not in text] == []
    assert all(k.start < text.index("\n") for k in claims(text))


def test_a_column_of_values_that_no_share_can_have_is_not_read() -> None:
    assert (
        claims("NATO military burden, % of GDP, 2025\n| Ally | 2025 |\n|---|---|\n| Poland | 44.8 |\n| Spain | 2.0 |\n")
        == ()
    )


def test_the_publisher_is_the_one_of_the_source_line_or_of_the_columns_head() -> None:
    below = "Military expenditure, % of GDP, 2024\nCountry | Share\nPoland | 4.2\nGermany | 1.9\nSource: SIPRI\n"
    assert {k.publisher for k in claims(below)} == {"SIPRI"}
    heads = "Defence expenditure, % of GDP, 2024\n| Country | NATO | SIPRI |\n|---|---|---|\n| Poland | 3.79 | 4.2 |\n| Germany | 2.00 | 1.9 |\n"
    assert [k.publisher for k in claims(heads)] == ["", "SIPRI", "", "SIPRI"]


def test_parts_of_a_printed_table_keep_its_years() -> None:
    text = (
        "Table 3: Defence expenditure of NATO countries\n(based on 2021 prices)\n2014 2024e 2025e\nShare of real GDP (%)\n"
        "NATO Europe and Canada 1.40 1.99 2.27\nBelgium 0.97 1.29 2.00\nAnnual real change (%)\n"
        "NATO Europe and Canada -1.17 18.61 15.90\nBelgium -0.80 4.94 57.41\n"
    )
    found = {
        (k.subjects[0], k.measure, k.when.years[0]): k.quantity.value
        for k in claims(text, day=date(2025, 9, 3))
        if k.quantity
    }
    assert found[("NATO_EUR_CAN", "share_of_gdp", 2025)] == 2.27
    assert found[("NATO_EUR_CAN", "real_change", 2014)] == -1.17
    assert found[("BEL", "real_change", 2025)] == 57.41
    assert len(found) == 12


def test_parts_under_titles_of_their_own_are_what_the_titles_say() -> None:
    text = (
        "NATO defence expenditure\nCore | 2025 | 2026\nShare of GDP (%) | |\nPoland | 4.25 | 4.48\nSpain | 2.00 | 2.00\n"
        "Equipment (%) | |\nPoland | 50.71 | 55.91\nSpain | 30.30 | 31.10\nInflation (%) | |\nPoland | 3.1 | 2.9\nSpain | 2.0 | 2.1\n"
    )
    assert [(k.measure, k.quantity.value) for k in claims(text) if k.quantity and k.subjects == ("POL",)] == [
        ("share_of_gdp", 4.25), ("share_of_gdp", 4.48), ("equipment_share", 50.71), ("equipment_share", 55.91),
    ]  # fmt: skip
    many = "NATO defence expenditure\nCore | 2025\n" + "Share of GDP (%) |\nPoland | 4.25\n" * 400
    assert len(claims(many)) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Verteidigungsausgaben der Nato 2025 in Prozent des BIP\nPolen: 4,48\nSpanien: 2,00\nVereinigte Staaten: 3,22\n"),
        ("fr", "Dépenses de défense de l'OTAN, % du PIB, 2025\n1. Pologne : 4,48\n2. Espagne : 2,00\n3. États-Unis : 3,22\n"),
        ("es", "Gasto en defensa, % del PIB, OTAN\nPaís\t2025e\nPolonia\t4,48\nEspaña\t2,00\nEstados Unidos\t3,22\n"),
        ("it", "Spesa per la difesa, % del PIL, Nato, 2025\nPolonia | 4,48\nSpagna | 2,00\nStati Uniti | 3,22\n"),
        ("nl", "Defensie-uitgaven NAVO-landen, 2025 (% van het bbp)\nPolen: 4,48%\nSpanje: 2,00%\nVerenigde Staten: 3,22%\n"),
        ("pl", "Kraj;Wydatki na obronność 2025e (% PKB)\nPolska;4,48\nHiszpania;2,00\nStany Zjednoczone;3,22\nŹródło: NATO\n"),
        ("pt", "Despesa com defesa em percentagem do PIB, OTAN\nPaís;2025\nPolónia;4,48\nEspanha;2,00\nEstados Unidos;3,22\n"),
        ("ro", "Cheltuieli de apărare ale aliaților NATO, % din PIB\n| Țara | 2025 |\n|---|---|\n| Polonia | 4,48 |\n| Spania | 2,00 |\n| Statele Unite | 3,22 |\n"),
        ("tr", "NATO savunma harcamaları, 2025 (GSYH'ye oranı, %)\nPolonya: %4,48\nİspanya: %2,00\nABD: %3,22\n"),
    ],
)  # fmt: skip
def test_tables_are_read_in_every_language(language: str, text: str) -> None:
    assert figures(text, language) == {("POL", 2025): 4.48, ("ESP", 2025): 2.0, ("USA", 2025): 3.22}


@pytest.mark.parametrize(
    ("language", "text", "measure"),
    [
        ("de", "Nato: reale Veränderung der Verteidigungsausgaben 2024 (%)\nPolen | 22,2\nUngarn | -1,4\n", "real_change"),
        ("fr", "OTAN : variation réelle des dépenses de défense en 2024 (%)\nPologne | 22,2\nHongrie | -1,4\n", "real_change"),
        ("it", "Equipaggiamenti, % della spesa per la difesa (Nato, 2024)\nPolonia – 51,1\nItalia – 21,3\nBelgio – 14,5\n", "equipment_share"),
        ("nl", "Materieel als % van de defensie-uitgaven, NAVO\nLand,2024\nNederland,\"30,1\"\nPolen,\"51,1\"\n", "equipment_share"),
    ],
)  # fmt: skip
def test_measures_are_told_apart_in_other_languages(language: str, text: str, measure: str) -> None:
    read_ = claims(text, language)
    assert len(read_) >= 2 and {k.measure for k in read_} == {measure} and {k.when.years for k in read_} == {(2024,)}


def test_points_of_a_list_are_counted_between_the_years_of_its_caption() -> None:
    text = "Nato 2025: Verteidigungsausgaben, Veränderung in Prozentpunkten des BIP gegenüber 2024\nNorwegen: +1,08\nDänemark: +0,95\nUngarn: -0,07\n"
    assert [(k.comparison.base.years, k.comparison.end) for k in claims(text, "de") if k.comparison] == [
        ((2024,), "up"), ((2024,), "up"), ((2024,), "down"),
    ]  # fmt: skip


def test_a_list_of_per_cents_in_a_text_of_shares_is_read_loosely() -> None:
    text = "NATO allies' defence spending as a share of GDP has leapt.\n\nThe podium\n\n1. Poland, 4.48 per cent\n2. Lithuania, 4.00\n3. Latvia, 3.73\n"
    assert [(k.subjects, k.rule) for k in claims(text)] == [((a,), "share-table-loose") for a in ("POL", "LTU", "LVA")]


def test_finding_tables_is_linear_in_the_text() -> None:
    def seconds(rows: int) -> float:
        text = "x - y - z 4\n| Poland | 4.48 |\nPoland: 4.48 a..b\n" * rows
        begun = time.process_time()
        list(pasted.find(text))
        return time.process_time() - begun

    seconds(200)
    small, large = seconds(500), seconds(4000)
    assert large < 20 * max(small, 0.01)


SHARES = "Country\tShare of GDP, 2024 (%)\nLithuania\t3.07\nGreece\t2.77\nSpain\t{}\nItaly\t1.49\n"


def test_a_negative_cell_costs_that_cell_and_not_its_column() -> None:
    found = figures("Defence spending of NATO members\n" + SHARES.format("-1.28"))
    assert found == {("LTU", 2024): 3.07, ("GRC", 2024): 2.77, ("ITA", 2024): 1.49}


def test_a_column_with_a_negative_cell_and_small_numbers_holds_changes_and_no_shares() -> None:
    text = "Defence spending of NATO members\nCountry\tShare of GDP (%)\nLithuania\t0.15\nGreece\t0.07\nSpain\t-0.02\n"
    assert claims(text) == ()


def test_a_title_that_stands_apart_says_what_a_table_is_of() -> None:
    text = "Here is how they compare.\n" + SHARES.format("1.28")
    assert claims(text) == ()
    titled = read(text, given(DAY), title="What NATO allies spend on defence")
    assert {k.subjects[0]: k.quantity.value for k in titled.claims if k.quantity} == {
        "LTU": 3.07, "GRC": 2.77, "ESP": 1.28, "ITA": 1.49,
    }  # fmt: skip


def test_a_table_of_shares_that_nothing_ties_to_defence_is_said_not_to_be_read() -> None:
    text = "NATO ministers met.\n\nThey will discuss the target of 5%.\n" + SHARES.format("1.28")
    found = read(text, given(DAY))
    assert [k for k in found.claims if k.rule.startswith("share")] == []
    assert [note.partition(" not read")[0] for note in found.notes] == ["A table of shares of GDP was"]


def test_a_table_of_something_else_is_left_out_without_a_word() -> None:
    text = "NATO ministers met and spoke of 2% of GDP.\n\nHealth spending\n" + SHARES.format("1.28")
    assert read(text, given(DAY)).notes == ()
