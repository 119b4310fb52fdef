"""What an account may do by its role, and what of that a token may by its scopes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from burdenshare.nouns.errors import BadRequest, choose


class Permission(StrEnum):
    """One thing that may be done; what a route asks for."""

    READ = "read"
    """See every page, and what is in the ledger."""
    CHECK = "check"
    """Check articles and keep them, save scenarios, watch topics."""
    REVIEW = "review"
    """Agree with a verdict or overrule it."""
    EDIT = "edit"
    """Approve drafts or reject them."""
    OWN = "own"
    """Change one's own password, sessions and tokens."""
    MANAGE = "manage"
    """Make and change accounts, and read the log."""


_READER = frozenset({Permission.READ, Permission.CHECK, Permission.OWN})
_REVIEWER = _READER | {Permission.REVIEW}

ROLES = {
    "reader": _READER,
    "reviewer": _REVIEWER,
    "editor": _REVIEWER | {Permission.EDIT, Permission.MANAGE},
}
"""Each role and what it may, from the least."""

SCOPES = (Permission.READ, Permission.CHECK, Permission.REVIEW, Permission.EDIT)
"""What a token can be given. Accounts, passwords and tokens are never changed by a token."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks. account: its id, None for whoever sits at the machine where nobody signs in. may: what this visit may."""

    account: int | None
    name: str
    role: str
    may: frozenset[Permission]
    address: str = ""


def role_of(word: str) -> str:
    """A role by its name. Raises BadRequest."""
    if word in ROLES:
        return word
    raise BadRequest(f"Unknown role: {word[:40]!r}. {choose(ROLES)}")


def scopes_of(words: Iterable[str]) -> tuple[Permission, ...]:
    """Scopes by their names, in the order of SCOPES. Raises BadRequest for an unknown one, and where none is named."""
    named = set(words)
    for word in sorted(named - {s.value for s in SCOPES}):
        raise BadRequest(f"Unknown scope: {word[:40]!r}. {choose(SCOPES)}")
    if not named:
        raise BadRequest(f"A token needs a scope. {choose(SCOPES)}")
    return tuple(s for s in SCOPES if s.value in named)
