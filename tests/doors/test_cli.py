"""The command line as a user drives it: what it prints, what it refuses, and its exit status."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

import burdenshare as bs
from burdenshare.doors.cli import COMMANDS, app
from tests.doors.article import ARTICLE, burdenshare, refused

EXPENDITURE = ["figures", "Spain", "--indicator", "expenditure", "--from", "2024", "--to", "2024", "--revisions"]
TOMORROW = str(date.today() + timedelta(days=1))
Capsys = pytest.CaptureFixture[str]


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return str(path)


def _process(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    surroundings.pop("FORCE_COLOR", None)
    command = [sys.executable, "-m", "burdenshare", *arguments]
    return subprocess.run(command, capture_output=True, env=surroundings, timeout=60, check=False, **options)


def _shell(line: str, input: bytes | None = None, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a shell does, redirections included."""
    surroundings = {**os.environ, **variables, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    command = ["/bin/sh", "-c", f'"{sys.executable}" -m burdenshare {line}']
    return subprocess.run(command, capture_output=True, env=surroundings, timeout=60, check=False, input=input)


def test_the_command_checks_an_article_from_end_to_end(article: str) -> None:
    done = _process("check", article, "--published", "2025-06-06")
    printed = done.stdout.decode()
    assert done.returncode == 0
    assert done.stderr == b""
    assert "Article of 6 June 2025, as given." in printed
    assert "“Spain spent 1.28%”" in printed
    assert "OUTDATED" in printed
    assert "nato-2025-04" in printed
    assert "Where the allies named stand" in printed
    assert "\x1b" not in printed  # a pipe gets no colours


@pytest.mark.parametrize("option", ["--out", "--harvest"])
def test_the_article_is_never_written_over(capsys: Capsys, article: str, option: str) -> None:
    sentence = refused(burdenshare(capsys, "check", article, option, article))
    assert f"{option} {article} is what is read, and would be written over." in sentence
    assert Path(article).read_text(encoding="utf-8") == ARTICLE


def test_a_difference_to_a_release_held_in_part_drops_no_figure(capsys: Capsys) -> None:
    words = " ".join(burdenshare(capsys, "diff", "nato-2024-06", "nato-2025-04").out.split())
    assert "5,280 only in the first" in words
    assert "nato-2025-04 is not held whole: what is only in the first may stand in it all the same" in words
    assert "nato-2024-06 is not held whole" not in words


def test_figures_name_their_publisher(capsys: Capsys) -> None:
    lines = burdenshare(capsys, "figures", "Spain", "--indicator", "share_of_gdp", "--from", "2024").out.splitlines()
    head = next(line for line in lines if line.startswith("Ally"))
    at = head.index("Publisher")
    assert {line[at:].split()[0] for line in lines[lines.index(head) + 1 :] if line} == {"NATO", "SIPRI"}


def test_a_pipe_a_device_and_a_socket_are_refused_and_not_waited_for(capsys: Capsys, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p")
    assert "p is a named pipe, and only files are read." in refused(burdenshare(capsys, "check", str(tmp_path / "p")))
    assert "is a device, and only files are read." in refused(burdenshare(capsys, "check", "/dev/zero"))
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s"))
        assert "is a socket" in refused(burdenshare(capsys, "check", str(tmp_path / "s")))


def test_what_the_shell_puts_for_a_stream_is_read_as_one(article: str) -> None:
    substituted = subprocess.run(
        ["/bin/bash", "-c", f'"{sys.executable}" -m burdenshare check <(cat "{article}") --published 2025-06-06'],
        capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert substituted.returncode == 0
    assert substituted.stdout.startswith(b"a stream\n") and "“Spain spent 1.28%”" in substituted.stdout.decode()
    piped = _shell(f'check /dev/stdin --published 2025-06-06 < "{article}"')
    assert piped.stdout.startswith(b"standard input\n")


def test_standard_input_is_read_and_strict_turns_a_contradiction_into_status_one() -> None:
    text = b"Spain spent 4.5% of GDP on defence in 2023, NATO figures show."
    lenient = _process("check", "-", "--published", "2025-06-06", input=text)
    strict = _process("check", "-", "--published", "2025-06-06", "--strict", input=text)
    assert "CONTRADICTED" in lenient.stdout.decode()
    assert (lenient.returncode, strict.returncode) == (0, 1)


def test_a_reader_that_leaves_early_is_no_error(article: str) -> None:
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    command = [sys.executable, "-m", "burdenshare", "figures", "--format", "csv"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=surroundings) as running:
        assert running.stdout and running.stderr
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


def test_a_help_whose_reader_leaves_early_is_no_error() -> None:
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "burdenshare", "--help"]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, env=surroundings, timeout=60, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk is played by /dev/full")
@pytest.mark.parametrize("command", ["standing", "figures --format csv", "--help"])
def test_a_full_disk_is_one_sentence_and_status_two(command: str) -> None:
    done = _shell(f"{command} > /dev/full")
    assert done.returncode == 2
    assert done.stderr.decode().startswith("burdenshare: The result could not be written: No space left")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="streams are closed by a POSIX shell")
@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("standing >&-", "standard output is closed"),
        ("--version >&-", "standard output is closed"),
        ("check - <&-", "Standard input is closed."),
    ],
)
def test_a_closed_stream_is_one_sentence_and_status_two(command: str, says: str) -> None:
    done = _shell(command)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert says in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_a_file_is_written_though_standard_output_is_closed(tmp_path: Path) -> None:
    out = tmp_path / "targets.json"
    done = _shell(f"targets --out {out} >&-")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(out.read_text(encoding="utf-8"))["format"] == "burdenshare.targets"


