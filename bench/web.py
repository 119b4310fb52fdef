"""The server over loopback: start, latency of API reads at a steady rate, cached throughput, size and time of the pages.

Two workers, keep-alive connections, an open loop: a request is due when its time has come, whether or not earlier ones
are answered, and waits in its latency. The machine runs the asker too.
"""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import cycle, islice

RATE, SECONDS, CONNECTIONS = 200, 4, 16
GOAL_START, GOAL_P99 = 1.5, 25.0
ALLIES = (
    "ESP",
    "POL",
    "DEU",
    "FRA",
    "ITA",
    "GBR",
    "USA",
    "CAN",
    "NLD",
    "BEL",
    "PRT",
    "ROU",
    "GRC",
    "TUR",
    "NOR",
    "EST",
)
WARMING = tuple(
    f"/api/v1/{a}"
    for a in ("revisions?area=ISL&year=2023", "standing?area=ISL", "compare?area=ISL&year=2023", "promises?area=ISL")
)
CACHED = "/api/v1/standing?as_of=2026-09-01"


def main() -> None:
    _start()
    process, port, _ = _serve(2)
    try:
        asyncio.run(_measure(port))
    finally:
        process.terminate()
        process.wait(timeout=10)


def _start() -> None:
    took = []
    for _ in range(3):
        process, port, begun = _serve(1)
        asyncio.run(_once(port, "/api/v1/areas"))
        took.append(time.perf_counter() - begun)
        process.terminate()
        process.wait(timeout=10)
    print(f"serve, to its first answer           {min(took):8.2f} s      (goal below {GOAL_START} s; best of 3)")


async def _measure(port: int) -> None:
    await _steadily(port, [f"{a}&as_of=2024-07-01" for a in WARMING for _ in range(CONNECTIONS)])  # both workers are up
    for name, addresses in (("first asked", list(_reads())), ("asked again", list(_reads()))):
        latencies = sorted(await _steadily(port, addresses))
        p50, p99 = (1e3 * latencies[int(len(latencies) * q)] for q in (0.5, 0.99))
        print(
            f"API reads, {RATE}/s, {name:12}      p50 {p50:6.1f} ms, p99 {p99:6.1f} ms, most {1e3 * latencies[-1]:6.1f} ms"
            f"  (goal p99 below {GOAL_P99:g} ms)"
        )
    for name, address in (("standing of all", CACHED), ("areas", "/api/v1/areas")):
        await _once(port, address)
        print(f"cached throughput, {name:16}  {await _throughput(port, address):8.0f} requests/s")
    for address in ("/", "/figures", "/method", "/api/v1/standing"):
        await _once(port, address)
        begun = time.perf_counter()
        size = await _once(port, address)
        print(f"{address:36} {1e3 * (time.perf_counter() - begun):6.1f} ms, {size / 1000:.1f} kB packed")


def _reads() -> Iterator[str]:
    """Addresses as programs ask them, as many as one measurement takes: few alike."""
    every = (
        a
        for year, day in zip(
            cycle((2024, 2023, 2022, 2021)), cycle(("2026-09-01", "2025-06-05", "2025-09-15")), strict=False
        )
        for ally in ALLIES
        for a in (
            f"/api/v1/revisions?area={ally}&year={year}&as_of={day}",
            f"/api/v1/standing?area={ally}&as_of={day}",
            f"/api/v1/compare?area={ally}&year={year}&as_of={day}",
            f"/api/v1/promises?area={ally}&as_of={day}",
        )
    )
    return islice(every, RATE * SECONDS)


def _serve(workers: int) -> tuple[subprocess.Popen[str], int, float]:
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "burdenshare", "serve", "--port", "0", "--rate-limit", "0", "--workers", str(workers)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        text=True,
    )
    assert process.stdout is not None
    found = re.search(r":(\d+)/", process.stdout.readline())
    assert found, "the server did not say where it listens"
    return process, int(found[1]), begun


async def _steadily(port: int, addresses: list[str]) -> list[float]:
    """Latency of each address, one due every 1/RATE seconds."""
    due: asyncio.Queue[tuple[float, str]] = asyncio.Queue()
    latencies: list[float] = []

    async def ask() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while True:
            at, address = await due.get()
            await _answer(reader, writer, address)
            latencies.append(time.perf_counter() - at)
            due.task_done()

    askers = [asyncio.create_task(ask()) for _ in range(CONNECTIONS)]
    await asyncio.sleep(0.2)
    begun = time.perf_counter()
    for n, address in enumerate(addresses):
        at = begun + n / RATE
        await asyncio.sleep(max(0.0, at - time.perf_counter()))
        due.put_nowait((at, address))
    await due.join()
    for asker in askers:
        asker.cancel()
    return latencies


async def _throughput(port: int, address: str, seconds: float = 2.0) -> float:
    done, end = 0, time.perf_counter() + seconds

    async def ask() -> None:
        nonlocal done
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while time.perf_counter() < end:
            await _answer(reader, writer, address)
            done += 1
        writer.close()

    await asyncio.gather(*(ask() for _ in range(CONNECTIONS)))
    return done / seconds


async def _once(port: int, address: str) -> int:
    for _ in range(600):
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            break
        except ConnectionRefusedError:
            await asyncio.sleep(0.01)
    size = await _answer(reader, writer, address)
    writer.close()
    return size


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, address: str) -> int:
    """One request; the size of its answer's body. Raises AssertionError where it is no 200."""
    writer.write(f"GET {address} HTTP/1.1\r\nHost: bench\r\nAccept-Encoding: gzip\r\n\r\n".encode())
    head = await reader.readuntil(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200"), (address, head[:80])
    length = re.search(rb"content-length: (\d+)", head, re.I)
    assert length, (address, head)
    return len(await reader.readexactly(int(length[1])))


if __name__ == "__main__":
    main()
