"""Samrit (สัมฤทธิ์): plan, report, check, score, sign and publish a city's indicators.

Read the listing of this folder from top to bottom as the way of the data; `docs/tour.md` tells it in words. In other
programs `samrit.read(path)`, `samrit.check(report)` and `samrit.measure(path, event=…)` do what the commands do; each is
imported when it is first asked for, by its name, so that no floor is above another through this file.
"""

from importlib import import_module

__version__ = "0.1.0"
__all__ = ["check", "measure", "read"]
_WHERE = {"check": "samrit.checks", "read": "samrit.readers.file"}


def __getattr__(name: str) -> object:
    """What programs use, imported now; their types stand in `__init__.pyi`."""
    if name == "measure":
        return import_module("samrit.measure")  # which can be called
    if name in _WHERE:
        return getattr(import_module(_WHERE[name]), name)
    message = f"module “samrit” has no attribute “{name}”"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
