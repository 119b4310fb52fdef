"""The brief: a page for an editor, not borne out first, in the article's language and in no other."""

from __future__ import annotations

import re
from string import Formatter

import pytest

import burdenshare as bs
from burdenshare import data
from burdenshare.nouns.claims import Stance
from burdenshare.nouns.errors import BadRequest
from burdenshare.nouns.verdicts import Ruling
from burdenshare.publish.brief import brief
from burdenshare.publish.phrases import known_language, languages, phrases
from tests.publish.reports import ARTICLE, HOSTILE, of

LANGUAGES = ("en", "de", "fr", "es")
MIXED = (
    "NATO members commit to spending at least 2% of GDP on defence.\n"
    "Around a third of the allies still do not meet the target of 2%.\n"
    "Spain spent 1.28% of GDP on defence in 2024 and Poland spent 3.10% of GDP in 2024.\n"
    "Germany currently spends just under 2% of its GDP on defence.\n"
    "Spain opposes the 5% target, Prime Minister Pedro Sánchez said.\n"
    "Lithuania pledged to spend 7.5% of GDP on defence by 2031.\n"
    "The summit in The Hague is in three weeks.\n"
)
ENGLISH = re.compile(
    r"\b(the|of|and|by|with|claims?|supported|outdated|contradicted|register|release|allies|target|estimate|below|"
    r"opposes|demands|June|Spain|Germany|billion|points)\b"
)


def _brief(text: str = MIXED, language: str = "", **stated: str) -> str:
    return _plain(brief(of(text, **stated), bs.registers(), language))


def _plain(made: str) -> str:
    """A brief with CLDR's unbreakable spaces as plain ones."""
    return made.replace("\xa0", " ").replace("\u202f", " ")


def _lines(made: str) -> list[str]:
    """The lines of a brief without what it quotes of the article."""
    return [re.sub("„.*?“|« .*? »|«.*?»|“.*?”", "", line) for line in made.splitlines()]


def test_a_brief_is_at_most_a_page() -> None:
    for language in LANGUAGES:
        made = _brief(MIXED * 3, language)
        assert 100 < len(made.split()) < 600
        assert len(made.splitlines()) < 60


def test_a_brief_says_day_counts_claims_standing_and_objections_in_this_order() -> None:
    made = _brief()
    parts = [
        "# article.txt", "Article of 6 June 2025, as given.", "known on 6 June 2025", f"**{len(of(MIXED).check.verdicts)} claims:",
        "## Claims, those not borne out first", "## Where the allies named stand", "Target in force: at least 2% of GDP",
        "## Who objects or sets conditions", "- Spain: opposes it (Margarita Robles), 5 June 2025",
    ]  # fmt: skip
    places = [made.index(part) for part in parts]
    assert places == sorted(places)


def test_claims_that_are_not_borne_out_come_first() -> None:
    made = _brief()
    found = re.findall(r"^- “.*”: (\S) ", made, re.M)
    order = "✗↻±?✓"
    assert [order.index(sign) for sign in found] == sorted(order.index(sign) for sign in found)
    assert found[0] in "✗↻"


def test_each_line_why_names_figure_publisher_and_day_of_release() -> None:
    made = _brief()
    assert (
        "- “Spain spent 1.28%”: ↻ outdated. Spain 2024: 1.24% of GDP (NATO, 24 April 2025, estimate); "
        "before that 1.28% of GDP (NATO, 17 June 2024, estimate)."
    ) in made
    assert "± depends on the publisher. Germany 2024: 1.89% of GDP according to SIPRI, 28 April 2025;" in made
    assert (
        "? not checkable. The register holds no such pledge by that day. On the register: Lithuania, at least 5% of GDP"
        in made
    )


def test_where_an_ally_stands_is_share_distance_and_money() -> None:
    assert "- Spain: 1.24%, 0.76 points below the target; 13.1 billion USD short." in _brief()
    assert "- Spanien: 1,24 %, 0,76 Prozentpunkte unter dem Ziel; es fehlen 13,1 Milliarden USD." in _brief(
        language="de"
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", ("6. Juni 2025", "1,24 % des BIP (NATO, 24. April 2025, Schätzung)", "Spanien", "überholt", "24.–25. Juni 2025")),
        ("fr", ("6 juin 2025", "1,24 % du PIB (OTAN, 24 avril 2025, estimation)", "Espagne", "dépassée", "24–25 juin 2025")),
        ("es", ("6 de junio de 2025", "1,24 % del PIB (OTAN, 24 de abril de 2025, estimación)", "España", "superada")),
    ],
)  # fmt: skip
def test_a_brief_is_in_the_articles_language_with_its_numbers_days_and_names(
    language: str, said: tuple[str, ...]
) -> None:
    made = _brief(language=language)
    for words in said:
        assert words in made
    assert made == _plain(brief(of(MIXED, language=language), bs.registers()))


