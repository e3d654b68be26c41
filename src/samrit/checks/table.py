"""The table of all rules, in the order of their codes: to add one, write its file and add its line."""

from samrit.checks.complete import level_not_chosen, unsigned
from samrit.checks.rule import Rule
from samrit.checks.timing import wrong_weekday

RULES: tuple[Rule, ...] = (
    level_not_chosen.RULE,
    unsigned.RULE,
    wrong_weekday.RULE,
)
_BY_CODE = {rule.code: rule for rule in RULES}


def rule(code: str) -> Rule:
    """The rule with a code, as "C101"; KeyError where there is none."""
    return _BY_CODE[code]
