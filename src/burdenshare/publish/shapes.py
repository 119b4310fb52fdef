"""The stated shapes of lists and tables as JSON (docs/json.md): what `--format json` prints and the API answers with.

schema.py states that of a check. A field may be added within a major version, never renamed or removed; null is "not
stated" or "not held", never zero.
"""

from __future__ import annotations

from typing import Any, Literal

from typing_extensions import TypedDict  # pydantic reads this one on Python 3.11 too


class FigureRow(TypedDict):
    """One printed figure with where it stands, under SDMX names; one line of an export."""

    REF_AREA: str
    INDICATOR: str
    TIME_PERIOD: int
    OBS_VALUE: float | None
    OBS_STATUS: str
    UNIT_MEASURE: str
    PRICE_BASE: str
    CURRENCY: str
    DECIMALS: int
    VALID_FROM: str
    RELEASE_ID: str
    PUBLISHER: str
    TABLE: str
    ROW: int
    SEEN_AT: str
    LICENCE: str


class FiguresDocument(TypedDict):
    """Figures by a filter. total: how many answer it; next: `after` of the next piece, null at the end."""

    format: Literal["burdenshare.figures"]
    version: str
    as_of: str
    total: int
    next: int | None
    rows: list[FigureRow]
    notes: list[str]


class Cell(TypedDict):
    """A figure as it stands in a table of the record; all null where none is held."""

    REF_AREA: str | None
    INDICATOR: str | None
    TIME_PERIOD: int | None
    OBS_VALUE: float | None
    printed: str | None
    OBS_STATUS: str | None
    UNIT_MEASURE: str | None
    CURRENCY: str | None
    PRICE_BASE: str | None
    DECIMALS: int | None
    RELEASE_ID: str | None
    PUBLISHER: str | None
    TABLE: str | None
    ROW: int | None
    SEEN_AT: str | None


class RevisionRow(Cell):
    """One release in the trail of a cell. state: held, not printed, not held."""

    VALID_FROM: str
    state: str
    url: str


class RevisionsDocument(TypedDict):
    """How one cell moved, oldest release first, those not held included."""

    format: Literal["burdenshare.revisions"]
    version: str
    as_of: str
    REF_AREA: str
    INDICATOR: str
    TIME_PERIOD: int
    rows: list[RevisionRow]
    notes: list[str]


class CompareRow(Cell):
    """What one publisher prints for the same, by its own definition."""

    newest_release: str
    newest_state: str
    definition: str
    reason: str | None


class CompareDocument(TypedDict):
    """Publishers side by side for one area and year."""

    format: Literal["burdenshare.compare"]
    version: str
    as_of: str
    REF_AREA: str
    INDICATOR: str
    TIME_PERIOD: int
    rows: list[CompareRow]
    notes: list[str]


class DiffRow(Cell):
    """One cell that two releases print differently; the figure is that of the later named."""

    before: float | None
    before_printed: str
    before_status: str
    move: float


class DiffDocument(TypedDict):
    """What changed from one release to another. same, only_before, only_after: numbers of cells."""

    format: Literal["burdenshare.diff"]
    version: str
    before: str
    after: str
    same: int
    only_before: int
    only_after: int
    before_held: str
    after_held: str
    rows: list[DiffRow]
    notes: list[str]


class StandingTarget(TypedDict):
    """The target held against, and which part of it."""

    id: str
    title: str
    part: str
    indicator: str
    threshold: float
    adopted: str | None
    deadline: int | None
    in_force: bool


class HangsOn(TypedDict):
    """An ally whose printed share and whose money give different answers."""

    REF_AREA: str
    printed: str
    computed: float


class Count(TypedDict):
    """How many of all members with forces meet the threshold; areas by code."""

    members: int
    meeting: list[str]
    below: list[str]
    unknown: list[str]
    left_out: list[str]
    complete: bool
    hangs_on: list[HangsOn]


class StandingRow(TypedDict):
    """One ally against a target. state: meets, below, not held, no forces."""

    REF_AREA: str
    name: str
    INDICATOR: str
    TIME_PERIOD: int
    OBS_VALUE: float | None
    printed: str | None
    OBS_STATUS: str | None
    RELEASE_ID: str | None
    newest: bool
    state: str
    threshold: float
    points: float | None
    change: float | None
    rank: int | None
    computed: float | None
    gap: str | None
    gap_amount: float | None
    gap_unit: str | None
    CURRENCY: str | None
    PRICE_BASE: str | None
    gdp_release: str | None
    rate_release: str | None
    SEEN_AT: str | None


