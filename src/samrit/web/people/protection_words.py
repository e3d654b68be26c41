"""What protects an account, in words."""

from samrit.actions.people.protect import Protection
from samrit.thai.translation import _


def done(what: Protection) -> str:
    """What was just done."""
    return {
        Protection.PASSWORD_CHANGED: _("Your password was changed."),
        Protection.PASSWORD_RESET: _("Your new password holds."),
        Protection.APP_ADDED: _("The log-in now asks for a code of your app."),
        Protection.APP_REMOVED: _("The log-in asks for no code of an app any more."),
        Protection.CODES_MADE: _("New recovery codes were made; earlier ones do not work any more."),
        Protection.PASSKEY_ADDED: _("The passkey was added."),
        Protection.PASSKEY_REMOVED: _("The passkey was removed."),
    }[what]
