"""The sentences over the bar, the same on the page, on paper and in the mail; and who settles a doubt."""

from collections.abc import Sequence

from samrit.scoring.counts import Counts
from samrit.thai.translation import Message, ShownYear, _
from samrit.vocabulary.doubts import Doubt


def lead(counts: Counts, before: Sequence[tuple[int, Counts]]) -> tuple[str, ...]:
    """How many reached their target, how many came near or missed it, how many can't be judged; then the year before."""
    if not counts.indicators:
        return (_("Nothing is planned here in this period."),)
    if counts.not_due == counts.indicators:
        return (_("No report of this period is due yet."),)
    said = [
        Message.counted(
            "{reached} of {count} indicator reached its target.",
            "{reached} of {count} indicators reached their target.",
            count=counts.indicators,
            reached=counts.reached,
        ),
    ]
    if counts.nearly:
        said.append(Message.counted("{count} came near it.", "{count} came near it.", count=counts.nearly))
    said.append(Message.counted("{count} missed it.", "{count} missed it.", count=counts.misses))
    if counts.unknown:
        said.append(
            Message.counted("{count} can't be judged yet.", "{count} can't be judged yet.", count=counts.unknown)
        )
    for year, then in before[:1]:
        said.append(
            Message(
                "In {year} it was {reached} of {indicators}.",
                year=ShownYear(year),
                reached=then.reached,
                indicators=then.indicators,
            )
        )
    return tuple(str(one) for one in said)


_RESOLVED_BY: dict[Doubt, Message] = {
    Doubt.ALTERED: Message("the administrator, by the audit trail"),
    Doubt.RETURNED: Message("its officer, by a corrected report"),
    Doubt.CONTRADICTED: Message("its officer, or the evaluator with a reason"),
    Doubt.NOT_DISTINGUISHABLE: Message("who measures: more days, or another way of measuring"),
    Doubt.UNVERIFIED: Message("its officer, by the evidence"),
    Doubt.DRAFT: Message("its officer, by handing in the quarters that it is made of"),
}


def resolved_by(doubt: Doubt) -> str:
    """Who can settle what is against a figure."""
    return str(_RESOLVED_BY[doubt])
