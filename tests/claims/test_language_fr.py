"""French beyond single sentences: what needs more than one, or more than whose number it is."""

from burdenshare.nouns.claims import Claim
from tests.claims import reading
from tests.claims.sentences.fr import DAY


def claims(text: str) -> tuple[Claim, ...]:
    return reading.claims(text, DAY, "fr")


def test_two_governments_on_five_per_cent_need_no_name_of_the_alliance() -> None:
    text = (
        "La France est prête à se rallier à l'objectif de 5 %, a déclaré le ministre des Affaires étrangères.\n"
        "Berlin rejette l'objectif de 5 %, a dit le chancelier."
    )
    assert [(c.subjects, c.stance and c.stance.value) for c in claims(text)] == [
        (("FRA",), "accepts_in_principle"),
        (("DEU",), "opposes"),
    ]
    assert claims(text.replace("5 %", "7 %")) == ()


def test_a_number_behind_a_word_that_no_glossary_has_is_never_beyond_doubt() -> None:
    found = [c.rule for c in claims("L'Espagne bredouille 4,9 % de son PIB pour sa défense, dit l'Otan.")]
    assert "share-verb" not in found
