"""The corpus: well labelled, large enough, scored no worse than the file that was checked in, and sensitive to every change of a claim."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bench import corpus

import burdenshare as bs
from burdenshare.nouns.claims import Kind
from burdenshare.nouns.verdicts import Ruling, Verdict

FILES = sorted((corpus.ROOT).glob("*/*/*.toml"))
KINDS = {k.value for k in Kind}
RULINGS = {r.value for r in Ruling}
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parts[-3]}/{p.parts[-2]}/{p.stem}")
def test_a_text_is_labelled_as_the_guideline_says(path: Path) -> None:
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    labels = raw.get("claim", [])
    assert raw["language"] == path.parts[-2] and raw["sources"] and raw["form"] in {"passage", "article", "none"}
    assert bool(labels) == (raw["form"] != "none")
    for label in labels:
        assert label["words"] in raw["text"], label["words"]
        assert label["kind"] in KINDS and label.get("verdict", "supported") in RULINGS


def test_the_corpus_is_as_large_as_it_says() -> None:
    forms: Counter[tuple[str, str]] = Counter()
    for path in FILES:
        forms[(tomllib.loads(path.read_text(encoding="utf-8"))["form"], path.parts[-3])] += 1
    for form, least in (("passage", 160), ("article", 40), ("none", 50)):
        tuning, held_out = forms[(form, "tuning")], forms[(form, "held-out")]
        assert tuning + held_out >= least, (form, tuning, held_out)
        assert held_out * 3.5 >= tuning + held_out, (form, tuning, held_out)


@pytest.mark.parametrize("part", corpus.PARTS)
def test_no_score_is_lower_than_the_one_checked_in(part: str) -> None:
    """A change that lowers a score fails until corpus/scores.json is written anew, with its reason in `reasons`."""
    held: dict[str, Any] = json.loads((corpus.ROOT / "scores.json").read_text())[part]
    now = corpus.as_scores(corpus.score(corpus.texts(part)))
    lower = [
        f"{table} {name}: {now[table].get(name)} < {value}"
        for table in ("f1", "accuracy")
        for name, value in held[table].items()
        if now[table].get(name, 0.0) < value - 1e-9
    ]
    assert not lower, f"run `python -m bench.corpus --write` and say why in corpus/scores.json: {lower}"
    assert now["false_rulings"] <= held["false_rulings"]


def shares() -> list[tuple[corpus.Text, dict[str, Any], str]]:
    """Supported shares of one ally at a plain number, with the number as the text writes it."""
    found = []
    for text in corpus.texts("tuning"):
        for label in text.labels:
            plain = label["kind"] == "measure" and label.get("measure") == "share_of_gdp" and "form" not in label
            if (
                not plain
                or label.get("approximator")
                or label.get("verdict") != "supported"
                or len(label["subjects"]) != 1
            ):
                continue
            for decimals in (2, 1):
                for sign in (".", ","):
                    written = f"{label['value']:.{decimals}f}".replace(".", sign)
                    if label["words"].count(written) == 1 and text.text.count(label["words"]) == 1:
                        found.append((text, label, written))
                        break
                else:
                    continue
                break
    return found


SHARES = shares()


def ruled(text: corpus.Text, changed: str, words: str, value: float | None, area: str | None) -> list[Verdict]:
    """The verdicts on shares that stand on the changed words."""
    start = changed.find(words)
    verdicts = bs.check(changed, published=text.published, today=TODAY).verdicts
    return [
        v
        for v in verdicts
        if v.claim.start < start + len(words)
        and start < v.claim.end
        and v.claim.measure == "share_of_gdp"
        and v.claim.comparison is None
        and v.claim.kind is Kind.MEASURE
        and (value is None or (v.claim.quantity is not None and abs(v.claim.quantity.value - value) < 1e-9))
        and (area is None or v.claim.subjects == (area,))
    ]


def test_the_mutations_have_something_to_work_on() -> None:
    assert len(SHARES) > 120


@pytest.mark.parametrize(
    ("text", "label", "written"), SHARES, ids=lambda x: x.name if isinstance(x, corpus.Text) else None
)
def test_another_number_is_no_longer_supported(text: corpus.Text, label: dict[str, Any], written: str) -> None:
    decimals = len(written) - 2
    value = round(label["value"] + 0.37 if decimals == 2 else label["value"] + 0.9, decimals)
    sign = "," if "," in written else "."
    words = label["words"].replace(written, f"{value:.{decimals}f}".replace(".", sign))
    changed = text.text.replace(label["words"], words)
    assert not [v for v in ruled(text, changed, words, value, label["subjects"][0]) if v.ruling is Ruling.SUPPORTED]


@pytest.mark.parametrize(
    ("text", "label", "written"), [x for x in SHARES if x[0].language == "en" and len(x[2]) == 4], ids=lambda x: x.name if isinstance(x, corpus.Text) else None
)  # fmt: skip
def test_more_than_the_number_itself_is_not_supported(text: corpus.Text, label: dict[str, Any], written: str) -> None:
    """ "More than 1.28 %" of a share printed as 1.28 claims a half-line that leaves it out."""
    words = label["words"].replace(written, f"more than {written}")
    changed = text.text.replace(label["words"], words)
    verdicts = ruled(text, changed, words, label["value"], label["subjects"][0])
    assert not [
        v
        for v in verdicts
        if v.ruling is Ruling.SUPPORTED and v.claim.quantity and v.claim.quantity.approximator == "more_than"
    ]


def named() -> list[tuple[corpus.Text, dict[str, Any], str, str]]:
    """Supported English shares whose words name the ally once, with another ally that the text does not name and whose share differs."""
    record = bs.open()
    names = {a.code: a.name for a in record.areas.members("NATO", TODAY)}
    found = []
    for text, label, _ in SHARES:
        code, year = label["subjects"][0], label.get("period")
        if (
            text.language != "en"
            or not isinstance(year, int)
            or code not in names
            or label["words"].count(names[code]) != 1
        ):
            continue
        view = record.as_of(text.published)
        for other in ("POL", "ESP", "GRC", "LUX", "EST", "BEL"):
            o = view.share_of_gdp(other, year)
            apart = o is not None and o.published is not None and abs(o.published - label["value"]) > 0.2
            if apart and names[other] not in text.text:
                found.append((text, label, names[code], names[other]))
                break
    return found


NAMED = named()


def test_the_mutations_of_names_and_years_have_something_to_work_on() -> None:
    assert len(NAMED) > 20 and len(DATED) > 20


@pytest.mark.parametrize(
    ("text", "label", "name", "other"), NAMED, ids=lambda x: x.name if isinstance(x, corpus.Text) else None
)
def test_another_ally_is_no_longer_supported(text: corpus.Text, label: dict[str, Any], name: str, other: str) -> None:
    words = label["words"].replace(name, other)
    changed = text.text.replace(label["words"], words)
    assert not [
        v
        for v in ruled(text, changed, words, label["value"], None)
        if v.ruling is Ruling.SUPPORTED and v.claim.subjects != tuple(label["subjects"])
    ]


def dated() -> list[tuple[corpus.Text, dict[str, Any], int]]:
    """Supported shares whose words name their year once, with another year of the same ally whose share differs in every release."""
    record = bs.open()
    found = []
    for text, label, _ in SHARES:
        code, year = label["subjects"][0], label.get("period")
        if not isinstance(year, int) or label["words"].count(str(year)) != 1:
            continue
        view = record.as_of(text.published)
        for other in (2014, 2016, 2018, 2020):
            o = view.share_of_gdp(code, other)
            if o is not None and o.published is not None and abs(o.published - label["value"]) > 0.2:
                found.append((text, label, other))
                break
    return found


DATED = dated()


@pytest.mark.parametrize(
    ("text", "label", "other"), DATED, ids=lambda x: x.name if isinstance(x, corpus.Text) else None
)
def test_another_year_is_no_longer_supported(text: corpus.Text, label: dict[str, Any], other: int) -> None:
    words = label["words"].replace(str(label["period"]), str(other))
    changed = text.text.replace(label["words"], words)
    verdicts = ruled(text, changed, words, label["value"], label["subjects"][0])
    assert not [v for v in verdicts if v.ruling is Ruling.SUPPORTED and v.claim.when.years == (other,)]
    before = ruled(text, text.text, label["words"], label["value"], label["subjects"][0])
    if [v for v in before if v.claim.when.years == (label["period"],)]:
        assert [v for v in verdicts if v.claim.when.years == (other,)], "the year is read"
