"""Settings: one file, everything that differs by installation comes from the environment."""

SECRET_KEY = "only-for-mypy-until-the-records-land"  # noqa: S105 - replaced with the records
INSTALLED_APPS: list[str] = []
USE_TZ = True
