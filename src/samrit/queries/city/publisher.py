"""Who publishes: the city, by the name that the settings give it, else by that of its topmost agency."""

from urllib.parse import urlsplit

from django.conf import settings

from samrit.records.models import Agency
from samrit.thai.translation import either


def publisher() -> str:
    """The city's name in the reader's language; the address of the site while there is no agency. One query."""
    if settings.CITY_NAME:
        return str(settings.CITY_NAME)
    names = Agency.objects.filter(parent=None).order_by("pk").values_list("name_th", "name_en").first()
    return either(*names) if names is not None else urlsplit(settings.BASE_URL).netloc
