"""The report of one indicator (part 2 of the annual report), and of one project (part 1)."""

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum

from samrit.report.result import Result
from samrit.report.struct import Part
from samrit.report.target import Target
from samrit.thai.digits import to_arabic
from samrit.thai.text import clean


class Level(StrEnum):
    """ระดับความสำเร็จ: what the form has ticked in item 2."""

    OUTPUT = "output"  # ผลผลิต
    OUTCOME = "outcome"  # ผลลัพธ์
    BOTH = "both"
    NEITHER = "neither"
    UNKNOWN = "unknown"  # both words stand there, and the text carries no tick


class Kind(StrEnum):
    """ประเภทตัวชี้วัด."""

    STRATEGIC = "strategic"  # ตัวชี้วัดเชิงยุทธศาสตร์
    ROUTINE = "routine"  # ตัวชี้วัดงานประจำ
    NEGOTIATED = "negotiated"  # ตัวชี้วัดเจรจาตกลง
    UNKNOWN = "unknown"


class Verdict(StrEnum):
    """The year's result against its target."""

    EXCEEDS = "exceeds"  # สูงกว่าเป้าหมาย
    MEETS = "meets"  # เป็นไปตามเป้าหมาย
    NEARLY = "nearly"  # ใกล้เคียงเป้าหมาย
    MISSES = "misses"  # ต่ำกว่าเป้าหมาย


# The first wording of each is what we print. A longer wording is tried before a shorter one that it holds.
VERDICT_WORDS: dict[Verdict, tuple[str, ...]] = {
    Verdict.EXCEEDS: ("สูงกว่าเป้าหมาย", "เกินเป้าหมาย", "มากกว่าเป้าหมาย"),
    Verdict.MEETS: ("เป็นไปตามเป้าหมาย", "บรรลุเป้าหมาย", "บรรลุตามเป้าหมาย", "ตามเป้าหมาย"),
    Verdict.NEARLY: ("ใกล้เคียงเป้าหมาย",),
    Verdict.MISSES: ("ต่ำกว่าเป้าหมาย", "ไม่เป็นไปตามเป้าหมาย", "ไม่บรรลุเป้าหมาย", "ไม่บรรลุตามเป้าหมาย"),
}


def read_verdict(words: str) -> Verdict | None:
    """The verdict that printed words give, None where they give none."""
    wordings = [(w, verdict) for verdict, all_words in VERDICT_WORDS.items() for w in all_words]
    for wording, verdict in sorted(wordings, key=lambda pair: -len(pair[0])):
        if wording in words:
            return verdict
    return None


class PlanNode(Part, frozen=True):
    """A place in the long-term plan that the indicator supports, as the form prints it.

    "ประเด็นยุทธศาสตร์ : ด้านที่ ๒ - มหานครสีเขียว : Bangkok as a Green City" has the label "ประเด็นยุทธศาสตร์", the
    rank "ด้านที่", the code "2" printed as "๒", and a name in both languages.
    """

    label: str = ""
    rank: str = ""
    code: str = ""  # in Arabic digits
    code_text: str = ""  # as printed, in either
    name_th: str = ""
    name_en: str = ""

    def _normalise(self) -> None:
        """Derive the code from its printed form; ValueError where both are given and differ."""
        self._clean_lines("label", "rank", "code", "code_text", "name_th", "name_en")
        code_text = self.code_text or self.code
        if self.code and to_arabic(code_text) != self.code:
            raise ValueError(f"plan node code is {self.code}, but “{code_text}” is printed")
        self._set(code_text=code_text, code=to_arabic(code_text))


class Score(Part, frozen=True):
    """The evaluator's marks for a quarter. None is "not reviewed", which is not a mark of 0.

    `quality` and `timeliness` are the two sub-scores that the present system prints as 2.1 / 2.2.
    """

    value: Decimal | None = None
    quality: Decimal | None = None
    timeliness: Decimal | None = None


class Evaluation(Part, frozen=True):
    """The score that the present system prints in a page's head, and the quarter that it names."""

    quarter: int | None = None
    score: Decimal | None = None


class QuarterReport(Part, frozen=True):
    """What was reported for one quarter (1 to 4) of the fiscal year.

    `progress_percent` is the progress of the work, which is not the value of the indicator.
    """

    quarter: int
    narrative: str = ""
    target: Target = Target()
    result: Result = Result()
    score: Score = Score()
    progress_percent: Decimal | None = None

    def _normalise(self) -> None:
        """ValueError for a quarter outside 1 to 4."""
        if not 1 <= self.quarter <= 4:
            raise ValueError(f"a fiscal year has the quarters 1 to 4, not {self.quarter}")
        self._clean_texts("narrative")


class YearEnd(Part, frozen=True):
    """(6.5) สรุปผลการดำเนินงาน (ปลายปีงบประมาณ): the verdict as printed, what it means, and the summary."""

    verdict_text: str = ""
    verdict: Verdict | None = None
    narrative: str = ""

    def _normalise(self) -> None:
        """Derive the verdict from its words; ValueError where both are given and differ."""
        self._clean_lines("verdict_text")
        self._clean_texts("narrative")
        if not self.verdict_text and self.verdict is not None:
            self._set(verdict_text=VERDICT_WORDS[self.verdict][0])
        meant = read_verdict(self.verdict_text)
        if self.verdict not in (None, meant):
            raise ValueError(f"the verdict is {self.verdict}, but “{self.verdict_text}” is printed")
        self._set(verdict=meant)