def test_signs_stay_apart_where_standard_output_has_ascii_alone() -> None:
    article = b"Spain spent 4.5% of GDP on defence in 2023, NATO figures show."
    page = _shell("check - --published 2025-06-06", PYTHONIOENCODING="ascii", input=article).stdout.decode("ascii")
    assert "x CONTRADICTED" in page
    assert '"Spain spent 4.5%"' in page
    table = _shell("standing --as-of 2024-06-18", PYTHONIOENCODING="ascii").stdout.decode("ascii")
    assert "Turkiye" in table and "+ meets" in table and "x below" in table and "-0.72" in table and "^ 0." in table
    assert "?" not in table


def test_help_imports_neither_database_nor_page_reader() -> None:
    code = (
        "import sys; from burdenshare.doors.cli import run; run(['--help']); "
        "print(sorted({'duckdb', 'trafilatura', 'babel', 'pydantic', 'openpyxl'} & set(sys.modules)))"
    )
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=surroundings, check=True, timeout=60)
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_every_command_says_in_its_help_what_the_list_of_commands_says() -> None:
    made = app()
    for name, (_, words) in COMMANDS.items():
        first = (made[name].default_command.__doc__ or "").split("\n")[0]
        assert words.rstrip(".").split(",")[0].split(";")[0] in first, name


def test_an_article_without_claims_gets_one_clear_sentence(capsys: Capsys, tmp_path: Path) -> None:
    path = tmp_path / "weather.txt"
    path.write_text("It rained in Brussels all day.", encoding="utf-8")
    ran = burdenshare(capsys, "check", str(path), "--published", "2025-06-06")
    assert ran.status == 0
    assert "No claim about the spending of the alliance was found" in ran.out
    assert "Sources" not in ran.out


