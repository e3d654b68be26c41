"""The zones of a form: which of its parts stand where, and what may stand in each."""

import re

from samrit.report.labels import HEAD_LINES, words_pattern
from samrit.vocabulary.choices import VERDICT_ON_PAPER
from samrit.vocabulary.fields import YEAR_END, filed
from samrit.vocabulary.term import FieldKind

HEAD = frozenset({"head", "name", "level", "plan", "node", "target", "result", *(label.field for label in HEAD_LINES)})
WATCHED = HEAD | {"signature", "year_end.shortfall", "evidence"}  # where any line may be the form's own
BETWEEN_REPORTS = (HEAD | {"evidence", "signature"}) - {"head", "name"}  # where no running text stands open
BEFORE_ITEM_3 = HEAD - {"target", "result"}
OF_YEAR_END = frozenset({"year_end", *(one.year_path for one in filed(YEAR_END) if one.kind is FieldKind.TEXT)})
FREE = OF_YEAR_END | {"quarter", "narrative", "rationale"}
VERDICTS = frozenset(words for wordings in VERDICT_ON_PAPER.values() for words in wordings)
OF_END = OF_YEAR_END | {"evidence", "signature"}
# Where the form's two colons open more than one text, or none at all.
MANY_TEXTS = frozenset(
    {"evidence", "head", "more", "plan", "quarters", "signature", "unplaced", "broken_off", "letters_lost"}
)
YEAR_LINE = re.compile(r"(?:ประจำ)?ปีงบประมาณ\s*(?:พ\.\s?ศ\.)?\s*(?=[0-9๐-๙]{4}$)")
YEAR_BEHIND = re.compile(
    r"[\s,(|]+(?:ประจำ)?ปีงบ(?:ประมาณ|ฯ)?\s*(?:พ\.\s?ศ\.)?\s*[:：]?\s*(?P<year>(?:25|๒๕)[0-9๐-๙]{2})\)?$"
)
# "หน่วยงาน สำนักการคลัง": a label that a blank parts from an office's name
AGENCY_BY_BLANK = re.compile(
    rf"\s*(?:{words_pattern(tuple(label for label in HEAD_LINES if label.field == 'agency'))})\s+(?=[ก-ฮเ-ไ])",
    re.IGNORECASE,
)
# "ผลในไตรมาส = 184": a figure with a name of its own
OTHER_FIGURE = re.compile(r"[^\W\d_][^:：=]{1,60}\s=\s(?P<value>\S.*)")
