"""What the program says in Thai stands in the catalogue, what it calls things in `vocabulary`: no other code types Thai.

Apart from that stand the words that a module looks for in what others wrote, what stands on a paper of the city, and
examples: each place has its reason.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import samrit

ROOT = Path(samrit.__file__).parent
THAI = re.compile("[ก-๛]")
EXCEPT = {
    "thai": "the language itself",
    "vocabulary": "the terms, with their words on paper",
    "report": "labels and words of the printed form",
    "decoding": "what files of others hold",
    "readers": "what stands in what is read",
    "checks": "words that a rule looks for, and the examples that it passes and finds",
    "scoring/cases.py": "examples: a page of the docs",
    "scoring/domain.py": "words of a target that say what it measures",
    "scoring/faults.py": "words of a target that say what it measures",
    "scoring/page.py": "a page of the docs, in both languages",
    "scoring/ratio.py": "words of a target that say what it measures",
    "definitions/wording.py": "how a comparison stands on paper",
    "organisations/agency_list.py": "headings as offices write them",
    "organisations/columns.py": "headings and sectors as offices write them",
    "organisations/people_columns.py": "headings and roles as offices write them",
    "measure/claims_page.py": "a page of the docs, in both languages",
    "measure/incoming": "headings and units of load data as others write them",
    "writers/glyphs.py": "which letters a font has",
    "writers/paper.py": "the official form",
    "writers/paragraphs.py": "how a text is divided",
    "writers/signed_pdf.py": "what the block of a signature says on a Thai paper",
    "writers/plan_sheet.py": "the sheet that an agency fills in, with its instructions",
    "writers/results_sheet.py": "the sheet that an agency fills in, with its instructions",
    "writers/text.py": "the official form",
    "writers/text_lines.py": "the official form",
    "evidence/names.py": "the name of a file that has none, on the city's disk",
    "records/append_only.py": "what the database itself says, to whoever gets round the program",
    "records/models": "the name of a language, and of the plan on paper",
    "queries/people/person_data.py": "titles before names",
    "package/readme.py": "a page in both languages",
    "package/reference.py": "a page of the docs, in both languages",
    "records/ordering.py": "the letters of a Thai dictionary's order",
    "web/components/day.py": "words for a time of day as people type them",
    "web/components/names.py": "titles before names",
    "web/public/campaign_drawing.py": "a district's short name, as the city's maps have it",
    "web/city/views/guide.py": "examples of good definitions",
    "cli/reference.py": "a page of the docs, in both languages",
    "config/settings.py": "the name of a language",
    "ops": "the sample city, and pages of the docs",
}


def typed(source: str) -> Iterator[str]:
    """Thai in a module: in strings that are no docstrings and no English sentences that quote a word."""
    tree = ast.parse(source)
    apart = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"Message", "Message.counted", "_", "later"}:
            apart |= {id(argument) for argument in node.args}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and isinstance(node, ast.Constant) and id(node) not in apart and THAI.search(text):
            yield f"{node.lineno}: {text[:60]}"


@cache
def found() -> dict[str, list[str]]:
    modules = [path for path in sorted(ROOT.rglob("*.py")) if "migrations" not in path.parts]
    return {path.relative_to(ROOT).as_posix(): list(typed(path.read_text(encoding="utf-8"))) for path in modules}


def is_in(path: str, place: str) -> bool:
    return path == place or path.startswith(f"{place}/")


def test_thai_is_typed_where_it_may_be_alone() -> None:
    elsewhere = {
        path: words for path, words in found().items() if words and not any(is_in(path, place) for place in EXCEPT)
    }

    assert elsewhere == {}, "say it in English with Message, and in Thai in the catalogue"


@pytest.mark.parametrize("place", EXCEPT)
def test_a_place_that_may_type_thai_does(place: str) -> None:
    assert any(words and is_in(path, place) for path, words in found().items()), "take the line out of EXCEPT"


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ('x = "ส่งแล้ว"', 1),
        ('f"ส่งเมื่อ {day}"', 1),
        ('Message("Write “ไม่เกิน” before it.")', 0),
        ('"""ส่งแล้ว"""', 0),
        ('Worded(th="ส่งแล้ว", en="Submitted")', 1),
    ],
)
def test_typed_thai_is_found(source: str, count: int) -> None:
    assert len(list(typed(source))) == count
