"""The documentation is held to the program."""

import ast
import re
from collections import Counter
from pathlib import Path
from pkgutil import resolve_name
from unicodedata import category
from urllib.parse import unquote

import pytest

from samrit.cli.commands import COMMANDS
from samrit.ops.docs import DOCS, generated
from source_code import parsed

ROOT = DOCS.parent
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md")])
FOLDERS = [ROOT / name for name in ("src", "tests", "docs", "benchmarks", "scripts", "requirements", ".ci")]
NAMED = [path.relative_to(ROOT).as_posix() for top in FOLDERS for path in (top, *top.rglob("*"))]
NAMED += [path.name for path in ROOT.iterdir()]
PALETTE = 3  # the colour type of a PNG
LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)\)")


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def headings(page: Path) -> set[str]:
    """The anchors that a code host gives the headings of a page: punctuation goes, Thai vowels and tones stay."""
    lines = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {
        "".join(c for c in line.lower() if c in "-_ " or category(c)[0] in "LMN").replace(" ", "-") for line in lines
    }


def test_generated_pages_are_as_the_program_makes_them() -> None:
    stale = [
        name
        for name, text in generated().items()
        if not (DOCS / name).exists() or (DOCS / name).read_text(encoding="utf-8") != text
    ]

    assert stale == [], "run: make docs"


def test_each_picture_is_shown_and_made_by_a_test_of_at_most_256_colours() -> None:
    shown = {match["target"].rpartition("/")[2] for page in PAGES for match in LINK.finditer(page.read_text("utf-8"))}
    made = (ROOT / "tests/browser/test_docs_pictures.py").read_text(encoding="utf-8")
    pictures = sorted((DOCS / "images").glob("*.png"))

    assert [one.name for one in pictures if one.name not in shown or f'"{one.stem}"' not in made] == []
    assert [one.name for one in pictures if one.read_bytes()[25] != PALETTE] == [], "run: make pictures"


def test_no_page_of_a_rule_outlives_its_rule() -> None:
    assert {f"checks/{page.name}" for page in (DOCS / "checks").glob("[A-Z][0-9][0-9][0-9].md")} <= set(generated())


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_links_lead_somewhere(page: Path) -> None:
    targets = [match["target"] for match in LINK.finditer(page.read_text(encoding="utf-8"))]
    local = [unquote(target) for target in targets if not re.match(r"[a-z]+:", target)]

    def leads_somewhere(target: str) -> bool:
        name, _, anchor = target.partition("#")
        path = (page.parent / name) if name else page
        return path.exists() and (not anchor or path.suffix != ".md" or anchor in headings(path))

    assert [target for target in local if not leads_somewhere(target)] == []


def test_every_page_is_listed() -> None:
    lists = (DOCS / "index.md", DOCS / "checks" / "index.md")
    texts = [(page.parent, page.read_text(encoding="utf-8")) for page in lists]
    listed = {(folder / match["target"]).resolve() for folder, text in texts for match in LINK.finditer(text)}

    missing = [relative(page) for page in DOCS.rglob("*.md") if page not in listed and page != DOCS / "index.md"]

    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_commands_in_the_docs_exist(page: Path) -> None:
    blocks = re.findall(r"^ *```\w*\n(.*?)^ *```", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    lines = [line.strip() for block in blocks for line in block.splitlines()]
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))

    made = {line.split()[1] for line in lines if re.match(r"make [a-z]", line)}
    run = {match[1] for line in lines if (match := re.match(r"(?:.*[ /])?samrit (\w+)", line))}

    assert (made - targets, run - set(COMMANDS)) == (set(), set())


def test_the_glossary_says_each_term_once() -> None:
    lines = (DOCS / "glossary.md").read_text(encoding="utf-8").splitlines()
    cells = [
        line.strip("| ").split(" | ") for line in lines if line.startswith("| ") and line[2:5] not in {"---", "ไทย"}
    ]
    thai = Counter(term.strip() for row in cells for term in re.sub(r"\(.*?\)", "", row[0]).split(","))
    english = Counter(re.split(r"[:;,]", row[1])[0] for row in cells)

    assert [term for term, times in (thai + english).items() if times > 1] == []


def test_the_changelog_says_each_change_once() -> None:
    lines = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()

    assert [
        line for line, times in Counter(" ".join(line.split()[:6]) for line in lines if line).items() if times > 1
    ] == []


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_files_and_modules_that_the_docs_name_exist(page: Path) -> None:
    prose = re.sub(r"^ *```\w*\n.*?^ *```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    words = set(re.findall(r"`([^`\n]+)`", prose))
    files = {word.rstrip("/") for word in words if re.fullmatch(r"\w[\w./-]*(\.(py|toml|html|css|js|po|typ)|/)", word)}
    modules = {word for word in words if re.fullmatch(r"samrit(?:\.\w+)+", word)}

    missing = {name for name in files if not any(f"/{path}/".endswith(f"/{name}/") for path in NAMED)}
    unknown = {name for name in modules if not is_there(name)}

    assert (missing, unknown) == (set(), set())


def is_there(name: str) -> bool:
    """Whether a module, or something in one, has this full name."""
    try:
        resolve_name(name)
    except (ImportError, AttributeError):
        return False
    return True


def public(tree: ast.Module) -> list[str]:
    """Public functions and classes of a module without a docstring, methods of public classes among them."""
    nodes: list[ast.stmt] = list(tree.body)
    nodes += [
        inner for node in tree.body if isinstance(node, ast.ClassDef) and node.name[0] != "_" for inner in node.body
    ]
    named = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name[0] != "_"]
    inner = {"Meta", "Media"}  # Django's own way to say things about a class
    return [
        n.name for n in named if n.name not in inner and not is_documented_elsewhere(n) and not ast.get_docstring(n)
    ]


def is_documented_elsewhere(node: ast.FunctionDef | ast.ClassDef) -> bool:
    """Whether it is the other half of a property or one of a function's signatures, which say in one place what they are for."""
    decorators = {ast.unparse(decorator).rpartition(".")[2] for decorator in node.decorator_list}
    return bool(decorators & {"setter", "overload"})


def test_what_is_public_says_what_it_is_for() -> None:
    modules = [path for path in (ROOT / "src").rglob("*.py") if "migrations" not in path.parts]

    silent = {relative(p): names for p in modules if (names := public(parsed(p)))}
    nameless = [relative(p) for p in modules if not ast.get_docstring(parsed(p))]

    assert (silent, nameless) == ({}, [])
