"""The sentences that explain a judgement. They are made when somebody reads them, so that judging stays fast."""

from collections.abc import Callable
from decimal import Decimal

from samrit.report.target import Comparison, read_unit
from samrit.scoring.judgement import Ground, Judgement, Note
from samrit.scoring.rounding import HUNDRED
from samrit.scoring.words import VERDICTS, amount, asked, number, plain_unit, thai, unit_of
from samrit.thai.calendar import format_date
from samrit.thai.message import Message

_NO_VERDICT = Message("จึงยังไม่มีผลการประเมิน", "so there is no verdict")


def join(*messages: Message, by: str = " ") -> Message:
    """Messages one after the other."""
    return Message(by.join(m.th for m in messages), by.join(m.en for m in messages))


def reason_of(judgement: Judgement) -> Message:
    """The judgement in one sentence, after how the year's figure was formed where it was."""
    sentence = _SENTENCES[judgement.ground](judgement)
    return sentence if judgement.formed is None else join(judgement.formed.reason, sentence)


def _judged(j: Judgement) -> Message:
    assert j.verdict is not None
    assert j.achievement_percent is not None
    if j.target.comparison is Comparison.MILESTONE:
        return _judged_milestone(j)
    assert j.figure is not None
    unit = plain_unit(read_unit(j.result.unit_text)[1]) if Note.UNITS_DIFFER in j.notes else unit_of(j.target)
    reached, goal, verdict = amount(j.figure, unit), asked(j.target), VERDICTS[j.verdict]
    parts = f" ({_parts(j)})" if j.result.numerator is not None else ""
    percent = f" ({number(j.achievement_percent)} %)" if j.achievement_percent != HUNDRED else ""
    return Message(
        f"{thai('ผลงาน', reached.th)}{parts} {thai('เทียบกับเป้าหมาย', goal.th)}: {verdict.th}{percent}",
        f"{reached.en}{parts} against {goal.en}: {verdict.en}{percent}",
    )


def _judged_milestone(j: Judgement) -> Message:
    assert j.verdict is not None
    assert j.reached_on is not None
    assert j.target.due_on is not None
    goal, verdict = asked(j.target), VERDICTS[j.verdict]
    late = (j.reached_on - j.target.due_on).days
    when_th = "ตรงกำหนด" if late == 0 else f"ช้ากว่ากำหนด {late:,} วัน" if late > 0 else f"ก่อนกำหนด {-late:,} วัน"
    day_or_days = "day" if abs(late) == 1 else "days"
    when_en = "on the day" if late == 0 else f"{abs(late):,} {day_or_days} {'late' if late > 0 else 'early'}"
    percent = f" ({j.achievement_percent} %)" if late > 0 else ""
    return Message(
        f"แล้วเสร็จวันที่ {format_date(j.reached_on)} เป้าหมาย{goal.th} {when_th}: {verdict.th}{percent}",
        f"Done on {format_date(j.reached_on, 'en')}, {goal.en}, {when_en}: {verdict.en}{percent}",
    )


def _absent(th: str, en: str) -> Callable[[Judgement], Message]:
    def say(j: Judgement) -> Message:
        because = Message(f" เพราะ{j.result.reason}", f" ({j.result.reason})") if j.result.reason else Message("", "")
        return Message(f"{th}{because.th} {_NO_VERDICT.th}", f"{en}{because.en}, {_NO_VERDICT.en}.")

    return say


def _quoting(th: str, en: str, quoted: Callable[[Judgement], str]) -> Callable[[Judgement], Message]:
    def say(j: Judgement) -> Message:
        words = quoted(j)
        return Message(f"{th.format(words)} {_NO_VERDICT.th}", f"{en.format(words)}, {_NO_VERDICT.en}.")

    return say


def _result_text(j: Judgement) -> str:
    return j.result.value_text


def _target_text(j: Judgement) -> str:
    return j.target.printed


def _parts(j: Judgement) -> str:
    return f"{number(j.result.numerator or Decimal(0))}/{number(j.result.denominator or Decimal(0))}"


def _off_scale(j: Judgement) -> Message:
    assert j.figure is not None
    goal = asked(j.target)
    return Message(
        f"ผลงาน {number(j.figure)} อยู่นอกช่วงของระดับ เมื่อเทียบกับเป้าหมาย{goal.th} {_NO_VERDICT.th}",
        f"A result of {number(j.figure)} lies off the scale of a target of {goal.en}, {_NO_VERDICT.en}.",
    )


def _other_unit(j: Judgement) -> Message:
    assert j.result.value is not None
    reached, goal = amount(j.result.value, plain_unit(read_unit(j.result.unit_text)[1])), asked(j.target)
    return Message(
        f"{thai('ผลงาน', reached.th)} {thai('เทียบกับเป้าหมาย', goal.th)} ไม่ได้ เพราะหน่วยต่างกัน {_NO_VERDICT.th}",
        f"A result of {reached.en} can't be held against {goal.en}, its unit is another, {_NO_VERDICT.en}.",
    )


