"""Turkish beyond single sentences: what needs more than one, or more than whose number it is."""

from burdenshare.nouns.claims import Claim
from tests.claims import reading
from tests.claims.sentences.tr import DAY


def claims(text: str) -> tuple[Claim, ...]:
    return reading.claims(text, DAY, "tr")


def test_the_amount_before_ile_is_of_the_ally_after_it() -> None:
    text = "NATO: savunmaya en çok pay ayıran Polonya'yı GSYH'nin yüzde 4,00'ü ile Litvanya izledi."
    assert (("POL",), 4.0) not in [(c.subjects, c.quantity.value) for c in claims(text) if c.quantity]


def test_a_meeting_is_put_in_time() -> None:
    text = "NATO savunma bakanları perşembe günü Brüksel'de toplanıyor, gündemde yüzde 5 hedefi var."
    assert "event" in [c.kind.value for c in claims(text)]
