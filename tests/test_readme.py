"""The README's console blocks are what the commands print: every line, in order, with gaps only at "..."."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BLOCKS = re.findall(
    r"```console\n\$ (burdenshare [^\n]+)\n(.*?)\n```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S
)


def test_the_readme_shows_commands() -> None:
    assert len(BLOCKS) >= 4


@pytest.mark.parametrize(("command", "shown"), BLOCKS, ids=[c for c, _ in BLOCKS])
def test_a_command_prints_what_the_readme_shows(command: str, shown: str) -> None:
    words = [str(Path(sys.executable).parent / "burdenshare"), *shlex.split(command)[1:]]
    surroundings = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1"}
    ran = subprocess.run(words, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=True, timeout=60)
    printed = [line.rstrip() for line in ran.stdout.splitlines()]
    position = 0
    for line in shown.splitlines():
        if line == "...":
            continue
        assert line in printed[position:], f"not printed by {command!r}, or not in this order: {line!r}"
        position = printed.index(line, position) + 1


def test_the_python_page_runs() -> None:
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    code = re.search(r"```python\n(.*?)```", page, re.S)
    assert code is not None
    names: dict[str, object] = {}
    exec(compile(code.group(1), "docs/python.md", "exec"), names)
    assert names["check"].verdicts[0].ruling.value == "outdated"
