"""The score of a judgement under a method."""

from decimal import Decimal

import msgspec

from samrit.scoring.judgement import Judgement
from samrit.scoring.method import Method
from samrit.scoring.words import number
from samrit.thai.translation import Message


class ScoreResult(msgspec.Struct, frozen=True, kw_only=True):
    """A score `value` out of `of`; `value` is None, which is not 0, where there was no verdict."""

    value: Decimal | None
    of: Decimal
    judgement: Judgement
    method: Method

    @property
    def reason(self) -> Message:
        """The score in one sentence; without a score, the reason for which there is no verdict."""
        if self.value is None:
            return self.judgement.reason
        assert self.judgement.achievement_percent is not None
        percent, title = number(self.judgement.achievement_percent), self.method.title
        return Message(
            "An achievement of {percent} % scores {value} of {of} ({title}).",
            percent=percent,
            value=number(self.value),
            of=number(self.of),
            title=title,
        )


def score(judgement: Judgement, method: Method) -> ScoreResult:
    """The score of a judgement; over-achievement scores the method's full mark and no more."""
    percent = judgement.achievement_percent
    value = None if percent is None else method.score(percent)
    return ScoreResult(value=value, of=method.full, judgement=judgement, method=method)
