"""One name for one thing: what `docs/glossary.md` says the code does not call things, it doesn't."""

import io
import re
import tokenize
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Names of tests are sentences in English; of them only the pronouns are looked for.
PRONOUNS = {"he", "him", "his", "himself"}
EXCEPTIONS = {
    "c_double": "ctypes's",
    "HELD": "a meeting is held, in any office",
    "last_seen_at": "allauth's",
    "leaf_nodes": "Django's graph of migrations",
}


def banned() -> set[str]:
    """The first column of the glossary's table of names that the code does not use."""
    table = (ROOT / "docs" / "glossary.md").read_text().partition("## Names that the code does not use")[2]
    rows = [line for line in table.splitlines() if line.startswith("| `")]
    return {word for row in rows for word in re.findall(r"`(\w+)`", row.split("|")[1])}


@cache
def words(name: str) -> list[str]:
    """The words in a name, split at underscores and capitals."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)]


def is_in(entry: str, name: str) -> bool:
    """Whether a name has what the glossary bans: a class of this name, or one word or more that follow each other."""
    if entry[0].isupper():
        return name == entry
    return f" {' '.join(words(entry))} " in f" {' '.join(words(name))} "


@cache
def places() -> dict[str, str]:
    """Every name in the code, with the first place where it stands."""
    found: dict[str, str] = {}
    for folder in ("src", "tests", "benchmarks"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for token in tokenize.generate_tokens(io.StringIO(path.read_text()).readline):
                if token.type == tokenize.NAME and token.string not in found:
                    found[token.string] = f"{path.relative_to(ROOT)}:{token.start[0]} {token.string}"
    return found


def test_no_name_has_a_word_that_the_glossary_bans() -> None:
    entries = banned()
    assert len(entries) > len(PRONOUNS)

    found = [
        place
        for name, place in places().items()
        if name not in EXCEPTIONS
        and any(is_in(entry, name) for entry in (PRONOUNS if name.startswith("test_") else entries))
    ]

    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("entry", "name", "is_banned"),
    [
        ("told", "is_told", True),
        ("told", "ToldBy", True),
        ("told", "untold", False),
        ("let_go", "was_let_go_at", True),
        ("let_go", "letGo", True),
        ("let_go", "go_let", False),
        ("Act", "Act", True),
        ("Act", "acting", False),
        ("Act", "act", False),
    ],
)
def test_a_banned_name_is_found(entry: str, name: str, is_banned: bool) -> None:
    assert is_in(entry, name) is is_banned


def test_every_exception_is_still_in_the_code() -> None:
    assert set(places()) >= set(EXCEPTIONS)
