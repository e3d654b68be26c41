"""Every event that an action records has words in both languages, and so has every permission; every field of a report has a name."""

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from samrit.actions.permissions import Permission
from samrit.ledger.field_words import field_words, flattened, value_words
from samrit.report import IndicatorReport
from samrit.report.canonical import json_schema
from samrit.thai.translation import in_language
from samrit.vocabulary.events import EVENT_WORDS
from samrit.vocabulary.workflow import Action
from samrit.web.people.abilities import permission_name
from source_code import parsed

SOURCE = Path(__file__).resolve().parents[2] / "src" / "samrit"

# What stands for a name where an action doesn't write it out: the words of the code, and the enum whose values they are.
BY_ENUM: dict[str, str] = {
    "action.value": "Action",
    "Action.SIGN.value": "Action",
    "Action.REOPEN.value": "Action",
    "what.value": "Protection",
    "practice_action.value": "PracticeAction",
}


def in_both(say: Callable[[], str]) -> tuple[str, str]:
    """What is said in Thai, and in English."""
    with in_language("th"):
        thai = say()
    with in_language("en"):
        return thai, say()


# By what an event is appended: an action, and what lies below all actions.
WRITTEN_BY = {"log", "record"}


def recorded() -> Iterator[tuple[str, ast.expr]]:
    """The name of each event that is recorded, as the code says it, with the place that it stands in.

    Where a function takes the name as `action`, it is said where that is called; where a variable has it, where it is set.
    """
    for path in sorted(SOURCE.rglob("*.py")):
        module = parsed(path)
        takes = {
            node.name: [one.arg for one in node.args.args].index("action")
            for node in ast.walk(module)
            if isinstance(node, ast.FunctionDef)
            and "action" in [one.arg for one in node.args.args]
            and any(called(inner) in WRITTEN_BY for inner in ast.walk(node))
        }
        for node in ast.walk(module):
            name, place = called(node), f"{path.relative_to(SOURCE)}:{getattr(node, 'lineno', 0)}"
            if not isinstance(node, ast.Call) or not (name in takes or (name in WRITTEN_BY and len(node.args) >= 2)):
                continue
            if ast.unparse(node.func) == "_log.log":
                continue  # a line for the operator
            said = node.args[takes.get(name, 0)]
            if isinstance(said, ast.Name) and not (takes and said.id == "action"):
                yield from ((place, value) for value in set_to(said.id, module))
            elif isinstance(said, ast.IfExp):  # one of two
                yield from ((place, said.body), (place, said.orelse))
            elif not isinstance(said, ast.Name):
                yield place, said


def called(node: ast.AST) -> str:
    """The name of the function that is called here, "" where none is."""
    if not isinstance(node, ast.Call):
        return ""
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def set_to(name: str, module: ast.Module) -> list[ast.expr]:
    """What a variable is set to in a module."""
    values = [
        node.value
        for node in ast.walk(module)
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == name for t in node.targets)
    ]
    return [branch for v in values for branch in ((v.body, v.orelse) if isinstance(v, ast.IfExp) else (v,))]


@cache
def enums() -> dict[str, set[str]]:
    """The values of each enum of ours, by its name."""
    return {
        node.name: {one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)}
        for path in SOURCE.rglob("*.py")
        for node in parsed(path).body
        if isinstance(node, ast.ClassDef)
        for given in [[line.value for line in node.body if isinstance(line, ast.Assign)]]
    }


def test_every_event_has_words() -> None:
    names: dict[str, str] = {}
    unknown: list[str] = []
    for place, argument in recorded():
        if isinstance(argument, ast.Constant):
            names[str(argument.value)] = place
        elif ast.unparse(argument) in BY_ENUM:
            names |= dict.fromkeys(enums()[BY_ENUM[ast.unparse(argument)]], place)
        else:
            unknown.append(f"{place}: {ast.unparse(argument)}")

    missing = {name: place for name, place in names.items() if name not in EVENT_WORDS}
    assert unknown == [], "say in BY_ENUM above which enum's values these names of events are"
    assert missing == {}, "add a line for each to src/samrit/vocabulary/events.py"
    assert len(names) > 10


@pytest.mark.parametrize(("name", "words"), EVENT_WORDS.items())
def test_the_words_are_thai_and_english_and_name_the_quarter_alike(name: str, words: object) -> None:
    message = EVENT_WORDS[name]

    assert re.search("[ก-๙]", message.th)
    assert not re.search("[ก-๙]", message.en)
    assert ("{quarter}" in message.th) is ("{quarter}" in message.en)
    assert len(name) <= 32  # as many letters as the column has
    assert words is message


