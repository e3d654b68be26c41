"""The one way to decode what comes from outside: a child process with limits, which dies alone.

A file can be made to blow up whatever reads it: an archive that unpacks to terabytes, a PDF of a million objects, a
sheet that says it has a billion cells. `decode` starts `child` on one decoder of this folder, hands it the bytes, and
takes an answer of limited size.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

_CHILD = Path(__file__).with_name("child.py")
_MEGABYTE = 2**20

BROKEN, TOO_LARGE = "broken", "too-large"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a decoder may use: memory, processor time, time on the clock, and how much it may answer."""

    memory_bytes: int = 450 * _MEGABYTE
    cpu_seconds: int = 4
    seconds: float = 4.8
    output_bytes: int = 16 * _MEGABYTE


OF_A_REPORT = Limits()


class UndecodableError(Exception):
    """The file gave nothing; `reason` is that of the decoder's `Refusal`, or one of those above."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def decode(decoder: str, data: bytes, *, limits: Limits = OF_A_REPORT, **options: Any) -> dict[str, Any]:
    """The answer of a decoder about a file; UndecodableError where it gives none within its limits."""
    order = {
        "decoder": decoder,
        "options": options,
        "memory_bytes": limits.memory_bytes,
        "cpu_seconds": limits.cpu_seconds,
        "output_bytes": limits.output_bytes,
    }
    with TemporaryFile() as output:
        try:
            # -I: neither the folder nor the environment of the caller decides what is imported.
            done = subprocess.run(  # noqa: S603 - our own program, and nothing of the file on the command line
                [sys.executable, "-I", str(_CHILD), json.dumps(order)],
                input=data,
                stdout=output,
                stderr=subprocess.DEVNULL,
                timeout=limits.seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise UndecodableError(TOO_LARGE) from None
        if done.returncode:  # negative where the limits, or a crash, ended it
            raise UndecodableError(TOO_LARGE if done.returncode < 0 else BROKEN)
        output.seek(0)
        try:
            answer: dict[str, Any] = json.loads(output.read(limits.output_bytes + 1))
        except ValueError:
            raise UndecodableError(BROKEN) from None
    if "refusal" in answer:
        raise UndecodableError(str(answer["refusal"]))
    return answer
