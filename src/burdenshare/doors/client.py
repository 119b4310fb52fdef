"""A client of a Burdenshare server: the resources of its API as methods, typed as docs/json.md describes them.

from burdenshare import Client

with Client("http://127.0.0.1:8000") as burdenshare:
    burdenshare.standing(["ESP"], as_of="2025-06-05")["rows"]
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, cast

import httpx

from burdenshare.nouns.errors import BurdenshareError
from burdenshare.publish import schema, shapes

Day = date | str
Form = Literal["csv", "parquet", "sdmx-csv", "ndjson"]


class Refused(BurdenshareError):
    """A server's refusal: its status and its sentence. status 0: the server was not reached."""

    def __init__(self, status: int, sentence: str) -> None:
        self.status = status
        super().__init__(sentence)


class Client:
    """A server at `base_url`. timeout: seconds for one answer. token: for the site of a team.

    Every method raises Refused where the server refuses.
    """

    def __init__(self, base_url: str, timeout: float = 60.0, *, token: str | None = None) -> None:
        headers = {"authorization": f"Bearer {token}"} if token else {}
        self._http = httpx.Client(base_url=f"{base_url.rstrip('/')}/api/v1/", timeout=timeout, headers=headers)

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the connections go."""
        self._http.close()

    def figures(self, area: Iterable[str] = (), **filters: Any) -> shapes.FiguresDocument:
        """A piece of the figures that a filter lets through; `next` of the answer is `after` of the next piece.

        filters: indicator, first, last, publisher, release, revisions, as_of, limit, after.
        """
        return cast(shapes.FiguresDocument, self._get("figures", area=area, **_years(filters)))

    def each_figure(self, area: Iterable[str] = (), **filters: Any) -> Iterator[shapes.FigureRow]:
        """Every figure that a filter lets through, one at a time as they come."""
        asked = _query({"area": area, **_years(filters), "format": "ndjson"})
        with self._opened("figures", asked) as answer:
            for line in answer.iter_lines():
                yield cast(shapes.FigureRow, json.loads(line))

    def save_figures(self, path: Path, form: Form = "csv", area: Iterable[str] = (), **filters: Any) -> int:
        """Write every figure that a filter lets through to a file; returns its size in bytes."""
        asked = _query({"area": area, **_years(filters), "format": form})
        with self._opened("figures", asked) as answer, path.open("wb") as file:
            for piece in answer.iter_bytes():
                file.write(piece)
            return file.tell()

    def revisions(
        self, area: str, year: int, indicator: str = "share_of_gdp", **about: Any
    ) -> shapes.RevisionsDocument:
        """How one cell moved. about: publisher, currency, price_base, as_of."""
        asked = {"area": area, "year": year, "indicator": indicator, **about}
        return cast(shapes.RevisionsDocument, self._get("revisions", **asked))

    def compare(self, area: str, year: int, indicator: str = "share_of_gdp", **about: Any) -> shapes.CompareDocument:
        """Publishers side by side. about: currency, price_base, as_of."""
        asked = {"area": area, "year": year, "indicator": indicator, **about}
        return cast(shapes.CompareDocument, self._get("compare", **asked))

    def diff(
        self, before: str, after: str, indicator: Iterable[str] = (), as_of: Day | None = None
    ) -> shapes.DiffDocument:
        """What changed from one release to another."""
        found = self._get("diff", before=before, after=after, indicator=indicator, as_of=as_of)
        return cast(shapes.DiffDocument, found)

    def standing(
        self,
        area: Iterable[str] = (),
        *,
        target: str | None = None,
        publisher: str | None = None,
        currency: str | None = None,
        as_of: Day | None = None,
    ) -> shapes.StandingDocument:
        """Where allies stand against a target, as `burdenshare.standing`."""
        found = self._get("standing", area=area, target=target, publisher=publisher, currency=currency, as_of=as_of)
        return cast(shapes.StandingDocument, found)

    def check(
        self,
        text: str | Path,
        *,
        published: Day | None = None,
        as_of: Day | None = None,
        title: str = "",
    ) -> schema.CheckDocument:
        """Every claim of a text, or of a file (text, HTML, Markdown, PDF, DOCX), with its verdict."""
        about = {"title": title or None, "published": published, "as_of": as_of}
        given = {name: str(value) for name, value in about.items() if value is not None}
        if isinstance(text, Path):
            answer = self._sent("POST", "check", data=given, files={"file": (text.name, text.read_bytes())})
        else:
            answer = self._sent("POST", "check", json={"text": text, **given})
        return cast(schema.CheckDocument, answer.json())

    def pathway(self, areas: Iterable[str] = (), **scenario: Any) -> shapes.PathwayDocument:
        """What it would take to reach a target. scenario: any field of burdenshare.pathways.Scenario."""
        given = {name: str(value) if isinstance(value, date) else value for name, value in scenario.items()}
        answer = self._sent("POST", "pathway", json={"areas": list(areas), **given})
        return cast(shapes.PathwayDocument, answer.json())

    def positions(
        self, area: Iterable[str] = (), *, topic: str | None = None, as_of: Day | None = None
    ) -> shapes.PositionsDocument:
        """The newest position of each government on a topic."""
        return cast(shapes.PositionsDocument, self._get("positions", area=area, topic=topic, as_of=as_of))

    def promises(self, area: Iterable[str] = (), *, as_of: Day | None = None) -> shapes.PromisesDocument:
        """Targets with their state, and national pledges."""
        return cast(shapes.PromisesDocument, self._get("promises", area=area, as_of=as_of))

    def releases(self, *, publisher: str | None = None, as_of: Day | None = None) -> shapes.ReleasesDocument:
        """Releases known that day, newest first."""
        return cast(shapes.ReleasesDocument, self._get("releases", publisher=publisher, as_of=as_of))

    def areas(self, *, as_of: Day | None = None) -> shapes.AreasDocument:
        """Allies and groups as of the day."""
        return cast(shapes.AreasDocument, self._get("areas", as_of=as_of))

    def _get(self, resource: str, **asked: Any) -> Any:
        return self._sent("GET", resource, params=_query(asked)).json()

    def _sent(self, method: str, resource: str, **content: Any) -> httpx.Response:
        try:
            return _answered(self._http.request(method, resource, **content))
        except httpx.HTTPError as e:
            raise Refused(0, f"{self._http.base_url} does not answer: {e}. Is the server running?") from None

    def _opened(self, resource: str, asked: Mapping[str, Any]) -> _Opened:
        return _Opened(self._http, resource, asked)


class _Opened:
    """An answer read as it comes; a refusal is read whole and raised."""

    def __init__(self, http: httpx.Client, resource: str, asked: Mapping[str, Any]) -> None:
        self._stream = http.stream("GET", resource, params=asked)

    def __enter__(self) -> httpx.Response:
        answer = self._stream.__enter__()
        if not answer.is_success:
            answer.read()
            self._stream.__exit__(None, None, None)
        return _answered(answer)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stream.__exit__(kind, error, at)


def _answered(answer: httpx.Response) -> httpx.Response:
    if answer.is_success:
        return answer
    try:
        sentence = str(answer.json()["detail"])
    except (ValueError, LookupError, TypeError):
        sentence = f"{answer.url} answered {answer.status_code}."
    raise Refused(answer.status_code, sentence)


def _years(filters: Mapping[str, Any]) -> dict[str, Any]:
    """`from` is a word of Python's own: first and last stand for from and to."""
    return {{"first": "from", "last": "to"}.get(name, name): value for name, value in filters.items()}


def _query(asked: Mapping[str, Any]) -> dict[str, Any]:
    """What is asked as a query: nothing for None, a word many times for many."""
    found: dict[str, Any] = {}
    for name, value in asked.items():
        if value is None or value == ():
            continue
        if isinstance(value, date | bool):
            value = str(value).lower()
        found[name] = value if isinstance(value, str | int | float) else list(value)
    return found
