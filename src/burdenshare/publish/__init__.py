"""Checks, standings and lists put before a reader: text, Markdown, HTML, JSON, CSV and ClaimReview.

Nothing here decides anything: verdicts and figures come in as values and go out as words. `report` gathers what a
page about one article needs; every format renders that one value, so that all of them say the same.
"""

from burdenshare.publish.report import Report, report

__all__ = ["Report", "report"]
