"""For code hosts and editors: SARIF 2.1.0 (OASIS standard, 27 March 2020)."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec

from samrit import __version__
from samrit.checks import RULES, Finding, Rule, Severity
from samrit.cli.checked import Checked
from samrit.cli.sources import STANDARD_INPUT
from samrit.cli.spot import Spot
from samrit.readers.reading import Issue

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_INDEX = {rule.code: index for index, rule in enumerate(RULES)}


def render(results: tuple[Checked, ...]) -> str:
    """One run with all rules, and a result for each finding; what readers remark is a notification of the run."""
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "samrit",
                        "version": __version__,
                        "rules": [_rule(rule) for rule in RULES],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "invocations": [
                    {
                        "executionSuccessful": not any(result.refusal for result in results),
                        "toolExecutionNotifications": [n for r in results for n in _notifications(r)],
                    }
                ],
                "results": [
                    _result(result.name, finding, spot) for result in results for finding, spot in result.in_order()
                ],
            }
        ],
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": str(rule.title)},
        "fullDescription": {"text": str(rule.why)},
        "help": {"text": str(rule.remedy)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(name: str, finding: Finding, spot: Spot | None) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": _INDEX[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": str(finding.message)},
        "locations": [_location(name, spot, finding.field)],
    }
    if finding.waived:
        result["suppressions"] = [{"kind": "external", "justification": finding.waived}]
    return result


def _notifications(result: Checked) -> list[dict[str, Any]]:
    if result.refusal:
        location = _location(result.name, None, "")
        return [{"level": "error", "message": {"text": str(result.refusal)}, "locations": [location]}]
    return [_remark(result, issue) for issue in result.issues]


def _remark(result: Checked, issue: Issue) -> dict[str, Any]:
    return {
        "level": "note",
        "descriptor": {"id": issue.code},
        "message": {"text": str(issue.message)},
        "locations": [_location(result.name, result.spot_of_issue(issue), issue.field)],
    }


def _location(name: str, spot: Spot | None, field: str) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(name)}}
    if spot is not None:
        physical["region"] = {
            "startLine": spot.line,
            "startColumn": spot.column,
            "endLine": spot.end_line,
            "endColumn": spot.end_column,
        }
    location: dict[str, Any] = {"physicalLocation": physical}
    if field:
        location["logicalLocations"] = [{"fullyQualifiedName": field, "kind": "member"}]
    return location


def uri(name: str) -> str:
    """A file's name as a URI reference: relative names stay relative, as a code host needs them."""
    if name == STANDARD_INPUT:
        return "stdin"
    path = Path(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="surrogateescape")
