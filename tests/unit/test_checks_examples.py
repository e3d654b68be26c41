"""Every rule is held to its own examples."""

from collections.abc import Mapping

import pytest

from samrit.checks import RULES, Family, LinkFacts, Measured, Rule, Severity, check
from samrit.checks.example import form, page, project
from samrit.report import Report


def codes(report: Report, links: Mapping[str, LinkFacts], measured: Measured) -> set[str]:
    """The codes of what the rules find."""
    return {finding.code for finding in check(report, links=links, measured=measured)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_bad_example_breaks_the_rule_and_the_good_one_does_not(rule: Rule) -> None:
    bad = codes(rule.bad, rule.bad_links, rule.bad_measured)
    good = codes(rule.good, rule.good_links, rule.good_measured)
    found = (rule.code in bad, rule.code in good)

    assert found == (True, False)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_good_example_is_no_bad_example_of_another_rule(rule: Rule) -> None:
    assert [
        f
        for f in check(rule.good, links=rule.good_links, measured=rule.good_measured)
        if f.severity is not Severity.NOTE
    ] == []


@pytest.mark.parametrize("report", [form(), page(), project()], ids=["form", "page", "project"])
def test_a_sound_report_has_no_findings(report: Report) -> None:
    assert check(report) == ()


def test_codes_and_names_are_unique_and_sorted_by_family() -> None:
    families = list(Family)
    order = [(families.index(rule.family), rule.code) for rule in RULES]

    assert order == sorted(set(order))
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_finding_speaks_both_languages_and_quotes_what_it_spans(rule: Rule) -> None:
    for finding in check(rule.bad, links=rule.bad_links, measured=rule.bad_measured):
        assert finding.message.th != finding.message.en
        assert (finding.start is None) == (finding.end is None)
        if finding.start is not None:
            assert finding.words
            assert " ".join(finding.words.split()) in finding.excerpt