def test_a_page_fits_eighty_columns_but_for_addresses(
    capsys: Capsys, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for command in (
        ("check", article, "--published", "2025-06-06"),
        ("standing", "--as-of", "2025-06-06"),
        ("releases",),
        ("compare", "Spain", "2024"),
        ("diff", "nato-2019-06", "nato-2024-06", "--indicator", "share_of_gdp"),
        ("audit", "nato-2024-06"),
        ("targets",),
        ("pledges", "Spain", "Germany"),
        ("positions", "--as-of", "2025-06-06"),
        ("figures", "Spain", "--indicator", "share_of_gdp"),
    ):
        ran = burdenshare(capsys, *command)
        assert ran.status == 0, ran.err
        wide = [line for line in ran.out.splitlines() if len(line) > 80 and "://" not in line and "seen at" not in line]
        assert wide == [], command


def test_the_format_follows_the_ending_of_the_file(capsys: Capsys, article: str, tmp_path: Path) -> None:
    for ending, start in ((".json", "{"), (".md", "# "), (".html", "<!doctype html>"), (".jsonld", "[")):
        out = tmp_path / f"report{ending}"
        ran = burdenshare(capsys, "check", article, "--published", "2025-06-06", "--out", str(out))
        assert (ran.status, ran.out) == (0, "")
        assert out.read_text(encoding="utf-8").startswith(start)


def test_standing_says_target_release_coverage_and_who_is_left_out(capsys: Capsys) -> None:
    ran = burdenshare(capsys, "standing", "--as-of", "2024-06-18")
    expected = bs.open().as_of(date(2024, 6, 18)).count(2.0)
    assert "adopted 11 July 2023" in ran.out
    assert "nato-2024-06, NATO, 17 June 2024" in ran.out
    assert f"{len(expected.meeting)} of 31 allies with forces reach 2 %" in ran.out
    assert "Left out, without armed forces: Iceland." in ran.out
    assert "The count hangs on Slovakia: printed 2.00 %, its own money and GDP give 1.989 %." in ran.out
    spain = next(line for line in ran.out.splitlines() if "Spain" in line)
    assert "1.28e" in spain and "shortfall" in spain and "−0.72" in spain


def test_standing_as_json_agrees_with_the_library(capsys: Capsys) -> None:
    ran = burdenshare(capsys, "standing", "ESP", "DEU", "--as-of", "2024-06-18", "--format", "json")
    document = json.loads(ran.out)
    rows = bs.standing(["ESP", "DEU"], as_of=date(2024, 6, 18)).rows
    assert [r["REF_AREA"] for r in document["rows"]] == [r.area.code for r in rows]
    assert [r["points"] for r in document["rows"]] == [r.points for r in rows]
    assert document["target"]["id"] == "vilnius-2023"
    assert document["count"]["left_out"] == ["ISL"]


def test_the_trail_of_a_cell_shows_what_is_known_and_not_held(capsys: Capsys) -> None:
    ran = burdenshare(
        capsys, "figures", "Spain", "--indicator", "share_of_gdp", "--from", "2024", "--to", "2024", "--revisions"
    )  # fmt: skip
    trail = bs.open().as_of(date.today()).trail("ESP", "share_of_gdp", 2024)
    printed = [line.split()[0] for line in ran.out.splitlines() if line.startswith("nato-")]
    assert printed == [s.release.id for s in reversed(trail)]
    assert any("not held" in line for line in ran.out.splitlines()) == any(s.state != "held" for s in trail)


def test_the_head_of_a_trail_and_of_a_comparison_names_the_ally_by_its_code(capsys: Capsys) -> None:
    trail = "figures Spain --indicator share_of_gdp --from 2024 --to 2024 --revisions --format json"
    for command in (trail, "compare Spain 2024 --format json"):
        document = json.loads(burdenshare(capsys, *command.split()).out)
        assert (document["REF_AREA"], document["INDICATOR"], document["TIME_PERIOD"]) == ("ESP", "share_of_gdp", 2024)


def test_an_audit_tells_revisions_from_faults(capsys: Capsys) -> None:
    page = burdenshare(capsys, "audit", "nato-2025-08").out
    words = " ".join(page.split())
    assert "shares: nothing to compare" in words
    assert "revisions since nato-2025-04: 16 of 44 agree; 10 of 28 shown" in words
    assert "Revisions are no faults" in words
    spain = next(line for line in page.splitlines() if line.startswith("  Spain"))
    assert spain.split()[-5:] == ["1.43", "before:", "1.24,", "in", "nato-2025-04"]


def test_moves_of_shares_are_points_and_allies_stand_by_name(capsys: Capsys) -> None:
    asked = ("nato-2024-06", "nato-2025-04", "--indicator", "share_of_gdp")
    rows = [line for line in burdenshare(capsys, "diff", *asked).out.splitlines() if " share_of_gdp 2" in line]
    assert rows and all(line.endswith(" pts") for line in rows)
    allies = [line.partition(" share_of_gdp")[0].strip().casefold() for line in rows]
    assert allies == sorted(allies)


def test_a_standing_without_any_figure_says_so(capsys: Capsys) -> None:
    asked = ("--as-of", "2021-04-26", "--publisher", "SIPRI", "--target", "wales-2014")
    page = " ".join(burdenshare(capsys, "standing", *asked).out.split())
    assert "no figure held of any of the" in page
    assert "0 of the 0" not in page


def test_figures_leave_as_csv_and_parquet_with_their_provenance(capsys: Capsys, tmp_path: Path) -> None:
    asked = ("figures", "ESP", "--indicator", "share_of_gdp", "--release", "nato-2024-06")
    header, *rows = burdenshare(capsys, *asked, "--format", "csv").out.splitlines()
    assert header.startswith("REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE")
    assert rows and all("nato-2024-06" in row for row in rows)
    out = tmp_path / "spain.parquet"
    assert burdenshare(capsys, *asked, "--out", str(out)).status == 0
    assert out.read_bytes()[:4] == b"PAR1"
    assert "--out" in refused(burdenshare(capsys, *asked, "--format", "parquet"))


def test_positions_and_targets_are_those_of_the_day(capsys: Capsys) -> None:
    before = burdenshare(capsys, "targets", "--as-of", "2025-06-24").out
    after = burdenshare(capsys, "targets", "--as-of", "2025-06-26").out
    assert "adopted later, on 2025-06-25" in " ".join(before.split())
    assert next(line for line in after.splitlines() if line.startswith("hague-2025")).split()[1:3] == ["in", "force"]
    document = json.loads(burdenshare(capsys, "positions", "--as-of", "2025-06-06", "--format", "json").out)
    assert all(row["since"] <= "2025-06-06" for row in document["rows"])
    assert {"ESP", "DEU", "USA"} <= {row["REF_AREA"] for row in document["rows"]}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("standing", "Spian"), "Did you mean Spain?"),
        (("standing", "--target", "hague"), "Unknown target: 'hague'."),
        (("standing", "--as-of", TOMORROW), "is in the future"),
        (("standing", "--as-of", "1990-01-01"), "Nothing was published by 1990-01-01"),
        (("standing", "--as-of", "yesterday"), "Write it like 2025-06-05."),
        (("standing", "--as-of", "20250605"), "Write it like 2025-06-05."),
        (("standing", "--as-of", "2025-W23-4"), "Write it like 2025-06-05."),
        (("standing", "--out", "-"), "--out - is no file."),
        (("standing", "--out=-"), "--out - is no file."),
        (("standing", "--out", ""), "--out names no file."),
        (("standing", "--out", "x.parquet"), ".parquet is no ending of this command"),
        (("audit", "nato-2024-06", "--out", "a.csv"), ".csv is no ending of this command"),
        (("figures", "--out", "x.xlsx"), "add --format"),
        (("check", "nowhere.txt", "--out", "x.pdf"), ".pdf is no ending of this command"),
        (("check", "nowhere.txt", "--out", "-"), "--out - is no file."),
        (("check", ""), "No document is named."),
        (("standing", "-"), "-"),
        (("standing", "--out", "a" * 300), "File name too long"),
        (("check", "http:" + "a" * 300), "http:aaa"),
        (("compare", "Spain", "2024.9"), "Write it like 2024."),
        (("compare", "Spain", "-1"), "Write it like 2024."),
        (("compare", "Spain", "1_000"), "Write it like 2024."),
        (("compare", "Spain", "２０２４"), "Write it like 2024."),
        (("compare", "Spain", "2024", "--currency", "QQQ"), "No figure held is in the currency 'QQQ'"),
        (("figures", "--from", "-1"), "--from '-1' is no year from 1900 to 2100."),
        (("figures", "--to", "2024.9"), "--to '2024.9' is no year from 1900 to 2100."),
        ((*EXPENDITURE, "--currency", "QQQ"), "No figure held is in the currency 'QQQ'"),
        ((*EXPENDITURE, "--currency", "EUR", "--price-base", "1066 prices"), "in the price base '1066 prices'"),
        (("check", "a", "b"), "'b' is one too many"),
        (("frob",), 'Unknown command "frob". See'),
        (("standing", "--currency", "XXX"), "No ally uses the currency"),
        (("standing", "--format", "xml"), "--format"),
        (("figures", "--indicator", "share_of_gpd"), "Did you mean share_of_gdp"),
        (("figures", "--from", "2025", "--to", "2020"), "Turn them round."),
        (("figures", "--publisher", "UN"), "Unknown publisher: 'UN'."),
        (("compare", "Spain", "2024", "--indicator", "expenditure"), "Name the currency and the price base."),
        (("diff", "nato-2024-06", "sipri-2025-04"), "of two publishers"),
        (("audit", "unknown-2042-01"), "Unknown release: 'unknown-2042-01'. `burdenshare releases` lists them."),
        (("audit", "nato-2042-01"), "Unknown release: 'nato-2042-01'. Did you mean nato-20"),
        (("positions", "--topic", "six-percent"), "Did you mean five-percent"),
        (("positions", "--topic", "peace"), "Choose from two-percent-wales, two-percent-floor, "),
        (("standing", "Russia"), "Only members of the alliance and groups of them are on record"),
        (("standing", "Japan"), "`burdenshare standing` lists the members."),
        (("standing", "Frnace"), "Did you mean France?"),
        (("standing", "Czech"), "Did you mean Czechia?"),
        (("standing", ""), "'' is empty."),
        (("standing", "EU"), "European Union is not made up of allies alone and has no standing."),
        (("standing", "--target", "foo"), "Choose from guideline-2006, wales-2014, vilnius-2023, "),
        (("standing", "--target", "hague"), "Did you mean hague-2025?"),
        (("figures", "--indicator", "foo"), "Choose from share_of_gdp, core_share_of_gdp, expenditure, "),
        (("chekc", "x"), 'Did you mean "check"?'),
        (("check", "x", "--asof", "2025-01-01"), "Did you mean --as-of?"),
        (("check",), "SOURCE"),
        (("check", "nowhere.txt"), "There is no file nowhere.txt."),
        (("check", "nowhere.txt", "--published", TOMORROW), "is in the future"),
        (("check", "nowhere.txt", "--as-of", "1990-01-01"), "Nothing was published by 1990-01-01"),
    ],
)
def test_bad_input_is_one_sentence_on_standard_error(capsys: Capsys, arguments: tuple[str, ...], says: str) -> None:
    assert says in refused(burdenshare(capsys, *arguments))


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/a",
        "http://localhost:8000/a",
        "http://10.1.2.3/a",
        "http://169.254.169.254/latest",
        "http://[::1]/a",
        "http://[::ffff:127.0.0.1]/a",
        "http://2130706433/a",
        "ftp://example.org/a",
        "file:///etc/hostname",
        "data:text/html,<p>NATO 2%",
        "http://user:word@example.org/a",
    ],
)
def test_an_address_that_is_not_of_the_open_web_is_not_fetched(capsys: Capsys, tmp_path: Path, address: str) -> None:
    out = tmp_path / "report.json"
    sentence = refused(burdenshare(capsys, "check", address, "--out", str(out)))
    assert address.partition("?")[0] in sentence
    assert not out.exists()


