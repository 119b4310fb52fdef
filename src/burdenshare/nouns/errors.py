"""The errors a caller can act on. A message says what was wrong, where, and the mend."""

from __future__ import annotations

from collections.abc import Iterable


class BurdenshareError(Exception):
    """Base of every error that bad input can raise; doors turn it into one sentence and status 2."""


class UnknownArea(BurdenshareError):
    """An ally or group that no name, alias or code leads to."""

    def __init__(self, name: str, suggestions: Iterable[str] = ()) -> None:
        self.name = name
        self.suggestions = tuple(suggestions)
        super().__init__(_unknown("ally or group", name, self.suggestions, _ALLIES))


class UnknownIndicator(BurdenshareError):
    """An indicator that data/indicators.toml does not define. known: all that it does."""

    def __init__(self, name: str, suggestions: Iterable[str] = (), known: Iterable[str] = ()) -> None:
        self.name = name
        self.suggestions = tuple(suggestions)
        super().__init__(_unknown("indicator", name, self.suggestions, choose(known)))


class NoRelease(BurdenshareError):
    """No release fits: unknown id, none published by that day, or known but not held."""


class UnknownCommitment(BurdenshareError):
    """A target that the register of commitments does not hold. known: all that it does."""

    def __init__(self, name: str, suggestions: Iterable[str] = (), known: Iterable[str] = ()) -> None:
        self.name = name
        self.suggestions = tuple(suggestions)
        super().__init__(_unknown("target", name, self.suggestions, choose(known)))


class LayoutChanged(BurdenshareError):
    """A publisher's file is not laid out as its reader expects; nothing of it was loaded."""

    def __init__(self, file: str, sheet: str, row: int, expected: str, found: object) -> None:
        self.file, self.sheet, self.row, self.expected, self.found = file, sheet, row, expected, found
        super().__init__(
            f"{file}, sheet {sheet!r}, row {row}: expected {expected}, found {found!r}. "
            "Nothing was loaded. Report the file, or read the last release that had the known layout."
        )


class UnreadableDocument(BurdenshareError):
    """An article or workbook that cannot be read: empty, binary, too large, wrong encoding."""


class BadRegister(BurdenshareError):
    """A register file with a fault: names the file, the line and the entry."""


class BadRequest(BurdenshareError):
    """An option or argument outside what can be answered (dates, formats, addresses)."""


_ALLIES = "Only members of the alliance and groups of them are on record: `burdenshare standing` lists the members."


def choose(known: Iterable[str]) -> str:
    """The sentence that lists what may be named, "" where nothing is."""
    listed = ", ".join(known)
    return f"Choose from {listed}." if listed else ""


def did_you_mean(suggestions: Iterable[str]) -> str:
    """The question after a word that is not known, "" without a suggestion."""
    listed = " or ".join(suggestions)
    return f"Did you mean {listed}?" if listed else ""


def _unknown(what: str, name: str, suggestions: tuple[str, ...], otherwise: str) -> str:
    hint = did_you_mean(suggestions) or otherwise
    told = f"Unknown {what}: {name!r}." if name.strip() else f"The {what} is not named: {name!r} is empty."
    return f"{told} {hint}".rstrip()
