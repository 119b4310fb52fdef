"""A short article of our own, whose claims are known, and the command driven in this process."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from burdenshare.doors.cli import run

ARTICLE = (
    "Allies talk money\n"
    "NATO members currently commit to spending at least 2% of GDP on defence.\n"
    "Spain spent 1.28% of GDP on defence in 2024 and Poland spent 3.10% of GDP in 2024.\n"
    "Germany accepted in principle the demand that members raise defence budgets to 5% of GDP.\n"
)


@dataclass
class Ran:
    """What one command left behind."""

    status: int
    out: str
    err: str


def burdenshare(capsys: pytest.CaptureFixture[str], *arguments: str) -> Ran:
    """Run the command line in this process."""
    status = run(arguments)
    out, err = capsys.readouterr()
    return Ran(status, out, err)


def refused(ran: Ran) -> str:
    """The one sentence of a refusal, after checking that it is all there is."""
    assert ran.status == 2
    assert ran.out == ""
    assert ran.err.startswith("burdenshare: ")
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err
    return ran.err
