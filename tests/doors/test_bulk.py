"""Bulk: the same table whatever the processes and however often it was killed; bad records set aside."""

import gzip
import io
import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import duckdb
import pytest

from burdenshare.doors.bulk import job
from burdenshare.doors.bulk.archives import Fields
from burdenshare.doors.bulk.rows import SCHEMA
from burdenshare.nouns.errors import BadRequest

TODAY = date(2026, 11, 24)
CLAIM = "Spain spent 1.28% of GDP on defence in 2024, NATO said."


def jsonl(path: Path, documents: int) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for n in range(documents):
            text = CLAIM if n % 5 == 0 else "The bus lane opens on Monday, the mayor said."
            file.write(json.dumps({"id": f"d{n}", "text": text, "published": "2024-06-24"}) + "\n")
    return path


def rows(path: Path) -> list[tuple[object, ...]]:
    return duckdb.sql(f"SELECT document, words, ruling FROM '{path}'").fetchall()


def test_a_row_a_claim_in_the_order_of_the_input(tmp_path: Path) -> None:
    source, output = jsonl(tmp_path / "in.jsonl", 20), tmp_path / "out.parquet"
    done = job.run(source, output, today=TODAY, fields=Fields(), workers=1)
    assert (done.documents, done.claims, done.bad) == (20, 4, 0)
    assert [r[0] for r in rows(output)] == ["d0", "d5", "d10", "d15"] and {r[2] for r in rows(output)} == {"supported"}
    columns = duckdb.sql(f"DESCRIBE SELECT * FROM '{output}'").fetchall()
    assert [(c[0], c[1]) for c in columns] == list(SCHEMA)


def test_one_process_and_two_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job, "PART", 7)
    source = jsonl(tmp_path / "in.jsonl", 40)
    for workers in (1, 2):
        job.run(source, tmp_path / f"{workers}.parquet", today=TODAY, fields=Fields(), workers=workers)
    assert (tmp_path / "1.parquet").read_bytes() == (tmp_path / "2.parquet").read_bytes()


def test_bad_records_are_set_aside_with_their_reason(tmp_path: Path) -> None:
    source = jsonl(tmp_path / "in.jsonl", 5)
    with source.open("a", encoding="utf-8") as file:
        file.write('{"no": "text"}\nnot json\n' + json.dumps({"text": CLAIM, "published": "2099-01-01"}) + "\n")
    done = job.run(source, tmp_path / "out.parquet", today=TODAY, fields=Fields(), workers=1)
    assert (done.claims, done.bad) == (1, 3)
    aside = [json.loads(line) for line in (tmp_path / "out.parquet.bad.jsonl").read_text().splitlines()]
    assert "holds no text" in aside[0]["reason"] and "dated 2099-01-01" in aside[2]["reason"]


def test_a_killed_run_goes_on_and_gives_the_same_bytes(tmp_path: Path) -> None:
    source = jsonl(tmp_path / "in.jsonl", 30_000)
    program = (
        "import sys; from datetime import date; from pathlib import Path; from burdenshare.doors.bulk import job; "
        "from burdenshare.doors.bulk.archives import Fields; job.PART = 500; "
        "d = job.run(Path(sys.argv[1]), Path(sys.argv[2]), today=date(2026, 11, 24), fields=Fields(), workers=2); print(d.resumed)"
    )
    whole, broken = tmp_path / "whole.parquet", tmp_path / "broken.parquet"
    script = tmp_path / "run.py"
    script.write_text(f"if __name__ == '__main__':\n    {program}\n", encoding="utf-8")
    subprocess.run([sys.executable, str(script), str(source), str(whole)], check=True, capture_output=True)
    running = subprocess.Popen([sys.executable, str(script), str(source), str(broken)], start_new_session=True)
    parts = tmp_path / "broken.parquet.parts"
    for _ in range(600):
        if parts.exists() and len(list(parts.glob("*.json"))) >= 2:
            break
        time.sleep(0.02)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    assert not broken.exists() and parts.exists()
    done = subprocess.run(
        [sys.executable, str(script), str(source), str(broken)], check=True, capture_output=True, text=True
    )
    assert int(done.stdout) >= 2
    assert broken.read_bytes() == whole.read_bytes() and not parts.exists()


def test_parts_of_another_job_are_not_touched(tmp_path: Path) -> None:
    source = jsonl(tmp_path / "in.jsonl", 3)
    output = tmp_path / "out.parquet"
    (tmp_path / "out.parquet.parts").mkdir()
    (tmp_path / "out.parquet.parts" / "job").write_text("{}")
    with pytest.raises(BadRequest, match="parts of another job"):
        job.run(source, output, today=TODAY, fields=Fields(), workers=1)


def test_a_warc_of_pages_is_read(tmp_path: Path) -> None:
    from fastwarc.warc import WarcRecord, WarcRecordType

    page = f"<html lang=en><head><title>Spain</title><meta property='article:published_time' content='2024-06-24'></head><body><article><h1>Spain</h1><p>{CLAIM}</p><p>Allies will meet in Washington in July to talk about it, officials said on Monday.</p></article></body></html>"
    stream = io.BytesIO()
    for url, body in (
        ("https://example.org/a", page),
        ("https://example.org/b", "<html><body><p>Bus lanes.</p></body></html>"),
    ):
        record = WarcRecord()
        record.init_headers(WarcRecordType.response)
        record.headers["WARC-Target-URI"] = url
        record.headers["Content-Type"] = "application/http; msgtype=response"
        head = (
            f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body.encode())}\r\n\r\n"
        )
        record.set_bytes_content((head + body).encode())
        record.write(stream)
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(gzip.compress(stream.getvalue()))
    output = tmp_path / "out.parquet"
    done = job.run(path, output, today=TODAY, fields=Fields(), workers=1)
    assert done.documents == 2 and done.claims >= 1
    assert duckdb.sql(f"SELECT DISTINCT url, published::VARCHAR FROM '{output}'").fetchall() == [
        ("https://example.org/a", "2024-06-24")
    ]


def test_parquet_and_a_folder_are_read(tmp_path: Path) -> None:
    duckdb.sql(f"COPY (SELECT '{CLAIM}' AS body, DATE '2024-06-24' AS day) TO '{tmp_path / 'in.parquet'}'")
    done = job.run(
        tmp_path / "in.parquet",
        tmp_path / "a.parquet",
        today=TODAY,
        fields=Fields(text="body", published="day"),
        workers=1,
    )
    assert done.claims == 1
    with pytest.raises(BadRequest, match="has no column 'text'"):
        job.run(tmp_path / "in.parquet", tmp_path / "b.parquet", today=TODAY, fields=Fields(), workers=1)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text(f"24 June 2024\n\n{CLAIM}", encoding="utf-8")
    done = job.run(folder, tmp_path / "c.parquet", today=TODAY, fields=Fields(), workers=1)
    assert done.claims == 1


def test_the_command_says_what_it_did(tmp_path: Path) -> None:
    source = jsonl(tmp_path / "in.jsonl", 10)
    done = subprocess.run(
        [sys.executable, "-m", "burdenshare", "bulk", str(source), str(tmp_path / "out.parquet"), "--workers", "1"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "10 documents, 2 claims" in done.stdout
    missing = subprocess.run(
        [sys.executable, "-m", "burdenshare", "bulk", "nowhere.jsonl", str(tmp_path / "o.parquet")],
        capture_output=True,
        text=True,
    )
    assert missing.returncode == 2 and "no file or folder" in missing.stderr
