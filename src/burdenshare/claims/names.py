"""Country names in the languages that are read, out of CLDR by way of babel, as data/names.json.

The file is made, not written: `python -m burdenshare.claims.names`. Reading a text needs the names at once,
and loading the file costs a hundredth of importing babel.
"""

from __future__ import annotations

import json

from burdenshare import data

LANGUAGES = ("en",)
"""Those that have a lexicon in data/languages."""


def from_cldr() -> dict[str, dict[str, list[str]]]:
    """language -> area code -> names, of every ally. Source: Unicode CLDR, territory names."""
    from babel import Locale

    made: dict[str, dict[str, list[str]]] = {}
    for language in LANGUAGES:
        territories = Locale(language).territories
        made[language] = {a.code: [territories[a.alpha2]] for a in data.areas().allies}
    return made


def write() -> None:
    """Write data/names.json anew."""
    text = json.dumps(from_cldr(), ensure_ascii=False, indent=0, sort_keys=True)
    (data.ROOT / "names.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
