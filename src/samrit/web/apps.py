"""The pages as a Django app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Forms complain in our words from the moment on that the pages are loaded."""

    name = "samrit.web"
    label = "web"

    def ready(self) -> None:
        """Word what Django's fields say, and let each log-in begin its life."""
        from samrit.web.complaints import word_complaints
        from samrit.web.sessions import watch_log_ins

        word_complaints()
        watch_log_ins()
