"""One skeleton for every form: no view checks what was sent, words a refusal or numbers an answer by itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

import answers
from source_code import parsed

WEB = Path(__file__).parents[2] / "src/samrit/web"
BY_HAND = {"is_valid", "add_error", "show_stale"}
NUMBERS = {303, 409, 422}
# Files that do a part of it by themselves, and why.
ALLOWED = {
    "form_view.py": "the skeleton",
    "listing.py": "a choice of rows stands in the address: it is read and never sent",
    "reports/filing_page.py": "a report that is saved, and may not be sent yet, says why at its fields",
    "middleware.py": "what answers for allauth's pages",
    "errors.py": "the page of a refusal that no form shows",
    "components/gallery.py": "examples of what is shown",
    "importing.py": "the page of a file that came in: what can't be saved stands on it, and no form",
}


def by_hand(tree: ast.AST) -> Iterator[str]:
    """What of a form's answer a module does itself."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in BY_HAND:
                yield f"{node.lineno}: {name}"
        elif isinstance(node, ast.Constant) and type(node.value) is int and node.value in NUMBERS:
            yield f"{node.lineno}: {node.value}"


def test_no_view_does_by_hand_what_the_skeleton_does() -> None:
    found = [
        f"{path.relative_to(WEB)}:{one}"
        for path in sorted(WEB.rglob("*.py"))
        if path.relative_to(WEB).as_posix() not in ALLOWED and "forms" not in path.parts
        for one in by_hand(parsed(path))
    ]

    assert not found, "\n".join(found)


def test_every_exception_is_needed() -> None:
    assert {name for name in ALLOWED if list(by_hand(parsed(WEB / name)))} == set(ALLOWED)


def test_a_view_that_does_it_by_hand_is_found() -> None:
    view = "def change(request):\n    if form.is_valid():\n        pass\n    return render(request, page, status=422)"

    assert list(by_hand(ast.parse(view))) == ["2: is_valid", "4: 422"]


@pytest.mark.parametrize("status", [200, 302, 400])
def test_a_form_that_is_answered_otherwise_fails(status: int, rf: RequestFactory) -> None:
    def view(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(status=status)

    with pytest.raises(answers.AnsweredOtherwise, match=f"POST /somewhere/ .* answers {status}"):
        answers.forms_are_answered(view)(rf.post("/somewhere/"))
    assert answers.forms_are_answered(view)(rf.get("/somewhere/")).status_code == status


@pytest.mark.parametrize("status", [303, 403, 409, 422, 429])
def test_a_form_that_is_answered_as_it_should_passes(status: int, rf: RequestFactory) -> None:
    def view(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(status=status)

    assert answers.forms_are_answered(view)(rf.post("/somewhere/")).status_code == status