def test_every_action_has_words() -> None:
    assert {action.value for action in Action} <= set(EVENT_WORDS)


def paths(schema: dict[str, object], of: object, prefix: str = "") -> Iterator[str]:
    """The paths of all fields of a report, as events name them."""
    definitions = schema["$defs"]
    assert isinstance(definitions, dict)
    properties = definitions[of]["properties"]
    for name, field in properties.items():
        inner = re.search(r"#/\$defs/(\w+)", str(field))
        is_part = inner is not None and "properties" in definitions[inner[1]]
        number = "1." if "array" in str(field.get("type", "")) else ""
        if is_part and inner is not None:
            yield from paths(schema, inner[1], f"{prefix}{name}.{number}")
        elif name not in ("form", "quarter"):
            yield f"{prefix}{name}"


def test_every_field_of_a_report_has_a_name_that_is_no_path() -> None:
    all_paths = list(paths(json_schema(), IndicatorReport.__name__))

    with in_language("en"):
        nameless = [path for path in all_paths if field_words(path).endswith("Other detail")]

    assert nameless == [], "add them to DETAILS in src/samrit/vocabulary/details.py"
    assert "quarters.1.narrative" in all_paths


@pytest.mark.parametrize(
    ("path", "th", "en"),
    [
        ("quarters.2.narrative", "ไตรมาสที่ 2: ผลการดำเนินงาน", "Quarter 2: What was done"),
        ("evidence.0.ref", "หลักฐานที่ 1: หลักฐานอ้างอิง", "Evidence 1: Evidence"),
        ("return_reasons.", "เหตุผลที่ส่งกลับ: ทั้งฉบับ", "Why it went back: the whole report"),
        ("due_dates.5", "ปลายปีงบประมาณ: วันครบกำหนด", "Year end: Due dates"),
        ("nobody.knows", "รายละเอียดอื่น", "Other detail"),
    ],
)
def test_a_field_is_called_by_its_name(path: str, th: str, en: str) -> None:
    assert in_both(lambda: field_words(path)) == (th, en)


@pytest.mark.parametrize(
    ("path", "value", "th", "en"),
    [
        ("status", "submitted", "ส่งแล้ว", "Submitted"),
        ("quarters.1.target.due_on", "2021-03-31", "31 มีนาคม 2564", "31 March 2021"),
        ("closed_at", "2021-10-01T02:30:00+00:00", "1 ตุลาคม 2564 09.30 น.", "1 October 2021 09.30"),
        ("is_off", True, "ใช่", "yes"),
        (
            "endorsers",
            ["coordinator", "head"],
            "ผู้ประสานงานของหน่วยงาน, หัวหน้าหน่วยงาน",
            "agency coordinator, head of agency",
        ),
        ("narrative", None, "", ""),
        ("result.value_text", "ยังวัดผลไม่ได้", "ยังวัดผลไม่ได้", "not measurable yet"),
        ("code", "2021-99-99", "2021-99-99", "2021-99-99"),
    ],
)
def test_a_value_reads_as_people_write_it(path: str, value: object, th: str, en: str) -> None:
    assert in_both(lambda: value_words(path, value)) == (th, en)


def test_what_an_event_holds_is_laid_flat() -> None:
    assert flattened({"a": {"b": 1, "c": []}, "d": [{"e": 2}], "f": ["x", "y"], "g": {}}) == {
        "a.b": 1, "a.c": [], "d.0.e": 2, "f": ["x", "y"], "g": {},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("of", "coordinator", ("ผู้มอบหมาย (ชื่อผู้ใช้)", "coordinator")),
        ("indicators.0.of", 45, ("ตัวชี้วัดเดิมเลขที่", "45")),
        ("superseded_signoff", 37, ("การลงนามที่สิ้นผล เลขที่", "37")),
        ("result.absence", "not_stated", ("เหตุที่ไม่มีผลงาน", "ไม่ได้ระบุ")),
    ],
)
def test_what_a_trail_tells_is_told_in_words(path: str, value: object, said: tuple[str, str]) -> None:
    assert (field_words(path), value_words(path, value)) == said


@pytest.mark.parametrize("permission", Permission)
def test_every_permission_has_words_in_both_languages(permission: Permission) -> None:
    thai, english = in_both(lambda: permission_name(permission))

    assert thai != english
