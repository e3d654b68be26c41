"""The program that `process` starts: limits itself, loads one decoder, reads standard input, writes one answer as JSON."""

import json
import os
import sys
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
    words = json.dumps(answer).encode()
    if len(words) > order["output_bytes"]:
        words = b'{"refusal": "too-large"}'
    sys.stdout.buffer.write(words)
    sys.stdout.flush()
    os._exit(0)  # the tidying up of a library in C++ can crash on a broken file; there is nothing left to tidy


def _is_full(memory_bytes: int) -> bool:
    """Whether most of the memory was in use: a library that gets no more says so in its own words."""
    try:
        import resource
    except ImportError:  # pragma: no cover - Windows
        return False
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 > memory_bytes * 0.5


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
