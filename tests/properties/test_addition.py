"""What one more paper adds: nothing that stands is changed, and nothing that the paper says is lost in silence."""

from hypothesis import given, settings
from hypothesis import strategies as st

from samrit.report import IndicatorReport, QuarterReport
from samrit.report.addition import addition, values
from samrit.report.result import Result
from samrit.report.target import Target

# The first report loads what reads its words; that belongs to no example.
_FIRST = IndicatorReport(name="สำรวจแล้ว", target=Target(value_text="5"), result=Result(value_text="5"))
_WORDS = st.sampled_from(["", "สำรวจแล้ว", "อบรม 2 รุ่น", "ปลูกต้นไม้ 5 ต้น"])
_RESULTS = st.sampled_from(["", "5", "5.00", "7", "-"])


@st.composite
def reports(draw: st.DrawFn) -> IndicatorReport:
    """A report that says some of it."""
    quarters = [
        QuarterReport(quarter=number, narrative=draw(_WORDS), result=Result(value_text=draw(_RESULTS)))
        for number in sorted(draw(st.sets(st.integers(1, 4))))
    ]
    return IndicatorReport(
        name=draw(_WORDS),
        definition=draw(_WORDS),
        target=Target(value_text=draw(st.sampled_from(["", "5", "8"]))),
        quarters=tuple(quarters),
        obstacles=draw(_WORDS),
        result=Result(value_text=draw(_RESULTS)),
    )


@given(there=reports(), paper=reports(), closed=st.sets(st.integers(1, 5)))
@settings(max_examples=300)
def test_each_value_of_the_paper_is_there_or_new_or_differing(
    there: IndicatorReport, paper: IndicatorReport, closed: set[int]
) -> None:
    found = addition(there, paper, closed=closed)

    known, new = values(there), values(found.report)
    differing = {one.path for one in found.differing}
    assert not set(known) & set(new)
    for path, value in values(paper).items():
        is_there = known.get(path, "").find(value) >= 0
        assert (is_there, path in new, path in differing).count(True) == 1, path


@given(report=reports())
def test_the_same_paper_again_adds_nothing(report: IndicatorReport) -> None:
    found = addition(report, report)

    assert (found.paths, found.differing) == ((), ())
