"""Which address leads where: the public side at the root, in Thai and once more in English; all work under /office/; programs at /api/."""

from django.urls import URLPattern, URLResolver, include, path
from django.urls.resolvers import RoutePattern

from samrit.web.components.styles import styles
from samrit.web.public.addresses import ENGLISH
from samrit.web.public.views import data, log, machines, releases, thai_catalogue


class Later(URLResolver):
    """Addresses under a namespace of their own, whose modules are loaded when somebody first asks for one, or names it."""

    def _populate(self) -> None:
        """Django collects all names when it is asked for any; these are only found by their namespace."""


urlpatterns: list[URLPattern | URLResolver] = [
    Later(RoutePattern("api/v1/"), "samrit.api.address", app_name="api", namespace="api"),
    path("components.css", styles, name="component_styles"),
    path("office/", include("samrit.web.urls")),
    path(".well-known/samrit-log/", log.log_index, name="log"),
    path(".well-known/samrit-log/<int:log>/<path:name>", log.log_file, name="log_of"),
    path(".well-known/samrit-log/<path:name>", log.log_file, name="log_file"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("sitemap-pages.xml", machines.sitemap_of_pages, name="sitemap_of_pages"),
    path("sitemap-<int:year>.xml", machines.sitemap_of_year, name="sitemap_of_year"),
    path("api/3/action/<slug:action>", thai_catalogue.ckan, name="ckan"),
    path("catalog.<slug:form>", data.catalog, name="data_catalogue"),
    path("data/datapackage.json", data.package, name="data_package"),
    path("data/<slug:name>/<int:year>.<str:ending>", data.data_file, name="data_file"),
    path("data/releases/<str:name>/datapackage.json", releases.package, name="release_package"),
    path("data/releases/<str:name>/croissant.json", releases.croissant_file, name="release_croissant"),
    path("data/releases/<str:name>/<str:file>", releases.file, name="release_file"),
    path("", include("samrit.web.public.urls", namespace="public")),
    path(ENGLISH, include("samrit.web.public.urls", namespace="public-en")),
]

handler400 = "samrit.web.errors.unknown_host"
handler403 = "samrit.web.errors.forbidden"
handler404 = "samrit.web.errors.not_found"
handler500 = "samrit.web.unavailable.server_error"
