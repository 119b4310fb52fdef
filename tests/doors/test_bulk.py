"""Bulk: the same table whatever the processes and however often it was killed; bad records set aside."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from burdenshare.doors.bulk import job, pool
from burdenshare.doors.bulk.archives import opened
from burdenshare.doors.bulk.pool import Part, Result
from burdenshare.doors.bulk.rows import SCHEMA, Bad, Fields, Record, Settings, checked, hopeful
from burdenshare.doors.formats import Raw
from burdenshare.nouns.errors import BadRequest
from tests.doors.article import burdenshare, refused
from tests.doors.papers import docx, pdf

Capsys = pytest.CaptureFixture[str]
TODAY = date(2026, 11, 24)
CLAIM = "Spain spent 1.28% of GDP on defence in 2024, NATO said."
BUSES = "The bus lane opens on Monday, the mayor said."
PAGE = (
    "<!doctype html><html lang='en'><head><title>Talks</title>{head}</head><body><article><p>{text}</p><p>Officials of "
    "several countries met on Tuesday to hear about it, and they will meet again.</p></article></body></html>"
)


def jsonl(path: Path, documents: int, *, every: int = 5) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for n in range(documents):
            text = CLAIM if n % every == 0 else BUSES
            file.write(json.dumps({"id": f"d{n}", "text": text, "published": "2024-06-24"}) + "\n")
    return path


def rows(path: Path, columns: str = "document, words, ruling") -> list[tuple[Any, ...]]:
    return duckdb.sql(f"SELECT {columns} FROM '{path}'").fetchall()


def aside(output: Path) -> list[dict[str, Any]]:
    lines = output.with_name(f"{output.name}.bad.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def run(source: Path, output: Path, **options: Any) -> job.Done:
    return job.run(source, output, today=TODAY, **{"workers": 1, **options})


def test_a_row_a_claim_in_the_order_of_the_input(tmp_path: Path) -> None:
    source, output = jsonl(tmp_path / "in.jsonl", 20), tmp_path / "out.parquet"
    done = run(source, output)
    assert (done.documents, done.claims, done.bad, done.resumed) == (20, 4, 0, 0)
    assert rows(output) == [(f"d{n}", "Spain spent 1.28%", "supported") for n in (0, 5, 10, 15)]
    assert rows(output, "record, published, dating, as_of, releases")[1] == (
        5, date(2024, 6, 24), "given", date(2024, 6, 24), ["nato-2024-06"],
    )  # fmt: skip
    columns = duckdb.sql(f"DESCRIBE FROM '{output}'").fetchall()
    assert [(c[0], c[1]) for c in columns] == list(SCHEMA)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in.jsonl", "out.parquet"]


def test_one_process_and_two_give_the_same_bytes(tmp_path: Path) -> None:
    source = jsonl(tmp_path / "in.jsonl", 400)
    for workers in (1, 2):
        run(source, tmp_path / f"{workers}.parquet", workers=workers)
    assert (tmp_path / "1.parquet").read_bytes() == (tmp_path / "2.parquet").read_bytes()


def test_bad_records_are_set_aside_with_their_reason(tmp_path: Path) -> None:
    source, output = jsonl(tmp_path / "in.jsonl", 5), tmp_path / "out.parquet"
    with source.open("ab") as file:
        file.write(b'{"no": "text"}\nnot json\n[1]\n\n')
        file.write(json.dumps({"text": CLAIM, "published": "2099-01-01"}).encode() + b"\n")
        file.write(json.dumps({"text": CLAIM, "published": "last week"}).encode() + b"\n")
        file.write(b'{"text": "' + b"x" * 5_100_000 + b'"}\n')
        file.write(json.dumps({"id": "\ud800", "text": CLAIM + "\ud800", "published": "2024-06-24"}).encode() + b"\n")
    done = run(source, output)
    assert (done.claims, done.bad) == (2, 6)
    found = aside(output)
    expected = [
        "holds no text",
        "no JSON",
        "no object",
        "dated 2099-01-01",
        "'last week'",
        "larger than 5",
    ]
    assert [says in bad["reason"] for says, bad in zip(expected, found, strict=True)] == [True] * 6
    assert [bad["document"] for bad in found][:2] == ["in.jsonl:6", "in.jsonl:7"]
    assert rows(output)[-1][0] == "?"


def test_a_later_run_without_bad_records_leaves_no_old_list_of_them(tmp_path: Path) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "out.parquet"
    source.write_text("not json\n", encoding="utf-8")
    assert run(source, output).bad == 1
    assert rows(output) == []
    run(jsonl(source, 5), output)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in.jsonl", "out.parquet"]


def _children(pid: int) -> list[int]:
    return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _command(source: Path, output: Path) -> list[str]:
    return [sys.executable, "-m", "burdenshare", "bulk", str(source), str(output), "--workers", "2"]


def _surroundings() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}


def _until_parts(output: Path, number: int) -> None:
    manifest = output.with_name(f"{output.name}.parts") / "manifest.jsonl"
    for _ in range(3000):
        if manifest.exists() and manifest.read_bytes().count(b"\n") > number:
            return
        time.sleep(0.01)
    raise AssertionError("no part was finished")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="children are listed under /proc")
def test_a_run_killed_at_any_instant_goes_on_and_gives_the_same_bytes(tmp_path: Path) -> None:
    source = jsonl(tmp_path / "in.jsonl", 12_000, every=3)
    whole, broken = tmp_path / "whole.parquet", tmp_path / "broken.parquet"
    subprocess.run(_command(source, whole), env=_surroundings(), check=True, capture_output=True, timeout=300)
    for number in (1, 9):
        running = subprocess.Popen(_command(source, broken), env=_surroundings(), stdout=subprocess.PIPE)
        _until_parts(broken, number)
        children = _children(running.pid)
        running.kill()
        running.communicate()
        assert not broken.exists()
        for _ in range(1000):  # nobody is left to be waited for
            if not any(Path(f"/proc/{pid}").exists() for pid in children):
                break
            time.sleep(0.02)
        else:
            raise AssertionError("a process outlived the run")
    with (tmp_path / "broken.parquet.parts" / "manifest.jsonl").open("ab") as manifest:
        manifest.write(b'{"part": 999, "docum')  # what a kill may leave
    done = subprocess.run(_command(source, broken), env=_surroundings(), check=True, capture_output=True, timeout=300)
    assert b"12,000 documents, 4,000 claims" in done.stdout
    assert b"parts were there from an earlier run" in done.stdout
    assert broken.read_bytes() == whole.read_bytes()
    assert not (tmp_path / "broken.parquet.parts").exists()


def test_an_interrupted_run_says_nothing_and_leaves_its_parts(tmp_path: Path) -> None:
    source, output = jsonl(tmp_path / "in.jsonl", 12_000, every=3), tmp_path / "out.parquet"
    running = subprocess.Popen(
        _command(source, output), env=_surroundings(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )  # fmt: skip
    _until_parts(output, 1)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to every process of the run
    assert running.communicate(timeout=60) == (b"", b"")
    assert running.returncode == 130
    assert (tmp_path / "out.parquet.parts").exists() and not output.exists()


def test_parts_of_another_job_are_not_touched(tmp_path: Path) -> None:
    source, output = jsonl(tmp_path / "in.jsonl", 3), tmp_path / "out.parquet"
    (tmp_path / "out.parquet.parts").mkdir()
    manifest = tmp_path / "out.parquet.parts" / "manifest.jsonl"
    manifest.write_text('{"today": "2026-01-01"}\n')
    with pytest.raises(BadRequest, match="parts of another job"):
        run(source, output)
    assert manifest.read_text() == '{"today": "2026-01-01"}\n'


def test_two_runs_do_not_write_the_same_output(tmp_path: Path) -> None:
    source, output = jsonl(tmp_path / "in.jsonl", 12_000, every=3), tmp_path / "out.parquet"
    running = subprocess.Popen(_command(source, output), env=_surroundings(), stdout=subprocess.PIPE)
    _until_parts(output, 1)
    with pytest.raises(BadRequest, match="Another run writes"):
        run(source, output)
    running.kill()
    running.communicate()


class Deadly(dict[str, str]):
    """What a record says; the process that asks for it dies."""

    def __getitem__(self, key: str) -> str:
        os.kill(os.getpid(), signal.SIGKILL)
        return ""


class Endless(dict[str, str]):
    """What a record says; the process that asks for it never hears."""

    def __getitem__(self, key: str) -> str:
        while True:
            time.sleep(1)


def _record(number: int, values: dict[str, str]) -> Record:
    return Record(number, f"r{number}", values=values)


def _results(records: list[Record | Bad], workers: int) -> list[Result]:
    cut: Iterator[Part] = iter([Part(0, records[:5]), Part(1, records[5:])])
    return sorted(pool.results(cut, Settings(TODAY), workers), key=lambda r: r.part)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_record_that_takes_its_process_down_is_set_aside_and_no_other(workers: int) -> None:
    good = {"text": CLAIM, "published": "2024-06-24"}
    records: list[Record | Bad] = [_record(n, Deadly(good) if n in {1, 3, 7} else good) for n in range(9)]
    first, second = _results(records, workers)
    assert (first.documents, first.claims, first.bad) == (5, 3, 2)
    assert (second.documents, second.claims, second.bad) == (4, 3, 1)
    bad = [json.loads(line) for line in (first.aside + second.aside).splitlines()]
    assert [b["record"] for b in bad] == [1, 3, 7]
    assert all("took its process down" in b["reason"] for b in bad)


def test_a_record_that_never_ends_is_set_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "SECONDS", 4.0)
    good = {"text": CLAIM, "published": "2024-06-24"}
    records: list[Record | Bad] = [_record(n, Endless(good) if n == 2 else good) for n in range(5)]
    (found, _) = _results([*records, _record(5, good)], 2)
    assert (found.claims, found.bad) == (4, 1)
    assert b"takes more than 4 seconds" in found.aside


def _warc(path: Path, pages: list[tuple[str, str, bytes]], **headers: str) -> Path:
    """A packed WARC as crawlers write it: a request, then a response, each a member of its own."""
    from fastwarc import GzipWriter, WarcRecord, WarcRecordType

    with path.open("wb") as file:
        writer = GzipWriter(file)
        for url, media, body in pages:
            for kind, name in ((WarcRecordType.request, "request"), (WarcRecordType.response, "response")):
                record = WarcRecord()
                record.init_headers(record_type=kind)
                record.headers["WARC-Target-URI"] = url
                record.headers["WARC-Date"] = "2024-06-26T10:00:00Z"
                record.headers["Content-Type"] = f"application/http; msgtype={name}"
                head = f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n"
                head += "".join(f"{k.replace('_', '-')}: {v}\r\n" for k, v in headers.items())
                record.set_bytes_content(
                    b"GET / HTTP/1.1\r\n\r\n" if name == "request" else head.encode() + b"\r\n" + body
                )
                record.write(writer)
        writer.close()
    return path


STATED = "<meta property='article:published_time' content='2024-06-24'>"
PAGES = [
    ("https://example.org/a", "text/html; charset=utf-8", PAGE.format(head=STATED, text=CLAIM).encode()),
    ("https://example.org/b", "text/html", PAGE.format(head="", text=BUSES).encode()),
    ("https://example.org/c.pdf", "application/pdf", pdf(CLAIM)),
    ("https://example.org/d.png", "image/png", b"\x89PNG"),
    ("https://example.org/e", "text/html", PAGE.format(head="", text=CLAIM).encode()),
    ("https://example.org/f", "text/html", b"<html><body>NATO " + b"<div>" * 5000),
]


def test_a_warc_is_read_page_by_page(tmp_path: Path) -> None:
    source, output = _warc(tmp_path / "crawl.warc.gz", PAGES), tmp_path / "out.parquet"
    done = run(source, output)
    assert done.documents == 5  # requests and pictures are no documents
    assert rows(output, "document, title, published, dating, words") == [
        ("https://example.org/a", "Talks", date(2024, 6, 24), "metadata", "Spain spent 1.28%"),
        ("https://example.org/c.pdf", "A note", date(2024, 6, 24), "metadata", "Spain spent 1.28%"),
        ("https://example.org/e", "Talks", date(2024, 6, 26), "today", "Spain spent 1.28%"),
    ]
    assert [(b["document"], "nested more than 200 deep" in b["reason"]) for b in aside(output)] == [
        ("https://example.org/f", True)
    ]
    run(source, tmp_path / "two.parquet", workers=2)
    assert output.read_bytes() == (tmp_path / "two.parquet").read_bytes()


@pytest.mark.parametrize("packed", [True, False])
def test_what_was_read_before_the_damage_of_an_archive_is_kept(tmp_path: Path, packed: bool) -> None:
    import gzip

    source = _warc(tmp_path / "crawl.warc.gz", PAGES[:1] * 40)
    if not packed:
        source = tmp_path / "crawl.warc"
        source.write_bytes(gzip.decompress((tmp_path / "crawl.warc.gz").read_bytes()))
    source.write_bytes(source.read_bytes()[:-100])
    done = run(source, tmp_path / "out.parquet")
    assert done.claims >= 38
    assert "damaged from here on" in aside(tmp_path / "out.parquet")[-1]["reason"]


def test_a_packed_page_is_unpacked_and_a_bomb_is_not(tmp_path: Path) -> None:
    import gzip

    pages = [(url, media, gzip.compress(body)) for url, media, body in PAGES[:1]]
    pages += [("https://example.org/bomb", "text/html", gzip.compress(b"<html>NATO" + b" " * 50_000_000))]
    source = _warc(tmp_path / "crawl.warc.gz", pages, Content_Encoding="gzip")
    done = run(source, tmp_path / "out.parquet")
    assert (done.claims, done.bad) == (1, 1)
    assert "larger than 5 MB" in aside(tmp_path / "out.parquet")[0]["reason"]


def test_parquet_is_read_by_the_columns_that_are_named(tmp_path: Path) -> None:
    source = tmp_path / "in.parquet"
    duckdb.sql(f"COPY (SELECT '{CLAIM}' AS body, DATE '2024-06-24' AS day UNION ALL SELECT NULL, NULL) TO '{source}'")
    done = run(source, tmp_path / "a.parquet", fields=Fields(text="body", published="day"))
    assert (done.documents, done.claims, done.bad) == (2, 1, 1)
    with pytest.raises(BadRequest, match="has no column 'text'"):
        run(source, tmp_path / "b.parquet")


@pytest.mark.parametrize(
    ("cut", "fault"),
    [(lambda b: b"not at all", "is no Parquet file"), (lambda b: b[:-30], "cut off before its end"),
     (lambda b: b[:-60] + b"?" * 50 + b[-10:], "is a damaged Parquet file")],
    ids=["no Parquet", "cut off", "damaged"],
)  # fmt: skip
def test_a_parquet_file_that_cannot_be_read_is_refused_in_one_sentence_with_a_mend(
    capsys: Capsys, tmp_path: Path, cut: Callable[[bytes], bytes], fault: str
) -> None:
    source = tmp_path / "in.parquet"
    duckdb.sql(f"COPY (SELECT '{CLAIM}' AS text) TO '{source}'")
    source.write_bytes(cut(source.read_bytes()))
    sentence = refused(burdenshare(capsys, "bulk", str(source), str(tmp_path / "out.parquet")))
    assert fault in sentence and "Export or copy it again" in sentence
    assert "Error" not in sentence and "magic" not in sentence


def test_a_damaged_block_of_rows_is_told_in_words_and_stops_no_run(tmp_path: Path) -> None:
    source = tmp_path / "in.parquet"
    duckdb.sql(f"COPY (SELECT '{CLAIM} ' || repeat(md5(range::VARCHAR), 40) AS text FROM range(3000)) TO '{source}'")
    whole = source.read_bytes()
    half = len(whole) // 2
    source.write_bytes(whole[:half] + b"\xff" * 4000 + whole[half + 4000 :])
    run(source, tmp_path / "out.parquet")
    assert aside(tmp_path / "out.parquet")[-1]["reason"].endswith("a block of its rows cannot be unpacked")


def test_an_archive_of_which_nothing_could_be_read_is_no_success(capsys: Capsys, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text('{"text": 1}\nnothing\n', encoding="utf-8")
    sentence = refused(burdenshare(capsys, "bulk", str(source), str(tmp_path / "out.parquet")))
    assert "Nothing in" in sentence and "2 documents set aside" in sentence and "out.parquet.bad.jsonl" in sentence
    assert len(aside(tmp_path / "out.parquet")) == 2


def test_the_archive_is_never_written_over(capsys: Capsys, tmp_path: Path) -> None:
    source = tmp_path / "in.parquet"
    duckdb.sql(f"COPY (SELECT '{CLAIM}' AS text) TO '{source}'")
    before = source.read_bytes()
    assert "would be written over" in refused(burdenshare(capsys, "bulk", str(source), str(source)))
    assert source.read_bytes() == before


def test_one_document_is_said_in_the_singular(capsys: Capsys, tmp_path: Path) -> None:
    ran = burdenshare(capsys, "bulk", str(jsonl(tmp_path / "in.jsonl", 1)), str(tmp_path / "out.parquet"))
    assert (ran.status, ran.out.split(" in ")[0]) == (0, "1 document, 1 claim")


def test_a_named_pipe_is_refused_and_not_waited_for(capsys: Capsys, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "in.jsonl")
    sentence = refused(burdenshare(capsys, "bulk", str(tmp_path / "in.jsonl"), str(tmp_path / "out.parquet")))
    assert "is a named pipe, and only files are read. Save what it gives as a file." in sentence


def test_a_folder_of_documents_is_read_file_by_file(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text(f"24 June 2024\n\n{CLAIM}", encoding="utf-8")
    (folder / "b.docx").write_bytes(docx(CLAIM))
    (folder / "c.html").write_text(PAGE.format(head=STATED, text=CLAIM), encoding="utf-8")
    (folder / "d.png").write_bytes(b"\x89PNG")
    output = tmp_path / "out.parquet"
    done = run(folder, output)
    assert (done.documents, done.claims, done.bad) == (4, 3, 1)
    assert rows(output, "document, dating") == [
        ("a.txt", "worked out"), ("b.docx", "metadata"), ("c.html", "metadata"),
    ]  # fmt: skip
    assert aside(output)[0]["document"] == "d.png"


def test_a_page_dated_in_the_future_is_read_without_its_day_like_in_check(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    head = STATED.replace("2024", "2100")
    (folder / "c.html").write_text(PAGE.format(head=head, text=CLAIM), encoding="utf-8")
    done = run(folder, tmp_path / "out.parquet")
    assert (done.claims, done.bad) == (1, 0)
    assert rows(tmp_path / "out.parquet", "published, dating") == [(TODAY, "today")]


def test_bulk_and_check_say_the_same_of_a_page(capsys: Capsys, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "c.html").write_text(PAGE.format(head=STATED, text=CLAIM), encoding="utf-8")
    run(folder, tmp_path / "out.parquet")
    one = json.loads(burdenshare(capsys, "check", str(folder / "c.html"), "--format", "json").out)
    told = [(c["words"], c["start"], c["ruling"], c["reason"]) for c in one["claims"]]
    assert rows(tmp_path / "out.parquet", "words, start, ruling, reason") == told


def test_the_function_of_one_record_is_pure_and_gives_the_columns_of_the_table() -> None:
    record = Record(7, "r7", values={"text": CLAIM, "published": "2024-06-24"})
    first, second = (checked(record, Settings(TODAY)) for _ in range(2))
    assert first == second
    assert isinstance(first[0], dict) and list(first[0]) == [name for name, _ in SCHEMA]


@pytest.mark.parametrize(
    ("body", "charset", "expected"),
    [
        (b"<html><p>The bus lane", "", False),
        (b"<html><p>NATO", "", True),
        ("<html><p>La défense".encode("latin-1"), "iso-8859-1", True),
        (b"<html><p>La d&eacute;fense", "", True),
        ("<html><p>NATO".encode("utf-16"), "", True),
        (b"<html><p>The bus lane", "no-such-set", False),
    ],
)
def test_a_page_that_names_neither_alliance_nor_defence_is_not_parsed(
    body: bytes, charset: str, expected: bool
) -> None:
    assert hopeful(Raw(body, "a", "html", charset)) is expected


def test_packed_lines_are_read(tmp_path: Path) -> None:
    import gzip

    source = jsonl(tmp_path / "in.jsonl", 3)
    packed = tmp_path / "in.jsonl.gz"
    packed.write_bytes(gzip.compress(source.read_bytes()))
    assert [r.id for r in opened(packed, Fields()).records] == ["in.jsonl.gz:1", "in.jsonl.gz:2", "in.jsonl.gz:3"]


def test_the_command_says_what_it_did(capsys: Capsys, tmp_path: Path) -> None:
    source = jsonl(tmp_path / "in.jsonl", 10)
    ran = burdenshare(capsys, "bulk", str(source), str(tmp_path / "out.parquet"), "--workers", "1")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("10 documents, 2 claims in ")


@pytest.mark.parametrize(
    ("input", "output", "options", "says"),
    [
        ("nowhere.jsonl", "out.parquet", (), "There is no file or folder"),
        ("empty.jsonl", "out.parquet", (), "holds no document"),
        ("in.jsonl", "out.csv", (), "does not end in .parquet"),
        ("in.jsonl", "no/out.parquet", (), "There is no folder"),
        ("in.jsonl", "out.parquet", ("--workers", "-1"), "--workers is -1"),
        ("in.jsonl", "out.parquet", ("--as-of", "1990-01-01"), "Nothing was published"),
        ("in.csv", "out.parquet", (), "is no archive of a known kind"),
        ("in.parquet", "out.parquet", (), "is no Parquet file"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_leaves_nothing(
    capsys: Capsys, tmp_path: Path, input: str, output: str, options: tuple[str, ...], says: str
) -> None:
    jsonl(tmp_path / "in.jsonl", 1)
    for name in ("empty.jsonl", "in.csv", "in.parquet"):
        (tmp_path / name).write_bytes(b"")
    before = sorted(tmp_path.iterdir())
    assert says in refused(burdenshare(capsys, "bulk", str(tmp_path / input), str(tmp_path / output), *options))
    assert sorted(tmp_path.iterdir()) == before
