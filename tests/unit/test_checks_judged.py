"""On labelled reports nine in ten errors and warnings are right, and most of what a strict evaluator would send back is found."""

import pytest

import checks as measured


@pytest.mark.parametrize("name", [path.stem for path in sorted(measured.SETS.glob("*.jsonl"))])
def test_the_rules_are_right_and_thorough_on_labelled_reports(name: str) -> None:
    found = measured.score(measured.reports(measured.SETS / f"{name}.jsonl"))

    assert found.precision >= 0.9, "\n".join(found.lines)
    assert found.recall >= 0.75, "\n".join(found.lines)
