"""(6.5) the year's verdict and summary."""

from samrit.report.lines import is_own
from samrit.report.struct import Part
from samrit.vocabulary.choices import VERDICT_ON_PAPER, Verdict
from samrit.vocabulary.fields import YEAR_END, filed
from samrit.vocabulary.term import FieldKind

_BY_LENGTH = sorted(
    ((w.casefold(), verdict) for verdict, ws in VERDICT_ON_PAPER.items() for w in ws), key=lambda pair: -len(pair[0])
)
_NOT_ABOVE = "ไม่เกินเป้าหมาย"
_LONGEST_VERDICT = 60  # characters; a longer line is a summary that mentions the target


def read_verdict(words: str) -> Verdict | None:
    """The verdict that printed words give, None where they give none.

    A figure that is "not above the target" is a shortfall or a success, by what the target asks for: "38 วัน ไม่เกินเป้าหมาย 45 วัน".
    """
    folded = words.casefold()
    wording, verdict = next((one for one in _BY_LENGTH if _gives(folded, one[0])), ("", None))
    is_of_figures = words != wording and wording == _NOT_ABOVE and any(letter.isdigit() for letter in words)
    return None if is_of_figures else verdict


def _gives(folded: str, wording: str) -> bool:
    """Whether words give a verdict: Thai ones wherever they stand, English ones where they begin or are all of it."""
    return wording in folded if wording >= "ก" else folded.startswith(wording)


def split_verdict(line: str) -> tuple[str, str]:
    """The verdict at the head of the year's summary, and what follows it on the line; ("", line) where none stands.

    A line behind a backslash, or one that is the form's own, is no verdict.
    """
    if line.startswith("\\") or is_own(line):
        return "", line
    folded = line.casefold()
    for wording, _ in _BY_LENGTH:
        if folded.startswith(wording) and folded[len(wording) :][:1] == " ":
            return line[: len(wording)], line[len(wording) :].strip()
    return (line, "") if len(line) <= _LONGEST_VERDICT and read_verdict(line) else ("", line)


# The running texts that the form has together with the summary.
_TEXTS = tuple(
    one.id for one in filed(YEAR_END) if one.kind is FieldKind.TEXT and one.year_path.startswith("year_end.")
)


class YearEnd(Part, frozen=True):
    """(6.5) สรุปผลการดำเนินงาน (ปลายปีงบประมาณ): the verdict as printed, what it means, and the summary.

    Words that give no verdict ("ดีมาก") are no verdict: they open the summary.
    """

    verdict_text: str = ""
    verdict: Verdict | None = None
    narrative: str = ""
    shortfall: str = ""

    def _normalise(self) -> None:
        """Derive the verdict from its words; ValueError where both are given and differ."""
        self._clean_lines("verdict_text")
        if not self.verdict_text and self.verdict is not None:
            self._set(verdict_text=VERDICT_ON_PAPER[self.verdict][0])
        meant = read_verdict(self.verdict_text)
        if self.verdict not in (None, meant):
            raise ValueError(f"the verdict is {self.verdict}, but “{self.verdict_text}” is printed")
        verdict_text, rest = split_verdict(self.verdict_text)
        if rest:
            self._set(narrative=f"{rest}\n{self.narrative}")
        self._set(verdict_text=verdict_text, verdict=read_verdict(verdict_text))
        self._clean_texts(*_TEXTS)