class StandingDocument(TypedDict):
    """Where allies stand against a target."""

    format: Literal["burdenshare.standing"]
    version: str
    target: StandingTarget
    as_of: str
    year: int
    PUBLISHER: str
    RELEASE_ID: str | None
    VALID_FROM: str | None
    held: str | None
    count: Count | None
    rows: list[StandingRow]
    notes: list[str]


class PathwayDocument(TypedDict):
    """From today's share to a target; a row an area and year. docs/json.md names the columns and the facts."""

    format: Literal["burdenshare.pathway"]
    version: str
    rows: list[dict[str, Any]]
    notes: list[str]


class Reference(TypedDict):
    """Where an entry of a register was seen."""

    publisher: str
    title: str
    url: str
    date: str | None


class PositionRow(TypedDict):
    """What a government said on a topic."""

    id: str
    REF_AREA: str
    topic: str
    stance: str
    since: str
    speaker: str | None
    role: str | None
    words: str | None
    note: str | None
    sources: list[Reference]
    source_note: str | None


class PositionsDocument(TypedDict):
    """The newest position of each government on a topic."""

    format: Literal["burdenshare.positions"]
    version: str
    as_of: str
    topic: str | None
    rows: list[PositionRow]
    notes: list[str]


class TargetPart(TypedDict):
    """One line of a target."""

    id: str
    measure: str
    relation: str
    threshold: float
    label: str


class TargetRow(TypedDict):
    """A target or proposal. state: in force, proposed, replaced, past proposal."""

    id: str
    state: str
    kind: str
    title: str
    group: str
    parts: list[TargetPart]
    proposed: str | None
    proposed_by: str | None
    adopted: str | None
    deadline: int | None
    review: int | None
    supersedes: list[str]
    conditions: str | None
    summary: str
    sources: list[Reference]


class TargetsDocument(TypedDict):
    """Targets and proposals known that day."""

    format: Literal["burdenshare.targets"]
    version: str
    as_of: str
    rows: list[TargetRow]
    notes: list[str]


class PledgeRow(TypedDict):
    """What one ally said it would reach, and by when."""

    id: str
    REF_AREA: str
    measure: str
    relation: str
    value: float
    unit: str
    by: int | None
    by_text: str | None
    status: str
    pledged: str
    ended: str | None
    superseded_by: str | None
    speaker: str | None
    role: str | None
    words: str | None
    note: str | None
    sources: list[Reference]
    source_note: str | None


class PledgesDocument(TypedDict):
    """National pledges known that day, newest first."""

    format: Literal["burdenshare.pledges"]
    version: str
    as_of: str
    rows: list[PledgeRow]
    notes: list[str]


class PromisesDocument(TypedDict):
    """Targets and pledges together, as `burdenshare targets` and `burdenshare pledges` give them."""

    format: Literal["burdenshare.promises"]
    version: str
    as_of: str
    targets: TargetsDocument
    pledges: PledgesDocument


class ReleaseRow(TypedDict):
    """A release known to exist. held: whole, partial, none."""

    RELEASE_ID: str
    PUBLISHER: str
    VALID_FROM: str
    date_verified_at: str | None
    title: str
    url: str
    held: str
    first_period: int | None
    last_period: int | None
    observations: int
    indicators: list[str]
    licence: str | None
    note: str | None


class ReleasesDocument(TypedDict):
    """Releases known that day, newest first."""

    format: Literal["burdenshare.releases"]
    version: str
    as_of: str
    rows: list[ReleaseRow]
    notes: list[str]


class AreaRow(TypedDict):
    """An ally, a group or another body. members: of a group, on the day; joined: null for a founder."""

    REF_AREA: str
    name: str
    kind: str
    alpha2: str | None
    CURRENCY: str | None
    joined: str | None
    member: bool
    forces: bool
    members: list[str]


class AreasDocument(TypedDict):
    """Allies and groups, as of the day."""

    format: Literal["burdenshare.areas"]
    version: str
    as_of: str
    rows: list[AreaRow]
    notes: list[str]


class Problem(TypedDict):
    """What went wrong, with the mend (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
