"""The lines of the form's text, part by part."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from samrit.report import Evaluation, IndicatorReport, ProjectReport, QuarterReport, Report, Signature, YearEnd
from samrit.report.labels import TEXT_LINES
from samrit.report.lines import contains_position, escape
from samrit.report.result import Result
from samrit.report.struct import join_brackets
from samrit.report.target import Target
from samrit.report.unplaced import BROKEN_OFF, UNPLACED, print_path
from samrit.report.year_end import split_verdict
from samrit.thai.calendar import format_date
from samrit.thai.digits import format_number
from samrit.vocabulary.choices import KIND_ON_PAPER

BLANK = ""
DOTS = "....."
QUARTERS_TO_FILL_IN = tuple(QuarterReport(quarter=quarter) for quarter in (1, 2, 3, 4))  # where none was reported


def line(label: str, value: str) -> str:
    """A label with its value behind it."""
    return f"{label} {value}" if value else label


def value_line(label: str, printed: str) -> str:
    """A value on a line of its own: ": ผลงานที่ทำได้ = 5.00 (…)"."""
    return line(f": {label} =", escape(printed))


def text_lines(text: str, also: Callable[[str], bool] | None = None) -> list[str]:
    """The lines of a running text, each told apart from the form's own; `also` says what the first can be mistaken for."""
    first, *rest = text.split("\n")
    return [escape(first, also) if also else escape(first), *map(escape, rest)]


def section(label: str, text: str) -> Iterator[str]:
    """A label, and below it a running text behind the form's two colons."""
    yield label
    if text:
        first, *rest = text_lines(text)
        yield from (f":: {first}", *rest)
    yield BLANK


def head_lines(report: IndicatorReport | ProjectReport, *, code: str, evaluation: str) -> Iterator[str]:
    """What stands above item 1, where there is something to say."""
    in_words = report.year_in_words if isinstance(report, IndicatorReport) else None
    year = "" if report.fiscal_year_be in (None, in_words) else str(report.fiscal_year_be)
    values = [("ปีงบประมาณ", year), ("หน่วยงาน", escape(report.agency)), (code, escape(report.code))]
    if isinstance(report, IndicatorReport):
        values.append(("ประเภทตัวชี้วัด", KIND_ON_PAPER.get(report.kind, "")))
    if report.evaluation != Evaluation():
        quarter = f"ไตรมาสที่ {report.evaluation.quarter} : " if report.evaluation.quarter else ""
        values.append((evaluation, f"{quarter}{_number(report.evaluation.score)}"))
    for label, value in values:
        if value:
            yield from (f"{label} : {value}", BLANK)


def quarter_lines(quarter: QuarterReport) -> Iterator[str]:
    """A quarter's values below its narrative."""
    if quarter.target != Target():
        yield from (value_line("เป้าหมาย", quarter.target.printed), BLANK)
    if quarter.result != Result() or waits_for_result(quarter):
        yield from (value_line("ผลงานที่ทำได้", quarter.result.printed), BLANK)
    score = quarter.score
    if (score.value, score.quality, score.timeliness) != (None, None, None):
        parts = f"{_number(score.quality)} / {_number(score.timeliness)}"
        yield from (value_line("คะแนน", f"{_number(score.value)} ({parts})"), BLANK)
    if quarter.progress_percent is not None:
        yield from (value_line("ความคืบหน้า", f"ร้อยละ {format_number(quarter.progress_percent)}"), BLANK)


def waits_for_result(quarter: QuarterReport) -> bool:
    """Whether a form has a line for the result that isn't there: nothing was reported, or a target says that there will be one."""
    return quarter.result == Result() and (quarter.target != Target() or not quarter.narrative)


def texts_below(report: QuarterReport | YearEnd) -> Iterator[tuple[str, str]]:
    """The labels and words of the running texts that stand below a quarter's values, or below the summary of the year."""
    said = ((label.words, getattr(report, label.field)) for label in TEXT_LINES)
    return ((f": {label} =", text) for label, text in said if text)


def text_below(label: str, text: str) -> Iterator[str]:
    """A running text behind its label."""
    first, *rest = text_lines(text)
    yield from (line(label, first), *rest, BLANK)


def year_end_lines(year_end: YearEnd) -> Iterator[str]:
    """The year's verdict behind two colons, and its summary below."""
    if year_end.verdict_text:
        yield f":: {escape(year_end.verdict_text)}"
        yield from text_lines(year_end.narrative) if year_end.narrative else ()
    elif year_end.narrative:
        first, *rest = text_lines(year_end.narrative, lambda text: bool(split_verdict(text)[0]))
        yield from (f":: {first}", *rest)
    yield BLANK


def signature_lines(signature: Signature) -> Iterator[str]:
    """Who signed, as what, when; dots where nobody did."""
    if signature.name:
        yield f"ลงชื่อ {escape(join_brackets(signature.name, signature.role), contains_position)}"
    else:
        yield f"ลงชื่อ{DOTS}({signature.role})" if signature.role else f"ลงชื่อ{DOTS}"
    yield BLANK
    yield from (line("ตำแหน่ง", escape(signature.position)), BLANK)
    if not signature.position:
        yield from (DOTS, BLANK)
    if signature.signed_on:
        yield f"วันที่ {format_date(signature.signed_on)}"


def end_lines(report: Report) -> Iterator[str]:
    """What the source of a report has beyond its fields, each text below its place, and where the source breaks off."""
    if report.unplaced:
        yield from (BLANK, UNPLACED)
    for one in report.unplaced:
        yield from (one.place, *text_lines(one.text))
    if report.broken_off:
        yield from (BLANK, line(BROKEN_OFF, print_path(report.broken_off)))


def _number(value: Decimal | None) -> str:
    return "-" if value is None else format_number(value)
