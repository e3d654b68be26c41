"""docs/scoring.md: how results are judged, in words and in every case. Written by `make docs`, compared by a test."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from samrit.scoring.accumulation import accumulate
from samrit.scoring.cases import (
    ABSENT,
    ACCUMULATED,
    CASES,
    ONE_OF_EACH,
    ROLLED_UP,
    YEARS,
    result_as_printed,
    target_as_printed,
)
from samrit.scoring.judgement import Judgement
from samrit.scoring.method import METHOD_FROM_YEAR_BE, METHODS, method_for
from samrit.scoring.rolling_up import roll_up
from samrit.scoring.score import score
from samrit.scoring.verdicts import judge
from samrit.scoring.words import VERDICTS, number
from samrit.scoring.year import judge_year
from samrit.thai.translation import Message
from samrit.vocabulary.choices import Accumulation

_INTRODUCTION = """\
# How good is it? · ประเมินผลอย่างไร

*This page is generated from `samrit.scoring` (`make docs`). หน้านี้สร้างจากโปรแกรมโดยอัตโนมัติ*

## In short

- **One function judges.** Every page, paper and export asks `samrit.scoring.judge`, so that no two of them can disagree.
- **Blank is not zero.** A result is a value, zero among them, or one of five kinds of none; none of the five is judged,
  added, averaged or scored.
- **Achievement** tells how far a result went towards its target, in percent with two decimal places (half is rounded
  up). It is not capped and never below 0. It is 100 or more exactly where the target is reached: what just misses shows
  99.99, however close it came.
  - *More is better* (at least, more than, ratio, level): result / target. A target below 0 counts the distance:
    100 % + (result − target) / |target|.
  - *Less is better* (at most, less than): 200 % − result / target, and by distance as above where the target is below 0.
  - *Nearer is better* (exactly, a range): 100 % − distance / |target|, from the bound of the range that was missed.
  - *A milestone* done on its day or before is 100 %. Later, the days taken are held against the days allowed, both
    counted from 1 October of the fiscal year of the due day, as for "at most".
  - *A target of 0* has no percentage: reached is 100 %, missed is 0 %. So it is with zero tolerance.
- **Verdict**: better than the target, meets, nearly meets (from 90 % on; a method may set another threshold), misses.
  "More than 5" is met by passing 5, and not surpassed by it; a milestone done early meets its target, too.
- **A target that states no direction** is read as "at least", and the judgement says so. Where it is 0, nothing is asked,
  and nothing is judged.
- **A ratio** is held against its parts. Where the printed figure follows from them, rounded or cut off at its last
  printed place, it counts; where it doesn't, the figure that the parts give counts, and the judgement says so.
- **A level** lies on a scale from 0 to 5, or to its target where that is higher. What lies off the scale is not judged.
- **Units** that differ are told. A percentage is never held against a number of places, nor the reverse.

## โดยย่อ

- **ใช้วิธีประเมินวิธีเดียวทุกที่** ทุกหน้า ทุกแบบพิมพ์ และทุกไฟล์ส่งออก จึงได้ผลตรงกันเสมอ
- **ช่องว่างไม่ใช่ศูนย์** ผลงานเป็นตัวเลข (รวมถึงศูนย์) หรือเป็นหนึ่งในห้าเหตุที่ยังไม่มีตัวเลข ซึ่งจะไม่นำมาประเมิน รวม เฉลี่ย หรือให้คะแนน
- **ร้อยละของการบรรลุเป้าหมาย** คิดเป็นทศนิยมสองตำแหน่ง ปัดเศษครึ่งขึ้น ไม่จำกัดเพดาน และไม่ต่ำกว่าศูนย์
  จะแสดงตั้งแต่ 100 ขึ้นไปเฉพาะเมื่อบรรลุเป้าหมายเท่านั้น หากเกือบถึงจะแสดงไม่เกิน 99.99
  - *ยิ่งมากยิ่งดี* (ไม่น้อยกว่า มากกว่า สัดส่วน ระดับ): ผลงาน ÷ เป้าหมาย หากเป้าหมายติดลบให้คิดจากระยะห่าง
  - *ยิ่งน้อยยิ่งดี* (ไม่เกิน น้อยกว่า): ร้อยละ 200 ลบด้วย ผลงาน ÷ เป้าหมาย
  - *ยิ่งใกล้ยิ่งดี* (เท่ากับ ช่วง): ร้อยละ 100 ลบด้วย ระยะห่าง ÷ เป้าหมาย โดยช่วงให้คิดจากขอบที่พลาด
  - *งานที่มีวันแล้วเสร็จ* เสร็จตรงหรือก่อนกำหนดคือร้อยละ 100 หากช้า ให้เทียบจำนวนวันที่ใช้กับจำนวนวันที่กำหนด นับจากวันที่ 1 ตุลาคมของปีงบประมาณ
  - *เป้าหมายเป็นศูนย์* คิดเป็นร้อยละไม่ได้ บรรลุคือ 100 ไม่บรรลุคือ 0 เช่นเดียวกับตัวชี้วัดที่ต้องไม่เกิดขึ้นเลย
