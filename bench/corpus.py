"""The corpus held against the reader and the verdicts: `python -m bench.corpus [tuning|held-out] [--detail] [--write]`.

Prints precision, recall and F1 of claims by kind and by language, the accuracy of the fields of matched claims and of
verdicts, and, with --detail, every miss, false reading and wrong field of the tuning part. --write puts the scores into
corpus/scores.json, which tests/test_corpus.py holds every change against, and the tables into docs/corpus.md. How texts are labelled: corpus/GUIDELINE.md.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import burdenshare as bs
from burdenshare.nouns.claims import Claim, Kind, QuantityUnit
from burdenshare.nouns.verdicts import Verdict

ROOT = Path(__file__).parent.parent / "corpus"
MANUAL = ROOT.parent / "docs" / "corpus.md"
PARTS = ("tuning", "held-out")
TODAY = date(2026, 11, 24)
FIELDS = ("period", "by", "modality", "approximator", "speaker", "quoted", "publisher", "stance", "verdict")
_RULED = {"supported", "contradicted"}


@dataclass(frozen=True, slots=True)
class Text:
    """One labelled text of the corpus."""

    name: str
    part: str
    language: str
    genre: str
    form: str
    published: date
    text: str
    labels: tuple[dict[str, Any], ...]


@dataclass(slots=True)
class Tally:
    """Labelled, read and matched claims."""

    labelled: int = 0
    read: int = 0
    matched: int = 0

    def add(self, other: Tally) -> None:
        self.labelled += other.labelled
        self.read += other.read
        self.matched += other.matched

    @property
    def precision(self) -> float:
        return self.matched / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        return self.matched / self.labelled if self.labelled else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Score:
    """Everything counted over some texts. wrong: false "supported" or "contradicted" verdicts, in words."""

    kinds: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    languages: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    fields: dict[str, Counter[bool]] = field(default_factory=lambda: defaultdict(Counter))
    verdicts: dict[str, Counter[bool]] = field(default_factory=lambda: defaultdict(Counter))
    confusions: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    detail: list[str] = field(default_factory=list)

    @property
    def total(self) -> Tally:
        made = Tally()
        for tally in self.kinds.values():
            made.add(tally)
        return made


def texts(part: str, languages: Iterable[str] = ()) -> Iterator[Text]:
    """The texts of a part of the corpus, in order of their names; of some languages, or of all."""
    wanted = set(languages)
    for path in sorted((ROOT / part).glob("*/*.toml")):
        if wanted and path.parent.name not in wanted:
            continue
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        labels = tuple(raw.get("claim", ()))
        yield Text(
            path.stem,
            part,
            raw["language"],
            raw["genre"],
            raw["form"],
            raw["published"],
            raw["text"].strip("\n"),
            labels,
        )


def score(listed: Iterable[Text]) -> Score:
    """The reader and the verdicts held against the labels of the texts."""
    made = Score()
    for text in listed:
        found = bs.check(text.text, published=text.published, today=TODAY)
        _score_text(made, text, list(found.verdicts))
    return made


def _score_text(made: Score, text: Text, verdicts: list[Verdict]) -> None:
    pairs = _matched(text, verdicts)
    paired = {id(v) for _, v in pairs if v is not None}
    tally = made.languages[text.language]
    where = f"{text.part}/{text.language}/{text.name}"
    for label, verdict in pairs:
        made.kinds[label["kind"]].labelled += 1
        tally.labelled += 1
        if verdict is None:
            made.confusions[(label["kind"], "", "missed")] += 1
            made.detail.append(f"{where} MISSED {label['kind']} {_brief(label)} {label['words']!r}")
            continue
        made.kinds[label["kind"]].matched += 1
        tally.matched += 1
        for name, wanted, got in _compared(label, verdict, text.published):
            made.fields[name][wanted == got] += 1
            if name == "verdict":
                made.verdicts[text.language][wanted == got] += 1
            if wanted != got:
                made.confusions[(name, str(wanted), str(got))] += 1
                made.detail.append(
                    f"{where} FIELD {name}: wanted {wanted!r}, got {got!r} {label['words']!r} ({verdict.reason[:150]})"
                )
                if name == "verdict" and got in _RULED:
                    made.wrong.append(f"{where}: {verdict.claim.words!r} is {wanted}, said to be {got}")
    for verdict in verdicts:
        kind = verdict.claim.kind.value
        made.kinds[kind].read += 1
        tally.read += 1
        if id(verdict) not in paired:
            made.confusions[("", kind, "false reading")] += 1
            made.detail.append(
                f"{where} FALSE {kind} {_read_brief(verdict.claim)} {verdict.claim.words!r} [{verdict.ruling.value}]"
            )
            if verdict.ruling.value == "contradicted":
                made.wrong.append(f"{where}: {verdict.claim.words!r} is no such claim, said to be contradicted")


def _matched(text: Text, verdicts: list[Verdict]) -> list[tuple[dict[str, Any], Verdict | None]]:
    """Each label with the read claim that it matches, if any; a claim is used once."""
    left = list(verdicts)
    pairs: list[tuple[dict[str, Any], Verdict | None]] = []
    for label in text.labels:
        start = text.text.find(label["words"])
        end = start + len(label["words"])
        fitting = [v for v in left if _same(label, v.claim, start, end)]
        fitting.sort(
            key=lambda v: (
                v.claim.stance is None or v.claim.stance.value != label.get("stance"),
                abs(v.claim.start - start),
            )
        )
        if fitting:
            left.remove(fitting[0])
        pairs.append((label, fitting[0] if fitting else None))
    return pairs


def _same(label: dict[str, Any], claim: Claim, start: int, end: int) -> bool:
    if claim.kind.value != label["kind"]:
        return False
    spans = [(claim.start, claim.end), *claim.also_at]
    if not any(a < end and start < b for a, b in spans):
        return False
    if claim.kind in {Kind.EVENT, Kind.PRIORITY}:
        return True
    if set(claim.subjects) != set(label.get("subjects", ())):
        return False
    if "value" not in label:
        return claim.kind is not Kind.MEASURE or claim.comparison is not None
    if claim.kind is Kind.POSITION:
        return True
    return claim.quantity is not None and _values_agree(float(label["value"]), claim)


def _values_agree(wanted: float, claim: Claim) -> bool:
    q = claim.quantity
    assert q is not None
    value, wanted = abs(q.value), abs(wanted)
    if q.unit is QuantityUnit.MONEY:
        return abs(value - wanted) <= 1e-6 * max(wanted, 1.0)
    if q.approximator == "range":  # either end may stand for it
        return claim.quantity is not None and wanted in q.interval
    return abs(value - wanted) < (0.02 if q.unit is QuantityUnit.FRACTION else 1e-6)


def _compared(label: dict[str, Any], verdict: Verdict, published: date) -> Iterator[tuple[str, Any, Any]]:
    """Name of a field, what the label has, what was read; only the fields that the label speaks of."""
    claim = verdict.claim
    if "period" in label and claim.kind in {Kind.MEASURE, Kind.COUNT}:
        yield "period", label["period"], _period(label["period"], verdict, published)
    if claim.kind in {Kind.TARGET, Kind.PLEDGE}:
        yield "by", label.get("by"), claim.when.by
    if claim.kind is Kind.POSITION:
        yield "stance", label["stance"], claim.stance.value if claim.stance else ""
    elif claim.kind in {Kind.TARGET, Kind.PLEDGE, Kind.MEASURE, Kind.COUNT}:
        default = "pledged" if claim.kind is Kind.PLEDGE else "reported"
        yield "modality", label.get("modality", default), claim.modality.value
    if claim.kind in {Kind.MEASURE, Kind.COUNT, Kind.PLEDGE} and claim.quantity is not None:
        read = claim.quantity.approximator
        yield "approximator", label.get("approximator", ""), "" if read == "exactly" else read
    if claim.kind not in {Kind.EVENT}:
        yield "speaker", _surname(label.get("speaker", "")), _surname(claim.attribution.speaker)
        yield "quoted", bool(label.get("quoted", False)), claim.attribution.quoted
    if label.get("publisher") or (claim.publisher and claim.publisher != "NATO"):
        yield "publisher", label.get("publisher", ""), claim.publisher
    if "verdict" in label:
        yield "verdict", label["verdict"], verdict.ruling.value


def _period(wanted: object, verdict: Verdict, published: date) -> object:
    """The year that was read; for "now" the year that the verdict took it to be, or "current" where the label says so."""
    when = verdict.claim.when
    if when.years:
        return "current" if wanted == "current" and when.years[0] == published.year else when.years[0]
    if wanted == "current":
        return "current"
    shown = [e.period for e in verdict.evidence if e.period.isdigit()]
    return int(shown[0]) if shown else "current"


def _surname(name: str) -> str:
    return name.split()[-1].casefold() if name else ""


def _brief(label: dict[str, Any]) -> str:
    extra = f" {label['form']}" if "form" in label else ""
    return f"{','.join(label.get('subjects', ()))} {label.get('measure', '')} {label.get('value', label.get('stance', ''))}{extra}"


def _read_brief(claim: Claim) -> str:
    value = f"{claim.quantity.value:g}" if claim.quantity else (claim.stance.value if claim.stance else "")
    return f"{','.join(claim.subjects)} {claim.measure} {value} {claim.rule}"


def table(made: Score) -> str:
    """The scores as Markdown tables."""
    lines = ["| | labelled | read | precision | recall | F1 |", "| --- | --- | --- | --- | --- | --- |"]
    for name, tally in [("all", made.total), *sorted(made.kinds.items()), *sorted(made.languages.items())]:
        lines.append(
            f"| {name} | {tally.labelled} | {tally.read} | {tally.precision:.3f} | {tally.recall:.3f} | {tally.f1:.3f} |"
        )
    lines += ["", "| field of matched claims | right | of | accuracy |", "| --- | --- | --- | --- |"]
    for name in FIELDS:
        right = made.fields[name]
        total = sum(right.values())
        if total:
            lines.append(f"| {name} | {right[True]} | {total} | {right[True] / total:.3f} |")
    return "\n".join(lines)


def as_scores(made: Score) -> dict[str, Any]:
    """The scores that the gate compares: rounded down, so that a figure printed is a figure held."""

    def down(x: float) -> float:
        return int(x * 1000) / 1000

    return {
        "f1": {
            "all": down(made.total.f1),
            **{k: down(t.f1) for k, t in sorted(made.kinds.items())},
            **{k: down(t.f1) for k, t in sorted(made.languages.items())},
        },
        "accuracy": {
            name: down(made.fields[name][True] / sum(made.fields[name].values()))
            for name in FIELDS
            if sum(made.fields[name].values())
        },
        "false_rulings": len(made.wrong),
    }


def main(arguments: Sequence[str] = ()) -> None:
    """Score the parts named, or both; languages may be named too ("de fr")."""
    parts = [a for a in arguments if a in PARTS] or list(PARTS)
    languages = [a for a in arguments if len(a) == 2]
    scores: dict[str, Any] = {}
    told: list[str] = []
    for part in parts:
        made = score(texts(part, languages))
        scores[part] = as_scores(made)
        told.append(
            f"\n## {part.capitalize()}\n\n{table(made)}\n\nFalse “supported” or “contradicted”: {len(made.wrong)}\n"
        )
        print(told[-1], end="")
        if "--detail" in arguments:
            if part == "held-out" and "--published" not in arguments:
                print("The held-out part is never looked at while rules are made: only its scores are shown.")
            else:
                print("\n".join(["", *made.wrong, "", *made.detail]))
    if "--write" in arguments and not languages and len(scores) == len(PARTS):
        kept = json.loads((ROOT / "scores.json").read_text()) if (ROOT / "scores.json").exists() else {}
        (ROOT / "scores.json").write_text(json.dumps(kept | scores, indent=1) + "\n")
        _write_manual("".join(told))


def _write_manual(told: str) -> None:
    """Put the tables into docs/corpus.md, between its introduction and what the reader gets wrong."""
    manual = MANUAL.read_text(encoding="utf-8")
    start, end = manual.index("## Tuning"), manual.index("## What it gets wrong")
    MANUAL.write_text(f"{manual[:start]}{told.lstrip()}\n{manual[end:]}", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
