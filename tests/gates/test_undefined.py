"""The gate "no template names what isn't there" closes where it should."""

import pytest
from django.template import engines

from undefined import UndefinedVariable

WRONG = (
    "{{ missing }}",
    "{{ page.missing }}",
    "{{ missing|upper }}",
    "{{ missing|default_if_none:'–' }}",
    "{% for one in missing %}{% endfor %}",
    "{% for one in page.missing %}{% empty %}none{% endfor %}",
    "{% with here=missing %}{% endwith %}",
    "{% if page.name %}{{ missing }}{% endif %}",
)
RIGHT = (
    "{{ page.name }}",
    "{{ missing|default:'–' }}",
    "{% if missing %}{{ missing }}{% endif %}",
    "{% if not page.missing %}{% endif %}",
    "{% for one in page.name %}{% endfor %}",
    "{{ page.nothing }}",
)


@pytest.mark.parametrize("source", WRONG)
def test_a_template_that_names_what_is_not_there_fails(source: str) -> None:
    template = engines["django"].from_string(source)

    with pytest.raises(UndefinedVariable, match="missing"):
        template.render({"page": {"name": "ก", "nothing": None}})


@pytest.mark.parametrize("source", RIGHT)
def test_a_template_that_names_what_is_there_or_asks_first_passes(source: str) -> None:
    engines["django"].from_string(source).render({"page": {"name": "ก", "nothing": None}})
