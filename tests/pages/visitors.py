"""How tests of pages ask for a visitor."""

from collections.abc import Callable

from django.test import Client

# Roles, then `over=` an agency and `language=`; gives a client that is logged in.
AsSomebody = Callable[..., Client]
