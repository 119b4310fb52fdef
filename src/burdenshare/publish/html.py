"""A report as one HTML page: the parts of annotated.py in a page that stands alone.

No script, no request, its style inside. It prints, and follows a dark mode.
"""

from __future__ import annotations

from importlib.resources import files

from burdenshare import __version__
from burdenshare.publish import annotated
from burdenshare.publish.report import Report
from burdenshare.publish.tables import esc
from burdenshare.publish.wording import MARKS

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def html(report: Report) -> str:
    """The whole page."""
    made = f"<footer><p>Made by burdenshare {esc(__version__)}.</p></footer>"
    return framed(
        f"{report.title}: claims checked", f"{_head(report)}\n<main>\n{annotated.body(report)}\n</main>\n{made}"
    )


def framed(title: str, body: str) -> str:
    """A page that stands alone around a body of markup."""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<title>{esc(title)}</title>
<style>
{style()}
</style>
</head>
<body>
{body}
</body>
</html>
"""


def style() -> str:
    """The style of the page, with the colours of the rulings."""
    rules = (files("burdenshare.publish") / "report.css").read_text(encoding="utf-8")
    light = "".join(f"--{m.name}: {m.light}; " for m in MARKS.values())
    dark = "".join(f"--{m.name}: {m.dark}; " for m in MARKS.values())
    return (
        f":root {{ {light}}}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark}}} }}\n"
        f"{rules.strip()}\n{annotated.style()}"
    )


def _head(report: Report) -> str:
    return (
        '<a class="skip" href="#article">To the article and its claims</a>'
        f'<header><h1 lang="{esc(report.check.language)}">{esc(report.title)}</h1>'
        f"{annotated.facts(report)}{annotated.summary(report)}</header>{annotated.key(report)}"
    )
