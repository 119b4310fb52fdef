"""What an operator of `burdenshare serve` can set."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits of a server.

    body_limit: bytes of an upload or a pasted text. rate_limit: requests a minute from one address, 0 for no limit.
    check_seconds: after which a check is cut off. fetch: whether addresses given to the check page are fetched.
    ledger: its address, "" for a site without one. team: whether people sign in.
    """

    body_limit: int = 4_000_000
    rate_limit: int = 600
    check_seconds: float = 20.0
    fetch: bool = True
    ledger: str = ""
    team: bool = False
