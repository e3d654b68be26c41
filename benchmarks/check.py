"""Reports read and checked a second, on one core; every copy of the report has other words, so that no cache helps.

Usage: scripts/bench check [SECONDS]        (SECONDS for each line, 3 by default)

Seconds are of processor time, so that a busy machine counts less. Beside it: what plain JSON parsing of the same report
takes, as a yardstick of the machine, and the aim of 500 a second. Ends with 1 where the aim is missed.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from samrit.checks import RULES, check
from samrit.readers import read
from samrit.report import canonical_json

TWIN = Path(__file__).resolve().parents[1] / "tests" / "documents" / "indicator-32-own-words.txt"
AIM = 500  # reports a second, read and checked
COPIES = 200  # more than any cache of the checks holds


def copies(text: str) -> list[bytes]:
    """The form many times, each with its number in every paragraph that an officer wrote."""
    marked = ("ไตรมาสที่ 1 :", "ไตรมาสที่ 2 :", "ไตรมาสที่ 3 :", "ไตรมาสที่ 4 :", "เป็นไปตามเป้าหมาย\n")
    found = []
    for copy in range(COPIES):
        words = text
        for place in marked:
            words = words.replace(place, f"{place} งานชุดที่ {copy} ", 1)
        found.append(words.encode())
    return found


def per_second(action: Callable[[bytes], object], inputs: list[bytes], seconds: float) -> float:
    """How many inputs a second the action gets through, after one warm round over a few."""
    for data in inputs[:5]:
        action(data)
    done, started = 0, time.process_time()
    while (spent := time.process_time() - started) < seconds:
        action(inputs[done % len(inputs)])
        done += 1
    return done / spent


def main() -> int:
    """Print the table; 0 where the aim is met."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 3.0
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    papers = copies(TWIN.read_text("utf-8"))
    reports = [read(paper, name="report.txt").report for paper in papers]
    by_json = dict(zip(papers, (canonical_json(report) for report in reports), strict=True))
    by_report = dict(zip(papers, reports, strict=True))
    whole = per_second(lambda paper: check(read(paper, name="report.txt").report), papers, seconds)
    rows = {
        f"read and check ({len(RULES)} rules)": whole,
        "read": per_second(lambda paper: read(paper, name="report.txt"), papers, seconds),
        "check": per_second(lambda paper: check(by_report[paper]), papers, seconds),
        "json.loads of the same report": per_second(lambda paper: json.loads(by_json[paper]), papers, seconds),
    }
    print(f"{len(papers)} copies of a two-page form, {len(papers[0]) / 1024:.1f} kB each; one core")
    for name, rate in rows.items():
        print(f"{name:34} {rate:10,.0f} a second   {1000 / rate:8.3f} ms")
    print(f"{'aim: read and check':34} {AIM:10,.0f} a second   {whole / AIM:8.2f} times reached")
    return 0 if whole >= AIM else 1


if __name__ == "__main__":
    sys.exit(main())
