"""Formats of what `samrit check` finds; one module per format, each with `render`; this table lists them.

In: checked files. Out: text. To add a format, copy a neighbour and add a line.
May import the rest of `samrit.cli` and all that `samrit.cli` may.
"""

from collections.abc import Callable

from samrit.cli.checked import Checked
from samrit.cli.formats import github, json, sarif, text

Render = Callable[[tuple[Checked, ...]], str]

FORMATS: dict[str, Render] = {
    "text": text.render,
    "json": json.render,
    "sarif": sarif.render,
    "github": github.render,
}
