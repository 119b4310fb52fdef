"""The words of a brief in one language: data/briefs/xx.toml for sentences, CLDR for numbers, days and names.

Nothing here is English by default: what a language file does not hold is named as it is (a publisher's own name) or
not said at all. Numbers keep the decimals that were printed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from burdenshare import data
from burdenshare.nouns.errors import BadRequest

if TYPE_CHECKING:
    from babel import Locale

FALLBACK = "en"
"""The language of a brief on an article whose language has no template."""


class Phrases:
    """Sentences, plurals, numbers, days and names of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._raw: dict[str, Any] = data.toml(f"briefs/{language}.toml")

    @cached_property
    def locale(self) -> Locale:
        """CLDR's data for the language."""
        from babel import Locale

        return Locale.parse(self._raw["locale"])

    def say(self, sentence: str, **fields: str) -> str:
        """A sentence with its named fields filled in."""
        return str(self._raw["sentences"][sentence]).format(**fields)

    def quote(self, words: str) -> str:
        """Words in the quotation marks of the language."""
        return str(self._raw["quote"]).format(words=words)

    def plural(self, phrase: str, number: int | Decimal, shown: str = "", table: str = "plurals") -> str:
        """A counted thing in the plural form that its number takes."""
        forms = self._raw[table][phrase]
        form = self.locale.plural_form(number)
        return str(forms.get(form, forms["other"])).format(n=shown or self.number(str(number)))

    def word(self, table: str, key: str) -> str:
        """The word for a key, "" where the language file has none."""
        return str(self._raw[table].get(key, ""))

    def publisher(self, name: str) -> str:
        """A publisher as the language calls it; a medium keeps its own name."""
        return self.word("publishers", name) or name

    def area(self, code: str) -> str:
        """An ally's name from CLDR, a group's from the language file."""
        if group := self.word("groups", code):
            return group
        areas = data.areas()
        if code not in areas:
            return code
        return str(self.locale.territories.get(areas[code].alpha2, areas[code].name))

    def day(self, day: date | None) -> str:
        """5. Juni 2025; "" where there is no day."""
        from babel.dates import format_date

        return str(format_date(day, "long", self.locale)) if day else ""

    def days(self, first: date, last: date) -> str:
        """24.–25. Juni 2025; the one day where both are the same."""
        from babel.dates import format_interval

        return str(format_interval(first, last, "yMMMMd", locale=self.locale)) if first != last else self.day(first)

    def number(self, printed: str) -> str:
        """A number with the decimals that it is printed with."""
        from babel.numbers import format_decimal

        value = Decimal(printed)
        exponent = value.as_tuple().exponent
        decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        return str(format_decimal(value, "#,##0" + ("." + "0" * decimals if decimals else ""), self.locale))

    def per_cent(self, printed: str) -> str:
        """1,28 % where the language puts it so, 1.28% where it does not."""
        pattern = str(self.locale.percent_formats[None].pattern)
        return pattern.replace("#,##0", self.number(printed))

    def money(self, millions: float, currency: str) -> str:
        """An amount in words of its size: 13,1 Milliarden USD."""
        from babel.numbers import format_compact_decimal

        units = round(millions * 1e6)
        digits = 1 if abs(units) >= 10**9 else 0
        amount = format_compact_decimal(units, format_type="long", locale=self.locale, fraction_digits=digits)
        return f"{amount} {currency}"

    def listed(self, items: Iterable[str]) -> str:
        """ "A, B und C"."""
        from babel.lists import format_list

        return str(format_list(list(items), locale=self.locale))


@cache
def phrases(language: str) -> Phrases:
    """The words of a language, of English where there is no template of it ("de-AT" is German)."""
    code = language.replace("_", "-").split("-")[0].casefold()
    return Phrases(code if code in languages() else FALLBACK)


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that briefs can be written in."""
    return tuple(sorted(p.stem for p in (data.ROOT / "briefs").glob("*.toml")))


def known_language(language: str) -> str:
    """The language asked for. Raises BadRequest for one that no brief can be written in."""
    if language and language not in languages():
        raise BadRequest(f"--brief-in {language!r} is no language of the brief. Take one of {', '.join(languages())}.")
    return language
