"""Rendering: Jinja templates, the words of the interface in four languages, and the filters that pages share."""

from __future__ import annotations

import gettext
import hashlib
import io
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from burdenshare import __version__
from burdenshare.doors.web.asked import LANGUAGES
from burdenshare.publish.map import CLASSES, COLOURS

if TYPE_CHECKING:
    from burdenshare.doors.web.asked import Asked
    from burdenshare.doors.web.team.visit import Visit

ROOT = Path(__file__).parent
SITE = (
    ("/", "Home"),
    ("/check", "Check"),
    ("/pathways", "Pathways"),
    ("/positions", "Positions"),
    ("/promises", "Promises"),
    ("/figures", "Figures"),
    ("/method", "Method"),
)
"""The pages of the navigation: address and name."""

Rooms = tuple[tuple[str, str], ...]
TEAM: Rooms = (("/ledger", "Ledger"), ("/account", "Account"))
"""The pages of the navigation where people sign in; the ledger's alone where nobody does."""

NAMES = {"en": "English", "de": "Deutsch", "fr": "Français", "es": "Español"}


@cache
def environment(language: str) -> Environment:
    """The templates in a language: everything is escaped, and a name that is not there is an error."""
    made = Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(_translations(language), newstyle=True)  # type: ignore[attr-defined]
    made.filters.update(day=_day(language), number=_number(language), zip_with=zip)
    made.globals.update(
        site=SITE, version=__version__, languages=[(c, NAMES[c]) for c in LANGUAGES], static=static_address
    )
    made.globals.update(colours=COLOURS, classes=CLASSES)
    return made


def render(
    template: str, asked: Asked, path: str, *, visit: Visit | None = None, rooms: Rooms = (), **values: Any
) -> str:
    """A page: a template with what was asked, its own path, and its values.

    visit: who asks, where the page depends on it. rooms: pages of the navigation besides those of every site.
    """
    return (
        environment(asked.language)
        .get_template(template)
        .render(asked=asked, path=path, visit=visit, rooms=rooms, **values)
    )


def safe(markup: str) -> Markup:
    """Markup made by this program, such as a chart, that is not to be escaped again."""
    return Markup(markup)


@cache
def static_address(name: str) -> str:
    """The address of a file of static/, with a mark of its content, so that it can be kept for good."""
    mark = hashlib.sha256((ROOT / "static" / name).read_bytes()).hexdigest()[:12]
    return f"/static/{mark}/{name}"


@cache
def _translations(language: str) -> gettext.NullTranslations:
    """The words of a language, read from its .po file: no step of building stands before a start."""
    path = ROOT / "locale" / f"{language}.po"
    if not path.exists():
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _day(language: str) -> Any:
    from babel.dates import format_date

    def shown(day: date | None) -> str:
        return format_date(day, "long", locale="en_GB" if language == "en" else language) if day else "–"

    return shown


def _number(language: str) -> Any:
    from babel.numbers import format_decimal

    def shown(value: float | None, places: int = 2) -> str:
        if value is None:
            return "–"
        pattern = "#,##0" + ("." + "0" * places if places else "")
        return format_decimal(value, format=pattern, locale=language)

    return shown
