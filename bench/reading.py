"""Checking articles: whole process, in process, texts without candidates; beside spaCy and quantulum3.

The other side does the first stage of the same job on the same text in the same run: sentences and named entities
with spaCy's small English model (as a package), quantities with quantulum3. Neither says who spends what by when.
`python -m bench` prints the figures; docs/benchmarks.md keeps the last ones.
"""

from __future__ import annotations

import importlib.util
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

ARTICLE = Path(__file__).parents[1] / "examples" / "explainer.txt"
NO_CANDIDATE = (
    "The council met on Tuesday evening to hear residents speak about the new bus lane. Several shop owners said the "
    "road works had kept customers away, and one of them asked for a later start. The mayor promised an answer soon. "
) * 12


def main() -> None:
    """Print every figure."""
    start = time.perf_counter()
    total = 0
    for k in range(10_000_000):
        total += k
    print(f"this machine: ten million additions in a Python loop take {time.perf_counter() - start:.2f} s")
    text = _five_kilobytes()
    print(f"article of {len(text.encode()) / 1000:.1f} kB (examples/explainer.txt, filled up with its own sentences)")
    _whole_process()
    _in_process(text)
    _others(text)


def _five_kilobytes() -> str:
    text = ARTICLE.read_text(encoding="utf-8")
    paragraphs = [p for p in text.split("\n\n") if p]
    while len(text.encode()) < 5000:
        text += "\n\n" + paragraphs[len(text) % len(paragraphs)]
    return text


def _whole_process() -> None:
    program = str(Path(sys.executable).parent / "burdenshare")
    for arguments in (["--help"], ["check", str(ARTICLE)]):
        seconds = []
        for _ in range(7):
            start = time.perf_counter()
            subprocess.run([program, *arguments], check=True, stdout=subprocess.DEVNULL)
            seconds.append(time.perf_counter() - start)
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(
            f"burdenshare {arguments[0]}, whole process: median {statistics.median(seconds):.2f} s, "
            f"best {min(seconds):.2f} s, {memory:.0f} MB"
        )


def _in_process(text: str) -> None:
    import burdenshare as bs

    days = [date(2025, 8, 29) + timedelta(days=k) for k in range(100)]
    today = date(2026, 11, 1)
    first = time.perf_counter()
    claims = len(bs.check(text, published=days[0], today=today).verdicts)
    print(f"first check in a process: {(time.perf_counter() - first) * 1e3:.0f} ms; {claims} claims")
    per_article = _per_call(lambda k: bs.check(text, published=days[k % 100], today=today), 300)
    print(f"check, warm: {per_article * 1e3:.1f} ms an article, {1 / per_article:.0f} articles a second on one core")
    from burdenshare.claims import read
    from burdenshare.claims.dating import given

    dated, events = given(days[0]), bs.registers().events
    reading = _per_call(lambda _: read(text, dated, events), 300)
    print(f"  of which reading: {reading * 1e3:.1f} ms")
    idle = _per_call(lambda _: bs.check(NO_CANDIDATE, published=days[0], today=today), 20_000)
    print(f"text without a candidate ({len(NO_CANDIDATE) / 1000:.1f} kB): {1 / idle:,.0f} a second")


def _others(text: str) -> None:
    import burdenshare as bs

    ours = _per_call(lambda _: bs.check(text, published=date(2025, 8, 29), today=date(2026, 11, 1)), 100)
    installed = _models()
    if installed:
        import spacy

        start = time.perf_counter()
        model = spacy.load(installed[0])
        print(f"spaCy small English model: loads in {time.perf_counter() - start:.1f} s")
        theirs = _per_call(lambda _: model(text), 10)
        print(f"spaCy, same text: {theirs * 1e3:.0f} ms, {theirs / ours:.0f} times our {ours * 1e3:.1f}")
    else:
        print("spaCy or its model is not installed: `make bench` installs it")
    if importlib.util.find_spec("quantulum3") is not None:
        from quantulum3 import parser

        parser.parse("2 km")
        theirs = _per_call(lambda _: parser.parse(text), 5)
        print(f"quantulum3, same text: {theirs * 1e3:.0f} ms, {theirs / ours:.0f} times our {ours * 1e3:.1f}")
    else:
        print("quantulum3 is not installed: `make bench` installs it")


def _models() -> list[str]:
    """Names of the spaCy models installed as packages; none without spaCy."""
    if importlib.util.find_spec("spacy") is None:
        return []
    from spacy.util import get_installed_models

    names: list[str] = get_installed_models()
    return names


def _per_call(call: Callable[[int], object], times: int) -> float:
    """Seconds a call, the best of three rounds."""
    for k in range(min(times, 10)):
        call(k)
    rounds = []
    for _ in range(3):
        start = time.perf_counter()
        for k in range(times // 3):
            call(k)
        rounds.append((time.perf_counter() - start) / (times // 3))
    return min(rounds)


if __name__ == "__main__":
    main()
