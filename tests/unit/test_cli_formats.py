"""What `samrit check` tells machines."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from samrit.checks import RULES
from samrit.cli.formats.sarif import uri
from samrit.cli.main import run

REPORT = Path(__file__).resolve().parents[1] / "documents" / "indicator-32-own-words.txt"

# The parts of SARIF 2.1.0 that we write, as its schema has them (sections 3.13 to 3.30 of the standard).
REGION = {
    "type": "object",
    "required": ["startLine", "startColumn", "endLine", "endColumn"],
    "additionalProperties": False,
    "properties": {
        name: {"type": "integer", "minimum": 1} for name in ("startLine", "startColumn", "endLine", "endColumn")
    },
}
TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
LOCATION = {
    "type": "object",
    "required": ["physicalLocation"],
    "properties": {
        "physicalLocation": {
            "required": ["artifactLocation"],
            "properties": {
                "artifactLocation": {"properties": {"uri": {"type": "string", "format": "uri-reference"}}},
                "region": REGION,
            },
            "additionalProperties": False,
        },
    },
}
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "items": {
                "required": ["tool", "results"],
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "properties": {
                            "driver": {
                                "required": ["name"],
                                "properties": {
                                    "rules": {
                                        "uniqueItems": True,
                                        "items": {
                                            "required": ["id"],
                                            "properties": {"shortDescription": TEXT, "help": TEXT},
                                        },
                                    }
                                },
                            }
                        }
                    },
                    "invocations": {"items": {"required": ["executionSuccessful"]}},
                    "results": {
                        "items": {
                            "required": ["message", "ruleId", "locations"],
                            "properties": {
                                "message": TEXT,
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "locations": {"items": LOCATION},
                                "suppressions": {"items": {"properties": {"kind": {"enum": ["inSource", "external"]}}}},
                            },
                        }
                    },
                },
            }
        },
    },
}


def reported(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    run(["check", "--lang", "en", *arguments])
    return json.loads(capsys.readouterr().out)


def test_json_has_every_finding_with_its_place_and_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    (file,) = reported(capsys, "--format", "json", str(REPORT))["files"]

    finding = next(f for f in file["findings"] if f["code"] == "C101")
    assert (file["file"], file["format"]) == (str(REPORT), "text")
    assert set(finding["message"]) == {"th", "en"}
    assert finding["place"]["line"] > 1
    assert {issue["code"] for issue in file["issues"]}


def test_the_words_of_a_finding_stand_where_its_place_says(capsys: pytest.CaptureFixture[str]) -> None:
    (file,) = reported(capsys, "--format", "json", str(REPORT))["files"]
    lines = REPORT.read_text(encoding="utf-8").splitlines()
    placed = [f for f in file["findings"] if f["words"] and f["place"]["line"] == f["place"]["end_line"]]

    quoted = [lines[f["place"]["line"] - 1][f["place"]["column"] - 1 : f["place"]["end_column"] - 1] for f in placed]

    assert len(placed) > 3
    assert ["".join(q.split()) for q in quoted] == ["".join(f["words"].split()) for f in placed]


def test_sarif_has_the_shape_of_the_standard(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    document = reported(
        capsys, "--format", "sarif", str(REPORT), str(tmp_path / "missing.txt"), "--waive", "C101=old form"
    )
    (sarif_run,) = document["runs"]

    jsonschema.validate(document, SARIF)
    rules = [rule["id"] for rule in sarif_run["tool"]["driver"]["rules"]]
    assert rules == [rule.code for rule in RULES]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in sarif_run["results"])
    assert {r["ruleId"] for r in sarif_run["results"] if "suppressions" in r} == {"C101"}
    assert sarif_run["invocations"][0]["executionSuccessful"] is False


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("a b.txt", "a%20b.txt"),
        ("ไตร/๑.txt", "%E0%B9%84%E0%B8%95%E0%B8%A3/%E0%B9%91.txt"),
        ("/x/y", "file:///x/y"),
        ("-", "stdin"),
    ],
)
def test_sarif_names_files_as_uris(name: str, address: str) -> None:
    assert uri(name) == address


def test_github_gets_one_line_a_finding(capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", "--lang", "en", "--format", "github", str(REPORT), "--waive", "C101=old form"])

    lines = capsys.readouterr().out.splitlines()
    assert all(line.startswith(("::error file=", "::warning file=", "::notice file=")) for line in lines)
    assert not any("title=C101" in line for line in lines)
    assert all("%0A" in line for line in lines if line.startswith("::warning"))
