"""Where a module changes rows: told from its source, call by call.

A row is changed by a model's `save()` and `delete()`, by a manager's and a query's `create`, `update` and the like, by
what a relation `add`s, or by a cursor; each also under its asynchronous name. What only shares the name is told apart by how it is called: an image is saved to somewhere (`image.save(file)`),
a dict is updated with something (`found.update(more)`), and neither is how Django writes.
"""

import ast
from collections.abc import Collection, Iterator

# Names that only managers and queries have.
ALWAYS = frozenset(
    {
        "bulk_create", "bulk_update", "get_or_create", "update_or_create", "save_base", "executemany", "executescript",
        "raw_delete", "_raw_delete",
    }
)  # fmt: skip
# Names that Django calls without a positional argument, or with a plain yes, no or None, where it writes.
WITHOUT_ARGUMENTS = frozenset({"save", "delete"})
# Names that Django calls with keywords alone where it writes.
WITH_KEYWORDS = frozenset({"create", "update"})


# Names that write where they are called on the rows at the other end of a relation.
OF_MANY = frozenset({"set", "add", "remove", "clear"})


def writes(source: str, relations: Collection[str]) -> Iterator[str]:
    """The calls that change rows, each as `line: call`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            on, name = node.func.value, _synchronous(node.func.attr)
            is_of_many = name in OF_MANY and isinstance(on, ast.Attribute) and on.attr in relations
            if is_of_many or _changes_rows(node, name):
                yield f"{node.lineno}: {ast.unparse(node.func)}"


def _synchronous(name: str) -> str:
    """The name without the letter by which Django calls its asynchronous twin."""
    twins = ALWAYS | WITHOUT_ARGUMENTS | WITH_KEYWORDS | OF_MANY
    return name[1:] if name.startswith("a") and name[1:] in twins else name


def _changes_rows(call: ast.Call, name: str) -> bool:
    if name in ALWAYS:
        return True
    if name == "execute":
        return not (
            call.args and isinstance(call.args[0], ast.Constant) and str(call.args[0].value).startswith("SELECT")
        )
    if name in WITHOUT_ARGUMENTS:
        return all(isinstance(one, ast.Constant) and one.value in (True, False, None) for one in call.args)
    return name in WITH_KEYWORDS and not call.args and bool(call.keywords)
