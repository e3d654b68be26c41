"""The one way to decode what comes from outside: a child process with limits, which dies alone.

A file can be made to blow up whatever reads it: an archive that unpacks to terabytes, a PDF of a million objects, a
sheet that says it has a billion cells. `decode` starts `child` on one decoder of this folder, hands it the bytes, and
takes an answer of limited size. So many work at once, and no more; who comes then waits.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from samrit.decoding.slots import NoPlaceError, place

_CHILD = Path(__file__).with_name("child.py")
_MEGABYTE = 2**20
_ENDS_AT_PROCESSOR_TIME = os.name == "posix"

BROKEN, TOO_LARGE, BUSY = "broken", "too-large", "busy"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a decoder may use: memory, processor time, time on the clock, and how much it may answer.

    Of a `pool` so many work `at_once`; whoever finds none free waits for a while.
    """

    memory_bytes: int = 450 * _MEGABYTE
    cpu_seconds: int = 4
    seconds: float = 4.8
    output_bytes: int = 16 * _MEGABYTE
    pool: str = "reports"
    at_once: int = max(2, os.cpu_count() or 2)
    wait_seconds: float = 60


OF_A_REPORT = Limits()


class UndecodableError(Exception):
    """The file gave nothing; `reason` is that of the decoder's `Refusal`, or one of those above."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def decode(decoder: str, data: bytes, *, limits: Limits = OF_A_REPORT, **options: Any) -> dict[str, Any]:
    """The answer of a decoder about a file; UndecodableError where it gives none within its limits.

    A file that it makes stands in the answer as "file".
    """
    order = {
        "decoder": decoder,
        "options": options,
        "memory_bytes": limits.memory_bytes,
        "cpu_seconds": limits.cpu_seconds,
        "output_bytes": limits.output_bytes,
    }
    try:
        with TemporaryFile() as output, place(limits.pool, at_once=limits.at_once, wait_seconds=limits.wait_seconds):
            returned = _run(order, data, output, limits.seconds)
            output.seek(0)
            words, _, made = output.read(limits.output_bytes + 1).partition(b"\n")
    except NoPlaceError:
        raise UndecodableError(BUSY) from None
    except subprocess.TimeoutExpired:
        # What used up its processor time was ended for that: this one waited for a machine that has much to do.
        is_waiting = _ENDS_AT_PROCESSOR_TIME and limits.cpu_seconds < limits.seconds
        raise UndecodableError(BUSY if is_waiting else TOO_LARGE) from None
    if returned:  # negative where the limits, or a crash, ended it
        raise UndecodableError(TOO_LARGE if returned < 0 else BROKEN)
    try:
        answer: dict[str, Any] = json.loads(words)
    except ValueError:
        raise UndecodableError(BROKEN) from None
    if "refusal" in answer:
        raise UndecodableError(str(answer["refusal"]))
    return answer | {"file": made} if made else answer


def _run(order: dict[str, Any], data: bytes, output: IO[bytes], seconds: float) -> int:
    # -I: neither the folder nor the environment of the caller decides what is imported.
    done = subprocess.run(  # noqa: S603 - our own program, and nothing of the file on the command line
        [sys.executable, "-I", str(_CHILD), json.dumps(order)],
        input=data,
        stdout=output,
        stderr=subprocess.DEVNULL,
        timeout=seconds,
        check=False,
    )
    return done.returncode