class Evidence(Part, frozen=True):
    """A reference to evidence, as printed: a link, a file name, or the name of a document."""

    ref: str

    def _normalise(self) -> None:
        """The form's own angle brackets around a link are decoration."""
        self._clean_lines("ref")
        self._set(ref=re.sub(r"^<(.*)>$", r"\1", self.ref).strip())

    @property
    def is_link(self) -> bool:
        """Whether it is a web address."""
        return re.match(r"https?://\S+$|www\.\S+$", self.ref) is not None


class Signature(Part, frozen=True):
    """Who signed, as what, when. The form's dots are a place to sign, and are read as nothing."""

    name: str = ""
    role: str = "ผู้รับผิดชอบโครงการ"
    position: str = ""
    signed_on: date | None = None

    def _normalise(self) -> None:
        """Dots and dashes alone are not a name."""
        self._clean_lines("name", "role", "position")
        for field in ("name", "position"):
            if not getattr(self, field).strip(".… -_"):
                self._set(**{field: ""})

    @property
    def is_signed(self) -> bool:
        """Whether anybody has signed."""
        return bool(self.name)


class IndicatorReport(Part, frozen=True, tag="indicator", tag_field="form"):
    """Part 2 of the annual report: one indicator, its quarters and its year (form "ผลการดำเนินงานส่วนที่ 2").

    `number_text` is the number as printed ("32", "3.2", "(3.2)"); `code` that of the web system ("5018-0817").
    `label_spellings` keeps labels that the paper spells in its own way: (field, spelling), as in
    ("definition", "คำนียาม"). Quarters stand in order, each at most once.
    """

    plan_title: str = "แผนปฏิบัติราชการประจำปี"
    fiscal_year_be: int | None = None
    agency: str = ""
    code: str = ""
    number_text: str = ""
    name: str = ""
    level: Level = Level.UNKNOWN
    kind: Kind = Kind.UNKNOWN
    long_term_plan: str = ""
    nodes: tuple[PlanNode, ...] = ()
    definition: str = ""
    method: str = ""
    target: Target = Target()
    result: Result = Result()
    evaluation: Evaluation = Evaluation()
    quarters: tuple[QuarterReport, ...] = ()
    year_end: YearEnd = YearEnd()
    supporting_factors: str = ""
    obstacles: str = ""
    evidence: tuple[Evidence, ...] = ()
    signature: Signature = Signature()
    label_spellings: tuple[tuple[str, str], ...] = ()

    def _normalise(self) -> None:
        """Normal form of the texts; ValueError for quarters out of order or given twice."""
        self._clean_lines("plan_title", "agency", "code", "number_text", "name", "long_term_plan")
        self._clean_texts("definition", "method", "supporting_factors", "obstacles")
        order = [q.quarter for q in self.quarters]
        if order != sorted(set(order)):
            raise ValueError(f"quarters must stand in order, each once, not {order}")

    @property
    def number(self) -> str:
        """The number in Arabic digits without its decoration: "3.2" for "(๓.๒)"."""
        return to_arabic(self.number_text).strip("(). ")

    @property
    def agency_code(self) -> str:
        """The part of the code before the hyphen: "5018" of "5018-0817"."""
        return self.code.partition("-")[0]

    def quarter(self, number: int) -> QuarterReport | None:
        """The report of one quarter, None where the paper has none."""
        return next((q for q in self.quarters if q.quarter == number), None)


class ProjectReport(Part, frozen=True, tag="project", tag_field="form"):
    """Part 1 of the annual report: one project, as the present web system shows it."""

    code: str = ""
    name: str = ""
    agency: str = ""
    fiscal_year_be: int | None = None
    progress_percent: Decimal | None = None
    responsible: str = ""
    evaluation: Evaluation = Evaluation()
    rationale: str = ""
    objectives: str = ""
    targets: str = ""
    narrative: str = ""

    def _normalise(self) -> None:
        """Normal form of the texts."""
        self._clean_lines("code", "name", "agency", "responsible")
        self._clean_texts("rationale", "objectives", "targets", "narrative")


Report = IndicatorReport | ProjectReport


def texts(report: Report) -> tuple[tuple[str, str], ...]:
    """The fields of running text that are not empty, as (path, text), in the order of the form.

    A path names a field for people and machines: "name", "definition", "quarters.2.narrative" (2 is the number of
    the quarter), "year_end.narrative", "evidence.0.ref".
    """
    if isinstance(report, ProjectReport):
        names = ("name", "rationale", "objectives", "targets", "narrative")
        return tuple((name, getattr(report, name)) for name in names if getattr(report, name))
    found = [("name", report.name), ("definition", report.definition), ("method", report.method)]
    found += [(f"quarters.{q.quarter}.narrative", q.narrative) for q in report.quarters]
    found += [
        ("year_end.verdict_text", report.year_end.verdict_text),
        ("year_end.narrative", report.year_end.narrative),
    ]
    found += [("supporting_factors", report.supporting_factors), ("obstacles", report.obstacles)]
    found += [(f"evidence.{i}.ref", e.ref) for i, e in enumerate(report.evidence)]
    return tuple((path, clean(text)) for path, text in found if text)
