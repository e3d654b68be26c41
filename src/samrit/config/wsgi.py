"""The WSGI application that a web server serves."""

import os

from django.core.wsgi import get_wsgi_application

from samrit.cli.memory import give_memory_back, search_less_for_circles

give_memory_back()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samrit.config.settings")

application = get_wsgi_application()
search_less_for_circles()
