"""A sentence is whole, and one that counts knows one from many."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import samrit
from samrit.web.translations import Phrase, phrases
from source_code import parsed

ROOT = Path(samrit.__file__).parent
PLACE = r"(?:\{(\w+)(?::[^{}]*)?\}|%\((\w+)\)s)"
# A place, at most one word between, and a word that ends like a plural.
COUNTING = re.compile(rf"{PLACE} (?:([a-z]+) )?([a-z]+s|people)\b")
# A place that holds a limit of the program's own, or a factor: it is never one.
LIMITS = re.compile(
    r"(most|max|longest|fewest|least|min)(_\w+)?|megabytes|limit|length|far|slip|stuck_hours|times|value_2|now"
)
# Words with an s at their end that are no plurals: verbs, for the most part.
SINGULAR = set(
    re.findall(
        r"\w+",
        "after always as asks begins belongs changes comes contains counts differs does ends equals exceeds fits follows "
        "gets gives goes has holds invites is its keeps lacks leads less lets lies makes matches means misses names needs "
        "opens others reaches reads repeats reports runs says shows stands starts stays takes tells this uses waits wants "
        "was works",
    )
)
GLUED = re.compile(r"^[\s,.;:)\]]|[\s(\[]$|\}\{|\)s%\(")


def uncounted(words: str) -> list[str]:
    """What a sentence seems to count, though it can't tell one from many."""
    return [
        plural
        for name, other, between, plural in COUNTING.findall(words)
        if not LIMITS.fullmatch(name or other) and not {between, plural} & SINGULAR
    ]


def joins() -> Iterator[Phrase]:
    """What stands between the parts of a list: a phrase that may begin and end with a blank."""
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Joined" and len(node.args) > 1:
                by = node.args[1]
                if isinstance(by, ast.Call) and by.args and isinstance(by.args[0], ast.Constant):
                    context = next((k.value for k in by.keywords if k.arg == "context"), ast.Constant(""))
                    yield Phrase(str(by.args[0].value), str(ast.literal_eval(context)))


def test_a_sentence_with_a_number_knows_one_from_many() -> None:
    found = {phrase.words: uncounted(phrase.words) for phrase in phrases() if not phrase.plural}

    assert {words: plurals for words, plurals in found.items() if plurals} == {}, "use Message.counted, or {% plural %}"


def test_no_sentence_is_made_of_parts_that_are_glued_together() -> None:
    between = set(joins())
    assert between

    assert [
        one for one in phrases() if one not in between and GLUED.search(f"{one.words}\n{one.plural}".strip("\n"))
    ] == []


def test_a_percent_sign_is_said_by_a_tag_of_its_own() -> None:
    """As an argument of another tag it is looked up undoubled, which the catalogue doesn't have: its Thai would be lost."""
    templates = [path for kind in ("html", "txt", "svg") for path in (ROOT / "web").rglob(f"*.{kind}")]
    assert templates

    assert [
        path.name for path in templates if re.search(r"""_\(("[^"]*%[^"]*"|'[^']*%[^']*')\)""", path.read_text())
    ] == []


@pytest.mark.parametrize(
    ("words", "plurals"),
    [
        ("{count} files", ["files"]),
        ("saved {n:,} new files today", ["files"]),
        ("%(n)s people", ["people"]),
        ("{quarter} was edited", []),
        ("no more than {max_rows} rows", []),
        ("{name} says more", []),
        ("the group {name} lacks readings", []),
    ],
)
def test_what_a_sentence_counts_is_found(words: str, plurals: list[str]) -> None:
    assert uncounted(words) == plurals


@pytest.mark.parametrize("words", [" of {year}", ", line {line}", "{name}{where}", "because (", "%(a)s%(b)s"])
def test_a_part_of_a_sentence_is_found(words: str) -> None:
    assert GLUED.search(words)