@pytest.mark.parametrize(
    ("name", "body", "says"),
    [
        ("empty.txt", b" \n\t\n", "is empty"),
        ("binary.txt", bytes(range(256)) * 40, "is binary"),
        ("report.pdf", b"%PDF-1.7\n...", "is a damaged PDF"),
        ("report.docx", b"PK\x03\x04....", "is a damaged document"),
        ("encoding.txt", b"\x81\x8d\x8f\x90" * 40, "is not UTF-8"),
        ("wrong.html", b"<html><meta charset='no-such-set'><p>\xff", "says it is no-such-set"),
        ("large.txt", b"NATO members spend 2% of GDP on defence.\n" * 1_250_000, "is larger than 5 MB"),
        ("long.txt", b"NATO members spend 2% of GDP on defence.\n" * 30_000, "1,000,000 characters"),
        ("deep.html", b"<html><body>" + b"<div>" * 50_000 + b"2%", "nested more than 200 deep"),
        ("many.html", b"<html><body>" + b"<p>x" * 200_000, "more than 30000 tags"),
        ("wide.html", b"<html><body><p title='" + b"a" * 3_000_000 + b"'>x", "a tag longer than"),
    ],
)
def test_a_document_that_cannot_be_read_is_refused_and_nothing_is_written(
    capsys: Capsys, tmp_path: Path, name: str, body: bytes, says: str
) -> None:
    path, out = tmp_path / name, tmp_path / "out" / "report.html"
    out.parent.mkdir()
    path.write_bytes(body)
    sentence = refused(burdenshare(capsys, "check", str(path), "--published", "2025-06-06", "--out", str(out)))
    assert says in sentence
    assert name in sentence
    assert list(out.parent.iterdir()) == []


def test_a_file_that_cannot_be_written_is_said_before_any_work(capsys: Capsys, article: str, tmp_path: Path) -> None:
    assert "does not exist" in refused(burdenshare(capsys, "check", article, "--out", str(tmp_path / "no" / "r.md")))
    assert "is a folder" in refused(burdenshare(capsys, "check", article, "--out", str(tmp_path)))
