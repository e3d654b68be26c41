"""The annual report as a booklet: of an agency with 300 indicators in full, of a city with 4,800 in tables; time, memory, bytes.

Usage: scripts/bench booklet        (each in a process of its own, on one core where the machine can say so)

Every indicator has other words, so that nobody's cache helps. No database: the values are made here.
"""

import hashlib
import os
import resource
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from decimal import Decimal

from samrit.scoring.counts import Counts
from samrit.vocabulary.choices import Accumulation
from samrit.writers.booklet_pdf import write_booklet
from samrit.writers.booklet_values import Booklet, Details, IndicatorLine, QuarterLine, Strategy
from samrit.writers.value_drawing import Value, quarter_drawing

AT = datetime(2026, 11, 29, 3, tzinfo=UTC)
TEXT = (
    "จัดประชุมเครือข่ายครั้งที่ {n} เมื่อวันที่ 27 มีนาคม 2569 มีหน่วยงานเข้าร่วม {m} หน่วยงาน แล้วสำรวจพื้นที่ริมคลองร่วมกับชุมชน "
    "ปรับปรุงทางเดิน ปลูกต้นไม้ยืนต้น และสรุปบทเรียนเพื่อใช้ในปีต่อไป ตามแผนปฏิบัติราชการประจำปีของกรุงเทพมหานคร "
)
SIZES = {"agency": (300, True), "city": (4800, False)}


def indicator(n: int, *, has_details: bool) -> IndicatorLine:
    """One with its own words and numbers."""
    words = "".join(TEXT.format(n=n + part, m=n % 90 + part) for part in range(4))
    values = [Value(f"Q{quarter}", Decimal(n % 50 + quarter), None) for quarter in (1, 2, 3, 4)]
    details = Details(
        responsible=f"เจ้าหน้าที่ {n}",
        quarters=[QuarterLine(q, f"{n % 50 + q} แห่ง", f"{n % 50 + q} แห่ง", "เผยแพร่แล้ว") for q in (1, 2, 3, 4)],
        chart=quarter_drawing(values, Decimal(n % 50 + 4), Accumulation.SUM),
        summary=words,
        supporting_factors=words[:200],
        obstacles=words[:120],
        definition=words[:300],
        method=words[:200],
        evidence=[f"บันทึกการประชุม {n}-{quarter}.pdf" for quarter in (1, 2, 3, 4)],
    )
    name = f"จำนวนชุมชนริมคลองที่ดูแลพื้นที่สีเขียวร่วมกัน กลุ่มที่ {n}"
    target = f"≥ {n % 50 + 4} แห่ง"
    return IndicatorLine(
        f"2200-{n:04}", str(n), name, "สำนักตัวอย่าง", target, str(n % 50 + 4), "เป็นไปตามเป้าหมาย", "",
        details if has_details else None,
    )  # fmt: skip


def booklet(count: int, *, has_details: bool) -> Booklet:
    """Of so many indicators, in seven strategies."""
    counts = Counts(meets=count)
    lines = [indicator(n, has_details=has_details) for n in range(1, count + 1)]
    return Booklet(
        city="กรุงเทพมหานคร", agency="สำนักตัวอย่าง", fiscal_year_be=2569, on=date(2026, 9, 30),
        summary=("บรรลุเป้าหมายทุกตัวชี้วัด",), counts=counts,
        strategies=[Strategy(str(n + 1), f"ยุทธศาสตร์ที่ {n + 1}", counts, lines[n::7]) for n in range(7)],
        agencies=(), missed=(), projects=None, outcomes=(), has_details=has_details,
    )  # fmt: skip


def one(kind: str) -> None:
    """Write one in this process, and say what it took."""
    count, has_details = SIZES[kind]
    made = booklet(count, has_details=has_details)
    begun, busy = time.perf_counter(), time.process_time()
    pdf = write_booklet(made, at=AT)
    seconds, busy = time.perf_counter() - begun, time.process_time() - busy
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{kind:8} {count:5} indicators  {seconds:6.2f} s ({busy:.2f} s of a processor)  {memory:5.0f} MB  {len(pdf) / 1e6:5.1f} MB PDF  {hashlib.sha256(pdf).hexdigest()[:12]}")  # fmt: skip


def main() -> None:
    """Each twice: the bytes must be the same."""
    for kind in SIZES:
        for _ in range(2):
            subprocess.run([sys.executable, __file__, kind], check=True)


if __name__ == "__main__":
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    if len(sys.argv) > 1:
        one(sys.argv[1])
    else:
        main()
