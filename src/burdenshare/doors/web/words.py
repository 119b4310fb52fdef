"""The words of the interface: what the templates say, what tables give them to say, and the catalogues of other languages.

`python -m burdenshare.doors.web.words` brings locale/*.po up to date: a new message is added without a translation, one that
nothing says any more is dropped. The catalogues are read as they are (rendering.py); nothing is compiled. Left in English are
texts of registers, sheets and errors, which pages mark with their language.
"""

from __future__ import annotations

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from burdenshare.doors.web.asked import LANGUAGES
from burdenshare.doors.web.pages.method import MARKED, MEANS
from burdenshare.doors.web.pages.pathways import SHAPES
from burdenshare.doors.web.problems import TITLES
from burdenshare.doors.web.rendering import ROOT, SITE, TEAM
from burdenshare.doors.web.scenarios import FINANCING
from burdenshare.ledger.accounts.roles import ROLES
from burdenshare.nouns.figures import Status
from burdenshare.nouns.verdicts import Ruling

LOCALE = ROOT / "locale"
TRANSLATED = tuple(code for code in LANGUAGES if code != "en")

_TABLES = {
    "rendering.SITE": [name for _, name in SITE],
    "rendering.TEAM": [name for _, name in TEAM],
    "accounts.ROLES": ROLES,
    "pages.pathways.SHAPES": SHAPES.values(),
    "scenarios.FINANCING": FINANCING.values(),
    "figures.Status": [status.label for status in Status],
    "pages.method.MARKED": MARKED.values(),
    "verdicts.Ruling": [ruling.value for ruling in Ruling],
    "pages.method.MEANS": MEANS.values(),
    "problems.TITLES": TITLES.values(),
}
"""Words that a template translates by a variable, under the name of the table that holds them."""


def messages() -> Catalog:
    """Every message of the interface, with the places that say it."""
    found = Catalog()
    options = {"**.*": {"extensions": "jinja2.ext.i18n", "trim_blocks": "true", "silent": "false"}}
    methods = [("**.*", "jinja2.ext:babel_extract")]
    for file, line, message, _, context in extract_from_dir(ROOT / "templates", methods, options):
        found.add(message, locations=[(f"templates/{file}", line)], context=context)
    for table, words in _TABLES.items():
        for word in words:
            found.add(word, locations=[(table, 1)])
    return found


def catalogue(language: str) -> Catalog:
    """The translations of a language as they stand."""
    with (LOCALE / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


def bring_up_to_date() -> None:
    """Write every catalogue anew with the messages of today."""
    said = messages()
    for language in TRANSLATED:
        kept = catalogue(language)
        kept.update(said, no_fuzzy_matching=True, update_creation_date=False)
        with (LOCALE / f"{language}.po").open("wb") as file:
            write_po(file, kept, width=120, ignore_obsolete=True, include_lineno=False)


if __name__ == "__main__":
    bring_up_to_date()
