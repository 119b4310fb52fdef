"""The API over a socket: the documents of the command line, marks by which answers are kept, problems with the mend."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import httpx
import pytest

import burdenshare as bs
from burdenshare.doors.client import Refused
from burdenshare.publish import shapes
from tests.doors.article import burdenshare as command

DAY = "2026-09-01"


@pytest.fixture
def client(server: str):
    with bs.Client(server) as opened:
        yield opened


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (f"standing?as_of={DAY}&currency=EUR", ("standing", "--as-of", DAY, "--currency", "EUR")),
        (f"standing?area=ESP&area=Poland&as_of={DAY}&target=vilnius-2023",
         ("standing", "ESP", "Poland", "--as-of", DAY, "--target", "vilnius-2023")),
        (f"releases?publisher=SIPRI&as_of={DAY}", ("releases", "--publisher", "SIPRI", "--as-of", DAY)),
        ("positions?as_of=2025-06-06&area=ESP", ("positions", "ESP", "--as-of", "2025-06-06")),
        (f"compare?area=DEU&year=2024&as_of={DAY}", ("compare", "DEU", "2024", "--as-of", DAY)),
        ("diff?before=nato-2019-06&after=nato-2024-06", ("diff", "nato-2019-06", "nato-2024-06")),
        (f"revisions?area=PRT&year=2019&as_of={DAY}",
         ("figures", "PRT", "--indicator", "share_of_gdp", "--from", "2019", "--to", "2019", "--revisions", "--as-of", DAY)),
        (f"pathway?areas=ESP&draws=200&as_of={DAY}", ("pathway", "ESP", "--draws", "200", "--as-of", DAY)),
    ],
)  # fmt: skip
def test_an_address_answers_with_the_document_of_the_command(
    server: str, capsys: pytest.CaptureFixture[str], address: str, words: tuple[str, ...]
) -> None:
    printed = command(capsys, *words, "--format", "json")
    assert printed.status == 0, printed.err
    assert httpx.get(f"{server}/api/v1/{address}").json() == json.loads(printed.out)


def test_promises_are_the_targets_and_pledges_of_the_commands(
    client: bs.Client, capsys: pytest.CaptureFixture[str]
) -> None:
    found = client.promises(as_of=DAY)
    assert found["targets"] == json.loads(command(capsys, "targets", "--as-of", DAY, "--format", "json").out)
    assert found["pledges"] == json.loads(command(capsys, "pledges", "--as-of", DAY, "--format", "json").out)


def test_a_check_is_the_document_of_the_command(
    client: bs.Client, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "article.txt"
    path.write_text("Spain spent 1.28% of GDP on defence in 2024.", encoding="utf-8")
    printed = json.loads(command(capsys, "check", str(path), "--published", "2025-06-05", "--format", "json").out)
    assert client.check(path, published=date(2025, 6, 5)) == printed
    by_text = client.check(path.read_text(encoding="utf-8"), published="2025-06-05")
    assert by_text["claims"] == printed["claims"] and by_text["claims"][0]["ruling"] == "outdated"


def test_every_field_of_an_answer_is_stated_in_its_shape(client: bs.Client) -> None:
    answers = [
        (client.areas(), shapes.AreasDocument, shapes.AreaRow),
        (client.releases(), shapes.ReleasesDocument, shapes.ReleaseRow),
        (client.standing(as_of=DAY), shapes.StandingDocument, shapes.StandingRow),
        (client.positions(as_of="2025-06-06"), shapes.PositionsDocument, shapes.PositionRow),
        (client.promises()["targets"], shapes.TargetsDocument, shapes.TargetRow),
        (client.promises()["pledges"], shapes.PledgesDocument, shapes.PledgeRow),
        (client.figures(["ESP"], limit=5), shapes.FiguresDocument, shapes.FigureRow),
        (client.revisions("ESP", 2024), shapes.RevisionsDocument, shapes.RevisionRow),
        (client.compare("ESP", 2024), shapes.CompareDocument, shapes.CompareRow),
        (client.diff("nato-2024-06", "nato-2025-08"), shapes.DiffDocument, shapes.DiffRow),
    ]
    for found, whole, row in answers:
        assert set(found) == set(whole.__annotations__), whole
        assert found["rows"] and set(found["rows"][0]) == set(row.__annotations__), row


def test_figures_come_in_pieces_that_make_the_whole(client: bs.Client) -> None:
    asked = {"area": ["ESP"], "indicator": ["share_of_gdp"], "first": 2014, "as_of": DAY, "revisions": True}
    pieces, after = [], 0
    while after is not None:
        piece = client.figures(**asked, limit=50, after=after)
        pieces += piece["rows"]
        after = piece["next"]
    assert len(pieces) == piece["total"] > 50
    assert pieces == list(client.each_figure(**asked))
    assert {p["REF_AREA"] for p in pieces} == {"ESP"} and min(p["TIME_PERIOD"] for p in pieces) == 2014


def test_figures_come_as_csv_parquet_and_sdmx_with_the_same_values(client: bs.Client, tmp_path: Path) -> None:
    import duckdb
    from pysdmx.io.csv.sdmx20.reader import read

    asked = {"area": ["ESP"], "indicator": ["share_of_gdp"], "publisher": ["NATO"], "as_of": DAY}
    wanted = sorted((row["TIME_PERIOD"], row["OBS_VALUE"]) for row in client.each_figure(**asked))
    for form in ("csv", "parquet", "sdmx-csv"):
        assert client.save_figures(tmp_path / form, form, **asked) > 100
    listed = csv.DictReader(io.StringIO((tmp_path / "csv").read_text(encoding="utf-8")))
    assert sorted((int(r["TIME_PERIOD"]), float(r["OBS_VALUE"])) for r in listed) == wanted
    rows = duckdb.sql(f"SELECT TIME_PERIOD, OBS_VALUE FROM read_parquet('{tmp_path / 'parquet'}')").fetchall()
    assert sorted(rows) == wanted
    (dataset,) = read((tmp_path / "sdmx-csv").read_text(encoding="utf-8"))
    assert sorted((int(y), float(v)) for y, v in dataset.data[["TIME_PERIOD", "OBS_VALUE"]].values) == wanted


def test_lines_are_given_to_who_accepts_them(server: str) -> None:
    answer = httpx.get(f"{server}/api/v1/figures?area=ESP", headers={"accept": "application/x-ndjson"})
    assert answer.headers["content-type"] == "application/x-ndjson"
    assert all(json.loads(line)["REF_AREA"] == "ESP" for line in answer.text.splitlines())


def test_an_answer_of_a_day_that_has_passed_is_kept_and_one_of_today_is_asked_again(server: str) -> None:
    address = f"{server}/api/v1/standing"
    past = httpx.get(address, params={"as_of": DAY})
    assert "immutable" in past.headers["cache-control"]
    today = httpx.get(address)
    assert today.headers["cache-control"] == "no-cache"
    assert past.headers["etag"] != today.headers["etag"]
    for answer in (past, today):
        again = httpx.get(answer.url, headers={"if-none-match": answer.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert httpx.get(answer.url).content == answer.content
    assert httpx.get(
        address, params={"as_of": "2025-06-05"}, headers={"if-none-match": past.headers["etag"]}
    ).is_success


def test_a_kept_answer_is_given_in_the_form_that_is_accepted(server: str) -> None:
    address = f"{server}/api/v1/figures?area=FRA&indicator=share_of_gdp&as_of={DAY}"
    for _round in range(2):
        plain = httpx.get(address, headers={"accept-encoding": "identity"})
        small = httpx.get(address, headers={"accept-encoding": "gzip"})
        lines = httpx.get(address, headers={"accept": "application/x-ndjson"})
        assert "content-encoding" not in plain.headers and small.headers["content-encoding"] == "gzip"
        assert plain.json() == small.json() and lines.text.count("\n") == plain.json()["total"]


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("standing?area=Spian", 404, "Did you mean"),
        ("standing?as_of=2099-01-01", 400, "future"),
        ("standing?as_of=2025-02-30", 400, "Write it like"),
        ("standing?as_of=yesterday", 422, "as_of"),
        ("standing?aera=ESP", 422, "aera"),
        ("figures?from=2024&to=2020", 400, "Turn them round"),
        ("figures?limit=1000000", 422, "limit"),
        ("figures?release=nato-1999-01", 404, "Unknown release"),
        ("diff?before=nato-2019-06&after=nato-2024-06&as_of=2020-01-01", 404, "after 2020-01-01"),
        ("pathway?shape=zigzag", 422, "shape"),
        ("pathway?financing=debt=0.5", 400, "adds up to 0.5"),
        ("pathway?financing=debt=", 400, "without a number"),
        ("pathway?draws=1000000", 422, "draws"),
        ("positions?topic=none", 400, "Unknown topic"),
    ],
)
def test_what_cannot_be_answered_is_a_problem_document_with_the_mend(
    server: str, address: str, status: int, words: str
) -> None:
    answer = httpx.get(f"{server}/api/v1/{address}")
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json()["status"] == status and words in answer.json()["detail"]


@pytest.mark.parametrize(
    ("sent", "status", "words"),
    [
        ({"json": {}}, 422, "text"),
        ({"json": {"text": "x", "published": "2099-01-01"}}, 400, "future"),
        ({"content": b"{", "headers": {"content-type": "application/json"}}, 422, "JSON"),
        ({"content": b"x", "headers": {"content-type": "text/csv"}}, 415, "multipart"),
        ({"files": {"file": ("a.png", b"\x89PNG\r\n")}}, 422, "image"),
        ({"files": {"file": ("../../etc/passwd", b"")}}, 422, "passwd is empty"),
        ({"data": {"title": "x"}, "files": {"other": b"x"}}, 422, "file"),
    ],
)
def test_a_text_that_cannot_be_checked_is_refused_with_the_reason(
    server: str, sent: dict[str, object], status: int, words: str
) -> None:
    answer = httpx.post(f"{server}/api/v1/check", **sent)
    assert answer.status_code == status and words in answer.json()["detail"]


def test_a_scenario_is_held_to_its_limits_field_by_field(server: str) -> None:
    described = httpx.get(f"{server}/api/v1/openapi.json").json()
    tried = 0
    for parameter in described["paths"]["/api/v1/pathway"]["get"]["parameters"]:
        kinds = [parameter["schema"], *parameter["schema"].get("anyOf", ())]
        if most := next((k["maximum"] for k in kinds if "maximum" in k), None):
            answer = httpx.get(f"{server}/api/v1/pathway", params={parameter["name"]: most + 1})
            assert answer.status_code == 422 and parameter["name"] in answer.json()["detail"]
            tried += 1
    assert tried > 15


def test_a_check_that_takes_too_long_is_stopped_and_the_next_is_answered() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "burdenshare", "serve", "--port", "0", "--rate-limit", "0", "--check-seconds", "2"],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        text=True,
    )
    assert process.stdout is not None
    try:
        found = re.search(r"http://[0-9.:]+", process.stdout.readline())
        assert found
        long = "Spain spent 1.28% of GDP on defence in 2024, and Italy 1.5%. " * 16_000
        with bs.Client(found.group()) as client:
            with pytest.raises(Refused, match="more than 2 seconds and was cut off") as refused:
                client.check(long, published="2025-06-05")
            assert refused.value.status == 503
            assert client.check(long[:60], published="2025-06-05")["claims"]
    finally:
        process.terminate()
        process.wait(timeout=10)


def test_the_client_says_what_the_server_says(client: bs.Client) -> None:
    with pytest.raises(Refused, match="Did you mean") as refused:
        client.standing(["Spian"])
    assert refused.value.status == 404
    with pytest.raises(Refused, match="Unknown release"):
        list(client.each_figure(release="none"))
    with pytest.raises(Refused, match="Is the server running"):
        bs.Client("http://127.0.0.1:1").areas()


def test_the_client_sends_a_scenario(client: bs.Client) -> None:
    found = client.pathway(["ESP"], draws=100, as_of=date(2026, 9, 1), points=[(2030, 3.0), (2035, 3.5)], shape="points",
                           financing={"debt": 0.5, "cuts": 0.5})  # fmt: skip
    assert found["rows"][-1]["planned_share"] == 3.5
    by_address = client._get("pathway", areas=["ESP"], draws=100, as_of="2026-09-01", points="2030:3,2035:3.5",
                             shape="points", financing="debt=0.5,cuts=0.5")  # fmt: skip
    assert by_address == found


def test_importing_the_package_does_not_load_the_client() -> None:
    code = (
        "import sys, burdenshare; assert 'httpx' not in sys.modules; burdenshare.Client; assert 'httpx' in sys.modules"
    )
    subprocess.run(
        [sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    )
