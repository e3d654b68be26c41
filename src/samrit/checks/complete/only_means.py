"""C120: an outcome is claimed, and all that the quarters tell are meetings, trainings and purchases."""

from collections.abc import Iterator

from samrit.checks.effort import MEANS
from samrit.checks.example import form
from samrit.checks.likeness import shares_words
from samrit.checks.rule import Hit, Rule, Severity
from samrit.checks.subject import Subject
from samrit.report import IndicatorReport, Level, QuarterReport, Result, Target
from samrit.report.mentions import Mentions, Quantity
from samrit.scoring.words import without_blank
from samrit.thai.translation import Message

_ALIKE = 8  # letters that a text must share with the name to speak of what the name promises
_FEWEST = 2  # quarters


def _check(subject: Subject) -> Iterator[Hit]:
    report = subject.indicator
    if report is None or report.level is not Level.OUTCOME or not report.result.value or report.broken_off:
        return
    narratives = [m for _q, m in subject.narrated if m.text.strip(" -–.\n")]
    summary = subject["year_end.narrative"]
    every = [*narratives, summary] if summary is not None and summary.text.strip(" -–.\n") else narratives
    if len(narratives) < _FEWEST or not all(MEANS.search(m.text) for m in narratives):
        return
    if any(_speaks_of_outcome(report, m) for m in every):
        return
    yield Hit(
        narratives[-1].field,
        Message(
            "An outcome of {value} is claimed, and the text tells only what was done for it",
            value=without_blank(report.result),
        ),
    )


def _speaks_of_outcome(report: IndicatorReport, mentions: Mentions) -> bool:
    """Whether a text names what the name promises, or gives a value, a share or anything that was counted in the unit."""
    values = {report.result.value, *(q.result.value for q in report.quarters)} - {None, 0}
    return shares_words(mentions.text, report.name, size=_ALIKE) or any(
        figure.quantity is Quantity.SHARE or figure.value in values or figure.change for figure in mentions.figures
    )


def _with(last: str) -> IndicatorReport:
    texts = ("จัดซื้อถังหมัก 40 ใบ", "อบรมแกนนำ 2 รุ่น รุ่นละ 25 คน", "แจกคู่มือแก่แกนนำทุกคน", last)
    return form(
        name="ร้อยละของเศษอาหารที่ลดลงในตลาด",
        level=Level.OUTCOME,
        target=Target(value_text="10", unit_text="ร้อยละ"),
        result=Result(value_text="12", unit_text="ร้อยละ"),
        quarters=tuple(QuarterReport(quarter=at, narrative=text) for at, text in enumerate(texts, 1)),
        year_end=form().year_end.replace(narrative="ได้รับความร่วมมือจากผู้ค้าเป็นอย่างดี"),
    )


RULE = Rule(
    code="C120",
    name="only-means",
    severity=Severity.WARNING,
    title=Message("An outcome, and only meetings and purchases are told"),
    why=Message(
        "What was bought and who met shows the effort. What changed for people is the outcome, and has to be shown."
    ),
    remedy=Message("Say what changed, by how much against before, and how it was measured."),
    check=_check,
    good=_with("ชั่งเศษอาหารหน้าตลาด 4 แห่ง ลดลงร้อยละ 12 จากปีก่อน"),
    bad=_with("ประชุมสรุปงานกับผู้ค้า 1 ครั้ง"),
)
