"""A catalogue of gettext as people write it, read without any tool: where nobody has compiled it."""

import ast
import re

_LINE = re.compile(r'^(?:(msgctxt|msgid|msgid_plural|msgstr)(?:\[\d+\])?\s+)?(".*")$')


def read_po(text: str) -> dict[tuple[str, str], str]:
    """The words of each entry by its context and its English; of several numbers the first, the only one in Thai."""
    found: dict[tuple[str, str], str] = {}
    for block in re.split(r"\n\s*\n", text):
        parts: dict[str, str] = {}
        name = ""
        for line in block.splitlines():
            if match := _LINE.match(line):
                name = match[1] or name
                parts[name] = parts.get(name, "") + ast.literal_eval(match[2])
        if parts.get("msgid") and parts.get("msgstr"):
            found[parts.get("msgctxt", ""), parts["msgid"]] = parts["msgstr"]
    return found
