"""`burdenshare serve`: the site and the API on this machine."""

from __future__ import annotations

import ipaddress
import os
from typing import Annotated

from cyclopts import Parameter

from burdenshare.nouns.errors import BadRequest


def serve(
    host: Annotated[str, Parameter(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, Parameter(help="Port; 0 takes a free one.")] = 8000,
    workers: Annotated[int, Parameter(help="Processes.")] = 1,
    body_limit: Annotated[int, Parameter(help="Most bytes of an upload or a pasted text.")] = 4_000_000,
    rate_limit: Annotated[int, Parameter(help="Most requests a minute from one address; 0 for no limit.")] = 600,
    check_seconds: Annotated[float, Parameter(help="Seconds after which a check is cut off.")] = 20.0,
    fetch: Annotated[bool, Parameter(help="Whether addresses given to the check page are fetched.")] = True,
    ledger: Annotated[
        str | None, Parameter(help="Work with this ledger: a file, or postgresql://user@host/database.")
    ] = None,
    team: Annotated[bool, Parameter(help="Let in only who signs in.", negative="")] = False,
    without_sign_in: Annotated[
        bool, Parameter(help="Listen to other machines though nobody signs in.", negative="")
    ] = False,
) -> int:
    """Open the site and the API on this machine: allies against their target, articles checked, pathways, positions, promises, figures.

    Everything works offline; only an address given to the check page is fetched.
    """
    for name, value, least, most in (
        ("--port", port, 0, 65_535),
        ("--workers", workers, 1, 64),
        ("--body-limit", body_limit, 1_000, 1_000_000_000),
        ("--rate-limit", rate_limit, 0, 1_000_000_000),
        ("--check-seconds", check_seconds, 0.1, 3600),
    ):
        if not least <= value <= most:
            raise BadRequest(f"{name} {value} is outside {least} to {most}. Take a value between.")
    if without_sign_in and (team or ledger):
        raise BadRequest("--without-sign-in is for a site without a ledger. Leave it out, or --team and --ledger.")
    if not team and not without_sign_in and not _loopback(host):
        raise BadRequest(
            f"{host} lets other machines in, and nobody signs in. Add --team, or --without-sign-in if that is meant."
        )
    place = _ledger(ledger, team) if team or ledger else ""
    from burdenshare.doors.web.serving import run

    return run(
        host,
        port,
        workers,
        body_limit=body_limit,
        rate_limit=rate_limit,
        check_seconds=check_seconds,
        fetch=fetch,
        ledger=place,
        team=team,
    )


def _loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _ledger(address: str | None, team: bool) -> str:
    """The address of a ledger that opens. Raises BadRequest, also where a team has nobody to let others in."""
    from burdenshare.data.home import home
    from burdenshare.ledger import Ledger
    from burdenshare.ledger.accounts import people

    place = address or os.environ.get("BURDENSHARE_LEDGER") or str(home() / "ledger.sqlite")
    opened = Ledger.open(place)
    try:
        with opened.session() as session:
            if team and not people.any_editor(session):
                raise BadRequest("Nobody could sign in yet. First: `burdenshare accounts add NAME --role editor`.")
    finally:
        opened.close()
    return place
