"""One name for one thing: what `docs/glossary.md` says the code does not call things, it doesn't."""

import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Names of tests are sentences in English; of them only the pronouns are looked for.
PRONOUNS = {"he", "him", "his", "himself"}
EXCEPTIONS = {
    "c_double": "ctypes's",
    "HELD": "a meeting is held, in any office",
    "keep_whitespace": "PyThaiNLP's",
    "leaf_nodes": "Django's graph of migrations",
}


def banned() -> set[str]:
    """The first column of the glossary's table of names that the code does not use."""
    table = (ROOT / "docs" / "glossary.md").read_text().partition("## Names that the code does not use")[2]
    rows = [line for line in table.splitlines() if line.startswith("| `")]
    return {word for row in rows for word in re.findall(r"`(\w+)`", row.split("|")[1])}


def words(name: str) -> set[str]:
    """The words in a name, split at underscores and capitals."""
    return {word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)}


def names() -> Iterator[tuple[str, int, str]]:
    """Every name in the code: the file, the line, the name."""
    for folder in ("src", "tests", "benchmarks"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for token in tokenize.generate_tokens(io.StringIO(path.read_text()).readline):
                if token.type == tokenize.NAME:
                    yield str(path.relative_to(ROOT)), token.start[0], token.string


def test_no_name_has_a_word_that_the_glossary_bans() -> None:
    words_banned = banned()
    assert len(words_banned) > len(PRONOUNS)

    found = [
        f"{path}:{line} {name}"
        for path, line, name in names()
        if name not in EXCEPTIONS and words(name) & (PRONOUNS if name.startswith("test_") else words_banned)
    ]

    assert not found, "\n".join(found)


def test_every_exception_is_still_in_the_code() -> None:
    assert {name for _, _, name in names()} >= set(EXCEPTIONS)
