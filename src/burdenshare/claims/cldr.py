"""What Unicode CLDR says of the languages that are read, by way of babel, as data/cldr.json.

The file is made, not written: `python -m burdenshare.claims.cldr`. Reading a text needs the names at once, and loading
the file costs a hundredth of importing babel. The words that tell a candidate stand there too, so that asking whether a text
can hold a claim loads no glossary. Number words up to sixty come from num2words.
"""

from __future__ import annotations

import json
from typing import Any

from burdenshare import data
from burdenshare.claims.languages import codes

_ELSEWHERE = {
    "AU": "Australia", "JP": "Japan", "KR": "South Korea", "TW": "Taiwan", "IN": "India", "CN": "China", "RU": "Russia",
    "IL": "Israel", "UA": "Ukraine", "SA": "Saudi Arabia", "IE": "Ireland", "AT": "Austria", "CH": "Switzerland",
    "NZ": "New Zealand", "SG": "Singapore", "BR": "Brazil", "IR": "Iran", "KP": "North Korea", "PK": "Pakistan",
    "MT": "Malta", "CY": "Cyprus", "RS": "Serbia", "GE": "Georgia", "MD": "Moldova", "MX": "Mexico", "VN": "Vietnam",
    "ID": "Indonesia", "PH": "Philippines", "DZ": "Algeria", "AM": "Armenia", "AZ": "Azerbaijan", "QA": "Qatar",
    "KW": "Kuwait", "CO": "Colombia", "AR": "Argentina",
}  # fmt: skip
"""Countries outside the alliance that reports speak of, as the English lexicon names them."""


def from_cldr() -> dict[str, dict[str, Any]]:
    """language -> names of every ally, of some other countries, months, weekdays, signs, number words."""
    from babel import Locale
    from num2words import num2words

    made: dict[str, dict[str, Any]] = {}
    english = Locale(codes()[0]).territories
    for language in codes():
        locale = Locale(language)
        made[language] = {
            "candidate": data.toml(f"languages/{language}.toml")["candidate"],
            "names": {a.code: [locale.territories[a.alpha2]] for a in data.areas().allies},
            "english": {a.code: [english[a.alpha2]] for a in data.areas().allies},
            "elsewhere": {locale.territories[k]: v for k, v in _ELSEWHERE.items()},
            "months": [locale.months["format"]["wide"][n] for n in range(1, 13)],
            "weekdays": [locale.days["format"]["wide"][n] for n in range(7)],
            "decimal": locale.number_symbols["latn"]["decimal"],
            "group": locale.number_symbols["latn"]["group"],
            "numbers": [num2words(n, lang="en" if language == "en" else language) for n in range(61)],
        }
    return made


def write() -> None:
    """Write data/cldr.json anew."""
    text = json.dumps(from_cldr(), ensure_ascii=False, indent=0, sort_keys=True)
    (data.ROOT / "cldr.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
