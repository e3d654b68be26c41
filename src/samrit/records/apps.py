"""The records as a Django app."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """All models of Samrit live in this one app, so that there is one line of migrations."""

    name = "samrit.records"
    label = "records"