_SENTENCES: dict[Ground, Callable[[Judgement], Message]] = {
    Ground.JUDGED: _judged,
    Ground.RESULT_NOT_STATED: _absent("ช่องผลงานว่างอยู่และไม่ได้ระบุเหตุผล", "The result is left empty without a reason"),
    Ground.RESULT_NOT_REPORTED: _absent(
        "ถึงกำหนดแล้วแต่ยังไม่ได้รายงานผลงาน", "The result was due and has not been reported"
    ),
    Ground.RESULT_NOT_YET_DUE: _absent("ยังไม่ถึงกำหนดรายงานผลงาน", "The result is not yet due"),
    Ground.RESULT_NOT_APPLICABLE: _absent("งวดนี้ไม่ต้องมีผลงาน", "No result applies here"),
    Ground.RESULT_NOT_MEASURABLE_YET: _absent("ยังวัดผลไม่ได้", "The result can't be measured yet"),
    Ground.RESULT_NOT_UNDERSTOOD: _quoting(
        "ผลงานเขียนว่า “{}” ซึ่งไม่ใช่ตัวเลข", "The result reads “{}”, which is no figure", _result_text
    ),
    Ground.RESULT_WITHOUT_DATE: _quoting(
        "เป้าหมายกำหนดวันแล้วเสร็จ แต่ผลงาน “{}” ไม่บอกวันที่",
        "The target asks for a date, and the result “{}” gives none",
        _result_text,
    ),
    Ground.RESULT_IN_OTHER_UNIT: _other_unit,
    Ground.RESULT_OFF_SCALE: _off_scale,
    Ground.RESULT_WITHOUT_WHOLE: _quoting(
        "สัดส่วน {} คำนวณไม่ได้ เพราะตัวหารไม่มากกว่าศูนย์", "The ratio {} has no value, as its whole is not above zero", _parts
    ),
    Ground.TARGET_NOT_STATED: _quoting("ไม่ได้ระบุค่าเป้าหมาย", "No target is stated", _target_text),
    Ground.TARGET_NOT_UNDERSTOOD: _quoting(
        "เป้าหมาย “{}” อ่านเป็นค่าเป้าหมายไม่ได้", "The target “{}” can't be read as a figure to reach", _target_text
    ),
    Ground.TARGET_ASKS_NOTHING: _quoting(
        "เป้าหมาย “{}” เป็นศูนย์และไม่บอกว่าให้มากหรือน้อย ผลงานใดก็เข้าเป้าหมายทั้งสิ้น",
        "The target “{}” is zero and states no direction: any result would meet it",
        _target_text,
    ),
}


def assumption_of(judgement: Judgement) -> Message | None:
    """What the judge took for granted, in one sentence for each thing; None where nothing was."""
    if not judgement.notes:
        return None
    return join(*(_note(note, judgement) for note in judgement.notes))


def _note(note: Note, j: Judgement) -> Message:
    match note:
        case Note.READ_AS_AT_LEAST:
            return Message(
                "เป้าหมายไม่ได้ระบุว่าให้มากหรือน้อย จึงอ่านเป็น “ไม่น้อยกว่า”",
                "The target states no direction; it is read as “at least”.",
            )
        case Note.PARTS_TAKEN:
            assert j.result.value is not None
            assert j.figure is not None
            printed, computed = number(j.result.value), number(j.figure)
            return Message(
                f"ผลงานเขียนว่า {printed} แต่ {_parts(j)} คำนวณได้ {computed} จึงใช้ค่าที่คำนวณได้",
                f"The result reads {printed}, but {_parts(j)} gives {computed}, which counts.",
            )
        case Note.UNITS_DIFFER:
            return Message(
                f"หน่วยของผลงาน “{j.result.unit_text}” ต่างจากหน่วยของเป้าหมาย “{j.target.unit_text}” เทียบกันตามตัวเลขที่ปรากฏ",
                f"The result's unit “{j.result.unit_text}” is not the target's “{j.target.unit_text}”; "
                "the figures are compared as they stand.",
            )
        case Note.OWN_ENTRY_TAKEN:
            if j.formed is not None and j.formed.taken:
                return Message(
                    "ผลงานรายไตรมาสยังไม่ครบ จึงใช้ผลงานที่กรอกไว้ทั้งปี",
                    "Not all quarters are in the sum; the year's own entry is taken.",
                )
            return Message(
                "ไม่มีไตรมาสใดรายงานผลงาน จึงใช้ผลงานที่กรอกไว้ทั้งปี", "No quarter has a result; the year's own entry is taken."
            )
        case Note.OWN_ENTRY_DIFFERS:
            assert j.own_entry is not None
            return Message(
                f"ผลงานทั้งปีที่กรอกไว้คือ {j.own_entry.printed} ซึ่งไม่ตรงกับที่คำนวณจากรายไตรมาส จึงใช้ค่าที่คำนวณได้",
                f"The year's own entry reads {j.own_entry.printed}, which is not what the quarters give; the quarters count.",
            )