- **ผลการประเมิน** มีสี่อย่าง คือ ดีกว่าเป้าหมาย เป็นไปตามเป้าหมาย ใกล้เคียงเป้าหมาย (ตั้งแต่ร้อยละ 90 หรือตามที่วิธีของปีนั้นกำหนด) และไม่บรรลุเป้าหมาย
- **เป้าหมายที่ไม่บอกว่าให้มากหรือน้อย** อ่านเป็น “ไม่น้อยกว่า” และแจ้งไว้ในผล หากเป้าหมายนั้นเป็นศูนย์จะไม่ประเมิน
- **สัดส่วน** ตรวจกับตัวตั้งและตัวหารเสมอ หากไม่ตรงกันจะใช้ค่าที่คำนวณได้ และแจ้งไว้ในผล
- **ระดับ** อยู่ในช่วง 0 ถึง 5 หรือถึงเป้าหมายหากสูงกว่า ผลงานที่อยู่นอกช่วงจะไม่ประเมิน
- **หน่วยที่ต่างกัน** จะแจ้งไว้ในผล และไม่เทียบร้อยละกับจำนวนนับ

The formulas for "at least", "at most" and the bounds of a range are those of Indonesia's regulation on performance
management (PermenPANRB 8/2021, annex, pages 91 and 100); no Thai rule that was found states one for "at most". Above a
range that regulation counts over-achievement; here a range that is left upwards is missed.
"""

_VERDICT_OF_NONE = Message("none")


def cases_page() -> str:
    """The page in Markdown, ending in one line break."""
    parts = (_INTRODUCTION, _cases(), _absences(), _methods(), _accumulation(), _years(), _roll_ups())
    return "\n".join(parts)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def _verdict(judgement: Judgement) -> str:
    words = _VERDICT_OF_NONE if judgement.verdict is None else VERDICTS[judgement.verdict]
    return f"{words.en} · {words.th}"


def _percent(value: Decimal | None) -> str:
    return "" if value is None else number(value)


def _said(judgement: Judgement) -> str:
    said, assumed = judgement.reason, judgement.assumption
    lines = [said.en, said.th] if assumed is None else [said.en, f"*{assumed.en}*", said.th, f"*{assumed.th}*"]
    return "<br>".join(lines)


def _cases() -> str:
    text = "## Every case · ทุกกรณี\n\nThe score is that of the five levels. คะแนนเป็นแบบห้าระดับ\n"
    for case in CASES:
        target = target_as_printed(case.target)
        rows = []
        for printed in case.results:
            judgement = judge(target, result_as_printed(printed))
            points = score(judgement, method_for(2564)).value
            percent = _percent(judgement.achievement_percent)
            rows.append((printed, _verdict(judgement), percent, _percent(points), _said(judgement)))
        text += f"\n### {case.title.en} · {case.title.th}\n\nTarget · เป้าหมาย: `{case.target}`\n\n"
        text += _table(("Result · ผลงาน", "Verdict · ผลประเมิน", "%", "Score", "Said · คำอธิบาย"), rows)
    return text


def _absences() -> str:
    target = target_as_printed(next(iter(ONE_OF_EACH.values())))
    rows = [(f"“{printed}”", _said(judge(target, result_as_printed(printed)))) for printed in ABSENT]
    return "## No figure · ไม่มีตัวเลข\n\nThe same for every kind of target. เหมือนกันทุกชนิดของเป้าหมาย\n\n" + _table(
        ("Result · ผลงาน", "Said · คำอธิบาย"), rows
    )


def _methods() -> str:
    achievements = [Decimal(percent) for percent in (0, 30, 50, 60, 65, 70, 75, 80, 90, 95, 100, 120)]
    head = ["Achievement %", *(f"{method.title.en} · {method.title.th}" for method in METHODS.values())]
    rows = [[number(p), *(number(m.score(p)) for m in METHODS.values())] for p in achievements]
    text = (
        "## Scores · คะแนน\n\nA method caps: over-achievement scores full marks. Between its steps, five levels are read"
        " off a straight line; below 60 % the score is 1, and what rounds to 5 without reaching 100 % gets 4.99. The criteria of 50/75/100 count the highest one that was reached."
        "\n\nการบรรลุเกินเป้าหมายได้คะแนนเต็ม แบบห้าระดับเทียบบัญญัติไตรยางศ์ระหว่างขั้น ต่ำกว่าร้อยละ 60 ได้ 1 คะแนน"
        " ส่วนเกณฑ์ 50/75/100 นับเกณฑ์สูงสุดที่ผ่าน\n\n"
    )
    text += _table(head, rows)
    years = [(str(year) if year else "–", m.title.en, m.title.th) for year, m in METHOD_FROM_YEAR_BE]
    return text + "\n" + _table(("From fiscal year · ตั้งแต่ปีงบประมาณ", "Method", "วิธี"), years)


def _listed(quarters: Sequence[str]) -> str:
    return "; ".join(printed or "(blank)" for printed in quarters)


def _accumulation() -> str:
    rows = []
    for quarters in ACCUMULATED:
        for rule in Accumulation:
            if rule is Accumulation.OWN_ENTRY:
                continue
            year = accumulate(rule, [result_as_printed(printed) for printed in quarters])
            rows.append((_listed(quarters), rule.value, year.result.printed, f"{year.reason.en}<br>{year.reason.th}"))
    return (
        "## From quarters to the year · จากรายไตรมาสเป็นทั้งปี\n\nBlanks take no part. Ratios are pooled: numerators and"
        " denominators are added up. ช่องว่างไม่นำมาคิด สัดส่วนคิดจากผลรวมของตัวตั้งและตัวหาร\n\n"
        + _table(("Quarters · ไตรมาส", "Rule · วิธีรวม", "Year · ทั้งปี", "Said · คำอธิบาย"), rows)
    )


def _years() -> str:
    rows = []
    for year in YEARS:
        own_entry = result_as_printed(year.own_entry) if year.own_entry is not None else None
        quarters = [result_as_printed(printed) for printed in year.quarters]
        judgement = judge_year(target_as_printed(year.target), quarters, year.accumulation, own_entry)
        given = (year.target, _listed(year.quarters), year.accumulation.value, year.own_entry or "")
        rows.append((*given, _verdict(judgement), _said(judgement)))
    head = ("Target", "Quarters", "Rule", "Own entry · กรอกเอง", "Verdict", "Said · คำอธิบาย")
    return "## The year · ทั้งปี\n\n" + _table(head, rows)


def _roll_ups() -> str:
    rows = []
    for items in ROLLED_UP:
        rolled = roll_up(items)
        listed = "; ".join(f"{number(i.weight)} × {'–' if i.value is None else number(i.value)}" for i in items)
        rows.append((listed, _percent(rolled.value), f"{rolled.reason.en}<br>{rolled.reason.th}"))
    return (
        "## By weight · ถ่วงน้ำหนัก\n\nΣ weight × score / Σ weight, over what was reported; the coverage is always told."
        " คิดเฉพาะรายการที่รายงานแล้ว และแจ้งความครอบคลุมเสมอ\n\n"
        + _table(("Weight × score · น้ำหนัก × คะแนน", "Mean · เฉลี่ย", "Said · คำอธิบาย"), rows)
    )
