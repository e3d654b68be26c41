"""Say how an indicator's result is worked out: another version of its rule, by which its open reports are counted at once."""

from datetime import datetime

from samrit.actions.acting import acting
from samrit.actions.counting.count_reports import count_again
from samrit.actions.permissions import DEFINE
from samrit.actions.plans.write_definition import locked_indicator
from samrit.actions.saving import save_checked
from samrit.counting import Constant, CountingRule, Measured, Operator, ResultOf, terms
from samrit.queries.counting.counting_choices import reaches
from samrit.queries.counting.counting_rules import in_words, open_rules, stored_rule
from samrit.records.models import CountingRuleVersion, Indicator, User
from samrit.thai.translation import Message
from samrit.vocabulary.choices import ResultSource
from samrit.vocabulary.refusal import Invalid, StaleVersion

LONGEST_WORDS = 2000


def define_counting_rule(  # noqa: PLR0913 - for what, which rule, in which words, over what was seen, by whom, when
    *, indicator: Indicator, rule: CountingRule | None, words: str, number: int, by: User, at: datetime
) -> CountingRuleVersion | None:
    """Add a version of the rule, None where nothing changes; without a rule the result is typed again from now on.

    `number` is the version that was on the page, 0 for none. Without words of one's own the rule's are taken.
    """
    with acting(DEFINE, indicator, by, at, lock=locked_indicator) as act:
        row = act.subject
        last = CountingRuleVersion.objects.filter(indicator=row).order_by("-number").first()
        there = last.number if last is not None else 0
        if there != number:
            raise StaleVersion(mine=words, theirs=last.words if last is not None else "", version=there)
        stored = stored_rule(rule) if rule is not None else None
        words = (words.strip() or in_words(rule).th) if rule is not None else ""
        if (last.rule, last.words) == (stored, words) if last is not None else stored is None:
            return None
        if len(words) > LONGEST_WORDS:
            raise Invalid(Message("The words are too long."))
        if rule is not None:
            _check_reference(row, rule)
        made = CountingRuleVersion(indicator=row, number=number + 1, words=words, rule=stored, made_by=by, made_at=at)
        save_checked(made)
        before, row.result_source = row.result_source, source_of(rule).value
        row.version += 1
        save_checked(row)
        count_again([row.pk], because=[f"rule {made.number}"], at=at)
        act.log(
            "define_counting_rule",
            row,
            before={"source": before, "rule_words": last.words if last is not None else ""},
            after={"source": row.result_source, "rule_words": words, "rule_number": made.number, "rule": stored},
        )
        return made


def source_of(rule: CountingRule | None) -> ResultSource:
    """What the plan calls a result that is worked out so."""
    if rule is None:
        return ResultSource.TYPED
    if rule.operator in (Operator.RATIO, Operator.PERCENT):
        return ResultSource.RATIO
    if isinstance(rule.first, Measured):
        return ResultSource.MEASURED
    return ResultSource.TYPED if isinstance(rule.first, Constant) and rule.second is None else ResultSource.COUNTED


def _check_reference(indicator: Indicator, rule: CountingRule) -> None:
    """A rule names what its agency's line has, refers to indicators of its own plan, and not in a circle."""
    if not reaches(indicator, rule):
        raise Invalid(
            Message("The rule names a campaign or a measurement that is another agency's, or isn't there any more.")
        )
    asked = {term.indicator for term in terms(rule) if isinstance(term, ResultOf)}
    siblings = set(indicator.annual_plan.indicators.values_list("pk", flat=True)) if asked else set()
    if not asked <= siblings:
        raise Invalid(Message("A rule refers to indicators of the same annual plan."))
    refers = {
        one.row.indicator_id: {term.indicator for term in terms(one.rule) if isinstance(term, ResultOf)}
        for one in (open_rules(plan_id=indicator.annual_plan_id) if asked else ())
    }
    visited: set[int] = set()
    while asked:
        if indicator.pk in asked:
            raise Invalid(Message("This rule leads back to its own indicator, so it can't be worked out."))
        visited |= asked
        asked = {other for key in asked for other in refers.get(key, ())} - visited
