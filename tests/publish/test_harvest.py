"""An article's own pledges and positions as drafts: in the registers' form, refused until a person has filled them in."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import burdenshare as bs
from burdenshare import data
from burdenshare.commitments import Registers
from burdenshare.nouns.claims import Stance
from burdenshare.nouns.errors import BadRegister
from burdenshare.nouns.verdicts import Check
from burdenshare.publish.harvest import Draft, as_toml, harvest

NEW = (
    "NATO allies argue about defence spending.\n"
    "Lithuania pledged to spend 7.5% of GDP on defence by 2031, Prime Minister Inga Ruginiene said.\n"
    "Slovenia opposes NATO's 5% target for defence spending, Prime Minister Robert Golob said.\n"
    "Spain has pledged to reach NATO's target of 2% by the end of this year.\n"
    "Spain spent 1.28% of GDP on defence in 2024.\n"
)
DAY = date(2025, 6, 6)


@cache
def _check(text: str = NEW, **stated: str) -> Check:
    return replace(bs.check(text, published=DAY), **stated)


def _drafts(check: Check) -> tuple[Draft, ...]:
    return harvest(check, bs.registers())


def _registers(folder: Path, drafts: str) -> Registers:
    """The registers with the drafts pasted at their ends."""
    for name in ("events", "commitments", "pledges", "positions"):
        shutil.copy(data.ROOT / f"{name}.toml", folder)
    for table, name in (("pledge", "pledges"), ("position", "positions")):
        pasted = "".join(re.findall(rf"^\[\[{table}\]\].*?^\]\n", drafts, re.M | re.S))
        with (folder / f"{name}.toml").open("a", encoding="utf-8") as file:
            file.write(f"\n{pasted}")
    return Registers(folder)


def _filled_in(drafts: str) -> str:
    """The drafts after a person has seen to them."""
    given = re.sub(r"^draft = .*\n", "", drafts, flags=re.M)
    for field, value in (
        ("url", '"https://example.org/a"'), ("title", '"Title"'), ("publisher", '"Paper"'), ("date", "2025-06-06"),
        ("pledged", "2025-06-06"), ("since", "2025-06-06"),
    ):  # fmt: skip
        given = re.sub(rf'\b{field} = "FILL IN: [^"]*"', f"{field} = {value}", given)
    return re.sub(r'"FILL IN: (\w+[\w.-]*)-DAY', r'"\1-2025-06-06', given)


def test_what_the_registers_do_not_hold_is_offered_and_what_they_hold_is_not() -> None:
    drafts = _drafts(_check())
    assert [(d.table, d.fields["area"]) for d in drafts] == [("pledge", "LTU"), ("position", "SVN")]


def test_a_pledge_has_the_fields_of_the_register_by_its_conventions() -> None:
    pledge = _drafts(_check())[0].fields
    assert pledge.pop("draft")
    assert pledge == {
        "id": "LTU-2025-06-06-7.5-by-2031", "area": "LTU", "measure": "share_of_gdp", "relation": "reach", "value": 7.5,
        "unit": "per cent of GDP", "by": 2031, "status": "pledged", "pledged": DAY, "speaker": "Inga Ruginiene",
        "role": "prime minister", "words": "Lithuania pledged to spend 7.5% of GDP on defence by 2031",
    }  # fmt: skip


def test_a_position_has_the_fields_of_the_register_by_its_conventions() -> None:
    position = _drafts(_check())[1].fields
    assert position["id"] == "SVN-five-percent-2025-06-06"
    assert (position["topic"], position["stance"], position["since"]) == ("five-percent", Stance.OPPOSES.value, DAY)
    assert position["speaker"] == "Robert Golob"


def test_the_source_is_the_article() -> None:
    stated = {"title": "A title", "site": "Paper", "url": "https://example.org/a"}
    source = _drafts(_check(NEW, **stated))[0].source
    assert source == {"publisher": "Paper", "title": "A title", "url": "https://example.org/a", "date": DAY}


def test_a_draft_pasted_as_it_is_fails_loudly_and_names_what_to_fill_in(tmp_path: Path) -> None:
    registers = _registers(tmp_path, as_toml(_drafts(_check()), _check()))
    with pytest.raises(BadRegister) as refused:
        _ = registers.pledges
    told = str(refused.value)
    assert "pledges.toml, line" in told
    assert "LTU-2025-06-06-7.5-by-2031 is a draft: check against the article" in told
    for field in ("publisher", "title", "url"):
        assert f"sources ({field}) is to be filled in" in told
    with pytest.raises(BadRegister, match="SVN-five-percent-2025-06-06 is a draft"):
        _ = registers.positions


def test_a_draft_with_nothing_to_fill_in_still_fails_until_a_person_has_approved_it(tmp_path: Path) -> None:
    check = _check(NEW, title="A title", site="Paper", url="https://example.org/a")
    drafts = as_toml(_drafts(check), check)
    assert '= "FILL IN' not in drafts
    with pytest.raises(BadRegister, match="is a draft"):
        _ = _registers(tmp_path, drafts).pledges


def test_a_draft_filled_in_loads_and_bears_the_claim_out(tmp_path: Path) -> None:
    registers = _registers(tmp_path, _filled_in(as_toml(_drafts(_check()), _check())))
    pledge = next(p for p in registers.pledges if p.id == "LTU-2025-06-06-7.5-by-2031")
    position = next(p for p in registers.positions if p.id == "SVN-five-percent-2025-06-06")
    assert (pledge.value, pledge.by, pledge.sources[0].publisher) == (7.5, 2031, "Paper")
    assert position.stance is Stance.OPPOSES
    assert harvest(_check(), registers) != ()
    from burdenshare.verdicts import check

    again = check(NEW, bs.open(), registers, today=date(2026, 1, 1), published=DAY)
    assert harvest(again, registers) == ()


def test_an_article_of_unknown_day_leaves_the_days_to_be_filled_in(tmp_path: Path) -> None:
    check = bs.check("Lithuania pledged to spend 7.5% of GDP on defence by 2041.\n")
    draft = _drafts(check)[0]
    assert str(draft.fields["pledged"]).startswith("FILL IN: the day the pledge was made")
    assert str(draft.fields["id"]) == "FILL IN: LTU-DAY-7.5-by-2041"
    with pytest.raises(BadRegister, match="pledged is to be filled in"):
        _ = _registers(tmp_path, as_toml([draft], check)).pledges
    (tmp_path / "filled").mkdir()
    filled = _registers(tmp_path / "filled", _filled_in(as_toml([draft], check)))
    assert any(p.id == "LTU-2025-06-06-7.5-by-2041" for p in filled.pledges)


def test_denied_supposed_and_vague_promises_are_not_offered() -> None:
    text = (
        "NATO allies argue about defence spending.\n"
        "Lithuania does not plan to spend 7.5% of GDP on defence by 2031.\n"
        "If Lithuania spent 7.5% of GDP on defence, others would follow.\n"
        "NATO allies pledged to spend 7.5% of GDP on defence by 2031.\n"
        "Lithuania pledged to spend more on defence.\n"
    )
    assert _drafts(_check(text)) == ()


def test_words_that_are_read_as_two_stances_offer_neither() -> None:
    text = "Slovenia accepted in principle the demand that NATO members raise defence budgets to 5% of GDP.\n"
    check = _check(text)
    opposed = replace(check.verdicts[0].claim, stance=Stance.OPPOSES)
    both = replace(check, verdicts=(*check.verdicts, replace(check.verdicts[0], claim=opposed)))
    assert not [d for d in _drafts(both) if d.table == "position"]


def test_two_drafts_never_share_an_id() -> None:
    text = (
        NEW + "\nLithuania pledged to spend 7.5% of GDP on defence by 2031, Defence Minister Dovile Sakaliene said.\n"
    )
    check = _check(text)
    doubled = replace(check, verdicts=(*check.verdicts, *check.verdicts))
    ids = [d.fields["id"] for d in _drafts(doubled)]
    assert len(ids) == len(set(ids)) >= 4
    assert "LTU-2025-06-06-7.5-by-2031-2" in ids


def test_words_are_a_short_span_of_the_article_in_its_own_language() -> None:
    for draft in _drafts(_check(NEW, language="de")):
        words = str(draft.fields["words"])
        assert words in " ".join(NEW.split())
        assert len(words.split()) <= 15
        assert draft.fields["words_language"] == "de"


def test_drafts_are_valid_toml_whatever_the_article_holds() -> None:
    hostile = 'A "title" \\ with \x1b[31m, \x7f, \u2028 and\n[[pledge]]\nid = 1'
    check = _check(NEW, title=hostile, site='"', url="https://example.org/\"'")
    read = data.parsed(as_toml(_drafts(check), check))
    assert len(read["pledge"]) == len(read["position"]) == 1
    assert "[[pledge]]" in read["pledge"][0]["sources"][0]["title"]


def test_an_article_without_new_promises_gives_a_file_that_says_so() -> None:
    check = _check("Spain spent 1.28% of GDP on defence in 2024.\n")
    written = as_toml(_drafts(check), check)
    assert data.parsed(written) == {}
    assert "no pledge" in written