@pytest.mark.parametrize("language", ["de", "fr", "es"])
@pytest.mark.parametrize("text", [ARTICLE, MIXED])
def test_no_english_stands_in_a_brief_of_another_language(language: str, text: str) -> None:
    lines = [re.sub(r"\([^()]*\)", "", line) for line in _lines(_brief(text, language))]  # media keep their own names
    assert not [line for line in lines if ENGLISH.search(line)]


def test_an_article_in_a_language_without_template_gets_an_english_brief() -> None:
    assert _brief(MIXED, language="") == _plain(brief(of(MIXED, language="pl"), bs.registers()))
    assert _brief(MIXED, "de") == _plain(brief(of(MIXED, language="de-AT"), bs.registers()))


def test_what_does_not_fit_is_counted() -> None:
    made = _brief(
        ARTICLE + "Greece spent 2.99% of GDP, Denmark 2.35%, Finland 2.30%, Romania 2.26% and Sweden 2.25% in 2024.\n"
    )
    total = int(re.search(r"\*\*(\d+) claims", made)[1])  # type: ignore[index]
    listed = len(re.findall(r"^- “", made, re.M))
    assert f"- {total - listed} claims more in the full report." in made


def test_a_text_without_claims_gets_a_brief_of_one_sentence_more() -> None:
    made = _brief("It rained in Brussels.", "fr")
    assert "Aucune affirmation sur les dépenses" in made
    assert "##" not in made


def test_hostile_words_stay_words_in_a_brief() -> None:
    made = _brief(HOSTILE, title="A | <b>title</b> [x](javascript:y) {0} {title}", author="{quote}")
    assert "<" not in made and "\x1b" not in made
    assert r"\[x\](javascript:y) {0} {title}" in made.splitlines()[0]


def test_plurals_follow_the_language() -> None:
    one, two = of("Spain spent 1.28% of GDP on defence in 2024.\n"), of(ARTICLE)
    assert "**1 claim: 1 outdated.**" in brief(one, bs.registers(), "en")
    assert "**1 affirmation : 1 dépassée.**" in _plain(brief(one, bs.registers(), "fr"))
    assert "claims: " in brief(two, bs.registers(), "en")


def test_every_template_says_everything_with_the_same_fields() -> None:
    english = data.toml("briefs/en.toml")
    assert languages() == tuple(sorted(LANGUAGES))
    for language in LANGUAGES:
        raw = data.toml(f"briefs/{language}.toml")
        for table in set(english) - {"locale", "quote", "publishers"}:
            assert list(raw[table]) == list(english[table]), (language, table)
        for name, sentence in english["sentences"].items():
            assert _fields(raw["sentences"][name]) == _fields(sentence), (language, name)
        for name, phrase in english["values"].items():
            assert _fields(raw["values"][name]) == _fields(phrase) == {"value"}


def _fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_registers_has_its_translation(language: str) -> None:
    say, registers = phrases(language), bs.registers()
    assert all(say.word("topics", t.id) for t in registers.topics)
    assert all(say.word("stances", s.value) for s in Stance)
    assert all(say.word("pledges", p.status) for p in registers.pledges)
    assert all(say.plural(r.value, n, table="rulings") for r in Ruling for n in (1, 2))
    assert all(say.word("groups", a.code) for a in registers.areas if a.kind != "ally")
    assert all(say.area(a.code) != a.code for a in registers.areas if a.kind == "ally")
    assert all(
        p.measure in data.toml(f"briefs/{language}.toml")["values"]
        for p in registers.pledges
        if p.measure != "expenditure"
    )


def test_a_language_that_no_brief_is_written_in_is_refused() -> None:
    assert known_language("de") == "de"
    with pytest.raises(BadRequest, match="de, en, es, fr"):
        known_language("pl")


COMPARED = (
    "Poland is the second biggest spender as a share of GDP in the alliance in 2024.\n"
    "Poland spends three times as much of its GDP on defence as Spain.\n"
    "The US accounts for 64% of NATO defence spending.\n"
    "Germany's share of GDP for defence rose by 0.5 percentage points in 2024, NATO figures show.\n"
)


def test_a_comparison_says_what_it_is_against() -> None:
    made = _brief(COMPARED)
    for said in (
        "Poland 2024: place 1 of 31 from the highest (NATO, 24 April 2025)",
        "Poland 2024: 3.28 times that of Spain",
        "United States 2024: 62.8% of the total (NATO)",
        "Germany 2024: 0.48 points since 2023",
    ):
        assert said in made
    assert "Polen 2024: das 3,28-Fache des Werts (Spanien)" in _brief(COMPARED, "de")


def test_a_long_claim_is_cut_between_words() -> None:
    long = "Spain, which has been the most reluctant of all the allies in the debate on the new target that was put forward, "
    made = _brief(f"{long}spent just 1.28% of GDP on defence in 2024.\n")
    for words in re.findall("“(.*?)”", made):
        assert len(words) <= 112
        assert (
            not words.endswith("…") or words.removesuffix(" …") in long + "spent just 1.28% of GDP on defence in 2024."
        )
