"""For programs: one JSON document with all files, findings and issues, every sentence in both languages."""

from typing import Any

import msgspec

from samrit import __version__
from samrit.checks import rule
from samrit.cli.checked import Checked
from samrit.cli.spot import Spot
from samrit.thai.translation import Message


def render(results: tuple[Checked, ...]) -> str:
    """The document; it is the same in both languages."""
    document = {"samrit": __version__, "files": [_file(result) for result in results]}
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def _file(result: Checked) -> dict[str, Any]:
    if result.refusal:
        return {"file": result.name, "unreadable": both(result.refusal), "issues": [], "findings": []}
    return {
        "file": result.name,
        "report": result.number or 1,
        "format": result.reading.format if result.reading else "",
        "issues": [
            {
                "code": issue.code,
                "field": issue.field,
                "message": both(issue.message),
                "place": region(result.spot_of_issue(issue)),
                "excerpt": issue.excerpt,
            }
            for issue in result.issues
        ],
        "findings": [
            {
                "code": finding.code,
                "name": rule(finding.code).name,
                "severity": finding.severity,
                "field": finding.field,
                "start": finding.start,
                "end": finding.end,
                "words": finding.words,
                "message": both(finding.message),
                "remedy": both(finding.remedy),
                "waived": finding.waived or None,
                "place": region(spot),
            }
            for finding, spot in result.in_order()
        ],
    }


def both(message: Message) -> dict[str, str]:
    """A sentence in both languages, by language."""
    return message.both()


def region(spot: Spot | None) -> dict[str, int] | None:
    """A place in the file: lines, columns (characters) and pages count from 1."""
    if spot is None:
        return None
    return {
        "line": spot.line,
        "column": spot.column,
        "end_line": spot.end_line,
        "end_column": spot.end_column,
        "page": spot.page,
    }
