"""What is copied for the public is sealed from now on, and whose account one of another provider is."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """Nothing changes but that these rows are sealed as they stand."""

    dependencies: ClassVar = [("records", "0002_append_only")]
    operations: ClassVar = []
    rewrites = (
        "publishedplan",
        "publishedindicator",
        "publishednode",
        "publishedplace",
        "publishedresult",
        "publishedlist",
        "publishedpaper",
        "socialaccount",
    )
