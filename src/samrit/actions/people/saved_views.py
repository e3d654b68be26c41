"""One's own names for what a page is narrowed to: saved, removed."""

from datetime import datetime

from samrit.actions.acting import unasked
from samrit.actions.saving import save_checked
from samrit.records.models import SavedView, User
from samrit.thai.translation import Message
from samrit.vocabulary.refusal import Invalid

MOST = 30


def save_view(*, name: str, query: str, by: User, at: datetime) -> SavedView:
    """Save a choice under a name; a choice of that name is replaced."""
    with unasked(by, at) as act:
        User.objects.select_for_update().get(pk=by.pk)  # of two at once, the second counts the first's
        named = name.strip()
        if not named:
            raise Invalid(Message("Give the view a name."))
        row = SavedView.objects.filter(user=by, name=named).first()
        if row is None and SavedView.objects.filter(user=by).count() >= MOST:
            raise Invalid(Message("You have as many views as there can be ({most}); remove one first.", most=MOST))
        row = row or SavedView(user=by, name=named)
        row.query, row.saved_at = query, at
        save_checked(row)
        act.log("save_view", by)
        return row


def remove_view(*, view: SavedView, by: User, at: datetime) -> None:
    """Remove one of one's own."""
    with unasked(by, at) as act:
        SavedView.objects.filter(pk=view.pk, user=by).delete()
        act.log("remove_view", by)
