"""The brief: half a page to a page for an editor, plain text that is Markdown too, in the article's language.

Says when the article is from and how that is known, how many claims got which ruling, the claims with those not
borne out first, where the allies named stand, and who objects. Each claim has one line why, made from its evidence
rows (evidence.py): the reasons of verdicts are English prose and would mix languages. What does not fit is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from textwrap import shorten

from burdenshare.commitments import Registers
from burdenshare.commitments.standing import Standing, Standing1
from burdenshare.nouns.claims import Stance
from burdenshare.nouns.commitments import Position
from burdenshare.nouns.verdicts import Ruling, Verdict
from burdenshare.publish.evidence import Why, source_words
from burdenshare.publish.phrases import Phrases, phrases
from burdenshare.publish.report import NOT_NAMED, Report
from burdenshare.publish.tables import escape
from burdenshare.publish.wording import MARKS, one_line

_ORDER = (Ruling.CONTRADICTED, Ruling.OUTDATED, Ruling.DEPENDS, Ruling.NOT_CHECKABLE, Ruling.SUPPORTED)
_CLAIMS = 10
"""How many claims a brief lists; those not borne out come first."""
_SUPPORTED = 4
_ALLIES = 6
_WORDS = 110
_OBJECTIONS = frozenset({Stance.OPPOSES, Stance.WILL_NOT_BLOCK, Stance.CONDITIONAL})


def brief(report: Report, registers: Registers, language: str = "") -> str:
    """The brief on a report, in `language`, in the article's own if "", in English where there is no template."""
    say = phrases(language or report.check.language)
    blocks = [
        [f"# {escape(report.title)}"],
        list(_head(report, say)),
        [f"**{_counts(report, say)}**"],
        [escape(note) for note in report.check.notes],
        list(_claims(report, registers, say)),
        list(_standing(report, say)),
        list(_objections(report, say)),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _head(report: Report, say: Phrases) -> Iterator[str]:
    check = report.check
    names = [escape(x) for x in (check.author, check.site) if x]
    lines = [say.say("by", names=", ".join(names))] if names else []
    lines.append(say.say(check.dating.source.replace(" ", "_"), day=say.day(check.dating.day)))
    lines.append(say.say("as_of", day=say.day(check.as_of)))
    yield " ".join(lines)


def _counts(report: Report, say: Phrases) -> str:
    total = len(report.check.verdicts)
    if not total:
        return say.say("none") if report.note in {"", NOT_NAMED} else report.note
    counts = report.counts()
    rulings = ", ".join(
        f"{say.number(str(counts[r]))} {say.plural(r.value, counts[r], table='rulings')}" for r in _ORDER if counts[r]
    )
    return say.say("counts", claims=say.plural("claims", total), rulings=rulings)


def _claims(report: Report, registers: Registers, say: Phrases) -> Iterator[str]:
    verdicts = sorted(report.check.verdicts, key=lambda v: _ORDER.index(v.ruling))
    if not verdicts:
        return
    borne_out = [v for v in verdicts if v.ruling is Ruling.SUPPORTED][:_SUPPORTED]
    listed = [v for v in verdicts if v.ruling is not Ruling.SUPPORTED]
    listed = [*listed, *borne_out][:_CLAIMS]
    why = Why(report, registers, say)
    yield f"## {say.say('heading_claims')}"
    yield ""
    for verdict in listed:
        yield f"- {_claim(verdict, why, say)}"
    if rest := len(verdicts) - len(listed):
        yield f"- {say.say('more', claims=say.plural('claims', rest))}"


def _claim(verdict: Verdict, why: Why, say: Phrases) -> str:
    words = say.quote(escape(shorten(one_line(verdict.claim.words), _WORDS, placeholder=" …")))
    ruling = f"{MARKS[verdict.ruling].sign} {say.plural(verdict.ruling.value, 1, table='rulings')}"
    return say.say("claim", words=words, ruling=ruling, why=why(verdict))


def _standing(report: Report, say: Phrases) -> Iterator[str]:
    stands = report.standing
    if stands is None:
        return
    yield f"## {say.say('heading_standing')}"
    yield ""
    yield _target(stands, say)
    if report.count is not None and report.count.complete:
        yield say.say(
            "alliance",
            number=say.number(str(len(report.count.meeting))),
            members=say.number(str(report.count.members)),
            threshold=_share(f"{report.count.threshold:g}", say),
        )
    yield ""
    below = [r for r in reversed(stands.rows) if r.state == "below"]
    for row in below[:_ALLIES]:
        yield f"- {_below(row, say)}"
    groups = [
        ("others_below", below[_ALLIES:]),
        ("meets", [r for r in stands.rows if r.state == "meets"]),
        ("not_held_allies", [r for r in stands.rows if r.state == "not held"]),
        ("no_forces", [r for r in stands.rows if r.state == "no forces"]),
    ]
    for sentence, rows in groups:
        if rows:
            yield f"- {say.say(sentence, allies=say.listed(_with_share(r, say) for r in rows))}"
    gaps = [r.gap for r in below[:_ALLIES] if r.gap]
    if gaps:
        yield ""
        base = Why.prices(gaps[0].price_base, say)
        yield say.say("gap_base", year=str(stands.year), base=base or gaps[0].currency)


def _target(stands: Standing, say: Phrases) -> str:
    part = stands.part
    value = _share(f"{part.threshold:g}", say)
    if part.relation in {"at_least", "up_to", "at_most"}:
        value = say.say(part.relation, value=value)
    if stands.target.deadline:
        value = say.say("by_year", value=value, year=str(stands.target.deadline))
    release = stands.release
    source = ", ".join((say.publisher(release.publisher), say.day(release.date))) if release else ""
    return say.say(
        "standing" if stands.in_force else "standing_proposed", target=value, year=str(stands.year), source=source
    )


def _below(row: Standing1, say: Phrases) -> str:
    assert row.figure is not None and row.points is not None
    printed = f"{abs(row.points):.{max(row.figure.decimals, 2)}f}"
    points = say.plural("points", Decimal(printed), say.number(printed))
    fields = {"area": say.area(row.area.code), "share": say.per_cent(row.figure.printed), "points": points}
    if row.gap is None:
        return say.say("below_no_gap", **fields)
    return say.say("below", **fields, gap=say.money(row.gap.amount, row.gap.currency))


def _with_share(row: Standing1, say: Phrases) -> str:
    name = say.area(row.area.code)
    return f"{name} {say.per_cent(row.figure.printed)}" if row.figure else name


def _share(printed: str, say: Phrases) -> str:
    return say.say("of_gdp", value=say.per_cent(printed))


def _objections(report: Report, say: Phrases) -> Iterator[str]:
    if report.topic is None:
        return
    topic = say.word("topics", report.topic.id)
    objecting = [p for p in report.positions if p.stance in _OBJECTIONS]
    yield f"## {say.say('heading_positions')}"
    yield ""
    if topic and objecting:
        yield say.say("topic", topic=topic)
        yield ""
    for p in objecting:
        yield f"- {_objection(p, report, say)}"
    if not objecting:
        yield say.say("no_objection", topic=topic or "–")


def _objection(p: Position, report: Report, say: Phrases) -> str:
    fields = {
        "area": say.area(p.area), "stance": say.word("stances", p.stance.value), "day": say.day(p.since),
        "source": source_words(p, report.check.as_of, say),
    }  # fmt: skip
    return say.say("objection_speaker", **fields, speaker=p.speaker) if p.speaker else say.say("objection", **fields)
