"""Reports on texts of our own, on the embedded record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import burdenshare as bs
from burdenshare.publish import Report, report

DAY = date(2025, 6, 6)
ARTICLE = (
    "Allies talk money\n"
    "NATO members currently commit to spending at least 2% of GDP on defence.\n"
    "Around a third of the allies still do not meet the target of 2%.\n"
    "Spain spent 1.28% of GDP on defence in 2024 and Poland spent 3.10% of GDP in 2024.\n"
    "Germany accepted in principle the demand that members raise defence budgets to 5% of GDP.\n"
)
HOSTILE = (
    "<script>alert('x')</script> & NATO\x1b[31m\n"
    'Spain <b onmouseover="alert(1)">spent</b> 1.28% of GDP on defence in 2024 | said `NATO` *today*.\n'
    "</mark></p></main><img src=x onerror=alert(2)> NATO members commit to at least 2% of GDP on defence.\n"
)


@cache
def of(text: str = ARTICLE, **stated: str) -> Report:
    """The report on a text, published on DAY; stated: title, site, author, url."""
    check = replace(bs.check(text, published=DAY), **stated)
    return report(check, bs.open(), bs.registers(), name="article.txt")
