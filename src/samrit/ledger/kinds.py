"""Things of one kind, each in a file of its own that is found by its name: nothing has to be listed elsewhere."""

from importlib import import_module
from inspect import isabstract
from pathlib import Path
from typing import TypeVar

Kind = TypeVar("Kind")


def kinds_in(folder: Path, pattern: str) -> dict[str, str]:
    """The kinds in a package of ours, each with its module: `partners_import.py` is that of "partners"."""
    found = {path.stem.rpartition("_")[0]: path for path in folder.glob(pattern)}
    return {
        kind: ".".join(("samrit", *found[kind].relative_to(folder.parent).with_suffix("").parts))
        for kind in sorted(found)
    }


def the_class(module: str, base: type[Kind]) -> type[Kind]:
    """The one class of this sort that a module defines."""
    defined = vars(import_module(module)).values()
    (found,) = (
        one
        for one in defined
        if isinstance(one, type) and issubclass(one, base) and one.__module__ == module and not isabstract(one)
    )
    return found
