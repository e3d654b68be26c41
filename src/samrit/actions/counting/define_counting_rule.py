"""Say how an indicator's result is worked out: another version of its rule, by which its open reports are counted at once."""

from datetime import datetime

from django.utils import timezone

from samrit.actions.acting import Acting, acting
from samrit.actions.counting.count_reports import count_again
from samrit.actions.notices import notify_of_answer, notify_of_proposal
from samrit.actions.plans.second_person import decide_yardstick, has_results, owns
from samrit.actions.plans.write_definition import locked_indicator
from samrit.actions.report_permissions import DEFINE
from samrit.actions.saving import save_checked
from samrit.counting import Constant, CountingRule, Measured, Operator, ResultOf, terms
from samrit.queries.counting.counting_choices import reaches
from samrit.queries.counting.counting_preview import counting_preview
from samrit.queries.counting.counting_rules import in_words, open_rules, rule_of, stored_rule
from samrit.records.models import CountingRuleVersion, Indicator, RuleProposal, User
from samrit.thai.translation import Message
from samrit.vocabulary.choices import ResultSource
from samrit.vocabulary.refusal import Denied, Invalid, StaleVersion

LONGEST_WORDS = 2000


def define_counting_rule(  # noqa: PLR0913 - for what, which rule, in which words, over what was seen, by whom, when
    *, indicator: Indicator, rule: CountingRule | None, words: str, number: int, by: User, at: datetime
) -> CountingRuleVersion | RuleProposal | None:
    """Add a version of the rule, None where nothing changes; without a rule the result is typed again from now on.

    Whoever owns the result only asks for it where something was reported or counted already: a second person agrees.
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
        if owns(row, by) and (last is not None or has_results(row)):
            return _ask(row, rule, words, number, act)
        return _add_version(row, rule, words, last, act)


def decide_rule(*, proposal: RuleProposal, agrees: bool, reason: str = "", by: User, at: datetime) -> RuleProposal:
    """Agree that a result is counted or judged otherwise, or refuse; nobody agrees to what they asked for themselves."""
    with acting(DEFINE, proposal.indicator, by, at, lock=locked_indicator) as act:
        asked = RuleProposal.objects.select_for_update(of=("self",)).select_related("asked_by").get(pk=proposal.pk)
        if asked.decided_at is not None:
            raise Invalid(Message("This was answered already."))
        if agrees and asked.asked_by_id == by.pk:
            raise Denied(Message("You asked for this yourself; another person agrees to it."))
        row = act.subject
        asked.is_agreed, asked.reason, asked.decided_by, asked.decided_at = agrees, reason.strip(), by, at
        notify_of_answer(asked, at=at)
        if asked.yardsticks is not None:
            save_checked(asked)
            decide_yardstick(asked, row, act, agrees=agrees)
            return asked
        last = CountingRuleVersion.objects.filter(indicator=row).order_by("-number").first()
        if agrees and (last.number if last is not None else 0) != asked.number:
            raise Invalid(Message("The rule was changed in another way meanwhile; ask anew."))
        save_checked(asked)
        about = {"rule_words": asked.words, "asked_by": asked.asked_by.username, "reason": asked.reason}
        act.log(
            "agree_counting_rule" if agrees else "refuse_counting_rule",
            row,
            before={"figures_by_quarter": asked.before},
            after=about | {"figures_by_quarter": asked.after},
        )
        if agrees:
            rule = rule_of(asked.rule) if asked.rule is not None else None
            if rule is not None:
                _check_reference(row, rule)
            _add_version(row, rule, asked.words, last, act)
        return asked


def _ask(
    row: Indicator, rule: CountingRule | None, words: str, number: int, act: Acting[Indicator, User]
) -> RuleProposal:
    reports = list(row.quarters.order_by("quarter"))
    before = {str(one.quarter): one.result.printed for one in reports}
    after: dict[str, str] = {}
    if rule is not None:
        found = counting_preview(row, rule, on=timezone.localdate(act.at))
        after = {
            str(one.quarter): format(one.outcome.value.normalize(), "f")
            if one.outcome.value is not None and not one.is_frozen
            else one.says
            for one in found.rows
        }
    asked = RuleProposal(
        indicator=row, number=number, words=words, rule=stored_rule(rule) if rule is not None else None,
        before=before, after=after, asked_by=act.who, asked_at=act.at,
    )  # fmt: skip
    save_checked(asked)
    act.log(
        "ask_counting_rule",
        row,
        before={"figures_by_quarter": before},
        after={"rule_words": words, "figures_by_quarter": after},
    )
    notify_of_proposal(asked, at=act.at)
    return asked


def _add_version(
    row: Indicator,
    rule: CountingRule | None,
    words: str,
    last: CountingRuleVersion | None,
    act: Acting[Indicator, User],
) -> CountingRuleVersion:
    number, stored = (last.number if last is not None else 0), stored_rule(rule) if rule is not None else None
    made = CountingRuleVersion(
        indicator=row, number=number + 1, words=words, rule=stored, made_by=act.who, made_at=act.at
    )
    save_checked(made)
    before, row.result_source = row.result_source, source_of(rule).value
    row.version += 1
    save_checked(row)
    count_again([row.pk], because=[f"rule {made.number}"], at=act.at)
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
