"""What did an event save? Load or meter tables in; estimates with their uncertainty, tonnes and baht out.

In: readings (Ibis tables), an event. Out: an `Answer`: MWh, mean MW, largest MW, %, interval, placebos, a sentence.
May import `samrit.report` and `samrit.thai`. This file imports nothing heavy: a check that asks for a factor stays fast.

The folder can be called: `samrit.measure(path, event=…)` is `measure_file`, imported then.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any


class _Callable(ModuleType):
    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return import_module("samrit.measure.file").measure_file(*args, **kwargs)


sys.modules[__name__].__class__ = _Callable
