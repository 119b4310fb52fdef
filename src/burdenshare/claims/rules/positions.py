"""Where governments stand: accepts, opposes, will not block, demands, supports a spending target."""

from __future__ import annotations

from burdenshare.claims import hazards
from burdenshare.claims.context import Context
from burdenshare.claims.lexicon import Mark
from burdenshare.claims.quantities import Found
from burdenshare.claims.rules import demands, holders, pledges
from burdenshare.claims.sentence import Sentence
from burdenshare.nouns.claims import Attribution, Kind, Modality, Stance

_STANCES = (
    ("wont_block", Stance.WILL_NOT_BLOCK),
    ("conditional", Stance.CONDITIONAL),
    ("accept", Stance.ACCEPTS),
    ("oppose", Stance.OPPOSES),
    ("demand", Stance.DEMANDS),
    ("support", Stance.SUPPORTS),
)
CLASSES = ("broad", *(cls for cls, _ in _STANCES))
"""Classes of words without one of which no sentence takes a position."""

_ADJECTIVES = {
    "unreasonable",
    "unrealistic",
    "counterproductive",
    "incompatible",
    "absurd",
    "disproportionate",
    "too high",
}
_ASKED = {"allies", "ally", "member", "members", "every", "nato", "europe", "european", "alliance", "countries",
          "partners", "them", "spending", "budgets", "all", "each"}  # fmt: skip

_IT = {"it", "this", "plan", "idea", "agreement", "deal", "increase", "decision", "demand"}
_CONSENT = {"yes", "consent", "approval", "assent", "agreement", "backing"}
_ENOUGH = {"will do", "enough", "is enough", "was enough", "be enough", "would be enough", "sufficient", "suffices",
           "will suffice", "would suffice", "is plenty", "would be plenty"}  # fmt: skip
_ALONE = {"reserved the right", "reserves the right", "rejects", "rejected", "opposes", "willing to go along", "go along", "went along", "stands behind",
          "stood behind", "fell into line", "in favour", "in favor", "on board", "fully behind", "against", "opposed", "free to set", "at its own pace", "would not get there", "will not get there",
          "not be able to reach", "not go along", "stands firm", "objects", "objected", "a hard no", "is a no"}  # fmt: skip
_ENDING = {"", ".", ",", ";", ":", "-", "–", "—", "and", "but", "either", "too"}
_HEARSAY = {"suggestion", "suggestions", "claims", "accusation", "accusations", "criticism", "reports", "allegations",
            "complaints", "assertions"}  # fmt: skip


def read(s: Sentence, c: Context) -> None:
    """Add the positions of one sentence; each government and stance once."""
    if (
        not c.alliance
        or not (_about_spending(s) or (c.last_said and _stands_on_it(s)) or (c.shares and s.has("wont_block")))
        or hazards.polled(s)
        or hazards.denied(s)
    ):
        return
    apart = s.has("other_topics") and not s.has("share_noun", "defence")
    if apart and not s.has("target"):
        return
    _broad(s, c)
    _refused(s, c)
    done: set[tuple[str, Stance]] = set()
    blocked: list[Mark] = []
    for cls, stance in _STANCES:
        for mark in s.of(cls):
            if any(b.i < mark.j and mark.i < b.j for b in blocked):
                continue
            if any(q.value > 9 and 0 <= mark.i - q.j <= 2 for q in s.percents()):
                continue  # "57 percent are in principle against it"
            if apart and s.between(*s.clause(mark.i), "other_topics"):
                continue
            if not _explicit(s, c, mark, stance):
                continue
            if stance is Stance.OPPOSES and (own := _own_number(s, mark)) is not None:
                for code, _ in holders.of(s, c, mark, stance):
                    pledges.add(s, c, own, code)
                blocked.append(mark)
                continue
            for code, attribution in holders.of(s, c, mark, stance):
                blocked.append(mark)
                if (
                    stance is Stance.DEMANDS
                    and s.key(mark.j) not in {"from", "by"}
                    and any(n.code == code and mark.j <= n.i <= mark.j + 4 for n in s.names)
                ):
                    continue  # "Starmer wants Britain to spend 2.5%": a plan of his own
                if stance is Stance.SUPPORTS and done & {(code, Stance.CONDITIONAL), (code, Stance.ACCEPTS)}:
                    continue  # "supports it in principle", "supports it on condition that"
                if (code, stance) not in done and code != "NATO":
                    done.add((code, stance))
                    _add(s, c, mark, code, stance, attribution)
                    if stance is Stance.DEMANDS:
                        _demanded(s, c, mark)
    for mark, code, attribution in demands.passing(s, c):
        if (code, Stance.DEMANDS) not in done:
            done.add((code, Stance.DEMANDS))
            _add(s, c, mark, code, Stance.DEMANDS, attribution)


