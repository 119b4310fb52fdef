"""Figures that no publisher prints, worked out from those it does: a group's share, money in another currency."""

from __future__ import annotations

from burdenshare.nouns.claims import Claim, Quantity, QuantityUnit
from burdenshare.nouns.verdicts import Evidence, Ruling
from burdenshare.record import CONSTANT, average_rate
from burdenshare.verdicts import printed
from burdenshare.verdicts.ground import Ground, release_words, scale_of
from burdenshare.verdicts.opinions import Opinion

_CLOSED_GROUPS = frozenset({"BALTICS", "EU_ALLIES"})
"""Computed groups whose membership every reader draws alike."""


def group_share(ground: Ground, claim: Claim, q: Quantity, area: str, year: int) -> Opinion | None:
    """A group that no publisher prints: its members' money over their GDP, in one release."""
    if claim.measure != "share_of_gdp" or not ground.view.record.areas[area].members:
        return None
    group = ground.view.group_share(area, year)
    if group.share is None or group.release is None:
        return None
    slack = 0.01 if group.implied else 0.0
    low, high = round(group.share - slack, 2) in q.interval, round(group.share + slack, 2) in q.interval
    agrees = None if low != high else low
    row = Evidence(
        "computed", group.release.publisher, group.release.id, group.release.date, "Tables 2 and 5", area,
        "sum of expenditure over sum of GDP", str(year), f"{group.share:.2f}", "%", "computed", agrees,
        group.release.url, f"{len(group.members)} members, {group.price_base}{', GDP from the printed shares' if group.implied else ''}",
    )  # fmt: skip
    words = f"The members' money over their GDP in {release_words(group.release)} gives {group.share:.2f} % for {year}"
    who = (
        ", ".join(ground.area(a) for a in group.members) if len(group.members) <= 6 else f"{len(group.members)} members"
    )
    far = agrees is False and not any(abs(group.share - x) <= 0.3 * x for x in (q.interval.low, q.interval.high) if x)
    if far and claim.when.years and area in _CLOSED_GROUPS and not group.without_gdp:
        return Opinion(Ruling.CONTRADICTED, f"{words} ({who}).", (row,))
    return Opinion(Ruling.SUPPORTED if agrees else Ruling.NOT_CHECKABLE, f"{words} ({who}).", (row,))


def in_another_currency(ground: Ground, claim: Claim, q: Quantity, area: str, year: int) -> Opinion | None:
    """Money in a currency that the publisher does not print: its dollars at that year's average rate.

    Newsrooms convert at the rate of their day, so that it can bear a text out and never contradict it.
    """
    if q.unit is not QuantityUnit.MONEY or q.currency in {"", "?", "USD"}:
        return None
    dollars = next(
        (
            o for i in printed.indicators(claim) for base in ("current", CONSTANT)
            if (o := ground.view.cell(area, i, year, claim.publisher or None, currency="USD", price_base=base)) is not None
        ), None,
    )  # fmt: skip
    rate = average_rate(ground.view, q.currency, year)
    if dollars is None or rate is None or dollars.value is None or rate.value is None:
        return None
    amount = dollars.value * scale_of(dollars) * rate.value
    low, high = 0.95 * amount, 1.05 * amount
    agrees = (q.interval.low is None or high >= q.interval.low) and (q.interval.high is None or low <= q.interval.high)
    row = Evidence(
        "computed", dollars.publisher, dollars.release, None, dollars.table, area, f"{ground.label(dollars.indicator)}, converted",
        str(year), f"{amount / 1e6:,.0f}", f"million {q.currency}", "computed", agrees or None, dollars.seen_at,
        f"{dollars.printed} million USD ({dollars.price_base}) at {rate.value:.4g} {q.currency} a dollar, {rate.publisher}'s average of {year}",
    )  # fmt: skip
    words = f"{dollars.publisher} prints {dollars.printed} million dollars ({dollars.price_base}) for {ground.area(area)} {year}, about {amount / 1e9:,.1f} billion {q.currency} at that year's average rate"
    return Opinion(Ruling.SUPPORTED if agrees else Ruling.NOT_CHECKABLE, f"{words}.", (row,))
