"""The site for any WSGI server: `gunicorn wsgi:app`."""

from archive.config import Settings
from archive.web import create_app

app = create_app(Settings.from_environment())
