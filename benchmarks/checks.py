"""How often the rules are right, and how much of what a strict evaluator would send back they find, on labelled reports.

Usage: python benchmarks/checks.py [--write]        (--write puts the table into docs/checks/precision.md)

Each file of tests/documents/judged is a set of reports, one a line: {"id", "text", "weaknesses": [{"category", "place",
"sentence"}], "right": ["CODE field", ...]}. The weaknesses were planted by people's habits, by who had not seen the rules
(but for the set `kinds`, which was written beside them).
An error or a warning is right where it is a planted weakness, or stands in "right": somebody has read it beside the text.
A weakness is found where a rule for its category speaks of its place, with whatever severity.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from samrit.checks import Finding, Severity, check
from samrit.readers import read

ROOT = Path(__file__).resolve().parents[1]
SETS = ROOT / "tests" / "documents" / "judged"
PAGE = ROOT / "docs" / "checks" / "precision.md"
BEGINS, ENDS = "<!-- measured by benchmarks/checks.py -->", "<!-- end of what is measured -->"

# The rules that speak of each kind of weakness.
RULES_OF: dict[str, str] = {
    "value_vs_text": "K201 K202 K225 K226 K232 K239",
    "share": "K226 K247 K220 K218 K201 K207",
    "balance": "K225",
    "sum_of_parts": "K219 K239",
    "shortfall_no_reason": "C118",
    "name_vs_unit": "K227",
    "weight_as_target": "K206 K208",
    "period_other_year": "T309 T306 T302 T307 T311 T312",
    "period_short": "T309",
    "copy_months": "X601",
    "copy_quarter": "X601 X602",
    "definition_as_narrative": "X608",
    "misspelling": "X605 X604 X609",
    "unsupported_value": "C109 C119 K201",
    "negative_count": "K231",
    "cumulative_falls": "K205 K236",
    "cumulative_falls_text": "K236 K205 K239",
    "base_changes": "K237 K247",
    "only_meetings": "C120 C119 C121",
    "outcome_purchases": "C120 C124",
    "percent_in_count": "K233 K234 K206 K222 K232",
    "na_typed": "C110 C109",
    "no_year_result": "C110",
    "weekday_wrong": "T301",
    "date_impossible": "T304",
    "date_out_of_quarter": "T302 T306 T307 T311",
    "planned_series": "K216",
    "empty_narrative": "C109 C119",
    "year_is_other_quarter": "K210 K211 K201",
    "fraction_in_words": "K226",
    "growth": "K226 K235 K218 K239",
    "product": "K218",
    "power_for_energy": "P401",
    "emission_factor": "P402",
    "code_as_target": "K209",
    "above_scale": "K206 K207 K219",
    "progress_as_result": "K233 K206 K216",
    "verdict_contradicts": "K203",
    "milestone_late": "K203 K238 C123",
    "definition_repeats_name": "C103",
    "method_repeats_definition": "C104",
    "no_evidence": "E501",
    "date_changes": "K204",
    "place_changes": "K204",
    "other_agency": "K240",
    "fraction_in_count": "K232",
    "days_count": "T313",
    "unit_conversion": "K245",
    "mean": "K246 K218",
    "list_count": "K241",
    "evidence_other_year": "E508",
    "signed_before_end": "T314",
    "method_not_followed": "K247 K237 K210 C121",
    "arithmetic": "K218 K226 K219 K246",
    "budget_exceeds": "K225",
    "comparison": "K242 C106 C113 K203 K235",
    "coverage_claim": "K219 K226",
    "date_order": "T310",
    "direction": "K235 K203 C113 K205",
    "double_count": "K219 K210 K239",
    "level_not_chosen": "C101",
    "number_words": "K245 K201 K202 K219",
    "output_as_outcome": "C120 C101 C124",
    "part_exceeds_whole": "K226 K219 K207 K225",
    "percent_parts": "K219 K226",
    "percent_points": "K235 K242",
    "stale_text": "T311 T312 T306 K244",
    "stray_marks": "X603",
    "text_broken_off": "X612",
    "time_order": "T310 T303",
    "unit_mismatch": "P407 K222 K227 P401 K245",
    "wrong_unit": "P407 K222 K227 P401 K245 X609",
    "year_result_growth": "K235 K210 K211 K205",
    "same_quantity_two_values": "K202 K201",
    "target_in_text": "K242",
    "quarter_names_other": "T311 T312",
    "decade_off": "T306",
    "summary_vs_year": "K201 K202 K210 K211",
    "list_falls_short": "K241",
    "planned_as_done": "C121",
    "obstacle_denied": "K243",
    "obstacle_no_way_out": "C125",
    "other_subject": "K244",
    "target_in_name": "K221",
    "blank_left": "X613",
    "unsigned": "C102",
    "praise": "C122",
    "personal_data": "X614",
}
_OF_TWO = {
    "copy_months",
    "copy_quarter",
    "place_changes",
    "date_changes",
    "base_changes",
}  # each stands in two quarters
_OF_YEAR = ("result", "year_end", "target", "name", "quarters")  # where what is said of the year may stand


@dataclass
class Score:
    """What was raised as an error or a warning and is right, and what was planted and is found."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    notes: int = 0
    lines: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of errors and warnings that are right."""
        return self.right.total() / max(1, self.right.total() + self.wrong.total())

    @property
    def recall(self) -> float:
        """The share of planted weaknesses that are found."""
        return self.found.total() / max(1, self.found.total() + self.missed.total())


def reports(path: Path) -> Iterator[dict[str, Any]]:
    """The labelled reports of a set."""
    for line in path.read_text("utf-8").splitlines():
        yield json.loads(line)


def score(labelled: Iterable[dict[str, Any]]) -> Score:
    """The rules held against labelled reports."""
    total = Score()
    for one in labelled:
        findings = check(read(one["text"].encode(), name="report.txt").report)
        used: set[int] = set()
        for weakness in one["weaknesses"]:
            hits = [at for at, finding in enumerate(findings) if _speaks_of(finding, weakness)]
            used.update(hits)
            (total.found if hits else total.missed)[weakness["category"]] += 1
            if not hits:
                total.lines.append(f"missed  {one['id']}  {weakness['category']}: {weakness['sentence']}")
        for at, finding in enumerate(findings):
            if finding.severity is Severity.NOTE:
                total.notes += 1
            elif at in used or f"{finding.code} {finding.field}" in one.get("right", ()):
                total.right[finding.code] += 1
            else:
                total.wrong[finding.code] += 1
                total.lines.append(f"wrong   {one['id']}  {finding.code} {finding.field}: {finding.message.en}")
    return total


def _speaks_of(finding: Finding, weakness: dict[str, str]) -> bool:
    place = weakness["place"]
    if finding.code not in RULES_OF.get(weakness["category"], "").split():
        return False
    if place.startswith("quarters."):
        of_year = place == "quarters.4" and finding.field.startswith(("result", "year_end"))
        is_other = weakness["category"] in _OF_TWO and finding.field.startswith("quarters.")
        return finding.field.startswith(place) or of_year or is_other or finding.field in ("", "quarters")
    return finding.field.split(".")[0] in (place.split(".")[0], *_OF_YEAR)


def table(scores: dict[str, Score]) -> str:
    """What is measured, as the page shows it."""
    rows = ["| set | errors and warnings | of these right | planted weaknesses | of these found | notes |"]
    rows.append("| --- | --: | --: | --: | --: | --: |")
    for name, one in scores.items():
        raised, planted = one.right.total() + one.wrong.total(), one.found.total() + one.missed.total()
        right = f"{one.right.total()} ({one.precision:.0%})"
        rows.append(
            f"| {name} | {raised} | {right} | {planted} | {one.found.total()} ({one.recall:.0%}) | {one.notes} |"
        )
    by_rule: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for one in scores.values():
        for code, times in one.right.items():
            by_rule[code][0] += times
        for code, times in one.wrong.items():
            by_rule[code][1] += times
    rows += ["", "| rule | right | wrong |", "| --- | --: | --: |"]
    rows += [f"| {code} | {right} | {wrong} |" for code, (right, wrong) in sorted(by_rule.items())]
    missed = sorted({category for one in scores.values() for category in one.missed})
    rows += ["", "Kinds of weakness that were missed at least once: " + ", ".join(missed).replace("_", " ") + "."]
    return "\n".join(rows)


def main() -> int:
    """Print each that is wrong or missed, and the table; 0 where nine in ten are right."""
    scores = {path.stem: score(reports(path)) for path in sorted(SETS.glob("*.jsonl"))}
    for name, one in scores.items():
        print(f"== {name}", *one.lines, sep="\n")
    measured = table(scores)
    print(measured)
    if "--write" in sys.argv:
        before, _, rest = PAGE.read_text("utf-8").partition(BEGINS)
        PAGE.write_text(f"{before}{BEGINS}\n\n{measured}\n\n{ENDS}{rest.partition(ENDS)[2]}", "utf-8")
    return 0 if all(one.precision >= 0.9 for one in scores.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
