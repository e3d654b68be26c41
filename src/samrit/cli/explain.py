"""`samrit check --explain CODE`: the rule's page from the docs, in the terminal."""

import sys

import click

from samrit.checks import RULES
from samrit.cli.paint import colour
from samrit.cli.words import RefusalError
from samrit.thai.translation import Message


def explain(code: str) -> None:
    """Print the page of a rule, by its code or its name; RefusalError where there is no such rule."""
    from samrit.checks.pages import pages  # only who asks for an explanation waits for it

    wanted = code.strip().lower()
    found = next((rule for rule in RULES if wanted in (rule.code.lower(), rule.name.lower())), None)
    if found is None:
        codes = ", ".join(rule.code for rule in RULES)
        raise RefusalError(Message("there is no rule {code}; there are {codes}", code=code, codes=codes))
    page = next(text for name, text in pages().items() if found.code.lower() in name.lower())
    if not colour(sys.stdout):
        click.echo(page, nl=False)
        return
    # Rich takes longer to import than a check of a file takes, so only this place pays for it.
    from rich.console import Console
    from rich.markdown import Markdown

    Console().print(Markdown(page))
