"""The shop whose answers are recorded, for gunicorn."""
from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
