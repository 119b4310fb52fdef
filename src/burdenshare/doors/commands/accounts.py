"""`burdenshare accounts`: who may sign in where `burdenshare serve --team` runs."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from burdenshare.nouns.errors import BadRequest

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Doing = Literal[
    "add", "list", "role", "disable", "enable", "password", "token-add", "token-list", "token-revoke", "log"
]


def accounts(
    doing: Annotated[Doing, Parameter(help="What to do.")],
    name: Annotated[str, Parameter(help="Name of the account.")] = "",
    /,
    *,
    role: Annotated[str, Parameter(help="reader, reviewer or editor.")] = "reader",
    scope: Annotated[tuple[str, ...], Parameter(help="What a token may: read, check, review, edit.", negative="")] = (),
    purpose: Annotated[str, Parameter(help="What a token is for.")] = "",
    days: Annotated[int, Parameter(help="Days until a token expires.")] = 90,
    number: Annotated[int, Parameter(help="The token to revoke, by its number in token-list.")] = 0,
    ledger: Annotated[str | None, Parameter(help="The ledger: a file, or postgresql://user@host/database.")] = None,
) -> int:
    """Say who may sign in where `serve --team` runs: accounts made, changed and listed, tokens, the log of what was done.

    A password is asked for, or read from standard input; it is no argument, which other users of the machine could see.
    """
    from burdenshare.ledger import Ledger
    from burdenshare.ledger.accounts import log, people, tokens

    if doing not in {"list", "log"} and not name:
        raise BadRequest(f"accounts {doing} needs the name of an account.")
    now, by = datetime.now(UTC), log.OPERATOR
    secret = _password() if doing in {"add", "password"} else ""

    def listed(session: Session) -> str:
        rows = [f"{a.name}\t{a.role}\t{'active' if a.active else 'disabled'}" for a in people.listed(session)]
        return "\n".join(rows) or "There is no account yet."

    def added(session: Session) -> str:
        made = people.add(session, name, secret, role, now, by)
        return f"{made.name} may sign in as {made.role}."

    def changed(session: Session) -> str:
        account = people.named(session, name)
        if doing == "role":
            people.change_role(session, account, role, now, by)
            return f"{account.name} is {account.role}."
        if doing == "password":
            people.set_password(session, account, secret, now, by)
            return f"{account.name} has another password; sessions and tokens have ended."
        people.set_active(session, account, doing == "enable", now, by)
        return f"{account.name} is {'active' if account.active else 'disabled'}."

    def token(session: Session) -> str:
        account = people.named(session, name)
        if doing == "token-add":
            return tokens.make(session, account, purpose, scope, days, now, by)[0]
        if doing == "token-revoke":
            tokens.revoke(session, account, number, now, by)
            return "It opens nothing any more."
        rows = [
            f"{t.id}\t{t.name}\t{t.hint}…\t{t.scopes}\tuntil {t.expires:%Y-%m-%d}\t{'ended' if t.ended else 'in force'}"
            for t in tokens.listed(session, account.id, now)
        ]
        return "\n".join(rows) or f"{account.name} has no tokens."

    def noted(session: Session) -> str:
        rows = (f"{a.at:%Y-%m-%d %H:%M:%S}\t{a.who}\t{a.what}\t{a.object}\t{a.address}" for a in log.newest(session))
        return "\n".join(reversed(list(rows))) or "Nothing was done yet."

    done: dict[str, Callable[[Session], str]] = {"add": added, "list": listed, "log": noted}
    for word in ("token-add", "token-list", "token-revoke"):
        done[word] = token
    opened = Ledger.open(ledger or os.environ.get("BURDENSHARE_LEDGER"))
    try:
        with opened.session() as session:
            print(done.get(doing, changed)(session))
    finally:
        opened.close()
    return 0


def _password() -> str:
    """A password typed twice at a terminal, or the first line of standard input."""
    if sys.stdin is None:
        raise BadRequest("There is no standard input to read the password from.")
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    typed = getpass.getpass("Password: ")
    if getpass.getpass("Again: ") != typed:
        raise BadRequest("The two are not the same. Nothing was changed.")
    return typed
