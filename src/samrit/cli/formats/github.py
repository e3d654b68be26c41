"""For workflows of a code host: one line per finding, shown beside the changed file."""

from samrit.checks import Severity
from samrit.cli.checked import Checked
from samrit.cli.spot import Spot

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(results: tuple[Checked, ...]) -> str:
    """The commands; waived findings are left out, as nobody is asked to do anything about them."""
    lines: list[str] = []
    for result in results:
        if result.refusal:
            lines.append(f"::error {_properties(result.name, None)}::{_data(str(result.refusal))}")
        for issue in result.issues:
            properties = _properties(result.name, result.spot_of_issue(issue), issue.code)
            lines.append(f"::notice {properties}::{_data(str(issue.message))}")
        for finding, spot in result.in_order():
            if finding.waived:
                continue
            sentence = f"{finding.message}\n{finding.remedy}"
            properties = _properties(result.name, spot, finding.code)
            lines.append(f"::{_LEVELS[finding.severity]} {properties}::{_data(sentence)}")
    return "".join(line + "\n" for line in lines)


def _properties(name: str, spot: Spot | None, title: str = "") -> str:
    pairs = [("file", name)]
    if spot is not None:
        pairs += [("line", str(spot.line)), ("endLine", str(spot.end_line))]
        if spot.line == spot.end_line:  # columns are understood within one line only
            pairs += [("col", str(spot.column)), ("endColumn", str(spot.end_column))]
    if title:
        pairs.append(("title", title))
    return ",".join(f"{key}={_property(value)}" for key, value in pairs)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
