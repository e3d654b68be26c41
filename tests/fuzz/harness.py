"""Try a program on inputs that nobody would make: some in a test run, very many where `SAMRIT_FUZZ_SECONDS` gives the time.

What breaks is shrunk by Hypothesis and written to `build/fuzz`; mended, it becomes a small test of its own.
"""

import hashlib
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from samrit.thai.translation import Message

SECONDS = float(
    os.environ.get("SAMRIT_FUZZ_SECONDS", "0")
)  # for each target; without, the same few inputs on every run
BROKEN = Path("build") / "fuzz"
FIGURES = BROKEN / "figures.jsonl"
_AT_ONCE = 200
T = TypeVar("T")


def fuzz(target: str, inputs: st.SearchStrategy[T], attempt: Callable[[T], object], *, examples: int = 40) -> None:
    """Try `attempt` on inputs; it raises nothing whatever comes."""
    tried = 0

    def once(case: T) -> None:
        nonlocal tried
        tried += 1
        try:
            attempt(case)
        except BaseException:
            _write(target, case)
            raise

    ends_at = time.monotonic() + SECONDS
    found = settings(
        max_examples=_AT_ONCE if SECONDS else examples,
        derandomize=not SECONDS,
        database=None,
        deadline=None,
        phases=[Phase.generate, Phase.shrink] if SECONDS else [Phase.generate],
        suppress_health_check=list(HealthCheck),
    )(given(inputs)(once))
    found()
    while time.monotonic() < ends_at:
        found()
    if SECONDS:
        BROKEN.mkdir(parents=True, exist_ok=True)
        with FIGURES.open("a") as file:
            file.write(json.dumps({"target": target, "inputs": tried, "seconds": SECONDS}) + "\n")


def require_sentence(message: Message) -> None:
    """A refusal is one sentence, in both languages."""
    assert message.th
    assert message.en
    assert "\n" not in message.th + message.en


def _write(target: str, case: object) -> None:
    data = case if isinstance(case, bytes) else repr(case).encode()
    BROKEN.mkdir(parents=True, exist_ok=True)
    (BROKEN / f"{target.replace(' ', '-')}-{hashlib.sha256(data).hexdigest()[:8]}").write_bytes(data)
