"""The program that `process` starts: limits itself, loads one decoder, reads standard input, writes one answer as JSON.

A file that the decoder makes ("file") stands as it is below the line of JSON.
"""

import json
import os
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path


def main() -> None:
    """Read, limit, decode, answer."""
    order = json.loads(sys.argv[1])
    data = sys.stdin.buffer.read()
    _limit(order)
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from samrit.decoding.refusing import Refusal

    try:
        answer = import_module(f"samrit.decoding.{order['decoder']}").decode(data, **order["options"])
    except Refusal as refusal:
        answer = {"refusal": str(refusal)}
    except (MemoryError, RecursionError):
        answer = {"refusal": "too-large"}
    except Exception:  # noqa: BLE001 - whatever a library raises on a hostile file means the same to a person
        answer = {"refusal": "too-large" if _is_full(order["memory_bytes"]) else "broken"}
    made = answer.pop("file", b"")
    words = json.dumps(answer).encode()
    if len(words) + len(made) > order["output_bytes"]:
        words, made = b'{"refusal": "too-large"}', b""
    sys.stdout.buffer.write(words)
    if made:
        sys.stdout.buffer.write(b"\n")
        sys.stdout.buffer.write(made)
    sys.stdout.flush()
    os._exit(0)  # the tidying up of a library in C++ can crash on a broken file; there is nothing left to tidy


def _is_full(memory_bytes: int) -> bool:
    """Whether most of the memory was in use: a library that gets no more says so in its own words."""
    # What getrusage tells is the parent's as well: a child begins with its parent's peak.
    with suppress(OSError, StopIteration, ValueError), Path("/proc/self/status").open() as status:
        peak = next(line for line in status if line.startswith("VmHWM:"))
        return int(peak.split()[1]) * 1024 > memory_bytes * 0.5
    return False


def _limit(order: dict[str, int]) -> None:
    try:
        import resource  # not on Windows, where the caller's time limit alone protects
    except ImportError:  # pragma: no cover - Windows
        return
    memory, cpu, output = order["memory_bytes"], order["cpu_seconds"], order["output_bytes"]
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (output + 1, output + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
