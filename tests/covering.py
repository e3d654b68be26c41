"""How much of the program the tests run: lines and branches of Python (SlipCover), and the lines of templates.

A plugin of pytest (`make coverage`). Each worker notes what it ran; the run fails at its end where all together are below
90 %, or one package below 80. SlipCover changes the code once when it is imported, and takes its marks out again where they
have been passed: coverage.py's tracer made the pages' tests on Python 3.11 slower by three quarters, SlipCover by a fifth.
"""

import json
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "samrit"
FOLDER = ROOT / "build" / "coverage"
ALL, PACKAGE = 90, 80  # percent at least
WORKER = os.environ.get("SAMRIT_TEST_DATABASE", "")
TEMPLATES = "templates"
_SILENT = {"TextNode", "BlockNode", "LoadNode", "CommentNode", "ExtendsNode"}
_lines_run: set[tuple[str, int]] = set()
_measured: list[Any] = []

Figures = Mapping[str, tuple[int, int]]  # by package: how much was run, of how much


def begin() -> None:
    """Note from now on what is run; before anything of the program is imported."""
    import slipcover
    from django.template.base import Node
    from slipcover.importer import FileMatcher, ImportManager

    measured = slipcover.Slipcover(branch=True, source=[str(SOURCE)])
    ImportManager(measured, FileMatcher(sources=[SOURCE])).__enter__()
    _measured.append(measured)
    render: Any = Node.render_annotated

    def noted(node: Any, context: Any) -> Any:
        if node.token is not None and node.origin is not None:
            _lines_run.add((node.origin.name, node.token.lineno))
        return render(node, context)

    patched: Any = Node
    patched.render_annotated = noted


@pytest.hookimpl(wrapper=True)  # before Django is set up, which imports the program
def pytest_load_initial_conftests() -> Iterator[None]:
    """Only where this is a plugin of the run: a test that imports it measures nothing."""
    if WORKER:
        begin()
    yield


def python_figures(files: Mapping[str, Any]) -> dict[str, tuple[int, int]]:
    """Lines and branches by package, of what SlipCover tells by file."""
    figures: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for name, reported in files.items():
        path = (ROOT / name).resolve()
        if not path.is_relative_to(SOURCE) or "migrations" in path.parts:
            continue
        package = path.relative_to(SOURCE).parts[0].removesuffix(".py")
        run = len(reported["executed_lines"]) + len(reported["executed_branches"])
        missed = len(reported["missing_lines"]) + len(reported["missing_branches"])
        figures[package] = figures[package][0] + run, figures[package][1] + run + missed
    return dict(figures)


def template_lines() -> Iterator[tuple[str, int]]:
    """Every line of a template of ours on which something is worked out."""
    from django.template import engines
    from django.template.base import Node

    engine: Any = engines["django"]
    for path in sorted(SOURCE.glob("web/**/templates/**/*.html")):
        parts = path.parts
        name = "/".join(parts[len(parts) - parts[::-1].index("templates") :])
        for node in engine.get_template(name).template.nodelist.get_nodes_by_type(Node):
            if type(node).__name__ not in _SILENT and node.token is not None and node.origin is not None:
                yield node.origin.name, node.token.lineno


def too_little(figures: Figures) -> list[str]:
    """What is run too little, each in a line."""
    run, of = (sum(numbers) for numbers in zip(*figures.values(), strict=True))
    short = [
        f"{name}: {_percent(*one):.1f} % (at least {PACKAGE})"
        for name, one in figures.items()
        if _percent(*one) < PACKAGE
    ]
    return short + ([f"all: {_percent(run, of):.1f} % (at least {ALL})"] if _percent(run, of) < ALL else [])


def _percent(run: int, of: int) -> float:
    return 100 * run / of if of else 100.0


@pytest.hookimpl(wrapper=True)
def pytest_sessionfinish(session: pytest.Session) -> Iterator[None]:
    """A worker writes down what it ran; who started them judges."""
    yield
    FOLDER.mkdir(parents=True, exist_ok=True)
    if WORKER:
        reported = {
            "python": _measured[0].get_coverage(),
            "templates": sorted((str(name), line) for name, line in _lines_run),
        }
        (FOLDER / f"{WORKER}.json").write_text(json.dumps(reported), encoding="utf-8")
    else:
        figures = together()
        reporter: Any = session.config.pluginmanager.get_plugin("terminalreporter")
        say = reporter.write_line
        for name, one in sorted(figures.items()):
            say(f"{name:15} {_percent(*one):6.1f} %")
        if short := too_little(figures):
            say("\n  ".join(("The tests run too little:", *short)))
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def together() -> dict[str, tuple[int, int]]:
    """What all workers ran."""
    from slipcover.slipcover import merge_coverage

    reported = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))]
    python = reported[0]["python"]
    for other in reported[1:]:
        merge_coverage(python, other["python"])
    lines = set(template_lines())
    run_of_templates = {(name, line) for one in reported for name, line in one["templates"]}
    return python_figures(python["files"]) | {TEMPLATES: (len(lines & run_of_templates), len(lines))}