def _refused(s: Sentence, c: Context) -> None:
    """ "Sánchez has never accepted the 5% figure": acceptance or support denied is opposition."""
    for mark in s.of("accept", "support"):
        if not s.between(max(0, mark.i - 3), mark.i, "negation") or hazards.supposed(s, mark.i):
            continue
        number = any(q.unit.value == "per cent" and q.value <= 10 and 0 <= q.i - mark.j <= 4 for q in s.quantities)
        if not number and not any(0 <= m.i - mark.j <= 4 for m in s.of("target", "proposal")):
            continue
        for code, attribution in holders.of(s, c, mark, Stance.OPPOSES):
            if code != "NATO":
                _add(s, c, mark, code, Stance.OPPOSES, attribution)
        return


def _own_number(s: Sentence, mark: Mark) -> Found | None:
    """The number of its own that a government says is enough: "2.1% will do"; the alliance's own whole number is none."""
    if mark.value not in _ENOUGH:
        return None
    near = [q for q in s.quantities if q.unit.value == "per cent" and 0 <= mark.i - q.j <= 6]
    return near[-1] if near and near[-1].quantity.decimals > 0 and near[-1].i not in s.taken else None


def _demanded(s: Sentence, c: Context, mark: Mark) -> None:
    """The number that a government asks for is a target demanded, where no rule has read it as one."""
    for q in s.quantities:
        if q.unit.value != "per cent" or not 1 <= q.value <= 10 or not 0 <= q.i - mark.j <= 16:
            continue
        start, end = s.span(q.i, q.j)
        if not any(k.kind is Kind.TARGET and k.start <= start and end <= k.end for k in c.claims[-6:]):
            c.add(
                Kind.TARGET, s, q.i, q.j, "target-demanded", subjects=("NATO",), measure="share_of_gdp", quantity=q.quantity,
                modality=Modality.DEMANDED,
            )  # fmt: skip
        return


def _add(s: Sentence, c: Context, mark: Mark, code: str, stance: Stance, attribution: Attribution) -> None:
    name = next((n for n in reversed(s.names) if n.j <= mark.i and n.code == code), None)
    i = name.i if name and mark.i - name.j <= 16 else mark.i
    before = next((q for q in reversed(s.quantities) if q.j <= mark.i and mark.i - q.j <= 3), None)
    if name is None and before is not None:  # "this 2% is enough"
        i = before.i
    end = mark.j
    for m in s.of("share_noun", "target"):
        if 0 <= m.i - mark.j <= 16:
            end = max(end, m.j)
    percent = next((q for q in s.quantities if q.unit.value == "per cent" and q.value <= 10 and q.i >= mark.j), None)
    if percent is not None and percent.i - mark.j <= 16:
        end = max(end, percent.j)
    if percent is not None:
        c.last_said = percent.value
    c.add(
        Kind.POSITION,
        s,
        i,
        min(end, len(s.tokens)),
        f"position-{stance.value}",
        subjects=(code,),
        quantity=percent.quantity if percent is not None and percent.i - mark.j <= 16 else None,
        threshold=c.last_proposed,
        stance=stance,
        modality=Modality.DEMANDED if stance is Stance.DEMANDS else Modality.REPORTED,
        attribution=attribution,
    )


def _about_spending(s: Sentence) -> bool:
    if s.has("target", "share_noun"):
        return True
    if any(q.unit.value == "per cent" and q.value <= 10 for q in s.quantities):
        return True
    return s.has("spend") and s.has("defence", "change_up")


def _stands_on_it(s: Sentence) -> bool:
    """Whether the sentence speaks of "it", "the plan" or the like, after a target was named."""
    if any(m.value in _ALONE for m in s.of("accept", "support", "oppose", "conditional")):
        return True
    return s.has("proposal", "conditional", "wont_block") or not (_IT | _CONSENT).isdisjoint(t.key for t in s.tokens)


