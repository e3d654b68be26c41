"""The rules of the house that tools can't know: how the listing reads, what has its reason beside it."""

import ast
import re
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "samrit"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
PACKAGES = sorted(path.parent for path in SOURCE.glob("*/__init__.py"))
TRACKED = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split(
    "\0"
)[:-1]
AREAS = {
    "plans", "reports", "reviews", "evidence", "partners", "campaigns", "counting", "measurements", "people", "city", "public",
}  # fmt: skip
FLOORS = (
    "src/samrit/queries",
    "src/samrit/actions",
    "src/samrit/records/models",
    "src/samrit/web",
    "tests/actions",
    "tests/pages",
)
NOT_AREAS = {"components", "static", "templates", "templatetags", "__pycache__"}
NAMELESS = {"utils", "util", "helpers", "helper", "common", "services", "service", "misc", "base", "shared"}


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def is_text(path: Path) -> bool:
    return path.is_file() and path.suffix not in {".png", ".pdf", ".mo", ".woff2", ".ttf", ".ico"}


def test_import_contracts_are_kept() -> None:
    lint = subprocess.run(
        [Path(sys.executable).parent / "lint-imports"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert lint.returncode == 0, lint.stdout


def test_no_file_is_longer_than_400_lines() -> None:
    files = [*MODULES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")]
    files += [path for kind in ("css", "html") for path in (ROOT / "src" / "samrit" / "web").rglob(f"*.{kind}")]

    long = {relative(f): n for f in files if (n := len(f.read_text(encoding="utf-8").splitlines())) > 400}

    assert long == {}


@pytest.mark.parametrize("floor", FLOORS)
def test_every_floor_has_the_same_rooms(floor: str) -> None:
    rooms = {path.name for path in (ROOT / floor).iterdir() if path.is_dir()} - NOT_AREAS

    assert rooms - AREAS == set()


@pytest.mark.parametrize("area", sorted(AREAS))
def test_an_area_of_the_web_keeps_its_templates_and_styles_under_its_name(area: str) -> None:
    web = SOURCE / "web" / area
    named = {path.name for kind in ("templates", "static") for path in (web / kind).glob("*")}

    assert named - {area} <= (
        {"account", "mfa", "socialaccount", "mail"} if area == "people" else set()
    )  # allauth's names


def test_no_thing_goes_without_a_name() -> None:
    by_django = {
        SOURCE / "ledger" / "backends" / vendor / "base.py" for vendor in ("sqlite3", "postgresql")
    }  # it asks for that name

    assert [
        relative(path) for path in MODULES if path not in by_django and {path.stem, path.parent.name} & NAMELESS
    ] == []


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_a_package_says_what_it_is_and_what_it_may_import(package: Path) -> None:
    docstring = ast.get_docstring(ast.parse((package / "__init__.py").read_text(encoding="utf-8"))) or ""

    assert len(docstring.splitlines()) >= 3
    assert re.search(r"[Mm]ay import|Imports nothing", docstring)


def test_no_machine_paths_and_no_registry_addresses() -> None:
    # Put together here, so that this file doesn't hold what it forbids.
    words = ("/ho|me/", "/ro|ot/", "/wo|rk/", "/Us|ers/", "py|pi.org", "pythonho|sted.org", "--index|-url")
    forbidden = [word.replace("|", "") for word in words]
    texts = {
        name: (ROOT / name).read_text(encoding="utf-8", errors="ignore") for name in TRACKED if is_text(ROOT / name)
    }

    found = {(name, word) for name, text in texts.items() for word in forbidden if word in text}

    assert found == set()


def test_every_dependency_has_its_reason_beside_it() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    project = tomllib.loads("\n".join(lines))
    groups = project["dependency-groups"].values()
    names = [*project["project"]["dependencies"], *(n for group in groups for n in group if isinstance(n, str))]

    without = [n for n in names if not any(line.strip().startswith(f'"{n}"') and "# " in line for line in lines)]

    assert without == []


@pytest.mark.parametrize("lock", ["runtime", "dev"])
def test_all_pythons_run_one_version_of_a_library(lock: str) -> None:
    lines = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if "python_full_version" in line or "python_version" in line] == []


def test_every_switched_off_lint_rule_has_its_reason_beside_it() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    codes = re.compile(r'^\s*(?:"[A-Z]+\d*",?\s*)+(?P<reason>#.+)?$')

    without = [line for line in lines if (match := codes.match(line)) and not match["reason"]]

    assert without == []


def test_every_exception_from_a_rule_names_the_rule_and_the_reason() -> None:
    excuse = re.compile(r"#\s*(?:noqa|type: ignore)(?P<code>: ?\w+|\[\w+)?.*?(?P<reason>(?: - | # ).*\w{3}.*)?$")
    files = [*MODULES, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "benchmarks").rglob("*.py"))]

    bare = [
        f"{relative(path)}:{number}: {line.strip()}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (match := excuse.search(line)) and not (match["code"] and match["reason"]) and path != Path(__file__)
    ]

    assert bare == []


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["--help"], 0), (["check", "REPORT"], 1), (["convert", "REPORT", "--to", "json"], 0)],
    ids=["help", "check", "convert"],
)
def test_file_commands_load_nothing_that_they_do_not_need(arguments: list[str], code: int) -> None:
    report = ROOT / "tests" / "documents" / "indicator-32-own-words.txt"
    heavy = ["django", "rich", "typst", "pypdfium2", "sqlite3", "asyncio", "python_calamine", "xlsxwriter"]
    if arguments[0] != "check":  # rules ask for words, which it cuts
        heavy.append("pythainlp")
    script = (
        "import sys\nfrom samrit.cli.main import run\n"
        f"code = run({[str(report) if word == 'REPORT' else word for word in arguments]!r})\n"
        f"print(code, [name for name in {heavy!r} if name in sys.modules], file=sys.stderr)\n"
    )

    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert ran.stderr.splitlines()[-1] == f"{code} []"


def test_no_two_test_files_share_a_name() -> None:
    names = Counter(path.name for path in (ROOT / "tests").rglob("test_*.py"))

    assert [name for name, times in names.items() if times > 1] == []
