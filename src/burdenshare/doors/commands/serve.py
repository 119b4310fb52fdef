"""`burdenshare serve`: the site and the API on this machine."""

from __future__ import annotations

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
    from burdenshare.doors.web.serving import run

    return run(
        host, port, workers, body_limit=body_limit, rate_limit=rate_limit, check_seconds=check_seconds, fetch=fetch
    )