def _explicit(s: Sentence, c: Context, mark: Mark, stance: Stance) -> bool:
    """Whether the words speak of the spending question and of a stance, not of some other support or demand."""
    if s.between(max(0, mark.i - 4), mark.i, "hypothetical", "question") or hazards.supposed(s, mark.i):
        return False
    if s.between(mark.j, min(len(s.tokens), mark.j + 4), "other_topics"):
        return False
    other = s.between(mark.j, min(len(s.tokens), mark.j + 10), "other_topics")
    if other and s.between(mark.j, other[0].i, "target") and not s.between(mark.j, other[0].i, "defence"):
        return False  # "has agreed on a target of 2.8 percent for the deficit"
    if (
        stance is Stance.SUPPORTS
        and mark.value.startswith("commit")
        and s.key(mark.j) in {"spend", "spending", "raise", "raising"}
    ):
        return False  # "has committed to spend 2.5%": a pledge of its own
    if stance is Stance.OPPOSES and any(s.key(k) in _HEARSAY for k in range(mark.j, mark.j + 3)):
        return False  # "rejected suggestions that the country would miss the goal"
    reach = (
        5 if mark.value in {"opt-out", "opt out", "exemption", "exception"} else 3
    )  # "has not been given an opt-out"
    negated = any(s.key(m.j) != "only" for m in s.between(max(0, mark.i - reach), mark.i, "negation"))
    after = s.tokens[mark.j : mark.j + 14]
    keys = {t.key for t in after}
    lo = mark.i - 8 if mark.value in _ADJECTIVES else mark.j
    money = any(q.unit.value == "per cent" and q.value <= 10 and lo <= q.i <= mark.j + 14 for q in s.quantities)
    target = any(lo <= m.i <= mark.j + 12 for m in s.of("target", "change_up"))
    if s.has("spend", "defence") and any(0 <= m.i - mark.j <= 6 for m in s.of("proposal")):
        target = True  # "has rejected NATO's new spending proposal"
    plan = any(0 <= m.i - mark.j <= 5 for m in s.of("proposal"))
    if plan and c.shares and any(p.area == "NATO" and mark.j <= i <= mark.j + 3 for i, _, p in c.speakers.mentioned(s)):
        target = True  # "supports Rutte's proposal"
    it = c.last_said is not None and c.shares and (
        not _IT.isdisjoint(s.key(k) for k in range(mark.j, mark.j + 3))
        or any(0 <= m.i - mark.j <= 3 for m in s.of("proposal"))
        or (s.key(mark.j) in _ENDING and mark.value in _ALONE)
    )  # fmt: skip
    match stance:
        case Stance.WILL_NOT_BLOCK:
            return True
        case Stance.OPPOSES:
            if negated or (mark.value == "enough" and s.key(mark.j) == "to"):
                return False
            if mark.value == "will do":
                return s.key(mark.j) != "so" and any(0 <= mark.i - q.j <= 3 for q in s.quantities)
            if mark.value in _ENOUGH | {"standing firm", "stood firm", "stands firm"}:
                return money or any(q.j <= mark.i and mark.i - q.j <= 8 for q in s.quantities) or target
            if mark.value in {"dismissed", "dismisses", "exemption", "opt out", "opt-out", "opted out"}:
                return money or (target and s.has("defence", "spend"))
            return money or target or it
        case Stance.CONDITIONAL:
            it = it or (
                c.last_said is not None and not _CONSENT.isdisjoint(s.key(k) for k in range(mark.i - 4, mark.i))
            )
            it = it or mark.value in _ALONE
            return not negated and (it or money or target or bool(s.of("accept", "support", "proposal", "target")))
        case Stance.ACCEPTS:
            if negated:
                return False
            if mark.value == "in principle" or mark.value in {"accepted", "accepts"}:
                before = {t.key for t in s.tokens[max(0, mark.i - 12) : mark.i]}
                return money or target or it or bool((keys | before) & {"demand", "target", "goal", "proposal"})
            ready = mark.value in {"is ready to accept", "prepared to accept"} and any(
                n.cls == "group" for n in s.names
            )
            return (money and (target or ready)) or it
        case Stance.DEMANDS:
            if negated:
                return False
            if any(n.cls == "foreign" for n in s.names) and not any(n.cls == "group" for n in s.names):
                return False  # "Japan, under pressure from Washington to raise its spending"
            if {"its", "their"} & {s.key(k) for k in range(mark.j, mark.j + 4)}:
                return False  # "wants to raise its own spending"
            noun = mark.value in {"demand", "demands", "pressure"} and s.key(mark.j) not in {"from", "by"}
            noun = noun and not any(n.j == mark.i and n.cls != "group" for n in s.names)  # "accepted the US demand"
            if noun and s.between(max(0, mark.i - 7), mark.i, "oppose", "accept", "support"):
                return False  # "rejected NATO's demand to spend 5%"
            bound = mark.value.split()[0] in {"must", "should", "ought", "have", "has"}
            told = s.subject_before(mark.i) if bound else None
            if told is not None and told.cls != "group" and _ASKED.isdisjoint(s.key(k) for k in range(told.j, mark.i)):
                return False  # "Madrid must spend 3.5%": whoever says so asks it of Madrid alone
            if s.between(mark.j, mark.j + 14, "oppose"):
                return False  # "insists that 2.1% will do"
            asked = keys & _ASKED or any(n.cls == "group" and mark.i - 6 <= n.i <= mark.j + 8 for n in s.names)
            outright = c.shares and any(
                q.unit.value == "per cent" and 0 <= q.i - mark.j <= 2 and not any(0 <= t.i - q.j <= 5 for t in s.times)
                for q in s.quantities
            )  # "Riga's president wants 5% from next year" is of its own
            return (money or target) and bool(asked or outright)
        case _:
            if negated:
                return False
            new = {"proposal", "plan", "new", "5", "five", "increase", "raise", "raising", "increasing", "hike"}
            named = (money or target) and bool(keys & (new | {"target", "goal", "proposal"}))
            return (named or (it and mark.value not in {"agreed to", "committed to"})) and _verb_of_support(s, mark)


def _verb_of_support(s: Sentence, mark: Mark) -> bool:
    return s.key(mark.i - 1) not in {"broad", "for", "more", "the", "military", "financial", "of", "in", "a", "its"}


def _broad(s: Sentence, c: Context) -> None:
    """ "There is broad support": a claim about how many governments stand behind the proposal."""
    for mark in s.of("broad"):
        c.add(
            Kind.POSITION,
            s,
            mark.i,
            mark.j,
            "position-broad",
            subjects=("NATO",),
            threshold=c.last_proposed,
            stance=Stance.SUPPORTS,
        )
        return
