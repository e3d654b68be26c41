"""A template that names what isn't there fails, in every test.

Django prints nothing for it, and in production it stays so. While tests run, what stands in `{{ }}`, as an argument of a tag or
as the list of a `{% for %}` must be there, or carry `|default:` first. In `{% if %}` a name may be missing: that is how a part
asks for what is optional.
"""

from typing import Any

from django.template.base import FilterExpression
from django.template.defaultfilters import default
from django.template.defaulttags import ForNode


class UndefinedVariable(AssertionError):  # noqa: N818 - it says what was found
    """A template names what isn't there."""


class Refusing(str):
    """Stands where Django keeps the text for what is missing (an engine's `string_if_invalid`), and raises instead."""

    __slots__ = ()

    def __mod__(self, name: object) -> str:
        raise UndefinedVariable(f"a template names what isn't there: {name}")


REFUSING = Refusing("%s")


class _Listed:
    """The list of a `{% for %}`, which Django would take for empty where it is missing."""

    def __init__(self, listed: FilterExpression) -> None:
        self._listed = listed

    def __str__(self) -> str:
        return str(self._listed)

    def resolve(self, context: Any, ignore_failures: bool = False) -> Any:
        return self._listed.resolve(context, ignore_failures and not _is_strict(context))


def _is_strict(context: Any) -> bool:
    return context.template.engine.string_if_invalid is REFUSING


def refuse_undefined_variables(templates: list[dict[str, Any]]) -> None:
    """From now on, for the pages of these settings; before any template is read."""
    templates[0]["OPTIONS"]["string_if_invalid"] = REFUSING
    resolve: Any = FilterExpression.resolve
    begin: Any = ForNode.__init__

    def with_defaults(expression: Any, context: Any, ignore_failures: bool = False) -> Any:
        has_default = bool(expression.filters) and expression.filters[0][0] is default
        return resolve(expression, context, ignore_failures or has_default)

    def without_missing_lists(node: Any, loopvars: Any, sequence: Any, *rest: Any, **named: Any) -> None:
        begin(node, loopvars, _Listed(sequence), *rest, **named)

    patched: Any = FilterExpression, ForNode  # for as long as the tests run
    patched[0].resolve, patched[1].__init__ = with_defaults, without_missing_lists
