"""Reports printed a second: our PDF writer, WeasyPrint, LibreOffice; the same report, every copy with other words.

Usage: scripts/bench print        (peers come from build/bench; LibreOffice from Debian: libreoffice-writer-nogui)

Bare Typst is the typesetter alone, in the same run: the same template and the same words, broken already, and nothing done to the file.
Warm: many reports in one process. Cold: a process for each report, as a person at a command line has it.
Every paragraph of every copy differs, so that nobody's cache helps. All on one core where the machine can say so.
Each is measured by the clock and by the seconds of a processor that it and what it starts take: the second holds on a busy machine.
Ours warm and Typst alone take turns, a report each.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Self

from samrit.readers import read
from samrit.report import IndicatorReport, canonical_json
from samrit.writers import typeset
from samrit.writers.glyphs import displayable
from samrit.writers.paper import paper
from samrit.writers.pdf import write_pdf

HERE = Path(__file__).resolve().parent
TWIN = HERE.parent / "tests" / "documents" / "indicator-32-own-words.txt"
PEERS = HERE.parent / "build" / "bench" / "bin" / "python"
WARM, COLD = 20, 3  # reports of each kind for a peer
COLD_OURS = (
    "import sys; from samrit.report import from_json; from samrit.writers.pdf import write_pdf;"
    "open(sys.argv[2], 'wb').write(write_pdf(from_json(open(sys.argv[1], 'rb').read())))"
)


def copies(count: int, first: int = 0) -> list[IndicatorReport]:
    """The form in our own words, each copy with its number before every line of text."""
    report = read(TWIN.read_bytes(), TWIN.name).report
    assert isinstance(report, IndicatorReport)

    def numbered(text: str, n: int) -> str:
        return re.sub(r"(?m)^(?=.)", f"{n} ", text)

    return [
        report.replace(
            name=numbered(report.name, n),
            definition=numbered(report.definition, n),
            method=numbered(report.method, n),
            quarters=tuple(q.replace(narrative=numbered(q.narrative, n)) for q in report.quarters),
            year_end=report.year_end.replace(narrative=numbered(report.year_end.narrative, n)),
            supporting_factors=numbered(report.supporting_factors, n),
        )
        for n in range(first, first + count)
    ]


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds by the clock, and of a processor: this process's and its children's."""

    clock: float = 0
    processor: float = 0

    @classmethod
    def now(cls) -> Self:
        """Since some moment."""
        return cls(time.perf_counter(), sum(os.times()[2:4]) + time.process_time())

    def __add__(self, other: "Taken") -> "Taken":
        return Taken(self.clock + other.clock, self.processor + other.processor)

    def __sub__(self, other: "Taken") -> "Taken":
        return Taken(self.clock - other.clock, self.processor - other.processor)

    def __truediv__(self, count: float) -> "Taken":
        return Taken(self.clock / count, self.processor / count)


def timed(work: Callable[[], object]) -> Taken:
    """What the work takes."""
    started = Taken.now()
    work()
    return Taken.now() - started


def run(*command: str | Path) -> str:
    """Run a program to its end; its standard output."""
    return subprocess.run([str(c) for c in command], check=True, capture_output=True, text=True).stdout


def ours_and_bare() -> tuple[Taken, Taken]:
    """What a report takes, warm: our writer, and Typst alone for words whose lines are broken already."""
    compiler = typeset._compiler("paper.typ")  # noqa: SLF001 - the very compiler that our papers are set by
    compiled = partial(compiler.compile, format="pdf", pdf_standards="ua-1", timestamp=0)
    rows = [
        {
            "page": json.dumps(typeset._set(paper(one, at=None), displayable), ensure_ascii=False),  # noqa: SLF001 - as above
            "report": canonical_json(one).decode(),
            "provenance": "",
            "lost": "",
            "code": "",
            "verify_at": "",
            "qr": "",
        }
        for one in copies(10 * WARM, first=5000)
    ]
    write_pdf(copies(1, 9000)[0])
    our, alone = Taken(), Taken()
    for report, row in zip(copies(10 * WARM), rows, strict=True):
        our += timed(partial(write_pdf, report))
        alone += timed(partial(compiled, sys_inputs=row))
    return our / len(rows), alone / len(rows)


def ours_cold(folder: Path) -> Taken:
    """What a report takes in a process of its own."""
    sources = [folder / f"{n}.json" for n in range(COLD)]
    for source, report in zip(sources, copies(COLD), strict=True):
        source.write_bytes(canonical_json(report))
    return timed(lambda: [run(sys.executable, "-c", COLD_OURS, s, s.with_suffix(".pdf")) for s in sources]) / COLD


def weasyprint(folder: Path) -> tuple[Taken, Taken] | None:
    """What a report takes, warm and cold; None where it isn't there."""
    if not PEERS.exists():
        return None
    program = HERE / "peers" / "print_peer.py"
    many, one = folder / "many.json", folder / "one.json"
    papers = [paper(report, at=None) for report in copies(WARM + 1)]
    many.write_text(json.dumps(papers), "utf-8")
    one.write_text(json.dumps(papers[:1]), "utf-8")
    warm = Taken(*map(float, run(PEERS, program, "weasyprint", many, folder).split())) / WARM
    cold = timed(lambda: [run(PEERS, program, "weasyprint", one, folder) for _ in range(COLD)]) / COLD
    return warm, cold


def libreoffice(folder: Path) -> tuple[Taken, Taken] | None:
    """What a report takes, from Word files that are there already, in one call and in a call for each."""
    soffice = shutil.which("soffice")
    if soffice is None or not PEERS.exists():
        return None
    papers = folder / "papers.json"
    papers.write_text(json.dumps([paper(report, at=None) for report in copies(WARM)]), "utf-8")
    run(PEERS, HERE / "peers" / "print_peer.py", "docx", papers, folder)
    files = [folder / f"{n}.docx" for n in range(WARM)]
    profile = f"-env:UserInstallation=file://{folder}/profile"

    def convert(*sources: Path) -> str:
        return run(soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", folder / "office", *sources)

    convert(files[0])  # makes the profile
    warm = timed(lambda: convert(*files)) / WARM
    cold = timed(lambda: [convert(file) for file in files[:COLD]]) / COLD
    return warm, cold


def main() -> None:
    """Measure and print a table."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        warm, alone = ours_and_bare()
        measured: dict[str, tuple[Taken, Taken | None] | None] = {
            "Samrit (Typst)": (warm, ours_cold(folder)),
            "Typst alone": (alone, None),
            "WeasyPrint": weasyprint(folder),
            "LibreOffice": libreoffice(folder),
        }
    base = measured["Samrit (Typst)"]
    assert base is not None
    print("ms a report, by the clock and of a processor; how much of ours by the processor")
    print(f"{'':16}{'warm':>8}{'processor':>11}{'ratio':>8}{'cold':>8}{'processor':>11}{'ratio':>8}")
    for peer, taken in measured.items():
        if taken is None:
            print(f"{peer:16}  not on this machine")
            continue
        cells = [
            f"{one.clock * 1000:>8.1f}{one.processor * 1000:>11.1f}{one.processor / our.processor:>7.2f}x"
            for one, our in zip(taken, base, strict=True)
            if one is not None and our is not None
        ]
        print(f"{peer:16}{''.join(cells)}")


if __name__ == "__main__":
    main()
