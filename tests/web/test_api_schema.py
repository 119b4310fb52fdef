"""schemathesis over the whole description: no address fails, says what it does not state, or takes what it must refuse."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CONFIG = """
[checks.positive_data_acceptance]
# 400 and 404 are answers to what is well written: a day to come, an ally that is not known, parts that do not make 1
expected-statuses = ["2xx", 304, 400, 404]
[checks.negative_data_rejection]
expected-statuses = [400, 404, 405, 413, 415, 422]
[[operations]]
include-path = "/api/v1/pathway"
# forty parameters, each with its limits: drawn at random here, and held one by one in test_api.py
phases.coverage.enabled = false
[[operations]]
include-name = "POST /api/v1/check"
# a file may be well sent and be no document
checks.positive_data_acceptance.expected-statuses = ["2xx", 400, 422]
"""


def test_nothing_is_found_over_the_whole_description(server: str, tmp_path: Path) -> None:
    (tmp_path / "schemathesis.toml").write_text(CONFIG, encoding="utf-8")
    command = [
        str(Path(sys.executable).parent / "schemathesis"), "--config-file", str(tmp_path / "schemathesis.toml"), "run",
        f"{server}/api/v1/openapi.json", "--max-examples", "8", "--phases", "examples,coverage,fuzzing", "--seed", "1",
        "--workers", "1", "--no-color", "--request-timeout", "30", "--generation-database", "none",
    ]  # fmt: skip
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300, env={**os.environ})
    assert ran.returncode == 0, ran.stdout[-6000:] + ran.stderr[-2000:]
