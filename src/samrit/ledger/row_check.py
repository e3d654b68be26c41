"""A row that is not as its last event left it is not written over, until somebody has settled what it is to be."""

from collections.abc import Iterable

from django.db.models import Model

from samrit.ledger.row_seals import differing
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Altered


def require_sealed(model: type[Model], keys: Iterable[int]) -> None:
    """Altered where one of these rows was changed, or put in, past the system."""
    for key in differing(model, keys):
        raise Altered(
            Message(
                "This was changed past the system (row {key} of {table}), and is not written over. An administrator can settle "
                "it under “Audit trail”.",
                key=key,
                table=model._meta.model_name,  # noqa: SLF001 - Django documents it
            )
        )
